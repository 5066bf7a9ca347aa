// What unpacking makes of single parts of customizations.xml and of a zip, one rule a case.
import { parseSolution, planUnpack, planUnpackBoth, writeZip } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { texts, tinyEntries, tinySolution, type TinySolution } from './tiny-solution.js'

const lf = { lineEnds: 'lf' } as const
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

function unpack(solution: TinySolution): { files: Record<string, string>; warnings: readonly string[] } {
  const packageType = solution.managed === '1' ? 'Managed' : 'Unmanaged'
  const { files, warnings } = planUnpack(tinySolution(solution), { ...lf, packageType })
  return { files: texts(files), warnings }
}

const components: [string, string, Record<string, string>][] = [
  [
    'a generic component is named by the first of its names that is not empty',
    '<Foos><foo Name="c"><Name></Name><name> </name><SchemaName>s</SchemaName></foo></Foos>',
    {
      'Foos/c.meta.xml': `<foo Name="c" ${XSI}>\n  <Name></Name>\n  <name></name>\n  <SchemaName>s</SchemaName>\n</foo>`,
    },
  ],
  ['an attribute schemaname names nothing', '<Foos><foo schemaname="s" name="n" /></Foos>', {}],
  ['an element UniqueName names nothing', '<Foos><foo><UniqueName>u</UniqueName></foo></Foos>', {}],
  ['languages stay where they are, whatever their names', '<Languages><l><Name>x</Name></l></Languages>', {}],
  [
    'a part keeps CDATA, comments, instructions and both empty forms',
    '<Roles><Role name="r"><a/><b></b><![CDATA[<&]]><!-- c --><?p i?></Role></Roles>',
    { 'Roles/r.xml': `<Role name="r" ${XSI}>\n  <a />\n  <b></b><![CDATA[<&]]><!-- c --><?p i?></Role>` },
  ],
  [
    'white space counts where xml:space says so',
    '<Roles><Role name="r"><a xml:space="preserve"> <b/> </a><c> </c></Role></Roles>',
    {
      'Roles/r.xml': `<Role name="r" ${XSI}>\n  <a xml:space="preserve"> <b /> </a>\n  <c></c>\n</Role>`,
    },
  ],
  [
    'line ends of text become those of the file, those of attributes stay',
    '<Roles><Role name="r" d="&#13;&#10;"><a>1&#13;2\r\n3</a></Role></Roles>',
    { 'Roles/r.xml': `<Role name="r" d="&#xD;&#xA;" ${XSI}>\n  <a>1\n2\n3</a>\n</Role>` },
  ],
  [
    'relationships of entities that differ in case alone share a file',
    '<EntityRelationships><r Name="1"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencedEntityName>Acc</ReferencedEntityName></r><r Name="2"><EntityRelationshipType>ManyToMany</EntityRelationshipType><FirstEntityName>acc</FirstEntityName></r></EntityRelationships>',
    {
      'Other/Relationships.xml': `<EntityRelationships ${XSI}>\n  <r Name="1" />\n  <r Name="2" />\n</EntityRelationships>`,
      'Other/Relationships/Acc.xml': `<EntityRelationships ${XSI}>\n  <r Name="1">\n    <EntityRelationshipType>OneToMany</EntityRelationshipType>\n    <ReferencedEntityName>Acc</ReferencedEntityName>\n  </r>\n  <r Name="2">\n    <EntityRelationshipType>ManyToMany</EntityRelationshipType>\n    <FirstEntityName>acc</FirstEntityName>\n  </r>\n</EntityRelationships>`,
    },
  ],
  [
    'a dialog is named by its form',
    '<Dialogs><Dialog><FormId>{D}</FormId></Dialog></Dialogs>',
    { 'Dialogs/{D}.xml': `<Dialog ${XSI}>\n  <FormId>{D}</FormId>\n</Dialog>` },
  ],
  [
    'an entity data source is named by its attribute',
    '<EntityDataSources><s EntityDataSourceId="{S}" /></EntityDataSources>',
    { 'EntityDataSources/{S}.xml': `<s EntityDataSourceId="{S}" ${XSI} />` },
  ],
  [
    'an entity data provider is named by its element',
    '<EntityDataProviders><p><EntityDataProviderId>{P}</EntityDataProviderId></p></EntityDataProviders>',
    {
      'EntityDataProviders/{P}.xml': `<p ${XSI}>\n  <EntityDataProviderId>{P}</EntityDataProviderId>\n</p>`,
    },
  ],
  [
    'a channel access profile lies one folder down',
    '<ChannelAccessProfiles><p Name="n" /></ChannelAccessProfiles>',
    { 'ChannelAccess/Profiles/n.xml': `<p Name="n" ${XSI} />` },
  ],
  [
    'a mobile offline profile has its name',
    '<MobileOfflineProfiles><p MobileOfflineProfileId="{M}"><name>n</name></p></MobileOfflineProfiles>',
    {
      'MobileOfflineProfiles/n.xml': `<p MobileOfflineProfileId="{M}" ${XSI}>\n  <name>n</name>\n</p>`,
    },
  ],
  [
    'service endpoints lie with the assemblies, all in one file',
    '<ServiceEndpoints><ServiceEndpoint ServiceEndpointId="{E}" /></ServiceEndpoints>',
    {
      'PluginAssemblies/ServiceEndpoints.xml': `<ServiceEndpoints ${XSI}>\n  <ServiceEndpoint ServiceEndpointId="{E}" />\n</ServiceEndpoints>`,
    },
  ],
  [
    'a linked report has no definition',
    '<Reports><Report><languagecode>1033</languagecode><reportid>{R}</reportid><reporttypecode>3</reporttypecode></Report><ReportLinks><l /></ReportLinks></Reports>',
    {
      'Reports/1033/{R}/UrlLinkedReport.txt.data.xml':
        '<Report>\n  <languagecode>1033</languagecode>\n  <reportid>{R}</reportid>\n  <reporttypecode>3</reporttypecode>\n</Report>',
      'Reports/ReportLinks.xml': '<ReportLinks>\n  <l />\n</ReportLinks>',
    },
  ],
  [
    'an article template has its documents beside it',
    '<Templates><KBArticleTemplates><t><kbarticletemplateid>{K}</kbarticletemplateid><languagecode>1033</languagecode><formatxml>&lt;f/&gt;</formatxml></t></KBArticleTemplates></Templates>',
    {
      'Templates/KBArticleTemplates.xml': `<KBArticleTemplates ${XSI}>\n  <t>\n    <kbarticletemplateid>{K}</kbarticletemplateid>\n    <languagecode>1033</languagecode>\n    <formatxml></formatxml>\n  </t>\n</KBArticleTemplates>`,
      'Templates/KbArticleDocuments/1033/{K}/formatxml.xsl': '\ufeff<f/>',
    },
  ],
  [
    'a site map of an app keeps what it says, also about its own place',
    '<AppModuleSiteMaps><s><SiteMapUniqueName>n</SiteMapUniqueName></s></AppModuleSiteMaps>',
    {
      'AppModuleSiteMaps/n/AppModuleSiteMap.xml': `<s ${XSI}>\n  <SiteMapUniqueName>n</SiteMapUniqueName>\n</s>`,
    },
  ],
]

