// Waiting for a state of an environment: asked after 5 s at first, every 30 s at last, or as the service says.
import { AlmError } from '@powerops/core'
import { pollUntil, type Reading } from '@powerops/http'
import type { AdminPorts } from './types.js'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 30_000

export interface Waiting {
  timeoutMs: number
  onPending?: (elapsedMs: number, state: string) => void
}

/** Asks until the state is there; undefined when the time is over. */
export function waitFor<T>(
  ports: AdminPorts,
  waiting: Waiting,
  ask: () => Promise<Reading<T>>,
): Promise<{ value: T } | undefined> {
  const pauses = { firstPauseMs: FIRST_PAUSE_MS, longestPauseMs: LONGEST_PAUSE_MS }
  return pollUntil({ ...ports, ...pauses, ...waiting }, ask)
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
