import {
  extractResources,
  mergeResources,
  parseXml,
  planPack,
  planUnpack,
  SolutionFolders,
} from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { tinySolution, texts } from './tiny-solution.js'

type Files = ReadonlyMap<string, Uint8Array>

function files(contents: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)]))
}

/** Names and values of a resource file. */
function textsIn(resources: Files, path: string): Record<string, string> {
  const text = Buffer.from(resources.get(path) ?? '').toString()
  const data = /<data name="([^"]*)" xml:space="preserve">\s*<value>([^<]*)<\/value>/g
  return Object.fromEntries([...text.matchAll(data)].map(([, name = '', value = '']) => [name, value]))
}

function resx(...entries: (readonly [name: string, value: string])[]): string {
  const data = entries.map(
    ([name, value]) => `<data name="${name}" xml:space="preserve"><value>${value}</value></data>`,
  )
  return `<root>${data.join('')}</root>`
}

const localize = { localize: true, lineEnds: 'lf' } as const
const ENGLISH = 'Resources/en-US/resources.en-US.resx'
const GERMAN = 'Resources/de-DE/resources.de-DE.resx'
const GUID = '{11111111-2222-3333-4444-555555555555}'

const label = (text: string, language = 1033): string =>
  `<label description="${text}" languagecode="${language}" />`

