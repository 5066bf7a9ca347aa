// What findings say to the people who have to act on them.
import { evaluate, type ConnectorUse, type Resource } from '../src/index.js'
import { environmentId, flow, policy, use, type PolicySketch } from './builders.js'

const endpointRules = (...list: readonly (readonly [number, string, string])[]): PolicySketch => ({
  endpoints: [
    {
      connectorId: 'Http',
      endpointRules: list.map(([order, behavior, endPoint]) => ({ order, behavior, endPoint })),
    },
  ],
})

describe('the sentence of a finding', () => {
  const action = (isBlocked: boolean): unknown => ({
    connectorId: 'shared_a',
    defaultConnectorActionRuleBehavior: isBlocked ? 'Block' : 'Allow',
    actionRules: [{ actionId: 'Post', behavior: isBlocked ? 'Allow' : 'Block' }],
  })
  const custom = { stem: 'mine', displayName: 'Mine', hosts: [] }
  const at = (site: string): ConnectorUse => use('shared_a', { site })
  it.each<[string, Resource, PolicySketch, string, string]>([
    [
      'names the steps of a blocked connector',
      flow(at('One'), at('Two'), at('Three')),
      { blocked: ['shared_a'] },
      'uses "shared_a" in "One" and 2 more, which policy "policy" blocks',
      'Remove the connector',
    ],
    [
      'tells why a flow without HTTP uses HTTP',
      flow(use('http', { site: 'Run child', name: 'HTTP', endpoint: { kind: 'none' } })),
      { blocked: ['Http'] },
      'uses "HTTP" in "Run child" (calling a child flow counts as HTTP)',
      'Remove the connector',
    ],
    [
      'does not call a custom connector its own user',
      { ...flow(use('shared_mine', { custom })), kind: 'custom-connector', name: 'Mine' },
      { patterns: [['*', 'Blocked']] },
      'custom connector "Mine" is blocked by policy "policy"',
      'Remove the connector',
    ],
    [
      'tells an agent without sign-in what to change',
      { ...flow(use('shared_a', { site: 'authentication' })), kind: 'agent' },
      { blocked: ['shared_a'] },
      'agent "Flow" uses',
      'Have the agent sign people in',
    ],
    [
      'sends the maker of a flow to the step, not to the studio',
      flow(at('One')),
      { actions: [action(false)] },
      'which operations of "shared_a"',
      'Name the operation in the step itself',
    ],
    [
      'sends the maker of an app to the studio',
      { ...flow(at('One')), kind: 'canvas-app' },
      { actions: [action(true)] },
      'which operations of "shared_a"',
      'Save the app in the current studio',
    ],
    [
      'says that the rules leave a known address open',
      flow(use('http', { endpoint: { kind: 'static', value: 'https://a.example' } })),
      endpointRules([1, 'Deny', 'https://b.example']),
      'connects to "https://a.example" with "http", which no endpoint rule of policy "policy" decides',
      'Ask an administrator for a rule',
    ],
    [
      'says where an address comes from that is not known',
      flow(use('http', { endpoint: { kind: 'dynamic', expression: 'taken from the connection' } })),
      endpointRules([1, 'Allow', 'https://b.example'], [2, 'Deny', '*']),
      'cannot be told before it runs ("taken from the connection")',
      'the step and its connection',
    ],
  ])('%s', (_name, resource, sketch, sentence, remedy) => {
    const [finding] = evaluate([resource], [policy(sketch)], { environmentId, unblockable: [] }).findings
    expect(finding?.sentence).toContain(sentence)
    expect(finding?.remedy).toContain(remedy)
  })
})
