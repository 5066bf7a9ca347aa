import {
  componentsByType,
  diffSolutions,
  listComponents,
  openFolder,
  planUnpack,
  type SolutionArchive,
} from '../src/index.js'
import { tinySolution, type TinySolution } from './tiny-solution.js'

const COLUMN =
  '<attribute PhysicalName="con_Age"><displaynames><displayname description="Age" languagecode="1033" /></displaynames></attribute>'
const FORM =
  '<systemform><formid>{0000-f}</formid><LocalizedNames><LocalizedName description="Main" languagecode="1033" /></LocalizedNames></systemform>'
const VIEW = '<savedquery><savedqueryid>{0000-v}</savedqueryid></savedquery>'

function table({ columns = COLUMN, forms = FORM, ribbon = '' } = {}): string {
  return `<Entities><Entity><Name LocalizedName="Pet">con_Pet</Name><EntityInfo><entity Name="con_Pet"><attributes>${columns}</attributes></entity></EntityInfo><FormXml><forms type="main">${forms}</forms></FormXml><SavedQueries><savedqueries>${VIEW}</savedqueries></SavedQueries><RibbonDiffXml>${ribbon}</RibbonDiffXml></Entity></Entities>`
}

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
  const base = { customizations: table() + FLOW, files: { 'Workflows/Feed.json': '{"a":1}' } }
  it.each<[string, TinySolution, string[]]>([
    [
      'nothing, when only the layout of the XML changed',
      { ...base, customizations: base.customizations.replaceAll('><', '>\r\n  <') },
      [],
    ],
    [
      'a column that was added',
      { ...base, customizations: table({ columns: COLUMN + COLUMN.replaceAll('Age', 'Name') }) + FLOW },
      ['added Attribute Name'],
    ],
    [
      'a column that was changed',
      { ...base, customizations: table({ columns: COLUMN.replace('"Age"', '"Years"') }) + FLOW },
      ['changed Attribute Years'],
    ],
    [
      'a form that was removed',
      { ...base, customizations: table({ forms: '' }) + FLOW },
      ['removed SystemForm Main'],
    ],
    [
      'the table itself, for its ribbon',
      { ...base, customizations: table({ ribbon: '<CustomActions />' }) + FLOW },
      ['changed Entity Pet'],
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
      { ...base, customizations: FLOW },
      [
        'removed Entity Pet',
        'removed Attribute Age',
        'removed SystemForm Main',
        'removed SavedQuery {0000-v}',
      ],
    ],
  ])('%s', (_case, later, expected) => {
    const { components } = diffSolutions(tinySolution(base), tinySolution(later))
    expect(
      components.map(({ change, component }) => `${change} ${component.typeName} ${component.label}`),
    ).toEqual(expected)
  })

  it('their manifests', () => {
    const { from, to } = diffSolutions(
      tinySolution({ version: '1.0.0.0' }),
      tinySolution({ version: '1.0.1.0' }),
    )
    expect([from.version, to.version]).toEqual(['1.0.0.0', '1.0.1.0'])
  })
})
