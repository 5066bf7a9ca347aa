// Exports a solution, always asynchronously, and proves that the archive came over whole.
import { AlmError, parseUniqueName, quote, type Guid } from '@powerops/core'
import { stillRunning, waitForAsyncOperation } from './async-operation.js'
import { whileLocked } from './customization-lock.js'
import { requiredGuid, requiredText } from './fields.js'
import { reportedError } from './failure.js'
import type { ExportRequest, ExportSetting } from './types.js'
import type { WebApi } from './web-api.js'

/** Parameter of ExportSolutionAsync for each setting. */
const parameters: Readonly<Record<ExportSetting, string>> = {
  autoNumbering: 'ExportAutoNumberingSettings',
  calendar: 'ExportCalendarSettings',
  customization: 'ExportCustomizationSettings',
  emailTracking: 'ExportEmailTrackingSettings',
  externalApplications: 'ExportExternalApplications',
  general: 'ExportGeneralSettings',
  isvConfig: 'ExportIsvConfig',
  marketing: 'ExportMarketingSettings',
  outlookSynchronization: 'ExportOutlookSynchronizationSettings',
  relationshipRoles: 'ExportRelationshipRoles',
  sales: 'ExportSales',
}

const DOWNLOAD_TRIES = 3
const DOWNLOAD_TIMEOUT_MS = 10 * 60_000
/** Base64 of the largest archive that the service makes, with room to spare. */
const MAX_DOWNLOAD_BYTES = 256 * 1024 * 1024
const END_RECORD_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff

/** @throws AlmError `export-failed`, `solution-not-found`, `import-busy`, `still-running`. */
export async function exportSolution(api: WebApi, request: ExportRequest): Promise<Uint8Array> {
  const name = parseUniqueName(request.uniqueName, 'solution name')
  const what = `the export of solution ${quote(name)}`
  const startedAtMs = api.ports.clock.now()
  const lockWait = { timeoutMs: request.timeoutMs, what }
  const job = await whileLocked(api.ports, lockWait, () => startExport(api, name, request, what))
  const operation = await waitForAsyncOperation(api, job.asyncOperationId, {
    timeoutMs: request.timeoutMs - (api.ports.clock.now() - startedAtMs),
    what,
    onPoll: (elapsedMs, { state }) =>
      request.onProgress?.({ elapsedMs, state: state === 'waiting' ? 'waiting' : 'running' }),
  })
  if (!operation) throw stillRunning(what, request.timeoutMs, { ...job })
  if (operation.state !== 'succeeded') throw reportedError(what, operation, 'export-failed', { ...job })
  return download(api, job.exportJobId, what, request.verify)
}

interface ExportJob {
  asyncOperationId: Guid
  exportJobId: Guid
}

/** An export changes nothing, so a lost answer or a passing fault is met by one more start. */
async function startExport(
  api: WebApi,
  name: string,
  request: ExportRequest,
  what: string,
): Promise<ExportJob> {
  const switches = Object.entries(parameters).map(([setting, parameter]) => [
    parameter,
    (request.settings ?? []).includes(setting as ExportSetting),
  ])
  const body = { SolutionName: name, Managed: request.managed, ...Object.fromEntries(switches) }
  const call = { method: 'POST', path: 'ExportSolutionAsync', body, retry: 'safe' } as const
  const response = await api.write(call, what, 'export-failed').catch((caught: unknown) => {
    throw notFoundOr(caught, name)
  })
  const answer = response.json()
  return {
    asyncOperationId: requiredGuid(answer, 'AsyncOperationId', 'the answer to ExportSolutionAsync'),
    exportJobId: requiredGuid(answer, 'ExportJobId', 'the answer to ExportSolutionAsync'),
  }
}

function notFoundOr(caught: unknown, name: string): unknown {
  if (!(caught instanceof AlmError) || caught.details['serviceCode'] !== '0x80040217') return caught
  return new AlmError('solution-not-found', {
    message: `solution ${quote(name)} is not in the environment`,
    remedy: 'Use the unique name of the solution (column Name), and check the environment URL.',
    details: caught.details,
    cause: caught,
  })
}

/** Reading the result is harmless, so a body that breaks off or arrives damaged is fetched again. */
async function download(
  api: WebApi,
  exportJobId: Guid,
  what: string,
  verify: ExportRequest['verify'],
): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    try {
      const call = {
        method: 'POST',
        path: 'DownloadSolutionExportData',
        body: { ExportJobId: exportJobId },
      } as const
      const limits = {
        retry: 'safe',
        timeoutMs: DOWNLOAD_TIMEOUT_MS,
        maxResponseBytes: MAX_DOWNLOAD_BYTES,
      } as const
      const response = await api.write({ ...call, ...limits }, what, 'export-failed')
      const archive = parseExportedArchive(response.json())
      verify?.(archive)
      return archive
    } catch (caught) {
      const damaged = caught instanceof AlmError && caught.code === 'response-invalid'
      if (!damaged || tries >= DOWNLOAD_TRIES) throw caught
      api.ports.log.warning(`The archive arrived damaged and is fetched again: ${caught.message}`)
    }
  }
}

/**
 * The bytes of the zip in an answer to DownloadSolutionExportData.
 * @throws AlmError `response-invalid` unless it is base64 of a whole zip.
 */
function parseExportedArchive(untrusted: unknown): Uint8Array {
  const base64 = requiredText(untrusted, 'ExportSolutionFile', 'the answer to DownloadSolutionExportData')
  const unpadded = base64.replace(/={1,2}$/, '')
  if (base64.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(unpadded)) throw damagedArchive('it is not base64')
  const bytes = Buffer.from(base64, 'base64')
  if (!isWholeZip(bytes)) throw damagedArchive('it is not a whole zip')
  return bytes
}

/** A zip starts with a local header and ends with the end record, whose comment reaches exactly to the last byte. */
function isWholeZip(bytes: Buffer): boolean {
  if (bytes.length < END_RECORD_BYTES || bytes.readUInt32LE(0) !== 0x04034b50) return false
  const first = Math.max(0, bytes.length - END_RECORD_BYTES - MAX_COMMENT_BYTES)
  for (let at = bytes.length - END_RECORD_BYTES; at >= first; at--) {
    const commentBytes = bytes.readUInt16LE(at + 20)
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + END_RECORD_BYTES + commentBytes === bytes.length)
      return true
  }
  return false
}

function damagedArchive(why: string): AlmError {
  return new AlmError('response-invalid', {
    message: `the service answered an archive that cannot be used: ${why}`,
    remedy: 'Run the export again.',
    details: { field: 'ExportSolutionFile' },
  })
}
