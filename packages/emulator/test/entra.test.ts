// Entra ID: each way to sign in, each refusal, and the clients that makers of actions use.
import { spawn } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { decodeJwt, exportJWK, generateKeyPair, importPKCS8, SignJWT, type JWTPayload } from 'jose'
import { generate } from 'selfsigned'
import { defaultSeed, type Emulator, type SeedPerson } from '../src/index.js'
import { createEntraService } from '../src/entra/service.js'
import { createDirectory } from '../src/entra/directory.js'
import { openFileStore } from '../src/frame/file-store.js'
import { readOrMakeSigningKey } from '../src/tokens/signing-key.js'
import { BAP, call, discard, origin, P, requestToken, start, temporaryFolder } from './harness.js'

const CLIENT = '11111111-0000-4000-8000-000000000001'
const BLOCKED_CLIENT = '11111111-0000-4000-8000-000000000002'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const SCOPE = `${BAP}/.default`
const TENANT = defaultSeed.tenant.id

interface Certificate {
  pem: string
  privateKey: string
}

async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'test' }], { keySize: 2048, algorithm: 'sha256' })
  return { pem: made.cert, privateKey: made.private }
}

function person(name: string, account: SeedPerson['account']): SeedPerson {
  const digits = createHash('md5').update(name).digest('hex').slice(0, 12)
  return {
    objectId: `22222222-0000-4000-8000-${digits}`,
    userPrincipalName: `${name}@contoso.example`,
    displayName: name,
    password: 'right',
    ...(account && { account }),
  }
}

