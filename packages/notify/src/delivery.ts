// How sending ended, for each one who was to be told.
import type { AlmError } from '@powerops/core'

/** Sent to, or not sent to, one place: an address, a channel of Teams, an issue. */
export type Delivery =
  { to: string; outcome: 'sent'; url?: string } | { to: string; outcome: 'failed'; error: AlmError }
