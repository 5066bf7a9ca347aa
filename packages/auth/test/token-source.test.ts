// Tokens by real msal against a scripted Entra, GitHub and Azure: what is sent, what comes of refusals, what is kept.
import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AlmError, type Clock } from '@powerops/core'
import {
  cloudEndpoints,
  createTokenSource,
  readCredentials,
  type CloudName,
  type CredentialInputs,
} from '@powerops/auth'
import { readClaims } from '../src/jwt.js'
import { readPfx } from '../src/pfx.js'

const APP = '11111111-1111-1111-1111-111111111111'
const TENANT = '33333333-3333-3333-3333-333333333333'
const POWER_APPS = 'https://service.powerapps.com/'
const ids = { POWER_PLATFORM_CLIENT_ID: APP, POWER_PLATFORM_TENANT_ID: TENANT }
const pfx = readFileSync(path.join(import.meta.dirname, 'fixtures', 'aes.pfx'))

const jwt = (claims: object): string =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.canary-signature`
const assertion = jwt({
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o@1/r@2:environment:prod',
  aud: 'api://AzureADTokenExchange',
})
const runner = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.actions.example/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'canary-runner-token',
}

type Answer = (form: URLSearchParams, url: URL) => Response | Promise<Response>

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
const granted = (token = 'canary-access-token', expiresIn: number | string = 3599): Answer => {
  return () => json({ token_type: 'Bearer', expires_in: expiresIn, access_token: token })
}
const refused = (code: number, description = 'No.', status = 400): Answer => {
  return () =>
    json(
      {
        error: 'invalid_client',
        error_description: `AADSTS${code}: ${description} Trace ID: t-1 Correlation ID: c-1 Timestamp: 2026-01-01`,
        error_codes: [code],
        trace_id: 't-1',
        correlation_id: 'c-1',
      },
      status,
    )
}

interface Scene {
  token: (audience?: string, fresh?: boolean) => Promise<string>
  forms: URLSearchParams[]
  requests: { url: URL; headers: Headers }[]
  masked: string[]
  lines: string[]
  sleptMs: number[]
  advance: (ms: number) => void
}

/** A token source whose token endpoint plays the answers in order, the last one for ever. */
function scene(
  inputs: CredentialInputs,
  environment: Record<string, string>,
  answers: Answer[],
  cloud: CloudName = 'Public',
): Scene {
  const forms: URLSearchParams[] = []
  const requests: Scene['requests'] = []
  const [masked, lines, sleptMs]: [string[], string[], number[]] = [[], [], []]
  const write = (text: string): void => void lines.push(text)
  let nowMs = Date.UTC(2027, 0, 1)
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms) => {
      sleptMs.push(ms)
      nowMs += ms
    },
  }
  const fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address)
    requests.push({ url, headers: new Headers(init.headers) })
    if (url.hostname === 'run.actions.example') return json({ count: 1, value: assertion })
    const form = new URLSearchParams(typeof init.body === 'string' ? init.body : '')
    forms.push(form)
    const answer = answers[Math.min(forms.length, answers.length) - 1]
    if (!answer) throw new Error('no answer')
    return answer(form, url)
  }
  const source = createTokenSource(readCredentials(inputs, environment), cloudEndpoints(cloud, environment), {
    environment,
    clock,
    log: { debug: write, info: write, notice: write, warning: (text) => write(`warning: ${text}`) },
    mask: (secret) => void masked.push(secret),
    fetch,
    random: () => 0.5,
  })
  const token: Scene['token'] = (audience = POWER_APPS, fresh = false) => source.token(audience, { fresh })
  return { token, forms, requests, masked, lines, sleptMs, advance: (ms) => void (nowMs += ms) }
}

async function failureOf(promise: Promise<unknown>): Promise<AlmError> {
  const caught: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(caught instanceof AlmError)) throw new Error(`expected an AlmError, got ${String(caught)}`)
  return caught
}

const withSecret = { ...ids, POWER_PLATFORM_CLIENT_SECRET: 'canary-client-secret' }
const withCertificate = {
  ...ids,
  POWER_PLATFORM_CLIENT_CERTIFICATE: pfx.toString('base64'),
  POWER_PLATFORM_CLIENT_CERTIFICATE_PASSWORD: 'fixture-password',
}
const user = { userName: 'maker@contoso.com', passwordSecret: 'canary-password' }

describe('what Entra is asked', () => {
  it('sends a client secret, to the token endpoint of the tenant and nowhere else', async () => {
    const { token, forms, requests, masked } = scene({}, withSecret, [granted()])
    await expect(token()).resolves.toBe('canary-access-token')
    expect(requests.map(({ url }) => url.origin + url.pathname)).toEqual([
      `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
    ])
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      client_id: APP,
      grant_type: 'client_credentials',
      client_secret: 'canary-client-secret',
      scope: 'https://service.powerapps.com/.default',
    })
    expect(masked).toEqual(expect.arrayContaining(['canary-client-secret', 'canary-access-token']))
  })

  it('signs an assertion with the key of a certificate', async () => {
    const { token, forms } = scene({}, withCertificate, [granted()])
    await token()
    const { certificates } = readPfx(pfx, 'fixture-password')
    const [head = '', body = '', signature = ''] = (forms[0]?.get('client_assertion') ?? '').split('.')
    const publicKey = createPublicKey(String(certificates[0]))
    const key = { key: publicKey, padding: 6, saltLength: 32 }
    expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(
      true,
    )
    const claims = {
      aud: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
      iss: APP,
      sub: APP,
    }
    expect(readClaims(`${head}.${body}.x`)).toMatchObject(claims)
  })

  it('sends the token of GitHub, a new one for every exchange', async () => {
    const { token, forms, requests, masked } = scene({}, { ...ids, ...runner }, [granted()])
    await token()
    await token('https://contoso.crm.dynamics.com/')
    expect(forms.map((form) => form.get('client_assertion'))).toEqual([assertion, assertion])
    expect(forms[1]?.get('scope')).toBe('https://contoso.crm.dynamics.com/.default')
    const asked = requests.filter(({ url }) => url.hostname === 'run.actions.example')
    expect(asked).toHaveLength(2)
    expect(asked[0]?.url.search).toBe('?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange')
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer canary-runner-token')
    expect(masked).toEqual(expect.arrayContaining(['canary-runner-token', assertion]))
  })

  it.each([
    ['UsGovHigh', 'api://AzureADTokenExchangeUSGov', 'https://login.microsoftonline.us'],
    ['China', 'api://AzureADTokenExchangeChina', 'https://login.chinacloudapi.cn'],
  ] as const)('in %s asks GitHub for the audience %s', async (cloud, audience, authority) => {
    const { token, requests } = scene({}, { ...ids, ...runner }, [granted()], cloud)
    await token()
    expect(requests[0]?.url.searchParams.get('audience')).toBe(audience)
    expect(requests[1]?.url.origin).toBe(authority)
  })

  it('sends user name and password and warns of it', async () => {
    const answer = {
      access_token: 'canary-user-token',
      id_token: jwt({ sub: 'x' }),
      client_info: 'eyJ1aWQiOiJ1IiwidXRpZCI6InQifQ',
    }
    const { token, forms, lines, masked } = scene(user, {}, [
      () => json({ token_type: 'Bearer', expires_in: 3599, ...answer }),
    ])
    await expect(token()).resolves.toBe('canary-user-token')
    expect(Object.fromEntries(forms[0] ?? [])).toMatchObject({
      grant_type: 'password',
      username: 'maker@contoso.com',
      password: 'canary-password',
    })
    expect(lines.filter((line) => line.startsWith('warning:'))).toEqual([
      expect.stringContaining('deprecated'),
    ])
    expect(masked).toContain('canary-password')
  })

  it.each(['https://localhost:5443', 'http://127.0.0.1:8080'])(
    'asks the authority %s of the job',
    async (authority) => {
      const { token, requests } = scene({}, { ...withSecret, POWER_PLATFORM_AUTHORITY_URL: authority }, [
        granted(),
      ])
      await token()
      expect(requests.map(({ url }) => url.origin)).toEqual([authority])
    },
  )

  it.each([
    [{}, 'http://169.254.169.254/metadata/identity/oauth2/token', 'metadata', 'true'],
    [
      { AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:9' },
      'http://127.0.0.1:9/metadata/identity/oauth2/token',
      'metadata',
      'true',
    ],
    [
      { IDENTITY_ENDPOINT: 'http://127.0.0.1:41/msi/token', IDENTITY_HEADER: 'canary-header' },
      'http://127.0.0.1:41/msi/token',
      'x-identity-header',
      'canary-header',
    ],
  ])('asks the machine for its identity: %j', async (variables, address, header, value) => {
    const environment = { POWER_PLATFORM_USE_MSI: 'true', POWER_PLATFORM_CLIENT_ID: APP, ...variables }
    const { token, requests } = scene({}, environment, [granted('canary-msi', '86400')])
    await expect(token()).resolves.toBe('canary-msi')
    await token()
    expect(requests).toHaveLength(1)
    const url = requests[0]?.url ?? new URL('none:')
    expect(url.origin + url.pathname).toBe(address)
    expect(url.searchParams.get('resource')).toBe(POWER_APPS)
    expect(url.searchParams.get('client_id')).toBe(APP)
    expect(requests[0]?.headers.get(header)).toBe(value)
  })
})

