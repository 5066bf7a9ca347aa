// Connectors of canvas apps, custom connectors and agents, and the likeness of archive and folder.
import { writeZip } from '@powerops/solution'
import { findConnectors, toSolutionSource } from '../src/index.js'
import { archive, canvasAppXml, file, flowArchive, referencesXml, workflowXml } from './solutions.js'

const utf8 = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const sql = '/providers/microsoft.powerapps/apis/shared_sql'

/** An app file; backslashes in names are put in after the archive is written, as the writer refuses them. */
function msapp(parts: Record<string, unknown>, backslashes = true): Uint8Array {
  const bytes = writeZip(Object.entries(parts).map(([name, value]) => ({ name, bytes: utf8(value) })))
  if (!backslashes) return bytes
  const text = Buffer.from(bytes).toString('latin1').replaceAll('References/', 'References\\')
  return Buffer.from(text, 'latin1')
}

describe('findConnectors in canvas apps', () => {
  it.each([
    ['an archive of something else', writeZip([{ name: 'readme.txt', bytes: utf8('x') }])],
    ['an empty archive', writeZip([])],
    ['no archive', utf8('x')],
    ['an archive whose data sources are no list', msapp({ 'References/DataSources.json': {} })],
    [
      'an archive whose data sources are not JSON',
      writeZip([{ name: 'References/DataSources.json', bytes: new Uint8Array([123]) }]),
    ],
  ])('says that it cannot read an app file that is %s', (_name, bytes) => {
    const source = archive(canvasAppXml('{}'), { 'CanvasApps/app.msapp': bytes })
    expect(findConnectors(source).resources[0]?.unknowns).toMatchObject([
      { sentence: expect.stringContaining('cannot be read'), place: { file: 'CanvasApps/new_app.meta.xml' } },
    ])
  })

  it('counts a table that only the app file names as Dataverse', () => {
    const parts = {
      'References/DataSources.json': { DataSources: [{ Type: 'NativeCDSDataSourceInfo', Name: 'Accounts' }] },
    }
    const source = archive(canvasAppXml('{}'), { 'CanvasApps/app.msapp': msapp(parts) })
    expect(findConnectors(source).resources[0]?.uses).toMatchObject([
      { key: 'shared_commondataserviceforapps', site: 'Accounts' },
    ])
  })

  it('takes connectors and operations from the metadata, and Dataverse from the tables', () => {
    const connections = JSON.stringify({
      c1: { id: sql, displayName: 'SQL Server', dataSources: ['Orders'], actions: ['GetItems', 'PatchItem'] },
    })
    const source = archive(canvasAppXml(connections, '', '{"default.cds":{}}'))
    expect(findConnectors(source).resources).toMatchObject([
      {
        kind: 'canvas-app',
        id: 'new_app',
        name: 'My app',
        unknowns: [],
        uses: [
          { key: 'shared_sql', name: 'SQL Server', site: 'Orders', operation: 'GetItems' },
          { key: 'shared_sql', operation: 'PatchItem' },
          { key: 'shared_commondataserviceforapps' },
        ],
      },
    ])
  })

  it.each([
    [
      'data sources',
      { 'References/DataSources.json': { DataSources: [{ Name: 'T', ApiId: sql }, { Name: 'local' }] } },
    ],
    [
      'connections',
      { 'Connections/Connections.json': { c: { connectionInstanceId: `${sql}/connections/1` } } },
    ],
    [
      'local connections',
      {
        'Properties.json': {
          LocalConnectionReferences: JSON.stringify({ c: { connectionRef: { id: sql } } }),
        },
      },
    ],
  ])('finds connectors that stand only in the %s of the app file', (_name, parts) => {
    const source = archive(canvasAppXml('{}'), { 'CanvasApps/app.msapp': msapp(parts) })
    expect(findConnectors(source).resources).toMatchObject([{ unknowns: [], uses: [{ key: 'shared_sql' }] }])
  })

  it.each([
    ['is missing', canvasAppXml('{}'), {}],
    ['is no archive', canvasAppXml('{}'), { 'CanvasApps/app.msapp': 'filler' }],
    [
      'has a part that is not JSON',
      canvasAppXml('{}'),
      { 'CanvasApps/app.msapp': writeZip([{ name: 'Properties.json', bytes: new Uint8Array([123]) }]) },
    ],
    ['has metadata that is not JSON', canvasAppXml('{', ''), {}],
    ['has metadata that is a list', canvasAppXml('[]', ''), {}],
    ['has a connection without id', canvasAppXml('{"c":{}}', ''), {}],
  ])('says so when the app %s', (_name, xml, files) => {
    expect(findConnectors(archive(xml, files)).resources[0]?.unknowns).toHaveLength(1)
  })
})

