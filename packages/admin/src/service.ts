// One of the admin services: builds its URLs, reads its pages.
import { stringField, unreadableAnswer, type ReasonCode } from '@powerops/core'
import {
  listPages,
  serviceError,
  urlBelow,
  type HttpClient,
  type HttpMethod,
  type HttpResponse,
  type RetryClass,
} from '@powerops/http'
import type { AdminPorts } from './types.js'

/** Provider of everything about environments. */
export const PLATFORM = 'providers/Microsoft.BusinessAppPlatform'

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
    http.send({ ...rest, url: typeof path === 'string' ? urlBelow(root, path, query ?? {}) : path })

  const write: Service['write'] = async (call, what, fallback) => {
    const response = await send(call)
    if (!isSuccess(response)) throw serviceError(response, { what, ...(fallback ? { fallback } : {}) })
    return response
  }

  const resolve: Service['resolve'] = (untrustedUrl, what) => {
    if (URL.canParse(untrustedUrl, root.href)) return new URL(untrustedUrl, root)
    throw unreadableAnswer(`${what} failed: the service gave an address that is no URL`)
  }

  return {
    ports,
    send,
    write,
    resolve,
    get: async (path, query, what) =>
      (await write({ method: 'GET', path, query, retry: 'safe' }, what)).json(),
    list: (path, query, what) =>
      listPages(urlBelow(root, path, query), {
        what,
        fetchPage: async (url) => (await write({ method: 'GET', path: url, retry: 'safe' }, what)).json(),
        nextOf: (page) => {
          const link = stringField(page, 'nextLink') ?? stringField(page, '@odata.nextLink')
          return link ? resolve(link, what) : undefined
        },
      }),
  }
}
