// A real git clones from and pushes to the emulator.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGitHub, type GitHubFixture } from './harness.js'

let fixture: GitHubFixture
let folder: string

beforeEach(async () => {
  fixture = await openGitHub({ listens: true })
  folder = mkdtempSync(join(tmpdir(), 'git-http-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await fixture.close()
})

interface Outcome {
  exitCode: number
  output: string
}

/** Asynchronous: the server answers from this very process. */
function git(...args: string[]): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], GIT_TERMINAL_PROMPT: '0', HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  const identity = ['-c', 'user.name=Mia', '-c', 'user.email=mia@example.com']
  return new Promise((resolve) => {
    execFile('git', [...identity, ...args], { env, cwd: folder }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr }),
    )
  })
}

function remote(token?: string): string {
  const url = new URL('/contoso/app.git', fixture.origin)
  if (token) url.username = 'x-access-token'
  if (token) url.password = token
  return url.href
}

async function cloneAndCommit(token: string, text = 'changed\n'): Promise<Outcome> {
  const cloned = await git('clone', '--quiet', remote(token), 'work')
  if (cloned.exitCode !== 0) return cloned
  writeFileSync(join(folder, 'work', 'README.md'), text)
  return git('-C', 'work', 'commit', '--quiet', '-am', 'Change')
}

it('clones, commits and pushes with the token of a job that may write', async () => {
  const { token } = await fixture.startJob({ contents: 'write' })
  await cloneAndCommit(token)
  const pushed = await git('-C', 'work', 'push', '--quiet', 'origin', 'HEAD:main')
  expect(pushed).toMatchObject({ exitCode: 0 })
  const { body } = await fixture.call(fixture.tokens['mia'], 'GET', '/repos/contoso/app/contents/README.md')
  expect(Buffer.from(body.content, 'base64').toString()).toBe('changed\n')
})

it('fetches a single commit by its id, shallow, as a checkout does', async () => {
  const { token, sha } = await fixture.startJob({ contents: 'read' })
  await git('init', '--quiet', 'work')
  const fetched = await git('-C', 'work', 'fetch', '--quiet', '--depth=1', remote(token), sha)
  expect(fetched.exitCode).toBe(0)
  await git('-C', 'work', 'checkout', '--quiet', 'FETCH_HEAD')
  expect(readFileSync(join(folder, 'work', 'README.md'), 'utf8')).toBe('# App\n')
})

it.each([
  ['without a token', undefined],
  ['with an unknown token', 'ghp_unknown'],
])('a private repository is not cloned %s', async (_name, token) => {
  expect((await git('clone', remote(token), 'work')).exitCode).not.toBe(0)
})

it('a stranger is told that the repository does not exist', async () => {
  const { output } = await git('clone', remote(fixture.tokens['otto']), 'work')
  expect(output).toMatch(/not found/)
})

it.each([
  ['a job that may only read', async () => (await fixture.startJob({ contents: 'read' })).token],
  ['a person who may only read', async () => fixture.tokens['rita'] ?? ''],
])('%s does not push', async (_name, tokenOf) => {
  const token = await tokenOf()
  expect((await cloneAndCommit(token)).exitCode).toBe(0)
  const pushed = await git('-C', 'work', 'push', 'origin', 'HEAD:main')
  expect(pushed.exitCode).not.toBe(0)
  expect(pushed.output).toMatch(/403/)
})

it('a push that is not a fast forward is rejected by git', async () => {
  const token = fixture.tokens['mia'] ?? ''
  await cloneAndCommit(token)
  const { body } = await fixture.call(token, 'GET', '/repos/contoso/app/contents/README.md')
  await fixture.call(token, 'PUT', '/repos/contoso/app/contents/README.md', {
    message: 'Meanwhile',
    content: Buffer.from('other').toString('base64'),
    sha: body.sha,
  })
  const pushed = await git('-C', 'work', 'push', 'origin', 'HEAD:main')
  expect(pushed.output).toMatch(/rejected/)
})

it('a pushed branch moves its pull request, whose head can be fetched', async () => {
  const token = fixture.tokens['mia'] ?? ''
  await cloneAndCommit(token)
  await git('-C', 'work', 'push', '--quiet', 'origin', 'HEAD:feature')
  const request = { title: 'Feature', head: 'feature', base: 'main' }
  const opened = await fixture.call(token, 'POST', '/repos/contoso/app/pulls', request)
  expect(opened).toMatchObject({ status: 201, body: { number: 1, commits: 1, changed_files: 1 } })
  writeFileSync(join(folder, 'work', 'README.md'), 'again\n')
  await git('-C', 'work', 'commit', '--quiet', '-am', 'Again')
  await git('-C', 'work', 'push', '--quiet', 'origin', 'HEAD:feature')
  const now = await fixture.call(token, 'GET', '/repos/contoso/app/pulls/1')
  expect(now.body.commits).toBe(2)
  const fetched = await git('-C', 'work', 'ls-remote', 'origin', 'refs/pull/1/head')
  expect(fetched.output).toContain(now.body.head.sha)
})
