// Canvas apps that are there as unpacked source instead of an app file, or beside one.
import { writeZip } from '@powerops/solution'
import { findConnectors, toSolutionSource, type Resource } from '../src/index.js'
import { canvasAppXml, file } from './solutions.js'

const sql = '/providers/microsoft.powerapps/apis/shared_sql'
const folder = 'CanvasApps/src/new_app'
const own = (...parts: string[]): object => ({
  format: 'powerops-canvas',
  version: 1,
  parts: parts.map((name) => ({ name, form: 'json', file: `Parts/${name}` })),
})

/** The app of a folder whose source has these files. */
function appOf(files: Record<string, unknown>, msapp?: Uint8Array): Resource | undefined {
  const source = toSolutionSource([
    file('Other/Customizations.xml', '<ImportExportXml><CanvasApps /></ImportExportXml>'),
    file('CanvasApps/new_app.meta.xml', canvasAppXml('{}').replace(/<\/?CanvasApps>/g, '')),
    ...(msapp ? [file('CanvasApps/app.msapp', msapp)] : []),
    ...Object.entries(files).map(([path, content]) =>
      file(`${folder}/${path}`, typeof content === 'string' ? content : JSON.stringify(content)),
    ),
  ])
  return findConnectors(source).resources[0]
}

const dataSources = { DataSources: [{ Name: 'Orders', Type: 'ConnectedDataSourceInfo', ApiId: sql }] }

describe('an app without its file is judged from its source', () => {
  it.each([
    [
      'as this suite unpacks it',
      {
        'CanvasManifest.json': own('References/DataSources.json', 'Header.json'),
        'Parts/References/DataSources.json': dataSources,
      },
      `${folder}/Parts/References/DataSources.json`,
    ],
    [
      'with data sources in files of their own',
      {
        'CanvasManifest.json': { FormatVersion: '0.24', Properties: { Name: 'App' } },
        'DataSources/Orders.json': dataSources.DataSources,
      },
      `${folder}/DataSources/Orders.json`,
    ],
    [
      'with its connections',
      {
        'CanvasManifest.json': { FormatVersion: '0.24', Properties: {} },
        'Connections/Connections.json': { c: { connectionRef: { id: sql } } },
      },
      `${folder}/Connections/Connections.json`,
    ],
    [
      'with connections in the properties',
      {
        'CanvasManifest.json': {
          Properties: { LocalConnectionReferences: JSON.stringify({ c: { connectionRef: { id: sql } } }) },
        },
      },
      `${folder}/CanvasManifest.json`,
    ],
    [
      'with connections in the properties that are no text',
      {
        'CanvasManifest.json': {
          Properties: { LocalConnectionReferences: { c: { connectionRef: { id: sql } } } },
        },
      },
      `${folder}/CanvasManifest.json`,
    ],
  ])('%s', (_name, files, place) => {
    expect(appOf(files)).toMatchObject({
      unknowns: [],
      uses: [{ key: 'shared_sql', place: { file: place } }],
    })
  })

  it.each([
    ['is no source without a manifest', { 'DataSources/x.json': [] }, 'is not in the solution'],
    ['has a manifest that is not JSON', { 'CanvasManifest.json': '{' }, 'CanvasManifest.json'],
    ['has a manifest of no known form', { 'CanvasManifest.json': {} }, 'no form that is known'],
    [
      'has a manifest that names no part with connectors',
      { 'CanvasManifest.json': own('Header.json') },
      'names no part',
    ],
    [
      'lacks a part that the manifest names',
      { 'CanvasManifest.json': own('Properties.json') },
      'Parts/Properties.json\\" is not in the solution',
    ],
    [
      'has a data source that is not JSON',
      { 'CanvasManifest.json': { Properties: {} }, 'DataSources/x.json': '{' },
      'DataSources/x.json',
    ],
    [
      'has connections that are a list',
      { 'CanvasManifest.json': { Properties: {} }, 'Connections/Connections.json': [] },
      'connections are no object',
    ],
    [
      'has a connected data source without a connector',
      {
        'CanvasManifest.json': { Properties: {} },
        'DataSources/x.json': [{ Type: 'ConnectedDataSourceInfo' }],
      },
      'which connector',
    ],
  ])('unless the source %s', (_name, files, part) => {
    const sentences = appOf(files)?.unknowns.map(({ sentence }) => JSON.stringify(sentence))
    expect(sentences).toEqual([expect.stringContaining(part)])
  })

  it('and from both where both are there, since packing may take either', () => {
    const parts = { DataSources: [{ Name: 'Posts', ApiId: '/x/shared_rss' }] }
    const msapp = writeZip([
      { name: 'References/DataSources.json', bytes: new TextEncoder().encode(JSON.stringify(parts)) },
    ])
    const source = {
      'CanvasManifest.json': own('References/DataSources.json'),
      'Parts/References/DataSources.json': dataSources,
    }
    expect(appOf(source, msapp)).toMatchObject({
      unknowns: [],
      uses: [{ key: 'shared_rss' }, { key: 'shared_sql' }],
    })
  })
})
