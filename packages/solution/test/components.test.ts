import {
  componentsByType,
  diffSolutions,
  diffUnpacked,
  listComponents,
  openFolder,
  planUnpack,
  type SolutionArchive,
  type SolutionDifferences,
} from '../src/index.js'
import { tinySolution, type TinySolution } from './tiny-solution.js'

const COLUMN =
  '<attribute PhysicalName="con_Age"><displaynames><displayname description="Age" languagecode="1033" /></displaynames></attribute>'
const FORM =
  '<systemform><formid>{0000-f}</formid><LocalizedNames><LocalizedName description="Main" languagecode="1033" /></LocalizedNames></systemform>'
const VIEW = '<savedquery><savedqueryid>{0000-v}</savedqueryid></savedquery>'

function table({ columns = COLUMN, forms = FORM, views = VIEW, ribbon = '' } = {}): string {
  return `<Entities><Entity><Name LocalizedName="Pet">con_Pet</Name><EntityInfo><entity Name="con_Pet"><attributes>${columns}</attributes></entity></EntityInfo><FormXml><forms type="main">${forms}</forms></FormXml><SavedQueries><savedqueries>${views}</savedqueries></SavedQueries><RibbonDiffXml>${ribbon}</RibbonDiffXml></Entity></Entities>`
}

const RELATIONSHIPS = ['Owner', 'Vet']
  .map(
    (name) =>
      `<EntityRelationship Name="con_${name}"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencedEntityName>con_${name}</ReferencedEntityName></EntityRelationship>`,
  )
  .join('')
const LISTED = `<EntityRelationships>${RELATIONSHIPS}</EntityRelationships>`
const FLOW =
  '<Workflows><Workflow WorkflowId="{0000-w}" Name="Feed"><JsonFileName>/Workflows/Feed.json</JsonFileName></Workflow></Workflows>'
const REFERENCE =
  '<connectionreferences><connectionreference connectionreferencelogicalname="con_mail"><connectionreferencedisplayname>Mail</connectionreferencedisplayname></connectionreference></connectionreferences>'
const ROBOTS = '<robots><robot><Name>R2</Name></robot></robots>'

function names(solution: SolutionArchive): string[] {
  return listComponents(solution).map(({ typeName, parent, label }) =>
    [typeName, parent, label].filter(Boolean).join(' '),
  )
}

function told(differences: SolutionDifferences | undefined): string[] | undefined {
  return differences?.components.map(
    ({ change, component }) => `${change} ${component.typeName} ${component.label}`,
  )
}

type Files = ReadonlyMap<string, Uint8Array>

function filesOf(solution: TinySolution): Files {
  return planUnpack(tinySolution(solution), { packageType: 'Unmanaged', lineEnds: 'lf' }).files
}

/** The arguments of `diffUnpacked` for two states of a folder. */
function readers(before: Files, after: Files): Parameters<typeof diffUnpacked> {
  const isSame = (path: string): boolean =>
    Buffer.compare(before.get(path) ?? new Uint8Array(), after.get(path) ?? new Uint8Array()) === 0
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !isSame(path))
  const read = (isWanted: (path: string) => boolean): Files =>
    new Map([...before].filter(([path]) => isWanted(path)))
  return [read, after, changed]
}

describe('the components of a solution', () => {
  it.each<[string, TinySolution, string[]]>([
    [
      'a table with its columns, forms and views',
      { customizations: table() },
      ['Entity Pet', 'Attribute con_Pet Age', 'SystemForm con_Pet Main', 'SavedQuery con_Pet {0000-v}'],
    ],
    ['a flow', { customizations: FLOW, files: { 'Workflows/Feed.json': '{}' } }, ['Workflow Feed']],
    ['a connection reference', { customizations: REFERENCE }, ['ConnectionReference Mail']],
    ['components of a kind that nobody knows', { customizations: ROBOTS }, ['robots R2']],
    ['an element that is one component', { customizations: '<Odd><x /></Odd>' }, ['Odd Odd']],
    ['nothing in an empty element', { customizations: '<Roles /><Odd></Odd>' }, []],
    [
      'a folder of the zip',
      { files: { 'bots/con_bot/bot.xml': '<bot />', 'bots/con_bot/configuration.json': '{}' } },
      ['bots con_bot'],
    ],
    [
      'an environment variable',
      { files: { 'environmentvariabledefinitions/con_url/environmentvariabledefinition.xml': '<x />' } },
      ['EnvironmentVariableDefinition con_url'],
    ],
  ])('are %s', (_case, solution, expected) => {
    expect(names(tinySolution(solution))).toEqual(expected)
  })

  it('are grouped by type', () => {
    const byType = componentsByType(listComponents(tinySolution({ customizations: table() + FLOW })))
    expect([...byType.keys()]).toEqual(['Entity', 'Attribute', 'SystemForm', 'SavedQuery', 'Workflow'])
  })

  it('have keys of their own, also when two have one name', () => {
    const twice = '<Roles><Role name="A" id="{1}" /><Role name="A" id="{1}" /></Roles>'
    expect(listComponents(tinySolution({ customizations: twice })).map(({ key }) => key)).toEqual([
      '20  1',
      '20  1 2',
    ])
  })

  it('are the same in the unpacked folder', () => {
    const solution = tinySolution({
      customizations: table() + FLOW + REFERENCE + ROBOTS,
      files: { 'Workflows/Feed.json': '{}', 'bots/con_bot/bot.xml': '<bot />' },
    })
    const { files } = planUnpack(solution, { packageType: 'Unmanaged', lineEnds: 'lf' })
    expect(names(openFolder(files))).toEqual(names(solution))
    expect(diffSolutions(solution, openFolder(files)).components).toEqual([])
  })
})

