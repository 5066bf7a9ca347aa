// The rules about operations and endpoints of a connector.
import { evaluate, type Resource } from '../src/index.js'
import { environmentId, flow, kinds, policy, use, type PolicySketch } from './builders.js'
import { countProcessorTime } from '../../../test/helpers/processor-time.js'

const context = { environmentId, unblockable: ['/providers/Microsoft.PowerApps/apis/shared_teams'] }

function verdictOf(resource: Resource, ...sketches: readonly PolicySketch[]): string[] {
  const verdict = evaluate([resource], sketches.map(policy), context)
  return [verdict.verdict, ...kinds(verdict)]
}

const block = { actionId: 'DeleteRow', behavior: 'Block' }
const allow = { actionId: 'GetRow', behavior: 'Allow' }
const configuration = (fallback: string, ...rules: unknown[]): PolicySketch => ({
  actions: [
    { connectorId: '/x/shared_sql', defaultConnectorActionRuleBehavior: fallback, actionRules: rules },
  ],
})

describe('action rules', () => {
  it.each([
    ['the operation is blocked', 'DeleteRow', configuration('Allow', block), 'violation'],
    ['the operation is spelled in another case', 'deleterow', configuration('Allow', block), 'violation'],
    ['another operation is blocked', 'GetRow', configuration('Allow', block), 'compliant'],
    ['only this operation is allowed', 'GetRow', configuration('Block', allow), 'compliant'],
    ['only another operation is allowed', 'DeleteRow', configuration('Block', allow), 'violation'],
    ['the operation is not known and some are blocked', undefined, configuration('Allow', block), 'unknown'],
    ['the operation is not known and all are blocked', undefined, configuration('Block', block), 'violation'],
    ['the operation is not known and all are allowed', undefined, configuration('Allow', allow), 'compliant'],
  ])('decide when %s', (_name, operation, sketch, expected) => {
    const resource = flow(use('shared_sql', operation === undefined ? {} : { operation }))
    expect(verdictOf(resource, sketch)[0]).toBe(expected)
  })

  it('do not count for connectors that cannot be blocked', () => {
    const actions = [
      { connectorId: 'shared_teams', defaultConnectorActionRuleBehavior: 'Block', actionRules: [] },
    ]
    expect(verdictOf(flow(use('shared_teams', { operation: 'Post' })), { actions })).toEqual(['compliant'])
  })
})

const rules = (...list: readonly (readonly [number, string, string])[]): PolicySketch => ({
  endpoints: [
    {
      connectorId: 'Http',
      endpointRules: list.map(([order, behavior, endPoint]) => ({ order, behavior, endPoint })),
    },
  ],
})
const only = rules([2, 'Deny', '*'], [1, 'Allow', 'https://api.contoso.com/*'])

describe('endpoint rules', () => {
  const to = (value: string): Resource => flow(use('http', { endpoint: { kind: 'static', value } }))
  const dynamic = flow(use('http', { endpoint: { kind: 'dynamic', expression: "@parameters('url')" } }))
  it.each([
    ['the address is allowed by an earlier rule', to('https://API.contoso.com/v1'), only, 'compliant'],
    ['the address is denied', to('https://evil.example/'), only, 'violation'],
    [
      'the address only looks like an allowed one',
      to('https://api.contoso.com.evil.example/'),
      only,
      'violation',
    ],
    [
      'the address ends where the pattern has its star',
      to('https://evil.example/'),
      rules([1, 'Deny', 'https://evil.example/*'], [2, 'Allow', '*']),
      'violation',
    ],
    [
      'the address has no path and the pattern has one',
      to('https://evil.example'),
      rules([1, 'Deny', 'https://evil.example/*'], [2, 'Allow', '*']),
      'violation',
    ],
    [
      'the address has a slash more than the pattern',
      to('https://evil.example/'),
      rules([1, 'Deny', 'https://evil.example'], [2, 'Allow', '*']),
      'violation',
    ],
    [
      'both spellings of the address are denied',
      flow(use('http', { endpoint: { kind: 'static', value: 'a', alias: 'https://a.example' } })),
      rules([1, 'Allow', 'b'], [2, 'Deny', '*']),
      'violation',
    ],
    [
      'only one spelling of the address is denied',
      flow(use('http', { endpoint: { kind: 'static', value: 'a', alias: 'https://a.example' } })),
      rules([1, 'Deny', 'a'], [2, 'Allow', '*']),
      'unknown',
    ],
    ['the address is an expression', dynamic, only, 'unknown'],
    ['the address is an expression and all is denied', dynamic, rules([1, 'Deny', '*']), 'violation'],
    ['the address is an expression and all is allowed', dynamic, rules([1, 'Allow', '*']), 'compliant'],
    ['the address is not given', flow('http'), only, 'unknown'],
    [
      'no rule matches the address',
      to('https://evil.example'),
      rules([1, 'Allow', 'https://a.example']),
      'unknown',
    ],
    [
      'two rules of the same order disagree about the address',
      to('https://a.example'),
      rules([1, 'Allow', 'https://a*'], [1, 'Deny', '*']),
      'unknown',
    ],
    [
      'two rules of the same order agree about the address',
      to('https://a.example'),
      rules([1, 'Deny', 'https://a*'], [1, 'Deny', '*'], [2, 'Allow', '*']),
      'violation',
    ],
    [
      'it is a child flow, which has no address',
      flow(use('http', { endpoint: { kind: 'none' } })),
      only,
      'compliant',
    ],
    ['no policy has endpoint rules', dynamic, {}, 'compliant'],
  ])('decide when %s', (_name, resource, sketch, expected) => {
    expect(verdictOf(resource, sketch)[0]).toBe(expected)
  })

  const allDenied = [
    {
      connectorId: 'shared_commondataserviceforapps',
      endpointRules: [{ order: 1, behavior: 'Deny', endpoint: '*' }],
    },
  ]
  it('leave Dataverse in the same environment alone', () => {
    expect(verdictOf(flow('shared_commondataserviceforapps'), { endpoints: allDenied })).toEqual([
      'compliant',
    ])
  })

  it('do not say that Dataverse somewhere is elsewhere', () => {
    const endpoint = { kind: 'dynamic', expression: 'https://o' } as const
    const step = use('shared_commondataserviceforapps', { endpoint })
    expect(verdictOf(flow(step), { endpoints: allDenied })[0]).toBe('unknown')
  })

  it('do not backtrack over patterns with many stars', () => {
    const pattern = `${'*a'.repeat(2000)}*b`
    const elapsedMs = countProcessorTime()
    expect(verdictOf(to('a'.repeat(20_000)), rules([1, 'Deny', pattern], [2, 'Allow', '*']))[0]).toBe(
      'compliant',
    )
    expect(elapsedMs()).toBeLessThan(1000)
  })
})
