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
