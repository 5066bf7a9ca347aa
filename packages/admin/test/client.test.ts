// Environments, policies, connectors and reference lists against a scripted service.
import { AlmError, parseGuid } from '@powerops/core'
import { createAdminClient, type AdminClient, type CreateEnvironmentRequest } from '../src/index.js'
import {
  scriptedHttp,
  testPorts,
  type FakeClock,
  type ScriptedHttp,
  type Step,
} from '../../../test/helpers/scripted-http.js'

const ID = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const OTHER = '1a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const P = 'providers/Microsoft.BusinessAppPlatform'
const REGIONAL = 'https://europe.api.bap.microsoft.com'
const LOCATION = `${REGIONAL}/${P}/lifecycleOperations/op1?api-version=2023-06-01`
const OPERATION = `GET ${P}/lifecycleOperations/op1`
const CREATE = `POST ${P}/environments`
const LIST = `GET ${P}/scopes/admin/environments`
const one = (id: string): string => `GET ${P}/scopes/admin/environments/${id}`
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })

interface Shape {
  id?: string
  displayName?: string
  domainName?: string
  more?: object
}

function environment({
  id = ID,
  displayName = 'Contoso Dev',
  domainName = 'contoso-dev',
  more = {},
}: Shape = {}): object {
  const linkedEnvironmentMetadata = {
    resourceId: id,
    uniqueName: `unq${domainName}`,
    domainName,
    instanceUrl: `https://${domainName}.crm4.dynamics.com/`,
    version: '9.2',
  }
  const properties = {
    displayName,
    environmentSku: 'Sandbox',
    provisioningState: 'Succeeded',
    linkedEnvironmentMetadata,
    ...more,
  }
  return { name: id, location: 'europe', properties }
}
const bare = environment({ more: { linkedEnvironmentMetadata: undefined } })
const state = (id: string, more: object = {}): Step => ({
  body: {
    id: 'op1',
    state: { id },
    links: { environment: { path: `/${P}/environments/${ID}` } },
    stages: [],
    ...more,
  },
})
const notFound: Step = {
  status: 404,
  body: { error: { code: 'EnvironmentNotFound', message: 'not in the tenant' } },
}
const busy: Step = {
  status: 409,
  body: { error: { code: 'OperationNotStartable', message: 'active lifecycle operation' } },
}
const accepted: Step = { status: 202, headers: { location: LOCATION } }

interface Opened {
  client: AdminClient
  http: ScriptedHttp
  clock: FakeClock
}

function open(script: Record<string, Step | Step[]>): Opened {
  const http = scriptedHttp(script)
  const ports = testPorts()
  const admin = { http, url: new URL('https://api.bap.microsoft.com') }
  return {
    client: createAdminClient(admin, { http, url: new URL('https://api.powerapps.com') }, ports),
    http,
    clock: ports.clock,
  }
}

const request: CreateEnvironmentRequest = {
  displayName: 'Contoso Dev',
  sku: 'Sandbox',
  location: 'europe',
  domainName: 'contoso-dev',
  languageCode: 1033,
  currencyCode: 'EUR',
}
const wait = { timeoutMs: 3_600_000 }

