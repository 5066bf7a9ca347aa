// Starts long operations and carries them out when their time has come.
import { numberField, stringField } from '@powerops/core'
import type { SolutionArchive } from '../archive/index.js'
import { codes, DataverseFault } from '../fault.js'
import { type Organization } from '../organization.js'
import { applyImport } from '../solution/apply-import.js'
import { refusalOf, type Refusal } from '../solution/check-import.js'
import { exportSolution } from '../solution/export.js'
import { importLogXml, type ComponentResult } from '../solution/import-log.js'
import { promote } from '../solution/uninstall.js'
import { deleteRow, rowWith } from '../tables/rows.js'
import { solutions } from '../tables/solutions.js'
import { undoable } from '../undo.js'
import { loadArchive } from './archives.js'
import { finishHistory, startHistory } from './history.js'
import { recordImport } from './ledger.js'
import {
  customizationRunning,
  jobsOf,
  progressOf,
  type ImportRequest,
  type Job,
  type JobOutcome,
} from './job.js'

/** A refused import ends after this share of the time that a whole one takes. */
const REFUSED_SHARE = 0.4

export interface Start extends Pick<Job, 'kind' | 'messageName' | 'solutionName'> {
  durationMs: number
  /** Empty for an operation that the client waits for. */
  asyncOperationId: string
  jobId?: string
  import?: ImportRequest
  export?: { managed: boolean }
}

/** Notes an operation as begun; its effect comes when it ends. */
export async function startJob(organization: Organization, start: Start): Promise<Job> {
  const { durationMs, ...rest } = start
  const refused = start.import && (await refusalOfJob(organization, start.import)) !== undefined
  const job: Job = {
    ...rest,
    jobId: start.jobId ?? organization.context.newGuid(),
    userId: organization.userId,
    startedAt: organization.now,
    endsAt: organization.now + durationMs * (refused ? REFUSED_SHARE : 1),
    fullMs: durationMs,
    historyId: organization.context.newGuid(),
  }
  jobsOf(organization).put(keyOf(job), job)
  await startHistory(organization, job)
  return job
}

function keyOf(job: Job): string {
  return job.jobId
}

/** Carries out, in the order of their ends, everything that has ended by now; of what runs, keeps the archive at hand. */
export async function settle(organization: Organization): Promise<void> {
  const due = jobsOf(organization)
    .values()
    .filter((job) => !job.outcome && job.endsAt <= organization.now)
    .sort((a, b) => a.endsAt - b.endsAt)
  for (const job of due) await finishJob({ ...organization, now: job.endsAt, userId: job.userId }, job)
  for (const { import: running, outcome } of jobsOf(organization).values()) {
    if (running && !outcome) await loadArchive(organization, running.digest)
  }
}

/** Carries the operation out at this moment and keeps how it ended. */
export async function finishJob(organization: Organization, job: Job): Promise<Job> {
  const { store, undo } = undoable(organization.context.store)
  const guarded = { ...organization, context: { ...organization.context, store } }
  const outcome = await carryOut(guarded, job).catch((error: unknown) => {
    undo()
    if (!(error instanceof DataverseFault)) throw error
    return failure(error)
  })
  const done: Job = { ...job, outcome }
  jobsOf(organization).put(keyOf(job), done)
  finishHistory(organization, done)
  return done
}

function failure(fault: DataverseFault): JobOutcome {
  return { succeeded: false, code: fault.code, message: fault.message, log: '' }
}

const SUCCESS: JobOutcome = { succeeded: true, code: '', message: '', log: '' }

async function carryOut(organization: Organization, job: Job): Promise<JobOutcome> {
  if (job.import) return carryOutImport(organization, job, job.import)
  if (job.export) {
    const bytes = await exportSolution(organization, job.solutionName, job.export.managed)
    return { ...SUCCESS, blob: organization.context.store.blobs.put(bytes) }
  }
  if (job.kind === 'Upgrade') promote(organization, job.solutionName)
  if (job.kind === 'Uninstall') {
    const solution = rowWith(organization, solutions, 'uniquename', job.solutionName)
    if (!solution) throw missingSolution(job.solutionName)
    deleteRow(organization, solutions, solution)
  }
  return SUCCESS
}