describe('of customizations.xml', () => {
  it.each(components)('%s', (_case, customizations, expected) => {
    const { files } = unpack({ customizations })
    const { ['Other/Solution.xml']: _manifest, ['Other/Customizations.xml']: _shell, ...parts } = files
    expect(parts).toEqual(expected)
  })
})

it('declares a prefix of the whole document in each part that uses it', () => {
  const role = '<Roles><Role name="r"><p:a><p:b p:c="" /></p:a></Role></Roles>'
  const entries = tinyEntries().map((entry) =>
    entry.name === 'customizations.xml'
      ? { ...entry, bytes: Buffer.from(`<ImportExportXml xmlns:p="urn:p">${role}</ImportExportXml>`) }
      : entry,
  )
  const { files } = planUnpack(parseSolution(writeZip(entries)), { ...lf, packageType: 'Unmanaged' })
  expect(texts(files)['Roles/r.xml']).toBe(
    `<Role name="r" ${XSI}>\n  <p:a xmlns:p="urn:p">\n    <p:b p:c="" />\n  </p:a>\n</Role>`,
  )
})

describe('files of a zip', () => {
  const named = '<Foos><foo><Name>a</Name><f>/Foos/a.json</f><url>/</url><u>/a?b=c</u></foo></Foos>'
  const cases: [string, TinySolution, string[], string[]][] = [
    [
      'are left out with a word where an element owns their folder and none names them',
      { customizations: named, files: { 'Foos/a.json': '1', 'foos/b.json': '2' } },
      ['Foos/a.json', 'Foos/a.meta.xml'],
      ['the file "foos/b.json" of the zip belongs to no component and is left out'],
    ],
    [
      'never take the place of a component',
      { customizations: '<Roles><Role name="r" /></Roles>', files: { 'Roles/r.xml': 'other' } },
      ['Roles/r.xml'],
      ['the file "Roles/r.xml" of the zip belongs to no component and is left out'],
    ],
    [
      'are left out with a word at the top and in Other',
      { files: { 'top.txt': '1', 'Other/x.txt': '2', '[Content_Types].xml': '3' } },
      [],
      [
        'the file "top.txt" of the zip belongs to no component and is left out',
        'the file "Other/x.txt" of the zip belongs to no component and is left out',
      ],
    ],
    [
      'that a component names are missed by it',
      { customizations: named },
      ['Foos/a.meta.xml'],
      ['the zip lacks the file "Foos/a.json", which Foos/a.meta.xml names'],
    ],
    [
      'that two components name are there once, without a word',
      {
        customizations: `<Foos>${['a', 'b'].map((name) => `<f><Name>${name}</Name><u>/Foos/x.json</u></f>`).join('')}</Foos>`,
        files: { 'Foos/x.json': '{}' },
      },
      ['Foos/a.meta.xml', 'Foos/b.meta.xml', 'Foos/x.json'],
      [],
    ],
    [
      'are copied whole where the element of their folder is empty or stays in place',
      { customizations: '<Foos /><Bars><b /></Bars>', files: { 'Foos/x': '1', 'Bars/y': '2' } },
      ['Bars/y', 'Foos/x'],
      [],
    ],
    [
      'have names that are decoded as far as they are encoded',
      { files: { 'zed/a%20b%zz%25%E4.txt': '1' } },
      ['zed/a b%zz%25%E4.txt'],
      [],
    ],
  ]
  it.each(cases)('%s', (_case, solution, paths, warnings) => {
    const plan = unpack(solution)
    const found = Object.keys(plan.files).filter(
      (path) => !/^Other\/(Solution|Customizations)\.xml$/.test(path),
    )
    expect(found.sort()).toEqual(paths)
    expect(plan.warnings).toEqual(warnings)
  })
})

