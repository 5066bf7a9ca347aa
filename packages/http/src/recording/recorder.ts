// What the HTTP client tells whoever records its conversation.
import type { HttpMethod } from '../types.js'

/** One request and the answer that it got, as they went over the wire: secrets and personal data included. */
export interface RecordedExchange {
  method: HttpMethod
  url: URL
  status: number
  headers: Headers
  /** The body of the answer. */
  bytes: Uint8Array
}

/** Is told every answer, those that are retried among them. Never throws and is never waited for. */
export interface Recorder {
  record(exchange: RecordedExchange): void
}