describe('Entra ID', () => {
  let emulator: Emulator
  let certificate: Certificate
  beforeAll(async () => {
    certificate = await makeCertificate()
    const application = {
      clientId: CLIENT,
      objectId: '11111111-0000-4000-8000-0000000000a1',
      displayName: 'tested',
      secrets: [{ value: 'good' }, { value: 'old', expiresAt: '2020-01-01T00:00:00Z' }],
      certificates: [certificate.pem],
      management: true,
      managedIdentity: true,
    }
    const disabled = { ...application, clientId: BLOCKED_CLIENT, disabled: true, managedIdentity: false }
    const users = [
      person('ada', undefined),
      person('mfa', 'mfaRequired'),
      person('off', 'disabled'),
      person('locked', 'locked'),
      person('stale', 'passwordExpired'),
    ]
    emulator = await start({ seedChange: { applications: [application, disabled], users } })
  })
  afterAll(() => discard(emulator))

  const secretForm = (change: Record<string, string> = {}): Record<string, string> => ({
    grant_type: 'client_credentials',
    client_id: CLIENT,
    client_secret: 'good',
    scope: SCOPE,
    ...change,
  })

  it('gives an application token with the claims that services read', async () => {
    const { status, body } = await requestToken(emulator, secretForm())
    expect(status).toBe(200)
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: expect.any(String),
    })
    expect(decodeJwt(body.access_token)).toMatchObject({
      aud: BAP,
      idtyp: 'app',
      appid: CLIENT,
      oid: '11111111-0000-4000-8000-0000000000a1',
      tid: TENANT,
      exp: Math.floor(emulator.clock.now() / 1000) + 3599,
    })
    expect(decodeJwt(body.access_token)).not.toHaveProperty('scp')
  })

  const refusals: [string, Record<string, string>, string | undefined, number, string][] = [
    ['a wrong secret', { client_secret: 'bad' }, undefined, 7000215, 'invalid_client'],
    ['an expired secret', { client_secret: 'old' }, undefined, 7000222, 'invalid_client'],
    [
      'an unknown application',
      { client_id: BLOCKED_CLIENT.replace('2', '9') },
      undefined,
      700016,
      'unauthorized_client',
    ],
    ['a disabled application', { client_id: BLOCKED_CLIENT }, undefined, 7000112, 'unauthorized_client'],
    ['an unknown tenant', {}, '99999999-0000-4000-8000-000000000000', 90002, 'invalid_request'],
    ['a malformed tenant', {}, 'not_a_tenant', 900023, 'invalid_request'],
    [
      'an unknown audience',
      { scope: 'https://service.powerapps.us//.default' },
      undefined,
      500011,
      'invalid_resource',
    ],
    ['a scope that is not .default', { scope: `${BAP}User` }, undefined, 70011, 'invalid_scope'],
    ['another grant', { grant_type: 'device_code' }, undefined, 70003, 'unsupported_grant_type'],
  ]
  it.each(refusals)('refuses %s', async (_case, change, tenant, code, error) => {
    const { status, body } = await requestToken(emulator, secretForm(change), tenant)
    expect([400, 401]).toContain(status)
    expect(body).toMatchObject({ error, error_codes: [code] })
    expect(body.error_description).toMatch(new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Timestamp: `))
  })

  it('refuses a request without a credential', async () => {
    const { client_secret: _secret, ...form } = secretForm()
    expect((await requestToken(emulator, form)).body.error_codes).toEqual([7000218])
  })

  it.each([
    ['an environment by its URL', 'url'],
    ['an environment by its URL with a slash', 'slash'],
  ])('knows %s as audience', async (_case, form) => {
    const url = emulator.environments()[0]!.instanceUrl
    const audience = form === 'slash' ? url : url.slice(0, -1)
    const { status } = await requestToken(emulator, secretForm({ scope: `${audience}/.default` }))
    expect(status).toBe(200)
  })

  it('gives a token that expires by its own clock', async () => {
    const { body } = await requestToken(emulator, secretForm())
    const list = `${origin(emulator)}${P}/scopes/admin/environments?api-version=2023-06-01`
    expect((await call(list, { token: body.access_token })).status).toBe(200)
    emulator.clock.advance(3600_000)
    const expired = await call(list, { token: body.access_token })
    expect(expired.status).toBe(401)
    expect(expired.body.error.code).toBe('ExpiredAuthenticationToken')
  })

  describe('a certificate', () => {
    const sign = async (
      claims: JWTPayload,
      { key = certificate.privateKey, alg = 'RS256', pem = certificate.pem } = {},
    ): Promise<string> => {
      const thumbprint = createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url')
      const nowS = Math.floor(Date.now() / 1000)
      const aud = `${emulator.endpoints.POWER_PLATFORM_AUTHORITY_URL}/${TENANT}/oauth2/v2.0/token`
      return new SignJWT({ iss: CLIENT, sub: CLIENT, aud, nbf: nowS, exp: nowS + 300, jti: 'x', ...claims })
        .setProtectedHeader({ alg, typ: 'JWT', 'x5t#S256': thumbprint })
        .sign(await importPKCS8(key, alg))
    }
    const ask = async (assertion: string): Promise<number[] | string> => {
      const { client_secret: _secret, ...form } = secretForm()
      const assertionForm = { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }
      const { body } = await requestToken(emulator, { ...form, ...assertionForm })
      return body.error_codes ?? 'token'
    }

    it.each(['RS256', 'PS256'])('is accepted when it signs with %s', async (alg) => {
      expect(await ask(await sign({}, { alg }))).toBe('token')
    })
    it('is refused when it is not registered', async () => {
      const other = await makeCertificate()
      expect(await ask(await sign({}, { key: other.privateKey, pem: other.pem }))).toEqual([700027])
    })
    it('is refused when another key has signed', async () => {
      const other = await makeCertificate()
      expect(await ask(await sign({}, { key: other.privateKey }))).toEqual([700027])
    })
    it('is refused for another audience', async () => {
      expect(await ask(await sign({ aud: 'https://elsewhere.example/token' }))).toEqual([700023])
    })
    it('is refused when the assertion has expired', async () => {
      expect(await ask(await sign({ exp: Math.floor(Date.now() / 1000) - 1 }))).toEqual([700024])
    })
  })

  describe('a user name and password', () => {
    const ask = (username: string, password: string): ReturnType<typeof requestToken> =>
      requestToken(emulator, {
        grant_type: 'password',
        client_id: CLIENT,
        username,
        password,
        scope: `${SCOPE} openid profile offline_access`,
      })

    it('give a delegated token, an id token and a refresh token that works', async () => {
      const { status, body } = await ask('Ada@contoso.example', 'right')
      expect(status).toBe(200)
      const claims = decodeJwt(body.access_token)
      expect(claims).toMatchObject({ scp: 'user_impersonation', upn: 'ada@contoso.example' })
      expect(claims).not.toHaveProperty('idtyp')
      expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toMatchObject({
        utid: TENANT,
      })
      expect(decodeJwt(body.id_token)).toMatchObject({
        aud: CLIENT,
        preferred_username: 'ada@contoso.example',
      })
      const renewed = await requestToken(emulator, {
        grant_type: 'refresh_token',
        client_id: CLIENT,
        refresh_token: body.refresh_token,
        scope: SCOPE,
      })
      expect(renewed.status).toBe(200)
    })

    it.each([
      ['a wrong password', 'ada', 'wrong', 50126],
      ['an unknown user', 'nobody', 'right', 50034],
      ['multi-factor authentication', 'mfa', 'right', 50076],
      ['a disabled account', 'off', 'right', 50057],
      ['a locked account', 'locked', 'right', 50053],
      ['an expired password', 'stale', 'right', 50055],
    ])('are refused for %s', async (_case, name, password, code) => {
      expect((await ask(`${name}@contoso.example`, password)).body.error_codes).toEqual([code])
    })

    it('do not make a refresh token an access token', async () => {
      const { body } = await ask('ada@contoso.example', 'right')
      const list = `${origin(emulator)}${P}/environments?api-version=2023-06-01`
      expect((await call(list, { token: body.refresh_token })).status).toBe(401)
    })
  })

  describe('a managed identity', () => {
    it.each([
      ['a virtual machine', '/metadata/identity/oauth2/token?api-version=2018-02-01', { Metadata: 'true' }],
      [
        'an App Service',
        '/MSI/token?api-version=2019-08-01',
        { 'x-identity-header': 'emulator-identity-header' },
      ],
    ])('of %s gets a token', async (_case, route, headers) => {
      const url = `${origin(emulator)}${route}&resource=${encodeURIComponent(BAP)}`
      const { status, body } = await call(url, { headers: headers as unknown as Record<string, string> })
      expect(status).toBe(200)
      expect(body).toMatchObject({ token_type: 'Bearer', resource: BAP, expires_in: expect.any(String) })
      expect((await call(url)).status).toBe(400)
    })
  })

  it.each(['msal', 'identity'])(
    'serves the public client library %s',
    async (library) => {
      const output = await runClient(emulator, library, certificate)
      expect(output).toEqual({ secret: 'ok', certificate: 'ok', wrong: '7000215' })
    },
    60_000,
  )
})

describe('a federated assertion', () => {
  const issuer = 'https://issuer.example/_github/oidc'
  const subjects = ['repo:contoso/powerops:environment:test', 'repo:contoso@7/powerops@9:environment:test']
  let ask: (claims: JWTPayload, now?: number) => Promise<number[] | string>
  const nowMs = Date.parse('2026-03-01T00:00:00Z')

  beforeAll(async () => {
    const folder = temporaryFolder()
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }
    const application = {
      clientId: CLIENT,
      objectId: '11111111-0000-4000-8000-0000000000a1',
      displayName: 'federated',
      federatedCredentials: subjects.map((subject) => ({ subject })),
    }
    const seed = { ...defaultSeed, applications: [application], users: [] }
    const context = {
      directory: createDirectory(openFileStore(folder), seed),
      key: await readOrMakeSigningKey(folder),
      newGuid: () => '0',
      knowsAudience: () => true,
      isOwnAudience: () => false,
      gitHubIssuer: () => issuer,
      machineNow: () => Date.now(),
      fetchJson: async (url: string) =>
        url.endsWith('openid-configuration') ? { issuer, jwks_uri: `${issuer}/keys` } : { keys: [jwk] },
    }
    ask = async (claims, now = nowMs) => {
      const service = createEntraService({ ...context, now: () => now })
      const issuedAt = nowMs / 1000
      const token = await new SignJWT({
        iss: issuer,
        aud: 'api://AzureADTokenExchange',
        sub: subjects[0]!,
        exp: issuedAt + 300,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .sign(privateKey)
      const form = {
        grant_type: 'client_credentials',
        client_id: CLIENT,
        scope: SCOPE,
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: token,
      }
      const url = new URL(`http://127.0.0.1/${TENANT}/oauth2/v2.0/token`)
      const response = await service.handle({
        method: 'POST',
        url,
        headers: new Map(),
        body: Buffer.from(new URLSearchParams(form).toString()),
        path: url.pathname,
        root: url.origin,
      })
      const body = response?.body as { error_codes?: number[] }
      return body.error_codes ?? 'token'
    }
  })

  const cases: [string, JWTPayload, number[] | string][] = [
    ['is accepted with the subject of names', {}, 'token'],
    ['is accepted with the subject of names and ids', { sub: subjects[1]! }, 'token'],
    ['is refused from another issuer', { iss: 'https://token.example' }, [700211]],
    ['is refused for another audience', { aud: 'https://github.com/contoso' }, [700212]],
    ['is refused for another subject', { sub: 'repo:contoso/powerops:pull_request' }, [700213]],
    ['is refused for a subject in other letters', { sub: subjects[0]!.toUpperCase() }, [700213]],
  ]
  it.each(cases)('%s', async (_case, claims, wanted) => {
    expect(await ask(claims)).toEqual(wanted)
  })

  it('is refused after its five minutes', async () => {
    expect(await ask({}, nowMs + 299_000)).toBe('token')
    expect(await ask({}, nowMs + 301_000)).toEqual([700024])
  })
})

/** The extra CA counts only from the start of a process, so the library runs in one of its own. */
async function runClient(
  emulator: Emulator,
  library: string,
  { pem, privateKey }: Certificate,
): Promise<unknown> {
  const { endpoints } = emulator
  const pemFile = path.join(temporaryFolder(), 'client.pem')
  writeFileSync(pemFile, `${privateKey}\n${pem}`)
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'token-client.mjs'), library], {
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: endpoints.NODE_EXTRA_CA_CERTS,
      AUTHORITY: endpoints.POWER_PLATFORM_AUTHORITY_URL,
      TENANT,
      CLIENT,
      SECRET: 'good',
      PEM_FILE: pemFile,
      SCOPE,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  return JSON.parse(output)
}
