// Plain values out of payloads: each is what it must be, or absent.
import {
  AlmError,
  isGuid,
  parseGuid,
  parseHttpsUrl,
  parseVersion,
  type Guid,
  type SolutionVersion,
} from '@powerops/core'

const LOGIN = /^[A-Za-z\d][\w-]{0,99}(\[bot\])?$/
const SHA256 = /^[0-9a-f]{64}$/
const COMMIT = /^([0-9a-f]{40}|[0-9a-f]{64})$/
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/
const MAX_URL_LENGTH = 500

export function parseVersionIn(untrusted: unknown): SolutionVersion | undefined {
  return parsed(untrusted, (text) => parseVersion(text))
}

export function parseGuidIn(untrusted: unknown): Guid | undefined {
  return typeof untrusted === 'string' && isGuid(untrusted) ? parseGuid(untrusted, 'an id') : undefined
}

/** An https address in its normal form, in which no blank, quote, bracket or line break is left. */
export function parseLinkIn(untrusted: unknown): string | undefined {
  const url = parsed(untrusted, (text) => parseHttpsUrl(text, 'an address').href)
  if (url === undefined || url.length > MAX_URL_LENGTH) return undefined
  return url.replace(/[()'[\]|`\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The login of an account, perhaps of a bot's; undefined for anything else. */
export function parseLoginIn(untrusted: unknown): string | undefined {
  return matching(untrusted, LOGIN)
}

export function parseDigestIn(untrusted: unknown): string | undefined {
  return matching(untrusted, SHA256)
}

export function parseCommitIn(untrusted: unknown): string | undefined {
  return matching(untrusted, COMMIT)
}

/** A time in UTC, as milliseconds in ISO 8601. */
export function parseTimeIn(untrusted: unknown): string | undefined {
  const text = matching(untrusted, ISO_TIME)
  const time = text === undefined ? NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

/** A whole number from 1. */
export function parseCountIn(untrusted: unknown): number | undefined {
  return typeof untrusted === 'number' && Number.isSafeInteger(untrusted) && untrusted >= 1
    ? untrusted
    : undefined
}

function matching(untrusted: unknown, pattern: RegExp): string | undefined {
  return typeof untrusted === 'string' && pattern.test(untrusted) ? untrusted : undefined
}

function parsed<T>(untrusted: unknown, parse: (text: string) => T): T | undefined {
  if (typeof untrusted !== 'string') return undefined
  try {
    return parse(untrusted)
  } catch (caught) {
    if (caught instanceof AlmError) return undefined
    throw caught
  }
}
