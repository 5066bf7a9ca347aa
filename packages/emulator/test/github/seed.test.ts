// What a GitHub starts with, and what it still has after a restart.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceContext } from '../../src/frame/context.js'
import { createFaults } from '../../src/frame/faults.js'
import { openFileStore } from '../../src/frame/file-store.js'
import { createGitHubService, type GitHubService } from '../../src/github/index.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'github-seed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const seed = {
  organizations: ['contoso'],
  repositories: [
    {
      name: 'contoso/powerops',
      files: { 'README.md': 'seeded' },
      collaborators: { mia: 'write' },
      environments: { production: { reviewers: ['adam'], preventSelfReview: true, secrets: { KEY: 'k' } } },
      variables: { URL: 'u' },
    },
  ],
}

const people = [
  { login: 'mia', id: 11, token: 'ghp_mia' },
  { login: 'adam', id: 12, token: 'ghp_adam', siteAdmin: true },
]

/** A service over the folder's state, and what writes that state to disk. */
function open(github: object): { github: GitHubService; flush: () => void } {
  const store = openFileStore(folder)
  const context: ServiceContext = {
    store,
    clock: { now: () => Date.parse('2026-03-01T08:00:00Z') },
    faults: createFaults(store),
    tokens: { authorize: () => Promise.reject(new Error('not asked here')) },
    environments: { list: () => [], get: () => undefined, connections: () => [], dataPolicies: () => [] },
    tenantId: '7e000000-0000-4000-8000-000000000000',
    users: people.map((gitHub) => ({
      objectId: `9b5e0000-0000-4000-8000-0000000000${gitHub.id}`,
      userPrincipalName: `${gitHub.login}@contoso.example`,
      displayName: gitHub.login,
      password: 'x',
      gitHub,
    })),
    seed: { github },
    origin: () => 'http://127.0.0.1:4999',
    newGuid: () => '00000000-0000-4000-8000-000000000001',
    log: () => undefined,
  }
  return { github: createGitHubService(context), flush: () => store.flush() }
}

async function get(
  github: GitHubService,
  path: string,
  token: string,
): Promise<{ status: number; body: unknown }> {
  const url = new URL(`http://127.0.0.1:4999/api/v3${path}`)
  const headers = new Map([['authorization', `token ${token}`]])
  const body = Buffer.alloc(0)
  const answer = await github.handle({
    method: 'GET',
    url,
    headers,
    body,
    path: url.pathname,
    root: url.origin,
  })
  return { status: answer?.status ?? 0, body: answer?.body }
}

it('has the people of the seed under their ids, and the repositories with their settings', async () => {
  const { github } = open(seed)
  expect((await get(github, '/user', 'ghp_mia')).body).toMatchObject({ login: 'mia', id: 11 })
  const environment = await get(github, '/repos/contoso/powerops/environments/production', 'ghp_adam')
  expect(environment.body).toMatchObject({
    protection_rules: [{ prevent_self_review: true, reviewers: [{ reviewer: { id: 12 } }] }],
  })
  expect(await github.host.environmentSettings('contoso/powerops', 'production')).toMatchObject({
    secrets: { KEY: 'k' },
  })
})

it('goes on after a restart where it was, with the same files and numbers', async () => {
  const first = open(seed)
  await first.github.ready
  const run = {
    repository: 'contoso/powerops',
    workflowPath: '.github/workflows/x.yml',
    workflowName: 'x',
    event: 'push',
    ref: 'refs/heads/main',
    sha: 'a'.repeat(40),
    actor: 'mia',
    triggeringActor: 'mia',
    inputs: {},
  }
  const before = await first.github.host.createRun(run)
  const readme = await get(first.github, '/repos/contoso/powerops/contents/README.md', 'ghp_mia')
  first.flush()
  const second = open(seed)
  expect(await get(second.github, '/repos/contoso/powerops/contents/README.md', 'ghp_mia')).toEqual(readme)
  const after = await second.github.host.createRun(run)
  expect(after).toMatchObject({ runNumber: 2, runId: before.runId + 1, repositoryId: before.repositoryId })
})

it.each([
  ['a repository without an owner', { repositories: [{ name: 'powerops' }] }],
  ['a path instead of a name', { repositories: [{ name: '../x/y' }] }],
  ['an unknown role', { repositories: [{ name: 'a/b', collaborators: { mia: 'owner' } }] }],
  ['a file that is no text', { repositories: [{ name: 'a/b', files: { x: 1 } }] }],
])('%s is refused', async (_name, wrong) => {
  await expect(open(wrong).github.ready).rejects.toMatchObject({ code: 'input-invalid' })
})
