// Connectors of cloud flows, desktop flows and other processes.
import { findConnectors, type Resource, type SolutionSource } from '../src/index.js'
import { archive, flowArchive, flowId, referencesXml, workflowXml } from './solutions.js'

const only = (source: SolutionSource): Resource => {
  const [resource] = findConnectors(source).resources
  if (!resource) throw new Error('no resource')
  return resource
}
const connector = (name: string, operationId = 'Get'): Record<string, unknown> => ({
  type: 'OpenApiConnection',
  inputs: {
    host: { connectionName: name, operationId, apiId: `/providers/Microsoft.PowerApps/apis/${name}` },
  },
})
const keysOf = (source: SolutionSource): string[] => only(source).uses.map(({ key }) => key)

describe('findConnectors in cloud flows', () => {
  it('finds steps in every kind of container', () => {
    const definition = {
      triggers: { start: { ...connector('shared_trigger'), type: 'OpenApiConnectionWebhook' } },
      actions: {
        scope: { type: 'Scope', actions: { a: connector('shared_in_scope') } },
        condition: {
          type: 'If',
          actions: { b: connector('shared_in_then') },
          else: {
            actions: { loop: { type: 'Foreach', actions: { c: connector('shared_in_loop_in_else') } } },
          },
        },
        choice: {
          type: 'Switch',
          cases: { one: { case: '1', actions: { d: connector('shared_in_case') } } },
          default: { actions: { e: connector('shared_in_default') } },
        },
      },
    }
    expect(keysOf(flowArchive(definition)).sort()).toEqual([
      'shared_in_case',
      'shared_in_default',
      'shared_in_loop_in_else',
      'shared_in_scope',
      'shared_in_then',
      'shared_trigger',
    ])
  })

  it('survives actions nested a hundred thousand deep', () => {
    const depth = 100_000
    const json = `${'{"type":"Scope","actions":{"s":'.repeat(depth)}${JSON.stringify(connector('shared_deep'))}${'}}'.repeat(depth)}`
    const flow = `{"properties":{"definition":{"actions":{"s":${json}}}}}`
    const source = archive(`<Workflows>${workflowXml('5')}</Workflows>`, { 'Workflows/Flow.json': flow })
    const { uses, unknowns } = only(source)
    expect(uses.length + unknowns.length).toBe(1) // The engine's JSON reader may refuse such depth, which is unknown.
  })

  it('resolves connection references of the solution, older steps included', () => {
    const references = {
      shared_sql_1: {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: 'new_Sql' },
        api: { name: 'shared_sql' },
      },
    }
    const step = {
      type: 'ApiConnection',
      metadata: { flowSystemMetadata: { swaggerOperationId: 'GetRow' } },
      inputs: {
        host: { connection: { name: "@parameters('$connections')['shared_sql_1']['connectionId']" } },
      },
    }
    const source = flowArchive({ actions: { step } }, references, referencesXml('new_sql', 'shared_sql'))
    expect(only(source).uses).toMatchObject([{ key: 'shared_sql', operation: 'GetRow', site: 'step' }])
    expect(findConnectors(source).unused).toEqual([])
  })

  it('counts both connectors when a step names one and its reference stands for another', () => {
    const references = {
      shared_a: { connection: { connectionReferenceLogicalName: 'new_b' }, api: { name: 'shared_a' } },
    }
    const source = flowArchive(
      { actions: { s: connector('shared_a') } },
      references,
      referencesXml('new_b', 'shared_b'),
    )
    expect(keysOf(source)).toEqual(['shared_a', 'shared_b'])
  })

  it('lists a reference that nothing uses', () => {
    expect(findConnectors(archive(referencesXml('new_x', 'shared_x'))).unused).toMatchObject([
      { logicalName: 'new_x', key: 'shared_x' },
    ])
  })

  it.each([
    [
      'an HTTP action',
      { type: 'Http', inputs: { uri: 'https://a.example' } },
      'http',
      { kind: 'static', value: 'https://a.example' },
    ],
    [
      'an HTTP action with an expression',
      { type: 'Http', inputs: { uri: "@variables('u')" } },
      'http',
      { kind: 'dynamic', expression: "@variables('u')" },
    ],
    [
      'an HTTP action with a part that is worked out',
      { type: 'Http', inputs: { uri: 'https://a/@{x}' } },
      'http',
      { kind: 'dynamic', expression: 'https://a/@{x}' },
    ],
    [
      'an HTTP action without address',
      { type: 'Http', inputs: {} },
      'http',
      { kind: 'dynamic', expression: 'not given in the step' },
    ],
    [
      'a webhook',
      { type: 'HttpWebhook', inputs: { subscribe: { uri: 'https://a.example' } } },
      'httpwebhook',
      { kind: 'static', value: 'https://a.example' },
    ],
    [
      'a child flow',
      { type: 'Workflow', inputs: { host: { workflowReferenceName: flowId } } },
      'http',
      { kind: 'none' },
    ],
    [
      'an HTTP request',
      { type: 'Request', kind: 'Http', inputs: {} },
      'httprequestreceived',
      { kind: 'none' },
    ],
    ['a request without kind', { type: 'Request', inputs: {} }, 'httprequestreceived', { kind: 'none' }],
  ])('knows %s', (_name, step, key, endpoint) => {
    expect(only(flowArchive({ actions: { step } })).uses).toMatchObject([{ key, endpoint }])
  })

  it('knows where a webhook unsubscribes', () => {
    const [subscribe, unsubscribe] = [{ uri: 'https://a.example' }, { uri: 'https://b.example' }]
    const step = { type: 'HttpWebhook', inputs: { subscribe, unsubscribe } }
    expect(only(flowArchive({ actions: { step } })).uses).toMatchObject([
      { key: 'httpwebhook', endpoint: { value: 'https://a.example' } },
      { key: 'httpwebhook', endpoint: { value: 'https://b.example' } },
    ])
  })

  it.each(['Button', 'PowerApp', 'PowerAppV2', 'Skills', 'VirtualAgent', 'ApiConnection'])(
    'leaves out a request of kind %s',
    (kind) => {
      const { uses, unknowns } = only(flowArchive({ triggers: { t: { type: 'Request', kind, inputs: {} } } }))
      expect([uses, unknowns]).toEqual([[], []])
    },
  )

  it.each([
    ['SQL Server', 'shared_sql', { server: 'srv', database: 'db' }, { kind: 'static', value: 'srv,db' }],
    [
      'SQL Server from the connection',
      'shared_sql',
      { server: 'default', database: 'default' },
      { kind: 'dynamic' },
    ],
    ['a storage account', 'shared_azureblob', { dataset: 'acc' }, { kind: 'static', value: 'acc' }],
    ['Dataverse here', 'shared_commondataserviceforapps', { entityName: 'accounts' }, { kind: 'none' }],
    [
      'Dataverse elsewhere, by its id',
      'shared_commondataserviceforapps',
      { organization: flowId },
      { kind: 'static', value: flowId },
    ],
    [
      'Dataverse elsewhere, by its address, which rules do not have',
      'shared_commondataserviceforapps',
      { organization: 'https://o' },
      { kind: 'dynamic' },
    ],
    [
      'a storage account by its address',
      'shared_azureblob',
      { dataset: 'https://Acc.blob.core.windows.net/' },
      { kind: 'static', value: 'Acc', alias: 'https://Acc.blob.core.windows.net/' },
    ],
    ['a mail server', 'shared_smtp', {}, { kind: 'dynamic' }],
  ])('reads the endpoint of %s', (_name, key, parameters, endpoint) => {
    const step = connector(key)
    const source = flowArchive({
      actions: { s: { ...step, inputs: { ...(step['inputs'] as object), parameters } } },
    })
    expect(only(source).uses).toMatchObject([{ key, endpoint }])
  })

  it.each([
    ['a step of an unknown type', { actions: { s: { type: 'Teleport', inputs: {} } } }, '"Teleport"'],
    ['a trigger of an unknown kind', { triggers: { s: { type: 'Request', kind: 'Pigeon' } } }, '"Pigeon"'],
    ['a step that is no object', { actions: { s: 'x' } }, 'step "s" cannot be read'],
    ['actions that are a list', { actions: [] }, 'step "actions" cannot be read'],
    [
      'a step whose connector is worked out',
      {
        actions: {
          s: {
            type: 'OpenApiConnection',
            inputs: { host: { connectionName: 'x', apiId: "@parameters('x')" } },
          },
        },
      },
      'does not say which connector',
    ],
  ])('says that it cannot judge %s', (_name, definition, part) => {
    expect(only(flowArchive(definition)).unknowns).toMatchObject([
      { sentence: expect.stringContaining(part), place: { file: 'Workflows/Flow.json' } },
    ])
  })

  it.each([
    ['is missing', {}, 'not in the solution'],
    ['is not JSON', { 'Workflows/Flow.json': '{' }, 'not JSON'],
    ['is not UTF-8', { 'Workflows/Flow.json': new Uint8Array([0xff, 0xfe]) }, 'not text'],
    ['has no definition', { 'Workflows/Flow.json': '{"properties":{}}' }, 'no properties.definition'],
  ])('says so when the file of a flow %s', (_name, files, part) => {
    const source = archive(`<Workflows>${workflowXml('5')}</Workflows>`, files)
    expect(only(source)).toMatchObject({
      id: flowId,
      name: 'My flow',
      unknowns: [{ sentence: expect.stringContaining(part), place: { file: expect.any(String) } }],
    })
  })
})

describe('findConnectors in other processes', () => {
  it.each([
    ['0', []],
    ['2', []],
    ['4', []],
    ['6', ['desktop-flow']],
    ['7', ['other-flow']],
  ])('takes category %s for %j', (category, kinds) => {
    const { resources } = findConnectors(archive(`<Workflows>${workflowXml(category)}</Workflows>`))
    expect(resources.map(({ kind }) => kind)).toEqual(kinds)
    expect(resources.every(({ unknowns }) => unknowns.length === 1)).toBe(true)
  })
})
