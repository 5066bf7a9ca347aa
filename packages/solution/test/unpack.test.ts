import { describeZip, parseSolution, planUnpack, planUnpackBoth, writeZip } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { texts, tinySolution, tinyZip, type TinySolution } from './tiny-solution.js'

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const lf = { lineEnds: 'lf' } as const

function unpack(solution: TinySolution): Record<string, string> {
  const packageType = solution.managed === '1' ? 'Managed' : 'Unmanaged'
  const { files } = planUnpack(tinySolution(solution), { ...lf, packageType })
  const all = texts(files)
  delete all['Other/Solution.xml']
  return all
}

describe('a component is split into files', () => {
  it('leaves an empty element behind and inline elements where they are', () => {
    expect(
      unpack({
        customizations:
          '<Roles><Role id="1" name="a/b" /></Roles><Languages><Language>1033</Language></Languages>',
      }),
    ).toEqual({
      'Roles/a_b.xml': `<Role id="1" name="a/b" ${XSI} />`,
      'Other/Customizations.xml': `<ImportExportXml ${XSI}>\n  <Roles />\n  <Languages>\n    <Language>1033</Language>\n  </Languages>\n</ImportExportXml>`,
    })
  })

  const entity = `<Entities><Entity><Name>Acc</Name><FormXml><forms type="main"><systemform><formid>{F}</formid></systemform></forms></FormXml><SavedQueries><savedqueries><savedquery><savedqueryid>{V}</savedqueryid></savedquery></savedqueries></SavedQueries><Visualizations><visualization><savedqueryvisualizationid>{C}</savedqueryvisualizationid></visualization></Visualizations><attribute><FormulaDefinitionFileName>/Formulas/acc.xaml</FormulaDefinitionFileName></attribute><RibbonDiffXml><x /></RibbonDiffXml></Entity></Entities>`
  const formula = { 'Formulas/acc.xaml': 'formula', 'Formulas/unnamed.xaml': 'dropped' }

  it('splits an entity into its parts', () => {
    const files = unpack({ customizations: entity, files: formula })
    expect(Object.keys(files).sort()).toEqual([
      'Entities/Acc/Entity.xml',
      'Entities/Acc/FormXml/main/{F}.xml',
      'Entities/Acc/Formulas/acc.xaml',
      'Entities/Acc/RibbonDiff.xml',
      'Entities/Acc/SavedQueries/{V}.xml',
      'Entities/Acc/Visualizations/{C}.xml',
      'Other/Customizations.xml',
    ])
    expect(files['Entities/Acc/FormXml/main/{F}.xml']).toBe(
      `<forms ${XSI}>\n  <systemform>\n    <formid>{F}</formid>\n  </systemform>\n</forms>`,
    )
    expect(files['Entities/Acc/Entity.xml']).toContain(
      '\n  <FormXml />\n  <SavedQueries />\n  <Visualizations />\n',
    )
  })

  it('names the managed form of what has two', () => {
    const files = unpack({ customizations: entity, files: formula, managed: '1' })
    expect(Object.keys(files)).toContain('Entities/Acc/FormXml/main/{F}_managed.xml')
    expect(Object.keys(files)).not.toContain('Entities/Acc/FormXml/main/{F}.xml')
  })

  it('does not go on without a formula that an entity names', () => {
    expect(codeOf(() => unpack({ customizations: entity }))).toBe('solution-file-missing')
  })

  const components: [string, TinySolution, string[]][] = [
    [
      'a web resource by its name',
      {
        customizations:
          '<WebResources><WebResource><Name>p_/a b.js</Name><FileName>/WebResources/p_ab1</FileName></WebResource></WebResources>',
        files: { 'WebResources/p_ab1': 'js', 'WebResources/unnamed': 'dropped' },
      },
      ['WebResources/p_/a b.js', 'WebResources/p_/a b.js.data.xml'],
    ],
    [
      'a connector in another folder than the zip has it',
      {
        customizations:
          '<Connectors><Connector><name>p_c</name><iconblob>/Connector/p_c_icon.Png</iconblob></Connector></Connectors>',
        files: { 'Connector/p_c_icon.Png': 'png' },
      },
      ['Connectors/p_c.xml', 'Connectors/p_c_icon.Png'],
    ],
    [
      'a relationship beside the others of its entity',
      {
        customizations:
          '<EntityRelationships><EntityRelationship Name="r"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencedEntityName>Acc</ReferencedEntityName></EntityRelationship><EntityRelationship Name="m"><EntityRelationshipType>ManyToMany</EntityRelationshipType><FirstEntityName>Kon</FirstEntityName></EntityRelationship></EntityRelationships>',
      },
      ['Other/Relationships.xml', 'Other/Relationships/Acc.xml', 'Other/Relationships/Kon.xml'],
    ],
    [
      'a component of an unknown kind by its name, with the files it names',
      {
        customizations: '<Foos><foo><name>x</name><f>/Foos/x.json</f></foo></Foos>',
        files: { 'Foos/x.json': '{}', 'Foos/unnamed.json': 'dropped' },
      },
      ['Foos/x.json', 'Foos/x.meta.xml'],
    ],
    [
      'the files of unknown folders as they are, percent-decoded',
      { files: { 'zed/a%20b/c.json': '{}', 'top.txt': 'dropped', 'Other/x.txt': 'dropped' } },
      ['zed/a b/c.json'],
    ],
    [
      'an e-mail template with its documents',
      {
        customizations:
          '<Templates><EmailTemplates><emailtemplate><templateid>{T}</templateid><subject>&lt;s/&gt;</subject><languagecode>1033</languagecode></emailtemplate></EmailTemplates></Templates>',
      },
      ['Templates/EmailDocuments/1033/{T}/subject.xsl', 'Templates/EmailTemplates.xml'],
    ],
    [
      'a report by language and id',
      {
        customizations:
          '<Reports><Report><filename>r.rdl</filename><languagecode>1033</languagecode><reportid>{R}</reportid><reporttypecode>1</reporttypecode><ExportedFileName>/Reports/r.wdl</ExportedFileName></Report></Reports>',
        files: { 'Reports/r.wdl': 'rdl' },
      },
      ['Reports/1033/{R}/r.rdl', 'Reports/1033/{R}/r.rdl.data.xml'],
    ],
  ]
  it.each(components)('%s', (_case, solution, paths) => {
    const files = Object.keys(unpack(solution)).sort()
    expect(files).toEqual(['Other/Customizations.xml', ...paths].sort())
  })
})

