// The rules of data policies, one at a time, and the vector of ten connectors under three policies.
import { evaluate, parsePolicies, type Resource } from '../src/index.js'
import { document, environmentId, flow, kinds, policy, use, type PolicySketch } from './builders.js'

const context = { environmentId, unblockable: ['/providers/Microsoft.PowerApps/apis/shared_teams'] }

function verdictOf(resource: Resource, ...sketches: readonly PolicySketch[]): string[] {
  const verdict = evaluate([resource], sketches.map(policy), context)
  return [verdict.verdict, ...kinds(verdict)]
}

describe('grouping over several policies', () => {
  const names = 'SharePoint Twitter Salesforce Facebook FaceApi Outlook Basecamp AdobeSign AzureBlob Box'
  const connectors = names.toLowerCase().split(' ')
  const rows: Record<string, string> = { A: 'BBBNNBBNNN', B: 'BNNBBBBNNN', C: 'NBBBBBNNNN' }
  const policies = Object.entries(rows).map(([name, row]) =>
    policy({
      name,
      business: connectors.filter((_, index) => row[index] === 'B'),
      other: connectors.filter((_, index) => row[index] === 'N'),
    }),
  )
  const groups = [
    ['outlook'],
    ['sharepoint', 'basecamp'],
    ['twitter', 'salesforce'],
    ['facebook', 'faceapi'],
    ['adobesign', 'azureblob', 'box'],
  ]
  const pairs = connectors.flatMap((left, index) =>
    connectors.slice(index).map((right) => [left, right] as const),
  )

  it.each(pairs)('lets %s and %s meet exactly when all three policies class them alike', (left, right) => {
    const { verdict } = evaluate([flow(left, right)], policies, context)
    const together = groups.some((group) => group.includes(left) && group.includes(right))
    expect(verdict).toBe(together ? 'compliant' : 'violation')
  })

  it('names each policy that keeps two connectors apart, with the class of both', () => {
    const { findings } = evaluate([flow('sharepoint', 'twitter')], policies, context)
    expect(
      findings.map((finding) => [finding.policy?.name, finding.connectors.map((one) => one.class)]),
    ).toEqual([
      ['B', ['Confidential', 'General']],
      ['C', ['Confidential', 'General']],
    ])
  })
})

const custom = (hosts: readonly string[]): Resource =>
  flow(
    'shared_sql',
    use('shared_new-5fmine-5f0123456789abcdef', { custom: { stem: 'new_mine', displayName: 'Mine', hosts } }),
  )
const business: PolicySketch = { business: ['shared_sql'] }

interface Row {
  readonly name: string
  readonly resource: Resource
  readonly policies: readonly PolicySketch[]
  readonly expected: readonly string[]
}

