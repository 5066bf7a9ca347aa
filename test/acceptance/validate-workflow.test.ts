// alm-validate.yml as GitHub runs it for a pull request: one comment that says what is wrong, and a run that fails.
import { askGitHub } from '../helpers/job.js'
import {
  commit,
  makeCaller,
  openPull,
  runForPull,
  sourceOf,
  type Files,
  type PullRequest,
} from '../helpers/pull-request.js'
import {
  ADMIN_TOKEN,
  APPLICATION,
  openWorld,
  REPOSITORY,
  SECRET,
  TENANT,
  type World,
} from '../helpers/world.js'

const FLOW = 'Workflows/SendIt-6F0B7C52-3A41-4F0E-9D55-1A2B3C4D5E6F.json'
const POLICY = {
  name: 'd1900000-0000-4000-8000-000000000001',
  displayName: 'Company data',
  environmentType: 'AllEnvironments',
  defaultClassification: 'General',
  business: ['shared_office365'],
  blocked: ['shared_twitter'],
}

let world: World
let clean: Files
let tweeting: Files

beforeAll(async () => {
  world = await openWorld({ environments: ['test', 'production'], seed: { policies: [POLICY] } })
  clean = await sourceOf(world, 'solutions/App', { name: 'App', connectors: ['shared_office365'] })
  tweeting = await sourceOf(world, 'solutions/App', {
    name: 'App',
    connectors: ['shared_office365', 'shared_twitter'],
  })
  const other = await sourceOf(world, 'solutions/team/Other', {
    name: 'Other',
    connectors: ['shared_office365'],
  })
  await makeCaller(world, {
    'README.md': '# Apps',
    ...clean,
    ...other,
    'governance/policies.json': policyFile(['shared_twitter']),
  })
  const { setup } = world.emulator.github
  setup.setEnvironment(REPOSITORY, 'test', { secrets: { POWER_PLATFORM_CLIENT_SECRET: SECRET } })
  const variables = {
    POWER_PLATFORM_TENANT_ID: TENANT,
    POWER_PLATFORM_CLIENT_ID: APPLICATION,
    ALM_PRODUCTION_URL: world.url('production'),
  }
  for (const [name, value] of Object.entries(variables)) setup.setVariable(REPOSITORY, name, value)
}, 60_000)
afterAll(() => world.close())

function policyFile(blocked: readonly string[]): string {
  const connectors = blocked.map((id) => ({
    id: `/providers/Microsoft.PowerApps/apis/${id}`,
    name: id,
    type: 'x',
  }))
  return JSON.stringify({
    policyDefinition: {
      name: POLICY.name,
      displayName: POLICY.displayName,
      defaultConnectorsClassification: 'General',
      connectorGroups: [{ classification: 'Blocked', connectors }],
      environmentType: 'AllEnvironments',
      environments: [],
    },
  })
}

let requests = 0
async function requestOf(files: Readonly<Record<string, string | null>>): Promise<PullRequest> {
  const branch = `dev/${++requests}`
  return openPull(world, branch, await commit(world, branch, files))
}

async function push(pull: PullRequest, files: Files): Promise<PullRequest> {
  return { ...pull, sha: await commit(world, pull.branch, files) }
}

async function commentsOn({ number }: PullRequest): Promise<{ id: number; body: string }[]> {
  return (await askGitHub(world, ADMIN_TOKEN, 'GET', `/issues/${number}/comments`)).body as never
}

it('says what a solution violates and the ways out, and corrects its comment when the source is mended', async () => {
  const pull = await requestOf(tweeting)
  const red = await runForPull(world, pull)
  expect({ conclusion: red.conclusion, log: red.conclusion === 'failure' ? '' : red.log }).toEqual({
    conclusion: 'failure',
    log: '',
  })
  const [comment, ...others] = await commentsOn(pull)
  expect(others).toEqual([])
  expect(comment?.body).toMatch(/❌ The solution does not pass/)
  expect(comment?.body).toMatch(/Company data/)
  expect(comment?.body).toMatch(/Ways out/)
  expect(comment?.body).toContain('`solutions/App`')
  expect(comment?.body).not.toContain('Other')
  const shown = red.annotations.filter(({ properties }) => properties['title'] === 'Data policy')
  expect(shown[0]?.properties['file']).toBe(`solutions/App/${FLOW}`)

  const mended = await push(pull, clean)
  // Something of the solution still differs from main.
  const changed = await push(mended, { 'solutions/App/WebResources/readme.txt': 'x' })
  const green = await runForPull(world, changed)
  expect({ conclusion: green.conclusion, annotations: green.annotations }).toMatchObject({
    conclusion: 'success',
  })
  const [after, ...more] = await commentsOn(pull)
  expect(more).toEqual([])
  expect(after?.id).toBe(comment?.id)
  expect(after?.body).toMatch(/✅ The solution can be imported/)
  expect(after?.body).not.toMatch(/Company data|Ways out/)
}, 60_000)
