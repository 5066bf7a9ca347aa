// The ways out of cases that were worked out on paper.
import {
  evaluate,
  planWaysOut,
  type ConnectorUse,
  type Policy,
  type Resource,
  type TenantEnvironment,
  type WaysOut,
} from '../src/index.js'
import { environmentId, flow, policy, use } from './builders.js'
import { countProcessorTime } from '../../../test/helpers/processor-time.js'

const context = { environmentId, unblockable: ['shared_teams'] }

function waysOf(
  resources: readonly Resource[],
  policies: readonly Policy[],
  tenant?: readonly TenantEnvironment[],
): WaysOut {
  const verdict = evaluate(resources, policies, context)
  const ways = planWaysOut(verdict, resources, policies, context, tenant)
  if (!ways) throw new Error(`the verdict is ${verdict.verdict}`)
  return ways
}

const moves = (ways: WaysOut): string[][] =>
  ways.extend.policies.map(({ opening }) => opening.moves.map(({ key, from, to }) => `${key} ${from} ${to}`))
const keys = (items: readonly { readonly key: string }[]): string[] => items.map(({ key }) => key)
const business = ['shared_a', 'shared_b', 'shared_c']

describe('planWaysOut', () => {
  it.each([
    ['compliant', flow('shared_a'), {}],
    ['unknown', { ...flow('shared_a'), unknowns: [{ sentence: 'x' }] }, {}],
  ])('has nothing for a verdict that is %s', (expected, resource, sketch) => {
    const policies = [policy(sketch)]
    const verdict = evaluate([resource], policies, context)
    expect(verdict.verdict).toBe(expected)
    expect(planWaysOut(verdict, [resource], policies, context)).toBeUndefined()
  })
})

describe('the change of a resource', () => {
  it('replaces the smaller side, and every blocked connector', () => {
    const p = policy({ business, blocked: ['shared_x'] })
    const [way] = waysOf([flow('shared_a', 'shared_b', 'shared_y', 'shared_x')], [p]).resources
    expect(way?.deny).toMatchObject({
      replace: [
        { key: 'shared_x', because: 'blocked' },
        { key: 'shared_y', because: 'grouping' },
      ],
      isSmallest: true,
    })
    expect(keys(way?.deny.keep ?? [])).toEqual(['shared_a', 'shared_b'])
    expect(way?.deny.split.map(keys)).toEqual([['shared_a', 'shared_b'], ['shared_y']])
  })

  it('splits the ten connectors under three policies into the five groups of the documentation', () => {
    const names =
      'sharepoint twitter salesforce facebook faceapi outlook basecamp adobesign azureblob box'.split(' ')
    const policies = Object.entries({ A: 'BBBNNBBNNN', B: 'BNNBBBBNNN', C: 'NBBBBBNNNN' }).map(
      ([name, row]) => policy({ name, business: names.filter((_, index) => row[index] === 'B') }),
    )
    const [way] = waysOf([flow(...names)], policies).resources
    expect(way?.deny.split.map(keys)).toEqual([
      ['adobesign', 'azureblob', 'box'],
      ['basecamp', 'sharepoint'],
      ['faceapi', 'facebook'],
      ['salesforce', 'twitter'],
      ['outlook'],
    ])
    expect(way?.deny.replace).toHaveLength(7)
  })

  it('names the operations and endpoints to avoid', () => {
    const p = policy({
      actions: [{ connectorId: 'shared_a', defaultConnectorActionRuleBehavior: 'Block', actionRules: [] }],
      endpoints: [{ connectorId: 'Http', endpointRules: [{ order: 1, behavior: 'Deny', endPoint: '*' }] }],
    })
    const uses = [
      use('shared_a', { operation: 'Post' }),
      use('http', { endpoint: { kind: 'static', value: 'https://evil.example' } }),
    ]
    const ways = waysOf([flow(...uses)], [p])
    expect(ways.resources[0]?.deny).toMatchObject({
      replace: [],
      avoidOperations: [{ key: 'shared_a', operation: 'Post' }],
      avoidEndpoints: [{ key: 'http', endpoint: 'https://evil.example' }],
    })
    expect(ways.extend).toMatchObject({
      remainingViolations: 0,
      policies: [
        {
          opening: { operations: [{ value: 'Post' }], endpoints: [{ value: 'https://evil.example' }] },
          step: null,
        },
      ],
    })
  })

  it('stays within bounds for a resource that nobody makes', () => {
    const wild = Array.from({ length: 300 }, (_, index) =>
      use(`shared_new-5fc${index}-5f0123456789abcdef`, {
        custom: { stem: `new_c${index}`, displayName: `c${index}`, hosts: [`https://h${index}.example`] },
      }),
    )
    const policies = Array.from({ length: 40 }, (_, row) =>
      policy({
        name: `p${row}`,
        patterns: [
          ...wild.flatMap(({ custom }, column): [string, string][] => {
            const mixed = Math.imul(row * 7919 + column + 1, 2_654_435_761) >>> 28
            return mixed < 10 ? [] : [[custom?.hosts[0] ?? '', mixed < 13 ? 'Confidential' : 'General']]
          }),
          ['*', 'Ignore'],
        ],
      }),
    )
    const elapsedMs = countProcessorTime()
    const [way] = waysOf([flow(...wild)], policies).resources
    expect(way?.deny.keep.length).toBeGreaterThan(0)
    expect(way?.deny.split.flat()).toHaveLength(300)
    expect(elapsedMs()).toBeLessThan(20_000)
  })
})