describe('two solutions differ in', () => {
  const base = { customizations: table() + FLOW + LISTED, files: { 'Workflows/Feed.json': '{"a":1}' } }
  const cases: [string, TinySolution, string[]][] = [
    [
      'nothing, when only the layout of the XML changed',
      { ...base, customizations: base.customizations.replaceAll('><', '>\r\n  <') },
      [],
    ],
    [
      'a column that was added',
      {
        ...base,
        customizations: table({ columns: COLUMN + COLUMN.replaceAll('Age', 'Name') }) + FLOW + LISTED,
      },
      ['added Attribute Name'],
    ],
    [
      'a column that was changed',
      { ...base, customizations: table({ columns: COLUMN.replace('"Age"', '"Years"') }) + FLOW + LISTED },
      ['changed Attribute Years'],
    ],
    [
      'a form that was removed',
      { ...base, customizations: table({ forms: '' }) + FLOW + LISTED },
      ['removed SystemForm Main'],
    ],
    [
      'the table itself, for its ribbon',
      { ...base, customizations: table({ ribbon: '<CustomActions />' }) + FLOW + LISTED },
      ['changed Entity Pet'],
    ],
    [
      'a relationship, which has the others around it',
      {
        ...base,
        customizations: base.customizations.replace(
          '<EntityRelationshipType>',
          '<x /><EntityRelationshipType>',
        ),
      },
      ['changed EntityRelationship con_Owner'],
    ],
    [
      'a flow whose file changed',
      { ...base, files: { 'Workflows/Feed.json': '{"a":2}' } },
      ['changed Workflow Feed'],
    ],
    [
      'a folder that was added',
      { ...base, files: { ...base.files, 'bots/b/bot.xml': '<b />' } },
      ['added bots b'],
    ],
    [
      'all components of a table that is gone',
      { ...base, customizations: FLOW + LISTED },
      [
        'removed Entity Pet',
        'removed Attribute Age',
        'removed SystemForm Main',
        'removed SavedQuery {0000-v}',
      ],
    ],
  ]
  it.each(cases)('%s', (_case, later, expected) => {
    expect(told(diffSolutions(tinySolution(base), tinySolution(later)))).toEqual(expected)
  })

  it.each(cases)('%s, as the changed files of their folders tell', (_case, later, expected) => {
    expect(told(diffUnpacked(...readers(filesOf(base), filesOf(later))))).toEqual(expected)
  })

  it('a view, for which neither the forms of its table nor other tables are read', () => {
    const withColumns = VIEW.replace('</savedquery>', '<columnset /></savedquery>')
    const others = table().replaceAll('con_Pet', 'con_Vet')
    const [before, after] = [VIEW, withColumns].map((views) =>
      filesOf({ customizations: (table({ views }) + others).replace('</Entities><Entities>', '') }),
    )
    const [read, ...rest] = readers(before ?? new Map(), after ?? new Map())
    const paths: string[] = []
    const reading: typeof read = (isWanted) => {
      const wanted = read(isWanted)
      paths.push(...wanted.keys())
      return wanted
    }
    expect(told(diffUnpacked(reading, ...rest))).toEqual(['changed SavedQuery {0000-v}'])
    expect(paths.sort()).toEqual([
      'Entities/con_Pet/Entity.xml',
      'Entities/con_Pet/SavedQueries/{0000-v}.xml',
      'Other/Customizations.xml',
      'Other/Solution.xml',
    ])
  })

  it('their manifests', () => {
    const { from, to } = diffSolutions(
      tinySolution({ version: '1.0.0.0' }),
      tinySolution({ version: '1.0.1.0' }),
    )
    expect([from.version, to.version]).toEqual(['1.0.0.0', '1.0.1.0'])
  })
})
