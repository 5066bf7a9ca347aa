// The service protection limits: so many requests, so much execution time and so many requests at once for each user of
// an environment, counted over a sliding window.
import { parseJson, stringField } from '@powerops/core'
import type { EmulatorClock, EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import { codes, DataverseFault, faultResponse } from './fault.js'
import type { DataverseSettings } from './settings.js'

/** What one user did within the window. */
interface Usage {
  running: number
  requests: { atMs: number; tookMs: number }[]
}

/** Lets a request through, or answers 429. */
export type ServiceProtection = (
  request: EmulatorRequest,
  environmentId: string,
  work: () => Promise<EmulatorResponse>,
) => Promise<EmulatorResponse>

/** How long a client waits when it had too many requests at the same time. */
const CONCURRENCY_WAIT_MS = 2000

/** A limit of 0 is none. */
export function createServiceProtection(
  settings: DataverseSettings,
  clock: EmulatorClock,
): ServiceProtection {
  const { maxRequests, maxExecutionMs, maxConcurrentRequests, limitWindowMs } = settings
  if (maxRequests === 0 && maxExecutionMs === 0 && maxConcurrentRequests === 0)
    return (_r, _e, work) => work()
  const usages = new Map<string, Usage>()
  const usageOf = (key: string): Usage => {
    const known = usages.get(key) ?? { running: 0, requests: [] }
    usages.set(key, known)
    known.requests = known.requests.filter(({ atMs }) => atMs > clock.now() - limitWindowMs)
    return known
  }
  return async (request, environmentId, work) => {
    const usage = usageOf(`${environmentId} ${userOf(request)}`)
    const oldestMs = usage.requests[0]?.atMs ?? clock.now()
    const untilFreeMs = oldestMs + limitWindowMs - clock.now()
    const executionMs = usage.requests.reduce((sum, { tookMs }) => sum + tookMs, 0)
    if (maxRequests > 0 && usage.requests.length >= maxRequests) {
      const text = `Number of requests exceeded the limit of ${maxRequests} over time window of ${limitWindowMs / 1000} seconds.`
      return refusal(codes.tooManyRequests, text, untilFreeMs)
    }
    if (maxExecutionMs > 0 && executionMs >= maxExecutionMs) {
      const text = `Combined execution time of incoming requests exceeded limit of ${maxExecutionMs} milliseconds over time window of ${limitWindowMs / 1000} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`
      return refusal(codes.tooMuchExecution, text, untilFreeMs)
    }
    if (maxConcurrentRequests > 0 && usage.running >= maxConcurrentRequests) {
      const text = `Number of concurrent requests exceeded the limit of ${maxConcurrentRequests}.`
      return refusal(codes.tooManyAtOnce, text, CONCURRENCY_WAIT_MS)
    }
    return counted(usage, clock, settings, work)
  }
}

async function counted(
  usage: Usage,
  clock: EmulatorClock,
  { maxRequests, maxExecutionMs }: DataverseSettings,
  work: () => Promise<EmulatorResponse>,
): Promise<EmulatorResponse> {
  const entry = { atMs: clock.now(), tookMs: 0 }
  usage.requests.push(entry)
  usage.running += 1
  try {
    const response = await work()
    const executionMs = usage.requests.reduce((sum, { tookMs }) => sum + tookMs, 0)
    const remaining = {
      'x-ms-ratelimit-burst-remaining-xrm-requests': String(Math.max(0, maxRequests - usage.requests.length)),
      'x-ms-ratelimit-time-remaining-xrm-requests': String(Math.max(0, maxExecutionMs - executionMs) / 1000),
    }
    return { ...response, headers: { ...response.headers, ...remaining } }
  } finally {
    usage.running -= 1
    entry.tookMs = clock.now() - entry.atMs
  }
}

function refusal(code: string, message: string, waitMs: number): EmulatorResponse {
  const response = faultResponse(new DataverseFault(429, code, message), false)
  const headers = { ...response.headers, 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) }
  return { ...response, headers }
}

/** The object id in the token; whether the token is good is for others to see. */
function userOf({ headers }: EmulatorRequest): string {
  const payload = /^Bearer [^.]+\.([^.]+)\./i.exec(headers.get('authorization') ?? '')?.[1]
  if (payload === undefined) return ''
  try {
    return (
      stringField(parseJson(Buffer.from(payload, 'base64url').toString('utf8'), 'the token'), 'oid') ?? ''
    )
  } catch {
    return ''
  }
}
