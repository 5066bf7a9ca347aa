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
    ['a group that is null', { connectorGroups: [null] }],
    ['connectors that are null', { connectorGroups: [{ classification: 'Blocked', connectors: null }] }],
    ['environments that are null', { environments: null }],
  ])('takes %s for empty', (_name, change) => {
    const [policy] = parsePolicies({ policyDefinition: { ...definitionOf(), ...change } })
    expect(policy).toMatchObject({ entries: [] })
  })

  it('reads keys in either case', () => {
    const rule = { Order: 1, Behavior: 'deny', endpoint: '*' }
    const [policy] = parsePolicies({
      PolicyDefinition: definitionOf(),
      ConnectorConfigurationsDefinition: {
        EndpointConfigurations: [{ ConnectorID: '/X/Apis/Shared_SQL', EndpointRules: [rule] }],
      },
    })
    expect(policy?.endpoints).toEqual([
      { key: 'shared_sql', id: '/X/Apis/Shared_SQL', rules: [{ order: 1, pattern: '*', outcome: true }] },
    ])
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
    ['an item of the list, which has no groups', { connectorGroups: undefined }, 'no connectorGroups'],
    ['groups that are null', { connectorGroups: null }, 'no connectorGroups'],
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
    [
      'some environments that are not listed',
      { environmentType: 'OnlyEnvironments', environments: null },
      'list them',
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

  it.each([
    ['one page', { value: [document({})], nextLink: 'https://a.example/?page=2' }],
    ['pages', [{ value: [document({})] }, { value: [], nextLink: 'https://a.example/?page=3' }]],
  ])('refuses %s when there are more', (_name, untrusted) => {
    expect(() => parsePolicies(untrusted)).toThrow('goes on at its nextLink')
  })

  it('takes all pages of a list', () => {
    const pages = [{ value: [document({})], nextLink: 'https://a.example/?page=2' }, { value: [] }]
    expect(parsePolicies(pages)).toHaveLength(1)
  })

  it('says how to get the groups that the list leaves out', () => {
    const { connectorGroups: _groups, ...item } = definitionOf()
    expect(() => parsePolicies({ value: [{ policyDefinition: item }] })).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining('Fetch each policy by its id') }),
    )
  })

  it.each([
    ['flat', { displayName: 'old', hbi: [], lbi: [] }],
    [
      'wrapped',
      { name: 'x', properties: { displayName: 'old', definition: { apiGroups: { hbi: {}, lbi: {} } } } },
    ],
    ['as the oldest list has it', { properties: { definition: { hbi: null } } }],
  ])('refuses the groups of the oldest API, %s', (_name, untrusted) => {
    expect(() => parsePolicies(untrusted)).toThrow(/hbi and lbi/)
  })

  it('takes a policy that stands there twice once', () => {
    expect(parsePolicies([document({}), { value: [document({})] }])).toHaveLength(1)
  })

  it('refuses two documents with one id', () => {
    expect(() => parsePolicies([document({}), document({ blocked: ['shared_x'] })])).toThrow('two different')
  })

  it('refuses an operation that is both allowed and blocked', () => {
    const actionRules = ['Allow', 'Block'].map((behavior) => ({ actionId: 'Post', behavior }))
    const actions = [{ connectorId: 'x', defaultConnectorActionRuleBehavior: 'Allow', actionRules }]
    expect(() => parsePolicies(document({ actions }))).toThrow('both allowed and blocked')
  })

  it('refuses lists inside lists without end', () => {
    expect(() => parsePolicies(JSON.parse('['.repeat(2000) + ']'.repeat(2000)))).toThrow('not a data policy')
  })

  it('refuses a behaviour that it does not know', () => {
    const actions = [{ connectorId: 'x', defaultConnectorActionRuleBehavior: 'Audit', actionRules: [] }]
    expect(() => parsePolicies(document({ actions }))).toThrow('"Audit"')
  })
})