const connectorXml = (name: string): string =>
  `<Connector><connectorid>C1</connectorid><displayname>Mine</displayname><name>${name}</name><openapidefinition>/Connector/mine.json</openapidefinition></Connector>`
const swagger = JSON.stringify({
  swagger: '2.0',
  host: 'api.example',
  basePath: '/v1',
  schemes: ['https', 'http'],
})

describe('findConnectors with custom connectors', () => {
  it.each([
    ['Swagger 2', swagger, ['https://api.example/v1', 'http://api.example/v1']],
    [
      'OpenAPI 3',
      JSON.stringify({ openapi: '3.0.0', servers: [{ url: 'https://b.example' }] }),
      ['https://b.example'],
    ],
  ])('reads the addresses of a definition in %s', (_name, definition, hosts) => {
    const source = archive(`<Connectors>${connectorXml('new_5Fmine')}</Connectors>`, {
      'Connector/mine.json': definition,
    })
    expect(findConnectors(source).resources).toMatchObject([
      {
        kind: 'custom-connector',
        id: 'c1',
        unknowns: [],
        uses: [{ key: 'shared_new_mine', custom: { hosts } }],
      },
    ])
  })

  it.each([
    ['missing', {}, 'not in the solution'],
    ['not JSON', { 'Connector/mine.json': 'x' }, 'not JSON'],
    ['without host', { 'Connector/mine.json': '{"swagger":"2.0"}' }, 'names no host'],
    [
      'with an expression for a host',
      { 'Connector/mine.json': '{"host":"@environmentVariables(\\"h\\")"}' },
      'expression',
    ],
  ])('says that the address is not known when the definition is %s', (_name, files, part) => {
    const { resources } = findConnectors(
      archive(`<Connectors>${connectorXml('new_5Fmine')}</Connectors>`, files),
    )
    expect(resources[0]?.uses[0]?.custom).toMatchObject({
      hosts: [],
      whyNoHosts: expect.stringContaining(part),
    })
  })

  it.each([
    ['by its row id', 'shared_other-5f0123456789abcdef', 'c1'],
    ['by its name without the hash', 'shared_new-5fmine-5f0123456789abcdef', ''],
  ])('links the use in a flow to the connector %s', (_name, key, customId) => {
    const host = {
      connectionName: 'k',
      operationId: 'Get',
      apiId: `/providers/Microsoft.PowerApps/apis/${key}`,
    }
    const references = { k: { connection: { connectionReferenceLogicalName: 'new_r' }, api: { name: key } } }
    const flow = {
      properties: {
        connectionReferences: references,
        definition: { actions: { s: { type: 'OpenApiConnection', inputs: { host } } } },
      },
    }
    const source = archive(
      `<Workflows>${workflowXml('5')}</Workflows><Connectors>${connectorXml('new_5Fmine')}</Connectors>${referencesXml('new_r', key, customId)}`,
      { 'Workflows/Flow.json': JSON.stringify(flow), 'Connector/mine.json': swagger },
    )
    const use = findConnectors(source).resources.find(({ kind }) => kind === 'cloud-flow')?.uses[0]
    expect(use?.custom?.hosts).toEqual(['https://api.example/v1', 'http://api.example/v1'])
  })

  it('does not take a connector of the catalogue for a custom one', () => {
    const host = {
      connectionName: 'k',
      operationId: 'Get',
      apiId: '/providers/Microsoft.PowerApps/apis/shared_chucknorrisioip',
    }
    const source = flowArchive({ actions: { s: { type: 'OpenApiConnection', inputs: { host } } } })
    expect(findConnectors(source).resources[0]?.uses[0]).not.toHaveProperty('custom')
  })
})

