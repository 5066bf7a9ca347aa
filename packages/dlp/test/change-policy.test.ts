// Changes of policies: what is asked, in the recorded shape of the service, and nothing beside it.
import type { AlmError, JsonRecord } from '@powerops/core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  differencesFrom,
  identifyPolicy,
  isEmptyDiff,
  planPolicyChange,
  readPolicyScope,
  type ConnectorCatalogue,
  type PolicyChange,
} from '../src/index.js'

const APIS = '/providers/Microsoft.PowerApps/apis'
const SCOPE = '/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments'
const ONE = 'e0000000-0000-4000-8000-000000000001'
const TWO = 'e0000000-0000-4000-8000-000000000002'

const entry = (segment: string, name: string, more: object = {}): JsonRecord => ({
  id: `${APIS}/${segment}`,
  name,
  type: 'Microsoft.PowerApps/apis',
  ...more,
})
const SQL = entry('shared_sql', 'SQL Server')
const BLOB = entry('shared_azureblob', 'Azure Blob Storage', { iconUri: 'kept' })
const BOX = entry('shared_box', 'Box')
const listed = (id: string): JsonRecord => ({
  id: `${SCOPE}/${id}`,
  name: id,
  type: 'Microsoft.BusinessAppPlatform/scopes/environments',
})

function policy(definition: object = {}, around: object = {}): JsonRecord {
  return {
    policyDefinition: {
      name: 'd1900000-0000-4000-8000-000000000001',
      displayName: 'Company data',
      defaultConnectorsClassification: 'General',
      connectorGroups: [
        { classification: 'Confidential', connectors: [SQL, BLOB] },
        { classification: 'General', connectors: [BOX] },
        { classification: 'Blocked', connectors: [] },
      ],
      environmentType: 'AllEnvironments',
      environments: [],
      etag: 'e1',
      ...definition,
    },
    unknownDefinition: { kept: [1, null] },
    ...around,
  }
}

const CATALOGUE: ConnectorCatalogue = {
  connectors: [
    { id: `${APIS}/shared_sql`, displayName: 'SQL Server' },
    { id: `${APIS}/shared_sharepointonline`, displayName: 'SharePoint' },
    { id: `${APIS}/shared_rss`, displayName: 'RSS' },
    { id: 'Http', displayName: 'HTTP' },
    { id: `${APIS}/shared_twin1`, displayName: 'Twin' },
    { id: `${APIS}/shared_twin2`, displayName: 'Twin' },
  ],
  unblockable: [`${APIS}/shared_SharePointOnline`],
}

const change = (wanted: Partial<PolicyChange>): PolicyChange => ({
  moves: [],
  include: [],
  exclude: [],
  ...wanted,
})
const plan = (document: JsonRecord, wanted: Partial<PolicyChange>): ReturnType<typeof planPolicyChange> =>
  planPolicyChange(document, change(wanted), CATALOGUE)
const groups = (...connectors: JsonRecord[][]): object => ({
  connectorGroups: ['Confidential', 'General', 'Blocked'].map((classification, index) => ({
    classification,
    connectors: connectors[index],
  })),
})

