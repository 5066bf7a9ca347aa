// Every way to sign in, and every way in which it fails: the reason, the remedy, and no secret in any of it.
import { generate } from 'selfsigned'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess, type Failure } from '../helpers/expect-step.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { APPLICATION, openWorld, SECRET, TENANT, type World } from '../helpers/world.js'

const EXPIRED = 'secret-that-has-expired-0001'
const OTHER = '5a1e0000-0000-4000-8000-00000000000b'
const STRANGER = '5a1e0000-0000-4000-8000-00000000000c'
const NO_SECRET = { POWER_PLATFORM_CLIENT_SECRET: undefined }

let world: World
let sha: string
let pem: string
let strangePem: string

beforeAll(async () => {
  const certificate = await makeCertificate()
  pem = certificate.pem
  strangePem = (await makeCertificate()).pem
  world = await openWorld({
    environments: ['dev'],
    seed: {
      applications: [
        {
          clientId: APPLICATION,
          objectId: '5a1e0000-0000-4000-8000-0000000000a1',
          displayName: 'powerops',
          secrets: [{ value: SECRET }, { value: EXPIRED, expiresAt: '2020-01-01T00:00:00Z' }],
          certificates: [certificate.certificate],
          federatedCredentials: [{ subject: 'repo:contoso/powerops:environment:test' }],
          management: true,
          managedIdentity: true,
        },
        {
          clientId: OTHER,
          objectId: '5a1e0000-0000-4000-8000-0000000000b1',
          displayName: 'without rights',
          secrets: [{ value: SECRET }],
        },
      ],
    },
  })
  sha = (await makeRepository(world)).sha
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

async function makeCertificate(): Promise<{ certificate: string; pem: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'powerops' }], {
    keySize: 2048,
    algorithm: 'sha256',
  })
  return { certificate: cert, pem: `${key}\n${cert}` }
}

function signIn(
  variables: Record<string, string | undefined>,
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  return runAction(world, 'who-am-i', { 'environment-url': world.url('dev'), ...inputs }, { variables })
}

async function oidcVariables(environment: string): Promise<Record<string, string | undefined>> {
  const job = await startJob(world, { environment, permissions: { 'id-token': 'write' }, sha })
  return { ...job.variables, ...NO_SECRET }
}

describe('an action signs in', () => {
  const ways: {
    name: string
    kind: string
    variables?: () => Promise<Record<string, string | undefined>>
    inputs?: Record<string, string>
  }[] = [
    { name: 'with the client secret of the job', kind: 'secret' },
    {
      name: 'with the client secret of its inputs',
      kind: 'secret',
      variables: async () => ({
        ...NO_SECRET,
        POWER_PLATFORM_CLIENT_ID: undefined,
        POWER_PLATFORM_TENANT_ID: undefined,
      }),
      inputs: { 'app-id': APPLICATION, 'client-secret': SECRET, 'tenant-id': TENANT },
    },
    {
      name: 'to a tenant that is named by its domain',
      kind: 'secret',
      variables: async () => ({ POWER_PLATFORM_TENANT_ID: 'contoso.example' }),
    },
    {
      name: 'with a certificate',
      kind: 'certificate',
      variables: async () => ({ ...NO_SECRET, POWER_PLATFORM_CLIENT_CERTIFICATE: pem }),
    },
    { name: 'by OIDC when there is no secret', kind: 'oidc', variables: () => oidcVariables('test') },
    {
      name: 'as the managed identity of its machine',
      kind: 'managed-identity',
      variables: async () => ({
        ...NO_SECRET,
        POWER_PLATFORM_USE_MSI: 'true',
        IDENTITY_ENDPOINT: `${world.emulator.endpoints.POWER_PLATFORM_ADMIN_URL}/msi/token`,
        IDENTITY_HEADER: 'emulator-identity-header',
      }),
    },
    {
      name: 'as a user with a password',
      kind: 'user',
      variables: async () => NO_SECRET,
      inputs: { 'user-name': 'admin@contoso.example', 'password-secret': 'admin-password' },
    },
  ]

  it.each(ways)('$name', async ({ kind, variables, inputs }) => {
    const step = await signIn((await variables?.()) ?? {}, inputs)
    expectSuccess(step, 'ok', { administrator: 'true', 'environment-id': world.environment('dev').id })
    expect(step.report?.details['identity']).toMatchObject({ kind })
  })

  it('without being an administrator of the tenant, and says so', async () => {
    const step = await signIn({ POWER_PLATFORM_CLIENT_ID: OTHER }, { 'environment-url': '' })
    expectSuccess(step, 'ok', { administrator: 'false' })
    expect(step.summary).toContain('| Management application | ✗ |')
  })
})