describe('what is kept', () => {
  it('keeps a token per audience until five minutes before its end', async () => {
    const { token, forms, advance } = scene({}, withSecret, [
      granted('canary-1'),
      granted('canary-2'),
      granted('canary-3'),
    ])
    await expect(token()).resolves.toBe('canary-1')
    advance(3_290_000)
    await expect(token()).resolves.toBe('canary-1')
    await expect(token('https://contoso.crm.dynamics.com/')).resolves.toBe('canary-2')
    advance(10_000)
    await expect(token()).resolves.toBe('canary-3')
    expect(forms).toHaveLength(3)
  })

  it('asks once for callers at the same time', async () => {
    const { token, forms } = scene({}, withSecret, [granted()])
    await Promise.all([token(), token(), token(POWER_APPS, true)])
    expect(forms).toHaveLength(1)
  })

  it('throws the kept token away when a fresh one is wanted', async () => {
    const { token } = scene({}, withSecret, [granted('canary-1'), granted('canary-2')])
    await token()
    await expect(token(POWER_APPS, true)).resolves.toBe('canary-2')
    await expect(token()).resolves.toBe('canary-2')
  })

  it('does not keep a failure', async () => {
    const { token } = scene({}, withSecret, [refused(7000215), granted('canary-2')])
    await failureOf(token())
    await expect(token()).resolves.toBe('canary-2')
  })
})

