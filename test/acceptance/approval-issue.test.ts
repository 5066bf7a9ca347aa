// approve-gate with kind issue: asking, answering, going on, and every way in which an answer is none.
import { writeFileSync } from 'node:fs'
import type { StepResult } from '../helpers/action.js'
import {
  addPerson,
  askGitHub,
  DIGEST,
  GATE_PERMISSIONS,
  mustDo,
  REPOSITORY,
  runGate,
  type Somebody,
} from '../helpers/approval.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { makeRepository, startJob, type Job } from '../helpers/job.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, type World } from '../helpers/world.js'

const CONTINUATION = 'name: Go on\non: workflow_dispatch\njobs: {}\n'
const PENDING = { decision: 'pending', 'approved-by': '' }
const named = { approvers: 'adam-admin, Grace' }
let world: World
let sha: string
let grace: Somebody
let dispatches: Record<string, unknown>[]

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world, { '.github/workflows/go-on.yml': CONTINUATION })).sha
  grace = await addPerson(world, 'Grace', 'push', ADMIN_TOKEN)
  world.emulator.github.onEvent((event) => {
    if (event.event === 'workflow_dispatch')
      dispatches.push(event.payload['inputs'] as Record<string, unknown>)
  })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  dispatches = []
})

interface Request {
  job: Job
  step: StepResult
  issue: string
  code: string
}

const startGateJob = (actor = 'mia-maker'): Promise<Job> =>
  startJob(world, { permissions: GATE_PERMISSIONS, sha, actor })

async function ask(inputs: Record<string, string> = {}, job?: Job): Promise<Request> {
  const own = job ?? (await startGateJob())
  const all = { kind: 'issue', environment: 'production', 'solution-digest': DIGEST, ...named }
  const step = await runGate(world, own, { ...all, ...inputs })
  return { job: own, step, issue: step.outputs['issue-number'] ?? '', code: step.outputs['request-id'] ?? '' }
}

async function say(issue: string, token: string, body: string): Promise<number> {
  const { id } = await mustDo(world, token, 'POST', `/issues/${issue}/comments`, { body })
  return Number(id)
}

/** A run of the workflow that comments start. */
async function decideAbout(issue: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  const job = await startGateJob('adam-admin')
  return runGate(world, job, {
    kind: 'issue',
    'issue-number': issue,
    'continue-with': 'go-on.yml',
    ...named,
    ...inputs,
  })
}

const issueOf = (issue: string): Promise<Record<string, unknown>> =>
  mustDo(world, ADMIN_TOKEN, 'GET', `/issues/${issue}`)

