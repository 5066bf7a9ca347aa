// Which credentials win, from inputs and environment.
import { AlmError } from '@powerops/core'
import { readCredentials, type CredentialInputs } from '@powerops/auth'

const APP = '11111111-1111-1111-1111-111111111111'
const OTHER = '22222222-2222-2222-2222-222222222222'
const TENANT = '33333333-3333-3333-3333-333333333333'
const SECRET = 'canary-secret'

type Variables = Record<string, string>
const job = (variables: Variables): Variables =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [`POWER_PLATFORM_${name}`, value]))
const ids = { CLIENT_ID: APP, TENANT_ID: TENANT }

const accepted: [string, CredentialInputs, Variables, object][] = [
  [
    'inputs with a secret',
    { appId: APP, tenantId: TENANT, clientSecret: SECRET },
    {},
    { kind: 'secret', clientId: APP, tenantId: TENANT, clientSecret: SECRET },
  ],
  [
    'the environment with a secret',
    {},
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'secret', clientSecret: SECRET },
  ],
  [
    'ids alone, from inputs',
    { appId: `{${APP.toUpperCase()}}`, tenantId: 'contoso.onmicrosoft.com' },
    {},
    { kind: 'oidc', clientId: APP, tenantId: 'contoso.onmicrosoft.com' },
  ],
  ['ids alone, from the environment', {}, job(ids), { kind: 'oidc', clientId: APP }],
  ['USE_OIDC', {}, job({ ...ids, USE_OIDC: 'true' }), { kind: 'oidc' }],
  [
    'a certificate',
    {},
    job({ ...ids, CLIENT_CERTIFICATE: 'pem', CLIENT_CERTIFICATE_PASSWORD: 'pw' }),
    { kind: 'certificate', certificate: 'pem', password: 'pw' },
  ],
  [
    'a managed identity of the system',
    {},
    job({ USE_MSI: 'True' }),
    { kind: 'managed-identity', clientId: undefined },
  ],
  [
    'a managed identity by its id',
    {},
    job({ USE_MSI: 'true', CLIENT_ID: OTHER }),
    { kind: 'managed-identity', clientId: OTHER },
  ],
  [
    'a user',
    { userName: 'u@contoso.com', passwordSecret: 'pw' },
    {},
    { kind: 'user', userName: 'u@contoso.com', password: 'pw', tenantId: 'organizations' },
  ],
  [
    'a user with the tenant of the environment, and not its secret',
    { userName: 'u', passwordSecret: 'pw' },
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'user', tenantId: TENANT, clientId: '51f81489-12ee-4a9e-aaae-a2591f45987d' },
  ],
  [
    'a secret of the inputs with the ids of the environment',
    { clientSecret: 'mine' },
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'secret', clientSecret: 'mine', clientId: APP },
  ],
  [
    'another application than the environment: without its secret',
    { appId: OTHER, tenantId: TENANT },
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'oidc', clientId: OTHER },
  ],
  [
    'the same application as the environment: with its secret',
    { appId: APP.toUpperCase() },
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'secret', clientId: APP, clientSecret: SECRET },
  ],
  [
    'an application completed by a secret of the environment',
    { appId: APP },
    job({ TENANT_ID: TENANT, CLIENT_SECRET: SECRET }),
    { kind: 'secret', clientSecret: SECRET },
  ],
  [
    'another tenant with the rest of the environment',
    { tenantId: OTHER },
    job({ ...ids, CLIENT_SECRET: SECRET }),
    { kind: 'secret', tenantId: OTHER },
  ],
  [
    'blank inputs, as GitHub gives them for absent secrets',
    { appId: ' ', clientSecret: '', userName: '' },
    job({ ...ids, CLIENT_SECRET: `${SECRET}\n` }),
    { kind: 'secret', clientSecret: SECRET },
  ],
  ['USE_OIDC=false', {}, job({ ...ids, USE_OIDC: 'false', CLIENT_SECRET: SECRET }), { kind: 'secret' }],
]
it.each(accepted)('takes %s', (_name, inputs, environment, expected) => {
  expect(readCredentials(inputs, environment)).toMatchObject(expected)
})

const refused: [string, CredentialInputs, Variables, string, string[]][] = [
  ['nothing', {}, {}, 'credentials-missing', ['app-id', 'POWER_PLATFORM_CLIENT_ID']],
  ['a tenant alone', {}, job({ TENANT_ID: TENANT }), 'credentials-missing', []],
  [
    'an application without a tenant',
    { appId: APP },
    {},
    'credentials-missing',
    ['tenant-id', 'POWER_PLATFORM_TENANT_ID'],
  ],
  [
    'a secret without an application',
    { clientSecret: SECRET, tenantId: TENANT },
    {},
    'credentials-missing',
    ['app-id'],
  ],
  ['USE_OIDC without ids', {}, job({ USE_OIDC: 'true' }), 'credentials-missing', ['app-id']],
  ['a user without a password', { userName: 'u' }, {}, 'credentials-missing', ['password-secret']],
  ['a password without a user', { passwordSecret: SECRET }, {}, 'credentials-missing', ['user-name']],
  [
    'a user and a secret',
    { userName: 'u', passwordSecret: 'pw', clientSecret: SECRET },
    {},
    'credentials-conflict',
    ['user-name', 'client-secret'],
  ],
  [
    'a secret and a certificate',
    {},
    job({ ...ids, CLIENT_SECRET: SECRET, CLIENT_CERTIFICATE: 'canary-pem' }),
    'credentials-conflict',
    ['CLIENT_SECRET', 'CLIENT_CERTIFICATE'],
  ],
  [
    'OIDC and a managed identity',
    {},
    job({ ...ids, USE_OIDC: 'true', USE_MSI: 'true' }),
    'credentials-conflict',
    ['USE_OIDC', 'USE_MSI'],
  ],
  [
    'a client id that is none',
    { appId: 'my app', tenantId: TENANT },
    {},
    'input-invalid',
    ['app-id', 'my app'],
  ],
  ['a tenant that leads elsewhere', { appId: APP, tenantId: '../evil' }, {}, 'input-invalid', ['tenant-id']],
  ['the tenant "common"', { appId: APP, tenantId: 'common' }, {}, 'input-invalid', ['tenant-id']],
  [
    'a flag that is neither',
    {},
    job({ ...ids, USE_OIDC: 'yes' }),
    'input-invalid',
    ['POWER_PLATFORM_USE_OIDC'],
  ],
]
it.each(refused)('refuses %s', (_name, inputs, environment, code, words) => {
  const caught = catching(() => readCredentials(inputs, environment))
  const shown = `${caught.message} ${caught.remedy ?? ''} ${JSON.stringify(caught.details)}`
  expect(caught.code).toBe(code)
  for (const word of words) expect(shown).toContain(word)
  expect(shown).not.toContain('canary')
})

function catching(work: () => unknown): AlmError {
  try {
    work()
  } catch (caught) {
    if (caught instanceof AlmError) return caught
  }
  throw new Error('expected an AlmError')
}
