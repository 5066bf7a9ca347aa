// Parts of a solution that cannot be read: each makes its own resource unknown, with the file and the reason.
import {
  documentedUnblockable,
  evaluate,
  findConnectors,
  toSolutionSource,
  toSarif,
  locateVerdict,
} from '../src/index.js'
import { environmentId, policy } from './builders.js'
import { canvasAppXml, file, flowId, workflowXml } from './solutions.js'

const bot = '<bot schemaname="new_bot"><name>Bot</name><authenticationmode>2</authenticationmode></bot>'
const component =
  '<botcomponent schemaname="new_bot.topic.A"><name>A</name><parentbotid><schemaname>new_bot</schemaname></parentbotid></botcomponent>'
const parts = {
  [`Workflows/Flow-${flowId.toUpperCase()}.json.data.xml`]: workflowXml('5'),
  'Workflows/Flow.json': '{"properties":{"definition":{"triggers":{}}}}',
  'CanvasApps/new_app.meta.xml': canvasAppXml('{}', '').replace(/<\/?CanvasApps>/g, ''),
  'Connectors/new_mine.xml':
    '<Connector><name>new_mine</name><openapidefinition>/Connector/mine.json</openapidefinition></Connector>',
  'Connectors/mine.json': '{"host":"a.example"}',
  'bots/new_bot/bot.xml': bot,
  'botcomponents/new_bot.topic.A/botcomponent.xml': component,
  'botcomponents/new_bot.topic.A/data': 'kind: AdaptiveDialog\n',
}

function judge(replaced: Record<string, string | Uint8Array>): ReturnType<typeof evaluate> {
  const source = toSolutionSource([
    file('Other/Customizations.xml', '<ImportExportXml />'),
    ...Object.entries({ ...parts, ...replaced }).map(([path, content]) => file(path, content)),
  ])
  const context = { environmentId, unblockable: documentedUnblockable }
  const { resources } = findConnectors(source)
  return locateVerdict(evaluate(resources, [policy({})], context), source, '')
}

const bytes = new Uint8Array([0x3c, 0xff, 0xfe, 0x00])

describe('a solution with a part that cannot be read', () => {
  it('is compliant with all parts as they should be', () => {
    expect(judge({})).toMatchObject({ verdict: 'compliant', findings: [] })
  })

  it.each([
    ['cloud-flow', `Flow-${flowId.toUpperCase()}`, `Workflows/Flow-${flowId.toUpperCase()}.json.data.xml`],
    ['cloud-flow', 'My flow', 'Workflows/Flow.json'],
    ['canvas-app', 'new_app', 'CanvasApps/new_app.meta.xml'],
    ['custom-connector', 'new_mine', 'Connectors/new_mine.xml'],
    ['custom-connector', 'new_mine', 'Connectors/mine.json'],
    ['agent', 'new_bot', 'bots/new_bot/bot.xml'],
    ['agent', 'Bot', 'botcomponents/new_bot.topic.A/botcomponent.xml'],
  ])('of %s %s says so at %s and of nothing else', (kind, name, path) => {
    for (const content of ['', '<', '{', bytes, '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', '<Other/>']) {
      const { verdict, findings } = judge({ [path]: content })
      expect(verdict).toBe('unknown')
      expect(findings).toMatchObject([
        { kind: 'unknown', rule: 'reading', resource: { kind, name }, sites: [{ place: { file: path } }] },
      ])
      expect(findings[0]?.sentence).toMatch(/cannot be read|is not|holds the element/)
    }
  })

  it('says once that a file is not JSON, and why', () => {
    const [finding] = judge({ 'Workflows/Flow.json': '{oops' }).findings
    expect(finding?.sentence).toMatch(/^cloud flow "My flow": its file "[^"]+" is not JSON: [^(]*$/)
  })

  it('is reported at that file in SARIF', () => {
    const log = toSarif(judge({ 'bots/new_bot/bot.xml': '<' }), { solution: 's', fallbackFile: 'x' })
    expect(log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'bots/new_bot/bot.xml',
    )
  })

  it('reads the other components of an agent whose one component has no readable description', () => {
    const { findings } = judge({
      'botcomponents/new_bot.topic.A/botcomponent.xml': '<',
      'botcomponents/new_bot.topic.A/data': bytes,
    })
    expect(findings.map(({ resource }) => resource?.name)).toEqual(['Bot', 'Bot'])
  })

  it.each(['', '<', bytes])('cannot be judged without readable customizations', (content) => {
    expect(() => toSolutionSource([{ path: 'customizations.xml', bytes: file('x', content).bytes }])).toThrow(
      expect.objectContaining({ name: 'AlmError' }),
    )
  })
})
