// Deployments as records: what is taken over, what is left out, what is no record at all.
import {
  formatApproval,
  formatFacts,
  parseFacts,
  readApprovalNote,
  readDeployment,
  type ApprovalNote,
  type DeploymentRow,
  type HistoryRecord,
} from '../src/index.js'
import { parseGuid, parseVersion } from '@powerops/core'
import { at, BOT, COMMIT, CREATORS, DIGEST, MALLORY, record, REPOSITORY, row, status } from './rows.js'

const JOB_ID = '11111111-2222-3333-4444-555555555555'
const reasonOf = (deployment: DeploymentRow): string | undefined => {
  const read = readDeployment(REPOSITORY, deployment, CREATORS)
  return read.kind === 'foreign' ? read.foreign.reason : undefined
}

it('reads the smallest record', () => {
  expect(record()).toEqual({
    repository: REPOSITORY,
    deploymentId: 1,
    environment: 'test',
    production: false,
    solution: 'ContosoApp',
    version: '1.2.0.0',
    digest: DIGEST,
    commit: COMMIT,
    runId: 7,
    runAttempt: 1,
    outcome: 'success',
    inactive: false,
    queuedAt: at(0),
    finishedAt: at(5),
    recordedBy: BOT.login,
  })
})

it('reads everything that a record can hold', () => {
  const approval = {
    decision: 'approved',
    requestId: '0123456789ab',
    approvers: [{ id: 1, login: 'adam-admin' }],
    evidence: ['https://github.com/contoso/apps/actions/runs/7'],
    decidedAt: at(1),
  }
  const payload = {
    managed: true,
    previousVersion: '1.1.0.0',
    operation: 'upgrade',
    importJobId: JOB_ID,
    planDigest: 'cd'.repeat(32),
    workflowCommit: 'd1'.repeat(20),
    requester: 'mia-maker',
    environmentUrl: 'https://contoso-test.crm4.dynamics.com',
    approval,
    approvalDigest: 'ef'.repeat(32),
  }
  const logUrl = 'https://github.com/contoso/apps/actions/runs/7'
  const statuses = [status('queued', 1), status('in_progress', 2, { logUrl }), status('success', 9)]
  const { approvalDigest: digest, ...plain } = payload
  expect(record({ production: true, statuses }, payload)).toMatchObject({
    ...plain,
    production: true,
    environmentUrl: 'https://contoso-test.crm4.dynamics.com/',
    approval: {
      approvers: ['adam-admin'],
      requestId: '0123456789ab',
      evidence: approval.evidence,
      decidedAt: at(1),
      digest,
    },
    logUrl,
    queuedAt: at(0),
    startedAt: at(2),
    finishedAt: at(9),
  })
})

describe('how an import stands', () => {
  it.each<[string, DeploymentRow['statuses'], Partial<HistoryRecord>]>([
    ['waits before its first status', [], { outcome: 'queued' }],
    ['waits while GitHub holds the job', [status('waiting', 1)], { outcome: 'queued' }],
    ['runs', [status('in_progress', 2), status('queued', 1)], { outcome: 'in_progress', startedAt: at(2) }],
    ['failed', [status('in_progress', 2), status('error', 3)], { outcome: 'failure', finishedAt: at(3) }],
    [
      'ended while it was queued, so that no import failed',
      [status('queued', 1), status('failure', 3)],
      { outcome: 'failure', neverBegan: true, finishedAt: at(3) },
    ],
    [
      'began once, however often it is said',
      [status('in_progress', 2), status('in_progress', 4)],
      { outcome: 'in_progress', startedAt: at(2) },
    ],
    [
      'began anew after a failure',
      [status('in_progress', 2), status('failure', 3), status('in_progress', 4), status('failure', 5)],
      { outcome: 'failure', startedAt: at(4), finishedAt: at(5) },
    ],
    [
      'succeeded in the second in which it began',
      [status('success', 2), status('in_progress', 2)],
      { outcome: 'success' },
    ],
    [
      'succeeded, and was replaced since',
      [status('inactive', 9), status('success', 5)],
      { outcome: 'success', inactive: true, finishedAt: at(5) },
    ],
    [
      'failed, although somebody else says that it succeeded',
      [status('failure', 3), status('success', 4, { creator: MALLORY })],
      { outcome: 'failure' },
    ],
    [
      'failed, although a person has the name of the bot',
      [status('failure', 3), status('success', 4, { creator: { login: BOT.login, type: 'User' } })],
      { outcome: 'failure' },
    ],
    [
      'waits when nobody known has said more',
      [status('success', 4, { creator: MALLORY })],
      { outcome: 'queued' },
    ],
    [
      'is not known to have ended by a word that is new',
      [status('in_progress', 2), status('superb', 4)],
      { outcome: 'in_progress' },
    ],
    ['is not an own property of every object', [status('constructor', 4)], { outcome: 'queued' }],
  ])('%s', (_, statuses, expected) => {
    expect(record({ statuses })).toMatchObject(expected)
  })

  it('learns from later statuses what was not known when the record was opened', () => {
    const facts = {
      operation: 'update',
      previousVersion: parseVersion('1.1.0.0'),
      importJobId: parseGuid(JOB_ID, 'it'),
    }
    const statuses = [status('queued', 1), status('success', 4, { description: formatFacts(facts, '') })]
    expect(record({ statuses })).toMatchObject(facts)
  })
})

