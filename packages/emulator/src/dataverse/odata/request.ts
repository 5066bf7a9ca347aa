// One request of the Web API, taken apart: version, path, options, preferences.
import { codes, DataverseFault } from '../fault.js'
import { parsePath, type Segment } from './path.js'

export interface ApiRequest {
  method: string
  segments: readonly Segment[]
  options: URLSearchParams
  headers: ReadonlyMap<string, string>
  body: Buffer
  /** The request's own address, for next links. */
  url: URL
}

export interface Preferences {
  representation: boolean
  maxPageSize: number | undefined
  annotated: boolean
}

const BASE = /^(\/api\/data\/v9\.[0-2]\/)(.*)$/s

/** The service root of a path, such as `/api/data/v9.2/`, or undefined when it has none. */
export function rootOf(pathname: string): string | undefined {
  return BASE.exec(pathname.endsWith('/') ? pathname : `${pathname}/`)?.[1]
}

/** @throws DataverseFault 400 or 404 when the path cannot be read. */
export function parseRequest(
  method: string,
  url: URL,
  headers: ReadonlyMap<string, string>,
  body: Buffer,
): ApiRequest {
  const rest = BASE.exec(url.pathname)?.[2] ?? ''
  return {
    method,
    segments: parsePath(decode(rest), url.searchParams),
    options: url.searchParams,
    headers,
    body,
    url,
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new DataverseFault(400, codes.badUri, 'The URI is malformed.')
  }
}

export function preferencesOf(headers: ReadonlyMap<string, string>): Preferences {
  const prefer = headers.get('prefer') ?? ''
  const size = /odata\.maxpagesize=(\d{1,5})/.exec(prefer)?.[1]
  return {
    representation: /return=representation/.test(prefer),
    maxPageSize: size === undefined ? undefined : Number(size),
    annotated: /odata\.include-annotations/.test(prefer),
  }
}
