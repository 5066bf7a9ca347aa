// approve-gate with kind pull-request: whose review counts, of which commit, and what takes it away again.
import type { StepResult } from '../helpers/action.js'
import {
  addPerson,
  askGitHub,
  DIGEST,
  GATE_PERMISSIONS,
  mustDo,
  pushFile,
  runGate,
  type Somebody,
} from '../helpers/approval.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

let world: World
let grace: Somebody
let reader: Somebody
let made = 0

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  await makeRepository(world)
  grace = await addPerson(world, 'grace', 'push', ADMIN_TOKEN)
  reader = await addPerson(world, 'reader', 'pull', ADMIN_TOKEN)
  world.emulator.github.setup.createTeam('contoso', 'releases', ['grace'], { [REPOSITORY]: 'write' })
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

interface Pull {
  number: number
  head: string
  branch: string
}

async function openPull(base = 'main'): Promise<Pull> {
  const branch = `dev/mia-${++made}`
  const head = await pushFile(world, MAKER_TOKEN, branch, 'first')
  const { number } = await mustDo(world, MAKER_TOKEN, 'POST', '/pulls', {
    title: 'Deploy',
    head: branch,
    base,
  })
  return { number: Number(number), head, branch }
}

async function review(pull: Pull, token: string, event = 'APPROVE'): Promise<number> {
  const { id } = await mustDo(world, token, 'POST', `/pulls/${pull.number}/reviews`, { event, body: 'Seen.' })
  return Number(id)
}

async function gate(
  pull: Pull,
  inputs: Record<string, string> = {},
  commit = pull.head,
): Promise<StepResult> {
  const job = await startJob(world, { permissions: GATE_PERMISSIONS, sha: commit })
  const all = {
    kind: 'pull-request',
    environment: 'production',
    'solution-digest': DIGEST,
    'pull-request-number': String(pull.number),
  }
  return runGate(world, job, { ...all, ...inputs })
}

it('accepts the review of the head by an administrator, and says where it is', async () => {
  const pull = await openPull()
  await review(pull, ADMIN_TOKEN)
  const step = await gate(pull)
  expectSuccess(step, 'ok', { decision: 'approved', 'approved-by': 'adam-admin' })
  expectAllOutputs('approve-gate', step, ['issue-number', 'issue-url', 'continued'])
  const record = JSON.parse(step.outputs['approval-record'] ?? '') as Record<string, unknown>
  expect(record).toMatchObject({
    source: { kind: 'pull-request', number: pull.number },
    subject: { commit: pull.head, solutionDigest: `sha256:${DIGEST}` },
  })
  expect(JSON.stringify(record['evidence'])).toContain(`/pull/${pull.number}#pullrequestreview-`)
})

it('does not count a review of the commit before a push', async () => {
  const pull = await openPull()
  await review(pull, ADMIN_TOKEN)
  const head = await pushFile(world, MAKER_TOKEN, pull.branch, 'second')
  expectFailure(await gate(pull, {}, head), 'approval-missing', { outputs: { decision: 'pending' } })
  expectFailure(await gate(pull), 'approval-missing', { message: /neither the head/ })
})

it('follows what a person said last, and lets a no of one person stand against the yes of another', async () => {
  const pull = await openPull()
  await review(pull, ADMIN_TOKEN)
  await review(pull, grace.token, 'REQUEST_CHANGES')
  const both = { approvers: 'adam-admin, grace' }
  expectFailure(await gate(pull, both), 'approval-rejected', { outputs: { decision: 'rejected' } })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  await review(pull, grace.token)
  expectSuccess(await gate(pull, { ...both, 'minimum-approvals': '2' }), 'ok', {
    'approved-by': 'adam-admin,grace',
  })
})

it('does not count a review that was dismissed, nor a remark', async () => {
  const pull = await openPull()
  const id = await review(pull, ADMIN_TOKEN)
  await mustDo(world, grace.token, 'PUT', `/pulls/${pull.number}/reviews/${id}/dismissals`, {
    message: 'Too early.',
  })
  await review(pull, grace.token, 'COMMENT')
  expectFailure(await gate(pull, { approvers: 'adam-admin, grace' }), 'approval-missing', {
    outputs: { decision: 'pending', 'approved-by': '' },
  })
})

