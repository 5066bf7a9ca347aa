// What protects the service: hourly budgets, the secondary limit on demand, and answers that a client has already.
import { openGitHub, type GitHubFixture } from './harness.js'

let fixture: GitHubFixture
const PATH = '/repos/contoso/open'

beforeEach(async () => {
  fixture = await openGitHub()
  await fixture.github.setup.createRepository({ name: 'contoso/open', private: false })
})
afterEach(() => fixture.close())

it('counts the requests of an hour and refuses those above', async () => {
  for (let i = 0; i < 60; i++) await fixture.call(undefined, 'GET', PATH)
  const refused = await fixture.call(undefined, 'GET', PATH)
  expect(refused.status).toBe(403)
  expect(refused.body.message).toMatch(/^API rate limit exceeded/)
  expect(refused.headers).toMatchObject({
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.parse('2026-03-01T09:00:00Z') / 1000),
  })
  fixture.clock.advance(3_600_000)
  expect((await fixture.call(undefined, 'GET', PATH)).headers['x-ratelimit-remaining']).toBe('59')
})

it('gives a job a smaller budget than a person', async () => {
  const { token } = await fixture.startJob({ contents: 'read' })
  const limit = async (of: string | undefined): Promise<string | undefined> =>
    (await fixture.call(of, 'GET', PATH)).headers['x-ratelimit-limit']
  expect(await limit(token)).toBe('1000')
  expect(await limit(fixture.tokens['mia'])).toBe('5000')
})

it('answers with the secondary limit when it is told to', async () => {
  fixture.faults.push({ name: 'github-secondary-limit', times: 2, detail: { retryAfterSeconds: 7 } })
  for (const _ of [1, 2]) {
    const { status, headers, body } = await fixture.call(fixture.tokens['mia'], 'GET', PATH)
    expect(status).toBe(403)
    expect(headers['retry-after']).toBe('7')
    expect(body.message).toMatch(/secondary rate limit/)
  }
  expect((await fixture.call(fixture.tokens['mia'], 'GET', PATH)).status).toBe(200)
})

it('answers 304 to a client that has the answer', async () => {
  const ask = async (etag: string): Promise<{ status?: number; headers?: object }> => {
    const url = new URL(`${fixture.origin}/api/v3${PATH}`)
    const headers = new Map([['if-none-match', etag]])
    const body = Buffer.alloc(0)
    const request = { method: 'GET', url, headers, body, path: url.pathname, root: url.origin }
    return (await fixture.github.handle(request)) ?? {}
  }
  const { etag = '' } = (await fixture.call(undefined, 'GET', PATH)).headers
  expect((await ask(etag)).status).toBe(304)
  expect((await ask('W/"other"')).status).toBe(200)
})

it('answers without the prefix under the real host name alone', async () => {
  const ask = async (origin: string): Promise<number | undefined> => {
    const url = new URL(`${origin}${PATH}`)
    const rest = { headers: new Map<string, string>(), body: Buffer.alloc(0), root: origin }
    return (await fixture.github.handle({ method: 'GET', url, path: url.pathname, ...rest }))?.status
  }
  expect(await ask('https://api.github.com')).toBe(200)
  expect(await ask(fixture.origin)).toBeUndefined()
})