describe('the extension of policies', () => {
  it('looks at the solution as a whole: what one flow would move, another one may need where it is', () => {
    const resources = [
      { ...flow('shared_a', 'shared_y'), id: 'f1' },
      { ...flow('shared_y', 'shared_z'), id: 'f2' },
      { ...flow('shared_z', 'shared_w'), id: 'f3' },
    ]
    expect(moves(waysOf(resources, [policy({ business })]))).toEqual([['shared_a Confidential General']])
  })

  it('moves in every policy that forbids it, and names the others', () => {
    const policies = ['one', 'two'].map((name) => policy({ name, business, blocked: ['shared_x'] }))
    const ways = waysOf([flow('shared_a', 'shared_x')], policies)
    expect(moves(ways)).toEqual([['shared_x Blocked Confidential'], ['shared_x Blocked Confidential']])
    expect(ways.extend.policies[0]?.alsoForbiddenBy).toEqual([{ id: 'id-of-two', name: 'two' }])
    expect(ways.extend.remainingViolations).toBe(0)
  })

  it.each([
    ['a tie takes nothing out of business', flow('shared_a', 'shared_y'), 'shared_y General Confidential'],
    ['a blocked connector alone becomes non-business', flow('shared_x'), 'shared_x Blocked General'],
  ])('%s', (_name, resource, expected) => {
    expect(moves(waysOf([resource], [policy({ business, blocked: ['shared_x'] })]))).toEqual([[expected]])
  })

  it('puts a rule before the others for the address of a custom connector', () => {
    const custom = use('shared_new-5fmine-5f0123456789abcdef', {
      custom: { stem: 'new_mine', displayName: 'Mine', hosts: ['https://a.example'] },
    })
    const ways = waysOf([flow('shared_a', custom)], [policy({ business, patterns: [['*', 'Blocked']] })])
    expect(ways.extend.policies[0]?.opening).toMatchObject({
      moves: [],
      addresses: [{ pattern: 'https://a.example', from: 'Blocked', to: 'Confidential' }],
    })
    expect(ways.extend.remainingViolations).toBe(0)
  })

  it('names the environments that the policy covers, where they are known', () => {
    const p = policy({ blocked: ['shared_x'], filter: 'ExceptEnvironments', environments: ['e2'] })
    const tenant = [environmentId, 'e2', 'e3'].map((id) => ({ id, displayName: id, type: 'Sandbox' }))
    const known = waysOf([flow('shared_x')], [p], tenant).extend.policies[0]?.coverage
    expect(known?.environments?.map(({ id }) => id)).toEqual([environmentId, 'e3'])
    const unknown = waysOf([flow('shared_x')], [p]).extend.policies[0]?.coverage
    expect(unknown).toEqual({ filter: 'ExceptEnvironments', listed: ['e2'], environments: null })
  })

  it('gives the inputs of update-dlp-policy', () => {
    const p = policy({ business, blocked: ['shared_x', 'Http'] })
    expect(waysOf([flow('shared_a', 'shared_x', 'http')], [p]).extend.policies[0]?.step).toEqual({
      policy: 'id-of-policy',
      'move-connectors': 'Http: Business\nshared_x: Business',
      'dry-run': 'true',
    })
  })

  it.each(['shared_x ${{ secrets.A }}', 'shared_x\nhttp: Blocked', 'shared_x: Blocked'])(
    'gives no step to paste with the name %j',
    (name) => {
      const [extension] = waysOf([flow(name)], [policy({ fallback: 'Blocked' })]).extend.policies
      expect(extension?.step).toBeNull()
    },
  )
})