describe('solution.xml', () => {
  it('is sorted as the platform sorts words', () => {
    const roots = ['B', 'a', 'co-op', 'coop', 'a_b', 'ab'].map(
      (name) => `<RootComponent type="61" schemaName="${name}" />`,
    )
    const { files } = planUnpack(
      tinySolution({
        roots: `${roots.join('')}<RootComponent type="9" schemaName="z" /><RootComponent type="10" />`,
      }),
      { ...lf, packageType: 'Unmanaged' },
    )
    const sorted = [
      ...(texts(files)['Other/Solution.xml'] ?? '').matchAll(
        /<RootComponent type="(\d+)"(?: schemaName="(.*)")?/g,
      ),
    ]
    expect(sorted.map((match) => match[2] ?? match[1])).toEqual([
      '10',
      'a',
      'a_b',
      'ab',
      'B',
      'coop',
      'co-op',
      'z',
    ])
  })

  it('tells who the solution is', () => {
    const missing = `<MissingDependency><Required key="1" type="1" schemaName="new_x" displayName="X" solution="Base (1.0)" /><Dependent key="2" type="60" id="{F}" /></MissingDependency>`
    const manifest = describeZip(
      tinyZip({ roots: '<RootComponent type="1" schemaName="acc" behavior="2" />', missing, managed: '1' }),
    )
    expect(manifest).toMatchObject({
      uniqueName: 'Tiny',
      displayName: 'Tiny solution',
      version: '1.2.3.4',
      packageType: 'Managed',
      publisher: { uniqueName: 'contoso', displayName: 'Contoso', prefix: 'con', optionValuePrefix: '10000' },
      rootComponents: [{ type: '1', typeName: 'Entity', schemaName: 'acc', behavior: '2' }],
      missingDependencies: [
        { required: { typeName: 'Entity', solution: 'Base (1.0)' }, dependent: { id: '{F}' } },
      ],
    })
  })
})

describe('both forms of a solution', () => {
  const app = (name: string): string =>
    `<AppModules><AppModule><UniqueName>${name}</UniqueName></AppModule></AppModules>`
  const roles = (name: string): string => `<Roles><Role id="1" name="r"><${name} /></Role></Roles>`

  it('lie in one folder', () => {
    const { files } = planUnpackBoth(
      tinySolution({ customizations: app('u') + roles('unmanaged') }),
      tinySolution({ customizations: app('u') + roles('managed'), managed: '1' }),
      lf,
    )
    const all = texts(files)
    expect(Object.keys(all).sort()).toEqual([
      'AppModules/u/AppModule.xml',
      'AppModules/u/AppModule_managed.xml',
      'Other/Customizations.xml',
      'Other/Solution.xml',
      'Roles/r.xml',
    ])
    expect(all['Roles/r.xml']).toContain('<unmanaged />')
    expect(all['Other/Solution.xml']).toContain('<Managed>2</Managed>')
  })

  it('are not two unmanaged ones', () => {
    expect(codeOf(() => planUnpackBoth(tinySolution(), tinySolution(), lf))).toBe('solution-type-mismatch')
  })
})