describe('the name of a text', () => {
  it.each([
    [
      'a table',
      'Entities/con_A/Entity.xml',
      '<Entity><Name>con_A</Name><EntityInfo><entity Name="con_A"><LocalizedNames><LocalizedName description="T" languagecode="1033" /></LocalizedNames></entity></EntityInfo></Entity>',
      '1:LocalizedName,Entities/con_A/Entity/entity[con_A]/LocalizedNames',
    ],
    [
      'a column',
      'Entities/A/Entity.xml',
      '<Entity><EntityInfo><entity Name="A"><attributes><attribute PhysicalName="con_X"><displaynames><displayname description="T" languagecode="1033" /></displaynames></attribute></attributes></entity></EntityInfo></Entity>',
      '1:displayname,Entities/A/Entity/entity[A]/attribute[con_X]/displaynames',
    ],
    [
      'a choice',
      'OptionSets/con_o.xml',
      `<optionset Name="con_o"><options><option value="7"><labels>${label('T')}</labels></option></options></optionset>`,
      '9:label,OptionSets/con_o/option[7]/labels',
    ],
    [
      'a form, wherever it is moved',
      'Entities/A/FormXml/main/f.xml',
      `<forms><systemform><formid>f</formid><form><tabs><tab name="t"><rows><row><cell id="${GUID}"><labels>${label('T')}</labels></cell></row></rows></tab></tabs></form></systemform></forms>`,
      `1:label,Entities/A/FormXml/main/f/cell[${GUID}]/labels`,
    ],
    [
      'a relationship',
      'Other/Relationships/A.xml',
      '<EntityRelationships><EntityRelationship Name="r"><EntityRelationshipRoles><EntityRelationshipRole><CustomLabels><CustomLabel description="T" languagecode="1033" /></CustomLabels><RelationshipRoleType>1</RelationshipRoleType></EntityRelationshipRole></EntityRelationshipRoles></EntityRelationship></EntityRelationships>',
      '10:CustomLabel,Other/Relationships/A/EntityRelationship[r]/EntityRelationshipRole[1]/CustomLabels',
    ],
    [
      'a workflow',
      'Workflows/w.json.data.xml',
      `<Workflow><labels><steplabels id="${GUID}">${label('T')}</steplabels></labels></Workflow>`,
      `29:label,Workflows/w.json.data/steplabels[${GUID}]`,
    ],
    [
      'a navigation item',
      'Entities/A/FormXml/main/f.xml',
      '<forms><systemform><form><Navigation><NavBar><NavBarByRelationshipItem Id="nav"><Titles><Title LCID="1033" Text="T" /></Titles></NavBarByRelationshipItem></NavBar></Navigation></form></systemform></forms>',
      '1:Title,Entities/A/FormXml/main/f/NavBarByRelationshipItem[nav]/Titles',
    ],
    [
      'a site map',
      'AppModuleSiteMaps/m/AppModuleSiteMap.xml',
      '<AppModuleSiteMap><SiteMap><Area Id="a"><Titles><Title LCID="1033" Title="T" /></Titles></Area></SiteMap></AppModuleSiteMap>',
      '62:Title,AppModuleSiteMaps/m/AppModuleSiteMap/Area[a]/Titles',
    ],
    [
      'the classic site map',
      'Other/SiteMap.xml',
      '<SiteMap><SiteMap><Area Id="a"><Descriptions><Description LCID="1033" Description="T" /></Descriptions></Area></SiteMap></SiteMap>',
      '62:Description,Other/SiteMap/Area[a]/Descriptions',
    ],
    [
      'an app',
      'AppModules/p/AppModule.xml',
      '<AppModule><LocalizedNames><LocalizedName description="T" languagecode="1033" /></LocalizedNames></AppModule>',
      '80:LocalizedName,AppModules/p/AppModule/LocalizedNames',
    ],
    [
      'a ribbon',
      'Entities/A/RibbonDiff.xml',
      '<RibbonDiffXml><LocLabels><LocLabel Id="l"><Titles><Title description="T" languagecode="1033" /></Titles></LocLabel></LocLabels></RibbonDiffXml>',
      '1:Title,Entities/A/RibbonDiff/LocLabel[l]/Titles',
    ],
    [
      'a dashboard',
      'Dashboards/d.xml',
      '<Dashboard><LocalizedNames><LocalizedName description="T" languagecode="1033" /></LocalizedNames></Dashboard>',
      '60:LocalizedName,Dashboards/d/LocalizedNames',
    ],
    [
      'the solution',
      'Other/Solution.xml',
      '<ImportExportXml languagecode="1033"><SolutionManifest><UniqueName>S</UniqueName><LocalizedNames><LocalizedName description="T" languagecode="1033" /></LocalizedNames></SolutionManifest></ImportExportXml>',
      '7100:LocalizedName,Other/Solution/SolutionManifest[S]/LocalizedNames',
    ],
    [
      'an environment variable',
      'environmentvariabledefinitions/v/environmentvariabledefinition.xml',
      `<environmentvariabledefinition schemaname="v"><displayname default="T">${label('T')}</displayname></environmentvariabledefinition>`,
      '380:label,environmentvariabledefinitions/v/environmentvariabledefinition/displayname',
    ],
    [
      'a newer component',
      'appactions/a/appaction.xml',
      `<appaction><buttonlabeltext default="T">${label('T')}</buttonlabeltext></appaction>`,
      '100000:label,appactions/a/appaction/buttonlabeltext',
    ],
  ])('tells its place: %s', (_case, path, xml, name) => {
    const solution = files({ [path]: xml })
    const resources = extractResources(solution, localize)
    expect([...resources.keys()]).toEqual([ENGLISH])
    expect(textsIn(resources, ENGLISH)).toEqual({ [name]: 'T' })
    const merged = mergeResources(new Map([...solution, ...files({ [ENGLISH]: resx([name, 'New']) })]))
    expect(merged).toMatchObject({ warnings: [], changes: 1 })
    expect(texts(merged.files)[path]?.replace(/>\n *</g, '><')).toBe(
      xml.replace(/"T"(?=( languagecode| \/))/, '"New"'),
    )
  })

  it('has a number where nothing else tells two texts apart', () => {
    const path = 'Dashboards/d.xml'
    const solution = files({
      [path]: `<D><a><labels>${label('1')}</labels></a><a><labels>${label('2')}</labels></a></D>`,
    })
    const names = ['60:label,Dashboards/d/a/labels', '60:label,Dashboards/d/a/labels#2'] as const
    expect(textsIn(extractResources(solution, localize), ENGLISH)).toEqual({
      [names[0]]: '1',
      [names[1]]: '2',
    })
    const { files: merged } = mergeResources(
      new Map([...solution, ...files({ [ENGLISH]: resx([names[1], '3']) })]),
    )
    expect(texts(merged)[path]).toMatch(/"1"[^]*"3"/)
  })

  it('is short however deep the place is and however long the keys are', () => {
    const deep = [...'abcdefghij'].reduce(
      (xml, letter) => `<${letter} id="${letter.repeat(1000)}">${xml}</${letter}>`,
      `<labels>${label('T')}</labels>`,
    )
    const solution = files({ 'Dashboards/d.xml': `<D>${deep}</D>` })
    const [name = '', ...others] = Object.keys(textsIn(extractResources(solution, localize), ENGLISH))
    expect(name).toMatch(/^60:label,Dashboards\/d\/[0-9a-f]{64}$/)
    expect(others).toEqual([])
    const resources = files({ [ENGLISH]: resx([name, 'New']) })
    expect(mergeResources(new Map([...solution, ...resources]))).toMatchObject({ warnings: [], changes: 1 })
  })

  it.each([
    ['the content of a web resource', 'WebResources/con_/texts.xml'],
    ['the content of a control', 'Controls/c/texts.xml'],
    ['the source of an app', 'CanvasApps/src/a/texts.xml'],
    ['another kind of file', 'Workflows/w.xaml'],
  ])('is not made up for %s', (_case, path) => {
    expect(extractResources(files({ [path]: `<x><labels>${label('T')}</labels></x>` }), localize).size).toBe(
      0,
    )
  })
})

