// Asking again and again until there is an answer, with growing pauses and a deadline.
import { AlmError } from '@powerops/core'
import type { DataversePorts } from './types.js'

const FIRST_PAUSE_MS = 3_000
const LONGEST_PAUSE_MS = 20_000
const GROWTH = 1.4

/**
 * Calls `ask` at once and then after 3 s growing to 20 s, until it gives a value. Undefined when `timeoutMs` is over.
 * A reading that fails for a passing reason is asked again: what it asks about goes on in the service regardless.
 */
export async function pollUntil<T>(
  ports: DataversePorts,
  timeoutMs: number,
  ask: (elapsedMs: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const startedAtMs = ports.clock.now()
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const value = await askOnce(ports, () => ask(ports.clock.now() - startedAtMs))
    if (value !== undefined) return value
    const leftMs = timeoutMs - (ports.clock.now() - startedAtMs)
    if (leftMs <= 0) return undefined
    await ports.clock.sleep(Math.min(pauseMs, leftMs), ports.signal)
    pauseMs = Math.min(Math.round(pauseMs * GROWTH), LONGEST_PAUSE_MS)
  }
}

async function askOnce<T>(ports: DataversePorts, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (caught) {
    if (!isPassing(caught)) throw caught
    ports.log.warning(`A reading failed and is repeated: ${caught.message}`)
    return undefined
  }
}

function isPassing(caught: unknown): caught is AlmError {
  if (!(caught instanceof AlmError)) return false
  if (['network-error', 'request-timeout', 'throttled'].includes(caught.code)) return true
  const status = caught.details['status']
  return caught.code === 'service-error' && typeof status === 'number' && status >= 500
}