const topic = (data: string, mode = '2'): Record<string, string> => ({
  'bots/new_bot/bot.xml': `<bot schemaname="new_bot"><name>Bot</name><authenticationmode>${mode}</authenticationmode></bot>`,
  'botcomponents/new_bot.topic.A/botcomponent.xml':
    '<botcomponent schemaname="new_bot.topic.A"><name>Topic A</name><parentbotid><schemaname>new_bot</schemaname></parentbotid></botcomponent>',
  'botcomponents/new_bot.topic.A/data': data,
})

describe('findConnectors in agents', () => {
  it.each([
    [
      'an HTTP node',
      'kind: AdaptiveDialog\nbeginDialog:\n  actions:\n    - kind: HttpRequestAction\n      url: https://a.example\n',
      'http',
      { endpoint: { kind: 'static', value: 'https://a.example' } },
    ],
    [
      'an HTTP node with a formula',
      '- kind: HttpRequestAction\n  url: |-\n    =If(\n      Env.x)\n',
      'http',
      { endpoint: { kind: 'dynamic' } },
    ],
    [
      'a connector node',
      'action:\n  kind: InvokeConnectorTaskAction\n  connectionReference: new_r\n  operationId: getIt\n',
      'shared_sql',
      { operation: 'getIt' },
    ],
    [
      'a connector node whose reference names the connector',
      'kind: InvokeConnectorAction\nconnectionReference: b.shared_x.y\n',
      'shared_x',
      {},
    ],
    [
      'a public web site',
      'kind: KnowledgeSourceConfiguration\nsource:\n  kind: PublicSiteSearchSource\n',
      'name:knowledge source with public websites and data in copilot studio',
      {},
    ],
    [
      'a SharePoint site',
      'source:\n  kind: SharePointSearchSource\n',
      'name:knowledge source with sharepoint and onedrive in copilot studio',
      {},
    ],
    [
      'web browsing',
      'kind: GptComponentMetadata\ngptCapabilities:\n  webBrowsing: true\n',
      'name:knowledge source with public websites and data in copilot studio',
      {},
    ],
  ])('finds %s', (_name, data, key, more) => {
    const { resources } = findConnectors(archive(referencesXml('new_r', 'shared_sql'), topic(data)))
    expect(resources).toMatchObject([
      { kind: 'agent', id: 'new_bot', name: 'Bot', unknowns: [], uses: [{ key, site: 'Topic A', ...more }] },
    ])
  })

  it.each([
    ['0', 0],
    ['1', 1],
    ['2', 0],
    ['3', 0],
    ['4', 1],
  ])('with authentication mode %s has %d uses of chat without Entra ID', (mode, uses) => {
    expect(
      findConnectors(archive('', topic('kind: AdaptiveDialog\n', mode))).resources[0]?.uses,
    ).toHaveLength(uses)
  })

  it.each([
    ['a node in braces', 'actions: [{kind: HttpRequestAction, url: https://a.example}]\n'],
    ['a connector node without reference', 'kind: InvokeConnectorAction\n'],
    ['a kind of node that reaches out and is not known', 'kind: InvokeExternalAgentTaskAction\n'],
    ['data without any kind', 'beginDialog:\n  - url: [https://a.example\n'],
    ['a kind behind an anchor', 'kind: &a HttpRequestAction\nurl: https://a.example\n'],
    ['a kind in the next line', 'kind:\n  HttpRequestAction\n'],
    ['a kind with an escape', 'kind: "Http\\u0052equestAction"\n'],
    ['a key with an escape', 'kind: AdaptiveDialog\nactions:\n  - "k\\u0069nd": HttpRequestAction\n'],
  ])('says that it cannot judge %s', (_name, data) => {
    expect(findConnectors(archive('', topic(data))).resources[0]?.unknowns).toHaveLength(1)
  })

  it('says that it cannot judge a component without its data', () => {
    const { 'botcomponents/new_bot.topic.A/data': _data, ...rest } = topic('')
    expect(findConnectors(archive('', rest)).resources).toMatchObject([
      { kind: 'agent', unknowns: [{ sentence: expect.stringContaining('is not in the solution') }] },
    ])
  })

  it('takes an uploaded file for knowledge in documents', () => {
    const path = 'botcomponents/new_bot.topic.A/botcomponent.xml'
    const { 'botcomponents/new_bot.topic.A/data': _data, ...rest } = topic('')
    const type = '<componenttype>14</componenttype></botcomponent>'
    const files = { ...rest, [path]: rest[path]?.replace('</botcomponent>', type) ?? '' }
    expect(findConnectors(archive('', files)).resources).toMatchObject([
      { unknowns: [], uses: [{ key: 'name:knowledge source with documents in copilot studio' }] },
    ])
  })

  it.each([
    ['', 'does not say how it signs people in'],
    ['0', 'does not say how it signs people in'],
    ['7', '"7"'],
  ])('says that it cannot judge authentication mode %j', (mode, text) => {
    expect(findConnectors(archive('', topic('kind: AdaptiveDialog\n', mode))).resources).toMatchObject([
      { uses: [], unknowns: [{ sentence: expect.stringContaining(text) }] },
    ])
  })

  it('says that it cannot judge an agent without an authentication mode', () => {
    const files = topic('kind: AdaptiveDialog\n')
    const bot =
      files['bots/new_bot/bot.xml']?.replace(/<authenticationmode>.*<\/authenticationmode>/, '') ?? ''
    const { resources } = findConnectors(archive('', { ...files, 'bots/new_bot/bot.xml': bot }))
    expect(resources[0]?.unknowns).toHaveLength(1)
  })

  it('reports components whose agent stands in another solution', () => {
    const { 'bots/new_bot/bot.xml': _bot, ...components } = topic(
      'kind: HttpRequestAction\nurl: https://a.example\n',
    )
    expect(findConnectors(archive('', components)).resources).toMatchObject([
      { id: 'new_bot', uses: [{ key: 'http' }] },
    ])
  })
})

