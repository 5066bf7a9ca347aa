// The client against a loopback server and against a scripted fetch: retries by class, tokens, limits, cancellation.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AlmError, type Clock, type Logger } from '@powerops/core'
import {
  createHttpClient,
  serviceHosts,
  type HttpClientOptions,
  type HttpRequest,
  type RetryClass,
} from '@powerops/http'

const CANARY = 'canary-token-5f1d'
const BASE = new URL('https://api.bap.microsoft.com')

interface Scene {
  lines: string[]
  sleptMs: number[]
  freshTokens: boolean[]
  sent: { url: string; init: RequestInit }[]
  client: ReturnType<typeof createHttpClient>
}

type Step = (url: string, init: RequestInit) => Response | Promise<Response>

/** A client whose fetch plays the steps in order, the last one for ever. */
function scene(steps: Step[], overrides: Partial<HttpClientOptions> = {}): Scene {
  const lines: string[] = []
  const sleptMs: number[] = []
  const freshTokens: boolean[] = []
  const sent: Scene['sent'] = []
  const write = (text: string): void => void lines.push(text)
  const log: Logger = { debug: write, info: (text) => write(`info: ${text}`), notice: write, warning: write }
  let nowMs = Date.UTC(2026, 0, 1)
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms) => {
      sleptMs.push(ms)
      nowMs += ms
    },
  }
  const client = createHttpClient({
    hosts: serviceHosts(BASE, { subdomains: true }),
    authorization: {
      audience: 'https://service.powerapps.com/',
      tokens: {
        token: async (_audience, options) => {
          freshTokens.push(options?.fresh === true)
          return CANARY
        },
      },
    },
    log,
    clock,
    random: () => 0.5,
    fetch: async (url, init) => {
      const step = steps[Math.min(sent.length, steps.length - 1)]
      sent.push({ url, init })
      if (!step) throw new Error('no step')
      return step(url, init)
    },
    ...overrides,
  })
  return { lines, sleptMs, freshTokens, sent, client }
}

const request = (retry: RetryClass = 'safe', more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: retry === 'safe' ? 'GET' : 'POST',
  url: new URL('https://api.bap.microsoft.com/x?$filter=hidden'),
  retry,
  ...more,
})

const answer = (status: number, body: string | null = '{}', headers: Record<string, string> = {}): Step => {
  return () => new Response(body, { status, headers })
}

const failing = (code: string): Step => {
  return () => {
    throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) })
  }
}

async function failureOf(promise: Promise<unknown>): Promise<AlmError> {
  const caught: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(caught instanceof AlmError)) throw new Error(`expected an AlmError, got ${String(caught)}`)
  return caught
}

describe('what is sent', () => {
  it('carries the token, JSON, the headers of the client and a new id for every sending', async () => {
    const { client, sent } = scene([answer(503), answer(200)], {
      userAgent: 'suite/1',
      defaultHeaders: { 'x-a': '1' },
    })
    await client.send(request('safe', { method: 'PUT', body: { a: 'ü' }, headers: { 'x-b': '2' } }))
    const headers = sent.map(({ init }) => new Headers(init.headers))
    expect(Object.fromEntries(headers[0] ?? [])).toMatchObject({
      authorization: `Bearer ${CANARY}`,
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'suite/1',
      'x-a': '1',
      'x-b': '2',
    })
    expect(sent[0]?.init.body).toBe('{"a":"ü"}')
    expect(sent[0]?.init.redirect).toBe('manual')
    expect(headers[0]?.get('x-ms-client-request-id')).not.toBe(headers[1]?.get('x-ms-client-request-id'))
  })

  it('hands over the answer with its ids and without the query', async () => {
    const { client } = scene([
      answer(200, '\ufeff{"a":1}', { 'x-ms-request-id': 'r-1', req_id: 'bad value\t<' }),
    ])
    const response = await client.send(request())
    expect(response.json()).toEqual({ a: 1 })
    expect(response.request).toEqual({ method: 'GET', url: 'https://api.bap.microsoft.com/x' })
    expect(response.ids).toMatchObject({ 'x-ms-request-id': 'r-1' })
    expect(response.ids).not.toHaveProperty('req_id')
  })

  it('says which answer is not JSON', async () => {
    const { client } = scene([answer(200, '{"a":')])
    const response = await client.send(request())
    expect(() => response.json()).toThrow(expect.objectContaining({ code: 'response-invalid' }))
  })
})