describe('moving connectors', () => {
  it.each<[string, string, 'Confidential' | 'General' | 'Blocked', object]>([
    ['from one group to the other', 'shared_sql', 'General', groups([BLOB], [BOX, SQL], [])],
    ['with all that the policy says of it', 'azure blob storage', 'Blocked', groups([SQL], [BOX], [BLOB])],
    [
      'into the policy, by display name',
      'RSS',
      'Confidential',
      groups([SQL, BLOB, entry('shared_rss', 'RSS')], [BOX], []),
    ],
    [
      'into the policy, by an id in other case',
      `${APIS.toLowerCase()}/SHARED_RSS`,
      'General',
      groups([SQL, BLOB], [BOX, entry('shared_rss', 'RSS')], []),
    ],
    [
      'that are virtual',
      'http',
      'Blocked',
      groups([SQL, BLOB], [BOX], [{ ...entry('', 'HTTP'), id: 'Http' }]),
    ],
    [
      'that no list of the service holds',
      'Spatial Services',
      'Blocked',
      groups([SQL, BLOB], [BOX], [entry('shared_microsoftspatialservices', 'Spatial Services')]),
    ],
  ])('%s changes nothing else', (_how, connector, to, expected) => {
    const { document, diff } = plan(policy(), { moves: [{ connector, to }] })
    expect(document).toEqual(policy(expected))
    expect(diff.connectors).toHaveLength(1)
  })

  it('knows a connector by the name that the policy has for it, and by that of the catalogue', () => {
    const document = policy(groups([entry('shared_rss', 'News')], [], []))
    for (const connector of ['News', 'RSS']) {
      const { diff } = plan(document, { moves: [{ connector, to: 'Blocked' }] })
      expect(diff.connectors).toMatchObject([{ id: `${APIS}/shared_rss`, from: 'Confidential' }])
    }
  })

  it('tells where a connector comes from', () => {
    const moves = [
      { connector: 'RSS', to: 'Blocked' },
      { connector: 'Box', to: 'Blocked' },
    ] as const
    expect(plan(policy(), { moves }).diff.connectors).toMatchObject([
      { from: 'General', wasUnlisted: true, to: 'Blocked' },
      { from: 'General', wasUnlisted: false, to: 'Blocked' },
    ])
  })

  it('lists a connector in the group that was its default, so that a new default leaves it there', () => {
    const { document, diff } = plan(policy(), { moves: [{ connector: 'RSS', to: 'General' }] })
    expect(isEmptyDiff(diff)).toBe(false)
    expect(document).toEqual(policy(groups([SQL, BLOB], [BOX, entry('shared_rss', 'RSS')], [])))
  })

  it('has nothing to do for a connector in its group', () => {
    const { document, diff } = plan(policy(), { moves: [{ connector: 'SQL Server', to: 'Confidential' }] })
    expect(isEmptyDiff(diff)).toBe(true)
    expect(document).toEqual(policy())
  })

  it.each<[string, unknown]>([
    ['null groups', null],
    ['a null group', [null, { classification: 'General', connectors: [BOX] }]],
    ['a group of null', [{ classification: 'general', connectors: null }]],
  ])('sends %s as empty lists', (_what, connectorGroups) => {
    const { document } = plan(policy({ connectorGroups }), { moves: [{ connector: 'RSS', to: 'Blocked' }] })
    const sent = (document['policyDefinition'] as { connectorGroups: { connectors: unknown }[] })
      .connectorGroups
    expect(sent).toHaveLength(3)
    for (const group of sent) expect(group.connectors).toBeInstanceOf(Array)
  })

  it('ends with one entry for a connector that stood in several groups', () => {
    const broken = policy(groups([SQL, SQL], [{ ...SQL, id: `${APIS}/SHARED_SQL` }], [BOX]))
    const { document, diff } = plan(broken, { moves: [{ connector: 'SQL Server', to: 'Confidential' }] })
    expect(document).toEqual(policy(groups([SQL], [], [BOX])))
    expect(diff.connectors).toMatchObject([{ from: 'General', to: 'Confidential' }])
  })

  it.each<[string, JsonRecord, Partial<PolicyChange>, string, RegExp]>([
    [
      'a connector that stands in two groups and is not moved',
      policy(groups([SQL], [SQL], [])),
      { moves: [{ connector: 'RSS', to: 'Blocked' }] },
      'response-invalid',
      /shared_sql.*Confidential and General/,
    ],
    [
      'a display name of two connectors',
      policy(),
      { moves: [{ connector: 'twin', to: 'Blocked' }] },
      'input-invalid',
      /shared_twin1.*shared_twin2/,
    ],
    [
      'a connector that nobody knows',
      policy(),
      { moves: [{ connector: 'constructor', to: 'Blocked' }] },
      'input-invalid',
      /"constructor"/,
    ],
    [
      'to block what cannot be blocked',
      policy(),
      { moves: [{ connector: 'shared_sharepointonline', to: 'Blocked' }] },
      'input-invalid',
      /"SharePoint" cannot/,
    ],
    [
      'two groups for one connector',
      policy(),
      {
        moves: [
          { connector: 'RSS', to: 'Blocked' },
          { connector: 'shared_rss', to: 'General' },
        ],
      },
      'input-conflict',
      /Blocked and to General/,
    ],
    [
      'an item of the list of policies, which has no groups',
      { policyDefinition: { name: 'x', displayName: 'X' } },
      {},
      'response-invalid',
      /without its connector groups/,
    ],
    [
      'a display name that ends like the id of another connector',
      policy(),
      { moves: [{ connector: 'REST/Http', to: 'Blocked' }] },
      'input-invalid',
      /REST/,
    ],
    ['what is no policy', { value: [] }, {}, 'response-invalid', /policyDefinition/],
    [
      'a class that is not known',
      policy({ connectorGroups: [{ classification: 'Green', connectors: [] }] }),
      {},
      'response-invalid',
      /Green/,
    ],
    [
      'groups that are no list',
      policy({ connectorGroups: 'none' }),
      {},
      'response-invalid',
      /connectorGroups is not a list/,
    ],
  ])('refuses %s', (_what, document, wanted, code, message) => {
    expect(() => plan(document, wanted)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }) as AlmError,
    )
  })
})

