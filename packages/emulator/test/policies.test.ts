// Data policies in both generations, connector metadata and the catalogue, and connections.
import { defaultSeed, type Emulator } from '../src/index.js'
import { BAP, PPAPI, appToken, call, discard, origin, start, type Answer } from './harness.js'

const G = '/providers/PowerPlatform.Governance'
const [DEV, TEST, PRODUCTION] = defaultSeed.environments.map(({ id }) => id) as [string, string, string]
const BASELINE = defaultSeed.policies[0]!.name
const SHARED_SQL = {
  id: '/providers/Microsoft.PowerApps/apis/shared_sql',
  name: 'SQL Server',
  type: 'Microsoft.PowerApps/apis',
}

describe('data policies', () => {
  let emulator: Emulator
  let token: string
  const to = (method: string, route: string, body?: unknown): Promise<Answer> =>
    call(`${origin(emulator)}${G}${route}`, { method, token, body })
  beforeEach(async () => {
    emulator = await start()
    token = await appToken(emulator, BAP)
  })
  afterEach(() => discard(emulator))

  it('are listed without their groups and read with them, without an api-version', async () => {
    const { body } = await to('GET', '/v2/policies')
    expect(body.value).toHaveLength(3)
    for (const { policyDefinition } of body.value)
      expect(policyDefinition).not.toHaveProperty('connectorGroups')
    const one = (await to('GET', `/v2/policies/${BASELINE}`)).body.policyDefinition
    expect(
      one.connectorGroups.map(({ classification }: { classification: string }) => classification),
    ).toEqual(['Confidential', 'General', 'Blocked'])
    const business = one.connectorGroups[0].connectors
    expect(business).toContainEqual({
      id: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
      name: 'SharePoint',
      type: 'Microsoft.PowerApps/apis',
    })
  })

  it('of the first generation are flat and listed with their groups', async () => {
    const { body } = await to('GET', '/v1/policies?$top=2&api-version=2016-11-01')
    expect(body.value).toHaveLength(2)
    expect(body.value[0].connectorGroups).toHaveLength(3)
    expect((await call(body.nextLink, { token })).body.value).toHaveLength(1)
  })

  it('are created, changed and deleted', async () => {
    const created = await to('POST', '/v2/policies', {
      policyDefinition: {
        displayName: 'new',
        environmentType: 'OnlyEnvironments',
        environments: [{ name: TEST }],
        connectorGroups: [{ classification: 'Blocked', connectors: [SHARED_SQL] }],
      },
    })
    expect(created.status).toBe(201)
    const { name, etag } = created.body.policyDefinition
    expect(created.body.policyDefinition.connectorGroups).toHaveLength(3)
    const changed = await to('PATCH', `/v2/policies/${name}`, {
      policyDefinition: { ...created.body.policyDefinition, displayName: 'changed' },
    })
    expect([changed.status, changed.body.policyDefinition.displayName]).toEqual([200, 'changed'])
    expect(changed.body.policyDefinition.etag).not.toBe(etag)
    expect((await to('DELETE', `/v2/policies/${name}`)).status).toBe(200)
    expect((await to('GET', `/v2/policies/${name}`)).status).toBe(404)
  })

  it('are not overwritten from an old revision', async () => {
    const { body } = await to('GET', `/v2/policies/${BASELINE}`)
    expect((await to('PATCH', `/v2/policies/${BASELINE}`, body)).status).toBe(200)
    const late = await to('PATCH', `/v2/policies/${BASELINE}`, body)
    expect([late.status, late.body.error.code]).toEqual([409, 'PolicyEtagMismatch'])
  })

  it('keep their rules when the first generation changes them, and show these by routes of their own', async () => {
    const connectorActionConfigurations = [
      { connectorId: SHARED_SQL.id, actionRules: [], defaultConnectorActionRuleBehavior: 'Block' },
    ]
    const rules = [{ order: 1, customConnectorRuleClassification: 'Blocked', pattern: '*' }]
    const { body } = await to('POST', '/v2/policies', {
      policyDefinition: { displayName: 'ruled', environmentType: 'AllEnvironments' },
      connectorConfigurationsDefinition: { connectorActionConfigurations },
      customConnectorUrlPatternsDefinition: { rules },
    })
    const { name } = body.policyDefinition
    const flat = { ...body.policyDefinition, displayName: 'renamed' }
    const changed = await to('PATCH', `/v1/policies/${name}`, flat)
    expect([changed.status, changed.body.displayName]).toEqual([200, 'renamed'])
    const part = (route: string): Promise<Answer> =>
      to('GET', `/v1/tenants/${defaultSeed.tenant.id}/policies/${name}/${route}`)
    expect((await part('policyconnectorconfigurations')).body).toEqual({ connectorActionConfigurations })
    expect((await part('urlPatterns')).body).toEqual({ rules })
    expect((await to('DELETE', `/v1/policies/${name}`)).status).toBe(200)
    expect((await part('urlPatterns')).status).toBe(404)
  })

  it.each([
    ['without a name', { environmentType: 'AllEnvironments' }],
    ['of an unknown scope', { displayName: 'x', environmentType: 'Some' }],
    ['for a single environment that name none', { displayName: 'x', environmentType: 'SingleEnvironment' }],
    ['with null for its groups', { displayName: 'x', connectorGroups: null }],
    [
      'with null for a group',
      { displayName: 'x', connectorGroups: [{ classification: 'General', connectors: null }] },
    ],
    [
      'with a connector in two groups',
      {
        displayName: 'x',
        connectorGroups: [
          { classification: 'General', connectors: [SHARED_SQL] },
          { classification: 'Blocked', connectors: [{ ...SHARED_SQL, id: SHARED_SQL.id.toUpperCase() }] },
        ],
      },
    ],
  ])('%s are refused', async (_case, policyDefinition) => {
    expect((await to('POST', '/v2/policies', { policyDefinition })).status).toBe(400)
  })

  it.each([
    ['the development environment', DEV, ['Tenant baseline', 'Development only']],
    ['the test environment', TEST, ['Tenant baseline']],
    ['the production environment', PRODUCTION, ['Tenant baseline', 'Production']],
  ])('apply by scope to %s', async (_case, id, wanted) => {
    const except = { displayName: 'spares all', environmentType: 'ExceptEnvironments' }
    const environments = [DEV, TEST, PRODUCTION].map((name) => ({ name }))
    await to('POST', '/v2/policies', { policyDefinition: { ...except, environments } })
    const names = emulator.directory.dataPolicies(id).map((document) => {
      const { displayName } = document['policyDefinition'] as { displayName: string }
      return displayName
    })
    expect(names).toEqual(wanted)
  })

  it('come with connector metadata as bare arrays', async () => {
    const virtual = (await to('GET', '/v1/connectors/metadata/virtual')).body
    expect(virtual.map(({ id }: { id: string }) => id)).toEqual([
      'Http',
      'HttpRequestReceived',
      'HttpWebhook',
    ])
    const unblockable = (await to('GET', '/v1/connectors/metadata/unblockable')).body
    expect(unblockable).toContainEqual({
      id: '/providers/Microsoft.PowerApps/apis/shared_approvals',
      metadata: { unblockable: true },
    })
  })
})

