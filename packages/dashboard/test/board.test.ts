// What is derived from the history: stages in order, what they hold, what is behind, what needs attention.
import {
  findProblems,
  planBoard,
  readDashboardDocument,
  type DashboardDocument,
  type Deployment,
} from '@powerops/dashboard'
import { daysAgo, NOW, sampleDocument } from './sample.js'

let number = 0

function deployment(environment: string, days: number, changes: Partial<Deployment> = {}): Deployment {
  number++
  const at = daysAgo(days)
  return {
    repository: 'contoso/apps',
    deploymentId: 1000 - days,
    environment,
    production: environment.startsWith('prod'),
    solution: 'Visits',
    version: '1.0.0.0',
    digest: 'aa',
    commit: '',
    runId: number,
    runAttempt: 1,
    outcome: 'success',
    inactive: false,
    queuedAt: at,
    finishedAt: at,
    recordedBy: 'github-actions[bot]',
    ...changes,
  }
}

describe('the order of stages', () => {
  it.each([
    {
      what: 'is that in which the same bytes reached them, production last',
      history: [deployment('production', 1), deployment('uat', 2), deployment('a test', 3)],
      stages: [],
      order: ['a test', 'uat', 'production'],
    },
    {
      what: 'does not follow the alphabet',
      history: [deployment('alpha', 1, { digest: 'b' }), deployment('zeta', 2, { digest: 'b' })],
      stages: [],
      order: ['zeta', 'alpha'],
    },
    {
      what: 'is as wished, whatever the case, and others follow',
      history: [deployment('prod', 1), deployment('uat', 2), deployment('test', 3), deployment('hotfix', 4)],
      stages: ['UAT', 'Test', 'nowhere'],
      order: ['uat', 'test', 'hotfix', 'prod'],
    },
    {
      what: 'does not count imports that failed',
      history: [deployment('late', 3, { outcome: 'failure' }), deployment('early', 2), deployment('late', 1)],
      stages: [],
      order: ['early', 'late'],
    },
    { what: 'of nothing is nothing', history: [], stages: ['test'], order: [] },
  ])('$what', ({ history, stages, order }) => {
    expect(planBoard(history, stages).environments).toEqual(order)
  })
})

describe('a stage', () => {
  const newer = { version: '1.1.0.0', digest: 'bb' }
  it.each<{ what: string; history: Deployment[]; stage: string; expected: object }>([
    {
      what: 'holds the newest success, and tells of a failure after it',
      history: [deployment('test', 1, { ...newer, outcome: 'failure' }), deployment('test', 2)],
      stage: 'test',
      expected: { current: { version: '1.0.0.0' }, newer: { version: '1.1.0.0', outcome: 'failure' } },
    },
    {
      what: 'is there when nothing has succeeded yet',
      history: [deployment('test', 1, { outcome: 'failure' })],
      stage: 'test',
      expected: { newer: { outcome: 'failure' } },
    },
    {
      what: 'forgets a failure that a success followed',
      history: [deployment('test', 1), deployment('test', 2, { outcome: 'failure' })],
      stage: 'test',
      expected: { newer: undefined },
    },
    {
      what: 'is behind the stage before when that got other bytes later',
      history: [deployment('test', 1, newer), deployment('prod', 2), deployment('test', 3)],
      stage: 'prod',
      expected: { ahead: { version: '1.1.0.0', environment: 'test' }, untested: false },
    },
    {
      what: 'is not behind when it has the same bytes',
      history: [deployment('test', 1), deployment('prod', 2), deployment('test', 3)],
      stage: 'prod',
      expected: { ahead: undefined },
    },
    {
      what: 'of production is untested when no other stage ever held the bytes',
      history: [deployment('prod', 1, newer), deployment('test', 2)],
      stage: 'prod',
      expected: { untested: true },
    },
    {
      what: 'of production is tested by bytes that test held once and holds no more',
      history: [deployment('test', 1, newer), deployment('prod', 2), deployment('test', 3)],
      stage: 'prod',
      expected: { untested: false },
    },
  ])('$what', ({ history, stage, expected }) => {
    const found = planBoard(history).projects[0]?.stages.get(stage)
    expect({ newer: undefined, ahead: undefined, ...found }).toMatchObject(expected)
  })

  it('is not called untested when older deployments are missing', () => {
    const history = [deployment('prod', 1, newer), deployment('test', 2)]
    expect(planBoard(history, [], false).projects[0]?.stages.get('prod')?.untested).toBe(false)
  })

  it('belongs to one project however its names are written, and to another in another repository', () => {
    const history = [
      deployment('Test', 1, { solution: 'visits', repository: 'Contoso/Apps' }),
      deployment('test', 2),
      deployment('test', 3, { repository: 'contoso/other' }),
    ]
    expect(planBoard(history).projects.map(({ stages }) => [...stages.keys()])).toEqual([['test'], ['test']])
    expect(planBoard(history).environments).toEqual(['Test'])
  })
})

