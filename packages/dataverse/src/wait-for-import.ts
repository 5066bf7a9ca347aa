// Waits for an import and proves its success in three places: the operation, the import job, the installed version.
import { AlmError, compareVersions, quote, type Guid } from '@powerops/core'
import { knownError } from '@powerops/http'
import { stillRunning, waitForAsyncOperation, type EndedOperation } from './async-operation.js'
import { reportedError } from './failure.js'
import { optional } from './fields.js'
import { failureIn, findImport, findImportJob } from './find-import.js'
import { watchImportJob } from './import-progress.js'
import { parseImportResults, type ImportResults } from './import-results.js'
import { pollUntil } from './poll.js'
import { findSolution } from './solutions.js'
import type { ImportFailure, ImportOutcome, InstalledSolution, WaitForImportRequest } from './types.js'
import type { WebApi } from './web-api.js'

/** How long the result document may take to appear after the operation has ended. */
const RESULT_DELAY_MS = 60_000
/** Progress is for people; the end is what is looked for more often. */
const PROGRESS_INTERVAL_MS = 2_000
/** Components that an error message names; the details hold all of them. */
const NAMED_COMPONENTS = 5
/** ImportMissingDependenciesError. */
const MISSING_DEPENDENCIES = '0x8004801D'

/** See DataverseClient.waitForImport. */
export async function waitForImport(api: WebApi, request: WaitForImportRequest): Promise<ImportOutcome> {
  const startedAtMs = api.ports.clock.now()
  const what = `the import of solution ${quote(request.uniqueName)}`
  let percent: number | undefined
  const watched: WaitForImportRequest = {
    ...request,
    onProgress: (progress) => {
      percent = progress.percent ?? percent
      request.onProgress?.(progress)
    },
  }
  const ids = { importJobId: request.importJobId, ...optional('asyncOperationId', request.asyncOperationId) }
  const ended =
    request.asyncOperationId === undefined
      ? await waitForJob(api, watched)
      : await waitForOperation(api, watched, request.asyncOperationId, what)
  if (!ended) {
    const elapsedMs = api.ports.clock.now() - startedAtMs
    throw stillRunning(what, request.timeoutMs, { ...ids, ...farness(elapsedMs, percent) })
  }
  const results = await readResults(api, request, ended)
  const failure = importFailure(ended, results)
  if (failure) throw importError(what, failure, ids)
  const installed = await provenVersion(api, request, what)
  const components = results?.components ?? []
  return {
    ...ids,
    installed,
    componentCount: components.length,
    warnings: components.filter(({ result }) => result === 'warning'),
    elapsedMs: api.ports.clock.now() - startedAtMs,
  }
}

/** How far an import is, and how long it takes yet if it goes on as before. */
function farness(
  elapsedMs: number,
  percent: number | undefined,
): { elapsedMs: number; percent?: number; leftMs?: number } {
  if (percent === undefined || percent <= 0) return { elapsedMs }
  return { elapsedMs, percent, leftMs: Math.round((elapsedMs * Math.max(0, 100 - percent)) / percent) }
}

function waitForOperation(
  api: WebApi,
  request: WaitForImportRequest,
  id: Guid,
  what: string,
): Promise<EndedOperation | undefined> {
  let nextProgressMs = 0
  const look = watchImportJob(api, request.importJobId)
  return waitForAsyncOperation(api, id, {
    timeoutMs: request.timeoutMs,
    what,
    onPoll: async (elapsedMs, { state }) => {
      if ((state !== 'waiting' && state !== 'running') || elapsedMs < nextProgressMs) return
      nextProgressMs = elapsedMs + PROGRESS_INTERVAL_MS
      request.onProgress?.(await look(elapsedMs, state))
    },
  })
}

/** For an adopted import whose operation is not known: the job itself says when it has ended. */
function waitForJob(api: WebApi, request: WaitForImportRequest): Promise<EndedOperation | undefined> {
  return pollUntil<EndedOperation>(api.ports, request.timeoutMs, async (elapsedMs) => {
    const found = await findImport(api, request.importJobId)
    if (found.state === 'failed') return { state: 'failed', ...found.failure }
    if (found.state === 'succeeded') return { state: 'succeeded' }
    const percent = found.state === 'running' ? found.percent : undefined
    request.onProgress?.({ elapsedMs, state: 'running', ...optional('percent', percent) })
    return undefined
  })
}

