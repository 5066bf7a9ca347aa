// alm-dashboard.yml on the local runner, called by a repository's own workflow.
import { runWorkflow, type RunResult } from '@powerops/workflow-runner'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { writeFolder } from '../helpers/folder.js'
import { runAction } from '../helpers/action.js'
import { expectSuccess } from '../helpers/expect-step.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { runnerOf, SUITE } from '../helpers/suite-runner.js'
import { APPLICATION, openWorld, REPOSITORY, SECRET, TENANT, type World } from '../helpers/world.js'

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

const DASHBOARD = { actions: 'read', deployments: 'read', issues: 'read', 'pull-requests': 'read' } as const
const ENVIRONMENT = '.github/workflows/environment.yml'
const environmentText = (expires: string): string => `name: Environment
on: workflow_dispatch
permissions: {}
jobs:
  environment:
    uses: ${SUITE.repository}/.github/workflows/alm-environment.yml@v1
    permissions:
      id-token: write # signs in
    with:
      name: Field visits
      region: europe
      expires: ${JSON.stringify(expires)}
    secrets:
      POWER_PLATFORM_CLIENT_SECRET: \${{ secrets.POWER_PLATFORM_CLIENT_SECRET }}
`

let world: World
let sha: string
let runner: ReturnType<typeof runnerOf>

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world)).sha
  runner = runnerOf(world)
  const { setup } = world.emulator.github
  setup.setVariable(REPOSITORY, 'POWER_PLATFORM_TENANT_ID', TENANT)
  setup.setVariable(REPOSITORY, 'POWER_PLATFORM_CLIENT_ID', APPLICATION)
  setup.setSecret(REPOSITORY, 'POWER_PLATFORM_CLIENT_SECRET', SECRET)
  setup.setEnvironment(REPOSITORY, 'development', {})
})
afterAll(() => world.close())

let callers = 0
function call(workflow: string, text: string): Promise<RunResult> {
  const callerRoot = path.join(world.folder, `caller-${++callers}`)
  writeFolder(callerRoot, { [workflow]: text })
  const run = { event: 'workflow_dispatch', ref: 'refs/heads/main', sha, actor: 'mia-maker' }
  return runWorkflow({ ...runner, ...run, callerRoot, workflow })
}

async function dashboard(publish: boolean): Promise<{ run: RunResult; artifacts: string[] }> {
  const run = await call(CALLER, callerText(publish))
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

it('shows the last day and the owner of an environment that alm-environment.yml made', async () => {
  expect((await call(ENVIRONMENT, environmentText('soon'))).conclusion).toBe('failure')
  expect(world.emulator.environments()).toEqual([])
  expect((await call(ENVIRONMENT, environmentText('2031-12-31'))).conclusion).toBe('success')
  const inputs = { 'app-id': APPLICATION, 'client-secret': SECRET, 'tenant-id': TENANT }
  const { token } = await startJob(world, { sha, permissions: DASHBOARD })
  const built = await runAction(world, 'build-dashboard', inputs, { token })
  expectSuccess(built, 'ok')
  const data = JSON.parse(readFileSync(built.outputs['data-file'] ?? '', 'utf8')) as object
  expect(data).toMatchObject({
    environments: [{ name: 'Field visits', owner: 'mia-maker', expiresAt: '2031-12-31T23:59:59.000Z' }],
  })
})
