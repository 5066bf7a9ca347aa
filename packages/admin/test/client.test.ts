// Operations followed to their ends, policies, connectors and reference lists, against a scripted service.
import { parseGuid } from '@powerops/core'
import type { Step } from '../../../test/helpers/scripted-http.js'
import { environment, ID, LOCATION, open, OPERATION, OTHER, P, state, wait } from './scripted-client.js'

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
