// One sending of one request: headers, timeout, body, and the line of the debug log.
import { AlmError, isRecord, type Clock, type Logger } from '@powerops/core'
import { randomUUID } from 'node:crypto'
import { isTimeout, toConnectionFault, type ConnectionFault } from './connection-fault.js'
import { readBody } from './read-body.js'
import { holdsBytes, streamJson } from './streamed-json.js'
import { requestIds, shownIds, shownUrl } from './redact.js'
import type { HttpRequest, HttpResponse } from './types.js'

/** `fetch` as far as it is used here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** How one sending ended. */
export type AttemptOutcome =
  | { kind: 'answer'; response: HttpResponse }
  | {
      kind: 'lost'
      fault: ConnectionFault
      timedOut: boolean
      status: number | undefined
      clientRequestId: string
    }

export interface AttemptPorts {
  fetch: Fetch
  log: Logger
  clock: Clock
  signal: AbortSignal | undefined
  /** Headers of every request of the client. */
  headers: Readonly<Record<string, string>>
}

const DEFAULT_TIMEOUT_MS = 120_000
const DEFAULT_MAX_RESPONSE_BYTES = 32 * 1024 * 1024

/**
 * Sends once and reads the whole answer.
 * @throws AlmError `response-too-large`.
 */
export async function attempt(
  request: HttpRequest,
  token: string | undefined,
  ports: AttemptPorts,
): Promise<AttemptOutcome> {
  const clientRequestId = randomUUID()
  const where = `${request.method} ${shownUrl(request.url)}`
  const timeout = AbortSignal.timeout(request.timeoutMs ?? DEFAULT_TIMEOUT_MS)
  const startedAtMs = ports.clock.now()
  let response: Response | undefined
  try {
    response = await ports.fetch(request.url.href, {
      method: request.method,
      redirect: 'manual',
      ...payloadOf(request, headersOf(request, token, clientRequestId, ports.headers)),
      signal: ports.signal ? AbortSignal.any([timeout, ports.signal]) : timeout,
    })
    const bytes = await readBody(response, request.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES, where)
    const answer = toHttpResponse(request, response, bytes, clientRequestId)
    const tookMs = ports.clock.now() - startedAtMs
    ports.log.debug(
      `${where} → ${response.status} in ${tookMs} ms, ${bytes.length} bytes, ${shownIds(answer.ids)}`,
    )
    return { kind: 'answer', response: answer }
  } catch (caught) {
    if (isAlmError(caught)) throw caught
    const fault = response ? { ...toConnectionFault(caught), sent: true } : toConnectionFault(caught)
    const timedOut = (timeout.aborted || isTimeout(caught)) && !ports.signal?.aborted
    ports.log.debug(
      `${where} → ${timedOut ? 'no answer in time' : fault.reason}, client request id ${clientRequestId}`,
    )
    return { kind: 'lost', fault, timedOut, status: response?.status, clientRequestId }
  }
}

function isAlmError(caught: unknown): boolean {
  return isRecord(caught) && caught['name'] === 'AlmError'
}

function headersOf(
  request: HttpRequest,
  token: string | undefined,
  clientRequestId: string,
  defaults: Readonly<Record<string, string>>,
): Headers {
  const headers = new Headers({
    accept: 'application/json',
    ...defaults,
    'x-ms-client-request-id': clientRequestId,
  })
  if (isRecord(request.body) && !ArrayBuffer.isView(request.body)) {
    headers.set('content-type', 'application/json; charset=utf-8')
  }
  for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value)
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  return headers
}

/** Headers and body; one that is streamed says its length, because services refuse uploads of unknown length. */
function payloadOf({ body }: HttpRequest, headers: Headers): RequestInit {
  if (body === undefined) return { headers }
  if (typeof body === 'string' || ArrayBuffer.isView(body) || !holdsBytes(body)) {
    return { headers, body: bodyOf(body) }
  }
  const { sizeBytes, stream } = streamJson(body)
  headers.set('content-length', String(sizeBytes))
  // In any other combination fetch keeps what it has sent, to be able to send it to where a redirect leads.
  return { headers, body: stream, duplex: 'half', redirect: 'error', window: null }
}

function bodyOf(body: NonNullable<HttpRequest['body']>): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body
  return ArrayBuffer.isView(body) ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body)
}

function toHttpResponse(
  request: HttpRequest,
  response: Response,
  bytes: Uint8Array,
  clientRequestId: string,
): HttpResponse {
  const url = shownUrl(request.url)
  const text = (): string => new TextDecoder().decode(bytes)
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text,
    json: () => jsonOf(text(), `${request.method} ${url}`, response.status),
    request: { method: request.method, url },
    ids: requestIds(response.headers, clientRequestId),
  }
}

/** The reason that JSON.parse gives quotes the text, which may be a token; so it is left out. */
function jsonOf(text: string, where: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AlmError('response-invalid', {
      message: `the answer to ${where} (${status}, ${text.length} characters) is not JSON`,
      remedy: 'Check that the address is the one of the service, and that no proxy answers in its place.',
      details: { status },
    })
  }
}
