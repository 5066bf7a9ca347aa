// approve-gate and record-deployment: whose approval counts, that doubt is no approval, and what the history keeps.
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, passGate, startJob, type Job } from '../helpers/job.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const DIGEST = 'ab'.repeat(32)
const READS = { actions: 'read', contents: 'read', deployments: 'write' } as const
let world: World
let sha: string

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
  const { setup } = world.emulator.github
  setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
  setup.setEnvironment(REPOSITORY, 'lenient', { reviewers: ['mia-maker'] })
  setup.setEnvironment(REPOSITORY, 'unprotected', {})
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

const job = (actor = 'mia-maker', permissions: Record<string, 'read' | 'write'> = READS): Promise<Job> =>
  startJob(world, { environment: 'production', permissions, sha, actor })

function gate(
  { token, variables }: Job,
  inputs: Record<string, string> = {},
  options: StepOptions = {},
): Promise<StepResult> {
  const all = { environment: 'production', 'solution-digest': DIGEST, ...inputs }
  return runAction(world, 'approve-gate', all, { token, variables: { ...variables, ...options.variables } })
}

describe('approve-gate', () => {
  it('accepts the approval of a required reviewer and records what was approved', async () => {
    const started = await job()
    expect(
      await passGate(world, started.runId, 'production', { token: ADMIN_TOKEN, state: 'approved' }),
    ).toBe(true)
    const step = await gate(started)
    expectSuccess(step, 'ok', { decision: 'approved', 'approved-by': 'adam-admin' })
    expectAllOutputs('approve-gate', step, ['issue-number', 'issue-url', 'continued'])
    expect(JSON.parse(step.outputs['approval-record'] ?? '')).toMatchObject({
      subject: {
        solutionDigest: `sha256:${DIGEST}`,
        environment: 'production',
        commit: sha,
        runId: started.runId,
      },
    })
    expect(step.summary).toContain('adam-admin')
  })

  it('ends with the rejection of a reviewer', async () => {
    const started = await job()
    await passGate(world, started.runId, 'production', { token: ADMIN_TOKEN, state: 'rejected' })
    expectFailure(await gate(started), 'approval-rejected', {
      message: /rejected/,
      remedy: /start a new run/,
      outputs: { decision: 'rejected', 'approved-by': '' },
    })
  })

  it('is not open while nobody has reviewed', async () => {
    expectFailure(await gate(await job()), 'approval-missing', {
      remedy: /reviewer of the environment/,
      outputs: { decision: 'pending' },
    })
  })

  it('does not count the approval of the one who asked, unless that is allowed', async () => {
    const started = await startJob(world, { environment: 'lenient', permissions: READS, sha })
    await passGate(world, started.runId, 'lenient', { token: MAKER_TOKEN, state: 'approved' })
    expectFailure(await gate(started, { environment: 'lenient' }), 'approval-missing', {
      message: /mia-maker/,
      outputs: { decision: 'pending' },
    })
    const allowed = await gate(started, { environment: 'lenient', 'allow-self-approval': 'true' })
    expectSuccess(allowed, 'ok', { decision: 'approved', 'approved-by': 'mia-maker' })
  })

  it.each([
    { what: 'of somebody who is not named in approvers', inputs: { approvers: 'grace, @hopper' } },
    { what: 'of one person where two are needed', inputs: { 'minimum-approvals': '2' } },
  ])('does not count the approval $what', async ({ inputs }) => {
    const started = await job()
    await passGate(world, started.runId, 'production', { token: ADMIN_TOKEN, state: 'approved' })
    expectFailure(await gate(started, inputs), 'approval-missing', { outputs: { decision: 'pending' } })
  })

  it('does not take the approval of one environment for another', async () => {
    const started = await job('adam-admin')
    await passGate(world, started.runId, 'lenient', { token: MAKER_TOKEN, state: 'approved' })
    expectFailure(await gate(started), 'approval-missing', { outputs: { decision: 'pending' } })
  })

  it.each([
    { environment: 'unprotected', message: /no required reviewers/ },
    { environment: 'nowhere', message: /does not exist/ },
  ])('refuses the environment $environment, which protects nothing', async ({ environment, message }) => {
    const step = await gate(await job(), { environment })
    expectFailure(step, 'approval-unprotected', {
      message,
      remedy: /add required reviewers/,
      outputs: { decision: undefined },
    })
  })

  it.each([
    { what: 'fails', code: 'service-error', effect: { status: 500, body: { message: 'oops' } } },
    { what: 'answers nonsense', code: 'response-invalid', effect: { status: 200, body: '{"oops"' } },
    {
      what: 'answers a list of another shape',
      code: 'response-invalid',
      effect: { status: 200, body: { approvals: [] } },
    },
  ])('stays shut when the API for reviews $what', async ({ effect, code }) => {
    const started = await job()
    await passGate(world, started.runId, 'production', { token: ADMIN_TOKEN, state: 'approved' })
    world.emulator.faults.push({ match: { path: '/approvals$' }, times: 20, effect })
    const step = await gate(started)
    expectFailure(step, code, { outputs: { decision: undefined } })
  })

  it('stays shut for a token that may not read the reviews, and names the permission', async () => {
    const step = await gate(await job('mia-maker', { contents: 'read' }))
    expectFailure(step, 'access-denied', { remedy: /actions: read/, outputs: { decision: undefined } })
  })

  it('refuses a digest that is none', async () => {
    expectFailure(await gate(await job(), { 'solution-digest': 'main' }), 'input-invalid', {
      message: /SHA-256/,
      remedy: /solution-digest/,
    })
  })
})

