// How a service of the emulator answers: a function of a request over the emulator's state.
import type { EnvironmentView } from './context.js'

/** A request as the services get it. */
export interface EmulatorRequest {
  method: string
  /** Absolute, as the client sees it: origin (with port), path and query. */
  url: URL
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>
  body: Buffer
  /** The raw path of `url` without an alias such as `/org/{domain}`: what a service routes on. */
  path: string
  /** Origin plus alias, no trailing slash: `root + path` is the URL without its query. Build links from it. */
  root: string
  /** The Dataverse environment whose origin, alias or real host name was asked. */
  environment?: EnvironmentView | undefined
}

/** An answer as the services give it. */
export interface EmulatorResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  /** An object or array is sent as JSON; a string as plain text unless a header says otherwise. */
  body?: string | Uint8Array | object | undefined
}

/** Answers a request, or undefined when the path is not this service's. */
export type Handler = (
  request: EmulatorRequest,
) => EmulatorResponse | undefined | Promise<EmulatorResponse | undefined>

/**
 * What `createDataverseService(context)` and `createGitHubService(context)` return: a handler, plus whatever
 * the service offers to tests in the same process. The frame flushes the store after every `handle`.
 */
export interface Service {
  readonly name: string
  readonly handle: Handler
}

/** The emulator's time: real, or running faster, or moved by a test. */
export interface EmulatorClock {
  /** Milliseconds since the epoch, UTC. */
  now(): number
}
