// Which record proves a test: the honest one, and none of the forgeries that somebody with write access can make.
import {
  findCandidates,
  findSuccessfulTest,
  importJobName,
  type Evidence,
  type HistoryRecord,
  type JobEvidence,
  type RunEvidence,
  type TestWish,
  type TrustRules,
} from '../src/index.js'
import { at, COMMIT, DIGEST, MALLORY, record, REPOSITORY, row, status } from './rows.js'
import { readDeployment } from '../src/index.js'

const WORKFLOW = '.github/workflows/alm-promote.yml'
const OTHER_DIGEST = 'cd'.repeat(32)
const wish: TestWish = { repository: REPOSITORY, environment: 'test', digest: DIGEST }
const rules: TrustRules = { workflows: [WORKFLOW], branches: ['main'] }
const NOW = Date.parse(at(60))

function job(name: string, more: Partial<JobEvidence> = {}): JobEvidence {
  return { name, attempt: 1, conclusion: 'success', ...more }
}

function run(more: Partial<RunEvidence> = {}): RunEvidence {
  return {
    repository: REPOSITORY,
    runId: 7,
    attempt: 1,
    workflowPath: WORKFLOW,
    event: 'workflow_dispatch',
    headSha: COMMIT,
    headBranch: 'main',
    createdAt: at(-1),
    jobs: [job('Build'), job(`Test / ${importJobName('test', DIGEST)}`)],
    ...more,
  }
}

const evidenceOf = (...runs: RunEvidence[]): Evidence => new Map(runs.map((each) => [each.runId, each]))

function reasonFor(
  records: HistoryRecord[],
  evidence: Evidence,
  { wanted = wish, by = rules }: { wanted?: TestWish; by?: TrustRules } = {},
): string | undefined {
  const { found, rejected } = findSuccessfulTest(records, evidence, wanted, by, NOW)
  return found ? undefined : (rejected[0]?.reason ?? 'nothing')
}

it('finds the honest record', () => {
  expect(findSuccessfulTest([record()], evidenceOf(run()), wish, rules, NOW)).toEqual({
    found: record(),
    rejected: [],
  })
})

it.each<[string, HistoryRecord, RunEvidence]>([
  [
    'that has been replaced since',
    record({ statuses: [status('success', 5), status('inactive', 9)] }),
    run(),
  ],
  ['of an import job that calls nothing', record(), run({ jobs: [job(importJobName('test', DIGEST))] })],
  [
    'whose run goes on or failed later',
    record(),
    run({ jobs: [job(importJobName('test', DIGEST)), job('Production', { conclusion: 'failure' })] }),
  ],
  [
    'whose job has its name cut',
    record(),
    run({ jobs: [job(`${importJobName('test', DIGEST).slice(0, 55)}…`)] }),
  ],
  [
    'whose job names the digest with its kind',
    record(),
    run({ jobs: [job(`Import into Test: sha256:${DIGEST.toUpperCase()}`)] }),
  ],
  [
    'of a commit that the run made itself',
    record({ sha: 'd1'.repeat(20) }, { workflowCommit: COMMIT }),
    run(),
  ],
])('finds the record %s', (_, given, evidence) => {
  expect(reasonFor([given], evidenceOf(evidence))).toBeUndefined()
})