describe('following an operation', () => {
  const ends: [name: string, steps: Step[], outcome: object][] = [
    [
      'continues while it has not started, runs or is queued',
      [state('NotStarted'), state('Running'), state('Queued'), state('Succeeded')],
      { state: 'succeeded', environmentId: ID },
    ],
    [
      'reads an environment document as the answer',
      [
        { body: environment({ more: { provisioningState: 'LinkedDatabaseProvisioning' } }) },
        { body: environment() },
      ],
      { state: 'succeeded', environmentId: ID },
    ],
    [
      'continues on 202, at the new place if there is one',
      [{ status: 202 }, { status: 202, headers: { location: LOCATION } }, state('Succeeded')],
      { state: 'succeeded' },
    ],
    ['continues on 409', [{ status: 409 }, state('Succeeded')], { state: 'succeeded' }],
    [
      'continues through a gateway that fails',
      [{ status: 503, body: 'busy' }, state('Succeeded')],
      { state: 'succeeded' },
    ],
    ['takes a vanished record for the end', [state('Running'), { status: 404 }], { state: 'gone' }],
    [
      'is patient with a record that is not there yet',
      [{ status: 404 }, state('Succeeded')],
      { state: 'succeeded' },
    ],
    ['takes 204 for the end', [{ status: 204 }], { state: 'succeeded' }],
    [
      'copes with an empty environment path',
      [state('Succeeded', { links: { environment: { path: '' } } })],
      { state: 'succeeded' },
    ],
  ]
  it.each(ends)('%s', async (_name, steps, outcome) => {
    await expect(
      open({ [OPERATION]: steps }).client.waitForLifecycleOperation(LOCATION, wait),
    ).resolves.toMatchObject(outcome)
  })

  const fails: [name: string, step: Step, code: string, text: RegExp][] = [
    [
      'names the failed stage',
      state('Failed', {
        stages: [{ id: 'Run', state: { id: 'Failed' } }],
        error: { code: 'X', message: 'no room' },
      }),
      'service-error',
      /stage Run: no room/,
    ],
    [
      'knows the codes of the service',
      state('Failed', { error: { code: 'InsufficientCapacity_StorageDriven', message: 'x' } }),
      'environment-create-failed',
      /database capacity/,
    ],
    [
      'fails with the environment',
      { body: environment({ more: { provisioningState: 'Failed' } }) },
      'service-error',
      /state Failed/,
    ],
    ['refuses an unknown state', state('Paused'), 'response-invalid', /unknown state "Paused"/],
    [
      'refuses an unknown provisioning state',
      { body: environment({ more: { provisioningState: 'Odd' } }) },
      'response-invalid',
      /unknown state "Odd"/,
    ],
    ['names the missing field', { body: { id: 'op1' } }, 'response-invalid', /"state\.id"/],
    ['refuses HTML', { body: '<html>' }, 'response-invalid', /not JSON/],
    [
      'says a refusal',
      { status: 403, body: { error: { code: 'Forbidden', message: 'no' } } },
      'access-denied',
      /403/,
    ],
  ]
  it.each(fails)('%s', async (_name, step, code, text) => {
    const { client } = open({ [OPERATION]: step })
    await expect(client.waitForLifecycleOperation(LOCATION, wait)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(text),
    })
  })

  it('is not called failed when the time is over', async () => {
    const { client, clock } = open({ [OPERATION]: state('Running') })
    await expect(client.waitForLifecycleOperation(LOCATION, { timeoutMs: 600_000 })).rejects.toMatchObject({
      code: 'still-running',
      details: { operationUrl: LOCATION },
    })
    expect([clock.sleeps[0], Math.max(...clock.sleeps)]).toEqual([5_000, 30_000])
  })

  it('waits as long as the service says', async () => {
    const { client, clock } = open({
      [OPERATION]: [{ status: 202, headers: { 'retry-after': '17' } }, state('Succeeded')],
    })
    await client.waitForLifecycleOperation(LOCATION, wait)
    expect(clock.sleeps).toEqual([17_000])
  })
})

