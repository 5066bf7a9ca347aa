// Deletes a solution and looks whether it is gone, because a long uninstall outlives its request.
import { AlmError, quote } from '@powerops/core'
import { readServiceError, serviceError } from '@powerops/http'
import { stillRunning } from './async-operation.js'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous } from './failure.js'
import { pollUntil } from './poll.js'
import { findSolution } from './solutions.js'
import type { InstalledSolution, WaitOptions } from './types.js'
import { isSuccess, type WebApi } from './web-api.js'

const DELETE_TIMEOUT_MS = 15 * 60_000
/** How long a deletion whose answer was lost is looked for before it is asked for again. */
const RECOVERY_MS = 120_000

/**
 * See DataverseClient.deleteSolution. Deleting the same row twice is harmless, so a lost answer is met by looking for
 * two minutes and asking again: while the lost one runs, the service refuses the next for the lock.
 */
export async function deleteSolution(
  api: WebApi,
  name: string,
  options: WaitOptions,
): Promise<'deleted' | 'absent'> {
  const { installed } = await findSolution(api, name)
  if (!installed) return 'absent'
  const { clock } = api.ports
  const what = `the deletion of solution ${quote(installed.uniqueName)}`
  const startedAtMs = clock.now()
  const left = (): number => Math.max(0, options.timeoutMs - (clock.now() - startedAtMs))
  for (;;) {
    const answered = await whileLocked(api.ports, { timeoutMs: left(), what }, () => {
      options.onProgress?.({ elapsedMs: clock.now() - startedAtMs, state: 'running' })
      return sendDelete(api, installed, what)
    })
    const lookMs = answered ? left() : Math.min(left(), RECOVERY_MS)
    if (await isGoneWithin(api, installed, lookMs)) return 'deleted'
    if (answered || left() === 0) throw stillRunning(what, options.timeoutMs, { solutionId: installed.id })
  }
}

async function isGoneWithin(
  api: WebApi,
  { id, uniqueName }: InstalledSolution,
  ms: number,
): Promise<boolean> {
  const gone = await pollUntil(api.ports, ms, async () =>
    (await findSolution(api, uniqueName)).installed?.id === id ? undefined : true,
  )
  return gone === true
}

/** False when the answer was lost. */
async function sendDelete(
  api: WebApi,
  { id, uniqueName }: InstalledSolution,
  what: string,
): Promise<boolean> {
  const call = {
    method: 'DELETE',
    path: `solutions(${id})`,
    retry: 'once',
    timeoutMs: DELETE_TIMEOUT_MS,
  } as const
  try {
    const response = await api.send(call)
    if (isSuccess(response) || response.status === 404) return true
    if (!isAmbiguous(response, readServiceError(response).code)) throw serviceError(response, { what })
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code !== 'outcome-unknown') throw caught
  }
  api.ports.log.warning(`The answer to the deletion of ${uniqueName} was lost; looking whether it goes on.`)
  return false
}