describe('the policies to open for one resource', () => {
  it('are those that it violates, with the rules that it breaks', () => {
    const allow = (actionId: string): unknown => ({ actionId, behavior: 'Allow' })
    const drop = {
      connectorId: 'shared_a',
      defaultConnectorActionRuleBehavior: 'Block',
      actionRules: [allow('Get')],
    }
    const policies = [
      policy({ name: 'Groups', business: ['shared_a'] }),
      policy({ name: 'Operations', business, actions: [drop] }),
    ]
    const call = (operation: string): ConnectorUse => use('shared_a', { operation })
    const resources = [
      { ...flow(call('Get'), 'shared_y'), id: 'f1', name: 'Mixes' },
      { ...flow(call('Drop')), id: 'f2', name: 'Drops' },
      { ...flow(call('Purge'), call('Get')), id: 'f3', name: 'Purges' },
    ]
    const ways = waysOf(resources, policies).resources.map(({ resource, extend }) => [
      resource.name,
      ...extend.map((one) => [
        one.policy.name,
        ...keys(one.opening.moves),
        ...one.opening.operations.map(({ value }) => value),
      ]),
    ])
    expect(ways).toEqual([
      ['Mixes', ['Groups', 'shared_y'], ['Operations', 'shared_y']],
      ['Drops', ['Operations', 'Drop']],
      ['Purges', ['Operations', 'Purge']],
    ])
  })
})

describe('the exception environment', () => {
  const filters: [string, string[], string | null][] = [
    ['AllEnvironments', [], 'ExceptEnvironments'],
    ['ExceptEnvironments', ['e2'], 'ExceptEnvironments'],
    ['OnlyEnvironments', [environmentId, 'e2'], 'OnlyEnvironments'],
    ['OnlyEnvironments', [environmentId], null],
    ['SingleEnvironment', [environmentId], null],
  ]
  it.each(filters)('takes the target out of a policy for %s %j by %s', (filter, environments, to) => {
    const p = policy({ blocked: ['shared_x'], filter, environments })
    const [exclusion] = waysOf([flow('shared_x')], [p]).exception.target
    expect(exclusion).toMatchObject({ from: filter, to, environmentId })
    expect(exclusion?.step?.['exclude-environments']).toBe(to === null ? undefined : environmentId)
  })

  it('sorts the other environments by how they take the solution', () => {
    const policies = [
      policy({
        name: 'all but two',
        blocked: ['shared_x'],
        filter: 'ExceptEnvironments',
        environments: ['e2', 'e3'],
      }),
      policy({
        name: 'endpoints',
        filter: 'OnlyEnvironments',
        environments: ['e3'],
        endpoints: [
          {
            connectorId: 'Http',
            endpointRules: [
              { order: 1, behavior: 'Allow', endPoint: 'https://a*' },
              { order: 2, behavior: 'Deny', endPoint: '*' },
            ],
          },
        ],
      }),
    ]
    const tenant = [environmentId, 'e2', 'e3', 'e4'].map((id) => ({ id, displayName: id, type: 'Developer' }))
    const http = use('http', { endpoint: { kind: 'dynamic', expression: '@x' } })
    const { existing } = waysOf([flow('shared_x', http)], policies, tenant).exception
    expect(existing).toEqual({
      accepting: [{ id: 'e2', displayName: 'e2', type: 'Developer', use: 'dedicated' }],
      undecided: [{ id: 'e3', displayName: 'e3', type: 'Developer', use: 'dedicated' }],
      refusing: 1,
    })
  })

  it('needs no policy for a new environment when none that covers it forbids the solution', () => {
    const p = policy({ blocked: ['shared_x'], filter: 'OnlyEnvironments', environments: [environmentId] })
    expect(waysOf([flow('shared_x')], [p]).exception.new).toMatchObject({
      exclusions: [],
      dedicated: [],
      shared: [],
    })
  })

  it('opens only the needed connectors of a new environment', () => {
    const p = policy({ name: 'Company', business, blocked: ['shared_x', 'shared_z'] })
    const { dedicated, shared, remainingViolations } = waysOf([flow('shared_a', 'shared_x')], [p]).exception
      .new
    const groups = (documents: typeof dedicated): string[][][] =>
      documents.map(({ policyDefinition }) =>
        policyDefinition.connectorGroups.map(({ connectors }) => connectors.map(({ name }) => name)),
      )
    expect(groups(dedicated)).toEqual([[['shared_a', 'shared_x'], [], []]])
    expect(dedicated[0]?.policyDefinition.defaultConnectorsClassification).toBe('Blocked')
    expect(groups(shared)).toEqual([[[...business, 'shared_x'], [], ['shared_z']]])
    expect(remainingViolations).toEqual({ dedicated: 0, shared: 0 })
  })
})