describe('refusals of Entra', () => {
  it.each([
    [7000215, 'auth-secret-wrong', 'not its id'],
    [7000222, 'auth-secret-expired', 'expired'],
    [700016, 'auth-tenant-wrong', 'does not know the application'],
    [7000229, 'auth-tenant-wrong', 'service principal'],
    [7000112, 'auth-failed', 'disabled'],
    [90002, 'auth-tenant-wrong', 'does not exist'],
    [900023, 'auth-tenant-wrong', 'malformed'],
    [700027, 'auth-certificate-wrong', 'certificate'],
    [500011, 'auth-failed', 'environment URL'],
    [50196, 'auth-failed', 'loop'],
    [53003, 'auth-failed', 'Conditional Access'],
    [99999, 'auth-failed', 'login.microsoftonline.com/error'],
  ])('AADSTS%i is %s', async (code, reason, words) => {
    const { token, forms } = scene({}, withSecret, [refused(code, 'Said by Entra.', 401)])
    const error = await failureOf(token())
    expect(error.code).toBe(reason)
    expect(`${error.message} ${error.remedy ?? ''}`).toContain(words)
    for (const fact of ['Said by Entra.', `AADSTS${code}`, 't-1', 'c-1', APP, TENANT])
      expect(error.message).toContain(fact)
    expect(forms).toHaveLength(1)
  })

  it.each([50126, 50034, 50055, 50053, 50057, 50076, 50079, 50158])(
    'AADSTS%i for a user is auth-user-refused',
    async (code) => {
      const { token } = scene(user, {}, [refused(code)])
      expect((await failureOf(token())).code).toBe('auth-user-refused')
    },
  )

  it.each([70021, 700211, 700212, 700213, 7002131])(
    'AADSTS%i names the claims as presented, and no token',
    async (code) => {
      const { token } = scene({}, { ...ids, ...runner }, [refused(code)])
      const { code: reason, message, details } = await failureOf(token())
      expect(reason).toBe('auth-federation-mismatch')
      for (const claim of [
        'https://token.actions.githubusercontent.com',
        'repo:o@1/r@2:environment:prod',
        'api://AzureADTokenExchange',
      ]) {
        expect(message).toContain(claim)
      }
      expect(details).toMatchObject({ presented: { subject: 'repo:o@1/r@2:environment:prod' } })
      expect(message + JSON.stringify(details)).not.toMatch(/eyJ|canary/)
    },
  )

  it.each([90033, 90006])('tries AADSTS%i again', async (code) => {
    const { token, sleptMs } = scene({}, withSecret, [refused(code), refused(code), granted()])
    await expect(token()).resolves.toBe('canary-access-token')
    expect(sleptMs).toEqual([1000, 2000])
  })

  it('gives a passing failure up after four tries', async () => {
    const { token, forms } = scene({}, withSecret, [refused(90033)])
    expect((await failureOf(token())).code).toBe('auth-failed')
    expect(forms).toHaveLength(4)
  })

  it('brings a new assertion when the first ran out', async () => {
    const { token, requests } = scene({}, { ...ids, ...runner }, [refused(700024), granted()])
    await token()
    expect(requests.filter(({ url }) => url.hostname === 'run.actions.example')).toHaveLength(2)
  })

  it('tries the other audience of GCC once, and reports the failure of that', async () => {
    const { token, forms } = scene({}, withSecret, [refused(500011), granted()], 'UsGov')
    await token('https://service.powerapps.us/')
    expect(forms.map((form) => form.get('scope'))).toEqual([
      'https://service.powerapps.us/.default',
      'https://gov.service.powerapps.us/.default',
    ])
    const never = scene({}, withSecret, [refused(500011)], 'UsGov')
    const error = await failureOf(never.token('https://service.powerapps.us/'))
    expect(error.message).toContain('gov.service.powerapps.us')
    expect(never.forms).toHaveLength(2)
  })

  it('remembers the other audience of GCC once it worked', async () => {
    const { token, forms } = scene({}, withSecret, [refused(500011), granted()], 'UsGov')
    await token('https://service.powerapps.us/')
    await token('https://service.powerapps.us/', true)
    expect(forms.map((form) => form.get('scope')).slice(1)).toEqual([
      'https://gov.service.powerapps.us/.default',
      'https://gov.service.powerapps.us/.default',
    ])
  })

  it.each([500, 503, 429])('repeats %i of the token endpoint', async (status) => {
    const { token } = scene({}, withSecret, [() => new Response('<html>', { status }), granted()])
    await expect(token()).resolves.toBe('canary-access-token')
  })

  it('says which host could not be reached', async () => {
    const unreachable: Answer = () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })
    }
    const error = await failureOf(scene({}, withSecret, [unreachable]).token())
    expect(error).toMatchObject({
      code: 'network-error',
      message: expect.stringContaining('login.microsoftonline.com'),
    })
  })
})

