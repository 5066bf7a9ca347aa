// The client against a loopback server and against a scripted fetch: what is sent, tokens, redirects, cancellation.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AlmError, type Clock } from '@powerops/core'
import { serviceHosts, type HttpRequest } from '@powerops/http'
import { answer, CANARY, failing, failureOf, request, scene, type Step } from './scripted-fetch.js'

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
