// Findings as SARIF: what code scanning demands of a log, and that findings keep their identity.
import type { Location, Log, Result } from 'sarif'
import {
  evaluate,
  findConnectors,
  locateVerdict,
  toSarif,
  type Policy,
  type SolutionSource,
} from '../src/index.js'
import { environmentId, policy } from './builders.js'
import { archive, canvasAppXml, flowArchive, flowId, workflowXml } from './solutions.js'

const context = { solution: 'Contoso', fallbackFile: 'src/Contoso/Other/Solution.xml' }
const http = (uri: string): unknown => ({ type: 'Http', inputs: { uri } })
const step = (key: string, operationId = 'Get'): unknown => ({
  type: 'OpenApiConnection',
  inputs: { host: { connectionName: key, operationId, apiId: `/providers/Microsoft.PowerApps/apis/${key}` } },
})

function logOf(source: SolutionSource, policies: readonly Policy[], folder = 'src/Contoso'): Log {
  const verdict = evaluate(findConnectors(source).resources, policies, { environmentId, unblockable: [] })
  return toSarif(locateVerdict(verdict, source, folder), context)
}

const resultsOf = ({ runs: [run] }: Log): Result[] => run?.results ?? []
const only = (log: Log): Result => {
  const [result, ...others] = resultsOf(log)
  if (!result || others.length > 0) throw new Error(`${others.length + 1} results`)
  return result
}
const shown = (location: Location | undefined): unknown => [
  location?.physicalLocation?.artifactLocation?.uri,
  location?.physicalLocation?.region,
]

/** A flow whose JSON is indented, with this text before its actions. */
function indentedFlow(actions: Record<string, unknown>, before = ''): SolutionSource {
  const flow = { properties: { definition: { actions } } }
  return archive(`<Workflows>${workflowXml('5')}</Workflows>`, {
    'Workflows/Flow.json': before + JSON.stringify(flow, undefined, 2),
  })
}

