// The tenant of an emulator that was started without a seed file.
import type { Seed } from './seed.js'

const APPLICATION = '5a1e0000-0000-4000-8000-00000000000a'
const MAKER = 'maker@contoso.example'
const ADMIN = 'admin@contoso.example'

/**
 * One tenant; the application `powerops` (secret `powerops-emulator-secret`, trusted for OIDC from the GitHub
 * environments `test` and `production` of contoso/powerops), registered for the admin API, with Mail.Send of
 * Microsoft Graph; a maker and an admin;
 * development, test and production environments with Dataverse, in which both application and admin are
 * System Administrator; a tenant-wide data policy, a policy for production and one for the development environment.
 */
export const defaultSeed: Seed = {
  tenant: {
    id: '7e2a0000-0000-4000-8000-000000000001',
    domain: 'contoso.example',
    displayName: 'Contoso',
  },
  applications: [
    {
      clientId: APPLICATION,
      objectId: '5a1e0000-0000-4000-8000-0000000000a1',
      displayName: 'powerops',
      secrets: [{ value: 'powerops-emulator-secret' }],
      federatedCredentials: [
        { subject: 'repo:contoso/powerops:environment:test' },
        { subject: 'repo:contoso/powerops:environment:production' },
        { subject: 'repo:contoso/powerops:ref:refs/heads/main' },
      ],
      management: true,
      managedIdentity: true,
      graphPermissions: ['Mail.Send'],
    },
  ],
  users: [
    {
      objectId: '9b5e0000-0000-4000-8000-000000000001',
      userPrincipalName: MAKER,
      displayName: 'Mia Maker',
      password: 'maker-password',
      gitHub: { login: 'mia-maker', id: 1001, token: 'ghp_emulatorMaker000000000000000000000001' },
    },
    {
      objectId: '9b5e0000-0000-4000-8000-000000000002',
      userPrincipalName: ADMIN,
      displayName: 'Adam Admin',
      password: 'admin-password',
      administrator: true,
      gitHub: {
        login: 'adam-admin',
        id: 1002,
        token: 'ghp_emulatorAdmin000000000000000000000002',
        siteAdmin: true,
      },
    },
  ],
  environments: [
    environment('d', 'Contoso Dev', 'contoso-dev', 'Developer'),
    environment('e', 'Contoso Test', 'contoso-test', 'Sandbox'),
    environment('f', 'Contoso Production', 'contoso', 'Production'),
  ],
  policies: [
    {
      name: 'd1900000-0000-4000-8000-000000000001',
      displayName: 'Tenant baseline',
      environmentType: 'AllEnvironments',
      defaultClassification: 'General',
      business: [
        'shared_commondataserviceforapps',
        'shared_sharepointonline',
        'shared_office365',
        'shared_office365users',
        'shared_teams',
        'shared_approvals',
      ],
      nonBusiness: ['shared_rss', 'shared_msnweather'],
      blocked: ['shared_twitter', 'shared_facebook', 'shared_dropbox'],
    },
    {
      name: 'd1900000-0000-4000-8000-000000000002',
      displayName: 'Production',
      environmentType: 'OnlyEnvironments',
      environments: [environmentId('f')],
      defaultClassification: 'General',
      business: ['shared_commondataserviceforapps', 'shared_sharepointonline', 'shared_sql'],
      blocked: ['Http'],
    },
    {
      name: 'd1900000-0000-4000-8000-000000000003',
      displayName: 'Development only',
      environmentType: 'SingleEnvironment',
      environments: [environmentId('d')],
      defaultClassification: 'General',
    },
  ],
  timings: { lifecycleMs: 20_000, metadataMs: 5_000, accessMs: 15_000 },
  databaseCapacity: true,
  github: {},
  dataverse: {},
}

function environmentId(letter: string): string {
  return `e0000000-0000-4000-8000-00000000000${letter}`
}

function environment(
  letter: string,
  displayName: string,
  domainName: string,
  sku: string,
): Seed['environments'][number] {
  return {
    id: environmentId(letter),
    displayName,
    sku,
    domainName,
    administrators: [APPLICATION, ADMIN, MAKER],
    connections: [
      {
        name: `c0000000000000000000000000000d0${letter}`,
        connector: 'shared_commondataserviceforapps',
        displayName: 'Dataverse',
        owner: ADMIN,
        sharedWith: [APPLICATION],
      },
      {
        name: `c0000000000000000000000000000a0${letter}`,
        connector: 'shared_sharepointonline',
        displayName: 'SharePoint',
        owner: ADMIN,
        sharedWith: [APPLICATION],
      },
    ],
  }
}
