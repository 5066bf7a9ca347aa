// What packing makes of folders that were edited by hand, one rule a case; above all, that no component is lost.
import { AlmError } from '@powerops/core'
import { parseSolution, planPack, planUnpack, writeZip, type PackPlan } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { manifestText, texts, tinySolution, type TinySolution } from './tiny-solution.js'
import { countProcessorTime } from '../../../test/helpers/processor-time.js'

const lf = { lineEnds: 'lf' } as const
const ID = '11111111-1111-1111-1111-111111111111'

type Change = Readonly<Record<string, string | undefined>>

/** The unpacked solution with files added, replaced or, where undefined, taken away. */
function folder(solution: TinySolution, change: Change = {}): Map<string, Uint8Array> {
  const files = new Map(planUnpack(tinySolution(solution), { ...lf, packageType: 'Unmanaged' }).files)
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) files.delete(path)
    else files.set(path, Buffer.from(text))
  }
  return files
}

function pack(
  solution: TinySolution,
  change: Change = {},
  packageType: 'Unmanaged' | 'Managed' = 'Unmanaged',
): PackPlan {
  return planPack(folder(solution, change), { ...lf, packageType })
}

function customizations({ entries }: PackPlan): string {
  return texts(new Map(entries.map((entry) => [entry.name, entry.bytes])))['customizations.xml'] ?? ''
}

function names({ entries }: PackPlan): string[] {
  return entries.map((entry) => entry.name).slice(2, -1)
}

const shell = (elements: string): Change => ({
  'Other/Customizations.xml': `<ImportExportXml>${elements}</ImportExportXml>`,
})

const role: TinySolution = {
  customizations: '<Roles><Role id="{X}" name="r" /></Roles>'.replace('X', ID),
  roots: `<RootComponent type="20" id="{${ID}}" />`,
}
const flow: TinySolution = {
  customizations: `<Workflows><Workflow WorkflowId="{${ID}}" Name="F"><JsonFileName>/Workflows/F-${ID.toUpperCase()}.json</JsonFileName></Workflow></Workflows>`,
  roots: `<RootComponent type="29" id="{${ID}}" />`,
  files: { [`Workflows/F-${ID.toUpperCase()}.json`]: '{}' },
}
const siteMap: TinySolution = {
  customizations: '<SiteMap><SiteMap><Area /></SiteMap></SiteMap>',
  roots: '<RootComponent type="62" id="{d5684797-805b-4188-b8fa-1028cfbef003}" />',
}
const entity: TinySolution = {
  customizations:
    '<Entities><Entity><Name>Acc</Name><FormXml><forms type="main"><systemform><formid>{F}</formid></systemform></forms></FormXml><RibbonDiffXml /><attribute><FormulaDefinitionFileName>/Formulas/acc-x.xaml</FormulaDefinitionFileName></attribute></Entity></Entities>',
  roots: '<RootComponent type="1" schemaName="acc" />',
  files: { 'Formulas/acc-x.xaml': 'x' },
}
const webResource: TinySolution = {
  customizations:
    '<WebResources><WebResource><Name>p_/x.js</Name><FileName>/WebResources/p_x</FileName></WebResource></WebResources>',
  roots: '<RootComponent type="61" schemaName="p_/x.js" />',
  files: { 'WebResources/p_x': 'js' },
}
const app: TinySolution = {
  customizations:
    '<CanvasApps><CanvasApp><Name>p_app</Name><BackgroundImageUri>/CanvasApps/p_app_BackgroundImageUri</BackgroundImageUri><DocumentUri>/CanvasApps/p_app_DocumentUri.msapp</DocumentUri><AdditionalUris><AdditionalUri>/CanvasApps/p_app_AdditionalUris0_identity.json</AdditionalUri></AdditionalUris></CanvasApp></CanvasApps>',
  roots: '<RootComponent type="300" schemaName="p_app" />',
  files: {
    'CanvasApps/p_app_BackgroundImageUri': 'png',
    'CanvasApps/p_app_DocumentUri.msapp': 'zip',
    'CanvasApps/p_app_AdditionalUris0_identity.json': '{}',
  },
}
const assembly: TinySolution = {
  customizations: `<SolutionPluginAssemblies><PluginAssembly FullName="My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" PluginAssemblyId="{${ID}}"><FileName>/PluginAssemblies/MyPlug-${ID}/MyPlug.dll</FileName></PluginAssembly></SolutionPluginAssemblies>`,
  roots: `<RootComponent type="91" id="{${ID}}" schemaName="My.Plug, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" />`,
  files: { [`PluginAssemblies/MyPlug-${ID}/MyPlug.dll`]: 'dll' },
}
const relationships: TinySolution = {
  customizations:
    '<EntityRelationships><EntityRelationship Name="r"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencedEntityName>Acc</ReferencedEntityName></EntityRelationship></EntityRelationships>',
}
const connector: TinySolution = {
  customizations:
    '<Connectors><Connector><name>p_c</name><icon>/Connector/p_c.png</icon></Connector></Connectors>',
  files: { 'Connector/p_c.png': 'png' },
}
const generic: TinySolution = {
  customizations:
    '<Foos><foo><Name>a</Name><f>/Foos/a.json</f><u>/</u><v>/what? a:b\\c</v><w>/../x</w></foo></Foos>',
  files: { 'Foos/a.json': '{}' },
}

