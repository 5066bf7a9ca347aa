// What a session needs from outside: the ports of the actions fit.
import type { Environment, Mask } from '@powerops/auth'
import type { Clock, Logger } from '@powerops/core'
import type { Fetch } from '@powerops/http'

/** The outside world of a session. */
export interface SessionPorts {
  /** The variables of the process. */
  environment: Environment
  log: Logger
  clock: Clock
  /** Hides a secret in everything that is logged from now on. */
  mask: Mask
  /** Aborted when the job is cancelled. */
  signal?: AbortSignal | undefined
  /** Default: node's own. */
  fetch?: Fetch | undefined
  /** A number in [0, 1), for the waits between tries. */
  random?: () => number
}

/** How the suite names itself to the services. */
export const USER_AGENT = 'powerops-actions'
