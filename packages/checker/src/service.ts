// The checker's requests: their addresses and the headers that bind those of one run together.
import { isGuid } from '@powerops/core'
import { serviceError, urlBelow, type HttpClient, type HttpRequest, type HttpResponse } from '@powerops/http'
import type { CheckerPorts } from './types.js'

/** Reports come in version 2 of SARIF only when asked so. */
const ACCEPT = 'application/json, application/x-ms-sarif-v2'

/** One call of a run. */
export type Call = Omit<HttpRequest, 'url'> & { path: string | URL; query?: Readonly<Record<string, string>> }

export interface Service {
  ports: CheckerPorts
  /** Of the service, with a slash at its end. */
  root: URL
  /** Fetches what carries its own authorization in its address. */
  downloads: HttpClient
  /** Resolves for every status; `runId` binds the calls of one analysis together. */
  send(runId: string, call: Call): Promise<HttpResponse>
}

export function createService(
  http: HttpClient,
  downloads: HttpClient,
  { url, tenantId }: { url: URL; tenantId?: string | undefined },
  ports: CheckerPorts,
): Service {
  const root = new URL(url.pathname.replace(/\/*$/, '/'), url.origin)
  // The header takes an id; a tenant that is known by its domain is in the token anyway.
  const tenant =
    tenantId !== undefined && isGuid(tenantId) ? { 'x-ms-tenant-id': tenantId.toLowerCase() } : {}
  return {
    ports,
    root,
    downloads,
    send: (runId, { path, query, headers, ...rest }) =>
      http.send({
        ...rest,
        url: typeof path === 'string' ? urlBelow(root, path, query ?? {}) : path,
        headers: { accept: ACCEPT, 'x-ms-correlation-id': runId, ...tenant, ...headers },
      }),
  }
}

/** The answer, if its status is the hoped-for one; `what` is a noun phrase that "failed" can follow. */
export function requireStatus(response: HttpResponse, status: number, what: string): HttpResponse {
  if (response.status === status) return response
  throw serviceError(response, { what, ...(response.status < 400 ? { fallback: 'response-invalid' } : {}) })
}
