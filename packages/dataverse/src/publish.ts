// Publishes all customizations of the environment.
import { AlmError, formatDuration } from '@powerops/core'
import { readServiceError, serviceError } from '@powerops/http'
import { whileLocked } from './customization-lock.js'
import { isAmbiguous } from './failure.js'
import type { WaitOptions } from './types.js'
import { isSuccess, type WebApi } from './web-api.js'

const REQUEST_TIMEOUT_MS = 15 * 60_000
const WHAT = 'publishing all customizations'

/**
 * Publishing twice is harmless, so a lost answer is met by asking again: while the lost one runs, the service refuses
 * the next for the lock, which is waited for.
 */
export async function publishAll(api: WebApi, { timeoutMs, onProgress }: WaitOptions): Promise<void> {
  const { clock, log } = api.ports
  const startedAtMs = clock.now()
  const elapsed = (): number => clock.now() - startedAtMs
  for (;;) {
    const leftMs = timeoutMs - elapsed()
    const done = await whileLocked(api.ports, { timeoutMs: leftMs, what: WHAT }, () => {
      onProgress?.({ elapsedMs: elapsed(), state: 'running' })
      return publishOnce(api)
    })
    if (done) return
    if (elapsed() >= timeoutMs) throw unanswered(timeoutMs)
    log.info('The answer to the publishing was lost; publishing again.')
    await clock.sleep(Math.min(10_000, Math.max(0, timeoutMs - elapsed())), api.ports.signal)
  }
}

/** False when the answer was lost. */
async function publishOnce(api: WebApi): Promise<boolean> {
  try {
    const call = {
      method: 'POST',
      path: 'PublishAllXml',
      retry: 'once',
      timeoutMs: REQUEST_TIMEOUT_MS,
    } as const
    const response = await api.send(call)
    if (isSuccess(response)) return true
    if (isAmbiguous(response, readServiceError(response).code)) return false
    throw serviceError(response, { what: WHAT, fallback: 'publish-failed' })
  } catch (caught) {
    if (caught instanceof AlmError && caught.code === 'outcome-unknown') return false
    throw caught
  }
}

function unanswered(timeoutMs: number): AlmError {
  return new AlmError('still-running', {
    message: `${WHAT} did not end within ${formatDuration(timeoutMs)}; it may go on in the service`,
    remedy: 'Run the same job again: publishing twice is harmless.',
  })
}