const SOLUTION = 'Other/Solution.xml'
const CHOICE = 'OptionSets/o.xml'
const NAME = '9:displayname,OptionSets/o/displaynames'
const displayname = (text: string, language: number): string =>
  `<displayname description="${text}" languagecode="${language}" />`
const choice = (...names: string[]): string =>
  `<optionset Name="o"><displaynames>${names.join('')}</displaynames></optionset>`
const bilingual = files({
  [SOLUTION]: '<ImportExportXml languagecode="1031" />',
  [CHOICE]: choice(
    displayname('Colour', 1033),
    displayname('Farbe', 1031),
    displayname('', 1036),
    displayname('X', 4242),
  ),
})

describe('resource files', () => {
  it.each([
    ['for each language that has a text', localize, [GERMAN, ENGLISH, 'Resources/4242/resources.4242.resx']],
    [
      'named by LCID',
      { ...localize, useLcid: true },
      [1031, 1033, 4242].map((lcid) => `Resources/${lcid}/resources.${lcid}.resx`),
    ],
    ['not at all', { ...localize, localize: false }, []],
    [
      'for translators only',
      { ...localize, localize: false, localeTemplate: 'auto' },
      ['Resources/template_resources.resx'],
    ],
  ])('are made %s', (_case, options, paths) => {
    expect([...extractResources(bilingual, options).keys()]).toEqual(paths)
  })

  it.each([
    ['auto', 'Farbe'],
    ['AUTO', 'Farbe'],
    ['1033', 'Colour'],
    ['EN-us', 'Colour'],
  ])('for translators hold the texts of the language %s', (localeTemplate, text) => {
    const resources = extractResources(bilingual, { ...localize, localeTemplate })
    expect(textsIn(resources, 'Resources/template_resources.resx')).toEqual({ [NAME]: text })
  })

  it.each(['fr-FR', '1036', 'klingon', ''])('for translators in "%s" are refused', (localeTemplate) => {
    const extract = (): unknown => extractResources(bilingual, { ...localize, localeTemplate })
    expect(codeOf(extract)).toBe('input-invalid')
    expect(extract).toThrow('en-US (1033), de-DE (1031), 4242 (4242)')
  })

  it('take the language with the most texts for the base when solution.xml names none', () => {
    const solution = new Map(bilingual).set(SOLUTION, Buffer.from('<ImportExportXml />'))
    solution.set('OptionSets/p.xml', Buffer.from(choice(displayname('Size', 1033))))
    const resources = extractResources(solution, { ...localize, localeTemplate: 'auto' })
    expect(textsIn(resources, 'Resources/template_resources.resx')).toMatchObject({ [NAME]: 'Colour' })
  })

  it('are valid, the same each time, and say what the base language says', () => {
    const [first, second] = [1, 2].map(() => extractResources(bilingual, localize))
    expect(first).toEqual(second)
    const text = Buffer.from(first?.get(ENGLISH) ?? '').toString()
    expect(parseXml(Buffer.from(text), ENGLISH).root.name).toBe('root')
    expect(text).toContain('<resheader name="resmimetype">\n    <value>text/microsoft-resx</value>')
    expect(text).toContain('<value>Colour</value>\n    <comment>Farbe</comment>')
    expect(Buffer.from(first?.get(GERMAN) ?? '').toString()).not.toContain('<comment>')
  })
})