export function missingSolution(uniqueName: string): DataverseFault {
  return new DataverseFault(404, codes.notFound, `solution With uniquename = ${uniqueName} Does Not Exist`)
}

async function carryOutImport(
  organization: Organization,
  job: Job,
  request: ImportRequest,
): Promise<JobOutcome> {
  const archive = await loadArchive(organization, request.digest)
  const refusal = await refusalOfJob(organization, request)
  const results = refusal ? [] : install(organization, archive, request)
  const succeeded = refusal === undefined
  const message = refusal?.fault.message ?? ''
  const code = refusal?.fault.code ?? ''
  recordImport(organization, job, request, archive.manifest, succeeded ? undefined : { code, message })
  const log = importLogXml(archive, {
    startedAt: job.startedAt,
    endedAt: job.endsAt,
    progress: succeeded ? 100 : progressOf(job, job.endsAt),
    succeeded,
    code,
    text: message,
    missing: refusal?.missing ?? [],
    results,
  })
  return { succeeded, code, message, log }
}

function install(
  organization: Organization,
  archive: SolutionArchive,
  request: ImportRequest,
): ComponentResult[] {
  const { digest, publishWorkflows, convertToManaged, componentParameters } = request
  const effect = applyImport(organization, archive, {
    digest,
    publishWorkflows,
    convertToManaged,
    componentParameters,
    holding: request.holding || request.upgrade,
    replace: false,
  })
  if (request.upgrade) promote(organization, archive.manifest.uniqueName)
  const warnings = effect.warnings.map(({ item, message }): ComponentResult => {
    return { item, result: 'warning', code: codes.flowClientError, text: message }
  })
  return [...warnings, ...faultResults(archive, request)]
}

/** A queued fault may let single components fail in an import that succeeds as a whole. */
function faultResults(archive: SolutionArchive, { fault }: ImportRequest): ComponentResult[] {
  if (stringField(fault, 'effect') !== 'component-failure') return []
  const logged = archive.components.filter((component) => component.log !== undefined)
  const item = stringField(fault, 'component') ?? logged[0]?.schemaName ?? ''
  const text = stringField(fault, 'message') ?? 'An error occurred while importing the component.'
  return [{ item, result: 'failure', code: stringField(fault, 'code') ?? codes.importFailed, text }]
}

/** Why the import will be refused: the queued fault, or what stands against the archive. */
async function refusalOfJob(
  organization: Organization,
  request: ImportRequest,
): Promise<Refusal | undefined> {
  const queued = queuedRefusal(request)
  if (queued) return { fault: queued, missing: [] }
  const archive = await loadArchive(organization, request.digest)
  const { holding, upgrade, convertToManaged, skipDependencies } = request
  return refusalOf(organization, archive, { holding, upgrade, convertToManaged, skipDependencies })
}

function queuedRefusal({ fault }: ImportRequest): DataverseFault | undefined {
  const effect = stringField(fault, 'effect')
  const message = stringField(fault, 'message')
  if (effect === 'busy') {
    const busy = customizationRunning('Import', 'Import')
    return new DataverseFault(
      429,
      busy.code,
      `${busy.message} -- The solution installation or removal failed due to the installation or removal of another solution at the same time. Please try again later.`,
    )
  }
  if (effect === 'timeout') {
    return new DataverseFault(
      500,
      codes.importTimeout,
      message ?? 'The solution import exceeded the time limit.',
    )
  }
  if (effect !== 'fail') return undefined
  return new DataverseFault(
    numberField(fault, 'status') ?? 400,
    stringField(fault, 'code') ?? codes.importFailed,
    message ?? 'An error occurred while importing a Solution.',
  )
}
