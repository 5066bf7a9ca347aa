// Custom connectors of a solution: addresses, operations and who calls them, and doubt where the definition is no help.
import { documentedUnblockable, evaluate, findConnectors, listConnectors } from '../src/index.js'
import { environmentId, policy } from './builders.js'
import { archive, workflowXml } from './solutions.js'

const KEY = 'shared_new-5fmine-5f0123456789abcdef'
const definitionFile = 'Connector/new_5Fmine_openapidefinition.json'
const connectorXml = (definition = `/${definitionFile}`): string =>
  `<Connectors><Connector><connectorid>C1</connectorid><displayname>Mine</displayname><name>new_5Fmine</name><openapidefinition>${definition}</openapidefinition></Connector></Connectors>`

const step = (operationId: string): object => ({
  type: 'OpenApiConnection',
  inputs: { host: { operationId, apiId: `/providers/Microsoft.PowerApps/apis/${KEY}`, connectionName: 'k' } },
})
const flowFile = (...operations: string[]): string =>
  JSON.stringify({
    properties: {
      definition: { actions: Object.fromEntries(operations.map((id) => [`Call ${id}`, step(id)])) },
    },
  })

const swagger = {
  swagger: '2.0',
  host: 'api.example',
  basePath: '/v1',
  schemes: ['https'],
  paths: {
    '/orders': { get: { operationId: 'ListOrders' }, post: { operationId: 'AddOrder' }, parameters: [] },
    '/ping': { GET: {}, 'x-ms-notification-content': {} },
    '/null': null,
  },
}

describe('findConnectors lists custom connectors', () => {
  it('with their addresses and operations, and the steps that call them', () => {
    const source = archive(`<Workflows>${workflowXml('5')}</Workflows>${connectorXml()}`, {
      'Workflows/Flow.json': flowFile('listorders', 'Gone'),
      [definitionFile]: JSON.stringify(swagger),
    })
    const flow = { kind: 'cloud-flow', name: 'My flow' }
    expect(findConnectors(source).customConnectors).toMatchObject([
      {
        id: 'c1',
        name: 'new_mine',
        displayName: 'Mine',
        hostNames: ['api.example'],
        basePath: '/v1',
        schemes: ['https'],
        hosts: ['https://api.example/v1'],
        operations: [
          {
            id: 'ListOrders',
            method: 'GET',
            path: '/orders',
            usedBy: [{ ...flow, site: 'Call listorders' }],
          },
          { id: 'AddOrder', method: 'POST', path: '/orders', usedBy: [] },
          { id: '', method: 'GET', path: '/ping', usedBy: [] },
        ],
        undefinedOperations: [{ id: 'Gone', usedBy: [{ ...flow, site: 'Call Gone' }] }],
        place: { file: 'Connectors/new_5Fmine_openapidefinition.json' },
      },
    ])
  })

  it.each([
    [
      'with several servers',
      { servers: [{ url: 'https://a.example/v1' }, { url: 'http://b.example' }] },
      ['https://a.example/v1', 'http://b.example'],
    ],
    [
      'with a relative server beside an absolute one',
      { servers: [{ url: '/v1' }, { url: 'https://b.example' }] },
      ['https://b.example'],
    ],
    [
      'with nulls',
      { host: 'a.example', basePath: null, schemes: [null], paths: null },
      ['https://a.example/'],
    ],
    ['without a slash before the base path', { host: 'a.example', basePath: 'v1' }, ['https://a.example/v1']],
    ['with a variable in the server', { servers: [{ url: 'https://{region}.example' }] }, []],
  ])('%s', (_name, definition, hosts) => {
    const source = archive(connectorXml(), { [definitionFile]: JSON.stringify(definition) })
    expect(findConnectors(source).customConnectors).toMatchObject([{ hosts }])
  })

  it('whose definition stands in the description itself', () => {
    const text = JSON.stringify(swagger).replaceAll('"', '&quot;')
    expect(findConnectors(archive(connectorXml(text))).customConnectors).toMatchObject([
      { hosts: ['https://api.example/v1'] },
    ])
  })
})

