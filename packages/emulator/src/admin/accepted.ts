// The two answers to a request that starts a lifecycle operation: 202 with a place to poll, or 409.
import type { EmulatorResponse } from '../frame/handler.js'
import { platformError } from '../frame/respond.js'
import { OPERATIONS_PATH } from './lifecycle.js'
import type { Platform } from './platform.js'
import type { OperationRecord } from './records.js'
import type { AdminCall } from './routing.js'

const API_VERSION = '2023-06-01'
const REAL_HOST = 'api.bap.microsoft.com'

/** 202 with the operation's absolute URL on another host than the one that was asked, as the service does. */
export function accepted({ request, platform }: AdminCall, operation: OperationRecord): EmulatorResponse {
  const { protocol, hostname, port } = request.url
  const place = `${OPERATIONS_PATH}/${operation.id}?api-version=${API_VERSION}`
  const host =
    hostname === REAL_HOST ? `europe.${REAL_HOST}` : hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  const location = `${protocol}//${host}${port === '' ? '' : `:${port}`}${place}`
  return { status: 202, headers: { location, 'retry-after': retryAfterSeconds(platform) } }
}

/** The refusal while another operation runs on the environment, or undefined when it is free. */
export function refuseWhenBusy(platform: Platform, environmentId: string): EmulatorResponse | undefined {
  if (!platform.activeOperation(environmentId)) return undefined
  return platformError(
    409,
    'OperationNotStartable',
    `This operation cannot be performed because there is an active lifecycle operation on the environment ${environmentId}.`,
  )
}

/** A quarter of the operation's duration, in seconds of the client's clock. */
export function retryAfterSeconds({ options: { timings, clock } }: Platform): string {
  if (timings.lifecycleMs === 0) return '0'
  const speed = clock.speed === 0 ? 1 : clock.speed
  return String(Math.max(1, Math.round(timings.lifecycleMs / 4000 / speed)))
}