describe('changing the coverage', () => {
  const all = policy({ environments: [listed(TWO)] })
  const except = policy({ environmentType: 'ExceptEnvironments', environments: [listed(ONE)] })
  const only = policy({ environmentType: 'OnlyEnvironments', environments: [listed(ONE.toUpperCase())] })
  const single = policy({ environmentType: 'SingleEnvironment', environments: [listed(ONE)] })
  const include = (id: string): Partial<PolicyChange> => ({ include: [{ id }] })
  const exclude = (id: string): Partial<PolicyChange> => ({ exclude: [{ id }] })

  it.each<[string, JsonRecord, Partial<PolicyChange>, object]>([
    [
      'one out of all, whatever list stands beside',
      all,
      exclude(ONE),
      { kind: 'ExceptEnvironments', ids: [ONE] },
    ],
    ['another out of all but one', except, exclude(TWO), { kind: 'ExceptEnvironments', ids: [ONE, TWO] }],
    ['the last exception back in', except, include(ONE), { kind: 'AllEnvironments', ids: [] }],
    ['one into a list', only, include(TWO), { kind: 'OnlyEnvironments', ids: [ONE, TWO] }],
    [
      'one into a list and the other out',
      only,
      { ...include(TWO), ...exclude(ONE) },
      { kind: 'OnlyEnvironments', ids: [TWO] },
    ],
    [
      'the same twice, once',
      only,
      { include: [{ id: TWO }, { id: TWO.toUpperCase() }] },
      { ids: [ONE, TWO.toUpperCase()].map((id) => id.toLowerCase()) },
    ],
  ])('takes %s', (_what, document, wanted, filter) => {
    const { document: changed, diff } = plan(document, wanted)
    expect(diff.filter.to).toMatchObject(filter)
    expect(readPolicyScope(changed).filter).toEqual(diff.filter.to)
    expect(isEmptyDiff(plan(changed, wanted).diff)).toBe(true)
  })

  it.each<[string, JsonRecord, Partial<PolicyChange>]>([
    ['one into all', all, include(ONE)],
    ['an exception out', except, exclude(ONE)],
    ['a listed one in', only, include(ONE)],
    ['an unlisted one out', only, exclude(TWO)],
    ['the single one in', single, include(ONE)],
  ])('has nothing to do to take %s', (_what, document, wanted) => {
    const planned = plan(document, wanted)
    expect(isEmptyDiff(planned.diff)).toBe(true)
    expect(planned.document).toEqual(document)
  })

  it.each<[string, JsonRecord, Partial<PolicyChange>, string, RegExp]>([
    ['the last one out of a list', only, exclude(ONE), 'input-invalid', /no environment/],
    ['another into a single one', single, include(TWO), 'input-invalid', /one environment/],
    ['the single one out', single, exclude(ONE), 'input-invalid', /one environment/],
    ['one in and out', all, { ...include(ONE), ...exclude(ONE.toUpperCase()) }, 'input-conflict', /at once/],
    [
      'one out of an unknown kind',
      policy({ environmentType: 'Some' }),
      exclude(ONE),
      'response-invalid',
      /Some/,
    ],
  ])('refuses to take %s', (_what, document, wanted, code, message) => {
    expect(() => plan(document, wanted)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }) as AlmError,
    )
  })
})

