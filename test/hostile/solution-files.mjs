// Archives that are sound, with XML that is sound, whose components have names that would act on the place where they
// are unpacked. Most names lose their teeth when they become file names; the rest is refused.
import { rawZip } from './raw-zip.mjs'

const CONTROL_NAMES = {
  'web-resource-in-github': 'p_/../.github/dependabot.yml',
  'web-resource-of-git-modules': 'p_/.gitmodules',
  'web-resource-in-git-by-upper-case': 'p_/.GIT/config',
  'web-resource-in-git-by-byte-order-mark': 'p_/.gi\ufefft/config',
  'web-resource-of-npm-settings': 'p_/.npmrc',
  'web-resource-of-lint-settings': 'p_/.eslintrc.js',
  'web-resource-in-a-dot-folder': 'p_/.vscode/tasks.json',
  'web-resource-named-like-a-workflow': '../../.github/workflows/x.yml',
  'web-resource-in-git-hooks': 'p_/.git/hooks/pre-commit',
  'web-resource-in-git-by-short-name': 'p_/git~1/hooks/pre-commit',
  'web-resource-in-git-by-invisible-character': 'p_/.g\u200cit/hooks/pre-commit',
  'web-resource-of-git-attributes': '.gitattributes',
}

/** @returns pairs of file name (without `.zip`) and bytes. */
export function solutionFiles() {
  return [
    ...Object.entries(CONTROL_NAMES).map(([what, name]) => [
      `${name.includes('../') ? 'zip-entry-escapes' : 'zip-entry-refused'}--${what}`,
      withWebResource(name),
    ]),
    ['zip-entry-refused--web-resource-named-like-a-device', withWebResource('p_/con')],
    ['ok--web-resource-with-a-drive', withWebResource('C:\\Windows\\evil.js')],
    ['ok--web-resource-that-is-absolute', withWebResource('/etc/passwd')],
    ['ok--web-resource-with-a-command', withWebResource('p_/$(rm -rf ~)`x`.js')],
    ['zip-entry-refused--web-resource-that-ends-with-a-dot', withWebResource('p_/a.')],
    ['zip-entry-refused--web-resource-that-is-too-long', withWebResource(`p_/${'x'.repeat(260)}`)],
    ['ok--web-resource-with-a-stream', withWebResource('p_/a.js:stream')],
    ['ok--web-resource-percent-encoded', withWebResource('%2e%2e/%2e%2e/x')],
    ['ok--web-resource-of-full-width-dots', withWebResource('\uff0e\uff0e/x')],
    ...flows(),
    ...others(),
    ['zip-entry-refused--git-config-among-the-entries', solution('', { '.git/config': 'x' })],
    ['zip-entry-refused--workflow-among-the-entries', solution('', { '.github/workflows/x.yml': 'x' })],
    ['zip-entry-refused--git-in-upper-case', solution('', { 'Assets/.GIT/config': 'x' })],
    ['solution-invalid--no-solution-xml', rawZip([{ name: 'customizations.xml', content: '<a/>' }])],
    ['solution-invalid--no-customizations-xml', rawZip([{ name: 'solution.xml', content: MANIFEST }])],
    ['solution-invalid--archive-in-an-archive', rawZip([{ name: 'solution.zip', content: solution('') }])],
    ['xml-refused--entities-in-the-manifest', solution('', {}, `<!DOCTYPE a [<!ENTITY x "y">]>${MANIFEST}`)],
    ['xml-invalid--manifest-cut-off', solution('', {}, MANIFEST.slice(0, 99))],
  ]
}

const MANIFEST =
  '<ImportExportXml version="9.2.0.0"><SolutionManifest><UniqueName>Hostile</UniqueName><LocalizedNames /><Version>1.0.0.0</Version><Managed>0</Managed><Publisher><UniqueName>contoso</UniqueName><LocalizedNames /><CustomizationPrefix>con</CustomizationPrefix><CustomizationOptionValuePrefix>10000</CustomizationOptionValuePrefix></Publisher><RootComponents /><MissingDependencies /></SolutionManifest></ImportExportXml>'

