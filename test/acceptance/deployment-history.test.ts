// record-deployment and deployment-history: one entry per import, and what is where by all of them.
import type { ReasonCode } from '@powerops/core'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { HistoryDocument } from '@powerops/history'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, startJob, type Job } from '../helpers/job.js'
import { makeSolution, sha256 } from '../helpers/solutions.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const DIGEST = 'ab'.repeat(32)
const JOB_ID = '11111111-2222-4333-8444-555555555555'
const OTHER_JOB_ID = '99999999-2222-4333-8444-555555555555'
const WRITES = { deployments: 'write' } as const
const CREATES = { method: 'POST', path: '/deployments$' }

let world: World
let sha: string

beforeEach(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
})
afterEach(() => world.close())

const job = (): Promise<Job> => startJob(world, { permissions: WRITES, sha })

function record(started: Job, inputs: Record<string, string> = {}): Promise<StepResult> {
  const facts = {
    environment: 'test',
    'environment-url': 'https://contoso-test.crm4.dynamics.com/',
    'solution-name': 'ContosoApp',
    'solution-version': '1.2.0.0',
    'solution-digest': DIGEST,
    ...inputs,
  }
  return runAction(world, 'record-deployment', facts, started)
}

async function history(
  inputs: Record<string, string> = {},
  token?: string,
): Promise<{ step: StepResult; document: HistoryDocument; markdown: string }> {
  const started = await startJob(world, { permissions: { deployments: 'read' }, sha })
  const step = await runAction(world, 'deployment-history', inputs, {
    ...started,
    token: token ?? started.token,
  })
  const read = (output: string): string => {
    const file = step.outputs[output]
    return file === undefined ? '' : readFileSync(file, 'utf8')
  }
  const document = JSON.parse(read('history-file') || '{}') as HistoryDocument
  return { step, document, markdown: read('markdown-file') }
}

async function deployments(): Promise<{ id: number; environment: string; payload: object }[]> {
  const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/deployments?task=alm-import&per_page=100')
  return body as { id: number; environment: string; payload: object }[]
}

/** Oldest first. */
async function statesOf(id: string | number | undefined): Promise<string[]> {
  const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', `/deployments/${id}/statuses`)
  return (body as { state: string }[]).map(({ state }) => state).reverse()
}

