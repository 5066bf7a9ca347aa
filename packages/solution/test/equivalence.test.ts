// The comparison that proves a normalised unpack must itself find every change that no rule makes.
import {
  parseXml,
  planPack,
  planUnpack,
  serializeXml,
  type PackPlan,
  type XmlElement,
  type XmlNode,
} from '../src/index.js'
import { differences } from './equivalence.js'
import { texts, tinySolution } from './tiny-solution.js'

const FLOW = 'Workflows/f.json'

const flow = {
  properties: {
    connectionReferences: { shared_a: { api: { name: 'a' }, runtimeSource: 'embedded' } },
    definition: {
      parameters: { $connections: { defaultValue: {}, type: 'Object' } },
      triggers: { manual: { type: 'Request', inputs: { schema: { properties: { b: {}, a: {} } } } } },
      actions: {
        Second: {
          type: 'Compose',
          inputs: { z: 1, a: 12345678901234 },
          runAfter: { First: ['Succeeded', 'Failed'] },
        },
        First: {
          type: 'OpenApiConnection',
          inputs: { host: { apiId: 'i', operationId: 'o' }, parameters: { z: 1, a: 2 } },
        },
      },
    },
  },
}

const solution = tinySolution({
  customizations: `<Entities><Entity><Name>p_E</Name><EntityInfo><entity Name="p_E" kind="x"><attributes><attribute Name="a" /><attribute Name="b" /></attributes></entity></EntityInfo><FormXml><forms type="main"><systemform><formid>{1}</formid><form one="1" two="2"><tab id="a">text</tab><tab id="b"></tab></form></systemform></forms></FormXml><SavedQueries><savedqueries><savedquery><savedqueryid>{2}</savedqueryid><columns><c name="x" width="1" /><c name="y" width="1" /></columns></savedquery></savedqueries></SavedQueries></Entity></Entities><Workflows><Workflow WorkflowId="{3}" Name="f"><JsonFileName>/${FLOW}</JsonFileName></Workflow></Workflows><AppModules><AppModule><UniqueName>p_App</UniqueName><AppModuleComponents><AppModuleComponent type="26" id="{1}" /><AppModuleComponent type="26" id="{2}" /></AppModuleComponents><AppModuleRoleMaps><Role id="{1}" /><Role id="{2}" /></AppModuleRoleMaps></AppModule></AppModules>`,
  roots:
    '<RootComponent type="1" schemaName="p_e" /><RootComponent type="29" id="{3}" /><RootComponent type="80" schemaName="p_App" />',
  missing: [1, 2]
    .map(
      (n) =>
        `<MissingDependency><Required key="${n}" type="1" schemaName="a${n}" /><Dependent key="9" type="1" /></MissingDependency>`,
    )
    .join(''),
  files: {
    [FLOW]: JSON.stringify(flow),
    'bots/b/configuration.json': '{"a":1.0,"b":2}',
    'bots/b/bot.xml': '<bot/>',
  },
})

const plan = planPack(planUnpack(solution, { packageType: 'Unmanaged', lineEnds: 'lf' }).files, {
  packageType: 'Unmanaged',
  lineEnds: 'lf',
})

/** The plan with another content of a part. */
function withPart(name: string, bytes: Uint8Array): PackPlan {
  const found = plan.entries.some((entry) => entry.name === name)
  if (!found) throw new Error(`no part ${name}`)
  return { ...plan, entries: plan.entries.map((entry) => (entry.name === name ? { name, bytes } : entry)) }
}

function partOf(name: string): Uint8Array {
  return plan.entries.find((entry) => entry.name === name)?.bytes ?? new Uint8Array()
}

interface Mutant {
  readonly what: string
  readonly root: XmlElement
}

/** Every tree that differs from this one in a single attribute, text, element, or order of two neighbours. */
function* mutants(element: XmlElement, path = element.name): Generator<Mutant> {
  const { name, attributes, children, selfClosed } = element
  const make = (what: string, change: Partial<XmlElement>): Mutant => ({
    what: `${path} ${what}`,
    root: { kind: 'element', name, attributes, children, selfClosed, ...change },
  })
  for (const [at, attribute] of attributes.entries()) {
    yield make(`@${attribute.name} changed`, {
      attributes: attributes.with(at, { ...attribute, value: `${attribute.value}~` }),
    })
    yield make(`@${attribute.name} dropped`, { attributes: attributes.toSpliced(at, 1) })
    const next = attributes[at + 1]
    if (next)
      yield make('attributes swapped', { attributes: attributes.with(at, next).with(at + 1, attribute) })
  }
  for (const [at, child] of children.entries()) {
    const place = `${path}/${child.kind === 'element' ? child.name : child.kind}`
    yield { ...make('', { children: children.toSpliced(at, 1) }), what: `${place} dropped` }
    const next = children[at + 1]
    if (next) yield make('children swapped', { children: children.with(at, next).with(at + 1, child) })
    for (const mutant of childMutants(child, place)) {
      yield { ...make('', { children: children.with(at, mutant.node) }), what: mutant.what }
    }
  }
}