function withWebResource(name) {
  const file = '/WebResources/x'
  const element = `<WebResource><WebResourceId>{0a5d2c11-7b60-4c7d-8a34-000000000001}</WebResourceId><Name>${name}</Name><DisplayName>x</DisplayName><WebResourceType>3</WebResourceType><FileName>${file}</FileName></WebResource>`
  return solution(`<WebResources>${element}</WebResources>`, { [file.slice(1)]: 'x' })
}

const ID = '{0a5d2c11-7b60-4c7d-8a34-000000000002}'

/** A workflow names its file freely. */
function flows() {
  const places = {
    'zip-entry-escapes--flow-outside-the-folder': '/../../evil.json',
    'ok--flow-that-names-a-file-outside-by-percent-encoding': '/%2e%2e/evil.json',
    'zip-entry-escapes--flow-outside-by-backslash': '/Workflows\\..\\..\\evil.json',
    'ok--flow-that-names-a-file-on-a-drive': '/C:/evil.json',
    'zip-entry-refused--flow-in-github': '/.github/workflows/x.yml',
    'zip-entry-refused--flow-in-git': '/Workflows/.git/config',
    'zip-entry-refused--flow-at-the-top': '/package.json',
    'zip-entry-refused--flow-that-is-a-readme': '/README.md',
    'zip-entry-refused--flow-that-is-the-manifest-of-the-zip': '/solution.xml',
    'zip-entry-refused--flow-that-is-the-list-of-types': '/[Content_Types].xml',
    'solution-invalid--flow-over-the-manifest': '/Other/Solution.xml',
    'solution-invalid--flow-over-the-manifest-in-another-case': '/other/SOLUTION.xml',
    'solution-invalid--flow-over-the-customizations': '/Other/Customizations.xml',
    'solution-invalid--flow-over-a-role': '/Roles/Reader.xml',
    'solution-invalid--flow-over-a-role-in-another-case': '/roles/reader.XML',
    'solution-invalid--flow-over-an-entity': '/Entities/Account/Entity.xml',
    'solution-invalid--flow-over-a-form': '/Entities/Account/FormXml/main/a.xml',
    'solution-invalid--flow-over-its-own-description': '/Workflows/a.json.data.xml',
    'zip-entry-refused--flow-where-a-folder-is': '/Roles',
  }
  return Object.entries(places).map(([what, place]) => [what, withFlow(place)])
}

/** The flow's file stands in the zip where its name, decoded, says so; where no zip may have it, it is missing. */
function withFlow(place) {
  const names = place.endsWith('/a.json.data.xml') ? [place, '/Workflows/a.json'] : [place]
  const list = names.map((name, index) => flow(ID.replace('02', `1${index}`), name))
  const entries = names
    .map((name) => name.slice(1))
    .filter((name) => !/\.\.|%|\\|:|^solution\.xml$/.test(name))
  const form = '<FormXml><forms type="main"><systemform><formid>a</formid></systemform></forms></FormXml>'
  return solution(
    `<Entities><Entity><Name>Account</Name>${form}</Entity></Entities><Roles><Role id="${ID}" name="Reader" /></Roles><Workflows>${list.join('')}</Workflows>`,
    Object.fromEntries(entries.map((name) => [name, '<evil />'])),
  )
}

function flow(id, file) {
  return `<Workflow WorkflowId="${id}" Name="f"><JsonFileName>${file}</JsonFileName></Workflow>`
}