it.each([
  { what: 'somebody who is not named', inputs: { approvers: 'adam-admin' }, who: (): string => grace.token },
  {
    what: 'somebody named who may only read',
    inputs: { approvers: 'reader' },
    who: (): string => reader.token,
  },
  { what: 'somebody who may write where nobody is named', inputs: {}, who: (): string => grace.token },
  { what: 'one where two are needed', inputs: { 'minimum-approvals': '2' }, who: (): string => ADMIN_TOKEN },
])('does not count the review of $what', async ({ inputs, who }) => {
  const pull = await openPull()
  await review(pull, who())
  expectFailure(await gate(pull, inputs), 'approval-missing', { outputs: { decision: 'pending' } })
})

it('does not count the review of somebody who pushed to the pull request', async () => {
  const pull = await openPull()
  const head = await pushFile(world, grace.token, pull.branch, 'helped')
  await review(pull, grace.token)
  const named = { approvers: 'grace' }
  expectFailure(await gate(pull, named, head), 'approval-missing', { message: /requesters may not approve/ })
  expectSuccess(await gate(pull, { ...named, 'allow-self-approval': 'true' }, head), 'ok', {
    'approved-by': 'grace',
  })
})

it('needs a token that may read the members of a team', async () => {
  const pull = await openPull()
  await review(pull, grace.token)
  const team = { approvers: 'contoso/releases' }
  expectFailure(await gate(pull, team), 'access-denied', { outputs: { decision: undefined } })
  expectSuccess(await gate(pull, { ...team, 'team-token': ADMIN_TOKEN }), 'ok', { 'approved-by': 'grace' })
  const strangers = { approvers: 'contoso/nobody', 'github-token': ADMIN_TOKEN }
  expectFailure(await gate(pull, strangers), 'approval-missing')
})

it('accepts the merge of what was approved, and refuses one that was closed or goes elsewhere', async () => {
  const merged = await openPull()
  await review(merged, ADMIN_TOKEN)
  const { sha } = await mustDo(world, grace.token, 'PUT', `/pulls/${merged.number}/merge`, {})
  expectSuccess(await gate(merged, {}, String(sha)), 'ok', { 'approved-by': 'adam-admin' })

  const closed = await openPull()
  await review(closed, ADMIN_TOKEN)
  await mustDo(world, MAKER_TOKEN, 'PATCH', `/pulls/${closed.number}`, { state: 'closed' })
  expectFailure(await gate(closed), 'approval-missing', { message: /closed without a merge/ })

  await pushFile(world, MAKER_TOKEN, 'side', 'side')
  const aside = await openPull('side')
  await review(aside, ADMIN_TOKEN)
  expectFailure(await gate(aside), 'approval-missing', { message: /required branch/ })
  expectSuccess(await gate(aside, { 'base-branch': 'side' }), 'ok')
})

it.each([
  '/reviews',
  '/pulls/\\d+$',
  '/pulls/\\d+/commits',
  '/permission$',
  '/actions/runs/\\d+$',
  '/commits/[0-9a-f]+',
])('stays shut when the API says no at %s', async (path) => {
  const pull = await openPull()
  await review(pull, ADMIN_TOKEN)
  const body = { message: 'Resource not accessible by integration' }
  world.emulator.faults.push({ match: { path }, times: 5, effect: { status: 403, body } })
  const outputs = { decision: undefined, 'approval-record': undefined }
  expectFailure(await gate(pull), 'access-denied', { remedy: /: read/, outputs })
})

it('names the input that is missing or has no meaning', async () => {
  const pull = await openPull()
  expectFailure(await gate(pull, { 'pull-request-number': '' }), 'input-missing', {
    message: /pull-request-number/,
  })
  expectFailure(await gate(pull, { kind: 'environment' }), 'input-conflict', {
    message: /pull-request-number/,
  })
  expect(await askGitHub(world, ADMIN_TOKEN, 'GET', '/issues?labels=alm-approval')).toMatchObject({
    body: [],
  })
})
