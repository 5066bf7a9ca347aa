// The contract between the service clients and whoever sends their requests.

/**
 * What may be done again after a failure. `safe`: reads, and writes that name what they write (PUT, DELETE by id), are
 * repeated. `once`: a request that starts or creates something is never repeated after bytes were sent; the caller
 * looks whether it happened.
 */
export type RetryClass = 'safe' | 'once'

/** The methods that the services use. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A request to send. */
export interface HttpRequest {
  method: HttpMethod
  /** Absolute; its origin must be one that the client was opened for. */
  url: URL
  headers?: Readonly<Record<string, string>>
  /** Text is sent as UTF-8; an object as JSON, with bytes among its members as base64 that is encoded while it is sent. */
  body?: string | Uint8Array | Readonly<Record<string, unknown>>
  retry: RetryClass
  /** Milliseconds for one attempt, answer included; default 120 000. Node itself gives up after 300 000 without a byte. */
  timeoutMs?: number
  /** Bytes of the answer that are read at the most; default 32 MiB. */
  maxResponseBytes?: number
  /**
   * `follow` (default): redirects are followed within the hosts of the service, others are refused. `return`: the
   * 3xx answer is handed over, for a download that lives on another host.
   */
  redirect?: 'follow' | 'return'
}

/** A whole answer, of whatever status. */
export interface HttpResponse {
  status: number
  headers: Headers
  bytes: Uint8Array
  text(): string
  /** @throws AlmError `response-invalid` when the body is not JSON. */
  json(): unknown
  /** The request as it went out, for messages: method and URL without query. */
  request: { method: HttpMethod; url: string }
  /** Request and correlation ids that the service gave, for messages. */
  ids: Readonly<Record<string, string>>
}

/**
 * Sends requests to one service, with the service's token on each. Resolves for every status that is not retried away,
 * 4xx and 5xx among them: the caller decides what a status means, and can't overlook it.
 *
 * @throws AlmError `network-error`, `request-timeout`, `response-too-large`, `throttled`, `host-not-allowed`,
 *   `outcome-unknown` (a `once` request whose answer was lost), `cancelled`, or the codes of the token source.
 */
export interface HttpClient {
  send(request: HttpRequest): Promise<HttpResponse>
}

/** Gives a bearer token for an audience such as `https://service.powerapps.com/`; renews it by itself. */
export interface TokenSource {
  /** @param fresh true after a 401: the cached token is thrown away. */
  token(audience: string, options?: { fresh?: boolean; signal?: AbortSignal }): Promise<string>
}
