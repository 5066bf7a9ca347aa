// What signing in needs from outside.
import type { Clock, Logger } from '@powerops/core'
import { createHttpClient, type Fetch, type HttpClient, type Recorder } from '@powerops/http'
import type { Environment } from './environment.js'
import type { Mask } from './secrets.js'

/** What a token source needs from outside. */
export interface AuthPorts {
  environment: Environment
  clock: Clock
  log: Logger
  mask: Mask
  signal?: AbortSignal | undefined
  /** Default: node's own. */
  fetch?: Fetch | undefined
  random?: () => number
  /** Is told what Entra answered; of GitHub and the machine itself it is told nothing. */
  entraRecorder?: Recorder | undefined
}

const TIMEOUT_MS = 30_000
const MAX_RESPONSE_BYTES = 1024 * 1024

/** A client for one host of the sign-in; its requests may be repeated, because getting a token changes nothing. */
export function signInClient(origin: URL, ports: AuthPorts, recorder?: Recorder): HttpClient {
  const client = createHttpClient({ hosts: { origins: [origin] }, ...ports, recorder })
  return {
    send: (request) =>
      client.send({
        timeoutMs: TIMEOUT_MS,
        maxResponseBytes: MAX_RESPONSE_BYTES,
        ...request,
        redirect: 'return',
      }),
  }
}
