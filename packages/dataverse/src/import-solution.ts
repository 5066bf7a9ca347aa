// An import from start to proven end, again while another customization is in its way.
import { whileLocked } from './customization-lock.js'
import { adoptOrStart, prepareStart } from './start-import.js'
import type { ImportAndWaitRequest, ImportOutcome } from './types.js'
import { waitForImport } from './wait-for-import.js'
import type { WebApi } from './web-api.js'

/** See DataverseClient.importSolution. */
export async function importSolution(api: WebApi, request: ImportAndWaitRequest): Promise<ImportOutcome> {
  const start = prepareStart(api, request)
  const startedAtMs = api.ports.clock.now()
  const leftMs = (): number => Math.max(0, request.timeoutMs - (api.ports.clock.now() - startedAtMs))
  return whileLocked(api.ports, { timeoutMs: request.timeoutMs, what: start.what }, async () => {
    const started = await adoptOrStart(start)
    request.onStarted?.(started)
    const outcome = await waitForImport(api, { ...request, ...started, timeoutMs: leftMs() })
    return { ...outcome, elapsedMs: api.ports.clock.now() - startedAtMs }
  })
}
