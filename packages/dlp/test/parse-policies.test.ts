// Policy documents in every shape of the service, and documents that must not be guessed at.
import { parsePolicies } from '../src/index.js'
import { document, type PolicySketch } from './builders.js'

const definitionOf = (sketch: PolicySketch = {}): Record<string, unknown> =>
  document(sketch)['policyDefinition'] as Record<string, unknown>

describe('parsePolicies', () => {
  it.each([
    ['a document of the second version', document({})],
    ['a flat document of the first version', definitionOf()],
    ['a page of a list', { value: [document({})] }],
    ['a page of flat documents', { value: [definitionOf()] }],
    ['a list of documents', [document({})]],
    ['a list of pages', [{ value: [document({})] }, { value: [] }]],
  ])('reads %s', (_name, untrusted) => {
    expect(parsePolicies(untrusted).map(({ name }) => name)).toEqual(['policy'])
  })

  it.each([
    ['groups that are null', { connectorGroups: null }],
    ['a group that is null', { connectorGroups: [null] }],
    ['connectors that are null', { connectorGroups: [{ classification: 'Blocked', connectors: null }] }],
    ['environments that are null', { environments: null }],
  ])('takes %s for empty', (_name, change) => {
    const [policy] = parsePolicies({ policyDefinition: { ...definitionOf(), ...change } })
    expect(policy).toMatchObject({ entries: [], hasGroups: true })
  })

  it('reads keys in either case', () => {
    const rule = { Order: 1, Behavior: 'deny', endpoint: '*' }
    const [policy] = parsePolicies({
      PolicyDefinition: definitionOf(),
      ConnectorConfigurationsDefinition: {
        EndpointConfigurations: [{ ConnectorID: '/X/Apis/Shared_SQL', EndpointRules: [rule] }],
      },
    })
    expect(policy?.endpoints).toEqual([{ key: 'shared_sql', rules: [{ pattern: '*', outcome: true }] }])
  })

  it('sorts rules by their order and not by their place', () => {
    const rules = [
      { order: 10, pattern: 'b', customConnectorRuleClassification: 'Blocked' },
      { order: 9, pattern: 'a', customConnectorRuleClassification: 'Ignore' },
    ]
    const [policy] = parsePolicies({ ...document({}), customConnectorUrlPatternsDefinition: { rules } })
    expect(policy?.urlPatterns.map(({ pattern }) => pattern)).toEqual(['a', 'b'])
  })

  it.each([
    ['an unknown default class', { defaultConnectorsClassification: 'Secret' }, '"Secret"'],
    [
      'an unknown class of a group',
      { connectorGroups: [{ classification: 'Top', connectors: [] }] },
      '"Top"',
    ],
    ['an unknown environment type', { environmentType: 'SomeEnvironments' }, '"SomeEnvironments"'],
    ['no environment type', { environmentType: undefined }, 'environmentType'],
    [
      'a single environment that is two',
      { environmentType: 'SingleEnvironment', environments: [{ name: 'a' }, { name: 'b' }] },
      'lists 2',
    ],
    ['an environment without id', { environments: [{}] }, 'no id'],
    [
      'a connector without id',
      { connectorGroups: [{ classification: 'Blocked', connectors: [{}] }] },
      'no id',
    ],
    ['groups that are no list', { connectorGroups: {} }, 'not a list'],
    [
      'a connector in two groups',
      {
        connectorGroups: [
          { classification: 'Blocked', connectors: [{ id: '/x/shared_SQL' }] },
          { classification: 'General', connectors: [{ id: 'shared_sql' }] },
        ],
      },
      'Blocked and General',
    ],
  ])('refuses %s', (_name, change, part) => {
    const parse = (): unknown => parsePolicies({ policyDefinition: { ...definitionOf(), ...change } })
    expect(parse).toThrow(part)
    expect(parse).toThrow('"policy"')
  })

  it.each([
    ['nothing', null],
    ['an error document', { error: { code: 'Forbidden' } }],
    ['a text', 'policies'],
    ['a list with something else in it', [document({}), 7]],
  ])('refuses %s', (_name, untrusted) => {
    expect(() => parsePolicies(untrusted)).toThrow('not a data policy')
  })

  it('refuses a behaviour that it does not know', () => {
    const actions = [{ connectorId: 'x', defaultConnectorActionRuleBehavior: 'Audit', actionRules: [] }]
    expect(() => parsePolicies(document({ actions }))).toThrow('"Audit"')
  })
})
