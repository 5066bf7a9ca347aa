// What is known about one error code of a service.
import type { ReasonCode } from '@powerops/core'

/** The meaning of a code, and the remedy. */
export interface KnownError {
  reason: ReasonCode
  /** What happened, for people: lower-case start, no full stop. */
  says: string
  /** What the reader can do, as a sentence. */
  remedy: string
}