describe('merging', () => {
  const merge = (contents: Readonly<Record<string, string>>): ReturnType<typeof mergeResources> =>
    mergeResources(new Map([...bilingual, ...files(contents)]))

  it('changes nothing when nothing was translated', () => {
    const resources = extractResources(bilingual, { ...localize, localeTemplate: 'auto' })
    const merged = mergeResources(new Map([...bilingual, ...resources]))
    expect(merged).toMatchObject({ warnings: [], changes: 0 })
    expect([...merged.files]).toEqual([...bilingual])
    expect(merged.files.get(CHOICE)).toBe(bilingual.get(CHOICE))
  })

  it.each([
    [
      'replaces a text',
      { [GERMAN]: resx([NAME, 'Farbton &amp; "Ton"']) },
      ['Colour', 'Farbton &amp; &quot;Ton&quot;', '', 'X'],
    ],
    ['empties a text', { [GERMAN]: resx([NAME, '']) }, ['Colour', '', '', 'X']],
    [
      'fills an empty text',
      { 'Resources/1036/resources.1036.resx': resx([NAME, 'Couleur']) },
      ['Colour', 'Farbe', 'Couleur', 'X'],
    ],
    ['keeps blanks around a text', { [GERMAN]: resx([NAME, ' ']) }, ['Colour', ' ', '', 'X']],
  ])('%s', (_case, contents, expected) => {
    const merged = merge(contents)
    expect(merged).toMatchObject({ warnings: [], changes: 1 })
    const found = [...(texts(merged.files)[CHOICE] ?? '').matchAll(/description="([^"]*)"/g)].map(
      ([, text]) => text,
    )
    expect(found).toEqual(expected)
    expect([...merged.files.keys()]).toEqual([...bilingual.keys()])
  })

  it('adds a language that a text does not have yet', () => {
    const solution = files({
      [CHOICE]: choice(
        '<displayname solutionaction="Added" languagecode="1033" description="Colour" />',
        '<other />',
      ),
      [GERMAN]: resx([NAME, 'Farbe']),
      'Resources/fr-FR/resources.fr-FR.resx': resx([NAME, 'Couleur']),
      'Resources/it-IT/resources.it-IT.resx': resx([NAME, '']),
    })
    const merged = mergeResources(solution)
    expect(merged.changes).toBe(2)
    expect(texts(merged.files)[CHOICE]?.replace(/>\n *</g, '><')).toBe(
      choice(
        '<displayname solutionaction="Added" languagecode="1033" description="Colour" />',
        '<displayname languagecode="1031" description="Farbe" />',
        '<displayname languagecode="1036" description="Couleur" />',
        '<other />',
      ),
    )
  })

  it('writes a file as it was written before', () => {
    const declared = `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<x>\r\n  <labels>\r\n    ${label('T')}\r\n  </labels>\r\n</x>`
    const name = '100000:label,bots/b/labels'
    for (const xml of [declared, declared.slice(1), declared.slice(declared.indexOf('<x>'))]) {
      const merged = mergeResources(files({ 'bots/b.xml': xml, [ENGLISH]: resx([name, 'New']) }))
      expect(Buffer.from(merged.files.get('bots/b.xml') ?? '').toString()).toBe(xml.replace('"T"', '"New"'))
    }
  })

  it('translates managed twins together, and neither when the text did not change', () => {
    const paths = ['AppModules/a/AppModule.xml', 'AppModules/a/AppModule_managed.xml']
    const solution = files({
      [paths[0] ?? '']: choice(displayname('A', 1033)),
      [paths[1] ?? '']: choice(displayname('B', 1033)),
    })
    const resources = extractResources(solution, localize)
    const name = '80:displayname,AppModules/a/AppModule/displaynames'
    expect(textsIn(resources, ENGLISH)).toEqual({ [name]: 'A' })
    expect(mergeResources(new Map([...solution, ...resources])).changes).toBe(0)
    const { files: merged } = mergeResources(
      new Map([...solution, ...files({ [ENGLISH]: resx([name, 'C']) })]),
    )
    expect(paths.map((path) => /description="(.*?)"/.exec(texts(merged)[path] ?? '')?.[1])).toEqual([
      'C',
      'C',
    ])
  })

  it('does not mind line ends', () => {
    const solution = files({ [CHOICE]: choice(displayname('a&#xD;&#xA;b', 1033)) })
    const resources = extractResources(solution, { ...localize, lineEnds: 'crlf' })
    expect(mergeResources(new Map([...solution, ...resources])).changes).toBe(0)
  })

  it('warns of texts that the solution does not have, and names the first of them', () => {
    const one = merge({ [GERMAN]: resx(['1:label,gone', 'x'], [NAME, 'Farbe']) })
    expect(one.warnings).toEqual([
      `"${GERMAN}" has a text for "1:label,gone", which the solution does not have`,
    ])
    const many = merge({
      [GERMAN]: resx(...Array.from({ length: 25 }, (_, index) => [`gone${index}`, 'x'] as const)),
    })
    expect(many.warnings).toHaveLength(21)
    expect(many.warnings.at(-1)).toBe(`"${GERMAN}" has 5 more texts that the solution does not have`)
  })

  it('reads texts only: no objects, no metadata, no template', () => {
    const merged = merge({
      [GERMAN]: `<root><metadata name="Source LCID"><value>1031</value></metadata><data name="${NAME}" mimetype="application/x-microsoft.net.object.binary.base64"><value>AAEAAAD</value></data><data name="${NAME}" type="System.Int32"><value>1</value></data><assembly name="x" /></root>`,
      'Resources/template_resources.resx': resx([NAME, 'Template']),
    })
    expect(merged).toMatchObject({ warnings: [], changes: 0 })
  })

  it.each([
    ['is no resource file', { [GERMAN]: '<html />' }, 'input-invalid'],
    ['is no XML', { [GERMAN]: 'x' }, 'xml-invalid'],
    ['has a document type', { [GERMAN]: '<!DOCTYPE root><root />' }, 'xml-refused'],
    ['has a name twice', { [GERMAN]: resx([NAME, '1'], [NAME, '2']) }, 'input-invalid'],
    ['is of an unknown language', { 'Resources/klingon/resources.klingon.resx': resx() }, 'input-invalid'],
    [
      'has the language of another',
      { [GERMAN]: resx(), 'Resources/1031/resources.1031.resx': resx() },
      'input-invalid',
    ],
  ])('refuses a file that %s', (_case, contents, code) => {
    expect(codeOf(() => merge(contents))).toBe(code)
  })

  it('takes the language from the metadata when the name says none', () => {
    const metadata = '<metadata name="Source LCID"><value>1031</value></metadata>'
    const merged = merge({
      'Resources/x/resources.x.resx': resx([NAME, 'Neu']).replace('<root>', `<root>${metadata}`),
    })
    expect(texts(merged.files)[CHOICE]).toContain(displayname('Neu', 1031))
  })
})

describe('resource files in a folder', () => {
  const options = { packageType: 'Unmanaged', lineEnds: 'lf' } as const
  const { files: unpacked } = planUnpack(tinySolution(), options)
  const all = new Map([...unpacked, ...extractResources(unpacked, { ...localize, localeTemplate: 'auto' })])

  it('are never packed', () => {
    expect(all.size).toBe(unpacked.size + 2)
    expect(planPack(all, options)).toEqual(planPack(unpacked, options))
    expect(planPack(mergeResources(all).files, options)).toEqual(planPack(unpacked, options))
  })

  it('belong to the solution when it is unpacked with them', () => {
    const path = 'Resources/de-DE/resources.de-DE.resx'
    expect(new SolutionFolders(undefined).owns(path)).toBe(false)
    const folders = new SolutionFolders(undefined, ['Resources'])
    expect(folders.owns(path)).toBe(true)
    expect(folders.owns('Resources/template_resources.resx')).toBe(true)
    expect(folders.owns('Resources/notes.txt')).toBe(false)
  })
})