describe('toSarif', () => {
  it('puts a finding at the line and columns of its step', () => {
    const result = only(
      logOf(indentedFlow({ Tweet: step('shared_twitter') }), [policy({ blocked: ['shared_twitter'] })]),
    )
    expect(result).toMatchObject({ ruleId: 'data-policy/blocked-connector', level: 'error' })
    expect(shown(result.locations?.[0])).toEqual([
      'src/Contoso/Workflows/Flow.json',
      { startLine: 5, startColumn: 9, endLine: 5, endColumn: 16 },
    ])
  })

  it('relates the other connector of a conflict', () => {
    const source = indentedFlow({
      Scope: { type: 'Scope', actions: { Query: step('shared_sql') } },
      Post: step('shared_rss'),
    })
    const result = only(logOf(source, [policy({ business: ['shared_sql'] })]))
    expect(result.ruleId).toBe('data-policy/connector-grouping')
    const places = [...(result.locations ?? []), ...(result.relatedLocations ?? [])]
    expect(places.map((one) => one.physicalLocation?.region?.startLine).sort()).toEqual([20, 8])
    expect(result.relatedLocations?.[0]?.message?.text).toMatch(
      /^shared_\w+ \((General|Confidential)\): (Post|Query)$/,
    )
  })

  it.each([
    [
      'an operation',
      { A: step('shared_sql', 'Drop') },
      {
        actions: [
          { connectorId: 'shared_sql', defaultConnectorActionRuleBehavior: 'Block', actionRules: [] },
        ],
      },
      'data-policy/blocked-action',
      'error',
    ],
    [
      'an endpoint',
      { A: http('https://a.example') },
      {
        endpoints: [{ connectorId: 'Http', endpointRules: [{ order: 1, behavior: 'Deny', endPoint: '*' }] }],
      },
      'data-policy/denied-endpoint',
      'error',
    ],
    [
      'an endpoint that is worked out',
      { A: http('@x') },
      {
        endpoints: [
          {
            connectorId: 'Http',
            endpointRules: [
              { order: 1, behavior: 'Allow', endPoint: 'https://b*' },
              { order: 2, behavior: 'Deny', endPoint: '*' },
            ],
          },
        ],
      },
      'data-policy/undecidable',
      'warning',
    ],
  ])('reports %s under its rule', (_name, actions, sketch, ruleId, level) => {
    const result = only(logOf(indentedFlow(actions), [policy(sketch)]))
    expect(result).toMatchObject({ ruleId, level })
    expect(result.locations?.[0]?.physicalLocation?.region?.startLine).toBe(5)
  })

  it('points at the description of a canvas app as unpacking writes it', () => {
    const app = canvasAppXml(JSON.stringify({ c: { id: '/providers/x/apis/shared_twitter' } }), '')
    const result = only(logOf(archive(app), [policy({ blocked: ['shared_twitter'] })]))
    expect(shown(result.locations?.[0])).toEqual([
      'src/Contoso/CanvasApps/new_app.meta.xml',
      expect.objectContaining({ startLine: 5, startColumn: 3 }),
    ])
  })

  it('points at a file as a whole when that is no JSON', () => {
    const source = archive(`<Workflows>${workflowXml('5')}</Workflows>`, { 'Workflows/Flow.json': '{' })
    const result = only(logOf(source, [policy({})]))
    expect(shown(result.locations?.[0])).toEqual(['src/Contoso/Workflows/Flow.json', { startLine: 1 }])
  })

  it('names every rule with help, and every result by its rule', () => {
    const log = logOf(indentedFlow({ A: http('@x'), B: step('shared_twitter') }), [
      policy({ blocked: ['shared_twitter', 'Http'] }),
    ])
    const rules = log.runs[0]?.tool.driver.rules ?? []
    for (const rule of rules) {
      expect(rule).toMatchObject({
        shortDescription: { text: expect.stringMatching(/./) },
        fullDescription: { text: expect.stringMatching(/^.{1,1024}$/) },
        help: { text: expect.stringMatching(/./) },
      })
    }
    for (const { ruleId, ruleIndex, message } of resultsOf(log)) {
      expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId)
      expect(message.text).toMatch(/./)
    }
  })

  it('gives each pair of solution and environment a category of its own', () => {
    const { runs } = logOf(indentedFlow({}), [])
    expect(runs[0]?.automationDetails?.id).toBe(`check-dlp/Contoso/${environmentId}/`)
  })

  it('encodes paths and takes the edge off hostile names', () => {
    const flow = { properties: { definition: { actions: { A: step('shared_twitter') } } } }
    const name = 'x](https://evil.example) \u202e'
    const xml = `<Workflows><Workflow WorkflowId="{${flowId}}" Name="[${name}"><JsonFileName>/Workflows/A%20%23.json</JsonFileName><Category>5</Category></Workflow></Workflows>`
    const source = archive(xml, { 'Workflows/A #.json': JSON.stringify(flow) })
    const result = only(logOf(source, [policy({ blocked: ['shared_twitter'] })]))
    expect(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'src/Contoso/Workflows/A%20%23.json',
    )
    expect(result.message.text).not.toMatch(/\]\(|\u202e/)
  })

  it('shows a finding without a place at the fallback', () => {
    const verdict = evaluate([], [], { environmentId, unblockable: [], unreadPolicies: ['no right'] })
    expect(shown(only(toSarif(verdict, context)).locations?.[0])).toEqual([
      context.fallbackFile,
      { startLine: 1 },
    ])
  })

  it('leaves out what code scanning would refuse, and says so', () => {
    const unreadPolicies = Array.from({ length: 6000 }, (_, index) => `policy ${index} is not readable`)
    const log = toSarif(evaluate([], [], { environmentId, unblockable: [], unreadPolicies }), context)
    expect(resultsOf(log)).toHaveLength(5000)
    expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^1000 more/)
  })
})

describe('fingerprints', () => {
  const fingerprints = (source: SolutionSource, policies: readonly Policy[]): string[] =>
    resultsOf(logOf(source, policies)).map(
      (one) => one.partialFingerprints?.['primaryLocationLineHash'] ?? '',
    )
  const blocked = [policy({ blocked: ['shared_twitter', 'Http'] })]

  it('stay when lines move and steps are renamed', () => {
    const before = fingerprints(indentedFlow({ A: step('shared_twitter') }), blocked)
    const after = fingerprints(
      indentedFlow({ New: { type: 'Compose', inputs: {} }, B: step('shared_twitter') }, '\n\n'),
      blocked,
    )
    expect(after).toEqual(before)
  })

  it('stay when the flow is written on one line', () => {
    const actions = { A: step('shared_twitter'), B: http('https://x') }
    expect(fingerprints(flowArchive({ actions }), blocked)).toEqual(
      fingerprints(indentedFlow(actions), blocked),
    )
  })

  it('differ for different findings', () => {
    const source = indentedFlow({ A: step('shared_twitter'), B: http('https://x'), C: http('https://y') })
    const denied = policy({
      name: 'second',
      endpoints: [{ connectorId: 'Http', endpointRules: [{ order: 1, behavior: 'Deny', endPoint: '*' }] }],
    })
    const all = fingerprints(source, [...blocked, denied])
    expect(all).toHaveLength(4)
    expect(new Set(all).size).toBe(4)
  })
})