describe('record-deployment', () => {
  it('opens an entry before the import and moves it on, once, however often its steps run', async () => {
    const started = await job()
    const queued = await record(started, { state: 'queued' })
    expectSuccess(queued, 'ok')
    const id = queued.outputs['deployment-id'] ?? ''
    expectSuccess(await record(started, { state: 'queued' }), 'unchanged', { 'deployment-id': id })
    expectSuccess(await record(started, { state: 'in_progress' }), 'ok', { 'deployment-id': id })
    const facts = { operation: 'upgrade', 'previous-version': '1.1.0.0', 'import-job-id': JOB_ID }
    expectSuccess(await record(started, { ...facts, 'deployment-id': id }), 'ok', { 'deployment-id': id })
    expectSuccess(await record(started, facts), 'unchanged', { 'deployment-id': id })
    expectSuccess(await record(started, { state: 'failure' }), 'unchanged', { 'deployment-id': id })
    expect(await statesOf(id)).toEqual(['queued', 'in_progress', 'success'])
    expect(await deployments()).toHaveLength(1)

    const { document } = await history()
    expect(document.history).toMatchObject([
      {
        deploymentId: Number(id),
        outcome: 'success',
        operation: 'upgrade',
        previousVersion: '1.1.0.0',
        importJobId: JOB_ID,
        commit: sha,
        requester: 'mia-maker',
        runId: started.runId,
        recordedBy: 'github-actions[bot]',
      },
    ])
  })

  it('is opened by the zip before anybody approves, and tells of the approval when it begins', async () => {
    const started = await job()
    const zip = await makeSolution({ managed: true, version: '1.4.0.0' })
    const file = path.join(world.folder, 'app.zip')
    writeFileSync(file, zip)
    const ofZip = { 'solution-name': '', 'solution-version': '', 'solution-file': file }
    const queue = (digest: string): Promise<StepResult> =>
      record(started, { ...ofZip, state: 'queued', 'solution-digest': digest })
    expectFailure(await queue(DIGEST), 'digest-mismatch')
    const queued = await queue(sha256(zip))
    const solution = { 'solution-name': 'ContosoApp', 'solution-version': '1.4.0.0' }
    expectSuccess(queued, 'ok', solution)
    const id = queued.outputs['deployment-id'] ?? ''
    const known = { ...solution, 'solution-digest': sha256(zip) }
    const approval = {
      decision: 'approved',
      requestId: '0123456789ab',
      source: { kind: 'pull-request', number: 3 },
      approvers: [{ id: 2, login: 'adam-admin' }],
    }
    const begin = { ...known, state: 'in_progress', 'approval-record': JSON.stringify(approval) }
    expectSuccess(await record(started, { ...begin, 'deployment-id': id }), 'ok')
    expectSuccess(await record(started, { ...begin, state: 'success' }), 'ok', { 'deployment-id': id })
    expect(await statesOf(id)).toEqual(['queued', 'in_progress', 'success'])
    const { document } = await history()
    expect(document.current).toMatchObject([
      {
        record: { approval: { approvers: ['adam-admin'], evidence: [expect.stringMatching(/issues\/3$/)] } },
      },
    ])
  })

  it('is ended by another job when it never began, and the next try has an entry of its own', async () => {
    const started = await job()
    const { outputs } = await record(started, { state: 'queued' })
    const id = { 'deployment-id': outputs['deployment-id'] ?? '' }
    const approval = JSON.stringify({
      decision: 'approved',
      requestId: '0123456789ab',
      approvers: [{ login: 'a' }],
    })
    expectSuccess(await record(started, { ...id, state: 'failure', 'approval-record': approval }), 'ok', id)
    expectSuccess(await record(started, { ...id, state: 'failure' }), 'unchanged', id)
    const again = await record(started, { ...id, state: 'in_progress' })
    expect(again.outputs['deployment-id']).not.toBe(id['deployment-id'])
    const { document } = await history()
    expect(document.history).toMatchObject([
      { outcome: 'in_progress', deploymentId: Number(again.outputs['deployment-id']) },
      { outcome: 'failure', neverBegan: true },
    ])
    expect(document.history[1]?.approval).toBeUndefined()
  })

  it.each<[string, Record<string, string>, ReasonCode, RegExp]>([
    ['neither a zip nor a name', { 'solution-name': '' }, 'input-missing', /solution-name/],
    ['a zip and a name', { 'solution-file': 'app.zip' }, 'input-conflict', /solution-file/],
  ])('does not know which solution it is with %s', async (_, inputs, code, message) => {
    expectFailure(await record(await job(), inputs), code, { message })
  })

  it('finds the entry whose creation was not answered, and the status too', async () => {
    const lost = { drop: 'after' as const }
    world.emulator.faults.push({ match: CREATES, effect: lost })
    world.emulator.faults.push({ match: { method: 'POST', path: '/statuses$' }, effect: lost })
    const step = await record(await job())
    expectSuccess(step, 'ok')
    expect(await deployments()).toHaveLength(1)
    expect(await statesOf(step.outputs['deployment-id'])).toEqual(['success'])
  })

  it('finds the entry of a step that died before it could tell the id', async () => {
    const started = await job()
    world.emulator.faults.push({
      match: { method: 'POST', path: '/statuses$' },
      effect: { status: 403, body: { message: 'Resource not accessible by integration' } },
    })
    const refused = await record(started, { state: 'in_progress' })
    expectFailure(refused, 'access-denied', { remedy: /deployments: write/ })
    const step = await record(started)
    expectSuccess(step, 'ok', { 'deployment-id': refused.outputs['deployment-id'] })
    expect(await statesOf(step.outputs['deployment-id'])).toEqual(['success'])
  })

  it('opens another entry for the next attempt of what failed', async () => {
    const started = await job()
    const failed = await record(started, { state: 'failure', 'import-job-id': JOB_ID })
    const again = { ...started, variables: { ...started.variables, GITHUB_RUN_ATTEMPT: '2' } }
    const opened = await record(again, { state: 'in_progress' })
    expect(opened.outputs['deployment-id']).not.toBe(failed.outputs['deployment-id'])
    const ended = await record(again, { 'import-job-id': OTHER_JOB_ID })
    expectSuccess(ended, 'ok', { 'deployment-id': opened.outputs['deployment-id'] })
    const { document } = await history()
    expect(document.history.map(({ outcome, runAttempt }) => [outcome, runAttempt])).toEqual([
      ['success', 2],
      ['failure', 1],
    ])
  })

  it.each([['false'], ['true']])(
    'retires the entry that it replaces, and none of another solution or environment (production: %s)',
    async (production) => {
      const write = async (version: string, more: Record<string, string> = {}): Promise<string | undefined> =>
        (await record(await job(), { 'solution-version': version, production, ...more })).outputs[
          'deployment-id'
        ]
      const first = await write('1.0.0.0')
      const base = await write('3.0.0.0', { 'solution-name': 'ContosoBase' })
      const elsewhere = await write('1.0.0.0', { environment: 'acceptance' })
      const failed = await write('1.1.0.0', { state: 'failure' })
      const second = await write('1.1.0.0')
      const third = await write('1.2.0.0')
      expect(await statesOf(first)).toEqual(['success', 'inactive'])
      expect(await statesOf(second)).toEqual(['success', 'inactive'])
      for (const id of [base, elsewhere, third]) expect(await statesOf(id)).toEqual(['success'])
      expect(await statesOf(failed)).toEqual(['failure'])
    },
  )

  it('keeps two targets behind one GitHub environment apart', async () => {
    const started = await job()
    const urls = ['https://contoso-eu.crm4.dynamics.com', 'https://contoso-us.crm.dynamics.com']
    const ids: (string | undefined)[] = []
    for (const url of [...urls, ...urls])
      ids.push((await record(started, { 'environment-url': url })).outputs['deployment-id'])
    expect(new Set(ids).size).toBe(2)
    expect(ids.slice(2)).toEqual(ids.slice(0, 2))
    for (const id of ids) expect(await statesOf(id)).toEqual(['success'])
  })

  it('stands when the entry that it replaces cannot be retired', async () => {
    await record(await job(), { 'solution-version': '1.0.0.0' })
    const refusal = { status: 422, body: { message: 'Validation Failed' } }
    world.emulator.faults.push({ match: { method: 'POST', path: '/statuses$' }, skip: 1, effect: refusal })
    const step = await record(await job())
    expectSuccess(step, 'ok')
    expect(step.commands.filter(({ name }) => name === 'warning')).toHaveLength(1)
  })

  it('does not take over what somebody else wrote for the run', async () => {
    const started = await job()
    const [own] = [await record(started, { state: 'queued' })]
    const { payload } = (await deployments())[0] ?? {}
    const forged = await askGitHub(world, MAKER_TOKEN, 'POST', '/deployments', {
      ref: sha,
      task: 'alm-import',
      environment: 'test',
      payload,
      required_contexts: [],
    })
    expect(forged.status).toBe(201)
    expectSuccess(await record(started), 'ok', { 'deployment-id': own.outputs['deployment-id'] })
  })

  it.each<[string, Record<string, string>, RegExp]>([
    ['of another solution', { 'solution-name': 'ContosoBase' }, /ContosoApp/],
    ['of other bytes', { 'solution-digest': 'cd'.repeat(32) }, /abab/],
    ['in another environment', { environment: 'production' }, /"test"/],
    ['that is not there', { 'deployment-id': '77' }, /no record/],
  ])('refuses to move on an entry %s', async (_, inputs, message) => {
    const started = await job()
    const { outputs } = await record(started, { state: 'queued' })
    const step = await record(started, { 'deployment-id': outputs['deployment-id'] ?? '', ...inputs })
    expectFailure(step, 'input-invalid', { message, remedy: /opened the record/ })
  })

  it('refuses to move on the entry of another run', async () => {
    const { outputs } = await record(await job(), { state: 'queued' })
    const step = await record(await job(), { 'deployment-id': outputs['deployment-id'] ?? '' })
    expectFailure(step, 'input-invalid', { message: /run/ })
  })

  it('warns when nobody would believe the entry', async () => {
    const step = await record(await job(), { 'trusted-creators': 'releases[bot]' })
    expectSuccess(step, 'ok')
    expect(step.stdout).toMatch(/github-actions\[bot\].*trusted-creators/)
  })
})

