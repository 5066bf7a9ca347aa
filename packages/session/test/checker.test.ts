// The checker of a session: whose token it sees, where it is, and that storage never gets a token.
import { silentLogger, systemClock } from '@powerops/core'
import type { CheckerWish } from '@powerops/checker'
import { openSession, type SessionPorts } from '@powerops/session'

const TENANT = '33333333-3333-3333-3333-333333333333'
const inputs = {
  appId: '11111111-1111-1111-1111-111111111111',
  tenantId: TENANT,
  clientSecret: 'canary-client-secret',
}
const REQUEST = {
  fileName: 'app.zip',
  archive: new Uint8Array(2),
  ruleSetId: '1',
  excludedFiles: [],
  overrides: [],
  timeoutMs: 1000,
}

interface Seen {
  url: URL
  headers: Headers
}

/** A session whose services answer at once; reports lie at `report`, and Entra refuses what `refusal` says. */
function stage(
  report: string,
  environment: Record<string, string> = {},
  refusal: (scope: string) => number | undefined = () => undefined,
): { ports: SessionPorts; seen: Seen[] } {
  const seen: Seen[] = []
  const answers: [RegExp, () => Response][] = [
    [
      /\/token$/,
      () => Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'canary-token' }),
    ],
    [/\/api\/upload$/, () => Response.json(['https://x.blob.core.windows.net/in?sig=1'])],
    [/\/api\/analyze$/, () => new Response(null, { status: 202 })],
    [/\/api\/status\//, () => Response.json({ status: 'Finished', resultFileUris: [report] })],
    [/./, () => new Response('zip')],
  ]
  const ports: SessionPorts = {
    environment,
    log: silentLogger,
    clock: systemClock,
    mask: () => undefined,
    fetch: async (address, init) => {
      const url = new URL(address)
      seen.push({ url, headers: new Headers(init.headers) })
      const scope = new URLSearchParams(typeof init.body === 'string' ? init.body : '').get('scope') ?? ''
      const code = url.pathname.endsWith('/token') ? refusal(scope) : undefined
      if (code !== undefined) return Response.json({ error: 'invalid', error_codes: [code] }, { status: 400 })
      return answers.find(([pattern]) => pattern.test(url.pathname))?.[1]() ?? new Response()
    },
  }
  return { ports, seen }
}

async function analyze(ports: SessionPorts, wish: CheckerWish = { geo: 'Europe' }): Promise<void> {
  const { client } = await openSession(inputs, ports).checker(wish)
  await client.analyze(REQUEST)
}

it('sends its token and tenant to the checker alone, and fetches reports without either', async () => {
  const { ports, seen } = stage('https://x.blob.core.windows.net/out.zip?sig=2')
  await analyze(ports)
  const [, ...calls] = seen
  expect(
    calls.map(({ url, headers }) => [url.host, headers.get('authorization'), headers.get('x-ms-tenant-id')]),
  ).toEqual([
    ['europe.api.advisor.powerapps.com', 'Bearer canary-token', TENANT],
    ['europe.api.advisor.powerapps.com', 'Bearer canary-token', TENANT],
    ['europe.api.advisor.powerapps.com', 'Bearer canary-token', TENANT],
    ['x.blob.core.windows.net', null, null],
  ])
})

it.each(['https://evil.tld/out.zip', 'http://x.blob.core.windows.net/out.zip', 'http://169.254.169.254/x'])(
  'fetches no report from %s',
  async (report) => {
    const { ports, seen } = stage(report)
    await expect(analyze(ports)).rejects.toMatchObject({ code: 'host-not-allowed' })
    expect(seen.map(({ url }) => url.href)).not.toContain(report)
  },
)

it.each([
  {
    what: 'the address of the job',
    environment: { POWER_PLATFORM_CHECKER_URL: 'https://checker.contoso.example' },
    host: 'checker.contoso.example',
  },
  {
    what: 'a test server that stands for the admin API',
    environment: { POWER_PLATFORM_ADMIN_URL: 'http://127.0.0.1:4711' },
    host: '127.0.0.1:4711',
  },
  {
    what: 'the geography when the admin API alone is elsewhere',
    environment: { POWER_PLATFORM_ADMIN_URL: 'https://admin.contoso.example' },
    host: 'europe.api.advisor.powerapps.com',
  },
])('asks $what', async ({ environment, host }) => {
  const { ports, seen } = stage('https://x.blob.core.windows.net/out.zip', environment)
  await analyze(ports)
  expect(seen.filter(({ url }) => url.pathname.startsWith('/api/')).map(({ url }) => url.host)).toEqual([
    host,
    host,
    host,
  ])
})

it('signs in for the other audience where the tenant does not know the first', async () => {
  const unknown = (scope: string): number | undefined =>
    scope === 'https://advisor.powerapps.com/.default' ? 500011 : undefined
  const { ports, seen } = stage('https://x.blob.core.windows.net/out.zip', {}, unknown)
  await analyze(ports)
  expect(seen.filter(({ url }) => url.pathname.endsWith('/token'))).toHaveLength(2)
})

it.each([500011, 500014, 7000112])(
  'names the application of the checker when Entra says AADSTS%d',
  async (code) => {
    const { ports } = stage('https://x.blob.core.windows.net/out.zip', {}, () => code)
    await expect(analyze(ports)).rejects.toMatchObject({
      code: 'auth-failed',
      remedy: expect.stringContaining('PowerApps-Advisor'),
    })
  },
)

it('leaves other refusals as they are', async () => {
  const { ports } = stage('https://x.blob.core.windows.net/out.zip', {}, () => 7000222)
  await expect(analyze(ports)).rejects.toMatchObject({ code: 'auth-secret-expired' })
})
