// What makes a record believable, and whether one of them proves that the same bytes passed a test.
import { formatDuration, quote } from '@powerops/core'
import { sortRecords } from './current-states.js'
import type { HistoryRecord } from './history-record.js'
import type { Evidence } from './run-evidence.js'

/** The test that is looked for. */
export interface TestWish {
  /** `owner/name` of the repository whose history counts. */
  repository: string
  /** Name of the GitHub environment that must have been deployed to. */
  environment: string
  /** SHA-256 of the zip, 64 hex digits. */
  digest: string
  /** Unique name of the solution; any when absent. */
  solution?: string
  /** SHA of the commit that must have been deployed; any when absent. */
  commit?: string
}

/** Whose records count. */
export interface TrustRules {
  /** Paths of the workflows whose runs may deploy. */
  workflows: readonly string[]
  /** Branches that these workflows may have run on: what a branch says of itself, anybody who may push can change. */
  branches: readonly string[]
  /** Nothing that succeeded longer ago; any age when absent. */
  maxAgeMs?: number
}

/** A record that does not count, and why, as the end of a sentence that begins with the record. */
export interface RejectedRecord {
  record: HistoryRecord
  reason: string
}

/** What came of the search. */
export interface TestSearch {
  /** The newest believable one. */
  found?: HistoryRecord
  /** Those that were looked at before it, newest first. */
  rejected: readonly RejectedRecord[]
}

/** The name of the job that imports, which ties a run to what it deploys: only the run itself can have such a job. */
export function importJobName(environment: string, digest: string): string {
  return `${JOB_NAME}${environment}: ${digest}`
}

const JOB_NAME = 'Import into '
/** GitHub may cut a long name; half a digest is still enough. */
const MIN_DIGEST_LENGTH = 32
/** Clocks of GitHub's servers differ by less. */
const CLOCK_SKEW_MS = 5 * 60_000

/**
 * Looks for a successful import of these bytes into that environment. `records` are what readDeployment accepted, and
 * `evidence` is what GitHub says of their runs. A record counts when its run is one of this repository, of one of the
 * workflows, on one of the branches and at the commit that it names, and has a job that succeeded and that is named
 * `Import into <environment>: <digest>`: whoever may write deployments can copy all the rest. `now` is in
 * milliseconds since the epoch.
 */
export function findSuccessfulTest(
  records: readonly HistoryRecord[],
  evidence: Evidence,
  wish: TestWish,
  rules: TrustRules,
  now: number,
): TestSearch {
  const rejected: RejectedRecord[] = []
  for (const record of sortRecords(records)) {
    const reason =
      contradicts(record, wish) ?? ageProblem(record, rules, now) ?? distrust(record, evidence, rules)
    if (reason === undefined) return { found: record, rejected }
    rejected.push({ record, reason })
  }
  return { rejected }
}

/** The records that may prove the test if their runs are what they say: those whose evidence is worth fetching. */
export function findCandidates(
  records: readonly HistoryRecord[],
  wish: TestWish,
  rules: Pick<TrustRules, 'maxAgeMs'>,
  now: number,
): HistoryRecord[] {
  return sortRecords(records).filter(
    (record) => contradicts(record, wish) === undefined && ageProblem(record, rules, now) === undefined,
  )
}

function contradicts(record: HistoryRecord, wish: TestWish): string | undefined {
  const differs = (one: string, other: string): boolean => one.toLowerCase() !== other.toLowerCase()
  if (differs(record.repository, wish.repository)) return `is of repository ${quote(record.repository)}`
  if (differs(record.environment, wish.environment)) return `is of environment ${quote(record.environment)}`
  if (wish.solution !== undefined && differs(record.solution, wish.solution))
    return `is of solution ${quote(record.solution)}`
  if (record.digest !== wish.digest) return `is of other bytes: ${record.digest}`
  if (wish.commit !== undefined && record.commit !== wish.commit) return `is of commit ${record.commit}`
  if (record.outcome !== 'success') return `is not of a success but stands at ${record.outcome}`
  return undefined
}

function ageProblem(
  { finishedAt, queuedAt }: HistoryRecord,
  { maxAgeMs }: Pick<TrustRules, 'maxAgeMs'>,
  now: number,
): string | undefined {
  const ageMs = now - Date.parse(finishedAt ?? queuedAt)
  if (!(ageMs >= -CLOCK_SKEW_MS)) return 'lies in the future'
  return maxAgeMs !== undefined && ageMs > maxAgeMs
    ? `is ${formatDuration(ageMs)} old, and at most ${formatDuration(maxAgeMs)} are allowed`
    : undefined
}

function distrust(record: HistoryRecord, evidence: Evidence, rules: TrustRules): string | undefined {
  const run = evidence.get(record.runId)
  if (!run || run.repository.toLowerCase() !== record.repository.toLowerCase())
    return `names run ${record.runId}, which ${record.repository} does not have`
  if (!rules.workflows.includes(run.workflowPath))
    return `names a run of ${quote(run.workflowPath)}, which is none of ${rules.workflows.join(', ')}`
  if (run.headBranch === undefined || !rules.branches.includes(run.headBranch))
    return `names a run on branch ${quote(run.headBranch ?? '')}, which is none of ${rules.branches.join(', ')}`
  if (run.headSha !== (record.workflowCommit ?? record.commit))
    return `names a run at commit ${run.headSha}, not at ${record.workflowCommit ?? record.commit}`
  if (record.runAttempt > run.attempt)
    return `names attempt ${record.runAttempt} of a run with ${run.attempt}`
  if (Date.parse(record.queuedAt) < Date.parse(run.createdAt) - CLOCK_SKEW_MS) return 'is older than its run'
  if (!run.jobs.some((job) => job.conclusion === 'success' && isImportJob(job.name, record)))
    return `names run ${record.runId}, in which no job ${quote(importJobName(record.environment, record.digest))} succeeded`
  return undefined
}

/** `caller / Import into test: 0123…`: GitHub puts the names of calling jobs in front. */
function isImportJob(name: string, { environment, digest }: HistoryRecord): boolean {
  const at = name.indexOf(JOB_NAME)
  if (at < 0 || at !== name.lastIndexOf(JOB_NAME) || (at > 0 && !name.slice(0, at).endsWith(' / ')))
    return false
  const place = `${environment}: `
  const rest = name.slice(at + JOB_NAME.length)
  if (rest.slice(0, place.length).toLowerCase() !== place.toLowerCase()) return false
  const shown =
    /^(?:sha256:)?([0-9a-f]+)(?:…|\.{3})?$/.exec(rest.slice(place.length).toLowerCase())?.[1] ?? ''
  return shown.length >= MIN_DIGEST_LENGTH && digest.startsWith(shown)
}
