// The hourly budget of each token, and the headers that tell of it.
import type { EmulatorClock } from '../../frame/handler.js'
import type { Viewer } from '../access/viewer.js'
import { Problem } from './problem.js'

const HOUR_MS = 3_600_000
/** Requests (of REST) or points (of GraphQL, where a plain query costs one) an hour: a person, a job (per repository), nobody. */
const LIMITS = { user: 5000, job: 1000, anonymous: 60 } as const

/** Counts a request. @throws Problem 403 when the hour's budget is spent. */
export function createRateLimit(
  clock: EmulatorClock,
  resource: 'core' | 'graphql' = 'core',
): (viewer: Viewer) => Record<string, string> {
  const windows = new Map<string, { used: number; resetAt: number }>()
  return (viewer) => {
    const key =
      viewer.kind === 'user'
        ? `user ${viewer.account.id}`
        : viewer.kind === 'job'
          ? `repository ${viewer.job.repositoryId}`
          : 'anonymous'
    const open = windows.get(key)
    const window = open && open.resetAt > clock.now() ? open : { used: 0, resetAt: clock.now() + HOUR_MS }
    windows.set(key, window)
    const limit = LIMITS[viewer.kind]
    const exhausted = window.used >= limit
    if (!exhausted) window.used++
    const headers = {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(limit - window.used),
      'x-ratelimit-used': String(window.used),
      'x-ratelimit-reset': String(Math.floor(window.resetAt / 1000)),
      'x-ratelimit-resource': resource,
    }
    if (exhausted) throw new Problem(403, `API rate limit exceeded for ${key}.`, undefined, headers)
    return headers
  }
}
