// Waiting for a state: asking again and again, with growing pauses, until it is there or the time is over.
import { AlmError } from '@powerops/core'
import type { AdminPorts } from './types.js'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 30_000
const GROWTH = 1.4

/** What one look at a service found. A state that is neither is the asker's to refuse. */
export type Reading<T> = { done: T } | { pending: string; retryAfterMs?: number | undefined }

export interface Waiting {
  timeoutMs: number
  onPending?: (elapsedMs: number, state: string) => void
}

/**
 * Asks at once and then after 5 s growing to 30 s, or as the service says. Undefined when the time is over.
 * A look that fails for a passing reason is repeated: what it looks at goes on regardless.
 */
export async function waitFor<T>(
  ports: AdminPorts,
  { timeoutMs, onPending }: Waiting,
  ask: () => Promise<Reading<T>>,
): Promise<{ value: T } | undefined> {
  const startedAtMs = ports.clock.now()
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const reading = await ask().catch((caught: unknown) => asPending<T>(caught, ports))
    if ('done' in reading) return { value: reading.done }
    const elapsedMs = ports.clock.now() - startedAtMs
    onPending?.(elapsedMs, reading.pending)
    if (elapsedMs >= timeoutMs) return undefined
    await ports.clock.sleep(Math.min(reading.retryAfterMs ?? pauseMs, timeoutMs - elapsedMs), ports.signal)
    pauseMs = Math.min(Math.round(pauseMs * GROWTH), LONGEST_PAUSE_MS)
  }
}

function asPending<T>(caught: unknown, ports: AdminPorts): Reading<T> {
  if (!(caught instanceof AlmError) || !isPassing(caught)) throw caught
  ports.log.warning(`A reading failed and is repeated: ${caught.message}`)
  return { pending: 'unknown' }
}

function isPassing({ code, details }: AlmError): boolean {
  if (['network-error', 'request-timeout', 'throttled'].includes(code)) return true
  return code === 'service-error' && typeof details['status'] === 'number' && details['status'] >= 500
}

export interface StateSets {
  pending: readonly string[]
  target: readonly string[]
}

/** Places a state: an unknown one is never taken for success or for still going on. */
export function placeState(
  state: string,
  { pending, target }: StateSets,
  what: string,
): 'pending' | 'target' {
  if (target.includes(state)) return 'target'
  if (pending.includes(state)) return 'pending'
  throw new AlmError('response-invalid', {
    message: `${what} is in the unknown state "${state}"`,
    remedy: 'Look at the environment in the admin center before running again.',
    details: { state },
  })
}