const table: readonly Row[] = [
  {
    name: 'a connector is blocked',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'another policy allows what one blocks',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'] }, { business: ['shared_x'] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the default is blocked',
    resource: flow('shared_new'),
    policies: [{ fallback: 'Blocked' }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the default is blocked for a connector that cannot be blocked',
    resource: flow('shared_teams'),
    policies: [{ fallback: 'Blocked' }],
    expected: ['compliant'],
  },
  {
    name: 'a connector that cannot be blocked falls into non-business',
    resource: flow('shared_teams', 'shared_sql'),
    policies: [{ ...business, fallback: 'Blocked' }],
    expected: ['violation', 'violation grouping'],
  },
  {
    name: 'the default is business',
    resource: flow('shared_a', 'shared_sql'),
    policies: [{ ...business, fallback: 'Confidential' }],
    expected: ['compliant'],
  },
  {
    name: 'a link from an app to a flow takes no part',
    resource: flow('shared_logicflows', 'shared_sql'),
    policies: [business],
    expected: ['compliant'],
  },
  {
    name: 'ids differ in case',
    resource: flow('shared_sql', 'shared_x'),
    policies: [{ business: ['SHARED_SQL', '/PROVIDERS/microsoft.powerapps/APIS/Shared_X'] }],
    expected: ['compliant'],
  },
  {
    name: 'the policy is for other environments',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], filter: 'OnlyEnvironments', environments: ['e2'] }],
    expected: ['compliant'],
  },
  {
    name: 'the policy is for this environment',
    resource: flow('shared_x'),
    policies: [
      { blocked: ['shared_x'], filter: 'OnlyEnvironments', environments: [environmentId.toUpperCase()] },
    ],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the policy is for all but this environment',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], filter: 'ExceptEnvironments', environments: [environmentId] }],
    expected: ['compliant'],
  },
  {
    name: 'the policy is for all but another environment',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], filter: 'ExceptEnvironments', environments: ['e2'] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the policy is for this single environment',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], filter: 'SingleEnvironment', environments: [environmentId] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the resource is exempt',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], exempt: ['/x/flows/F1'] }],
    expected: ['compliant'],
  },
  {
    name: 'another resource is exempt',
    resource: flow('shared_x'),
    policies: [{ blocked: ['shared_x'], exempt: ['f2'] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'something in the resource cannot be read',
    resource: { ...flow(), unknowns: [{ sentence: 'its file is not JSON' }] },
    policies: [{}],
    expected: ['unknown', 'unknown reading'],
  },
  {
    name: 'something cannot be read but no policy is for the environment',
    resource: { ...flow(), unknowns: [{ sentence: 'x' }] },
    policies: [],
    expected: ['compliant'],
  },

  {
    name: 'a custom connector is ignored',
    resource: custom(['https://a.example']),
    policies: [{ ...business }],
    expected: ['compliant'],
  },
  {
    name: 'the address of a custom connector is business',
    resource: custom(['https://a.example/']),
    policies: [
      {
        ...business,
        patterns: [
          ['https://a.example', 'Confidential'],
          ['*', 'Blocked'],
        ],
      },
    ],
    expected: ['compliant'],
  },
  {
    name: 'the address of a custom connector is blocked',
    resource: custom(['https://b.example/']),
    policies: [
      {
        ...business,
        patterns: [
          ['https://a.example', 'Confidential'],
          ['*', 'Blocked'],
        ],
      },
    ],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'the first pattern wins',
    resource: custom(['https://a.example/v1']),
    policies: [
      {
        ...business,
        patterns: [
          ['https://a.example*', 'Confidential'],
          ['https://a.example/v1', 'Blocked'],
          ['*', 'Ignore'],
        ],
      },
    ],
    expected: ['compliant'],
  },
  {
    name: 'two addresses of a custom connector differ',
    resource: custom(['https://a.example', 'http://a.example']),
    policies: [
      {
        ...business,
        patterns: [
          ['https:*', 'Confidential'],
          ['*', 'Blocked'],
        ],
      },
    ],
    expected: ['unknown', 'unknown grouping'],
  },
  {
    name: 'the address of a custom connector is not known',
    resource: custom([]),
    policies: [
      {
        ...business,
        patterns: [
          ['https://a.example', 'Confidential'],
          ['*', 'Blocked'],
        ],
      },
    ],
    expected: ['unknown', 'unknown grouping'],
  },
  {
    name: 'the address is not known but does not matter',
    resource: custom([]),
    policies: [{ ...business, patterns: [['*', 'Blocked']] }],
    expected: ['violation', 'violation blocked'],
  },
  {
    name: 'a custom connector is listed, with the hash of another environment',
    resource: custom([]),
    policies: [
      { business: ['shared_sql', 'shared_new-5fmine-5fffffffffffffffff'], patterns: [['*', 'Blocked']] },
    ],
    expected: ['compliant'],
  },
  {
    name: 'a custom connector is listed in two groups with two hashes',
    resource: custom([]),
    policies: [
      {
        business: ['shared_sql', 'shared_new-5fmine-5fffffffffffffffff'],
        blocked: ['shared_new-5fmine-5feeeeeeeeeeeeeeee'],
      },
    ],
    expected: ['unknown', 'unknown grouping'],
  },
  {
    name: 'a policy of a single environment has no patterns',
    resource: custom(['https://a.example']),
    policies: [{ ...business, filter: 'SingleEnvironment', environments: [environmentId] }],
    expected: ['violation', 'violation grouping'],
  },
  {
    name: 'a virtual connector is known by its display name',
    resource: flow(use('name:skills with copilot studio')),
    policies: [{ blocked: ['Skills with Copilot Studio'] }],
    expected: ['violation', 'violation blocked'],
  },
]

describe('evaluate', () => {
  it.each(table)('answers $expected when $name', ({ resource, policies, expected }) => {
    expect(verdictOf(resource, ...policies)).toEqual(expected)
  })
})

const block = { actionId: 'DeleteRow', behavior: 'Block' }
const allow = { actionId: 'GetRow', behavior: 'Allow' }
const configuration = (fallback: string, ...rules: unknown[]): PolicySketch => ({
  actions: [
    { connectorId: '/x/shared_sql', defaultConnectorActionRuleBehavior: fallback, actionRules: rules },
  ],
})

describe('a custom connector whose address is not known', () => {
  it('is reported with the reason', () => {
    const whyNoHosts = 'its host is an expression'
    const mine = use('shared_mine', { custom: { stem: 'mine', displayName: 'Mine', hosts: [], whyNoHosts } })
    const patterns = [
      ['https://a.example', 'Confidential'],
      ['*', 'Blocked'],
    ] as const
    const [finding] = evaluate([flow(mine)], [policy({ patterns })], context).findings
    expect(finding?.sentence).toContain('the address of "Mine" is not known: its host is an expression')
  })
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
    const started = performance.now()
    expect(verdictOf(to('a'.repeat(20_000)), rules([1, 'Deny', pattern], [2, 'Allow', '*']))[0]).toBe(
      'compliant',
    )
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('policies that were not read in full', () => {
  it('says so when there are none at all', () => {
    expect(evaluate([flow('http')], [], context)).toMatchObject({
      verdict: 'compliant',
      summary: 'there are no data policies',
    })
  })

  it('says so when none is for the environment', () => {
    const elsewhere = policy({ filter: 'OnlyEnvironments', environments: ['e2'] })
    expect(evaluate([flow('http')], [elsewhere], context).summary).toBe(
      'no data policy is for this environment',
    )
  })

  it('is unknown when a policy could not be read, even without resources', () => {
    const verdict = evaluate([], [], { ...context, unreadPolicies: ['policy 7 answered 403'] })
    expect([verdict.verdict, ...kinds(verdict)]).toEqual(['unknown', 'unknown reading'])
  })

  it('is unknown with a document of the first version, which has no rules', () => {
    const flat = parsePolicies(document({})['policyDefinition'])
    const verdict = evaluate([flow('shared_sql')], flat, context)
    expect([verdict.verdict, ...kinds(verdict)]).toEqual(['unknown', 'unknown reading'])
  })

  it('still finds a blocked connector in a document of the first version', () => {
    const flat = parsePolicies(document({ blocked: ['shared_sql'] })['policyDefinition'])
    expect(evaluate([flow('shared_sql')], flat, context).verdict).toBe('violation')
  })

  it('carries what tells whether a policy changed afterwards', () => {
    const [judged] = evaluate([], [policy({ name: 'p' })], context).policies
    expect(judged).toEqual({
      id: 'id-of-p',
      name: 'p',
      etag: 'e1',
      lastModified: '2026-01-01T00:00:00Z',
      applies: true,
    })
  })
})
