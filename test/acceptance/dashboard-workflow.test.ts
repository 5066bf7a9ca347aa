// alm-dashboard.yml on the local runner, called by a repository's own workflow.
import { runWorkflow, type RunResult } from '@powerops/workflow-runner'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { root } from '../contract/repository.js'
import { writeFolder } from '../helpers/folder.js'
import { makeRepository } from '../helpers/job.js'
import { openWorld, REPOSITORY, type World } from '../helpers/world.js'

const SUITE = { repository: 'powerops/powerops-actions', ref: 'refs/tags/v1', sha: 'f'.repeat(40) }
const CALLER = '.github/workflows/dashboard.yml'
const callerText = (publish: boolean): string => `name: Dashboard
on: workflow_dispatch
permissions: {}
jobs:
  dashboard:
    uses: ${SUITE.repository}/.github/workflows/alm-dashboard.yml@v1
    permissions:
      actions: read # reads which runs wait
      deployments: read # reads the history
      issues: read # reads the requests
      id-token: write # signs in, and proves the run to GitHub Pages
      pages: write # publishes the page
      pull-requests: read # reads the promotions
    with:
      title: Contoso apps
      stages: test, production
      publish: ${publish}
`

let world: World
let sha: string
let suiteRoot: string

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
  suiteRoot = path.join(world.folder, 'suite')
  for (const part of ['actions/build-dashboard/action.yml', '.github/workflows/alm-dashboard.yml']) {
    cpSync(path.join(root, part), path.join(suiteRoot, part))
  }
  cpSync(process.env['POWEROPS_DIST'] ?? '', path.join(suiteRoot, 'dist'), { recursive: true })
})
afterAll(() => world.close())

async function dashboard(publish: boolean): Promise<{ run: RunResult; artifacts: string[] }> {
  const callerRoot = path.join(world.folder, `caller-${publish}`)
  writeFolder(callerRoot, { [CALLER]: callerText(publish) })
  const {
    environments: _,
    GITHUB_TOKEN: _token,
    POWER_PLATFORM_CLIENT_ID: _id,
    POWER_PLATFORM_CLIENT_SECRET: _secret,
    ...endpoints
  } = world.emulator.endpoints
  const { host } = world.emulator.github
  const run = await runWorkflow({
    host,
    suiteRoot,
    suite: SUITE,
    callerRoot,
    workflow: CALLER,
    event: 'workflow_dispatch',
    repository: REPOSITORY,
    ref: 'refs/heads/main',
    sha,
    actor: 'mia-maker',
    environment: endpoints,
    nodes: { node20: process.execPath, node24: process.execPath },
  })
  const artifacts = (await host.listArtifacts(run.runId)).map(({ name }) => name).sort()
  return { run, artifacts }
}

it.each([
  {
    publish: true,
    what: 'keeps and publishes the page',
    artifacts: ['dashboard', 'github-pages'],
  },
  {
    publish: false,
    what: 'keeps the page and publishes nothing',
    artifacts: ['dashboard'],
  },
])('$what', async ({ publish, artifacts }) => {
  const result = await dashboard(publish)
  expect(result.run.conclusion).toBe('success')
  expect(result.artifacts).toEqual(artifacts)
  expect(result.run.log.includes('https://contoso.github.io/powerops/')).toBe(publish)
  expect(result.run.summaries.map(({ markdown }) => markdown).join('')).toContain('### Dashboard')
})