describe('creating an environment', () => {
  const cases: [name: string, script: Record<string, Step | Step[]>, recovered: boolean][] = [
    [
      'follows the operation and waits for Dataverse',
      {
        [CREATE]: accepted,
        [OPERATION]: [state('Running'), state('Succeeded')],
        [one(ID)]: [notFound, { body: bare }, { body: environment() }],
      },
      false,
    ],
    [
      'takes an environment that is made at once',
      { [CREATE]: { status: 201, body: bare }, [one(ID)]: { body: environment() } },
      false,
    ],
    [
      'finds the environment by its domain when the answer was lost',
      {
        [CREATE]: lost,
        [LIST]: [{ body: { value: [] } }, { body: { value: [environment()] } }],
        [one(ID)]: { body: environment() },
      },
      true,
    ],
    [
      'finds the environment when a gateway answered',
      {
        [CREATE]: { status: 504, body: '<html/>' },
        [LIST]: { body: { value: [environment()] } },
        [one(ID)]: { body: environment() },
      },
      true,
    ],
    [
      'finds the environment that the operation does not name',
      {
        [CREATE]: accepted,
        [OPERATION]: state('Succeeded', { links: {} }),
        [LIST]: { body: { value: [environment()] } },
        [one(ID)]: { body: environment() },
      },
      false,
    ],
    [
      'waits for the operation that is in its way',
      {
        [CREATE]: [busy, { status: 409 }, accepted],
        [OPERATION]: state('Succeeded'),
        [one(ID)]: { body: environment() },
      },
      false,
    ],
  ]
  it.each(cases)('%s', async (_name, script, recovered) => {
    const created = await open(script).client.createEnvironment(request, wait)
    expect(created).toMatchObject({
      recovered,
      environment: { id: ID, dataverse: { url: 'https://contoso-dev.crm4.dynamics.com' } },
    })
  })

  const failures: [name: string, script: Record<string, Step | Step[]>, code: string][] = [
    [
      'no capacity is final',
      {
        [CREATE]: {
          status: 409,
          body: { error: { code: 'InsufficientCapacity_StorageDriven', message: 'x' } },
        },
      },
      'environment-create-failed',
    ],
    [
      'a server error with a code is final',
      { [CREATE]: { status: 500, body: { error: { code: 'LicenceMissing', message: 'x' } } } },
      'environment-create-failed',
    ],
    [
      'a taken domain name is said',
      { [CREATE]: { status: 400, body: { error: { code: 'DomainNameAlreadyInUse', message: 'x' } } } },
      'environment-name-taken',
    ],
    [
      'a failed operation is a failed creation',
      { [CREATE]: accepted, [OPERATION]: state('Failed') },
      'environment-create-failed',
    ],
    [
      'a lost creation that never shows is unknown',
      { [CREATE]: lost, [LIST]: { body: { value: [] } } },
      'outcome-unknown',
    ],
    [
      'an environment without Dataverse is still running',
      { [CREATE]: { status: 201, body: bare }, [one(ID)]: { body: bare } },
      'still-running',
    ],
    ['an operation that never leaves the way ends the tries', { [CREATE]: busy }, 'environment-not-ready'],
  ]
  it.each(failures)('%s', async (_name, script, code) => {
    const { client, http } = open(script)
    await expect(client.createEnvironment(request, wait)).rejects.toMatchObject({ code })
    if (code !== 'environment-not-ready') expect(http.sent.filter((key) => key === CREATE)).toHaveLength(1)
  })

  it('opens it to the tenant unless a group is named, and never sends an empty group of environments', async () => {
    const { client, http } = open({
      [CREATE]: { status: 201, body: environment() },
      [one(ID)]: { body: environment() },
    })
    await client.createEnvironment(request, wait)
    expect(http.requests[0]).toMatchObject({
      retry: 'once',
      body: {
        properties: {
          linkedEnvironmentMetadata: { securityGroupId: '00000000-0000-0000-0000-000000000000' },
        },
      },
    })
    expect(JSON.stringify(http.requests[0]?.body)).not.toContain('parentEnvironmentGroup')
  })
})

describe('deleting an environment', () => {
  const DELETE = `DELETE ${P}/scopes/admin/environments/${ID}`
  const cases: [name: string, script: Record<string, Step | Step[]>, outcome: string][] = [
    [
      'follows the operation until it has disappeared',
      {
        [DELETE]: accepted,
        [OPERATION]: [state('Running'), { status: 404 }],
        [one(ID)]: [{ body: environment() }, notFound],
      },
      'deleted',
    ],
    ['is done with 204', { [DELETE]: { status: 204 }, [one(ID)]: notFound }, 'deleted'],
    ['is absent with 404', { [DELETE]: notFound }, 'absent'],
    [
      'waits for another operation',
      { [DELETE]: [{ status: 409 }, busy, { status: 204 }], [one(ID)]: notFound },
      'deleted',
    ],
  ]
  it.each(cases)('%s', async (_name, script, outcome) => {
    await expect(open(script).client.deleteEnvironment(ID, 'expired', wait)).resolves.toBe(outcome)
  })
  it('fails with the operation', async () => {
    await expect(
      open({ [DELETE]: accepted, [OPERATION]: state('Failed') }).client.deleteEnvironment(ID, 'x', wait),
    ).rejects.toMatchObject({ code: 'environment-delete-failed' })
  })
  it.each(['', '..', 'contoso', `${ID}/x`])('refuses the id "%s" before it becomes a path', async (id) => {
    const { client, http } = open({})
    await expect(client.deleteEnvironment(id, 'x', wait)).rejects.toMatchObject({ code: 'input-invalid' })
    expect(http.sent).toEqual([])
  })
})

