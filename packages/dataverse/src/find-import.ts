// What became of an import job, asked by its id.
import { numberField, stringField, type Guid } from '@powerops/core'
import { listUnfinishedImports } from './async-operation.js'
import { isLockRefusal } from './failure.js'
import { optional } from './fields.js'
import { parseImportResults, type ImportResults } from './import-results.js'
import type { ImportFailure, ImportState } from './types.js'
import type { WebApi } from './web-api.js'

const UNFINISHED: ImportFailure = {
  message: 'the import job was left unfinished: the service runs no import any more',
  components: [],
  missingDependencies: [],
}

/** An import job as the service keeps it. */
export interface ImportJob {
  completed: boolean
  /** 0 to 100. */
  percent?: number
  /** The result document, once there is one. */
  resultXml?: string
}

/** Undefined when there is no such job (yet): it appears a little after the operation that runs it. */
export async function findImportJob(
  api: WebApi,
  id: Guid,
  columns: 'progress' | 'all',
): Promise<ImportJob | undefined> {
  const $select = `progress,startedon,completedon,solutionname${columns === 'all' ? ',data' : ''}`
  const row = await api.find(`importjobs(${id})`, { $select }, `the search for import job ${id}`)
  return row === undefined ? undefined : parseImportJob(row)
}

function parseImportJob(untrusted: unknown): ImportJob {
  return {
    completed: Boolean(stringField(untrusted, 'completedon')),
    ...optional('percent', numberField(untrusted, 'progress')),
    ...optional('resultXml', stringField(untrusted, 'data') || undefined),
  }
}

export async function findImport(api: WebApi, importJobId: Guid): Promise<ImportState> {
  const job = await findImportJob(api, importJobId, 'all')
  if (!job) return { state: 'absent' }
  if (job.completed) return completedState(importJobId, job)
  const unfinished = await listUnfinishedImports(api)
  if (unfinished.length > 0) {
    // Only one import runs at a time, so a single unfinished operation is the one of the running job.
    const asyncOperationId = unfinished.length === 1 ? unfinished[0] : undefined
    return {
      state: 'running',
      importJobId,
      ...optional('asyncOperationId', asyncOperationId),
      ...optional('percent', job.percent),
    }
  }
  // It may have ended between the two looks.
  const again = await findImportJob(api, importJobId, 'all')
  return again?.completed
    ? completedState(importJobId, again)
    : { state: 'failed', importJobId, busy: false, failure: UNFINISHED }
}

async function completedState(importJobId: Guid, { resultXml }: ImportJob): Promise<ImportState> {
  const results = resultXml === undefined ? undefined : await parseImportResults(resultXml)
  const failure = results && failureIn(results)
  if (results && !failure) return { state: 'succeeded', importJobId, components: results.components }
  const proven = failure ?? { ...UNFINISHED, message: 'the import job ended without a result' }
  return { state: 'failed', importJobId, busy: isLockRefusal(proven), failure: proven }
}

/** The failure that a result document reports: of the whole, or of any component even when the whole succeeded. */
export function failureIn(results: ImportResults): ImportFailure | undefined {
  const failed = results.components.filter(({ result }) => result === 'failure')
  if (failed.length === 0 && results.succeeded !== false) return undefined
  const first = failed[0]
  return {
    message:
      first?.text ??
      (first ? `${first.kind} "${first.name}" could not be imported` : 'the import did not succeed'),
    ...optional('errorCode', first?.errorCode),
    components: failed,
    missingDependencies: results.missingDependencies,
  }
}
