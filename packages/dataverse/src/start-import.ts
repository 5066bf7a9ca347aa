// Starts an import exactly once: looks before, and looks again when the answer was lost.
import { AlmError, formatDuration, parseUniqueName, quote, type Guid } from '@powerops/core'
import { readServiceError, serviceError, type HttpResponse } from '@powerops/http'
import { listUnfinishedImports } from './async-operation.js'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous } from './failure.js'
import { optional, optionalGuid } from './fields.js'
import { findImport } from './find-import.js'
import { isSameArchive, nextImportJobId } from './import-job-id.js'
import { pollUntil } from './poll.js'
import { describeJob, listImportJobsSince, listUnfinishedJobs } from './running-imports.js'
import { requireSendable } from './stage-solution.js'
import type { ImportRequest, StartedImport } from './types.js'
import { isSuccess, type WebApi } from './web-api.js'

/** How long a lost start is looked for before it counts as never having happened. */
const RECOVERY_MS = 120_000
const UPLOAD_TIMEOUT_MS = 20 * 60_000
/** Failed jobs of one run that are stepped over; more is no accident. */
const MAX_FAILED_JOBS = 20
/** How much the clock of the service may be behind. */
const CLOCK_DIFFERENCE_MS = 60_000
/** DuplicateRecord: there is an import job of that id. */
const ID_IS_TAKEN = '0x80040237'

/** See DataverseClient.startImport. */
export async function startImport(
  api: WebApi,
  request: ImportRequest,
  { timeoutMs }: { timeoutMs: number },
): Promise<StartedImport> {
  const start = prepareStart(api, request)
  return whileLocked(api.ports, { timeoutMs, what: start.what }, () => adoptOrStart(start))
}

/** One wish to import, with what happened to it so far. */
export interface Start {
  api: WebApi
  request: ImportRequest
  /** The import as a noun phrase. */
  what: string
  lostAnswers: number
  /** When it was first wished for; undefined until somebody else was in the way. */
  waitingSince?: number
}

/** @throws AlmError `solution-too-large`, `input-invalid`. */
export function prepareStart(api: WebApi, request: ImportRequest): Start {
  if ('archive' in request.source) requireSendable(request.source.archive)
  const uniqueName = parseUniqueName(request.uniqueName, 'solution name')
  return { api, request, what: `the import of solution ${quote(uniqueName)}`, lostAnswers: 0 }
}

/** @throws AlmError `import-busy` at once when another customization runs. */
export async function adoptOrStart(start: Start): Promise<StartedImport> {
  const found = await firstUsableJob(start.api, start.request.importJobId)
  if (found.started) return found.started
  const ended = start.waitingSince === undefined ? undefined : await findEndedTwin(start, start.waitingSince)
  if (ended) return ended
  start.waitingSince ??= start.api.ports.clock.now()
  // A job shows up after its operation, so an unfinished import may be ours; if it is not, it holds the lock.
  const unfinished = await listUnfinishedImports(start.api)
  if (unfinished.length > 0) return joinOrWait(start.api, found.importJobId, unfinished)
  try {
    return await send(start, found.importJobId)
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code !== 'import-busy') throw caught
    // Somebody began after the look: an import shows by now, anything else is named by the refusal.
    const begun = await listUnfinishedImports(start.api)
    if (begun.length === 0) throw caught
    return joinOrWait(start.api, found.importJobId, begun)
  }
}

/** What ran while this import waited may have been the same archive, brought by another run. */
async function findEndedTwin(
  { api, request }: Start,
  waitingSince: number,
): Promise<StartedImport | undefined> {
  const jobs = await listImportJobsSince(api, waitingSince - CLOCK_DIFFERENCE_MS)
  for (const importJobId of jobs.filter((id) => isSameArchive(id, request.importJobId))) {
    const { state } = await findImport(api, importJobId)
    if (state === 'succeeded') return { importJobId, adopted: true, joined: true }
  }
  return undefined
}

/** Another run may import the same archive now: then its end is ours. */
async function joinOrWait(
  api: WebApi,
  importJobId: Guid,
  unfinished: readonly Guid[],
): Promise<StartedImport> {
  const jobs = await listUnfinishedJobs(api)
  const same = jobs.find((job) => isSameArchive(job.importJobId, importJobId))
  if (same) {
    api.ports.log.info(`${describeJob(same)}, brings the same archive; waiting for its end.`)
    const asyncOperationId = unfinished.length === 1 ? unfinished[0] : undefined
    const ids = { importJobId: same.importJobId, ...optional('asyncOperationId', asyncOperationId) }
    return { ...ids, adopted: true, joined: true }
  }
  throw new AlmError('import-busy', {
    message: `another customization runs in the environment: ${describeJob(jobs[0] ?? {})} (asynchronous operation ${unfinished.join(', ')})`,
    details: { unfinished, runs: jobs[0] },
  })
}

/** The job of this run that runs or succeeded, or the id under which the next one is started. */
async function firstUsableJob(
  api: WebApi,
  firstId: Guid,
): Promise<{ importJobId: Guid; started?: StartedImport }> {
  let importJobId = firstId
  for (let tries = 0; tries < MAX_FAILED_JOBS; tries++) {
    const found = await findImport(api, importJobId)
    if (found.state === 'absent') return { importJobId }
    if (found.state === 'running') {
      return {
        importJobId,
        started: { importJobId, ...optional('asyncOperationId', found.asyncOperationId), adopted: true },
      }
    }
    if (found.state === 'succeeded') return { importJobId, started: { importJobId, adopted: true } }
    api.ports.log.info(
      `Import job ${importJobId} failed earlier (${found.failure.message}); the next one follows it.`,
    )
    importJobId = nextImportJobId(importJobId)
  }
  throw new AlmError('import-failed', {
    message: `${MAX_FAILED_JOBS} imports of this archive by this run have failed`,
    remedy: 'Look at the first failure in the solution history, mend it, and start a new run.',
    details: { importJobId: firstId },
  })
}