/** The result document; a failed operation may have none, a successful one must. */
async function readResults(
  api: WebApi,
  { importJobId, onResultDocument }: WaitForImportRequest,
  { state }: EndedOperation,
): Promise<ImportResults | undefined> {
  const xml = await pollUntil(api.ports, state === 'succeeded' ? RESULT_DELAY_MS : 0, async () => {
    const job = await findImportJob(api, importJobId, 'all')
    // Of a job that is not completed yet, the document is a part.
    return state !== 'succeeded' || job?.completed ? job?.resultXml : undefined
  })
  if (xml !== undefined) {
    onResultDocument?.(xml)
    return parseImportResults(xml)
  }
  if (state !== 'succeeded') return undefined
  throw new AlmError('response-invalid', {
    message: `the import ended, but import job ${importJobId} has no result document in "data"`,
    remedy: 'Look at the import in the solution history; without the document its success is not proven.',
    details: { importJobId, field: 'data' },
  })
}

function importFailure(ended: EndedOperation, results: ImportResults | undefined): ImportFailure | undefined {
  const inDocument = results && failureIn(results)
  if (ended.state === 'succeeded') return inDocument
  return {
    message: ended.message,
    ...optional('errorCode', ended.errorCode ?? inDocument?.errorCode),
    components: inDocument?.components ?? [],
    missingDependencies: results?.missingDependencies ?? [],
  }
}

function importError(what: string, failure: ImportFailure, ids: object): AlmError {
  const { missingDependencies } = failure
  const components = failure.components.map((component) => ({
    ...component,
    ...optional('meaning', component.errorCode && knownError(component.errorCode, '')?.says),
  }))
  const named = [
    ...components
      .slice(0, NAMED_COMPONENTS)
      .map(({ kind, name, errorCode, meaning, text }) =>
        [`${kind} ${quote(name)}`, errorCode, meaning, text].filter(Boolean).join(': '),
      ),
    ...missingDependencies
      .slice(0, NAMED_COMPONENTS)
      .map(
        ({ required: end }) =>
          `missing ${quote(end.schemaName || end.displayName)} of ${quote(end.solution)}`,
      ),
  ]
  const message = [failure.message, ...named].join('; ')
  const details = { ...ids, components, missingDependencies }
  const error = reportedError(what, { ...failure, message }, 'import-failed', details)
  // The general code says less than the list that came with it.
  const dependencies = missingDependencies.length > 0 && error.code === 'import-failed'
  return dependencies
    ? reportedError(what, { message, errorCode: MISSING_DEPENDENCIES }, 'import-failed', details)
    : error
}

/** The last proof: the target shows the version that was imported, where the mode puts it. */
async function provenVersion(
  api: WebApi,
  { uniqueName, version, mode }: WaitForImportRequest,
  what: string,
): Promise<InstalledSolution> {
  const found = await findSolution(api, uniqueName)
  const solution = mode === 'holding' ? (found.pendingUpgrade ?? found.installed) : found.installed
  const halfDone = mode === 'stage-and-upgrade' && found.pendingUpgrade !== undefined
  const difference = solution && compareVersions(solution.version, version)
  if (solution && difference === 0 && !halfDone) return solution
  // The service refuses a managed version below the present one, so a higher one came afterwards.
  if (solution?.managed && difference !== undefined && difference > 0 && mode !== 'holding' && !halfDone) {
    api.ports.log.warning(
      `${what} ended well, and another import has brought version ${solution.version} since.`,
    )
    return solution
  }
  const shown = solution ? `version ${solution.version}` : 'no such solution'
  throw new AlmError('import-failed', {
    message: halfDone
      ? `${what} ended, but the upgrade is not applied: ${quote(`${uniqueName}_Upgrade`)} is still there`
      : `${what} ended well, but the environment shows ${shown} instead of version ${version}`,
    remedy: halfDone
      ? 'Apply or delete the pending upgrade, then run again.'
      : 'Look at the solution history for another import at the same time.',
    details: { expectedVersion: version, ...optional('installedVersion', solution?.version) },
  })
}
