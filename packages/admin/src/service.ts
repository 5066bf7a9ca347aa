// One of the admin services: builds its URLs, reads its pages.
import { AlmError, isRecord, stringField, type ReasonCode } from '@powerops/core'
import {
  serviceError,
  type HttpClient,
  type HttpMethod,
  type HttpResponse,
  type RetryClass,
} from '@powerops/http'
import type { AdminPorts } from './types.js'

/** Provider of everything about environments. */
export const PLATFORM = 'providers/Microsoft.BusinessAppPlatform'
/** A list longer than this is a loop of next links. */
const MAX_PAGES = 1000

export type Query = Readonly<Record<string, string>>

export interface Call {
  method: HttpMethod
  /** Relative to the root of the service, or the absolute URL that the service gave. */
  path: string | URL
  query?: Query
  body?: Readonly<Record<string, unknown>>
  retry: RetryClass
}

/** `what` is always a noun phrase that "failed" can follow. */
export interface Service {
  ports: AdminPorts
  /** Resolves for every status. */
  send(call: Call): Promise<HttpResponse>
  /** Sends and requires success. */
  write(call: Call, what: string, fallback?: ReasonCode): Promise<HttpResponse>
  get(path: string, query: Query, what: string): Promise<unknown>
  /** Items of all pages. */
  list(path: string, query: Query, what: string): Promise<unknown[]>
  /** An address in an answer, made absolute. @throws AlmError `response-invalid`. */
  resolve(untrustedUrl: string, what: string): URL
}

export function isSuccess({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300
}

/** The service at `rootUrl` (a path prefix is kept); `http` decides which hosts of answers may be followed. */
export function createService(http: HttpClient, rootUrl: URL, ports: AdminPorts): Service {
  const root = new URL(rootUrl.pathname.replace(/\/*$/, '/'), rootUrl.origin)

  const send: Service['send'] = ({ path, query, ...rest }) =>
    http.send({ ...rest, url: typeof path === 'string' ? serviceUrl(root, path, query ?? {}) : path })

  const write: Service['write'] = async (call, what, fallback) => {
    const response = await send(call)
    if (!isSuccess(response)) throw serviceError(response, { what, ...(fallback ? { fallback } : {}) })
    return response
  }

  const resolve: Service['resolve'] = (untrustedUrl, what) => {
    if (URL.canParse(untrustedUrl, root.href)) return new URL(untrustedUrl, root)
    throw new AlmError('response-invalid', {
      message: `${what} failed: the service gave an address that is no URL`,
    })
  }

  return {
    ports,
    send,
    write,
    resolve,
    get: async (path, query, what) =>
      (await write({ method: 'GET', path, query, retry: 'safe' }, what)).json(),
    list: async (path, query, what) => {
      const items: unknown[] = []
      let next: string | URL | undefined = path
      for (let pages = 0; next !== undefined; pages++) {
        const call: Call = { method: 'GET', path: next, retry: 'safe', ...(pages === 0 ? { query } : {}) }
        const page = (await write(call, what)).json()
        if (pages >= MAX_PAGES || !isRecord(page) || !Array.isArray(page['value'])) throw unreadableList(what)
        items.push(...page['value'])
        const link = stringField(page, 'nextLink') ?? stringField(page, '@odata.nextLink')
        next = link ? resolve(link, what) : undefined
      }
      return items
    },
  }
}

function serviceUrl(root: URL, path: string, query: Query): URL {
  const url = new URL(root.href + path)
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return url
}

function unreadableList(what: string): AlmError {
  return new AlmError('response-invalid', {
    message: `${what} failed: the list cannot be read, a page has no list in "value" or there is no last page`,
    remedy: 'Run again with debug logging; if it stays so, report it with the log.',
    details: { field: 'value' },
  })
}
