// The deployment history as GitHub tells it: records, what is none, and the evidence for those that something rests on.
import { optional } from '@powerops/core'
import type { Deployment, DeploymentFilter, GitHubClient, WorkflowRun } from '@powerops/github'
import {
  findCandidates,
  findSuccessfulTest,
  IMPORT_TASK,
  JOB_ACCOUNT,
  readDeployment,
  type DeploymentRow,
  type Evidence,
  type ForeignDeployment,
  type HistoryRecord,
  type RunEvidence,
  type StatusRow,
  type TestSearch,
  type TestWish,
  type TrustRules,
} from '@powerops/history'

/** What the history of one repository holds. */
export interface RepositoryHistory {
  records: HistoryRecord[]
  foreign: ForeignDeployment[]
}

/** What came of the search for a test, and what in its place is no record of ours. */
export type TestAnswer = TestSearch & Pick<RepositoryHistory, 'foreign'>

/** Records that one question looks into: nobody tests the same bytes more often. */
const MAX_CANDIDATES = 50

type HistoryReader = Pick<GitHubClient, 'repository' | 'eachDeployment' | 'listStatusesOf'>
type EvidenceReader = Pick<GitHubClient, 'repository' | 'findRun' | 'listRunJobs'>

/**
 * Reads the history that fits the filter, newest first. `isWanted` spares the statuses of records that are not; it
 * sees them as they were when they were opened.
 */
export async function fetchHistory(
  github: HistoryReader,
  filter: Omit<DeploymentFilter, 'task'>,
  creators: readonly string[] = [JOB_ACCOUNT],
  isWanted: (record: HistoryRecord) => boolean = () => true,
): Promise<RepositoryHistory> {
  const repository = nameOf(github)
  const foreign: ForeignDeployment[] = []
  const wanted: Deployment[] = []
  for await (const deployment of github.eachDeployment({ ...filter, task: IMPORT_TASK })) {
    const read = readDeployment(repository, toRow(deployment, []), creators)
    if (read.kind === 'foreign') foreign.push(read.foreign)
    else if (isWanted(read.record)) wanted.push(deployment)
  }
  const statuses = await github.listStatusesOf(wanted)
  const records = wanted.flatMap((deployment) => {
    const own = statuses.get(deployment.id)
    const read = own && readDeployment(repository, toRow(deployment, own), creators)
    return read?.kind === 'record' ? [read.record] : []
  })
  return { records, foreign }
}

/** A deployment and its statuses as the history reads them. */
export function toRow(deployment: Deployment, statuses: readonly StatusRow[]): DeploymentRow {
  return { ...deployment, statuses }
}

/** What GitHub says of the runs that these records name. A run that is not there has no evidence. */
export async function fetchEvidence(
  github: EvidenceReader,
  records: readonly HistoryRecord[],
): Promise<Evidence> {
  const evidence = new Map<number, RunEvidence>()
  for (const runId of new Set(records.map((record) => record.runId))) {
    const run = await github.findRun(runId)
    if (run) evidence.set(runId, await describeRun(github, run))
  }
  return evidence
}

async function describeRun(github: EvidenceReader, run: WorkflowRun): Promise<RunEvidence> {
  const jobs = await github.listRunJobs(run.id)
  return {
    repository: nameOf(github),
    runId: run.id,
    attempt: run.attempt,
    workflowPath: run.path.replace(/@.*$/s, ''), // GitHub may write the ref behind it
    event: run.event,
    headSha: run.headSha,
    createdAt: run.createdAt,
    jobs: jobs.map(({ name, attempt, conclusion }) => ({
      name,
      attempt,
      ...optional('conclusion', conclusion),
    })),
    ...optional('headBranch', run.headBranch),
  }
}

/**
 * Looks in the history of the client's repository for a successful import of these bytes that GitHub's own account
 * of its run bears out; see findSuccessfulTest for what that takes. Needs `deployments: read` and `actions: read`.
 * `now` is in milliseconds since the epoch.
 * @throws AlmError when GitHub does not answer: what could not be looked up was not tested.
 */
export async function fetchSuccessfulTest(
  github: HistoryReader & EvidenceReader,
  wish: Omit<TestWish, 'repository'>,
  rules: TrustRules & { creators?: readonly string[] },
  now: number,
): Promise<TestAnswer> {
  const complete: TestWish = { ...wish, repository: nameOf(github) }
  const { environment, digest, commit } = wish
  const { records, foreign } = await fetchHistory(
    github,
    { environment, ...optional('sha', commit) },
    rules.creators,
    (record) => record.digest === digest,
  )
  const candidates = findCandidates(records, complete, rules, now)
  const search = (evidence: Evidence): TestAnswer => ({
    ...findSuccessfulTest(records, evidence, complete, rules, now),
    foreign,
  })
  // One run after the other: mostly the newest record is the one, and nothing more has to be asked.
  const evidence = new Map<number, RunEvidence>()
  const asked = new Set<number>()
  for (const candidate of candidates.slice(0, MAX_CANDIDATES)) {
    if (asked.has(candidate.runId)) continue
    asked.add(candidate.runId)
    for (const [runId, run] of await fetchEvidence(github, [candidate])) evidence.set(runId, run)
    const result = search(evidence)
    if (result.found) return result
  }
  return search(evidence)
}

function nameOf({ repository }: Pick<GitHubClient, 'repository'>): string {
  return `${repository.owner}/${repository.name}`
}