describe('changing an environment', () => {
  it('waits until the change shows', async () => {
    const changed = environment({
      more: { description: 'expires: 2026-03-01', states: { management: { id: 'Ready' } } },
    })
    const { client } = open({
      [`PATCH ${P}/scopes/admin/environments/${ID}`]: accepted,
      [OPERATION]: state('Succeeded'),
      [one(ID)]: [{ body: environment() }, { body: changed }],
    })
    await expect(
      client.updateEnvironment(ID, { description: 'expires: 2026-03-01' }, wait),
    ).resolves.toMatchObject({ description: 'expires: 2026-03-01' })
  })
})

describe('finding an environment', () => {
  const all: Step = {
    body: {
      value: [
        environment(),
        environment({ id: OTHER, displayName: 'Contoso', domainName: 'contoso' }),
        environment({ id: OTHER.replace('1a', '2a'), displayName: 'contoso', domainName: 'third' }),
      ],
    },
  }
  it.each([
    ['its URL', 'https://contoso-dev.crm4.dynamics.com/'],
    ['its URL in another case and with a page', 'https://Contoso-Dev.crm4.dynamics.com/main.aspx'],
    ['its host', 'contoso-dev.crm4.dynamics.com'],
    ['its domain name', 'contoso-dev'],
    ['its display name', 'contoso DEV'],
  ])('by %s', async (_name, reference) => {
    await expect(open({ [LIST]: all }).client.findEnvironment(reference)).resolves.toMatchObject({ id: ID })
  })
  it('by its id, without the list', async () => {
    const { client, http } = open({ [one(ID)]: { body: environment() } })
    await client.findEnvironment(ID)
    expect(http.sent).toEqual([one(ID)])
  })
  it('refuses a name that fits two and names them', async () => {
    await expect(open({ [LIST]: all }).client.findEnvironment('contoso')).rejects.toMatchObject({
      code: 'environment-ambiguous',
      details: { candidates: [{ id: OTHER }, {}] },
    })
  })
  it('proposes what was meant', async () => {
    await expect(open({ [LIST]: all }).client.findEnvironment('contoso-dve')).rejects.toMatchObject({
      code: 'environment-not-found',
      remedy: expect.stringContaining('contoso-dev'),
    })
  })
  it('reads all pages', async () => {
    const page: Step = { body: { value: [environment()], nextLink: `${REGIONAL}/${P}/more` } }
    await expect(
      open({ [LIST]: page, [`GET ${P}/more`]: all }).client.listEnvironments(),
    ).resolves.toHaveLength(4)
  })
  it.each([
    ['properties', { name: ID }],
    ['displayName', environment({ more: { displayName: undefined } })],
    ['environmentSku', environment({ more: { environmentSku: 7 } })],
    [
      'linkedEnvironmentMetadata.instanceUrl',
      environment({ more: { linkedEnvironmentMetadata: { instanceUrl: 'nowhere' } } }),
    ],
  ])('names the unusable field %s', async (field, body) => {
    await expect(open({ [one(ID)]: { body } }).client.getEnvironment(ID)).rejects.toMatchObject({
      code: 'response-invalid',
      details: { field },
    })
  })
})

