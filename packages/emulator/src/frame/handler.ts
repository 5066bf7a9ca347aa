// How a service of the emulator answers: a function of a request over the emulator's state.

export interface EmulatorRequest {
  method: string
  /** Absolute, as the client sees it: origin (with port), path and query. */
  url: URL
  /** Lower-case names. */
  headers: ReadonlyMap<string, string>
  body: Buffer
}

export interface EmulatorResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  /** An object or array is sent as JSON; undefined sends no body. */
  body?: string | Uint8Array | object | undefined
}

/** Answers a request, or undefined when the path is not this service's. */
export type Handler = (
  request: EmulatorRequest,
) => EmulatorResponse | undefined | Promise<EmulatorResponse | undefined>

/** The emulator's time: real, or running faster, or moved by a test. */
export interface EmulatorClock {
  /** Milliseconds since the epoch, UTC. */
  now(): number
}
