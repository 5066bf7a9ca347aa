// branch-solution: commits what changed and nothing else, on top of what others committed meanwhile.
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder } from '../helpers/folder.js'
import { askGitHub, makeRepository, startJob, type Job } from '../helpers/job.js'
import { writeSolution } from '../helpers/solutions.js'
import { ADMIN_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const TARGET = 'solutions/ContosoApp'
let world: World
let job: Job
let workspace: string
let count = 0

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  const { sha } = await makeRepository(world, { 'README.md': '# Apps\n', [`${TARGET}/NOTES.md`]: 'ours\n' })
  job = await startJob(world, { permissions: { contents: 'write', 'pull-requests': 'write' }, sha })
  workspace = path.join(world.folder, 'workspace')
  mkdirSync(workspace)
  for (const version of ['1.0.0.0', '2.0.0.0']) {
    const { file } = await writeSolution(
      workspace,
      {
        version,
        scripts: version.startsWith('1') ? ['contoso_/main.js', 'contoso_/old.js'] : ['contoso_/main.js'],
      },
      `v${version}.zip`,
    )
    const inputs = { 'solution-file': file, 'solution-folder': version }
    expectSuccess(await runAction(world, 'unpack', inputs, { workspace }), 'ok')
  }
})
afterAll(() => world.close())
beforeEach(() => world.emulator.faults.clear())

function commit(branch: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  const all = {
    'solution-folder': '1.0.0.0',
    'solution-target-folder': TARGET,
    'repo-token': job.token,
    'branch-name': branch,
    ...inputs,
  }
  return runAction(world, 'branch-solution', all, { workspace, variables: job.variables })
}

const newBranch = (): string => `export/${++count}`

/** The files of a branch, as a clone has them. */
async function filesOf(branch: string): Promise<Record<string, string>> {
  const folder = path.join(world.folder, `clone-${++count}`)
  const url = new URL(`/${REPOSITORY}.git`, world.emulator.endpoints.GITHUB_SERVER_URL)
  Object.assign(url, { username: 'x-access-token', password: ADMIN_TOKEN })
  // Not synchronously: the emulator answers in this very process.
  await promisify(execFile)('git', ['clone', '--quiet', '--branch', branch, url.href, folder], {
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_NOSYSTEM: '1',
      HOME: world.folder,
      GIT_TERMINAL_PROMPT: '0',
    },
  })
  const files = Object.entries(readFolder(folder)).filter(([name]) => !name.startsWith('.git/'))
  return Object.fromEntries(files)
}

async function tipOf(branch: string): Promise<string | undefined> {
  const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', `/branches/${branch}`)
  return (body as { commit?: { sha: string } }).commit?.sha
}

/** Somebody else commits a file to the branch. */
async function commitOfAnother(branch: string, file: string): Promise<void> {
  const content = Buffer.from('theirs\n').toString('base64')
  const answer = await askGitHub(world, ADMIN_TOKEN, 'PUT', `/contents/${file}`, {
    branch,
    content,
    message: 'Mine',
  })
  if (answer.status !== 201)
    throw new Error(`the commit of another was refused: ${JSON.stringify(answer.body)}`)
}