describe('OIDC that is not to be had', () => {
  it('names the permission when the job has none', async () => {
    const { token, forms } = scene({}, ids, [granted()])
    const error = await failureOf(token())
    expect(error.code).toBe('oidc-unavailable')
    expect(error.remedy).toContain('permissions: { id-token: write')
    expect(forms).toHaveLength(0)
  })

  it.each([403, 404])('reports %i of GitHub', async (status) => {
    const environment = { ...ids, ...runner, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://broken.example/?x=1' }
    const error = await failureOf(scene({}, environment, [() => new Response('', { status })]).token())
    expect(error).toMatchObject({
      code: 'oidc-unavailable',
      message: expect.stringContaining(String(status)),
    })
  })
})

describe('no secret in any line or error', () => {
  const ways: [string, CredentialInputs, Record<string, string>][] = [
    ['secret', {}, withSecret],
    ['certificate', {}, withCertificate],
    ['oidc', {}, { ...ids, ...runner }],
    ['user', user, {}],
    [
      'managed identity',
      {},
      {
        POWER_PLATFORM_USE_MSI: 'true',
        IDENTITY_ENDPOINT: 'http://127.0.0.1:41/',
        IDENTITY_HEADER: 'canary-header',
      },
    ],
  ]
  const ends: [string, Answer][] = [
    ['a grant', granted()],
    ['a grant without a token', () => json({ token_type: 'Bearer', canary: 'canary-field' })],
    ['a cut grant', () => new Response('{"access_token":"canary-cut')],
    ['a malformed grant', () => new Response('{"access_token":canary-malformed}')],
    ['HTML', () => new Response('<html>', { status: 200 })],
    ['a refusal', refused(7000215)],
    ['a refusal as text', () => new Response('no', { status: 400 })],
    ['an empty refusal', () => new Response(null, { status: 401 })],
    ['a refusal that echoes a token', refused(700213, `presented ${assertion}`)],
    ['an outage', () => new Response('', { status: 503 })],
    [
      'a lost connection',
      () => Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })),
    ],
    ['a redirect', () => new Response(null, { status: 302, headers: { location: 'https://evil.tld/' } })],
  ]
  const key =
    readPfx(pfx, 'fixture-password').key.export({ format: 'pem', type: 'pkcs8' }).toString().split('\n')[3] ??
    ''
  it.each(ways.flatMap(([way, ...given]) => ends.map(([end, answer]) => [way, end, given, answer] as const)))(
    '%s, %s',
    async (_way, _end, [inputs, environment], answer) => {
      const { token, lines, requests } = scene(inputs, environment, [answer])
      const caught: unknown = await token().catch((error: unknown) => error)
      if (typeof caught !== 'string') {
        expect(caught).toBeInstanceOf(AlmError)
        for (let error: unknown = caught; error instanceof Error; error = error.cause) {
          lines.push(error.message, error.stack ?? '', JSON.stringify(error))
        }
      }
      expect(lines.length).toBeGreaterThan(0)
      const shown = lines.join('\n')
      expect(shown).not.toMatch(/canary|fixture-password|eyJ/)
      expect(shown).not.toContain(key)
      expect(requests.map(({ url }) => url.hostname)).not.toContain('evil.tld')
    },
  )
})