describe('connectors and connections', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await start()
  })
  afterAll(() => discard(emulator))

  it.each([
    ['the default environment', "environment eq '~Default'", 200],
    ['an environment', `environment eq '${TEST}'`, 200],
    ['an unknown environment', "environment eq '99999999-0000-4000-8000-000000000000'", 404],
    ['nothing', '', 400],
  ])('the catalogue is asked for %s', async (_case, filter, status) => {
    const query = new URLSearchParams({ 'api-version': '2019-05-01', $filter: filter })
    const url = `${origin(emulator)}/providers/Microsoft.PowerApps/apis?${query.toString()}`
    expect((await call(url, { token: await appToken(emulator, BAP) })).status).toBe(status)
  })

  it('connections are made, read, listed and deleted', async () => {
    const token = await appToken(emulator, PPAPI)
    const base = `${origin(emulator)}/connectivity/environments/${TEST}`
    const one = `${base}/connectors/shared_sql/connections/abc?api-version=1`
    const list = async (): Promise<number> =>
      (await call(`${base}/connections?api-version=1`, { token })).body.value.length
    const known = await list()
    const body = { properties: { displayName: 'SQL', connectionParameters: { server: 'x' } } }
    expect((await call(one, { method: 'PUT', token, body })).status).toBe(201)
    expect((await call(one, { token })).body.properties.displayName).toBe('SQL')
    expect(await list()).toBe(known + 1)
    expect((await call(one, { method: 'DELETE', token })).status).toBe(204)
    expect((await call(one, { token })).status).toBe(404)
  })

  it('an environment that is not visible yet is named in the refusal', async () => {
    const token = await appToken(emulator, PPAPI)
    const gone = '99999999-0000-4000-8000-000000000000'
    const url = `${origin(emulator)}/connectivity/environments/${gone}/connections?api-version=1`
    expect((await call(url, { token })).body.error.code).toBe('ServiceToServiceEnvironmentNotFound')
  })
})