describe('the approval that statuses tell of', () => {
  const logUrl = 'https://github.com/contoso/apps/actions/runs/7'
  const requestId = '0123456789ab'
  const approvalIn = (...descriptions: string[]): HistoryRecord['approval'] =>
    record({
      statuses: descriptions.map((description, index) =>
        status('in_progress', index, { description, logUrl }),
      ),
    }).approval

  it.each<[string, ApprovalNote, string]>([
    ['a run', { approvers: ['adam-admin'], requestId }, logUrl],
    [
      'a pull request or an issue',
      { approvers: ['adam-admin', 'release-bot[bot]'], requestId, number: 12 },
      'https://github.com/contoso/apps/issues/12',
    ],
    [
      'more people than one description holds',
      { approvers: Array.from({ length: 12 }, (_, index) => `${index}-${'x'.repeat(37)}`), requestId },
      logUrl,
    ],
  ])('comes back as it was: in %s', (_, note, evidence) => {
    const lines = formatApproval(note)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(140)
    expect(approvalIn(...lines)).toEqual({ approvers: note.approvers, requestId, evidence: [evidence] })
  })

  it('is the first, and none that somebody else tells of', () => {
    const lines = ['approved by ada (request 0123456789ab)', 'approved by bea (request ba9876543210)']
    expect(approvalIn(...lines)).toMatchObject({ approvers: ['ada'], requestId: '0123456789ab' })
    const [description = ''] = lines
    const forged = status('in_progress', 3, { description, creator: MALLORY })
    expect(record({ statuses: [forged] }).approval).toBeUndefined()
  })

  it.each([
    'approved by ada',
    'approved by ada (request 0123)',
    'approved by <img src=x> (request 0123456789ab)',
    'approved by  (request 0123456789ab)',
    'not approved by ada (request 0123456789ab)',
  ])('is not seen in %j', (description) => {
    expect(approvalIn(description)).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['a rejection', { decision: 'rejected' }],
    ['nobody', { decision: 'approved', requestId, approvers: [] }],
    ['no request', { decision: 'approved', approvers: [{ login: 'ada' }] }],
    ['no object', 'approved'],
  ])('is not made of a record of %s', (_, approvalRecord) => {
    expect(readApprovalNote(approvalRecord)).toBeUndefined()
  })
})

describe('facts in the description of a status', () => {
  const importJobId = parseGuid(JOB_ID, 'it')
  const previousVersion = parseVersion('1.1.0.0')
  it.each([
    [{ operation: 'install', importJobId }, `install; import job ${JOB_ID}`],
    [{ operation: 'upgrade', previousVersion, importJobId }, `upgrade from 1.1.0.0; import job ${JOB_ID}`],
    [{ importJobId }, `import job ${JOB_ID}`],
    [{ operation: 'holding' }, 'holding'],
  ])('come back as they were: %j', (facts, text) => {
    expect(formatFacts(facts, 'ContosoApp')).toBe(text)
    expect(parseFacts(text)).toEqual(facts)
    expect(text.length).toBeLessThanOrEqual(140)
  })

  it.each([
    '',
    'ContosoApp 1.2.0.0',
    'explode',
    'replaced by 1.3.0.0, deployment 9',
    'install; import job x',
    'update from ..',
  ])('are not seen in other texts: %j', (text) => {
    expect(Object.keys(parseFacts(text)).filter((key) => key !== 'operation')).toEqual([])
  })

  it('give way to the name where there are none', () => {
    expect(formatFacts({}, 'ContosoApp 1.2.0.0')).toBe('ContosoApp 1.2.0.0')
  })
})