describe('an action does not sign in', () => {
  const secretOf = (value: string): Record<string, string> => ({ POWER_PLATFORM_CLIENT_SECRET: value })
  const cases: (Failure & {
    name: string
    code: string
    variables?: Record<string, string | undefined>
    inputs?: Record<string, string>
  })[] = [
    {
      name: 'with a wrong secret',
      code: 'auth-secret-wrong',
      variables: secretOf('a-secret-that-is-wrong'),
      remedy: /value of the secret, not its id/,
    },
    {
      name: 'with a secret that has expired',
      code: 'auth-secret-expired',
      variables: secretOf(EXPIRED),
      remedy: /OIDC/,
    },
    {
      name: 'to a tenant that does not exist',
      code: 'auth-tenant-wrong',
      variables: { POWER_PLATFORM_TENANT_ID: '99999999-0000-4000-8000-000000000000' },
      remedy: /tenant-id/,
    },
    {
      name: 'as an application that the tenant does not know',
      code: 'auth-tenant-wrong',
      variables: { POWER_PLATFORM_CLIENT_ID: STRANGER },
      remedy: /app-id/,
    },
    {
      name: 'without any credentials',
      code: 'credentials-missing',
      variables: { ...NO_SECRET, POWER_PLATFORM_CLIENT_ID: undefined, POWER_PLATFORM_TENANT_ID: undefined },
      remedy: /app-id and tenant-id/,
    },
    {
      name: 'without a tenant',
      code: 'credentials-missing',
      variables: { POWER_PLATFORM_TENANT_ID: undefined },
      message: /tenant-id/,
      remedy: /POWER_PLATFORM_TENANT_ID/,
    },
    {
      name: 'with a user name and no password',
      code: 'credentials-missing',
      inputs: { 'user-name': 'admin@contoso.example' },
      message: /password-secret/,
    },
    {
      name: 'with a secret and a certificate',
      code: 'credentials-conflict',
      variables: { POWER_PLATFORM_CLIENT_CERTIFICATE: 'x' },
      message: /CLIENT_SECRET and POWER_PLATFORM_CLIENT_CERTIFICATE/,
      remedy: /Keep one/,
    },
    {
      name: 'with a secret and a user',
      code: 'credentials-conflict',
      inputs: {
        'client-secret': SECRET,
        'user-name': 'a@contoso.example',
        'password-secret': 'password-of-a',
      },
      remedy: /Keep one/,
    },
    {
      name: 'with an app id that is none',
      code: 'input-invalid',
      inputs: { 'app-id': 'powerops', 'client-secret': SECRET },
      message: /app-id/,
    },
    {
      name: 'to a cloud that there is not',
      code: 'input-invalid',
      inputs: { cloud: 'Cumulus' },
      message: /Cumulus/,
      remedy: /UsGov/,
    },
    {
      name: 'with a wrong password',
      code: 'auth-user-refused',
      variables: NO_SECRET,
      inputs: { 'user-name': 'admin@contoso.example', 'password-secret': 'wrong-password' },
      remedy: /OIDC/,
    },
    {
      name: 'by OIDC without the permission id-token',
      code: 'oidc-unavailable',
      variables: NO_SECRET,
      remedy: /id-token: write/,
    },
    {
      name: 'with a certificate that is unreadable',
      code: 'auth-certificate-wrong',
      variables: { ...NO_SECRET, POWER_PLATFORM_CLIENT_CERTIFICATE: '-----BEGIN NOTHING-----' },
    },
    {
      name: 'over plain http to another machine',
      code: 'input-invalid',
      variables: { POWER_PLATFORM_AUTHORITY_URL: 'http://login.example/' },
      message: /POWER_PLATFORM_AUTHORITY_URL/,
    },
  ]

  it.each(cases)('$name', async ({ code, variables = {}, inputs = {}, message, remedy }) => {
    const step = await signIn(variables, inputs)
    expectFailure(step, code, {
      ...(message ? { message } : {}),
      ...(remedy ? { remedy } : {}),
      outputs: { administrator: undefined, 'user-id': undefined },
    })
    for (const secret of [SECRET, EXPIRED, 'a-secret-that-is-wrong', 'password-of-a', 'wrong-password']) {
      const masked = step.commands.filter(({ name }) => name !== 'add-mask').map(({ data }) => data)
      expect(masked.join('\n')).not.toContain(secret)
    }
  })

  it('with a certificate that the application does not have', async () => {
    const step = await signIn({ ...NO_SECRET, POWER_PLATFORM_CLIENT_CERTIFICATE: strangePem })
    expectFailure(step, 'auth-certificate-wrong', { remedy: /Upload the public part/ })
  })

  it('by OIDC from a job that no federated credential trusts: the subject is shown, the token is not', async () => {
    const step = await signIn(await oidcVariables('production'))
    expectFailure(step, 'auth-federation-mismatch', {
      message: /repo:contoso\/powerops:environment:production/,
      remedy: /Federated credentials/,
    })
    const shown = [
      ...step.commands.filter(({ name }) => name !== 'add-mask').map(({ data }) => data),
      step.summary,
    ]
    expect(shown.join('\n')).not.toMatch(/eyJ[\w-]+\./)
  })

  it('to an environment that does not know the application, and says how to make it a user there', async () => {
    const step = await signIn({ POWER_PLATFORM_CLIENT_ID: OTHER })
    expectFailure(step, 'application-user-missing', {
      remedy: /application user/i,
      outputs: { administrator: 'false' },
    })
    expect(step.summary).toContain('| Application user | ✗ |')
  })
})

describe('a token that the service does not accept any more', () => {
  it('is renewed once, and the request goes through', async () => {
    world.emulator.faults.push({
      match: { path: '/api/data/.*/solutions' },
      effect: { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
    })
    expectSuccess(await signIn({}), 'ok', { administrator: 'true' })
  })

  it('is not renewed for ever', async () => {
    world.emulator.faults.push({ match: { path: '/api/data/.*/WhoAmI' }, times: 99, effect: { status: 401 } })
    expectFailure(await signIn({}), 'access-denied', { remedy: /cloud and the tenant/ })
  })
})