describe('a component whose files are there is never left out:', () => {
  const lost = 'solution-component-lost'
  const missing = 'solution-file-missing'
  const cases: [string, TinySolution, Change, string][] = [
    [
      'a flow without its description',
      flow,
      { [`Workflows/F-${ID.toUpperCase()}.json.data.xml`]: undefined },
      lost,
    ],
    ['a flow without its definition', flow, { [`Workflows/F-${ID.toUpperCase()}.json`]: undefined }, missing],
    ['an entity without Entity.xml', entity, { 'Entities/Acc/Entity.xml': undefined }, lost],
    [
      'an entity without a formula that it names',
      entity,
      { 'Entities/Acc/Formulas/acc-x.xaml': undefined },
      missing,
    ],
    [
      'a web resource without its description',
      webResource,
      { 'WebResources/p_/x.js.data.xml': undefined },
      lost,
    ],
    ['a web resource without its content', webResource, { 'WebResources/p_/x.js': undefined }, missing],
    ['a canvas app without its description', app, { 'CanvasApps/p_app.meta.xml': undefined }, lost],
    ['a canvas app without its document', app, { 'CanvasApps/p_app_DocumentUri.msapp': undefined }, missing],
    [
      'a canvas app without a further file',
      app,
      { 'CanvasApps/p_app_AdditionalUris0_identity.json': undefined },
      missing,
    ],
    [
      'an assembly without its description',
      assembly,
      { [`PluginAssemblies/MyPlug-${ID}/MyPlug.dll.data.xml`]: undefined },
      lost,
    ],
    [
      'a role one folder too deep',
      role,
      { 'Roles/r.xml': undefined, 'Roles/x/r.xml': `<Role id="{${ID}}" />` },
      lost,
    ],
    ['a role without the element of its folder', role, shell('<Entities />'), lost],
    ['a connector without the element of its folder', connector, shell('<Entities />'), lost],
    ['a generic component without the element of its folder', generic, shell('<Entities />'), lost],
    ['relationships without their element', relationships, shell('<Entities />'), lost],
    ['relationships without their list', relationships, { 'Other/Relationships.xml': undefined }, lost],
    [
      'a relationship that is in the list alone',
      relationships,
      { 'Other/Relationships/Acc.xml': undefined },
      lost,
    ],
    [
      'a relationship that is not in the list',
      relationships,
      { 'Other/Relationships.xml': '<EntityRelationships />' },
      lost,
    ],
    ['a site map without its element', siteMap, shell('<Entities />'), lost],
    ['a generic component without a file of its folder', generic, { 'Foos/a.json': undefined }, missing],
  ]
  it.each(cases)('%s', (_case, solution, change, code) => {
    expect(pack(solution).warnings).toEqual([])
    expect(codeOf(() => pack(solution, change))).toBe(code)
  })

  it('the site map of a managed package that has only an unmanaged one', () => {
    const both = { 'Other/Solution.xml': manifestText({ ...siteMap, managed: '2' }) }
    expect(pack(siteMap, both).warnings).toEqual([])
    expect(codeOf(() => pack(siteMap, both, 'Managed'))).toBe('solution-component-lost')
    const twin = { ...both, 'Other/SiteMap_managed.xml': '<SiteMap><SiteMap><Managed /></SiteMap></SiteMap>' }
    expect(customizations(pack(siteMap, twin, 'Managed'))).toContain('<Managed />')
    expect(customizations(pack(siteMap, twin))).not.toContain('<Managed />')
  })

  it('but a role without the element of its folder that is no root component is a leftover', () => {
    const plan = pack({ ...role, roots: '' }, shell('<Entities />'))
    expect(names(plan)).toEqual(['Roles/r.xml'])
    expect(plan.warnings).toHaveLength(1)
  })

  it('and the error names component, file and remedy', () => {
    const change = { 'WebResources/p_/x.js.data.xml': undefined }
    const error = ((): unknown => {
      try {
        return pack(webResource, change)
      } catch (thrown) {
        return thrown
      }
    })()
    if (!(error instanceof AlmError)) throw new Error('no error')
    expect(error.message).toContain(`'WebResource-p_/x.js' of "WebResources/p_/x.js"`)
    expect(error.remedy).toContain('.data.xml')
  })
})

