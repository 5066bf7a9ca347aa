// Hostile input: texts of a megabyte that once made, or could make, a search take the square of their length, and flows
// with anything in any place.
import { AlmError } from '@powerops/core'
import { documentedUnblockable, evaluate, findConnectors, type Verdict } from '../src/index.js'
import { connectorKey, customStem } from '../src/connector-id.js'
import { firstOutcome, matchesPattern } from '../src/evaluate/pattern.js'
import { agentNodes } from '../src/find/agent-nodes.js'
import { readDesktopScript } from '../src/find/desktop-script.js'
import { jsonOffsets } from '../src/find/json-offsets.js'
import { environmentId, policy } from './builders.js'
import { dice } from './dice.js'
import { archive, flowArchive, referencesXml, workflowXml } from './solutions.js'
import { countProcessorTime } from '../../../test/helpers/processor-time.js'

const MEGA = 1024 * 1024
const hashes = '_0123456789abcdef'.repeat(MEGA / 17)
const pattern = (text: string): { order: number; pattern: string; outcome: string } => ({
  order: 1,
  pattern: text,
  outcome: 'x',
})

/** Linear searches end within a second; one that takes the square of a megabyte takes an hour. */
const LIMIT_MS = 20_000

describe('a megabyte takes no time that grows with its square', () => {
  it.each<[string, () => unknown]>([
    ['a connector id of slashes', () => connectorKey(`${'/'.repeat(MEGA)}x`)],
    ['a connector id that ends with slashes', () => connectorKey(`x${'/'.repeat(MEGA)}`)],
    ['a connector id of blanks', () => connectorKey(`a${' '.repeat(MEGA)}b`)],
    ['a custom connector with only hashes', () => customStem(`shared_${hashes}`)],
    [
      'a custom connector with hashes before another end',
      () => customStem(`shared_${hashes}zz0123456789abcdef`),
    ],
    ['a pattern of stars', () => matchesPattern('*'.repeat(MEGA), 'a'.repeat(MEGA))],
    [
      'a pattern of pieces that nearly match',
      () => matchesPattern('a*'.repeat(MEGA / 2) + 'b', 'a'.repeat(MEGA)),
    ],
    [
      'a pattern with a long piece that nearly matches',
      () => matchesPattern(`*${'a'.repeat(MEGA / 2)}b*`, 'a'.repeat(MEGA)),
    ],
    [
      'a pattern with a long piece that nearly matches from behind',
      () => matchesPattern(`*b${'a'.repeat(MEGA / 2)}*`, 'a'.repeat(MEGA)),
    ],
    ['an address of slashes', () => firstOutcome([pattern('x*')], '/'.repeat(MEGA))],
    ['a node of blanks', () => agentNodes(`url: x${' '.repeat(MEGA)}y`)],
    [
      'a node with blanks before another kind of line end',
      () => agentNodes(`url:${' '.repeat(MEGA)}a\u2028b`),
    ],
    ['a node of dashes', () => agentNodes(`${'- '.repeat(MEGA / 2)}!`)],
    ['a node that begins with blanks', () => agentNodes(`${' '.repeat(MEGA)}!`)],
    ['a line of kinds', () => agentNodes('kind: '.repeat(MEGA / 6))],
    ['a line with a kind and blanks', () => agentNodes(`x kind${' '.repeat(MEGA)}`)],
    ['a node of quotes', () => agentNodes(`url: ${'"'.repeat(MEGA)}x`)],
    ['a script of one line of actions', () => readDesktopScript('(a.b'.repeat(MEGA / 4))],
    ['a script of quotes', () => readDesktopScript("'".repeat(MEGA))],
    ['a script of brackets and blanks', () => readDesktopScript(`(${' '.repeat(MEGA)}`)],
    ['a script of one word', () => readDesktopScript('a'.repeat(MEGA))],
    ['a script of dots', () => readDesktopScript(`A${'.a'.repeat(MEGA / 2)}-`)],
    ['a script of backslashes', () => readDesktopScript(`'${'\\'.repeat(MEGA)}`)],
    ['JSON of backslashes', () => jsonOffsets(`{"${'\\'.repeat(MEGA)}"`, [['a']])],
    ['JSON of escaped quotes', () => jsonOffsets(`{"${'\\"'.repeat(MEGA / 2)}"`, [['a']])],
    ['JSON of brackets', () => jsonOffsets('['.repeat(MEGA), [['0', '0']])],
    [
      'JSON of blanks between commas',
      () => jsonOffsets(`[${','.repeat(MEGA / 2)}${' '.repeat(MEGA / 2)}`, [['1']]),
    ],
  ])('%s', (_name, search) => {
    const elapsedMs = countProcessorTime()
    search()
    expect(elapsedMs()).toBeLessThan(LIMIT_MS)
  })

  it('a flow of many steps and as many connections', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `c${index}`)
    const step = (name: string): object => ({
      type: 'OpenApiConnection',
      inputs: { host: { connectionName: name.toUpperCase() } },
    })
    const source = flowArchive(
      { actions: Object.fromEntries(names.map((name) => [name, step(name)])) },
      Object.fromEntries(names.map((name) => [name, { api: { name: `shared_${name}` } }])),
    )
    const elapsedMs = countProcessorTime()
    expect(findConnectors(source).resources[0]?.uses).toHaveLength(names.length)
    expect(elapsedMs()).toBeLessThan(LIMIT_MS)
  })

  it('a flow that is nested deeper than a call stack', () => {
    const depth = 20_000
    const open = '{"type":"Scope","actions":{"s":'.repeat(depth)
    const flow = `{"properties":{"definition":{"actions":{"s":${open}{"type":"Http","inputs":{}}${'}}'.repeat(depth)}}}}}`
    const source = archive(`<Workflows>${workflowXml('5')}</Workflows>`, { 'Workflows/Flow.json': flow })
    expect(findConnectors(source).resources[0]?.uses).toMatchObject([{ key: 'http' }])
  })
})