describe('problems', () => {
  const document = (changes: Partial<DashboardDocument>): DashboardDocument => ({
    ...readDashboardDocument({ history: [] }, 'it', NOW).document,
    ...changes,
  })
  const kinds = (given: DashboardDocument, warnDays = 14): string[] =>
    findProblems(given, planBoard(given.history), NOW, warnDays).map(({ kind }) => kind)

  it.each<{ what: string; changes: Partial<DashboardDocument>; expected: string[] }>([
    { what: 'none in an empty document', changes: {}, expected: [] },
    {
      what: 'a failure that nothing followed',
      changes: { history: [deployment('test', 1, { outcome: 'failure' }), deployment('test', 2)] },
      expected: ['failed'],
    },
    {
      what: 'an import that never ended',
      changes: { history: [deployment('test', 2, { outcome: 'in_progress' })] },
      expected: ['stuck'],
    },
    {
      what: 'a wait that is longer than any run',
      changes: {
        history: [
          deployment('uat', 34, { outcome: 'queued' }),
          deployment('test', 36, { outcome: 'queued' }),
        ],
      },
      expected: ['stuck'],
    },
    {
      what: 'no import that somebody rejected, and what failed before it all the same',
      changes: {
        history: [
          deployment('uat', 1, { outcome: 'failure', neverBegan: true }),
          deployment('test', 1, { outcome: 'failure', neverBegan: true }),
          deployment('test', 2, { outcome: 'failure' }),
          deployment('test', 3),
        ],
      },
      expected: ['failed'],
    },
    {
      what: 'no import that began an hour ago',
      changes: { history: [deployment('test', 0.04, { outcome: 'in_progress' })] },
      expected: [],
    },
    {
      what: 'environments that end soon or have ended, the ended ones first',
      changes: {
        environments: [
          { name: 'soon', expiresAt: daysAgo(-13.9) },
          { name: 'over', expiresAt: daysAgo(0) },
          { name: 'later', expiresAt: daysAgo(-14.1) },
          { name: 'stays' },
        ],
      },
      expected: ['expired', 'expiring'],
    },
    {
      what: 'repositories that were not read, and deployments that are not counted',
      changes: {
        unreadable: [{ repository: 'a/b', reasonCode: 'access-denied', message: '' }],
        foreign: [
          { repository: 'a/b', deploymentId: 1, environment: 'x', createdAt: daysAgo(1), reason: 'r' },
        ],
      },
      expected: ['unreadable', 'foreign'],
    },
  ])('$what', ({ changes, expected }) => {
    expect(kinds(document(changes))).toEqual(expected)
  })
})

describe('a document that is handed in', () => {
  it.each([null, 7, 'text', {}, { history: 'none' }])('is refused when it holds no list: %j', (given) => {
    expect(() => readDashboardDocument(given, 'input data-file', NOW)).toThrow(/input data-file/)
  })

  it('comes back as it was when it is one of ours', () => {
    const own = sampleDocument(40)
    const written = JSON.parse(JSON.stringify(own)) as unknown
    expect(readDashboardDocument(written, 'it', NOW)).toEqual({ document: own, unreadEntries: 0 })
  })

  it.each([
    ['success', 'success'],
    ['inactive', 'success'],
    ['error', 'failure'],
    ['pending', 'queued'],
    ['constructor', 'unknown'],
    [null, 'unknown'],
    [7, 'unknown'],
  ])('may say of an import that it is %j, which is %s', (state, outcome) => {
    const { document } = readDashboardDocument(
      [{ solution: 'A', environment: 'test', outcome: state }],
      'it',
      NOW,
    )
    expect(document.history).toMatchObject([{ outcome }])
  })

  it('may be a bare list, of which what names nothing is counted', () => {
    const list = [{ solution: 'A', environment: 'test', state: 'failure' }, null, {}, { solution: ' ' }]
    const { document, unreadEntries } = readDashboardDocument(list, 'it', NOW)
    expect(document.history).toMatchObject([{ solution: 'A', outcome: 'failure' }])
    expect(unreadEntries).toBe(3)
  })
})
