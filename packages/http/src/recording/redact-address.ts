// Addresses without what names a customer, a person or a row: for the index, and inside recorded bodies.
import { isLoopbackHost } from '@powerops/core'
import { shownMember } from './redact-member.js'
import type { Placeholders } from './placeholders.js'
import {
  DATAVERSE_HOST,
  NAMED_COLLECTIONS,
  PUBLIC_HOST,
  QUERY_PARAMETERS,
  SCOPED_HOST,
} from './vocabulary.js'

/** Stands in for an id or a chosen name in a path. */
type Member = (value: string) => string

/** An argument of a function, or a key of a row, in which no chosen name is left. */
const ARGUMENT = String.raw`(?:[A-Za-z]\w*=)?(?:\{id\}|@\w+|true|false|null|-?\d+|(?:[A-Za-z.]+)?'\{name\}')`
const KEPT_SEGMENT = new RegExp(
  String.raw`^(v\d+(\.\d+)?|oauth2|[A-Za-z$_.-]*(\((${ARGUMENT}(,${ARGUMENT})*)?\))?)$`,
)
const KEPT_QUERY_VALUE = /^[\w\s$(),./;:={}'*-]*$/
const LITERAL = /'(?:[^']|'')*'/g
const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** The line of the index: path and query with `{id}`, `{name}` and `{value}` where values stood. */
export function redactRequestPath(url: URL): string {
  return redactPath(url.pathname, () => '{id}') + redactQuery(url.searchParams)
}

/**
 * A whole address: its host replaced, its path with stand-ins; of an unknown host nothing else stays, but of a test
 * server it does. Whether a bare origin ends in a slash stays, too: clients trip over it.
 */
export function redactUrl(address: string, placeholder: Placeholders): string {
  const url = new URL(address)
  const host = redactHost(url.hostname, placeholder)
  const known = !host.endsWith('.example') || isLoopbackHost(url.hostname)
  if (!known) return `${url.protocol}//${host}/`
  if (!/^https?:\/\/[^/?#]*[/?#]/i.test(address)) return `${url.protocol}//${host}`
  const path = redactPath(url.pathname, (value) => shownMember(value, placeholder))
  const fragment = redactFragment(url.hash)
  return `${url.protocol}//${host}${path}${redactQuery(url.searchParams)}${fragment}`
}

/** The host as far as it is the service's; `org-…` and `environment-…` for those of customers. */
export function redactHost(hostname: string, placeholder: Placeholders): string {
  const host = hostname.toLowerCase()
  const [, organization, rest] = DATAVERSE_HOST.exec(host) ?? []
  if (organization !== undefined && rest !== undefined) return placeholder('org', organization) + rest
  const [, scope, kind, api] = SCOPED_HOST.exec(host) ?? []
  if (scope !== undefined && kind !== undefined && api !== undefined) {
    return `${placeholder('environment', scope)}.${kind}.${api}`
  }
  return !isLoopbackHost(host) && PUBLIC_HOST.test(host) ? host : placeholder('host', host)
}

/** A path whose ids, literals and chosen names are replaced. */
export function redactPath(path: string, member: Member): string {
  let previous = ''
  return path
    .split('/')
    .map((encoded) => {
      const segment = decoded(encoded)
      const named = NAMED_COLLECTIONS.has(previous.toLowerCase()) && segment !== ''
      previous = segment
      return named ? member(segment) : redactSegment(segment, member)
    })
    .join('/')
}

function redactSegment(segment: string, member: Member): string {
  if (segment.replace(GUID, '') === '' && segment !== '') return member(segment)
  const scrubbed = segment.replace(GUID, '{id}').replace(LITERAL, "'{name}'")
  return KEPT_SEGMENT.test(scrubbed) ? scrubbed : member(segment)
}

function redactQuery(parameters: URLSearchParams): string {
  const shown = [...parameters].map(([name, value]) => {
    const scrubbed = value.replace(GUID, '{id}').replace(LITERAL, "'{name}'")
    const own = QUERY_PARAMETERS.has(name) && KEPT_QUERY_VALUE.test(scrubbed)
    return `${/^[$\w.-]{1,40}$/.test(name) ? name : '{name}'}=${own || scrubbed === '{id}' ? scrubbed : '{value}'}`
  })
  return shown.length === 0 ? '' : `?${shown.join('&')}`
}

/** OData names the entity set and its columns behind the hash. */
function redactFragment(hash: string): string {
  const scrubbed = decoded(hash).replace(GUID, '{id}').replace(LITERAL, "'{name}'")
  return /^#[\w$(),./@{}'-]*$/.test(scrubbed) && !/@(?!odata)/.test(scrubbed) ? scrubbed : ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
