// An error answer of any service, read and turned into the one error class with a sentence and a remedy.
import { AlmError, isRecord, recordField, stringField, type ReasonCode } from '@powerops/core'
import { normaliseErrorCode } from './error-code.js'
import { adminErrors, adminErrorTexts } from './known-errors/admin.js'
import { dataverseErrors } from './known-errors/dataverse.js'
import { githubErrorTexts } from './known-errors/github.js'
import type { KnownError } from './known-errors/known-error.js'
import { shownIds, shownText } from './redact.js'
import type { HttpResponse } from './types.js'

/** What an error answer says, whatever its shape. */
export interface ServiceErrorFacts {
  /** A Dataverse code as `0x8004801D`, or the word of another service; absent when the answer has none. */
  code?: string
  /** The text of the service, unchanged: outside text. Empty for an empty body. */
  message: string
}

/** What the error says that the answer does not. */
export interface ServiceErrorOptions {
  /** What was being done, as a noun phrase that "failed" can follow: `the import of "Expenses"`. */
  what: string
  /** Reason code when neither code, text nor status says more; default `service-error`. */
  fallback?: ReasonCode
}

/**
 * Reads code and text of an error answer: `{error:{code,message}}` (admin API, Dataverse), `{code,message}` (Power
 * Platform API, GitHub), HTML, plain text or nothing.
 */
export function readServiceError(response: Pick<HttpResponse, 'text'>): ServiceErrorFacts {
  const text = response.text().trim()
  const body = jsonOrUndefined(text)
  if (!isRecord(body)) return { message: body === undefined ? plainText(text) : text }
  const error = recordField(body, 'error') ?? body
  const code =
    normaliseErrorCode(error['code']) ??
    nonEmpty(stringField(error, 'code')) ??
    nonEmpty(stringField(body, 'error'))
  const message = stringField(error, 'message') ?? stringField(error, 'Message') ?? ''
  return { ...(code === undefined ? {} : { code }), message }
}

/** The error for an answer that is not the hoped-for one: what failed, why in words, the evidence, and what to do. */
export function serviceError(response: HttpResponse, { what, fallback }: ServiceErrorOptions): AlmError {
  const { code, message } = readServiceError(response)
  const known = knownError(code, message)
  const byStatus = errorOfStatus(response.status, fallback ?? 'service-error')
  const { reason, says, remedy } = known ?? byStatus
  const shown = message === '' ? '' : ` — the service says: ${shownText(message)}`
  const evidence = [
    `${response.request.method} ${response.request.url} ${response.status}`,
    ...(code === undefined ? [] : [shownText(code)]),
    shownIds(response.ids),
  ].filter((part) => part !== '')
  return new AlmError(reason, {
    message: `${what} failed: ${says}${shown} (${evidence.join(', ')})`,
    remedy,
    details: {
      status: response.status,
      ...(code === undefined ? {} : { serviceCode: shownText(code) }),
      method: response.request.method,
      url: response.request.url,
      ...response.ids,
    },
  })
}

/** What is known about a code or text of a service, wherever it turned up: an answer, a failed operation, a job. */
export function knownError(code: string | undefined, message: string): KnownError | undefined {
  const dataverseCode = normaliseErrorCode(code)
  const byCode =
    dataverseCode === undefined
      ? lookUp(adminErrors, code?.toLowerCase())
      : lookUp(dataverseErrors, dataverseCode)
  return (
    byCode ?? [...adminErrorTexts, ...githubErrorTexts].find(({ pattern }) => pattern.test(message))?.known
  )
}

function lookUp(
  table: Readonly<Record<string, KnownError>>,
  code: string | undefined,
): KnownError | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined
}

function errorOfStatus(status: number, fallback: ReasonCode): KnownError {
  if (status === 401) {
    const remedy = 'Check that the cloud and the tenant are those of the environment.'
    return { reason: 'access-denied', says: 'the service does not accept the sign-in', remedy }
  }
  if (status === 403) {
    const remedy =
      'Give the identity the role or privilege for it; the docs name the least one for every action.'
    return { reason: 'access-denied', says: 'the identity may not do it', remedy }
  }
  if (status === 429)
    return { reason: 'throttled', says: 'the service asks for fewer requests', remedy: 'Run again later.' }
  if (status >= 500) return { reason: fallback, says: 'the service failed', remedy: 'Run again later.' }
  return {
    reason: fallback,
    says: 'the service refused it',
    remedy: 'Mend what the service names; its support finds the request by the ids in this message.',
  }
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The words of an HTML page, or the text as it is. */
function plainText(text: string): string {
  if (!/^\s*</.test(text)) return text
  const title = /<title[^>]*>([^<]{1,300})<\/title>/i.exec(text.slice(0, 20_000))?.[1]
  return (
    title ??
    text
      .slice(0, 2000)
      .replace(/<(style|script)\b[^<]*/gi, ' ')
      .replace(/<[^<>]*>/g, ' ')
      .trim()
  )
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}
