// Sessions: which token goes to which host, and what is refused before anything is sent.
import { silentLogger, systemClock } from '@powerops/core'
import { openGitHubHttp, openSession, type SessionInputs, type SessionPorts } from '@powerops/session'

const APP = '11111111-1111-1111-1111-111111111111'
const TENANT = '33333333-3333-3333-3333-333333333333'
const inputs: SessionInputs = { appId: APP, tenantId: TENANT, clientSecret: 'canary-client-secret' }

interface Seen {
  url: URL
  authorization: string | null
  form: URLSearchParams
}

function stage(environment: Record<string, string> = {}): {
  ports: SessionPorts
  seen: Seen[]
  masked: string[]
} {
  const seen: Seen[] = []
  const masked: string[] = []
  const ports: SessionPorts = {
    environment,
    log: silentLogger,
    clock: systemClock,
    mask: (secret) => void masked.push(secret),
    fetch: async (address, init) => {
      const url = new URL(address)
      const form = new URLSearchParams(typeof init.body === 'string' ? init.body : '')
      seen.push({ url, authorization: new Headers(init.headers).get('authorization'), form })
      const token = {
        token_type: 'Bearer',
        expires_in: 3599,
        access_token: `canary for ${form.get('scope') ?? ''}`,
      }
      return Response.json(url.pathname.endsWith('/token') ? token : {})
    },
  }
  return { ports, seen, masked }
}

const get = (url: string): { method: 'GET'; url: URL; retry: 'safe' } => ({
  method: 'GET',
  url: new URL(url),
  retry: 'safe',
})

describe('tokens by service', () => {
  const contoso = new URL('https://contoso.crm4.dynamics.com/main.aspx')
  it.each([
    ['admin', 'https://europe.api.bap.microsoft.com/x', 'https://service.powerapps.com/'],
    ['powerApps', 'https://api.powerapps.com/x', 'https://service.powerapps.com/'],
    ['powerPlatform', 'https://0a.b1.environment.api.powerplatform.com/x', 'https://api.powerplatform.com/'],
    [
      'dataverse',
      'https://contoso.crm4.dynamics.com/api/data/v9.2/WhoAmI',
      'https://contoso.crm4.dynamics.com/',
    ],
  ] as const)('%s sends a token for its own audience', async (service, url, audience) => {
    const { ports, seen } = stage()
    const { http } = openSession(inputs, ports)
    await (service === 'dataverse' ? http.dataverse(contoso) : http[service]()).send(get(url))
    expect(seen.map((request) => request.form.get('scope'))).toEqual([`${audience}.default`, null])
    expect(seen[1]?.authorization).toBe(`Bearer canary for ${audience}.default`)
  })

  it('asks once for a token that two services share, and once per environment', async () => {
    const { ports, seen } = stage()
    const { http } = openSession(inputs, ports)
    await http.admin().send(get('https://api.bap.microsoft.com/x'))
    await http.powerApps().send(get('https://api.powerapps.com/x'))
    await http.dataverse(contoso).send(get('https://contoso.crm4.dynamics.com/x'))
    await http
      .dataverse(new URL('https://contoso.crm4.dynamics.com'))
      .send(get('https://contoso.crm4.dynamics.com/y'))
    expect(seen.filter(({ url }) => url.pathname.endsWith('/token'))).toHaveLength(2)
  })

  it('does not send the token of one environment to another', async () => {
    const { ports, seen } = stage()
    const client = openSession(inputs, ports).http.dataverse(contoso)
    await expect(client.send(get('https://fabrikam.crm4.dynamics.com/x'))).rejects.toMatchObject({
      code: 'host-not-allowed',
    })
    expect(seen).toHaveLength(0)
  })
})

describe('addresses of environments', () => {
  it.each([
    ['Public', 'https://contoso.crm.dynamics.com'],
    ['Public', 'https://contoso.crm21.dynamics.com/'],
    ['Public', 'http://127.0.0.1:8080/'],
    ['Public', 'https://localhost:8443/'],
    ['gcc', 'https://contoso.crm9.dynamics.com'],
    ['UsGovHigh', 'https://contoso.crm.microsoftdynamics.us'],
    ['UsGovDod', 'https://contoso.crm.appsplatform.us'],
    ['China', 'https://contoso.crm.dynamics.cn'],
  ])('%s takes %s', (cloud, url) => {
    const { ports } = stage()
    expect(() => openSession({ ...inputs, cloud }, ports).http.dataverse(new URL(url))).not.toThrow()
  })

  it.each([
    ['Public', 'https://make.powerapps.com/environments/x'],
    ['Public', 'https://contoso.crm.dynamics.com.evil.tld'],
    ['Public', 'https://evil.tld/?contoso.crm.dynamics.com'],
    ['Public', 'https://contosocrm.dynamics.com'],
    ['Public', 'https://u:p@contoso.crm.dynamics.com'],
    ['Public', 'https://u:p@localhost/'],
    ['Public', 'https://contoso.crm.dynamics.com:8443'],
    ['Public', 'http://contoso.crm.dynamics.com'],
    ['Public', 'https://contoso.crm.dynamics.cn'],
    ['China', 'https://contoso.crm.dynamics.com'],
    ['Public', 'https://169.254.169.254/'],
  ])('%s refuses %s before anything is sent', async (cloud, url) => {
    const { ports, seen } = stage()
    const session = openSession({ ...inputs, cloud }, ports)
    await expect(session.dataverse(new URL(url))).rejects.toMatchObject({ code: 'host-not-allowed' })
    expect(seen).toHaveLength(0)
  })
})

describe('openSession', () => {
  it('takes the cloud of the input before the one of the job, and tells who signs in without secrets', () => {
    const { ports } = stage({ POWER_PLATFORM_CLOUD: 'China' })
    const fromInput = openSession({ ...inputs, cloud: 'UsGov' }, ports)
    expect(fromInput.identity).toEqual({ kind: 'secret', cloud: 'UsGov', tenantId: TENANT, clientId: APP })
    expect(openSession(inputs, ports).identity.cloud).toBe('China')
  })

  it('masks the secret before anything else and asks nobody', () => {
    const { ports, seen, masked } = stage()
    openSession(inputs, ports)
    expect(masked).toEqual(['canary-client-secret'])
    expect(seen).toHaveLength(0)
  })

  it.each([
    [{}, {}, 'credentials-missing'],
    [{ ...inputs, cloud: 'Mars' }, {}, 'input-invalid'],
    [inputs, { POWER_PLATFORM_ADMIN_URL: 'http://evil.tld' }, 'input-invalid'],
  ])('refuses %j with %j', (given, environment, code) => {
    const { ports } = stage(environment)
    expect(() => openSession(given, ports)).toThrow(expect.objectContaining({ code }))
  })
})

describe('openGitHubHttp', () => {
  it('sends the masked token to the API of the job alone', async () => {
    const { ports, seen, masked } = stage({ GITHUB_API_URL: 'https://github.contoso.example/api/v3' })
    const { http, apiUrl } = openGitHubHttp(' canary-github-token\n', ports)
    await http.send(get('https://github.contoso.example/api/v3/repos'))
    expect(apiUrl.pathname).toBe('/api/v3')
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer canary-github-token'])
    expect(masked).toEqual(['canary-github-token'])
    await expect(http.send(get('https://api.github.com/'))).rejects.toMatchObject({
      code: 'host-not-allowed',
    })
  })

  it.each([undefined, '', ' '])('refuses the token %j', (token) => {
    expect(() => openGitHubHttp(token, stage().ports)).toThrow(
      expect.objectContaining({ code: 'credentials-missing' }),
    )
  })
})
