// The Web API of one organization: the only place that builds its URLs and reads its pages.
import { stringField, unreadableAnswer, type AlmError, type ReasonCode } from '@powerops/core'
import {
  listPages,
  serviceError,
  urlBelow,
  type HttpClient,
  type HttpMethod,
  type HttpResponse,
  type RetryClass,
} from '@powerops/http'
import type { DataversePorts } from './types.js'

const HEADERS = { 'odata-version': '4.0', 'odata-maxversion': '4.0', 'if-none-match': 'null' }
/** The result document of a large import has some ten megabytes. */
const MAX_READ_BYTES = 128 * 1024 * 1024

export type Query = Readonly<Record<string, string>>

export interface Call {
  method: HttpMethod
  /** Relative to the API root, texts in it written with `literal`. */
  path: string
  body?: string | Readonly<Record<string, unknown>>
  retry: RetryClass
  headers?: Readonly<Record<string, string>>
  timeoutMs?: number
  maxResponseBytes?: number
}

/** `what` is always a noun phrase that "failed" can follow. */
export interface WebApi {
  ports: DataversePorts
  /** Resolves for every status. */
  send(call: Call): Promise<HttpResponse>
  /** Sends and requires success. */
  write(call: Call, what: string, fallback?: ReasonCode): Promise<HttpResponse>
  /** The answer of a read; undefined for 404. */
  find(path: string, query: Query, what: string): Promise<unknown>
  get(path: string, query: Query, what: string): Promise<unknown>
  /** All rows of all pages. */
  list(path: string, query: Query, what: string): Promise<unknown[]>
}

/** A text as OData literal: quoted, quotes inside doubled, fit for a path and for a query. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300
}

/** The Web API of the environment at `environmentUrl`, a path prefix included. */
export function createWebApi(http: HttpClient, environmentUrl: URL, ports: DataversePorts): WebApi {
  const prefix = environmentUrl.pathname.replace(/\/*$/, '/')
  const root = new URL(`${prefix}api/data/v9.2/`, environmentUrl.origin)

  const read = (url: URL): Promise<HttpResponse> =>
    http.send({ method: 'GET', url, retry: 'safe', headers: HEADERS, maxResponseBytes: MAX_READ_BYTES })

  const get = async (url: URL, what: string): Promise<unknown> => {
    const response = await read(url)
    if (!isSuccess(response)) throw serviceError(response, { what })
    return response.json()
  }

  const send: WebApi['send'] = ({ path, headers, ...rest }) =>
    http.send({ ...rest, headers: { ...HEADERS, ...headers }, url: urlBelow(root, path, {}) })

  return {
    ports,
    send,
    write: async (call, what, fallback) => {
      const response = await send(call)
      if (!isSuccess(response)) throw serviceError(response, { what, ...(fallback ? { fallback } : {}) })
      return response
    },
    get: (path, query, what) => get(urlBelow(root, path, query), what),
    find: async (path, query, what) => {
      const response = await read(urlBelow(root, path, query))
      if (response.status === 404) return undefined
      if (!isSuccess(response)) throw serviceError(response, { what })
      return response.json()
    },
    list: (path, query, what) =>
      listPages(urlBelow(root, path, query), {
        what,
        fetchPage: (url) => get(url, what),
        nextOf: (page) => nextPage(root, stringField(page, '@odata.nextLink'), what),
      }),
  }
}

/** A next link is followed only within its own origin, so that an answer can't send the token elsewhere. */
function nextPage(root: URL, untrustedLink: string | undefined, what: string): URL | undefined {
  if (untrustedLink === undefined) return undefined
  if (!URL.canParse(untrustedLink)) throw unreadableList(what, 'a next link is not a URL')
  const link = new URL(untrustedLink)
  if (link.origin !== root.origin) throw unreadableList(what, `a next link leads to ${link.origin}`)
  return link
}

function unreadableList(what: string, why: string): AlmError {
  return unreadableAnswer(`${what} failed: the list cannot be read, ${why}`)
}
