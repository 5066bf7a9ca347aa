// Decides, without doing anything, whether and after how long a request is sent again.
import { parseRetryAfter } from './retry-after.js'
import type { RetryClass } from './types.js'

/** Sendings of one request, the first included, when the service does not say how long to wait. */
const MAX_TRIES = 5
/** Time that all waits of one request may take together. */
const RETRY_BUDGET_MS = 600_000

const BACKOFF_CAP_MS = 60_000
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 499, 500, 502, 503, 504])
/** Another customization holds the environment's lock. It can for half an hour, so the client that asked does the waiting. */
const CUSTOMIZATION_LOCK = /0x80071151/i

/** An answer as far as the decision needs it. */
export interface AnswerFacts {
  status: number
  headers: Headers
  /** The body as text. */
  text: string
}

export type RetryDecision =
  { retry: false; throttled: boolean } | { retry: true; waitMs: number; throttled: boolean }

export interface RetryState {
  retryClass: RetryClass
  /** Sendings so far. */
  tries: number
  /** Milliseconds since the first sending. */
  elapsedMs: number
  nowMs: number
  /** A number in [0, 1). */
  random: () => number
}

/**
 * Judges an answer. Refusals for too many requests are repeated in both classes, because the service did not start;
 * a wait that the service names may be repeated until the budget is spent, others five times.
 */
export function decideAfterAnswer(answer: AnswerFacts, state: RetryState): RetryDecision {
  const askedMs = askedWait(answer, state.nowMs)
  const throttled = isThrottled(answer, askedMs)
  const retriable =
    state.retryClass === 'safe'
      ? throttled || TRANSIENT_STATUSES.has(answer.status)
      : throttled && askedMs !== undefined
  if (!retriable || CUSTOMIZATION_LOCK.test(answer.text)) return { retry: false, throttled: false }
  const waitMs = Math.max(askedMs ?? 0, backoffMs(state))
  if (askedMs === undefined && state.tries >= MAX_TRIES) return { retry: false, throttled }
  if (state.elapsedMs + waitMs > RETRY_BUDGET_MS) return { retry: false, throttled }
  return { retry: true, waitMs, throttled }
}

/** Judges a failure without an answer. `sent` is false only when certainly no byte of the request went out. */
export function decideAfterFailure(
  fault: { sent: boolean; lasting: boolean },
  state: RetryState,
): RetryDecision {
  const mayRepeat = !fault.lasting && (state.retryClass === 'safe' || !fault.sent)
  const waitMs = backoffMs(state)
  const spent = state.tries >= MAX_TRIES || state.elapsedMs + waitMs > RETRY_BUDGET_MS
  return mayRepeat && !spent ? { retry: true, waitMs, throttled: false } : { retry: false, throttled: false }
}

/** Exponential from one second, any part of it (full jitter), at most a minute. */
function backoffMs({ tries, random }: RetryState): number {
  return Math.floor(random() * Math.min(BACKOFF_CAP_MS, 1000 * 2 ** (tries - 1)))
}

function isThrottled({ status, headers }: AnswerFacts, askedMs: number | undefined): boolean {
  // GitHub says "wait" with 403 too; a 403 without a wait is a lack of rights.
  return status === 429 || (status === 403 && askedMs !== undefined && headers.has('x-github-request-id'))
}

function askedWait({ status, headers }: AnswerFacts, nowMs: number): number | undefined {
  const retryAfter = parseRetryAfter(headers.get('retry-after'), nowMs)
  if (retryAfter !== undefined) return retryAfter
  const reset = Number(headers.get('x-ratelimit-reset'))
  const limited = (status === 403 || status === 429) && headers.get('x-ratelimit-remaining') === '0'
  return limited && reset > 0 ? Math.max(0, reset * 1000 - nowMs + 1000) : undefined
}