describe('asking', () => {
  it('opens one issue that shows what is asked, assigns the approvers, and ends', async () => {
    const { step, issue, code, job } = await ask({
      'artifact-id': '77',
      'environment-url': 'https://contoso.crm4.dynamics.com',
    })
    expectSuccess(step, 'approval-pending', PENDING)
    expectAllOutputs('approve-gate', step, ['continued'])
    const opened = await issueOf(issue)
    expect(opened).toMatchObject({
      user: { login: 'github-actions[bot]' },
      labels: [{ name: 'alm-approval' }],
      html_url: step.outputs['issue-url'],
    })
    expect((opened['assignees'] as { login: string }[]).map(({ login }) => login).sort()).toEqual([
      'Grace',
      'adam-admin',
    ])
    for (const part of [
      `/approve ${code}`,
      `/reject ${code}`,
      DIGEST,
      sha,
      'production',
      'mia-maker',
      'contoso.crm4.dynamics.com',
    ]) {
      expect(opened['body']).toContain(part)
    }
    const again = await ask(
      { 'artifact-id': '77', 'environment-url': 'https://contoso.crm4.dynamics.com' },
      job,
    )
    expect(again).toMatchObject({ issue, code })
  })

  it('shows the plan, whose digest the code stands for', async () => {
    const { job } = await ask()
    const plan = {
      schemaVersion: 1,
      environment: { id: 'e1', url: 'https://contoso.crm4.dynamics.com' },
      solutions: [],
      running: [],
    }
    const file = `${world.folder}/plan.json`
    writeFileSync(file, JSON.stringify(plan))
    const shown = await ask({ 'plan-file': file }, job)
    expect((await issueOf(shown.issue))['body']).toContain('### Deployment plan')
    expect(JSON.parse(shown.step.outputs['approval-record'] ?? '')).toMatchObject({
      subject: { planDigest: expect.stringMatching(/^sha256:/) as string },
    })
    writeFileSync(file, '{"schemaVersion":1,"solutions":"none"}')
    expectFailure((await ask({ 'plan-file': file }, job)).step, 'json-invalid', { message: /not a plan/ })
  })

  it('takes the issue of an earlier attempt over, with another code', async () => {
    const first = await ask()
    await say(first.issue, grace.token, `/approve ${first.code}`)
    const { github } = world.emulator
    await github.host.finishRun({ runId: first.job.runId, conclusion: 'success' })
    await github.host.createAttempt({ runId: first.job.runId, triggeringActor: 'mia-maker' })
    const { jobId, token } = await github.host.startJob({
      runId: first.job.runId,
      name: 'again',
      permissions: GATE_PERMISSIONS,
      jobWorkflowRef: 'x',
    })
    const variables = { ...first.job.variables, GITHUB_RUN_ATTEMPT: '2' }
    const second = await ask({}, { ...first.job, jobId, token, variables })
    expectSuccess(second.step, 'approval-pending', PENDING)
    expect(second.issue).toBe(first.issue)
    expect(second.code).not.toBe(first.code)
    await say(second.issue, grace.token, `/approve ${second.code}`)
    expectSuccess(await decideAbout(second.issue), 'ok', { decision: 'approved', 'approved-by': 'Grace' })
  })

  it('leaves an issue alone that somebody planted', async () => {
    const { job, issue } = await ask()
    const { body, title } = await issueOf(issue)
    const planted = await mustDo(world, MAKER_TOKEN, 'POST', '/issues', {
      title,
      body,
      labels: ['alm-approval'],
    })
    await mustDo(world, MAKER_TOKEN, 'PATCH', `/issues/${issue}`, { state: 'closed' })
    const next = await ask({}, job)
    expect([issue, String(planted['number'])]).not.toContain(next.issue)
    await say(String(planted['number']), grace.token, `/approve ${next.code}`)
    const step = await decideAbout(String(planted['number']))
    expectSuccess(step, 'approval-pending', PENDING)
    expect(step.stdout).toContain('not, or no longer, what the gate wrote')
  })

  it('does not let a hostile name out of its cell', async () => {
    const hostile = 'prod-->\n<img src=x> @adam-admin ```'
    const { step, issue } = await ask({ environment: hostile })
    expectSuccess(step, 'approval-pending')
    const body = String((await issueOf(issue))['body'])
    expect(body.split('\n').filter((line) => line.startsWith('<img'))).toEqual([])
    expect(body.match(/^.*prod-->.*$/gm)).toEqual([
      '| Environment | ```` prod--> <img src=x> @adam-admin ``` ```` |',
    ])
  })

  it('asks although nobody can be assigned', async () => {
    world.emulator.faults.push({
      match: { path: '/assignees$' },
      effect: { status: 422, body: { message: 'no' } },
    })
    const { step } = await ask()
    expectSuccess(step, 'approval-pending', PENDING)
    expect(step.stdout).toMatch(/::warning.*nobody was assigned/)
  })
})