describe('a custom connector is unknown, and never compliant,', () => {
  it.each([
    ['whose definition is missing', {}, 'is not in the solution'],
    ['whose definition is not JSON', { [definitionFile]: '{' }, 'is not JSON'],
    ['whose definition is a list', { [definitionFile]: '[]' }, 'is no object'],
    ['whose definition is null', { [definitionFile]: 'null' }, 'is no object'],
    ['whose definition is not text', { [definitionFile]: new Uint8Array([0xff]) }, 'is not text'],
    ['whose definition names no host', { [definitionFile]: '{"servers":[{"url":"/"}]}' }, 'names no host'],
  ])('%s', (_name, files, part) => {
    const { resources } = findConnectors(archive(connectorXml(), files))
    const verdict = evaluate(resources, [policy({})], { environmentId, unblockable: documentedUnblockable })
    expect(verdict).toMatchObject({
      verdict: 'unknown',
      findings: [{ kind: 'unknown', sentence: expect.stringContaining(part) }],
    })
  })
})

describe('listConnectors', () => {
  it('says of each connector what the catalogue says, and what only the solution says', () => {
    const source = archive(connectorXml(), { [definitionFile]: JSON.stringify(swagger) })
    const [custom] = findConnectors(source).resources
    if (!custom) throw new Error('there is a custom connector')
    const uses = ['shared_sql', 'shared_new', 'http'].map((key) => ({
      key,
      name: key === 'http' ? 'HTTP' : key,
      site: 's',
    }))
    const resources = [custom, { ...custom, kind: 'cloud-flow' as const, uses: [...uses, ...uses] }]
    const catalogue = [
      { id: '/x/Shared_SQL/', displayName: 'SQL Server', tier: 'Premium' },
      { id: 'Http', displayName: '' },
    ]
    expect(listConnectors(resources, catalogue)).toEqual([
      { key: 'http', displayName: 'HTTP', tier: null, isCustom: false },
      { key: 'shared_new', displayName: null, tier: null, isCustom: false },
      { key: 'shared_new_mine', displayName: 'Mine', tier: null, isCustom: true },
      { key: 'shared_sql', displayName: 'SQL Server', tier: 'Premium', isCustom: false },
    ])
  })
})

describe('a custom connector', () => {
  const sourceWith = (id: string): ReturnType<typeof archive> => {
    const host = {
      operationId: 'ListOrders',
      apiId: `/providers/Microsoft.PowerApps/apis/${id}`,
      connectionName: 'k',
    }
    const actions = { Call: { type: 'OpenApiConnection', inputs: { host } } }
    return archive(`<Workflows>${workflowXml('5')}</Workflows>${connectorXml()}`, {
      'Workflows/Flow.json': JSON.stringify({ properties: { definition: { actions } } }),
      [definitionFile]: JSON.stringify(swagger),
    })
  }

  it.each([KEY, 'shared_new-5fmine', 'SHARED_new-5Fmine', 'shared_new_mine'])(
    'is one that a flow calls %s',
    (id) => {
      const { resources } = findConnectors(sourceWith(id))
      expect(resources.flatMap(({ uses }) => uses.map(({ custom }) => custom?.hosts))).toEqual([
        ['https://api.example/v1'],
        ['https://api.example/v1'],
      ])
    },
  )

  it.each(['shared_new-5fmine-5ffedcba9876543210', 'shared_new-5fmine', 'shared_new_mine'])(
    'has the class of the policy that lists it as %s, whatever its address',
    (id) => {
      const { resources } = findConnectors(sourceWith(KEY))
      const listed = policy({ blocked: [id], patterns: [['*', 'Ignore']] })
      const { findings } = evaluate(resources, [listed], { environmentId, unblockable: [] })
      expect(findings.map(({ kind, resource }) => [kind, resource?.kind])).toEqual([
        ['violation', 'cloud-flow'],
        ['violation', 'custom-connector'],
      ])
    },
  )
})
