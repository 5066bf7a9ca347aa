// A whole solution zip of a wanted size and mix, the same for the same seed.
import JSZip from 'jszip'
import { CONNECTORS, createCanvasApp, createConnectionReference, createFlow } from './connected.mjs'
import { element, fields, plain, render, rendered } from './element.mjs'
import { createRandom, LANGUAGES } from './random.mjs'
import { createOptionSet, createRelationship, createTable } from './table.mjs'

const XSI = { 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' }
const RELATIONSHIPS_PER_TABLE = 8
/** What a component of customizations.xml is indented by. */
const INDENT = '    '
/** What a table takes of customizations.xml with its relationships and its share of the rest. */
const BYTES_PER_TABLE = 151_500

/** As many components as make `megabytes` of XML, in the proportions of a large export. */
export function countsFor(megabytes) {
  const tables = Math.round((megabytes * 1e6) / BYTES_PER_TABLE)
  const third = Math.round(tables / 3)
  return { tables, webResources: third, flows: third, optionSets: third }
}

/** The bytes of an unmanaged solution zip, made by jszip. */
export async function createSolution({
  name,
  seed,
  tables = 0,
  optionSets = 0,
  webResources = 0,
  flows = 0,
  canvasApps = 0,
}) {
  const random = createRandom(seed)
  const count = (number, make) => Array.from({ length: number }, (_, index) => make(index + 1))
  const tableNames = count(tables, (index) => `contoso_table${index}`)
  const parts = {
    tables: tableNames.map((tableName) => rendered(createTable(random, tableName), INDENT)),
    relationships: count(tables * RELATIONSHIPS_PER_TABLE, (index) =>
      rendered(createRelationship(random, `contoso_relation${index}`, tableNames), INDENT),
    ),
    optionSets: count(optionSets, (index) => createOptionSet(random, `contoso_choice${index}`)),
    resources: count(webResources, (index) => createWebResource(random, index)),
    flows: count(flows, (index) => createFlow(random, index)),
    apps: await Promise.all(count(canvasApps, (index) => createCanvasApp(random, index))),
  }
  const roots = [
    ...tableNames.map((schemaName) => ({ type: 1, schemaName })),
    ...count(optionSets, (index) => ({ type: 9, schemaName: `contoso_choice${index}` })),
    ...parts.resources.map(({ name: schemaName }) => ({ type: 61, schemaName })),
    ...parts.flows.map(({ id }) => ({ type: 29, id: `{${id}}` })),
    ...count(canvasApps, (index) => ({ type: 300, schemaName: `contoso_app${index}` })),
  ]
  const zip = new JSZip()
  zip.file('solution.xml', render(manifest(name, roots)))
  zip.file('customizations.xml', render(customizations(parts)))
  zip.file('[Content_Types].xml', contentTypes())
  for (const { file, text } of [...parts.resources, ...parts.flows]) zip.file(file, text)
  for (const { file, bytes } of parts.apps) zip.file(file, bytes)
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}

function createWebResource(random, index) {
  const id = random.guid()
  const name = `contoso_/scripts/script${index}.js`
  const file = `WebResources/contoso_scriptsscript${index}js${id.toUpperCase()}`
  const lines = Array.from({ length: 60 }, () => `  log('${random.words(6)}', ${random.below(1e6)})`)
  const details = plain(
    'WebResource',
    ...fields({ WebResourceId: `{${id}}`, Name: name, DisplayName: random.words(2), WebResourceType: 3 }),
    ...fields({
      IntroducedVersion: '1.0.0.0',
      IsCustomizable: 1,
      CanBeDeleted: 1,
      IsHidden: 0,
      FileName: `/${file}`,
    }),
  )
  return { name, element: details, file, text: `export function run(log) {\n${lines.join('\n')}\n}\n` }
}

function customizations({ tables, relationships, optionSets, resources, flows, apps }) {
  const list = (name, components) => plain(name, ...components.map((component) => component.element))
  return element(
    'ImportExportXml',
    XSI,
    plain('Entities', ...tables),
    plain('Roles'),
    list('Workflows', flows),
    plain('EntityRelationships', ...relationships),
    plain('optionsets', ...optionSets),
    list('WebResources', resources),
    list('CanvasApps', apps),
    plain('connectionreferences', ...CONNECTORS.map(createConnectionReference)),
    plain('Languages', ...LANGUAGES.map((language) => plain('Language', language))),
  )
}

function manifest(name, roots) {
  const names = plain('LocalizedNames', element('LocalizedName', { description: name, languagecode: '1033' }))
  return element(
    'ImportExportXml',
    {
      version: '9.2.0.0',
      SolutionPackageVersion: '9.2',
      languagecode: '1033',
      generatedBy: 'CrmLive',
      ...XSI,
    },
    plain(
      'SolutionManifest',
      plain('UniqueName', name),
      names,
      plain('Descriptions'),
      ...fields({ Version: '1.0.0.0', Managed: 0 }),
      plain(
        'Publisher',
        plain('UniqueName', 'Contoso'),
        names,
        plain('Descriptions'),
        ...fields({ CustomizationPrefix: 'contoso', CustomizationOptionValuePrefix: 48210 }),
      ),
      plain('RootComponents', ...roots.map((root) => element('RootComponent', { ...root, behavior: 0 }))),
      plain('MissingDependencies'),
    ),
  )
}

function contentTypes() {
  const types = { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }
  const kinds = ['xml', 'json', 'msapp'].map((Extension) =>
    element('Default', { Extension, ContentType: 'application/octet-stream' }),
  )
  return render(element('Types', types, ...kinds))
}