describe('every change', () => {
  const segments = ['shared_sql', 'shared_azureblob', 'shared_box', 'shared_rss', 'Http']
  const targets = [undefined, 'Confidential', 'General', 'Blocked'] as const
  const combinations = segments.reduce<PolicyChange['moves'][]>(
    (all, connector) =>
      all.flatMap((moves) => targets.map((to) => (to === undefined ? moves : [...moves, { connector, to }]))),
    [[]],
  )

  it('is done once: planned again on its own result it is empty, and the result is a whole policy', () => {
    expect(combinations).toHaveLength(4 ** 5)
    for (const moves of combinations) {
      const wanted = { moves, exclude: moves.length % 2 === 0 ? [] : [{ id: TWO }] }
      const { document } = plan(policy(), wanted)
      expect(isEmptyDiff(plan(document, wanted).diff)).toBe(true)
      const ids = readPolicyScope(document).connectors.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(document['unknownDefinition']).toEqual(policy()['unknownDefinition'])
    }
  })

  it.each(['shared_sql', 'shared_azureblob'])('of %s can be taken back', (connector) => {
    const { document } = plan(policy(), { moves: [{ connector, to: 'Blocked' }] })
    const back = plan(document, { moves: [{ connector, to: 'Confidential' }] })
    expect(differencesFrom(policy(), back.document)).toEqual([])
  })
})

describe('what a policy that was read back has different', () => {
  it.each<[string, JsonRecord, string[]]>([
    ['the stamp of the service does not count', policy({ etag: 'e2', lastModifiedTime: 'now' }), []],
    [
      'order and spelling do not count',
      policy({ ...groups([BLOB, SQL], [BOX], []), DISPLAYNAME: undefined }),
      [],
    ],
    [
      'a connector that came is named',
      policy(groups([SQL, BLOB], [BOX], [entry('shared_rss', 'RSS')])),
      ['policyDefinition.connectorGroups[blocked].connectors[shared_rss]'],
    ],
    ['another name is named', policy({ displayName: 'Other' }), ['policyDefinition.displayName']],
    ['a lost definition is named', policy({}, { unknownDefinition: {} }), ['unknownDefinition.kept']],
  ])('%s', (_what, found, expected) => {
    expect(differencesFrom(policy(), found)).toEqual(expected)
  })
})

const reference = process.env['ALM_REFERENCE_DATA']
;(reference ? describe : describe.skip)('a recorded policy', () => {
  const recorded = (): JsonRecord =>
    JSON.parse(
      readFileSync(
        join(reference ?? '', 'api-recordings/governance/dlp/v2-policy-except-environments.json'),
        'utf8',
      ),
    ) as JsonRecord

  it('keeps everything but the moved connector', () => {
    const { document, diff } = plan(recorded(), { moves: [{ connector: 'bttn', to: 'Blocked' }] })
    expect(diff.connectors).toMatchObject([{ name: 'bttn', from: 'General', to: 'Blocked' }])
    expect(differencesFrom(recorded(), document)).toEqual([
      'policyDefinition.connectorGroups[general].connectors[shared_bttn]',
      'policyDefinition.connectorGroups[blocked].connectors[shared_bttn]',
    ])
    expect(identifyPolicy(document)).toEqual(identifyPolicy(recorded()))
  })
})