describe('deployment-history', () => {
  it('says that nothing is there', async () => {
    const { step, document } = await history()
    expectSuccess(step, 'ok', { current: '[]', records: '0', 'unreadable-repositories': '' })
    expectAllOutputs('deployment-history', step, ['commit'])
    expect(document).toMatchObject({ schemaVersion: 1, repositories: [REPOSITORY], current: [], history: [] })
    expect(step.summary).toContain('No successful import is on record.')
  })

  it('tells what is where, since when, from which commit and by whose approval', async () => {
    const approval = JSON.stringify({
      schemaVersion: 1,
      decision: 'approved',
      requestId: '0123456789ab',
      approvers: [{ id: 2, login: 'adam-admin' }],
      evidence: ['https://github.com/contoso/powerops/actions/runs/1'],
      decidedAt: '2026-03-01T08:00:00Z',
    })
    await record(await job(), { 'approval-record': approval, environment: 'production', production: 'true' })
    const failed = await record(await job(), {
      environment: 'production',
      state: 'failure',
      'solution-version': '1.3.0.0',
    })
    const { step, document, markdown } = await history()
    expectAllOutputs('deployment-history', step)
    expect(JSON.parse(step.outputs['current'] ?? '')).toMatchObject([
      {
        repository: REPOSITORY,
        environment: 'production',
        solution: 'ContosoApp',
        version: '1.2.0.0',
        digest: DIGEST,
        commit: sha,
        approvedBy: ['adam-admin'],
        newer: { version: '1.3.0.0', state: 'failure' },
      },
    ])
    expect(document.current).toMatchObject([
      { record: { production: true }, newer: { deploymentId: Number(failed.outputs['deployment-id']) } },
    ])
    for (const text of ['1.2.0.0', 'adam-admin', sha.slice(0, 7), 'failed']) expect(markdown).toContain(text)
    expect(step.summary).toContain('What is where')
  })

  it('goes through all pages, in few requests, and keeps to filters', async () => {
    const started = await job()
    const ask = async (path: string, body: object): Promise<{ id: number }> =>
      (await askGitHub(world, started.token, 'POST', path, body)).body as { id: number }
    for (let index = 1; index <= 130; index++) {
      const { id } = await ask('/deployments', {
        ref: sha,
        task: 'alm-import',
        environment: index % 2 ? 'test' : 'production',
        required_contexts: [],
        payload: {
          schemaVersion: 1,
          solution: 'ContosoApp',
          version: `1.0.${index}.0`,
          digest: DIGEST,
          runId: 1,
          runAttempt: 1,
        },
      })
      const state = index % 10 ? 'success' : 'failure'
      await ask(`/deployments/${id}/statuses`, { state, auto_inactive: false })
    }
    world.emulator.requests.clear()
    const { step, document } = await history({ limit: '1000' })
    expectSuccess(step, 'ok', { records: '130' })
    const requests = world.emulator.requests.list().filter(({ url }) => /\/deployments|graphql/.test(url))
    expect(requests.map(({ method }) => method).sort()).toEqual(['GET', 'GET', 'POST', 'POST'])
    expect(new Set(document.history.map(({ deploymentId }) => deploymentId)).size).toBe(130)
    expect(document.current.map(({ record }) => record.version)).toEqual(['1.0.128.0', '1.0.129.0'])

    const failures = await history({ environment: 'production', state: 'failure', limit: '5' })
    expect(failures.document.history.map(({ version }) => version)).toEqual(
      [130, 120, 110, 100, 90].map((index) => `1.0.${index}.0`),
    )
    expect(failures.document).toMatchObject({
      truncated: true,
      current: [{ record: { version: '1.0.128.0' } }],
    })
    expect((await history({ since: '2099-01-01' })).document.history).toEqual([])
    const ofBytes = await history({ 'solution-digest': DIGEST, limit: '1' })
    expectSuccess(ofBytes.step, 'ok', { records: '1', commit: sha })
    const ofOthers = await history({ 'solution-digest': 'cd'.repeat(32) })
    expectSuccess(ofOthers.step, 'ok', { records: '0', commit: undefined })
    expect((await history({ solution: 'ContosoBase' })).document.current).toEqual([])
  }, 120_000)

  it('believes no foreign deployment, and lets none write into its report', async () => {
    const good = {
      schemaVersion: 1,
      solution: 'ContosoApp',
      version: '9.9.9.9',
      digest: DIGEST,
      runId: 1,
      runAttempt: 1,
    }
    const evil = '|x|</td><img src=x onerror=alert(1)>@everyone\n::error::owned [a](javascript:1)'
    const started = await job()
    const cases: [token: string, body: object][] = [
      [MAKER_TOKEN, { payload: good }],
      [started.token, { payload: evil }],
      [started.token, { payload: { ...good, solution: evil } }],
      [started.token, { payload: { ...good, digest: 7 } }],
      [started.token, { payload: { padding: 'x'.repeat(500_000) } }],
      [started.token, { payload: good, task: 'deploy' }],
      [
        started.token,
        {
          payload: {
            ...good,
            requester: evil,
            environmentUrl: evil,
            approval: { decision: 'approved', approvers: [{ login: evil }] },
          },
          environment: evil.replace(/\n.*/s, ''),
        },
      ],
    ]
    for (const [token, more] of cases) {
      const body = { ref: sha, task: 'alm-import', environment: 'test', required_contexts: [], ...more }
      expect(await askGitHub(world, token, 'POST', '/deployments', body)).toMatchObject({ status: 201 })
    }
    await record(await job())
    const [forged] = (await deployments()).slice(-1)
    await askGitHub(world, started.token, 'POST', `/deployments/${forged?.id}/statuses`, { state: 'success' })
    const { step, document, markdown } = await history()
    expectSuccess(step, 'ok')
    expect(document.current).toMatchObject([{ environment: 'test', record: { version: '1.2.0.0' } }])
    expect(document.foreign).toHaveLength(5)
    expect(document.foreign.map(({ createdBy }) => createdBy)).toContain('mia-maker')
    for (const text of [markdown, step.summary]) {
      expect(text).not.toMatch(/<img|@everyone|\]\(javascript:/)
      for (const line of text.split('\n').filter((each) => each.startsWith('|')))
        expect([4, 6, 9, 10]).toContain(line.split(/(?<!\\)\|/).length - 1)
    }
  })

  it('tells of several repositories, and names those that the token may not read', async () => {
    await world.emulator.github.setup.createRepository({
      name: 'contoso/open',
      private: false,
      files: { a: 'a' },
    })
    await world.emulator.github.setup.createRepository({ name: 'contoso/secret', files: { a: 'a' } })
    await record(await job())
    const repositories = `${REPOSITORY}\n\ncontoso/secret\n${REPOSITORY.toUpperCase()}\ncontoso/open\ncontoso/nowhere`
    const { step, document, markdown } = await history({ repositories })
    expectSuccess(step, 'ok', { 'unreadable-repositories': 'contoso/secret,contoso/nowhere' })
    expect(document.repositories).toEqual([REPOSITORY, 'contoso/open'])
    expect(document.unreadable).toMatchObject([
      { repository: 'contoso/secret' },
      { repository: 'contoso/nowhere' },
    ])
    expect(document.current).toHaveLength(1)
    expect(markdown).toContain('## Not read')
    expect(step.commands.filter(({ name }) => name === 'warning')).toHaveLength(2)
  })

  it('fails when it may read none', async () => {
    const { step } = await history({ repositories: 'contoso/secret\ncontoso/nowhere' })
    expectFailure(step, 'service-error', { message: /listing the deployments/ })
  })

  it('names the permission that is missing', async () => {
    const { token } = await startJob(world, { permissions: { contents: 'read' }, sha })
    expectFailure((await history({}, token)).step, 'access-denied', { remedy: /deployments: read/ })
  })

  it('waits as GitHub asks it to, whichever request is told so', async () => {
    await record(await job())
    for (const skip of [0, 1]) {
      world.emulator.faults.push({ name: 'github-secondary-limit', skip, detail: { retryAfterSeconds: 1 } })
      const { step, document } = await history()
      expectSuccess(step, 'ok')
      expect(document.history).toMatchObject([{ outcome: 'success' }])
      world.emulator.faults.clear()
    }
  })

  it('goes on after a query that was not answered: a query changes nothing', async () => {
    await record(await job())
    world.emulator.faults.push({ match: { path: 'graphql' }, effect: { drop: 'after' } })
    world.emulator.faults.push({ match: { path: 'graphql' }, effect: { status: 502, body: '<html>' } })
    expectSuccess((await history()).step, 'ok', { records: '1' })
  })

  it('says that the budget is used up when it is not renewed soon', async () => {
    await record(await job())
    const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3000),
    }
    world.emulator.faults.push({ match: { path: 'graphql' }, effect: { status: 200, headers, body } })
    expectFailure((await history()).step, 'throttled', { message: /rate limit/, remedy: /next hour/ })
  })

  it.each<[string, Record<string, string>]>([
    ['a repository that is none', { repositories: 'contoso' }],
    ['a date that is none', { since: 'yesterday' }],
    ['a day that no month has', { since: '2026-13-41' }],
    ['a state that is none', { state: 'inactive' }],
    ['a limit that is none', { limit: '-1' }],
    ['a solution that is none', { solution: 'a b' }],
  ])('refuses %s', async (_, inputs) => {
    expectFailure((await history(inputs)).step, 'input-invalid')
  })
})