function* childMutants(child: XmlNode, place: string): Generator<{ what: string; node: XmlNode }> {
  if (child.kind !== 'element')
    yield { what: `${place} changed`, node: { ...child, value: `${child.value}~` } }
  else for (const { what, root } of mutants(child, place)) yield { what, node: root }
}

/** What single changes of an XML part go unnoticed. */
function unnoticed(name: string): string[] {
  const document = parseXml(partOf(name), name)
  const missed = [...mutants(document.root)].filter(
    ({ root }) => differences(plan, withPart(name, serializeXml({ ...document, root }, 'lf'))).length === 0,
  )
  return [...new Set(missed.map(({ what }) => what))].sort()
}

describe('the comparison of two packed solutions', () => {
  it('finds none between a solution and itself', () => {
    expect(differences(plan, plan)).toEqual([])
  })

  it('sees every single change of customizations.xml but those that a rule makes', () => {
    const root = 'ImportExportXml'
    const form = `${root}/Entities/Entity/FormXml/forms/systemform/form`
    expect(unnoticed('customizations.xml')).toEqual([
      `${root}/AppModules/AppModule/AppModuleComponents children swapped`,
      `${root}/AppModules/AppModule/AppModuleRoleMaps children swapped`,
      `${form} attributes swapped`,
      `${root}/Entities/Entity/SavedQueries/savedqueries/savedquery/columns/c attributes swapped`,
    ])
  })

  it('sees every single change of solution.xml but those that a rule makes', () => {
    const list = 'ImportExportXml/SolutionManifest/MissingDependencies'
    expect(unnoticed('solution.xml')).toEqual([
      `${list} children swapped`,
      ...['Dependent', 'Required'].flatMap((end) => [
        `${list}/MissingDependency/${end} @key changed`,
        `${list}/MissingDependency/${end} @key dropped`,
        `${list}/MissingDependency/${end} attributes swapped`,
      ]),
    ])
  })

  const bot = 'bots/b/configuration.json'
  it.each([
    ['a value of a flow', FLOW, '"o"', '"p"'],
    ['a digit of a number', FLOW, '12345678901234', '12345678901235'],
    ['a field of an action', FLOW, ',"runAfter":{"First":["Succeeded","Failed"]}', ''],
    ['the order of a list', FLOW, '"Succeeded","Failed"', '"Failed","Succeeded"'],
    ['the order of a composed value', FLOW, '"z":1,"a":12345678901234', '"a":12345678901234,"z":1'],
    ['the order of parameters', FLOW, '"z":1,"a":2', '"a":2,"z":1'],
    ['the order of inputs of a trigger', FLOW, '"b":{},"a":{}', '"a":{},"b":{}'],
    ['the order of names in another JSON file', bot, '"a":1.0,"b":2', '"b":2,"a":1.0'],
    ['the spelling of a number', bot, '1.0', '1'],
    ['the type of a value', bot, '1.0', '"1.0"'],
    ['white space in a copied file', 'bots/b/bot.xml', '/>', ' />'],
  ])('sees %s', (_what, name, before, after) => {
    const text = Buffer.from(partOf(name)).toString()
    expect(text).toContain(before)
    expect(differences(plan, withPart(name, Buffer.from(text.replace(before, after))))).toEqual([name])
  })

  it.each([
    [
      'the fields of an action',
      FLOW,
      '"type":"OpenApiConnection","inputs":{"host":{"apiId":"i","operationId":"o"},"parameters":{"z":1,"a":2}}',
      '"inputs":{"parameters":{"z":1,"a":2},"host":{"operationId":"o","apiId":"i"}},"type":"OpenApiConnection"',
    ],
    [
      'the fields of a connection reference',
      FLOW,
      '"api":{"name":"a"},"runtimeSource":"embedded"',
      '"runtimeSource":"embedded","api":{"name":"a"}',
    ],
    ['white space between tokens', bot, '"a":1.0,"b":2', ' "a": 1.0,\r\n"b" : 2 '],
  ])('lets a rule change %s', (_what, name, before, after) => {
    const text = Buffer.from(partOf(name)).toString()
    expect(text).toContain(before)
    expect(differences(plan, withPart(name, Buffer.from(text.replace(before, after))))).toEqual([])
  })

  it('sees a part that is gone, one too many, and another order', () => {
    const { entries } = plan
    const gone = { ...plan, entries: entries.filter(({ name }) => name !== FLOW) }
    expect(differences(plan, gone)).toContain(FLOW)
    expect(differences(gone, plan)).toContain(FLOW)
    expect(differences(plan, { ...plan, entries: entries.toReversed() })).toEqual(['order of the parts'])
  })

  it('sees other warnings', () => {
    expect(differences(plan, { ...plan, warnings: ['one'] })).toEqual(['warnings'])
  })

  it('has a solution to compare', () => {
    expect(Object.keys(texts(new Map(plan.entries.map(({ name, bytes }) => [name, bytes]))))).toEqual(
      expect.arrayContaining(['customizations.xml', 'solution.xml', FLOW, bot]),
    )
  })
})
