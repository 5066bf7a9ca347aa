// comment-pull-request: one comment for each key, whatever runs again, and no more than GitHub takes.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, startJob, type Job } from '../helpers/job.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, type World } from '../helpers/world.js'

interface Comment {
  id: number
  body: string
  html_url: string
}

let world: World
let sha: string
let job: Job
let number: string

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
  job = await startJob(world, { sha, permissions: { issues: 'write' } })
})
afterAll(() => world.close())
beforeEach(async () => {
  world.emulator.faults.clear()
  const { body } = await askGitHub(world, MAKER_TOKEN, 'POST', '/issues', { title: 'A request' })
  number = String((body as { number: number }).number)
})

const step = (inputs: Record<string, string>, token = job.token): Promise<StepResult> =>
  runAction(world, 'comment-pull-request', { number, ...inputs }, { token, variables: job.variables })
const comments = async (): Promise<Comment[]> =>
  (await askGitHub(world, ADMIN_TOKEN, 'GET', `/issues/${number}/comments`)).body as Comment[]

it('writes one comment, changes it in place, and leaves it alone when it says the same', async () => {
  const first = await step({ body: 'One **violation**.' })
  expectSuccess(first, 'ok', { changed: 'true' })
  expectAllOutputs('comment-pull-request', first)
  const again = await step({ body: 'One **violation**.\r\n' })
  expectSuccess(again, 'unchanged', { changed: 'false', 'comment-url': first.outputs['comment-url'] })
  expectSuccess(await step({ body: 'All is well.' }), 'ok', { 'comment-url': first.outputs['comment-url'] })
  const all = await comments()
  expect(all).toHaveLength(1)
  expect(all[0]?.body).toMatch(/^<!-- powerops-comment [0-9a-f]{32} -->\nAll is well\.$/)
})

it('keeps a comment for each key, and deletes the one that has nothing to say any more', async () => {
  await step({ body: 'Policies.', key: 'policies' })
  await step({ body: 'Checker.', key: 'checker' })
  const gone = await step({ key: 'policies', 'delete-when-empty': 'true' })
  expectSuccess(gone, 'ok', { changed: 'true', 'comment-url': undefined })
  expect((await comments()).map(({ body }) => body.split('\n')[1])).toEqual(['Checker.'])
  expectSuccess(await step({ key: 'policies', 'delete-when-empty': 'true' }), 'unchanged')
  expectFailure(await step({ key: 'policies', body: '\n' }), 'input-missing', { remedy: /delete-when-empty/ })
})

it('leaves a comment of somebody else alone that carries its mark', async () => {
  await step({ body: 'Ours.' })
  const [ours] = await comments()
  await askGitHub(world, ADMIN_TOKEN, 'DELETE', `/issues/comments/${ours?.id ?? 0}`)
  await askGitHub(world, MAKER_TOKEN, 'POST', `/issues/${number}/comments`, { body: ours?.body })
  expectSuccess(await step({ body: 'Ours again.' }), 'ok')
  expect((await comments()).map(({ body }) => body.split('\n')[1])).toEqual(['Ours.', 'Ours again.'])
})

it('joins several files and cuts the longest to what GitHub takes', async () => {
  const workspace = path.join(world.folder, 'files')
  mkdirSync(workspace)
  writeFileSync(
    path.join(workspace, 'long.md'),
    `# Long\n\n<details><summary>All</summary>\n\n${'- a line\n'.repeat(9000)}\n</details>`,
  )
  writeFileSync(path.join(workspace, 'short.md'), '# Short\n\nAll of it.\n')
  const written = await runAction(
    world,
    'comment-pull-request',
    { number, body: 'Intro', 'body-file': 'long.md\nshort.md' },
    { token: job.token, variables: job.variables, workspace },
  )
  expectSuccess(written, 'ok')
  const [{ body } = { body: '' }] = await comments()
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(body.length).toBeGreaterThan(65_000)
  expect(body).toMatch(
    /\nIntro\n\n# Long\n[^]*- a line\n\n<\/details>\n\n\*… \[The rest is in the run\]\(http[^)]*\/actions\/runs\/\d+\)\.\*\n\n# Short\n\nAll of it\.$/,
  )
})

it('finds the comment whose writing was not answered', async () => {
  world.emulator.faults.push({ match: { method: 'POST', path: '/comments$' }, effect: { drop: 'after' } })
  expectSuccess(await step({ body: 'Once.' }), 'ok')
  expect(await comments()).toHaveLength(1)
})

describe('with a token that may only read', () => {
  let reading: Job

  beforeAll(async () => {
    reading = await startJob(world, { sha, permissions: { issues: 'read', 'pull-requests': 'read' } })
  })

  it('fails, and names the permission', async () => {
    expectFailure(await step({ body: 'Text' }, reading.token), 'access-denied', { remedy: /issues: write/ })
  })

  it('shows the text in the summary when that is asked for', async () => {
    const denied = await step({ body: 'The text.', 'when-denied': 'notice' }, reading.token)
    expectSuccess(denied, 'skipped', { changed: 'false', 'comment-url': undefined })
    expect(denied.summary).toContain('The text.')
    expect(denied.commands.map(({ name }) => name)).toContain('notice')
  })
})

it.each([
  {
    what: 'a number that is none',
    inputs: { number: '1; rm -rf', body: 'x' },
    code: 'input-invalid',
    message: /number/,
  },
  {
    what: 'a request that is not there',
    inputs: { number: '4711', body: 'x' },
    code: 'service-error',
    message: /#4711/,
  },
  {
    what: 'a file that is not there',
    inputs: { 'body-file': 'no.md' },
    code: 'file-not-found',
    message: /no\.md/,
  },
])('refuses $what', async ({ inputs, code, message }) => {
  expectFailure(await step(inputs), code, { message })
})