describe('record-deployment', () => {
  const facts = {
    environment: 'production',
    'solution-name': 'ContosoApp',
    'solution-version': '1.2.0.0',
    'solution-digest': DIGEST,
    'import-job-id': '11111111-2222-4333-8444-555555555555',
    'environment-url': 'https://contoso.crm4.dynamics.com',
  }
  const record = (started: Job, inputs: Record<string, string> = {}): Promise<StepResult> =>
    runAction(world, 'record-deployment', { ...facts, ...inputs }, started)

  it('writes the import into the history, with its approval', async () => {
    const approval = '{"schemaVersion":1,"decision":"approved"}'
    const step = await record(await job(), { 'approval-record': approval, production: 'true' })
    const id = step.outputs['deployment-id'] ?? ''
    expectSuccess(step, 'ok', {
      'deployment-url': `${world.emulator.endpoints.GITHUB_API_URL}/repos/${REPOSITORY}/deployments/${id}`,
    })
    expectAllOutputs('record-deployment', step)
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', `/deployments/${id}`)
    expect(body).toMatchObject({
      environment: 'production',
      sha,
      production_environment: true,
      payload: {
        solution: 'ContosoApp',
        version: '1.2.0.0',
        digest: DIGEST,
        approval: { decision: 'approved' },
      },
    })
    const statuses = await askGitHub(world, ADMIN_TOKEN, 'GET', `/deployments/${id}/statuses`)
    expect(statuses.body).toMatchObject([{ state: 'success' }])
  })

  it('writes a failed import too', async () => {
    const step = await record(await job(), { state: 'failure' })
    expectSuccess(step, 'ok')
    const statuses = await askGitHub(
      world,
      ADMIN_TOKEN,
      'GET',
      `/deployments/${step.outputs['deployment-id'] ?? ''}/statuses`,
    )
    expect(statuses.body).toMatchObject([{ state: 'failure' }])
  })

  it.each([
    { what: 'a version that is none', inputs: { 'solution-version': 'latest' }, code: 'version-invalid' },
    { what: 'a state that there is not', inputs: { state: 'maybe' }, code: 'input-invalid' },
    { what: 'an approval that is no JSON', inputs: { 'approval-record': 'yes' }, code: 'input-invalid' },
  ])('refuses $what and writes nothing', async ({ inputs, code }) => {
    const before = await askGitHub(world, ADMIN_TOKEN, 'GET', '/deployments')
    expectFailure(await record(await job(), inputs), code, { outputs: { 'deployment-id': undefined } })
    expect(await askGitHub(world, ADMIN_TOKEN, 'GET', '/deployments')).toEqual(before)
  })

  it('names the permission that its token lacks', async () => {
    expectFailure(await record(await job('mia-maker', { contents: 'read' })), 'access-denied', {
      remedy: /deployments: write/,
    })
  })
})