describe('is no record, and says why', () => {
  const deep: unknown = JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500))
  it.each<[string, DeploymentRow, RegExp]>([
    ['of another task', row({ task: 'deploy' }), /task/],
    ['by a person who is not on the list', row({ creator: MALLORY }), /creator/],
    ['by a person who calls himself a bot', row({ creator: { login: BOT.login, type: 'User' } }), /creator/],
    ['by an account that is gone', (({ creator: _, ...rest }) => rest)(row()), /creator/],
    ['moved by a status', row({ originalEnvironment: 'dev' }), /moved/],
    ['with text as payload', row({ payload: 'hello' }), /schema version/],
    ['with null as payload', row({ payload: null }), /schema version/],
    ['with a list as payload', row({ payload: [1] }), /schema version/],
    ['with a payload of nothing but depth', row({ payload: deep }), /schema version/],
    ['of a later schema', row({}, { schemaVersion: 2 }), /schema version/],
    ['of a solution that is none', row({}, { solution: '<img src=x>' }), /solution/],
    ['of a solution in a list', row({}, { solution: ['ContosoApp'] }), /solution/],
    ['with a version that is a number', row({}, { version: 1.2 }), /version/],
    ['with a digest in capitals', row({}, { digest: 'AB'.repeat(32) }), /digest/],
    ['with a digest that goes on', row({}, { digest: `${DIGEST}\n| x |` }), /digest/],
    ['with a run that is text', row({}, { runId: '7' }), /run id/],
    ['with a run of no number', row({}, { runId: Infinity }), /run id/],
    ['with attempt 0', row({}, { runAttempt: 0 }), /run attempt/],
    ['of a commit that is a branch', row({ sha: 'main' }), /commit/],
    ['at no time', row({ createdAt: 'yesterday' }), /time/],
  ])('%s', (_, deployment, reason) => {
    expect(reasonOf(deployment)).toMatch(reason)
  })

  it('names the deployment', () => {
    const read = readDeployment(REPOSITORY, row({ creator: MALLORY }), CREATORS)
    expect(read).toMatchObject({
      kind: 'foreign',
      foreign: { repository: REPOSITORY, deploymentId: 1, environment: 'test', createdBy: 'mallory' },
    })
  })
})

it.each<[string, object]>([
  ['an operation that is none', { operation: 'explode' }],
  ['a previous version that is none', { previousVersion: '1.x' }],
  ['an import job that is none', { importJobId: 'x'.repeat(100_000) }],
  ['a requester with markup', { requester: 'mia](https://evil)' }],
  ['an address that runs script', { environmentUrl: 'javascript:alert(1)' }],
  ['an address with a password', { environmentUrl: 'https://a:b@contoso.example' }],
  ['an address without an end', { environmentUrl: `https://contoso.example/${'a'.repeat(10_000)}` }],
  ['a kind that is text', { managed: 'true' }],
  ['an approval that is text', { approval: 'approved' }],
  ['an approval that says no', { approval: { decision: 'rejected', approvers: [{ login: 'adam' }] } }],
  ['a plan that is an object', { planDigest: {} }],
])('leaves out %s', (_, payload) => {
  const [name = ''] = Object.keys(payload)
  expect(record({}, payload)).not.toHaveProperty(name)
})

it('leaves out approvers and links that are none, and counts no further than anybody reads', () => {
  const approvers = [
    { login: 'adam' },
    { login: '@everyone' },
    'eve',
    null,
    ...Array.from({ length: 10_000 }, () => ({ login: 'x' })),
  ]
  const evidence = ['https://github.com/a(b)|`c`', 'javascript:alert(1)', 7]
  const { approval } = record({}, { approval: { decision: 'approved', approvers, evidence } })
  expect(approval?.approvers.slice(0, 3)).toEqual(['adam', 'x', 'x'])
  expect(approval?.approvers.length).toBeLessThan(50)
  expect(approval?.evidence).toEqual(['https://github.com/a%28b%29%7C%60c%60'])
})