it.each<[string, HistoryRecord, RunEvidence, RegExp]>([
  ['of other bytes', record({}, { digest: OTHER_DIGEST }), run(), /other bytes/],
  ['of another environment', record({ environment: 'dev' }), run(), /environment "dev"/],
  ['of another repository', { ...record(), repository: 'evil/apps' }, run(), /repository "evil\/apps"/],
  ['of an import that failed', record({ statuses: [status('failure', 5)] }), run(), /stands at failure/],
  [
    'of an import that runs',
    record({ statuses: [status('in_progress', 5)] }),
    run(),
    /stands at in_progress/,
  ],
  ['from the future', record({ statuses: [status('success', 600)] }), run(), /future/],
  [
    'of a run that does not exist',
    record({}, { runId: 8 }),
    run(),
    /run 8, which contoso\/apps does not have/,
  ],
  ['of a run in another repository', record(), run({ repository: 'evil/apps' }), /does not have/],
  [
    'of a workflow that may not deploy',
    record(),
    run({ workflowPath: '.github/workflows/evil.yml' }),
    /evil\.yml/,
  ],
  ['of a workflow as a branch has it', record(), run({ headBranch: 'evil' }), /branch "evil"/],
  ['of a workflow on no branch', record(), (({ headBranch: _, ...rest }) => rest)(run()), /branch ""/],
  ['of a run at another commit', record(), run({ headSha: 'd1'.repeat(20) }), /at commit d1/],
  ['of an attempt that was never made', record({}, { runAttempt: 2 }), run(), /attempt 2/],
  ['from before its run', record(), run({ createdAt: at(10) }), /older than its run/],
  [
    'of a run that tested other bytes',
    record(),
    run({ jobs: [job(importJobName('test', OTHER_DIGEST))] }),
    /no job/,
  ],
  [
    'of a run that deployed elsewhere',
    record(),
    run({ jobs: [job(importJobName('dev', DIGEST))] }),
    /no job/,
  ],
  [
    'of a run whose environment only ends alike',
    record(),
    run({ jobs: [job(importJobName('my test', DIGEST))] }),
    /no job/,
  ],
  [
    'of a run whose environment spells a job',
    record(),
    run({ jobs: [job(importJobName('x / Import into test', DIGEST))] }),
    /no job/,
  ],
  [
    'of a run whose job only mentions it',
    record(),
    run({ jobs: [job(`Do not ${importJobName('test', DIGEST)}`)] }),
    /no job/,
  ],
  [
    'of a run whose job says too little',
    record(),
    run({ jobs: [job(`Import into test: ${DIGEST.slice(0, 31)}`)] }),
    /no job/,
  ],
  ['of a run whose job says more', record(), run({ jobs: [job(`Import into test: ${DIGEST}00`)] }), /no job/],
  [
    'of a run whose import failed',
    record(),
    run({ jobs: [job(importJobName('test', DIGEST), { conclusion: 'failure' })] }),
    /no job/,
  ],
  [
    'of a run whose import was skipped',
    record(),
    run({ jobs: [job(importJobName('test', DIGEST), { conclusion: 'skipped' })] }),
    /no job/,
  ],
  [
    'of a run whose import goes on',
    record(),
    run({ jobs: [(({ conclusion: _, ...rest }) => rest)(job(importJobName('test', DIGEST)))] }),
    /no job/,
  ],
  ['of a run without jobs', record(), run({ jobs: [] }), /no job/],
])('refuses the record %s', (_, given, evidence, reason) => {
  expect(reasonFor([given], evidenceOf(evidence))).toMatch(reason)
})

it('refuses everything where there is no evidence', () => {
  expect(reasonFor([record()], new Map())).toMatch(/does not have/)
  expect(reasonFor([], evidenceOf(run()))).toBe('nothing')
})

it.each<[string, Partial<TestWish>, RegExp | undefined]>([
  ['the solution', { solution: 'contosoapp' }, undefined],
  ['another solution', { solution: 'ContosoBase' }, /solution "ContosoApp"/],
  ['the commit', { commit: COMMIT }, undefined],
  ['another commit', { commit: 'd1'.repeat(20) }, /of commit c0/],
])('goes by %s where that is asked for', (_, more, reason) => {
  const found = reasonFor([record()], evidenceOf(run()), { wanted: { ...wish, ...more } })
  if (reason) expect(found).toMatch(reason)
  else expect(found).toBeUndefined()
})

it.each([
  [55, undefined],
  [54.9, /old, and at most/],
])('lets a test count for %d minutes', (minutes, reason) => {
  const found = reasonFor([record()], evidenceOf(run()), { by: { ...rules, maxAgeMs: minutes * 60_000 } })
  if (reason) expect(found).toMatch(reason)
  else expect(found).toBeUndefined()
})

it('is not led astray by forgeries around the honest record, in any order', () => {
  const forged = [
    record({ id: 5, createdAt: at(20), statuses: [status('success', 21)] }, { runId: 99 }),
    record({ id: 6, createdAt: at(30), statuses: [status('success', 31)] }, { runId: 8 }),
  ]
  const evidence = evidenceOf(run(), run({ runId: 8, headBranch: 'evil' }))
  for (const records of [
    [record(), ...forged],
    [...forged, record()],
  ]) {
    const { found, rejected } = findSuccessfulTest(records, evidence, wish, rules, NOW)
    expect(found?.deploymentId).toBe(1)
    expect(rejected.map((each) => each.record.deploymentId)).toEqual([6, 5])
  }
})

it('never sees the record of a person who may only write deployments', () => {
  expect(readDeployment(REPOSITORY, row({ creator: MALLORY }), ['github-actions[bot]']).kind).toBe('foreign')
})

it('asks for the evidence of those alone that could be the one', () => {
  const others = [
    record({ id: 2 }, { digest: OTHER_DIGEST }),
    record({ id: 3, environment: 'dev' }),
    record({ id: 4, statuses: [status('failure', 5)] }),
  ]
  expect(
    findCandidates([...others, record()], wish, {}, NOW).map(({ deploymentId }) => deploymentId),
  ).toEqual([1])
})