describe('a root component without any file is warned of, as environments may have it:', () => {
  it.each([
    ['a role', '<RootComponent type="20" id="{22222222-2222-2222-2222-222222222222}" />'],
    ['an entity', '<RootComponent type="1" schemaName="contact" />'],
    ['an entity whose name starts like another', '<RootComponent type="1" schemaName="ac" />'],
    [
      'a component of unknown type',
      '<RootComponent type="401" id="{22222222-2222-2222-2222-222222222222}" />',
    ],
  ])('%s', (_case, root) => {
    expect(pack({ ...entity, roots: `${entity.roots ?? ''}${root}` }).warnings).toHaveLength(1)
  })
})

describe('every file among components has to be one:', () => {
  const stray: [string, string][] = [
    ['Roles/notes.txt', 'x'],
    ['Roles/README.md', 'x'],
    ['Roles/.gitkeep', ''],
    ['Roles/r.xml.orig', '<Role />'],
    ['OptionSets/Thumbs.db', 'x'],
    ['Entities/Acc/FormXml/main/x.txt', 'x'],
    ['Entities/Acc/SavedQueries/.DS_Store', 'x'],
  ]
  it.each(stray)('%s', (path, text) => {
    const all = `${entity.customizations ?? ''}${role.customizations ?? ''}<optionsets />`.replace(
      '<RibbonDiffXml />',
      '<SavedQueries /><RibbonDiffXml />',
    )
    const solution = { ...entity, customizations: all, roots: `${entity.roots ?? ''}${role.roots ?? ''}` }
    expect(pack(solution).warnings).toEqual([])
    expect(codeOf(() => pack(solution, { [path]: text }))).toMatch(/^(solution|xml)-invalid$/)
  })
})