describe('retries after an answer', () => {
  const transient = [408, 425, 429, 499, 500, 502, 503, 504]
  it.each(transient)('sends a safe request five times on %i', async (status) => {
    const { client, sent, sleptMs } = scene([answer(status)])
    const outcome = await client.send(request()).catch((error: unknown) => error)
    expect(outcome).toMatchObject(status === 429 ? { code: 'throttled' } : { status })
    expect(sent).toHaveLength(5)
    expect(sleptMs).toEqual([500, 1000, 2000, 4000])
  })

  it.each(transient)('hands %i over at once for a request that may not be repeated', async (status) => {
    const { client, sent } = scene([answer(status)])
    await expect(client.send(request('once'))).resolves.toMatchObject({ status })
    expect(sent).toHaveLength(1)
  })

  it.each([200, 202, 204, 304, 400, 403, 404, 409, 412, 501])('hands %i over at once', async (status) => {
    const { client, sent } = scene([answer(status, [204, 304].includes(status) ? null : '')])
    await expect(client.send(request())).resolves.toMatchObject({ status })
    expect(sent).toHaveLength(1)
  })

  it.each(['safe', 'once'] as const)('waits as long as 429 asks for in class %s', async (retry) => {
    const { client, sleptMs } = scene([answer(429, '', { 'retry-after': '7' }), answer(200)])
    await expect(client.send(request(retry))).resolves.toMatchObject({ status: 200 })
    expect(sleptMs).toEqual([7000])
  })

  it('does not repeat a 503 with Retry-After in class once, because the work may have started', async () => {
    const { client, sent } = scene([answer(503, '', { 'retry-after': '1' })])
    await client.send(request('once'))
    expect(sent).toHaveLength(1)
  })

  it('survives many refusals with a named wait and gives up when ten minutes are spent', async () => {
    const { client, sent, sleptMs, lines } = scene([answer(429, 'slow down', { 'retry-after': '30' })])
    const error = await failureOf(client.send(request('once')))
    expect(error.code).toBe('throttled')
    expect(error.message).toContain('slow down')
    expect(sent.length).toBeGreaterThan(10)
    expect(sleptMs.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(600_000)
    const shown = lines.filter((line) => line.startsWith('info:'))
    expect(shown.length).toBeGreaterThan(5)
    expect(shown.length).toBeLessThanOrEqual(11)
  })

  it('leaves waiting for the lock of another customization to the caller', async () => {
    const body = '{"error":{"code":"0x80071151","message":"Cannot start another [Import]"}}'
    const { client, sent } = scene([answer(429, body, { 'retry-after': '5' })])
    await expect(client.send(request('once'))).resolves.toMatchObject({ status: 429 })
    expect(sent).toHaveLength(1)
  })

  it('waits for the reset of the rate limit that GitHub names', async () => {
    const reset = String(Date.UTC(2026, 0, 1) / 1000 + 20)
    const limited = { 'x-github-request-id': 'g', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    const { client, sleptMs } = scene([answer(403, '{}', limited), answer(200)])
    await expect(client.send(request())).resolves.toMatchObject({ status: 200 })
    expect(sleptMs).toEqual([21_000])
  })
})

describe('retries after a lost answer', () => {
  it.each([
    ['ECONNREFUSED', 'safe', 5, 'network-error'],
    ['ECONNREFUSED', 'once', 5, 'network-error'],
    ['ENOTFOUND', 'once', 5, 'network-error'],
    ['ECONNRESET', 'safe', 5, 'network-error'],
    ['ECONNRESET', 'once', 1, 'outcome-unknown'],
    ['UND_ERR_SOCKET', 'once', 1, 'outcome-unknown'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'safe', 1, 'network-error'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'once', 1, 'network-error'],
  ] as const)('%s in class %s is tried %i times and ends as %s', async (code, retry, tries, reason) => {
    const { client, sent } = scene([failing(code)])
    const error = await failureOf(client.send(request(retry)))
    expect(error.code).toBe(reason)
    expect(error.message).toContain(code)
    expect(error.message).toContain('https://api.bap.microsoft.com/x')
    expect(error.message).not.toContain('filter')
    expect(error.details).toMatchObject({ attempts: tries })
    expect(sent).toHaveLength(tries)
  })

  it.each([
    ['safe', 'request-timeout'],
    ['once', 'outcome-unknown'],
  ] as const)('the time limit of node itself ends class %s as %s', async (retry, code) => {
    const { client } = scene([failing('UND_ERR_HEADERS_TIMEOUT')])
    expect(await failureOf(client.send(request(retry)))).toMatchObject({
      code,
      message: expect.stringContaining('in time'),
    })
  })

  it('reads the code of an error that has several parts', async () => {
    const parts = { cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] } }
    const { client } = scene([() => Promise.reject(Object.assign(new TypeError('fetch failed'), parts))])
    expect((await failureOf(client.send(request('once')))).code).toBe('network-error')
  })

  it('takes a body that is shorter than announced for a lost answer', async () => {
    const { client, sent } = scene([
      answer(200, '{"a":', { 'content-length': '100' }),
      answer(200, '{"a":1}'),
    ])
    expect((await client.send(request())).json()).toEqual({ a: 1 })
    expect(sent).toHaveLength(2)
  })

  it('does not repeat a request that may not be when the body of its answer is short', async () => {
    const { client, sent } = scene([answer(202, 'x', { 'content-length': '100' })])
    const error = await failureOf(client.send(request('once')))
    expect(error).toMatchObject({ code: 'outcome-unknown', details: { status: 202 } })
    expect(sent).toHaveLength(1)
  })

  it.each([
    [{ HTTPS_PROXY: 'http://proxy' }, true],
    [{ https_proxy: 'http://proxy', NODE_USE_ENV_PROXY: '1' }, false],
    [{}, false],
  ])('with the environment %j the hint about the proxy is %s', async (environment, hinted) => {
    const { client } = scene([failing('ECONNREFUSED')], { environment })
    const error = await failureOf(client.send(request()))
    expect(error.remedy?.includes('NODE_USE_ENV_PROXY=1')).toBe(hinted)
  })
})

