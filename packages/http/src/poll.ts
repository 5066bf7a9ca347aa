// Waiting for a state of a service: asking again and again, with growing pauses, until it is there or the time is over.
import { AlmError, type Clock, type Logger } from '@powerops/core'

/** What one look at a service found. A state that is neither is the asker's to refuse. */
export type Reading<T> = { done: T } | { pending: string; retryAfterMs?: number | undefined }

/** How long and how often to ask. */
export interface Polling {
  clock: Clock
  log: Logger
  signal?: AbortSignal | undefined
  /** After this time the answer is undefined; what is waited for goes on regardless. */
  timeoutMs: number
  /** The first and shortest pause; each one is 1.4 times as long as the one before. */
  firstPauseMs: number
  longestPauseMs: number
  /** Share of the time so far that no pause may exceed, so that an end is seen that much too late at most. */
  shareOfElapsed?: number
  onPending?: ((elapsedMs: number, state: string) => void) | undefined
}

const GROWTH = 1.4

/**
 * Asks at once, and then after each pause (or as long as the service says), until there is a value. Undefined when the
 * time is over. A look that fails for a passing reason is repeated: what it looks at goes on.
 */
export async function pollUntil<T>(
  polling: Polling,
  ask: (elapsedMs: number) => Promise<Reading<T>>,
): Promise<{ value: T } | undefined> {
  const { clock, signal, timeoutMs, firstPauseMs, longestPauseMs, shareOfElapsed = 1, onPending } = polling
  const startedAtMs = clock.now()
  let pauseMs = firstPauseMs
  for (;;) {
    const reading = await ask(clock.now() - startedAtMs).catch((caught: unknown) =>
      asPending<T>(caught, polling.log),
    )
    if ('done' in reading) return { value: reading.done }
    const elapsedMs = clock.now() - startedAtMs
    onPending?.(elapsedMs, reading.pending)
    if (elapsedMs >= timeoutMs) return undefined
    const shareMs = Math.max(firstPauseMs, Math.floor(elapsedMs * shareOfElapsed))
    const askAgainMs = reading.retryAfterMs ?? Math.min(pauseMs, shareMs)
    await clock.sleep(Math.min(askAgainMs, timeoutMs - elapsedMs), signal)
    pauseMs = Math.min(Math.round(pauseMs * GROWTH), longestPauseMs)
  }
}

function asPending<T>(caught: unknown, log: Logger): Reading<T> {
  if (!(caught instanceof AlmError) || !isPassing(caught)) throw caught
  log.warning(`a reading failed and is repeated: ${caught.message}`)
  return { pending: 'unknown' }
}

function isPassing({ code, details }: AlmError): boolean {
  if (['network-error', 'request-timeout', 'throttled'].includes(code)) return true
  return code === 'service-error' && typeof details['status'] === 'number' && details['status'] >= 500
}
