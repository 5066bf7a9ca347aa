// alm-dashboard.yml on the local runner, called by a repository's own workflow.
import { runWorkflow, type RunResult } from '@powerops/workflow-runner'
import path from 'node:path'
import { writeFolder } from '../helpers/folder.js'
import { makeRepository } from '../helpers/job.js'
import { runnerOf, SUITE } from '../helpers/suite-runner.js'
import { openWorld, type World } from '../helpers/world.js'

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
let runner: ReturnType<typeof runnerOf>

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
  runner = runnerOf(world)
})
afterAll(() => world.close())

async function dashboard(publish: boolean): Promise<{ run: RunResult; artifacts: string[] }> {
  const callerRoot = path.join(world.folder, `caller-${publish}`)
  writeFolder(callerRoot, { [CALLER]: callerText(publish) })
  const run = await runWorkflow({
    ...runner,
    callerRoot,
    workflow: CALLER,
    event: 'workflow_dispatch',
    ref: 'refs/heads/main',
    sha,
    actor: 'mia-maker',
  })
  const artifacts = (await runner.host.listArtifacts(run.runId)).map(({ name }) => name).sort()
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
