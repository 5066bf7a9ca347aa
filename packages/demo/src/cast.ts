// Who and what plays in the demo: the company, its people, its environments, its policies.
import type { Seed } from '@powerops/emulator'

const COMPANY = 'contoso'
export const REPOSITORY = `${COMPANY}/apps`
export const MAKER = { login: 'ada-maker', name: 'Ada Maker' }
export const ADMIN = {
  login: 'grace-admin',
  name: 'Grace Admin',
  token: 'ghp_demoAdmin0000000000000000000000000001',
}
export const DEVELOPMENT = { name: 'Ada Maker (development)', domain: 'contoso-ada-dev' }

const CLIENT_ID = 'c0de0000-0000-4000-8000-000000000001'
const ADMIN_MAIL = 'grace@contoso.example'

/** GitHub environments whose jobs Entra trusts. */
const TRUSTED = ['development', 'test', 'production']

/** Business connectors are those that hold company data; a few consumer services are blocked. */
const NON_BUSINESS = ['shared_rss', 'shared_msnweather', 'shared_bingmaps', 'shared_youtube']
const BLOCKED = ['shared_twitter', 'shared_facebook', 'shared_instagram', 'shared_dropbox']

/** The tenant before the first run: test and production exist, development does not. */
export const demoSeed: Seed = {
  tenant: { id: '7e4a0000-0000-4000-8000-00000000c0de', domain: 'contoso.example', displayName: 'Contoso' },
  applications: [
    {
      clientId: CLIENT_ID,
      objectId: 'c0de0000-0000-4000-8000-0000000000a1',
      displayName: 'powerops-actions',
      federatedCredentials: TRUSTED.map((name) => ({ subject: `repo:${REPOSITORY}:environment:${name}` })),
      management: true,
    },
  ],
  users: [
    {
      objectId: '9b5e0000-0000-4000-8000-00000000ada0',
      userPrincipalName: 'ada@contoso.example',
      displayName: MAKER.name,
      password: 'not-used-in-the-demo',
      gitHub: { login: MAKER.login, id: 1001, token: 'ghp_demoMaker0000000000000000000000000001' },
    },
    {
      objectId: '9b5e0000-0000-4000-8000-0000000009ac',
      userPrincipalName: ADMIN_MAIL,
      displayName: ADMIN.name,
      password: 'not-used-in-the-demo',
      administrator: true,
      gitHub: { login: ADMIN.login, id: 1002, token: ADMIN.token, siteAdmin: true },
    },
  ],
  environments: [
    {
      id: 'e0000000-0000-4000-8000-00000000007e',
      displayName: 'Contoso Test',
      sku: 'Sandbox',
      domainName: 'contoso-test',
      administrators: [CLIENT_ID, ADMIN_MAIL],
    },
    {
      id: 'e0000000-0000-4000-8000-0000000000ad',
      displayName: 'Contoso',
      sku: 'Production',
      domainName: 'contoso',
      administrators: [CLIENT_ID, ADMIN_MAIL],
    },
  ],
  policies: [
    {
      name: 'd1900000-0000-4000-8000-00000000c0de',
      displayName: 'Company data stays with company data',
      environmentType: 'AllEnvironments',
      defaultClassification: 'Confidential',
      nonBusiness: NON_BUSINESS,
      blocked: BLOCKED,
    },
  ],
  // Short enough to be watched; the order of events is that of the service.
  timings: { lifecycleMs: 3000, metadataMs: 300, accessMs: 300 },
  databaseCapacity: true,
  github: {},
  dataverse: { importMs: 2000, importMsPerMegabyte: 500, exportMs: 1500 },
}