describe('a solution that is not unpacked', () => {
  const role = (name: string): TinySolution => ({
    customizations: `<Roles><Role id="1" name="${name}" /></Roles>`,
  })
  const webResource = (name: string): TinySolution => ({
    customizations: `<WebResources><WebResource><Name>${name}</Name><FileName>/WebResources/x</FileName></WebResource></WebResources>`,
    files: { 'WebResources/x': 'x' },
  })
  const solutions: [string, TinySolution, string][] = [
    ['has a role without a name', { customizations: '<Roles><Role /></Roles>' }, 'solution-invalid'],
    ['has a web resource that leads up', webResource('../../x.js'), 'zip-entry-escapes'],
    ['has a web resource in a git folder', webResource('.git/hooks/x'), 'zip-entry-refused'],
    ['has a web resource with the name of a device', webResource('p_/con'), 'zip-entry-refused'],
    [
      'brings a workflow of GitHub',
      { files: { '.github/workflows/x.yml': 'on: push' } },
      'zip-entry-refused',
    ],
    [
      'has a workflow file that leads up',
      {
        customizations:
          '<Workflows><Workflow><JsonFileName>/../../x.json</JsonFileName></Workflow></Workflows>',
      },
      'zip-entry-escapes',
    ],
    [
      'has a canvas app without a document',
      { customizations: '<CanvasApps><CanvasApp><Name>c</Name></CanvasApp></CanvasApps>' },
      'solution-invalid',
    ],
    [
      'has a component without the name that its siblings have',
      { customizations: '<Foos><foo><Name>a</Name></foo><foo /></Foos>' },
      'solution-invalid',
    ],
    ['has no known package type', { managed: '3' as '2' }, 'solution-invalid'],
    ['has no version', { version: 'latest' }, 'version-invalid'],
    ['has no unique name', { uniqueName: ' ' }, 'solution-invalid'],
    ['is managed', { ...role('r'), managed: '1' }, 'solution-type-mismatch'],
  ]
  it.each(solutions)('%s', (_case, solution, code) => {
    expect(codeOf(() => planUnpack(tinySolution(solution), { ...lf, packageType: 'Unmanaged' }))).toBe(code)
  })

  it('is another zip', () => {
    expect(codeOf(() => parseSolution(writeZip([{ name: 'a.txt', bytes: Buffer.from('x') }])))).toBe(
      'solution-invalid',
    )
  })

  it('needs a folder where it has a file', () => {
    const two =
      '<WebResource><Name>p_a</Name><FileName>/WebResources/1</FileName></WebResource><WebResource><Name>p_a/b</Name><FileName>/WebResources/2</FileName></WebResource>'
    const solution = tinySolution({
      customizations: `<WebResources>${two}</WebResources>`,
      files: { 'WebResources/1': '1', 'WebResources/2': '2' },
    })
    expect(codeOf(() => planUnpack(solution, { ...lf, packageType: 'Unmanaged' }))).toBe('solution-invalid')
  })
})

it('warns of a component that takes the place of another', () => {
  const roles = '<Roles><Role id="1" name="same" /><Role id="2" name="same" /></Roles>'
  const { warnings } = planUnpack(tinySolution({ customizations: roles }), {
    ...lf,
    packageType: 'Unmanaged',
  })
  expect(warnings).toHaveLength(1)
})

it('writes the line ends of Windows on request, and leaves copied files alone', () => {
  const solution = tinySolution({ files: { 'zed/a.json': '{\n}' } })
  const { files } = planUnpack(solution, { packageType: 'Unmanaged', lineEnds: 'crlf' })
  const solutionXml = Buffer.from(files.get('Other/Solution.xml') ?? '').toString()
  expect(solutionXml.replaceAll('\r\n', '')).not.toContain('\n')
  expect(texts(files)['zed/a.json']).toBe('{\n}')
})

it('warns of a file that is left out because no component names it', () => {
  const app =
    '<AppModules /><Workflows><Workflow Name="w"><JsonFileName>/Workflows/w.json</JsonFileName></Workflow></Workflows>'
  const files = { 'Workflows/other.json': '{}' }
  const { warnings } = planUnpack(tinySolution({ customizations: app, files }), {
    ...lf,
    packageType: 'Unmanaged',
  })
  expect(warnings).toEqual([
    'the zip lacks the file "Workflows/w.json", which Workflows/w.json.data.xml names',
    'the file "Workflows/other.json" of the zip belongs to no component and is left out',
  ])
})