const apis = '/providers/Microsoft.PowerApps/apis/'
const connected = (connector: string): object => ({
  type: 'OpenApiConnection',
  runAfter: {},
  inputs: {
    host: { apiId: apis + connector, connectionName: connector, operationId: 'Get' },
    parameters: { a: 'b' },
  },
})

/** A flow with every kind of nesting; each of its connectors is blocked by the policy. */
const flow = {
  properties: {
    connectionReferences: {
      shared_sql: {
        runtimeSource: 'embedded',
        connection: { connectionReferenceLogicalName: 'new_sql' },
        api: { name: 'shared_sql' },
      },
      shared_rss: { connection: {}, api: { name: 'shared_rss' } },
    },
    definition: {
      triggers: { start: connected('shared_rss') },
      actions: {
        scope: { type: 'Scope', actions: { inner: connected('shared_sql') } },
        either: {
          type: 'If',
          actions: { yes: connected('shared_sql') },
          else: { actions: { no: { type: 'Http', inputs: { uri: 'https://a' } } } },
        },
        choice: {
          type: 'Switch',
          cases: { one: { case: 1, actions: { a: connected('shared_rss') } } },
          default: { actions: { b: connected('shared_sql') } },
        },
      },
    },
  },
}

/** The paths of all values in a document. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const record: object = typeof value === 'object' && value !== null ? value : {}
  return { ...record, [key]: replaced(Object.entries(record).find(([name]) => name === key)?.[1], rest, by) }
}

const JUNK: readonly unknown[] = [
  null,
  0,
  -1,
  true,
  '',
  'x',
  '@{null}',
  '/',
  [],
  [null],
  {},
  { a: null },
  { actions: null },
  { toString: 1 },
]

function judgedFlow(document: unknown): Verdict {
  const source = archive(
    `<Workflows>${workflowXml('5')}</Workflows>${referencesXml('new_sql', 'shared_sql')}`,
    {
      'Workflows/Flow.json': JSON.stringify(document),
    },
  )
  const blocked = policy({ blocked: ['shared_sql', 'shared_rss', 'http'] })
  return evaluate(findConnectors(source).resources, [blocked], {
    environmentId,
    unblockable: documentedUnblockable,
  })
}

describe('a flow with anything in any place', () => {
  const paths = pathsIn(flow)

  it('has a violation as it is', () => {
    expect(judgedFlow(flow).verdict).toBe('violation')
  })

  it.each(JUNK.map((junk) => [JSON.stringify(junk), junk] as const))(
    'is never compliant with %s',
    (_name, junk) => {
      const compliant = paths.filter((path) => judgedFlow(replaced(flow, path, junk)).verdict === 'compliant')
      expect(compliant).toEqual([])
    },
  )

  it('throws nothing that is not ours with several of them', () => {
    const roll = dice(7)
    for (let round = 0; round < 500; round++) {
      let document: unknown = flow
      for (let count = roll(4); count >= 0; count--) {
        document = replaced(document, paths[roll(paths.length)] ?? [], JUNK[roll(JUNK.length)])
      }
      try {
        judgedFlow(document)
      } catch (error) {
        if (!(error instanceof AlmError))
          throw new Error(`round ${round}: ${JSON.stringify(document)}`, { cause: error })
      }
    }
  })

  it('keeps what it does not know in doubt whatever else is wrong', () => {
    const strange = replaced(flow, ['properties', 'definition', 'actions', 'strange'], { type: 'Unheard' })
    const kept = paths.filter((path) => path.length > 3 && path[1] === 'definition')
    for (const path of kept) {
      for (const junk of JUNK) {
        const unknowns = judgedFlow(replaced(strange, path, junk)).findings.filter(
          ({ kind }) => kind === 'unknown',
        )
        expect(unknowns.map(({ sentence }) => sentence)).toContainEqual(expect.stringContaining('Unheard'))
      }
    }
  })
})
