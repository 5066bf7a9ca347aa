// Failures that Dataverse reports later, in the record of an operation, turned into the errors of an answer.
import { AlmError, type ReasonCode } from '@powerops/core'
import { knownError, shownText, type HttpResponse } from '@powerops/http'

// Known by their sentences alone: the code of the first is not documented, the second often comes without its own.
const LOWER_VERSION = /\b(lower|older|earlier) version\b|version .*\b(lower|older|less) than/i
const LOCKED = /cannot start another \[|installation or removal of another solution at the same time/i
const LOCK_CODE = '0x80071151'

/** What the service says about an operation that it let fail. */
export interface ReportedFailure {
  /** `0x` and eight upper-case digits. */
  errorCode?: string
  /** The words of the service. */
  message: string
}

/** True when the work was refused because another customization ran at the same time. */
export function isLockRefusal({ errorCode, message }: ReportedFailure): boolean {
  return errorCode === LOCK_CODE || LOCKED.test(message)
}

/** The error for `what`, a noun phrase; `fallback` when neither code nor words say more. */
export function reportedError(
  what: string,
  failure: ReportedFailure,
  fallback: ReasonCode,
  details: Readonly<Record<string, unknown>>,
): AlmError {
  const { errorCode, message } = failure
  const known = knownError(isLockRefusal(failure) ? LOCK_CODE : errorCode, message)
  const lower = LOWER_VERSION.test(message)
  const reason = known?.reason ?? (lower ? 'import-version-lower' : fallback)
  const remedy =
    known?.remedy ??
    (lower
      ? 'Raise the version of the solution in its source environment.'
      : 'Look at the solution history of the environment, mend what the service names, and run again.')
  const says = [known?.says, shownText(message) || undefined].filter((part) => part !== undefined).join(' — ')
  return new AlmError(reason, {
    message: `${what} failed: ${says}${errorCode === undefined ? '' : ` (${errorCode})`}`,
    remedy,
    details: { ...details, ...(errorCode === undefined ? {} : { serviceCode: errorCode }) },
  })
}

/** A server fault without a code of Dataverse comes from a gateway: the work behind it may go on. */
export function isAmbiguous(response: HttpResponse, serviceCode: string | undefined): boolean {
  return response.status >= 500 && serviceCode === undefined
}
