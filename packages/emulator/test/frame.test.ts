// The frame: two protocols on one port, faults, time, state that survives a restart, control routes.
import { readFileSync } from 'node:fs'
import { request as httpsRequest } from 'node:https'
import { startEmulator, type Emulator } from '../src/index.js'
import { BAP, appToken, call, discard, origin, P, start, temporaryFolder } from './harness.js'

const ENVIRONMENTS = `${P}/scopes/admin/environments?api-version=2023-06-01`

describe('the port', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await start()
  })
  afterAll(() => discard(emulator))

  it('answers http and https alike', async () => {
    const plain = await call(`${origin(emulator)}/_emulator/clock`)
    expect(plain.status).toBe(200)
    const { POWER_PLATFORM_AUTHORITY_URL, NODE_EXTRA_CA_CERTS } = emulator.endpoints
    const secure = await getOverTls(`${POWER_PLATFORM_AUTHORITY_URL}/_emulator/clock`, NODE_EXTRA_CA_CERTS)
    expect(secure).toBe(200)
  })

  it('answers 404 to an unknown route', async () => {
    expect((await call(`${origin(emulator)}/no/such/route`)).status).toBe(404)
  })

  it.each([
    ['a foreign host name', { host: 'evil.example' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
  ])('keeps its control routes from %s', async (_case, headers) => {
    expect(await rawStatus(`${origin(emulator)}/_emulator/clock`, headers)).toBe(403)
  })

  it('logs requests without their secrets', async () => {
    emulator.requests.clear()
    await call(`${origin(emulator)}/x?sig=hunter2&top=1`)
    expect(emulator.requests.list()).toMatchObject([{ method: 'GET', status: 404, service: 'none' }])
    expect(emulator.requests.list()[0]?.url).toMatch(/sig=\*\*\*&top=1$/)
  })
})

describe('faults', () => {
  let emulator: Emulator
  let token: string
  beforeAll(async () => {
    emulator = await start()
    token = await appToken(emulator, BAP)
  })
  afterEach(() => emulator.faults.clear())
  afterAll(() => discard(emulator))

  const push = (fault: object): Promise<unknown> =>
    call(`${origin(emulator)}/_emulator/faults`, { method: 'POST', body: fault })
  const list = (): Promise<{ status: number }> => call(`${origin(emulator)}${ENVIRONMENTS}`, { token })

  it('harms as many requests as asked, after as many unharmed ones', async () => {
    await push({
      match: { method: 'GET', path: '/environments' },
      skip: 1,
      times: 2,
      effect: { status: 429, headers: { 'retry-after': '3' }, body: { error: { code: 'TooMany' } } },
    })
    const statuses = []
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await list()).status)
    expect(statuses).toEqual([200, 429, 429, 200])
  })

  it('leaves requests alone that do not match', async () => {
    await push({ match: { method: 'POST' }, effect: { status: 500 } })
    expect((await list()).status).toBe(200)
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ])('breaks the connection %s the request is carried out', async (drop, policiesMade) => {
    const policies = `${origin(emulator)}/providers/PowerPlatform.Governance/v2/policies`
    const count = async (): Promise<number> => (await call(policies, { token })).body.value.length
    const known = await count()
    await push({ match: { method: 'POST', path: '/policies' }, effect: { drop } })
    const body = { policyDefinition: { displayName: drop, environmentType: 'AllEnvironments' } }
    await expect(call(policies, { method: 'POST', token, body })).rejects.toThrow()
    expect((await count()) - known).toBe(policiesMade)
  })

  it('breaks an answer off in the middle of its body', async () => {
    await push({ match: { path: '/environments' }, effect: { truncateBytes: 10 } })
    await expect(list()).rejects.toThrow()
  })

  it.each([
    ['an unknown member', { effects: {} }, /no member "effects"/],
    ['no effect', { match: {} }, /has a name, or an effect/],
    ['a broken pattern', { match: { path: '(' }, effect: { status: 500 } }, /regular expression/i],
  ])('refuses a fault with %s', async (_case, fault, message) => {
    const answer = await call(`${origin(emulator)}/_emulator/faults`, { method: 'POST', body: fault })
    expect(answer.status).toBe(400)
    expect(answer.body.error.message).toMatch(message)
  })
})

describe('time', () => {
  it('runs at the given speed, is advanced, and does not run backwards', async () => {
    const emulator = await start()
    const clock = `${origin(emulator)}/_emulator/clock`
    const before = emulator.clock.now()
    await call(clock, { method: 'POST', body: { advanceMs: 60_000 } })
    expect(emulator.clock.now() - before).toBe(60_000)
    expect((await call(clock, { method: 'POST', body: { advanceMs: -1 } })).status).toBe(400)
    expect((await call(clock, { method: 'POST', body: { speed: 2 } })).body.speed).toBe(2)
    await discard(emulator)
  })
})

describe('a restart', () => {
  it('keeps ports, environments, keys and time', async () => {
    const stateDir = temporaryFolder()
    const first = await startEmulator({ stateDir, speed: 0 })
    const token = await appToken(first, BAP)
    first.clock.advance(1000)
    const { endpoints } = first
    const now = first.clock.now()
    await first.close()
    const second = await startEmulator({ stateDir })
    expect(second.endpoints).toEqual(endpoints)
    expect(second.clock.now()).toBe(now)
    expect((await call(`${origin(second)}${ENVIRONMENTS}`, { token })).status).toBe(200)
    await discard(second)
  })

  it('is refused while another emulator has the state', async () => {
    const stateDir = temporaryFolder()
    const first = await start({ stateDir })
    await expect(startEmulator({ stateDir })).rejects.toThrow(/cannot listen on port \d+/)
    expect((await call(`${origin(first)}/_emulator/clock`)).status).toBe(200)
    await discard(first)
  })

  it('after a reset starts from the seed again', async () => {
    const emulator = await start()
    const token = await appToken(emulator, BAP)
    const policies = `${origin(emulator)}/providers/PowerPlatform.Governance/v2/policies`
    const body = { policyDefinition: { displayName: 'x', environmentType: 'AllEnvironments' } }
    const urls = emulator.environments().map(({ instanceUrl }) => instanceUrl)
    await call(policies, { method: 'POST', token, body })
    expect((await call(policies, { token })).body.value).toHaveLength(4)
    expect((await call(`${origin(emulator)}/_emulator/reset`, { method: 'POST' })).status).toBe(200)
    expect((await call(policies, { token: await appToken(emulator, BAP) })).body.value).toHaveLength(3)
    expect(emulator.environments().map(({ instanceUrl }) => instanceUrl)).toEqual(urls)
    await discard(emulator)
  })
})

function getOverTls(url: string, caFile: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(url, { ca: readFileSync(caFile), family: 4 }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function rawStatus(url: string, headers: Record<string, string>): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', reject)
    sent.end()
  })
}
