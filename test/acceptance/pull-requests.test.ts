// open-pull-request and merge-pull-request: one request for a branch, and a merge of what was deployed alone.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, startJob, type Job } from '../helpers/job.js'
import { ADMIN_TOKEN, openWorld, type World } from '../helpers/world.js'

let world: World
let job: Job
let branches = 0

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  const { sha } = await makeRepository(world)
  job = await startJob(world, { sha, permissions: { contents: 'write', 'pull-requests': 'write' } })
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

const github = async (
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> => askGitHub(world, ADMIN_TOKEN, method, path, body)

async function commitTo(branch: string, path: string, text: string): Promise<string> {
  const content = Buffer.from(text).toString('base64')
  const present = await github('GET', `/contents/${path}?ref=${branch}`)
  const { sha } = (present.status === 200 ? present.body : {}) as { sha?: string }
  const answer = await github('PUT', `/contents/${path}`, { message: `Write ${path}`, content, branch, sha })
  return (answer.body as { commit: { sha: string } }).commit.sha
}

/** A branch from main; the SHA of its only commit beyond it. */
async function branchWith(path: string, text = 'mine\n'): Promise<{ branch: string; sha: string }> {
  const branch = `dev/${branches++}`
  const main = await github('GET', '/git/ref/heads/main')
  const { object } = main.body as { object: { sha: string } }
  await github('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha })
  return { branch, sha: await commitTo(branch, path, text) }
}

const step = (action: string, inputs: Record<string, string>): Promise<StepResult> =>
  runAction(world, action, inputs, { token: job.token, variables: job.variables })
const open = (branch: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  step('open-pull-request', { branch, ...inputs })
const merge = (opened: StepResult, commit: string): Promise<StepResult> =>
  step('merge-pull-request', { 'pull-request-number': opened.outputs['pull-request'] ?? '', commit })
const pullOf = async (opened: StepResult): Promise<{ body: string; title: string; merged: boolean }> =>
  (await github('GET', `/pulls/${opened.outputs['pull-request'] ?? ''}`)).body as never

describe('open-pull-request', () => {
  it('opens one request for a branch, and keeps what people write around its text', async () => {
    const { branch, sha } = await branchWith('a.txt')
    const first = await open(branch, { title: 'App to production', body: 'The *first* plan.' })
    expectSuccess(first, 'ok', { created: 'true', commit: sha })
    expectAllOutputs('open-pull-request', first)
    const { body } = await pullOf(first)
    const number = first.outputs['pull-request'] ?? ''
    await github('PATCH', `/pulls/${number}`, { title: 'Renamed', body: `Hello.\n\n${body}\n\nBye.` })

    const second = await open(branch, { body: 'The second plan.' })
    expectSuccess(second, 'already-exists', { created: 'false', 'pull-request': number })
    const now = await pullOf(second)
    expect(now.title).toBe('Renamed')
    expect(now.body).toMatch(/^Hello\.[^]*The second plan\.[^]*Bye\.$/)
    expect(now.body).not.toContain('first')
  })

  it('needs none when the base has every commit', async () => {
    const { branch, sha } = await branchWith('b.txt')
    await merge(await open(branch), sha)
    expectSuccess(await open(branch), 'unchanged', { created: 'false', 'pull-request': undefined })
  })

  it('cuts a text that GitHub would refuse', async () => {
    const { branch } = await branchWith('c.txt')
    const opened = await open(branch, { body: 'A line of a very long plan.\n'.repeat(4_000) })
    expectSuccess(opened, 'ok')
    const { body } = await pullOf(opened)
    expect(body.length).toBeLessThanOrEqual(65_536)
    expect(body).toMatch(/plan\.\n\n… The rest is in the summary of the run\.\n<!-- powerops:end -->$/)
  })

  it('names a branch that is not there', async () => {
    expectFailure(await open('dev/nobody'), 'service-error', { message: /dev\/nobody/ })
  })
})

describe('merge-pull-request', () => {
  it('merges the commit that was deployed, and is content when it is run again', async () => {
    const { branch, sha } = await branchWith('d.txt')
    const opened = await open(branch)
    const merged = await merge(opened, sha)
    expectSuccess(merged, 'ok', { merged: 'true' })
    expectAllOutputs('merge-pull-request', merged)
    expect((await pullOf(opened)).merged).toBe(true)
    expectSuccess(await merge(opened, sha), 'already-exists', {
      'merge-commit': merged.outputs['merge-commit'],
    })
  })

  it('merges nothing that was pushed after the deployment', async () => {
    const { branch, sha } = await branchWith('e.txt')
    const opened = await open(branch)
    const pushed = await commitTo(branch, 'e.txt', 'not tested\n')
    expectFailure(await merge(opened, sha), 'pull-request-changed', { message: new RegExp(pushed) })
    expect((await pullOf(opened)).merged).toBe(false)
  })

  it('says why GitHub does not merge, and leaves the request open', async () => {
    const { branch, sha } = await branchWith('f.txt')
    await commitTo('main', 'f.txt', 'theirs\n')
    const opened = await open(branch)
    expectFailure(await merge(opened, sha), 'pull-request-blocked', {
      message: /not mergeable/i,
      remedy: /conflicts/,
    })
    expect((await pullOf(opened)).merged).toBe(false)
  })

  it('does not mistake a request that somebody closed for a merged one', async () => {
    const { branch, sha } = await branchWith('g.txt')
    const opened = await open(branch)
    await github('PATCH', `/pulls/${opened.outputs['pull-request'] ?? ''}`, { state: 'closed' })
    expectFailure(await merge(opened, sha), 'pull-request-blocked', { message: /closed without a merge/ })
  })

  it('finds a merge whose answer was lost', async () => {
    const { branch, sha } = await branchWith('h.txt')
    const opened = await open(branch)
    const problem = world.emulator.faults.push({
      match: { method: 'PUT', path: '/merge$' },
      effect: { drop: 'after' },
    })
    expect(problem).toBeUndefined()
    expectSuccess(await merge(opened, sha), 'ok', { merged: 'true' })
    expect(world.emulator.faults.pending()).toEqual([])
  })

  it('finds the request by the commit when it is not named, and is content when there is none', async () => {
    const { branch, sha } = await branchWith('j.txt')
    expectSuccess(await step('merge-pull-request', { commit: sha }), 'unchanged', { merged: 'false' })
    const opened = await open(branch)
    const merged = await step('merge-pull-request', { commit: sha })
    expectSuccess(merged, 'ok', { 'pull-request-url': opened.outputs['pull-request-url'] })
  })

  it('takes no branch name for a commit', async () => {
    const { branch } = await branchWith('i.txt')
    expectFailure(await merge(await open(branch), branch), 'input-invalid', { message: /full SHA/ })
  })
})