function others() {
  const role = (name) => solution(`<Roles><Role id="${ID}" name="${name}" /></Roles>`)
  const entity = (name, inside = '') =>
    solution(`<Entities><Entity><Name>${name}</Name>${inside}</Entity></Entities>`)
  const form = (type, id) =>
    `<FormXml><forms type="${type}"><systemform><formid>${id}</formid></systemform></forms></FormXml>`
  const app = (image) =>
    `<CanvasApps><CanvasApp><Name>a</Name><BackgroundImageUri>${image}</BackgroundImageUri><DocumentUri>/CanvasApps/a.msapp</DocumentUri></CanvasApp></CanvasApps>`
  return [
    ['ok--role-named-like-a-path', role('../../.github/workflows/x')],
    ['ok--role-named-like-a-drive', role('C:\\x')],
    ['ok--role-of-dots', role('..')],
    ['ok--role-without-name', role('')],
    ['ok--role-that-starts-with-a-dot', role('.NET people')],
    ['ok--role-of-line-breaks', role('a&#10;::error::b')],
    ['zip-entry-refused--role-named-git', role('.git')],
    ['zip-entry-refused--role-named-like-a-device', role('con')],
    ['zip-entry-refused--role-with-a-c1-control', role('a&#x9b;b')],
    ['zip-entry-escapes--entity-of-two-dots', entity('..')],
    ['zip-entry-refused--entity-of-one-dot', entity('.')],
    ['zip-entry-refused--entity-named-git', entity('.git')],
    ['zip-entry-refused--entity-without-name', entity('')],
    ['zip-entry-escapes--form-over-its-entity', entity('a', form('..', 'Entity'))],
    ['zip-entry-escapes--form-type-of-two-dots', entity('a', form('..', 'x'))],
    [
      'zip-entry-refused--entity-formula-in-git',
      solution(
        '<Entities><Entity><Name>a</Name><FormulaDefinitionFileName>/.git/hooks/x</FormulaDefinitionFileName></Entity></Entities>',
        { '.git/hooks/x': 'x' },
      ),
    ],
    [
      'solution-invalid--canvas-app-over-a-role',
      solution(`<Roles><Role id="${ID}" name="Reader" /></Roles>${app('/Roles/Reader.xml')}`, {
        'CanvasApps/a.msapp': 'x',
        'Roles/Reader.xml': '<evil />',
      }),
    ],
    [
      'ok--canvas-app-with-a-reference-that-leads-out',
      solution(app('/../../x'), { 'CanvasApps/a.msapp': 'x' }),
    ],
    ['zip-entry-refused--dot-file-in-a-folder', solution('', { 'Assets/.npmrc': 'x' })],
    ['zip-entry-refused--dot-folder-in-a-folder', solution('', { 'Assets/.husky/pre-commit': 'x' })],
    ['zip-entry-refused--git-modules-in-a-folder', solution('', { 'Assets/.gitmodules': 'x' })],
    ['ok--second-manifest-in-a-folder', solution('', { 'Other/Solution.xml': '<evil />' })],
    ['zip-entry-refused--element-named-like-a-device', solution('<con><x Name="a">1</x></con>')],
    [
      'zip-entry-escapes--element-named-like-a-drive',
      solution('<a:b xmlns:a="urn:a"><x Name="a">1</x></a:b>'),
    ],
    ['xml-invalid--element-of-an-unknown-prefix', solution('<a:b><x Name="a">1</x></a:b>')],
    ['ok--element-of-javascript', solution('<__proto__><x Name="constructor">1</x></__proto__>')],
    ['xml-refused--entities-in-the-customizations', solution('<!DOCTYPE a [<!ENTITY x "y">]>')],
    ['xml-invalid--customizations-in-utf-16', withCustomizations(Buffer.from('\ufeff<a/>', 'utf16le'))],
    ['xml-invalid--customizations-empty', withCustomizations(Buffer.alloc(0))],
    ['zip-duplicate-entry--second-manifest-in-another-case', solution('', { 'Solution.XML': MANIFEST })],
    [
      'zip-duplicate-entry--second-manifest-by-percent-encoding',
      solution('', { '%73olution.xml': MANIFEST }),
    ],
  ]
}

function withCustomizations(content) {
  return rawZip([
    { name: 'customizations.xml', content },
    { name: 'solution.xml', content: MANIFEST },
  ])
}

function solution(customizations, files = {}, manifest = MANIFEST) {
  return rawZip([
    { name: 'customizations.xml', content: `<ImportExportXml>${customizations}</ImportExportXml>` },
    { name: 'solution.xml', content: manifest },
    ...Object.entries(files).map(([name, content]) => ({ name, content })),
  ])
}