describe('names, users, policies, connectors', () => {
  it('adds an application user', async () => {
    const { client, http } = open({ [`POST ${P}/scopes/admin/environments/${ID}/addAppUser`]: { body: {} } })
    await client.addApplicationUser(ID, parseGuid(OTHER, 'id'))
    expect(http.requests[0]?.body).toEqual({ servicePrincipalAppId: OTHER })
  })
  it('says that a domain name is taken', async () => {
    const refusal: Step = { status: 400, body: { error: { code: 'DomainNameAlreadyInUse', message: 'x' } } }
    await expect(
      open({ [`POST ${P}/validateEnvironmentDetails`]: refusal }).client.validateName('contoso', 'europe'),
    ).rejects.toMatchObject({ code: 'environment-name-taken' })
  })
  it('reads every policy of the list, in its order', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const script = Object.fromEntries(
      names.map((name) => [
        `GET providers/PowerPlatform.Governance/v2/policies/${name}`,
        { body: { policyDefinition: { name, connectorGroups: [] } } },
      ]),
    )
    const list = {
      'GET providers/PowerPlatform.Governance/v2/policies': {
        body: { value: names.map((name) => ({ policyDefinition: { name } })) },
      },
    }
    const policies = await open({ ...script, ...list }).client.listPolicies()
    expect(policies.map((policy) => policy['policyDefinition'])).toMatchObject(
      names.map((name) => ({ name, connectorGroups: [] })),
    )
  })
  it('names the missing field of a policy', async () => {
    const list = {
      'GET providers/PowerPlatform.Governance/v2/policies': { body: { value: [{ name: 'a' }] } },
    }
    await expect(open(list).client.listPolicies()).rejects.toMatchObject({
      code: 'response-invalid',
      details: { field: 'policyDefinition' },
    })
  })
  it('asks for the connectors of the environment', async () => {
    const body = {
      value: [
        {
          name: 'shared_sql',
          id: '/x/shared_sql',
          properties: { displayName: 'SQL Server', isCustomApi: false },
        },
      ],
    }
    const { client, http } = open({ 'GET providers/Microsoft.PowerApps/apis': { body } })
    await expect(client.listConnectors(ID)).resolves.toEqual([
      { id: '/x/shared_sql', name: 'shared_sql', displayName: 'SQL Server', custom: false },
    ])
    expect(http.requests[0]?.url.searchParams.get('$filter')).toBe(`environment eq '${ID}'`)
  })
  it('refuses a wrapped list where the service gives a bare one', async () => {
    const route = 'GET providers/PowerPlatform.Governance/v1/connectors/metadata/unblockable'
    await expect(
      open({ [route]: { body: { value: [] } } }).client.listUnblockableConnectors(),
    ).rejects.toMatchObject({ code: 'response-invalid' })
  })
})

describe('languages, currencies, regions', () => {
  const script = {
    [`GET ${P}/locations/europe/environmentLanguages`]: {
      body: {
        value: [
          { name: '1033', properties: { localeId: 1033, displayName: 'English (United States)' } },
          { name: '1031', properties: { localeId: 1031, displayName: 'Deutsch (Deutschland)' } },
        ],
      },
    },
    [`GET ${P}/locations/europe/environmentCurrencies`]: {
      body: { value: [{ name: 'USD', properties: { code: 'USD', displayName: 'US Dollar' } }] },
    },
    [`GET ${P}/locations`]: {
      body: { value: [{ name: 'unitedstates', properties: { displayName: 'United States' } }] },
    },
  }
  it.each(['English (United States)', 'english (united states)', '1033'])(
    'knows the language "%s"',
    async (language) => {
      await expect(open(script).client.resolveLanguage('europe', language)).resolves.toMatchObject({
        code: 1033,
      })
    },
  )
  it('proposes near names', async () => {
    await expect(open(script).client.resolveLanguage('europe', 'Deutsch (Deutchland)')).rejects.toMatchObject(
      { code: 'input-invalid', remedy: expect.stringContaining('Deutsch (Deutschland)') },
    )
  })
  it('knows currencies and regions in any case', async () => {
    await expect(open(script).client.resolveCurrency('europe', 'usd')).resolves.toMatchObject({ code: 'USD' })
    await expect(open(script).client.resolveLocation('United States')).resolves.toBe('unitedstates')
  })
})