async function send(start: Start, importJobId: Guid): Promise<StartedImport> {
  const { api, request, what } = start
  const path = request.mode === 'stage-and-upgrade' ? 'StageAndUpgradeAsync' : 'ImportSolutionAsync'
  const body = importBody(request, importJobId)
  let response: HttpResponse
  try {
    response = await api.send({ method: 'POST', path, body, retry: 'once', timeoutMs: UPLOAD_TIMEOUT_MS })
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code !== 'outcome-unknown') throw caught
    return recover(start, importJobId, caught)
  }
  if (isSuccess(response)) return completeTicket(start, parseStartedImport(response, importJobId))
  const error = serviceError(response, { what, fallback: 'import-failed' })
  const { code } = readServiceError(response)
  if (isAmbiguous(response, code)) return recover(start, importJobId, error)
  // The id is that of this run alone, so another step of it was faster.
  const taken = code === ID_IS_TAKEN ? await waitUntilVisible(api, importJobId) : undefined
  if (taken) return taken
  throw error
}

/** The import of that id as soon as the service shows it; undefined when it does not within two minutes. */
async function waitUntilVisible(api: WebApi, importJobId: Guid): Promise<StartedImport | undefined> {
  const found = await pollUntil(api.ports, RECOVERY_MS, async () => {
    const state = await findImport(api, importJobId)
    return state.state === 'absent' ? undefined : state
  })
  if (!found) return undefined
  const asyncOperationId = found.state === 'running' ? found.asyncOperationId : undefined
  return { importJobId, ...optional('asyncOperationId', asyncOperationId), adopted: true }
}

/** What was accepted has started, whether or not the answer can be read. */
function parseStartedImport(response: HttpResponse, importJobId: Guid): StartedImport {
  const answer = readAnswer(response)
  return {
    importJobId: optionalGuid(answer, 'ImportJobKey') ?? importJobId,
    ...optional('asyncOperationId', optionalGuid(answer, 'AsyncOperationId')),
    adopted: false,
  }
}

function readAnswer(response: HttpResponse): unknown {
  try {
    return response.json()
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'response-invalid') return undefined
    throw caught
  }
}

/** An import whose operation the service forgot to name has started all the same, and is known by its job. */
async function completeTicket({ api, what }: Start, ticket: StartedImport): Promise<StartedImport> {
  if (ticket.asyncOperationId !== undefined) return ticket
  api.ports.log.info(`The service did not name the operation of ${what}; following its import job.`)
  const visible = await waitUntilVisible(api, ticket.importJobId)
  return { ...ticket, ...visible, adopted: false }
}

/** Looks for the job for two minutes. Found: goes on with it. Provably absent: starts once more, and once only. */
async function recover(start: Start, importJobId: Guid, cause: AlmError): Promise<StartedImport> {
  const { api, what } = start
  start.lostAnswers += 1
  api.ports.log.warning(
    `The answer to ${what} was lost; looking whether it was started (import job ${importJobId}).`,
  )
  const found = await waitUntilVisible(api, importJobId)
  if (found) return found
  if (start.lostAnswers > 1 || (await listUnfinishedImports(api)).length > 0) {
    throw new AlmError('outcome-unknown', {
      message: `${what} was sent, its answer was lost, and import job ${importJobId} did not show up within ${formatDuration(RECOVERY_MS)}`,
      remedy:
        'Look at the solution history of the environment. Running the same job again adopts the import if it is there.',
      details: { importJobId },
      cause,
    })
  }
  api.ports.log.info(`${what} was not started; starting it once more.`)
  return send(start, importJobId)
}

function importBody(request: ImportRequest, importJobId: Guid): Record<string, unknown> {
  const { source } = request
  return {
    OverwriteUnmanagedCustomizations: request.overwriteUnmanagedCustomizations,
    PublishWorkflows: request.publishWorkflows,
    ...('archive' in source
      ? { CustomizationFile: source.archive }
      : { SolutionParameters: { StageSolutionUploadId: source.stageUploadId } }),
    ImportJobId: importJobId,
    ...(request.mode === 'stage-and-upgrade' ? {} : { HoldingSolution: request.mode === 'holding' }),
    SkipProductUpdateDependencies: request.skipProductUpdateDependencies ?? false,
    ConvertToManaged: request.convertToManaged ?? false,
    AsyncRibbonProcessing: true,
    ...optional('ComponentParameters', componentParameters(request)),
  }
}

function componentParameters(request: ImportRequest): Record<string, unknown>[] | undefined {
  const references = (request.connectionReferences ?? []).map((reference) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.connectionreference',
    connectionreferencelogicalname: reference.logicalName,
    connectionreferencedisplayname: reference.displayName ?? reference.logicalName,
    description: '',
    connectorid: reference.connectorId,
    connectionid: reference.connectionId,
  }))
  const variables = (request.environmentVariables ?? []).map((variable) => ({
    '@odata.type': 'Microsoft.Dynamics.CRM.environmentvariablevalue',
    schemaname: variable.schemaName,
    value: variable.value,
    ...optional('environmentvariablevalueid', variable.valueId),
  }))
  const parameters = [...references, ...variables]
  return parameters.length > 0 ? parameters : undefined
}