describe('tokens', () => {
  it.each(['safe', 'once'] as const)('asks for a fresh token once after 401 in class %s', async (retry) => {
    const { client, freshTokens } = scene([answer(401), answer(200)])
    await expect(client.send(request(retry))).resolves.toMatchObject({ status: 200 })
    expect(freshTokens).toEqual([false, true])
  })

  it('hands over the second 401', async () => {
    const { client, freshTokens } = scene([answer(401)])
    await expect(client.send(request())).resolves.toMatchObject({ status: 401 })
    expect(freshTokens).toEqual([false, true])
  })

  it('reports a claims challenge and does not loop', async () => {
    const challenge = { 'www-authenticate': 'Bearer error="insufficient_claims", claims="eyJhY2Nlc3MifQ=="' }
    const { client, sent } = scene([answer(401, '', challenge)])
    const error = await failureOf(client.send(request()))
    expect(error.code).toBe('auth-failed')
    expect(error.message).toContain('Conditional Access')
    expect(error.message).not.toContain('eyJ')
    expect(sent).toHaveLength(1)
  })
})

it('does not quote a token that cannot be sent', async () => {
  const tokens = { token: async () => 'canary\nline' }
  const { client, sent, lines } = scene([answer(200)], { authorization: { audience: 'a', tokens } })
  const error = await failureOf(client.send(request('once')))
  expect(error).toMatchObject({ code: 'network-error', message: expect.stringContaining('line break') })
  expect(`${error.message} ${lines.join()}`).not.toContain('canary')
  expect(sent).toHaveLength(0)
})

