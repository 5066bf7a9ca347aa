// The kinds of fault: what happens to one request. Each gets the request and a way to carry it out, and gives an answer,
// throws what `fetch` throws, or hangs.

import { ReadableStream } from 'node:stream/web'

const { Headers, Response } = globalThis
const GATEWAY = '<html><head><title>Gateway</title></head><body>The service is unavailable.</body></html>'
/** After this time without a byte node gives up by itself, if the client has not done so before. */
const NODE_GIVES_UP_MS = 300_000

const answer = (status, headers = {}, body = GATEWAY) =>
  new Response(body, { status, headers: { 'content-type': 'text/html', ...headers } })
const dataverseError = (status, code, message, headers = {}) =>
  answer(
    status,
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({ error: { code, message } }),
  )
const failedFetch = (code) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

/** What a status does instead of the answer: before the service saw the request, or after it carried it out. */
function gateway(status) {
  return {
    [`${status}`]: () => answer(status),
    [`${status} after the work`]: async ({ send }) => {
      await (await send()).arrayBuffer()
      return answer(status)
    },
  }
}

/** No answer comes until the client, or node, has waited long enough. */
function hang({ time, signal }) {
  return new Promise((_, reject) => {
    time.setTimeout(() => reject(failedFetch('UND_ERR_HEADERS_TIMEOUT')), NODE_GIVES_UP_MS)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** The rest of the answer never comes: the announced length is that of the whole. */
async function cutOff({ send }) {
  const whole = await send()
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const headers = new Headers(whole.headers)
  const part = bytes.subarray(0, Math.floor(bytes.length / 2))
  const body = new ReadableStream({
    pull(controller) {
      if (part.length > 0 && !this.given) {
        this.given = true
        return controller.enqueue(part)
      }
      controller.error(failedFetch('UND_ERR_SOCKET'))
    },
  })
  const noBody = [204, 304].includes(whole.status)
  if (noBody) throw failedFetch('UND_ERR_SOCKET')
  return new Response(body, { status: whole.status, headers })
}

/** Headers and fields by which a service says where to look for what it started or made. */
const HEADERS_THAT_LEAD = ['location', 'operation-location', 'odata-entityid', 'azure-asyncoperation']
const FIELDS_THAT_LEAD = ['AsyncOperationId', 'ExportJobId', 'ImportJobKey', 'StageSolutionUploadId']

/** Whether the answer leads anywhere. Dataverse says it in fields when it starts something, in a header when it makes a row. */
export async function leadsSomewhere(response) {
  if (HEADERS_THAT_LEAD.some((name) => response.headers.has(name))) return true
  const text = await response.clone().text()
  return FIELDS_THAT_LEAD.some((name) => text.includes(`"${name}"`))
}

/** The work is done, and the answer does not say where it is. */
async function withoutLocation({ send }) {
  const whole = await send()
  const headers = new Headers(whole.headers)
  for (const name of [...HEADERS_THAT_LEAD, 'content-length']) headers.delete(name)
  const text = await whole.text()
  const without = (key, value) => (FIELDS_THAT_LEAD.includes(key) ? undefined : value)
  const body = text === '' ? null : JSON.stringify(JSON.parse(text), without)
  return new Response(body, { status: whole.status, headers })
}

/**
 * By name. `applies` leaves out requests that a fault cannot happen to, seen in a run without faults; `kills` ends the runner; a `refusal` of the
 * service itself may end the first attempt.
 */
export const kinds = {
  '429 with Retry-After': {
    strike: () =>
      dataverseError(429, '0x80072322', 'Number of requests exceeded the limit.', { 'retry-after': '17' }),
  },
  '429 without Retry-After': { strike: () => answer(429) },
  ...Object.fromEntries(
    [500, 502, 503, 504].flatMap((status) =>
      Object.entries(gateway(status)).map(([name, strike]) => [name, { strike }]),
    ),
  ),
  '500 that the service explains': {
    strike: () => dataverseError(500, '0x80040216', 'An unexpected error occurred.'),
    applies: ({ isDataverse }) => isDataverse,
    refusal: true,
  },
  'reset before the request': {
    strike: () => {
      throw failedFetch('ECONNRESET')
    },
  },
  'reset after the work': {
    strike: async ({ send }) => {
      await (await send()).arrayBuffer()
      throw failedFetch('ECONNRESET')
    },
  },
  'body cut off': { strike: cutOff },
  'answer too late': {
    strike: async ({ send, ...given }) => {
      await (await send()).arrayBuffer()
      return hang(given)
    },
  },
  'no answer, no work': { strike: hang },
  '401, token expired': {
    strike: () =>
      answer(401, {
        'www-authenticate': 'Bearer error="invalid_token", error_description="The token is expired"',
      }),
    applies: ({ isToken }) => !isToken,
  },
  'answer without a location': { strike: withoutLocation, applies: ({ leads }) => leads },
  'lock held by someone else': {
    strike: async ({ send, startForeignImport }) => {
      await startForeignImport()
      return send()
    },
  },
  'job cancelled': {
    strike: ({ send, cancel }) => {
      const answer = send()
      cancel()
      return answer
    },
  },
  'runner killed before the request': { strike: () => undefined, kills: true },
  'runner killed after the work': { strike: async ({ send }) => (await send()).arrayBuffer(), kills: true },
}