describe('by hand', () => {
  it('an element keeps what stands in it, and is filled from its files', () => {
    const inline =
      '<Roles><Role id="{22222222-2222-2222-2222-222222222222}" /></Roles><SiteMap><a /></SiteMap>'
    const solution = {
      ...role,
      roots: `${role.roots ?? ''}<RootComponent type="20" id="{22222222-2222-2222-2222-222222222222}" /><RootComponent type="62" />`,
    }
    expect(customizations(pack(solution, shell(inline)))).toContain(
      `<Roles>\n    <Role id="{22222222-2222-2222-2222-222222222222}" />\n    <Role id="{${ID}}" name="r" />\n  </Roles>\n  <SiteMap>\n    <a />\n  </SiteMap>`,
    )
  })

  it('an element that stands twice is filled once', () => {
    expect(customizations(pack(role, shell('<Roles /><Roles />'))).match(/<Role /g)).toHaveLength(1)
  })

  it('an element without files is written in its short form', () => {
    expect(
      customizations(pack({}, shell('<Roles></Roles><OrganizationSettings></OrganizationSettings>'))),
    ).toContain('<Roles />\n  <OrganizationSettings />')
  })

  it('texts that start with a slash name files only where these are', () => {
    expect(names(pack(generic))).toEqual(['Foos/a.json'])
  })

  it('folders may be in another case', () => {
    const files = [...folder(webResource)].map(
      ([path, bytes]) => [path.replace('WebResources', 'webresources'), bytes] as const,
    )
    const { entries, warnings } = planPack(new Map(files), { ...lf, packageType: 'Unmanaged' })
    expect(warnings).toEqual([])
    expect(entries.map((entry) => entry.name)).toContain('WebResources/p_x')
  })

  it('names are compared letter by letter in upper case', () => {
    const roles = ['straßf', 'strat', 'a_b', 'AB'].map((name) => `<Role name="${name}" />`)
    const plan = pack({ customizations: `<Roles>${roles.join('')}</Roles>` })
    const order = [...customizations(plan).matchAll(/name="(.*?)"/g)].map((match) => match[1])
    expect(order).toEqual(['AB', 'a_b', 'strat', 'straßf'])
  })

  it('a report may lie where the zip has it', () => {
    const report: TinySolution = {
      customizations:
        '<Reports><Report><filename>r.rdl</filename><languagecode>1033</languagecode><reportid>{R}</reportid><reporttypecode>1</reporttypecode><ExportedFileName>/Reports/r.wdl</ExportedFileName></Report></Reports>',
      roots: '<RootComponent type="31" id="{R}" />',
      files: { 'Reports/r.wdl': 'rdl' },
    }
    const moved = { 'Reports/1033/{R}/r.rdl': undefined, 'Reports/r.wdl': 'rdl' }
    expect(names(pack(report, moved))).toEqual(['Reports/r.wdl'])
  })

  it('a document of a template has to be text', () => {
    const template = {
      customizations:
        '<Templates><EmailTemplates><t><templateid>{T}</templateid><subject>s</subject><languagecode>1033</languagecode></t></EmailTemplates></Templates>',
    }
    const files = folder(template)
    files.set('Templates/EmailDocuments/1033/{T}/subject.xsl', Buffer.from([0xff, 0xfe, 0x41]))
    expect(codeOf(() => planPack(files, { ...lf, packageType: 'Unmanaged' }))).toBe('solution-invalid')
  })

  it('values of an environment variable are no variable', () => {
    const roots = '<RootComponent type="380" schemaName="p_v" />'
    const values = { 'environmentvariabledefinitions/p_v/environmentvariablevalues.json': '{}' }
    const definition = { 'environmentvariabledefinitions/p_v/environmentvariabledefinition.xml': '<d />' }
    expect(pack({ roots }, { ...values, ...definition }).warnings).toEqual([])
    expect(pack({ roots }, values).warnings).toHaveLength(2)
  })
})

it('says which forms a managed package does not have, because their entity has managed ones', () => {
  const form = '<forms><systemform><formid>{F}</formid></systemform></forms>'
  const change = {
    'Other/Solution.xml': manifestText({ ...entity, managed: '2' }),
    'Entities/Acc/FormXml/main/{F}_managed.xml': form,
    'Entities/Acc/FormXml/main/{G}.xml': form,
  }
  expect(pack(entity, change).warnings).toEqual([])
  const { warnings } = pack(entity, change, 'Managed')
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('"Entities/Acc/FormXml/main/{G}.xml"')
})

it('refuses two files that would be one entry of the zip, unless they are the same', () => {
  const other = (text: string): Change => ({
    'WebResources/p_/y.js': text,
    'WebResources/p_/y.js.data.xml':
      '<WebResource><Name>p_/y.js</Name><FileName>/WebResources/p_x</FileName></WebResource>',
  })
  const roots = `${webResource.roots ?? ''}<RootComponent type="61" schemaName="p_/y.js" />`
  expect(names(pack({ ...webResource, roots }, other('js')))).toEqual(['WebResources/p_x'])
  expect(codeOf(() => pack({ ...webResource, roots }, other('other')))).toBe('solution-invalid')
})