it('has four requests on their way at most, and sends them all', async () => {
  const inFlight: (() => void)[] = []
  let most = 0
  const step: Step = () =>
    new Promise((resolve) => {
      inFlight.push(() => resolve(new Response('{}')))
      most = Math.max(most, inFlight.length)
      if (inFlight.length === 4) setImmediate(() => inFlight.splice(0).forEach((finish) => finish()))
    })
  const { client, sent } = scene([step])
  await Promise.all(Array.from({ length: 12 }, () => client.send(request())))
  expect({ most, sent: sent.length }).toEqual({ most: 4, sent: 12 })
})

describe('redirects', () => {
  it.each([
    ['GET', 302, 'https://europe.api.bap.microsoft.com/y', 2],
    ['GET', 307, '/y', 2],
    ['POST', 308, '/y', 2],
    ['POST', 302, '/y', 1],
    ['GET', 302, 'http://[bad', 1],
  ] as const)('%s %i to %s takes %i sendings', async (method, status, location, sendings) => {
    const { client, sent } = scene([answer(status, '', { location }), answer(200)])
    const response = await client.send(request('safe', { method }))
    expect(sent).toHaveLength(sendings)
    expect(response.status).toBe(sendings === 2 ? 200 : status)
  })

  it.each([
    'https://evil.tld/',
    'http://api.bap.microsoft.com/',
    '//evil.tld/',
    'https://api.bap.microsoft.com:8443/',
  ])('refuses to carry the token to %s', async (location) => {
    const { client, sent } = scene([answer(302, '', { location })])
    expect((await failureOf(client.send(request()))).code).toBe('host-not-allowed')
    expect(sent).toHaveLength(1)
  })

  it('hands the redirect over when asked to, and after the fifth', async () => {
    const elsewhere = scene([answer(302, '', { location: 'https://blob.tld/' })])
    await expect(elsewhere.client.send(request('safe', { redirect: 'return' }))).resolves.toMatchObject({
      status: 302,
    })
    const loop = scene([answer(302, '', { location: '/x' })])
    await expect(loop.client.send(request())).resolves.toMatchObject({ status: 302 })
    expect(loop.sent).toHaveLength(6)
  })
})

describe('cancellation', () => {
  it('sends nothing once the run is cancelled', async () => {
    const { client, sent } = scene([answer(200)], { signal: AbortSignal.abort() })
    expect((await failureOf(client.send(request()))).code).toBe('cancelled')
    expect(sent).toHaveLength(0)
  })

  it('says that a request which was on its way may still be carried out', async () => {
    const controller = new AbortController()
    const step: Step = () => {
      controller.abort()
      throw new DOMException('aborted', 'AbortError')
    }
    const error = await failureOf(scene([step], { signal: controller.signal }).client.send(request('once')))
    expect(error).toMatchObject({ code: 'cancelled', details: { outcomeKnown: false } })
  })

  it('does not doubt the outcome of a request that was still waiting for its turn', async () => {
    const controller = new AbortController()
    const step: Step = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        if (sent.length === 4) setImmediate(() => controller.abort())
      })
    const { client, sent } = scene([step], { signal: controller.signal })
    const errors = await Promise.all(Array.from({ length: 6 }, () => failureOf(client.send(request('once')))))
    expect(sent).toHaveLength(4)
    expect(errors.map(({ code, details }) => [code, details?.['outcomeKnown']])).toEqual([
      ...Array.from({ length: 4 }, () => ['cancelled', false]),
      ...Array.from({ length: 2 }, () => ['cancelled', true]),
    ])
  })

  it('ends a wait', async () => {
    const controller = new AbortController()
    const clock: Clock = {
      now: () => 0,
      sleep: async () => {
        controller.abort()
        throw new DOMException('aborted', 'AbortError')
      },
    }
    const { client, sent } = scene([answer(503)], { signal: controller.signal, clock })
    expect((await failureOf(client.send(request()))).code).toBe('cancelled')
    expect(sent).toHaveLength(1)
  })
})