describe('a solution is not unpacked', () => {
  const workflow = '<Workflow><JsonFileName>/Workflows/w.json</JsonFileName></Workflow>'
  it.each([
    ['with a relationship of no type', '<EntityRelationships><r /></EntityRelationships>'],
    ['with a report of no type', '<Reports><Report /></Reports>'],
    [
      'with a form of no type',
      '<Entities><Entity><Name>a</Name><FormXml><forms /></FormXml></Entity></Entities>',
    ],
    [
      'with a view of no id',
      '<Entities><Entity><Name>a</Name><SavedQueries><s><v /></s></SavedQueries></Entity></Entities>',
    ],
    ['with an option set of no name', '<optionsets><optionset /></optionsets>'],
    [
      'with a mobile offline profile of no id',
      '<MobileOfflineProfiles><p><name>n</name></p></MobileOfflineProfiles>',
    ],
    ['with a workflow of no file after others', `<Workflows>${workflow}<Workflow Name="w" /></Workflows>`],
  ])('%s', (_case, customizations) => {
    expect(codeOf(() => unpack({ customizations }))).toBe('solution-invalid')
  })

  it('but for a first workflow of no file, which exports write for unchanged ones', () => {
    const { warnings } = unpack({ customizations: '<Workflows><Workflow Name="w" /></Workflows>' })
    expect(warnings).toEqual(['workflow "w" has no file in the zip and is left out'])
  })
})

it('refuses components that name one file so often that its copies would fill the disk', () => {
  const resources = Array.from(
    { length: 140 },
    (_, index) => `<WebResource><Name>r${index}</Name><FileName>/WebResources/x</FileName></WebResource>`,
  )
  const solution = tinySolution({
    customizations: `<WebResources>${resources.join('')}</WebResources>`,
    files: { 'WebResources/x': 'x' },
  })
  const bytes = Buffer.alloc(16 * 1024 * 1024)
  const entries = solution.entries.map((entry) => ({ ...entry, read: () => bytes }))
  const large = { ...solution, find: (path: string) => entries.find((entry) => entry.path === path) }
  expect(codeOf(() => planUnpack(large, { ...lf, packageType: 'Unmanaged' }))).toBe('zip-too-large')
})

it('says what of the managed zip is not in the folder of both, and that the two are no pair', () => {
  const role = '<Roles><Role name="r" /></Roles>'
  const { warnings } = planUnpackBoth(
    tinySolution({ version: '1.0.0.0' }),
    tinySolution({ version: '2.0.0.0', uniqueName: 'Other', customizations: role, managed: '1' }),
    lf,
  )
  expect(warnings).toEqual([
    'the unmanaged and the managed zip are not of one export: uniqueName is "Tiny" and "Other"',
    'the unmanaged and the managed zip are not of one export: version is "1.0.0.0" and "2.0.0.0"',
    'only the managed zip has "Roles/r.xml", which is left out',
  ])
})
