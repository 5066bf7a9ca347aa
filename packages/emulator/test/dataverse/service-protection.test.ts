// The service protection limits: what is counted, for whom, and what the refusals say.
import { createServiceProtection } from '../../src/dataverse/service-protection.js'
import { readSettings } from '../../src/dataverse/settings.js'
import type { EmulatorRequest, EmulatorResponse } from '../../src/frame/handler.js'

let nowMs = 0
const clock = { now: () => nowMs }
beforeEach(() => (nowMs = 1_000_000))

function requestOf(oid: string): EmulatorRequest {
  const payload = Buffer.from(JSON.stringify({ oid })).toString('base64url')
  const url = new URL('http://127.0.0.1/api/data/v9.2/WhoAmI')
  const headers = new Map([['authorization', `Bearer head.${payload}.signature`]])
  return { method: 'GET', url, headers, body: Buffer.alloc(0), path: url.pathname, root: url.origin }
}

const fine = async (): Promise<EmulatorResponse> => ({ status: 200 })
const protectionOf = (limits: Record<string, number>): ReturnType<typeof createServiceProtection> =>
  createServiceProtection(readSettings({ dataverse: limits }), clock)

describe('service protection', () => {
  it('counts nothing unless it is told to', async () => {
    const protect = protectionOf({})
    for (let at = 0; at < 7000; at++) await protect(requestOf('a'), 'dev', fine)
    expect(await protect(requestOf('a'), 'dev', fine)).toEqual({ status: 200 })
  })

  it('refuses one request too many, for that user there, until the window has passed', async () => {
    const protect = protectionOf({ maxRequests: 2, limitWindowMs: 10_000 })
    const ask = async (user: string, environment: string): Promise<number> =>
      (await protect(requestOf(user), environment, fine)).status
    expect([await ask('a', 'dev'), await ask('a', 'dev'), await ask('a', 'dev')]).toEqual([200, 200, 429])
    expect([await ask('b', 'dev'), await ask('a', 'test')]).toEqual([200, 200])
    nowMs += 4000
    const refused = await protect(requestOf('a'), 'dev', fine)
    expect(refused).toMatchObject({
      headers: { 'Retry-After': '6' },
      body: { error: { code: '0x80072322' } },
    })
    nowMs += 6000
    expect(await ask('a', 'dev')).toBe(200)
  })

  it('refuses requests while others take too much time together', async () => {
    const protect = protectionOf({ maxExecutionMs: 5000, limitWindowMs: 60_000 })
    await protect(requestOf('a'), 'dev', async () => {
      nowMs += 5000
      return { status: 200 }
    })
    expect(await protect(requestOf('a'), 'dev', fine)).toMatchObject({
      status: 429,
      body: { error: { code: '0x80072321' } },
    })
  })

  it('refuses too many requests at once, and says on others how much is left', async () => {
    const protect = protectionOf({ maxConcurrentRequests: 1, maxRequests: 10 })
    let finish = (_: EmulatorResponse): void => undefined
    const slow = protect(requestOf('a'), 'dev', () => new Promise((resolve) => (finish = resolve)))
    expect(await protect(requestOf('a'), 'dev', fine)).toMatchObject({
      status: 429,
      body: { error: { code: '0x80072326' } },
    })
    finish({ status: 200 })
    expect(await slow).toMatchObject({ headers: { 'x-ms-ratelimit-burst-remaining-xrm-requests': '9' } })
  })
})