it('writes no token, header, body or query to the log or an error', async () => {
  const body = { password: 'canary-body-77' }
  const outcomes = [answer(200), answer(500, 'x'), answer(429, 'x'), answer(401, 'x'), failing('ECONNRESET')]
  for (const step of outcomes) {
    const { client, lines } = scene([step])
    for (const retry of ['safe', 'once'] as const) {
      const error: unknown = await client
        .send(request(retry, { body, method: 'POST' }))
        .catch((caught: unknown) => caught)
      if (error instanceof AlmError)
        lines.push(error.message, error.remedy ?? '', JSON.stringify(error.details))
    }
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.join('\n')).not.toMatch(/canary|filter|hidden/i)
  }
})

describe('on the wire', () => {
  async function serving(
    handler: (message: IncomingMessage, response: ServerResponse) => void,
  ): Promise<{ url: URL; close: () => void }> {
    const server = createServer(handler)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return {
      url: new URL(`http://127.0.0.1:${port}/x`),
      close: () => {
        server.closeAllConnections()
        server.close()
      },
    }
  }

  const cases: [
    string,
    (message: IncomingMessage, response: ServerResponse) => void,
    Partial<HttpRequest>,
    string,
  ][] = [
    ['no answer in time', () => undefined, { timeoutMs: 30 }, 'request-timeout'],
    [
      'no answer in time to a request that may not be repeated',
      () => undefined,
      { timeoutMs: 30, retry: 'once' },
      'outcome-unknown',
    ],
    [
      'a reset before the headers',
      (message) => message.socket.destroy(),
      { retry: 'once' },
      'outcome-unknown',
    ],
    [
      'a reset amid the body',
      (message, response) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('half')
        setTimeout(() => message.socket.destroy(), 5)
      },
      {},
      'network-error',
    ],
    [
      'a chunked body that is cut off',
      (message, response) => {
        response.write('half')
        setTimeout(() => message.socket.destroy(), 5)
      },
      {},
      'network-error',
    ],
    [
      'a body above the limit without a length',
      (_message, response) => {
        response.write('x'.repeat(3000))
        response.end('x'.repeat(3000))
      },
      { maxResponseBytes: 5000 },
      'response-too-large',
    ],
    [
      'a body above the limit by its length',
      (_message, response) => response.end('x'.repeat(6000)),
      { maxResponseBytes: 5000 },
      'response-too-large',
    ],
  ]
  it.each(cases)('%s', async (_name, handler, more, code) => {
    const { url, close } = await serving(handler)
    const { client } = scene([], { hosts: serviceHosts(url), fetch: undefined })
    const error = await failureOf(client.send({ method: 'POST', url, retry: 'safe', body: 'x', ...more }))
    close()
    expect(error.code).toBe(code)
  })

  it('a closed port is tried five times, even for a request that may not be repeated', async () => {
    const { url, close } = await serving(() => undefined)
    close()
    const { client, sleptMs } = scene([], { hosts: serviceHosts(url), fetch: undefined })
    const error = await failureOf(client.send({ method: 'POST', url, retry: 'once' }))
    expect(error.code).toBe('network-error')
    expect(error.message).toContain('ECONNREFUSED')
    expect(sleptMs).toHaveLength(4)
  })
})
