// When the client sends a request again: by class, by answer, and never after a budget is spent.
import { answer, failing, failureOf, request, scene } from './scripted-fetch.js'

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
