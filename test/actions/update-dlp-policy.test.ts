// Decisions of update-dlp-policy: which policy, which lines, which environments, and what becomes of a write.
import { AlmError, silentLogger, type JsonRecord } from '@powerops/core'
import type { PolicyItem } from '@powerops/admin'
import { planPolicyChange, type EnvironmentFilter } from '@powerops/dlp'
import { fetchCatalogue } from '../../actions/update-dlp-policy/catalogue.js'
import { connectorMoves } from '../../actions/update-dlp-policy/connector-moves-input.js'
import {
  coveredEnvironments,
  fetchTenantEnvironments,
  policiesCovering,
} from '../../actions/update-dlp-policy/environments.js'
import { choosePolicy } from '../../actions/update-dlp-policy/find-policy.js'
import { describe as describeReport, describeInLog } from '../../actions/update-dlp-policy/report.js'
import { writePolicy, type Revision } from '../../actions/update-dlp-policy/write.js'
import { fakeClock } from '../helpers/scripted-http.js'

const ID = 'd1900000-0000-4000-8000-000000000001'
const filterOf = (kind: EnvironmentFilter['kind'], ...ids: string[]): EnvironmentFilter => ({ kind, ids })
const RSS = { id: '/providers/Microsoft.PowerApps/apis/shared_rss', displayName: 'RSS' }

describe('move-connectors', () => {
  const parse = (text: string): unknown => connectorMoves.required().parse(text, 'move-connectors')

  it.each<[string, string, string]>([
    ['shared_sql: Business', 'shared_sql', 'Confidential'],
    ['  SQL Server :non-business ', 'SQL Server', 'General'],
    ['SQL Server = Nonbusiness', 'SQL Server', 'General'],
    ['SQL Server -> Non Business', 'SQL Server', 'General'],
    ['SQL Server => general', 'SQL Server', 'General'],
    [
      '/providers/Microsoft.PowerApps/apis/shared_sql | BLOCKED',
      '/providers/Microsoft.PowerApps/apis/shared_sql',
      'Blocked',
    ],
    ['Contoso: Orders = all: "Confidential"', 'Contoso: Orders = all', 'Confidential'],
    ["'Contoso: Orders': Blocked", 'Contoso: Orders', 'Blocked'],
  ])('reads %j', (line, connector, to) => {
    expect(parse(`\n${line}\r\n\n`)).toEqual([{ connector, to }])
  })

  it('reads several on one line', () => {
    expect(parse('a, b: Business, c;d: non-business; e: Blocked,')).toEqual([
      { connector: 'a, b', to: 'Confidential' },
      { connector: 'c;d', to: 'General' },
      { connector: 'e', to: 'Blocked' },
    ])
  })

  it.each(['shared_sql', 'shared_sql:', ': Business', 'a: constructor', 'shared_sql Business'])(
    'refuses %j',
    (line) => {
      expect(() => parse(line)).toThrow(expect.objectContaining({ code: 'input-invalid' }) as AlmError)
    },
  )
})

describe('the policy', () => {
  const items = [
    [ID, 'Company data'],
    ['b', 'company DATA'],
    ['c', ID],
    ['d', 'Twin'],
    ['e', ' Twin'],
  ].map(([id = '', displayName = '']) => ({ id, displayName, environmentType: '', environmentIds: [] }))

  it.each([
    [`{${ID.toUpperCase()}}`, ID],
    ['Company data', ID],
    ['company DATA ', 'b'],
  ])('that %j means', (reference, id) => {
    expect(choosePolicy(reference, items).id).toBe(id)
  })

  it.each([
    ['twin', items, 'dlp-policy-ambiguous', /d \("Twin"\), e/],
    ['COMPANY data', items, 'dlp-policy-ambiguous', /2 data policies/],
    ['Compny data', items, 'dlp-policy-not-found', /"Compny data"/],
    ['any', [], 'dlp-policy-not-found', /"any"/],
  ])('that %j does not mean', (reference, policies, code, message) => {
    expect(() => choosePolicy(reference, policies)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }) as AlmError,
    )
  })
})

describe('the environments that a policy covers', () => {
  const tenant = ['A', 'b'].map((id) => ({ id, name: `Environment ${id}` }))
  it.each<[EnvironmentFilter, typeof tenant | undefined, string[] | undefined]>([
    [filterOf('AllEnvironments'), tenant, ['A', 'b']],
    [filterOf('AllEnvironments'), undefined, undefined],
    [filterOf('ExceptEnvironments', 'a', 'gone'), tenant, ['b']],
    [filterOf('ExceptEnvironments', 'a'), undefined, undefined],
    [filterOf('OnlyEnvironments', 'a', 'gone'), tenant, ['A']],
    [filterOf('OnlyEnvironments', 'a', 'gone'), undefined, ['a', 'gone']],
    [filterOf('SingleEnvironment', 'b'), tenant, ['b']],
  ])('of %j in a tenant of %j are %j', (given, known, ids) => {
    expect(coveredEnvironments(given, known)?.map(({ id }) => id)).toEqual(ids)
  })

  it('are unknown to an identity that may not list them, and any other failure is one', async () => {
    const failing = (code: 'access-denied' | 'service-error') => ({
      listEnvironments: () => Promise.reject(new AlmError(code, { message: code })),
    })
    await expect(fetchTenantEnvironments(failing('access-denied'))).resolves.toBeUndefined()
    await expect(fetchTenantEnvironments(failing('service-error'))).rejects.toMatchObject({
      code: 'service-error',
    })
  })
})

