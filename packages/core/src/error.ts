// The one error class of the suite. Only the action runner turns it into an exit code.
import { reasonCodes, type Fault, type ReasonCode } from './reason-codes.js'

/** What an AlmError says beside its code. */
export interface AlmErrorOptions {
  /** What happened: lower-case start, the offending value quoted, no final full stop. */
  message: string
  /** What the reader can do about it, as a sentence. */
  remedy?: string
  /** Facts for the `result` output. Never a secret. */
  details?: Readonly<Record<string, unknown>>
  cause?: unknown
}

/** An expected failure: a reason code, what happened, and what to do. */
export class AlmError extends Error {
  readonly code: ReasonCode
  readonly remedy: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ReasonCode, options: AlmErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AlmError'
    this.code = code
    this.remedy = options.remedy
    this.details = options.details ?? {}
  }

  /** Who can mend it. */
  get fault(): Fault {
    return reasonCodes[this.code].fault
  }
}

/** Turns any caught value into an AlmError; what is not one already is a defect of ours or a cancellation. */
export function toAlmError(caught: unknown): AlmError {
  if (caught instanceof AlmError) return caught
  if (isAbort(caught)) {
    return new AlmError('cancelled', { message: 'the run was cancelled', cause: caught })
  }
  const text = caught instanceof Error ? caught.message : String(caught)
  return new AlmError('internal-error', {
    message: `unexpected failure: ${text}`,
    remedy: 'Run again with debug logging and report the log.',
    cause: caught,
  })
}

/** By name alone: an abort is a DOMException, which need not be an Error of this realm. */
function isAbort(caught: unknown): boolean {
  return typeof caught === 'object' && caught !== null && 'name' in caught && caught.name === 'AbortError'
}