describe('answering', () => {
  it('goes on once, with what was approved and the record of it', async () => {
    const { issue, code, job } = await ask({
      'artifact-id': '77',
      'environment-url': 'https://contoso.crm4.dynamics.com',
    })
    await say(issue, grace.token, `Looks good.\n\n/approve ${code}`)
    const step = await decideAbout(issue)
    expectSuccess(step, 'ok', { decision: 'approved', 'approved-by': 'Grace', continued: 'true' })
    const record = step.outputs['approval-record'] ?? ''
    expect(JSON.parse(record)).toMatchObject({
      requestId: code,
      source: { kind: 'issue', number: Number(issue) },
      subject: { runId: job.runId, commit: sha },
    })
    expect(dispatches).toEqual([
      {
        'run-id': String(job.runId),
        'solution-digest': `sha256:${DIGEST}`,
        commit: sha,
        'github-environment': 'production',
        'environment-url': 'https://contoso.crm4.dynamics.com',
        'artifact-id': '77',
        'approval-record': record,
      },
    ])
    await say(issue, ADMIN_TOKEN, `/approve ${code}`)
    expectSuccess(await decideAbout(issue), 'ok', { 'approved-by': 'adam-admin,Grace', continued: 'false' })
    expect(dispatches).toHaveLength(1)
  })

  it('tries again what could not be started', async () => {
    const { issue, code } = await ask()
    await say(issue, grace.token, `/approve ${code}`)
    expectFailure(await decideAbout(issue, { 'continue-with': 'nowhere.yml' }), 'service-error', {
      message: /starting nowhere.yml/,
    })
    expectSuccess(await decideAbout(issue), 'ok', { continued: 'true' })
  })

  it('closes what was rejected, for good', async () => {
    const { issue, code } = await ask()
    await say(issue, grace.token, `/approve ${code}`)
    await say(issue, ADMIN_TOKEN, `/reject ${code} it is Friday`)
    expectFailure(await decideAbout(issue), 'approval-rejected', { outputs: { decision: 'rejected' } })
    expect(await issueOf(issue)).toMatchObject({ state: 'closed', state_reason: 'not_planned' })
    await mustDo(world, ADMIN_TOKEN, 'PATCH', `/issues/${issue}`, { state: 'open' })
    expectFailure(await decideAbout(issue), 'approval-rejected')
    expect(dispatches).toEqual([])
  })

  it.each([
    { what: 'the one who asked', token: () => MAKER_TOKEN, inputs: { approvers: 'mia-maker' } },
    { what: 'somebody who is not named', token: () => grace.token, inputs: { approvers: 'adam-admin' } },
    { what: 'no administrator where nobody is named', token: () => grace.token, inputs: { approvers: '' } },
    {
      what: 'somebody below the permission',
      token: () => grace.token,
      inputs: { 'require-permission': 'admin' },
    },
  ])('waits on after the answer of $what', async ({ token, inputs }) => {
    const { issue, code } = await ask()
    await say(issue, token(), `/approve ${code}`)
    expectSuccess(await decideAbout(issue, inputs), 'approval-pending', PENDING)
    expect(dispatches).toEqual([])
  })

  it('counts one person once, however the name is spelt', async () => {
    const { issue, code } = await ask()
    await say(issue, grace.token, `/approve ${code}`)
    await say(issue, grace.token, `/approve ${code}`)
    expectSuccess(await decideAbout(issue, { 'minimum-approvals': '2' }), 'approval-pending', {
      decision: 'pending',
    })
    const two = { approvers: 'grace, GRACE, Grace', 'minimum-approvals': '2' }
    expectSuccess(await decideAbout(issue, two), 'approval-pending', {
      decision: 'pending',
      'approved-by': 'Grace',
    })
  })

  it('does not count the job that writes as github-actions', async () => {
    const { issue, code, job } = await ask()
    await say(issue, job.token, `/approve ${code}`)
    const step = await decideAbout(issue, { approvers: 'github-actions[bot]', 'allow-self-approval': 'true' })
    expectSuccess(step, 'approval-pending', PENDING)
  })

  it('does not count an edited comment, whoever edited it, but a new one', async () => {
    const { issue, code } = await ask()
    const id = await say(issue, grace.token, 'I will look at it.')
    await mustDo(world, MAKER_TOKEN, 'PATCH', `/issues/comments/${id}`, { body: `/approve ${code}` })
    expectSuccess(await decideAbout(issue), 'approval-pending', PENDING)
    await say(issue, grace.token, `/approve ${code}`)
    expectSuccess(await decideAbout(issue), 'ok', { decision: 'approved' })
  })

  it('does not believe a request whose text somebody changed', async () => {
    const { issue, code } = await ask()
    const { body } = await issueOf(issue)
    await mustDo(world, MAKER_TOKEN, 'PATCH', `/issues/${issue}`, {
      body: String(body).replace('production', 'a sandbox'),
    })
    await say(issue, grace.token, `/approve ${code}`)
    expectSuccess(await decideAbout(issue), 'approval-pending', { decision: 'pending' })
    expect(dispatches).toEqual([])
  })

  it.each([
    { what: 'closed', change: [['PATCH', { state: 'closed' }]], code: 'approval-missing' },
    {
      what: 'closed and opened again',
      change: [
        ['PATCH', { state: 'closed' }],
        ['PATCH', { state: 'open' }],
      ],
      code: 'approval-missing',
    },
  ] as const)('does not count answers on an issue that was $what', async ({ change, code: reason }) => {
    const { issue, code } = await ask()
    await say(issue, grace.token, `/approve ${code}`)
    for (const [method, body] of change) await mustDo(world, MAKER_TOKEN, method, `/issues/${issue}`, body)
    expectFailure(await decideAbout(issue), reason, {
      message: /was closed/,
      outputs: { decision: 'expired' },
    })
    expect(dispatches).toEqual([])
  })

  it('does not count answers on a locked issue', async () => {
    const { issue, code } = await ask()
    await mustDo(world, MAKER_TOKEN, 'PUT', `/issues/${issue}/lock`)
    await say(issue, grace.token, `/approve ${code}`)
    expectSuccess(await decideAbout(issue), 'approval-pending', { decision: 'pending' })
  })

  it('closes a request that nobody answered in time', async () => {
    const { issue, code, job } = await ask({ 'expires-after-hours': '2' })
    await say(issue, grace.token, `/approve ${code}`)
    const run = await mustDo(world, ADMIN_TOKEN, 'GET', `/actions/runs/${job.runId}`)
    const old = { ...run, run_started_at: new Date(Date.now() - 3 * 3_600_000).toISOString() }
    world.emulator.faults.push({
      match: { path: `/actions/runs/${job.runId}$` },
      times: 9,
      effect: { status: 200, body: old },
    })
    const step = await decideAbout(issue, { 'expires-after-hours': '2' })
    expectFailure(step, 'approval-missing', {
      message: /not approved in time/,
      outputs: { decision: 'expired' },
    })
    expect(await issueOf(issue)).toMatchObject({ state: 'closed' })
    expect(dispatches).toEqual([])
  })

  it('does not count somebody whose permission was taken away since', async () => {
    const leaver = await addPerson(world, 'leaver', 'push', ADMIN_TOKEN)
    const { issue, code } = await ask()
    await say(issue, leaver.token, `/approve ${code}`)
    await mustDo(world, ADMIN_TOKEN, 'DELETE', '/collaborators/leaver')
    expectSuccess(await decideAbout(issue, { approvers: 'leaver' }), 'approval-pending', PENDING)
  })

  it('finds the answer on the third page', async () => {
    const { issue, code } = await ask()
    for (let count = 0; count < 250; count++)
      await say(issue, MAKER_TOKEN, `/approve ${'0'.repeat(12)} ${count}`)
    await say(issue, grace.token, `/approve ${code}`)
    expectSuccess(await decideAbout(issue), 'ok', { decision: 'approved' })
  })

  it.each([
    '/graphql$',
    '/comments',
    '/issues/\\d+$',
    '/permission$',
    '/actions/runs/\\d+$',
    '/commits/[0-9a-f]+',
  ])('stays shut when the API says no at %s', async (path) => {
    const { issue, code } = await ask()
    await say(issue, grace.token, `/approve ${code}`)
    const body = { message: 'Resource not accessible by integration' }
    world.emulator.faults.push({ match: { path }, times: 5, effect: { status: 403, body } })
    expectFailure(await decideAbout(issue), 'access-denied', { outputs: { continued: undefined } })
    expect(dispatches).toEqual([])
  })

  it('refuses an issue that is no request, or one for another environment', async () => {
    const { number } = await mustDo(world, MAKER_TOKEN, 'POST', '/issues', {
      title: 'Help',
      body: '/approve',
    })
    expectFailure(await decideAbout(String(number)), 'approval-missing', { message: /not a request/ })
    const { issue } = await ask()
    expectFailure(await decideAbout(issue, { environment: 'test' }), 'approval-missing', {
      message: /production/,
    })
    expectFailure(await decideAbout('99999'), 'service-error', { message: /reading issue #99999/ })
    expect((await askGitHub(world, ADMIN_TOKEN, 'GET', `/issues/${issue}`)).status).toBe(200)
    expect(REPOSITORY).toContain('/')
  })
})