it('says which components in folders of files lack their description', () => {
  const bot = { 'bots/p_b/bot.xml': '<bot />', 'bots/p_b/configuration.json': '{}' }
  expect(pack({}, { ...bot, 'fxexpressions/p_f/fxexpression.json': '{}', 'zed/x/y': '' }).warnings).toEqual(
    [],
  )
  expect(pack({}, { ...bot, 'bots/p_b/bot.xml': undefined }).warnings).toEqual([
    '"bots/p_b" lacks the file that describes it, so an import may leave it out',
  ])
})

it('says which entities have no ribbon file', () => {
  expect(pack(entity, { 'Entities/Acc/RibbonDiff.xml': undefined }).warnings).toEqual([
    'there is no "Entities/Acc/RibbonDiff.xml", so the ribbon of the entity is packed empty',
  ])
})

it('refuses customizations of another root', () => {
  expect(codeOf(() => pack(role, { 'Other/Customizations.xml': '<Roles />' }))).toBe('solution-invalid')
})

it('packs the files of unknown folders, but for those of git', () => {
  const change = { 'zed/a.txt': 'a', 'zed/.hidden': 'h', 'zed/.git/config': 'x', 'zed/sub/.git': 'x' }
  expect(names(pack({}, change))).toEqual(['zed/.hidden', 'zed/a.txt'])
})

it('gives prefixes of parts that stand at the top back to the parts', () => {
  const solution = {
    ...role,
    customizations: `<Roles><Role xmlns:p="urn:p" id="{${ID}}" name="r"><p:a /></Role></Roles>`,
  }
  const zip = writeZip(pack(solution).entries)
  const again = texts(planUnpack(parseSolution(zip), { ...lf, packageType: 'Unmanaged' }).files)
  expect(again['Roles/r.xml']).toContain('<p:a xmlns:p="urn:p" />')
})

describe('no two files of a folder become one in the zip', () => {
  it.each([
    ['that differ in case', { 'Assets/A.txt': '1', 'Assets/a.txt': '2' }],
    ['that differ in case alone and are equal', { 'Assets/A.txt': '1', 'assets/a.txt': '1' }],
    ['that differ in Unicode normalisation', { 'Assets/\u00e9.txt': '1', 'Assets/e\u0301.txt': '2' }],
  ])('files %s', (_case, change) => {
    expect(codeOf(() => pack(role, change))).toBe('solution-invalid')
  })

  it.each(['solution.xml', 'Customizations.xml', '[Content_Types].xml'])('a web resource and %s', (file) => {
    const resource: TinySolution = {
      customizations: `<WebResources><WebResource><Name>r</Name><FileName>/WebResources/r</FileName></WebResource></WebResources>`,
      roots: '<RootComponent type="61" schemaName="r" />',
      files: { 'WebResources/r': 'x' },
    }
    const description = `<WebResource><Name>r</Name><FileName>/${file}</FileName></WebResource>`
    expect(codeOf(() => pack(resource, { 'WebResources/r.data.xml': description }))).toBe('solution-invalid')
  })
})

it('finds what is left behind in a folder of thousands of files in time', () => {
  const id = (index: number): string => `${String(index).padStart(8, '0')}-1111-1111-1111-111111111111`
  const all = Array.from({ length: 3000 }, (_, index) => index)
  const roots = all.map((index) => `<RootComponent type="29" id="{${id(index + 5000)}}" />`).join('')
  const loose = all.map((index) => [`Workflows/${id(index)}.xml`, `<a>${'x'.repeat(2000)}</a>`] as const)
  const elapsedMs = countProcessorTime()
  expect(pack({ roots }, { ...shell('<Workflows />'), ...Object.fromEntries(loose) }).warnings).toHaveLength(
    6000,
  )
  expect(elapsedMs()).toBeLessThan(15_000)
})