describe('branch-solution', () => {
  it('commits to a new branch and keeps foreign files in and beside the folder', async () => {
    const branch = newBranch()
    const step = await commit(branch)
    expectSuccess(step, 'ok', {
      changed: 'true',
      branch,
      commit: await tipOf(branch),
      'pull-request': undefined,
    })
    const files = await filesOf(branch)
    expect(files).toMatchObject({ 'README.md': '# Apps\n', [`${TARGET}/NOTES.md`]: 'ours\n' })
    expect(Object.keys(files)).toContain(`${TARGET}/Other/Solution.xml`)
    expect(await filesOf('main')).not.toHaveProperty([`${TARGET}/Other/Solution.xml`])
  })

  it('makes no second commit when nothing changed', async () => {
    const branch = newBranch()
    const first = await commit(branch)
    const second = await commit(branch)
    expectSuccess(second, 'unchanged', { changed: 'false', commit: first.outputs['commit'] })
    expect(await tipOf(branch)).toBe(first.outputs['commit'])
  })

  it('commits a change on top, and removes what the solution no longer has', async () => {
    const branch = newBranch()
    const first = await commit(branch)
    const second = await commit(branch, { 'solution-folder': '2.0.0.0', 'commit-message': 'Second' })
    expectSuccess(second, 'ok', { changed: 'true' })
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', `/commits/${second.outputs['commit'] ?? ''}`)
    expect(body).toMatchObject({ commit: { message: 'Second' }, parents: [{ sha: first.outputs['commit'] }] })
    const names = Object.keys(await filesOf(branch))
    expect(names.filter((name) => name.includes('old.js'))).toEqual([])
    expect(names).toContain(`${TARGET}/NOTES.md`)
  })

  it('keeps a commit of somebody else that arrives meanwhile', async () => {
    const branch = newBranch()
    await commit(branch)
    const host = new URL(world.emulator.endpoints.GITHUB_SERVER_URL).host
    world.emulator.faults.push({
      match: { path: 'service=git-receive-pack', host },
      effect: { delayMs: 2000 },
    })
    world.emulator.requests.clear()
    const running = commit(branch, { 'solution-folder': '2.0.0.0' })
    // By now the step has read the branch, and waits with what it is going to push.
    while (!world.emulator.requests.list().some(({ url }) => url.includes('service=git-receive-pack'))) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await commitOfAnother(branch, 'theirs.txt')
    const step = await running
    expectSuccess(step, 'ok', { changed: 'true', commit: await tipOf(branch) })
    expect(step.stdout).toContain('moved meanwhile')
    const files = await filesOf(branch)
    expect(files['theirs.txt']).toBe('theirs\n')
    expect(files[`${TARGET}/Other/Solution.xml`]).toContain('2.0.0.0')
  })

  it('opens a pull request, and keeps the one that is open', async () => {
    const branch = newBranch()
    const inputs = { 'pull-request': 'true', 'pull-request-title': 'Update the app' }
    const first = await commit(branch, inputs)
    expectSuccess(first, 'ok', { 'pull-request': expect.stringMatching(/^\d+$/) })
    const second = await commit(branch, { ...inputs, 'solution-folder': '2.0.0.0' })
    expectSuccess(second, 'ok', { 'pull-request': first.outputs['pull-request'] })
    const { body } = await askGitHub(
      world,
      ADMIN_TOKEN,
      'GET',
      `/pulls/${first.outputs['pull-request'] ?? ''}`,
    )
    expect(body).toMatchObject({
      title: 'Update the app',
      state: 'open',
      head: { ref: branch },
      base: { ref: 'main' },
    })
  })

  it('starts a branch anew when told', async () => {
    const branch = newBranch()
    await commit(branch)
    await commitOfAnother(branch, 'theirs.txt')
    const step = await commit(branch, { 'clobber-branch': 'true', 'solution-folder': '2.0.0.0' })
    expectSuccess(step, 'ok', { changed: 'true' })
    expect(await filesOf(branch)).not.toHaveProperty(['theirs.txt'])
  })
})

describe('branch-solution refuses, and pushes nothing,', () => {
  it.each([
    { what: 'a folder that is not there', inputs: { 'solution-folder': 'nothing' }, code: 'file-not-found' },
    {
      what: 'a target that climbs out',
      inputs: { 'solution-target-folder': '../elsewhere' },
      code: 'input-invalid',
    },
    {
      what: 'a target that holds workflows',
      inputs: { 'solution-target-folder': '.github/workflows' },
      code: 'input-invalid',
    },
    { what: 'a branch that reads as an option', inputs: { 'branch-name': '--force' }, code: 'input-invalid' },
    { what: 'a base that there is not', inputs: { 'base-branch': 'nowhere' }, code: 'input-invalid' },
    { what: 'an author that is none', inputs: { author: 'Ada' }, code: 'input-invalid' },
    {
      what: 'a token that GitHub does not know',
      inputs: { 'repo-token': 'ghp_nobody00000000000' },
      code: 'git-failed',
    },
    {
      what: 'a repository that is not there',
      inputs: { 'repo-url': 'SERVER/contoso/nothing' },
      code: 'git-failed',
    },
  ])('$what', async ({ inputs, code }) => {
    const server = world.emulator.endpoints.GITHUB_SERVER_URL
    const given = Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, value.replace('SERVER', server)]),
    )
    const branch = newBranch()
    expectFailure(await commit(branch, given), code, { outputs: { changed: undefined } })
    expect(await tipOf(branch)).toBeUndefined()
  })

  it('a token that may only read, and names the permission', async () => {
    const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/branches/main')
    const reader = await startJob(world, {
      permissions: { contents: 'read' },
      sha: (body as { commit: { sha: string } }).commit.sha,
    })
    const branch = newBranch()
    expectFailure(await commit(branch, { 'repo-token': reader.token }), 'git-failed', {
      remedy: /contents: write/,
    })
    expect(await tipOf(branch)).toBeUndefined()
  })
})
