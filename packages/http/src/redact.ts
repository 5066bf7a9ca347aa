// Keeps secrets and long ids out of what is shown: addresses without query, outside text without tokens.
import { toLogText } from '@powerops/core'

/** Longest piece of a service's text that a message shows. */
const MAX_SHOWN = 600

/** Origin and path: a query may hold filters, names or signatures. */
export function shownUrl(url: URL): string {
  return `${url.origin}${url.pathname}`
}

/** A service's text in one printable line, cut, with anything that looks like a token or signature replaced. */
export function shownText(untrusted: string): string {
  const text = untrusted
    .replace(/\beyJ[\w-]{8,}(\.[\w-]*){0,2}/g, '[token]')
    .replace(/\b(bearer|sharedaccesssignature)\s+\S+/gi, '$1 [token]')
    .replace(/([?&](?:sig|code|token|access_token|client_secret)=)[^&\s"]+/gi, '$1[hidden]')
    .replace(/\s+/g, ' ')
    .trim()
  return toLogText(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}

const ID_HEADERS = [
  'x-ms-client-request-id',
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'x-ms-correlation-id',
  'x-ms-service-request-id',
  'req_id',
  'x-github-request-id',
] as const

/** The ids by which support finds a request, from the headers of its answer and the id that we sent. */
export function requestIds(headers: Headers, sentId: string): Record<string, string> {
  const ids: Record<string, string> = { 'x-ms-client-request-id': sentId }
  for (const name of ID_HEADERS) {
    const value = headers.get(name)
    if (value !== null && /^[\w.:-]{1,128}$/.test(value)) ids[name] = value
  }
  return ids
}

/** `name value` pairs for the end of a message. */
export function shownIds(ids: Readonly<Record<string, string>>): string {
  return Object.entries(ids)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