describe('toSolutionSource', () => {
  it('gives the same answer for an archive and for the folder that it unpacks to', () => {
    const flow = JSON.stringify({
      properties: { definition: { actions: { s: { type: 'Http', inputs: { uri: 'https://a' } } } } },
    })
    const app = canvasAppXml('{"c":{"id":"/x/shared_sql"}}', '')
    const references = referencesXml('new_r', 'shared_x')
    const packed = archive(
      `<Workflows>${workflowXml('5')}</Workflows>${app}<Connectors>${connectorXml('new_5Fmine')}</Connectors>${references}`,
      { 'Workflows/Flow.json': flow, 'Connector/mine.json': swagger },
    )
    const unpacked = toSolutionSource([
      file(
        'Other/Customizations.xml',
        `<ImportExportXml><Workflows /><CanvasApps /><Connectors />${references}</ImportExportXml>`,
      ),
      file('Workflows/Flow.json', flow),
      file('Workflows/Flow.json.data.xml', workflowXml('5')),
      file('CanvasApps/new_app.meta.xml', app.replace('<CanvasApps>', '').replace('</CanvasApps>', '')),
      file('Connectors/new_5Fmine.xml', connectorXml('new_5Fmine')),
      file('Connectors/mine.json', swagger),
    ])
    expect(findConnectors(unpacked)).toEqual(findConnectors(packed))
    expect(findConnectors(packed).resources.map(({ kind }) => kind)).toEqual([
      'canvas-app',
      'cloud-flow',
      'custom-connector',
    ])
  })

  it('refuses files without customizations', () => {
    expect(() => toSolutionSource([file('solution.xml', '<x/>')])).toThrow('Customizations.xml')
  })
})