describe('other policies that cover an environment', () => {
  const item = (environmentType: string, ...environmentIds: string[]): PolicyItem => ({
    id: environmentType,
    displayName: environmentType,
    environmentType,
    environmentIds,
  })

  it.each([
    [item('AllEnvironments'), true],
    [item('AllEnvironments', 'e1'), true],
    [item('ExceptEnvironments', 'e1'), false],
    [item('ExceptEnvironments', 'e2'), true],
    [item('OnlyEnvironments', 'e1'), true],
    [item('OnlyEnvironments', 'e2'), false],
    [item('SingleEnvironment', 'e1'), true],
    [item('Unheard', 'e1'), false],
  ])('%j: %j', (policy, covers) => {
    expect(policiesCovering('E1', [policy])).toHaveLength(covers ? 1 : 0)
  })

  it('are missed where there is none', () => {
    const environments = [{ id: 'e1', name: 'One', change: 'excluded' }] as const
    const { warnings } = describeInLog({
      policy: { id: ID, name: 'P', etag: undefined },
      diff: {
        connectors: [],
        environments,
        filter: { from: filterOf('AllEnvironments'), to: filterOf('ExceptEnvironments', 'e1') },
      },
      outcome: 'planned',
      covered: undefined,
      otherPolicies: new Map([['e1', []]]),
      otherwise: [],
    })
    expect(warnings).toEqual([expect.stringMatching(/no other.*"One" \(e1\)/)])
  })
})

describe('the catalogue', () => {
  const custom = { id: '/x/shared_own', name: 'shared_own', displayName: 'Own', custom: true }
  const asked: string[] = []
  const admin = {
    listConnectors: () => Promise.resolve([{ ...RSS, name: 'shared_rss', custom: false }]),
    listVirtualConnectors: () => Promise.resolve([]),
    listUnblockableConnectors: () => Promise.resolve(['x']),
    listCustomConnectors: (id: string) => {
      asked.push(id)
      return Promise.resolve(id === '2' ? [custom] : [])
    },
  }
  const environments = ['1', '2', '3'].map((id) => ({ id }))
  beforeEach(() => asked.splice(0))

  it.each([
    ['no environment for what the tenant has', 'RSS', [], []],
    ['no environment for what the policy lists', 'Listed', [], []],
    ['the environments up to the one that has it', 'Own', ['2'], ['1', '2']],
    ['all of them for what none has', 'None', ['2'], ['1', '2', '3']],
  ])('asks %s', async (_what, connector, found, places) => {
    const known = [{ id: '/x/listed', displayName: 'Listed' }]
    const catalogue = await fetchCatalogue(admin, [{ connector, to: 'Blocked' }], known, environments)
    expect(asked).toEqual(places)
    expect(catalogue.connectors).toHaveLength(1 + found.length)
  })
})

