// What a failed fetch means: was anything sent, is it worth another try, and how to say it.
import { arrayField, isRecord, stringField } from '@powerops/core'

/** A failure without an answer. */
export interface ConnectionFault {
  /** False only when certainly no byte of the request went out. */
  sent: boolean
  /** True when another try would fail in the same way. */
  lasting: boolean
  /** For the message: lower-case words with the system's own code. */
  reason: string
}

const NOT_SENT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known to DNS',
  EAI_AGAIN: 'DNS did not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'the connection was not opened in time',
}

const TLS_CODE = /CERT|^ERR_TLS|^ERR_SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|^EPROTO$|^HOSTNAME_MISMATCH$/

/** Node's own limits of five minutes, which a longer timeout cannot lift. */
const TIMEOUT_CODES: ReadonlySet<string> = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'])

/** True when node itself waited long enough for the answer. */
export function isTimeout(caught: unknown): boolean {
  return errorCodes(caught).some((code) => TIMEOUT_CODES.has(code))
}

/** Reads what `fetch` (undici) rejected with. */
export function toConnectionFault(caught: unknown): ConnectionFault {
  const code = errorCodes(caught)[0]
  if (code !== undefined && code in NOT_SENT) {
    return { sent: false, lasting: false, reason: `${NOT_SENT[code] ?? ''} (${code})` }
  }
  if (code !== undefined && TLS_CODE.test(code)) {
    return { sent: false, lasting: true, reason: `the TLS certificate of the host is not trusted (${code})` }
  }
  if (code !== undefined) return { sent: true, lasting: false, reason: `the connection broke off (${code})` }
  // A TypeError without a cause is fetch refusing the request itself. Its message quotes the header, maybe the token.
  const refused =
    stringField(caught, 'name') === 'TypeError' && isRecord(caught) && caught['cause'] === undefined
  if (refused)
    return {
      sent: false,
      lasting: true,
      reason: 'one of its headers cannot be sent, such as a token with a line break',
    }
  return { sent: true, lasting: false, reason: 'the connection broke off' }
}

/** The system codes of an error, its causes and its parts, outermost first. */
function errorCodes(caught: unknown, depth = 0): string[] {
  if (!isRecord(caught) || depth > 4) return []
  const own = stringField(caught, 'code')
  return [
    ...(own === undefined ? [] : [own]),
    ...arrayField(caught, 'errors').flatMap((part) => errorCodes(part, depth + 1)),
    ...errorCodes(caught['cause'], depth + 1),
  ]
}
