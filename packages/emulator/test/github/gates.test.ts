// Protected environments: who may open the gate, what opens it, and the deployments that it makes.
import { openGitHub, type GitHubFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
let runId: number
const as =
  (login: string) =>
  (method: string, path: string, body?: object): Promise<Reply> =>
    fixture.call(fixture.tokens[login], method, `/repos/contoso/app${path}`, body)
const adam = as('adam')

beforeEach(async () => {
  fixture = await openGitHub()
  runId = (await fixture.startJob({})).runId
})
afterEach(() => fixture.close())

function protect(reviewers: string[], more: object = {}): void {
  fixture.github.setup.setEnvironment('contoso/app', 'production', { reviewers, ...more })
}

function enter(signal = new AbortController().signal): Promise<{ approved: boolean; deploymentId?: number }> {
  return fixture.github.host.enterEnvironment({ runId, jobName: 'deploy', environment: 'production', signal })
}

async function gates(): Promise<Reply['body']> {
  return (await adam('GET', `/actions/runs/${runId}/pending_deployments`)).body
}

function review(login: string, environmentId: number, state = 'approved'): Promise<Reply> {
  const body = { environment_ids: [environmentId], state, comment: 'seen' }
  return as(login)('POST', `/actions/runs/${runId}/pending_deployments`, body)
}

it('an environment that nobody made is made without rules, and lets the job go', async () => {
  const { approved, deploymentId } = await enter()
  expect(approved).toBe(true)
  expect((await adam('GET', '/environments/production')).body.protection_rules).toEqual([])
  const deployment = (await adam('GET', `/deployments/${deploymentId}`)).body
  expect(deployment).toMatchObject({ environment: 'production', task: 'deploy', creator: { login: 'mia' } })
})

it('a reviewer lets the job go, and the review is on record', async () => {
  protect(['adam'])
  const waiting = enter()
  const [gate] = await gates()
  expect(gate).toMatchObject({
    environment: { name: 'production' },
    current_user_can_approve: true,
    reviewers: [{ type: 'User', reviewer: { login: 'adam' } }],
  })
  expect((await adam('GET', `/actions/runs/${runId}`)).body.status).toBe('waiting')
  const reviewed = await review('adam', gate.environment.id)
  expect(reviewed.status).toBe(200)
  const { approved, deploymentId } = await waiting
  expect(approved).toBe(true)
  expect(reviewed.body[0].id).toBe(deploymentId)
  expect(await gates()).toEqual([])
  expect((await adam('GET', `/actions/runs/${runId}/approvals`)).body).toMatchObject([
    { state: 'approved', comment: 'seen', user: { login: 'adam' }, environments: [{ name: 'production' }] },
  ])
  const statuses = (await adam('GET', `/deployments/${deploymentId}/statuses`)).body
  expect(statuses.map(({ state }: Reply['body']) => state)).toEqual(['in_progress', 'waiting'])
})

it('a rejection fails the job', async () => {
  protect(['adam'])
  const waiting = enter()
  const [gate] = await gates()
  await review('adam', gate.environment.id, 'rejected')
  const { approved, deploymentId } = await waiting
  expect(approved).toBe(false)
  const [status] = (await adam('GET', `/deployments/${deploymentId}/statuses`)).body
  expect(status.state).toBe('failure')
})

describe('the gate stays shut', () => {
  it.each([
    ['for somebody who is not a reviewer', ['adam'], {}, 'rita', 422],
    [
      'for the one who started the run, where self-review is prevented',
      ['mia'],
      { preventSelfReview: true },
      'mia',
      422,
    ],
    ['for somebody who cannot see the repository', ['adam'], {}, 'otto', 404],
  ])('%s', async (_name, reviewers, more, login, status) => {
    protect(reviewers, more)
    const controller = new AbortController()
    const waiting = enter(controller.signal)
    const [gate] = await gates()
    expect((await review(login, gate.environment.id)).status).toBe(status)
    expect(await gates()).toHaveLength(1)
    controller.abort()
    await expect(waiting).rejects.toThrow()
  })

  it('for a job with every permission', async () => {
    protect(['adam'])
    const controller = new AbortController()
    const waiting = enter(controller.signal)
    const [gate] = await gates()
    const job = await fixture.startJob({ deployments: 'write', actions: 'write' })
    const path = `/repos/contoso/app/actions/runs/${runId}/pending_deployments`
    const body = { environment_ids: [gate.environment.id], state: 'approved', comment: '' }
    expect((await fixture.call(job.token, 'POST', path, body)).status).toBe(422)
    controller.abort()
    await expect(waiting).rejects.toThrow()
  })

  it('when the review names an environment that does not wait', async () => {
    protect(['adam'])
    expect((await review('adam', 1)).status).toBe(422)
  })
})

it('who started the run may approve where self-review is not prevented', async () => {
  protect(['mia'])
  const waiting = enter()
  const [gate] = await gates()
  expect((await review('mia', gate.environment.id)).status).toBe(200)
  expect((await waiting).approved).toBe(true)
})

it('a member of a reviewing team may approve', async () => {
  const { setup } = fixture.github
  setup.createTeam('contoso', 'releasers', ['rita'], { 'contoso/app': 'read' })
  protect(['@contoso/releasers'])
  const waiting = enter()
  const [gate] = await gates()
  expect(gate.reviewers).toMatchObject([{ type: 'Team', reviewer: { slug: 'releasers' } }])
  expect((await review('rita', gate.environment.id)).status).toBe(200)
  expect((await waiting).approved).toBe(true)
})

it('each job needs a gate of its own, and one review opens those that wait', async () => {
  protect(['adam'])
  const both = [enter(), enter()]
  const [gate, ...more] = await gates()
  expect(more).toEqual([])
  await review('adam', gate.environment.id)
  expect((await Promise.all(both)).map(({ approved }) => approved)).toEqual([true, true])
  const third = enter()
  expect(await gates()).toHaveLength(1)
  await review('adam', gate.environment.id)
  expect((await third).approved).toBe(true)
})

it('a wait timer holds the job until the clock has moved', async () => {
  protect([], { waitTimerMinutes: 30 })
  const waiting = enter()
  let passed = false
  void waiting.then(() => (passed = true))
  fixture.clock.advance(29 * 60_000)
  await gates()
  expect(passed).toBe(false)
  fixture.clock.advance(60_000)
  expect((await waiting).approved).toBe(true)
})

it.each([
  [['main'], true],
  [['release/*'], false],
])('branches %j deploy from main: %s', async (branches, approved) => {
  protect([], { branches })
  expect((await enter()).approved).toBe(approved)
})

it('a listener is told of each gate once, and can open it over the API', async () => {
  protect(['adam'])
  const told: string[] = []
  fixture.github.setup.onPendingDeployment(({ environment, environmentId, repository }) => {
    told.push(`${repository} ${environment}`)
    void review('adam', environmentId)
  })
  expect((await enter()).approved).toBe(true)
  expect(told).toEqual(['contoso/app production'])
})

it('the end of a job decides its deployment', async () => {
  const { deploymentId = 0 } = await enter()
  const environmentUrl = 'https://contoso.crm4.dynamics.com'
  await fixture.github.host.leaveEnvironment({ deploymentId, state: 'success', environmentUrl })
  const [status] = (await adam('GET', `/deployments/${deploymentId}/statuses`)).body
  expect(status).toMatchObject({ state: 'success', environment_url: environmentUrl })
})

describe('environments over the API', () => {
  it('keep reviewers, timer and branch patterns', async () => {
    const rita = (await adam('GET', '/collaborators/rita/permission')).body.user.id
    const saved = await adam('PUT', '/environments/test%2Feu', {
      wait_timer: 5,
      prevent_self_review: true,
      reviewers: [{ type: 'User', id: rita }],
      deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
    })
    expect(saved.status).toBe(200)
    await adam('POST', '/environments/test%2Feu/deployment-branch-policies', { name: 'release/*' })
    const { body } = await adam('GET', '/environments/test%2Feu')
    expect(body).toMatchObject({
      name: 'test/eu',
      protection_rules: [
        { type: 'wait_timer', wait_timer: 5 },
        {
          type: 'required_reviewers',
          prevent_self_review: true,
          reviewers: [{ reviewer: { login: 'rita' } }],
        },
        { type: 'branch_policy' },
      ],
      deployment_branch_policy: { custom_branch_policies: true, protected_branches: false },
    })
    const patterns = (await adam('GET', '/environments/test%2Feu/deployment-branch-policies')).body
    expect(patterns).toMatchObject({ total_count: 1, branch_policies: [{ name: 'release/*' }] })
  })

  it('are changed by administrators alone', async () => {
    expect((await as('mia')('PUT', '/environments/test', {})).status).toBe(403)
  })

  it('refuse reviewers who do not exist', async () => {
    const body = { reviewers: [{ type: 'User', id: 5 }] }
    expect((await adam('PUT', '/environments/test', body)).status).toBe(422)
  })
})

it('a job that is cancelled while it waits leaves no gate and no running deployment', async () => {
  protect(['adam'])
  const controller = new AbortController()
  const waiting = enter(controller.signal)
  await gates()
  controller.abort(new Error('cancelled'))
  await expect(waiting).rejects.toThrow('cancelled')
  expect(await gates()).toEqual([])
  const [deployment] = (await adam('GET', '/deployments')).body
  const [status] = (await adam('GET', `/deployments/${deployment.id}/statuses`)).body
  expect(status.state).toBe('error')
})