describe('writing', () => {
  const policy = (
    etag: string | undefined,
    blocked: readonly object[] = [],
    more: object = {},
  ): JsonRecord => ({
    policyDefinition: {
      name: ID,
      displayName: 'Company data',
      defaultConnectorsClassification: 'General',
      connectorGroups: [
        { classification: 'Confidential', connectors: [] },
        { classification: 'General', connectors: [] },
        { classification: 'Blocked', connectors: blocked },
      ],
      environmentType: 'AllEnvironments',
      environments: [],
      ...(etag === undefined ? {} : { etag }),
      ...more,
    },
  })
  const entry = { id: RSS.id, name: 'RSS', type: 'Microsoft.PowerApps/apis' }
  const asked = { moves: [{ connector: 'RSS', to: 'Blocked' as const }], include: [], exclude: [] }
  const catalogue = { connectors: [RSS], unblockable: [] }
  const revisionOf = (read: JsonRecord): Revision => ({
    read,
    change: asked,
    catalogue,
    planned: planPolicyChange(read, asked, catalogue),
  })
  const error = (code: ConstructorParameters<typeof AlmError>[0], status?: number): AlmError =>
    new AlmError(code, { message: code, details: { status } })

  /** Reads the documents in turn, the last one for ever. */
  function service(reads: readonly (JsonRecord | AlmError)[], answer?: AlmError) {
    const sent: JsonRecord[] = []
    let count = 0
    const getPolicy = (): Promise<JsonRecord> => {
      const read = reads[Math.min(count++, reads.length - 1)]
      return read === undefined || read instanceof AlmError
        ? Promise.reject(read ?? new Error('no read'))
        : Promise.resolve(read)
    }
    const replacePolicy = (_id: string, document: JsonRecord): Promise<void> => {
      sent.push(document)
      return answer ? Promise.reject(answer) : Promise.resolve()
    }
    return { sent, admin: { getPolicy, replacePolicy } }
  }
  const ports = () => ({ log: silentLogger, clock: fakeClock(), signal: new AbortController().signal })
  const before = policy('e1')
  const after = policy('e2', [entry])

  it.each<[string, (JsonRecord | AlmError)[], AlmError | undefined, string[]]>([
    ['is done when the policy shows it', [before, after], undefined, []],
    ['is done when the policy shows it late', [before, before, before, after], undefined, []],
    ['is done though its answer was lost', [before, after], error('outcome-unknown'), []],
    ['is done though the service failed', [before, after], error('service-error', 503), []],
    [
      'tells what else the service changed',
      [before, policy('e2', [entry], { displayName: 'Renamed' })],
      undefined,
      ['policyDefinition.displayName'],
    ],
  ])('%s', async (_what, reads, answer, otherwise) => {
    const { sent, admin } = service(reads, answer)
    await expect(writePolicy(admin, revisionOf(before), ports())).resolves.toEqual({ etag: 'e2', otherwise })
    expect(sent).toEqual([policy('e1', [entry])])
  })

  it.each<[string, (JsonRecord | AlmError)[], AlmError | undefined, string, number]>([
    ['nothing when somebody was faster', [policy('e9')], undefined, 'dlp-policy-changed', 0],
    [
      'once when somebody was faster still',
      [before, policy('e9')],
      error('dlp-policy-changed', 409),
      'dlp-policy-changed',
      1,
    ],
    ['once when somebody else wrote over it', [before, policy('e9')], undefined, 'dlp-policy-changed', 1],
    ['once when the policy stays as it was', [before], undefined, 'service-error', 1],
    [
      'once when the answer was lost and the policy stays',
      [before],
      error('outcome-unknown'),
      'outcome-unknown',
      1,
    ],
    ['once when the service says no', [before], error('service-error', 400), 'service-error', 1],
    [
      'once when the policy cannot be read back',
      [before, error('network-error')],
      undefined,
      'outcome-unknown',
      1,
    ],
    ['once when the job is cancelled', [before, error('cancelled')], undefined, 'cancelled', 1],
  ])('sends %s', async (_what, reads, answer, code, count) => {
    const { sent, admin } = service(reads, answer)
    await expect(writePolicy(admin, revisionOf(before), ports())).rejects.toMatchObject({ code })
    expect(sent).toHaveLength(count)
  })

  it.each([
    ['equal', policy(undefined), 1],
    ['different', policy(undefined, [], { displayName: 'Other' }), 0],
  ])('compares by content what has no revision: %s', async (_what, now, count) => {
    const { sent, admin } = service([now, policy(undefined, [entry])])
    await writePolicy(admin, revisionOf(policy(undefined)), ports()).catch(() => undefined)
    expect(sent).toHaveLength(count)
  })
})

describe('the report', () => {
  const filter = { kind: 'AllEnvironments', ids: [] } as const
  const hostile = '<img src=x>|`a`\n::error::x @all'
  const report = {
    policy: { id: ID, name: hostile, etag: hostile },
    diff: {
      connectors: [{ id: hostile, name: hostile, from: 'General', wasUnlisted: false, to: 'Blocked' }],
      environments: [{ id: hostile, name: hostile, change: 'excluded' }],
      filter: { from: filter, to: { kind: 'ExceptEnvironments', ids: [hostile] } },
    },
    outcome: 'planned',
    covered: Array.from({ length: 1000 }, (_, index) => ({ id: `${index}`, name: hostile })),
    otherPolicies: new Map([[hostile, [hostile]]]),
    otherwise: [hostile],
  } as const

  it('escapes names, and bounds lists', () => {
    const text = describeReport(report)
    expect(text.replace(/`+[^`\n]*`+/g, '')).not.toMatch(/<img|@all|^::/m)
    expect(text.split('\n').filter((line) => line.startsWith('|')).length).toBeLessThan(230)
    expect(text).toMatch(/and 800 more/)
  })

  it('says in the log what the summary says', () => {
    const { lines: said, warnings } = describeInLog(report)
    const lines = said.join('\n')
    expect(warnings).toEqual([expect.stringContaining('something else')])
    expect(lines).toMatch(/would be moved from Non-business to Blocked/)
    expect(lines).toMatch(/would be excluded/)
    expect(lines).toMatch(/would be for all environments but/)
    expect(lines).toMatch(/1000 environments/)
  })
})
