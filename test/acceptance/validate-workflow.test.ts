// alm-validate.yml as GitHub runs it for a pull request: one comment that says what is wrong, and a run that fails.
import type { RunnerHost, SubstituteAction } from '@powerops/workflow-runner'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Log } from 'sarif'
import { askGitHub } from '../helpers/job.js'
import {
  commit,
  makeCaller,
  openPull,
  runByHand,
  runForPull,
  sourceOf,
  summaryOf,
  UPLOAD_SARIF,
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

const ENVIRONMENT = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const HOSTILE = [
  '$(touch pwned) `id`; exit 0',
  '::set-output name=passed::true',
  'a\n::set-output name=passed::true',
  '`<img src=x onerror=alert(1)> @mallory [x](evil.example)',
  '\'; echo "passed=true" >> $GITHUB_OUTPUT #',
  '${{ github.token }}',
  '| a | b |',
]

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

it('tells of two solutions in one comment, and of the one that does not pack at its file', async () => {
  const pull = await requestOf({
    ...tweeting,
    'solutions/team/Other/Other/Solution.xml': '<ImportExportXml>\n<SolutionManifest>\n</Solution>',
  })
  const run = await runForPull(world, pull)
  expect(run.conclusion).toBe('failure')
  const comments = await commentsOn(pull)
  expect(comments).toHaveLength(1)
  const [{ body } = { body: '' }] = comments
  expect(body).toMatch(/❌ 2 of 2 solutions do not pass/)
  expect(body).toMatch(/\| `App` 1\.0\.0\.0 \| `solutions\/App` \| ✅ yes \| ❌ violation \|/)
  expect(body).toMatch(/\| {2}\| `solutions\/team\/Other` \| ❌ no \| ⚠️ not checked \|/)
  expect(body).toMatch(/## `solutions\/team\/Other`\n\n### ❌ The source does not pack/)
  const places = run.annotations.map(({ properties: { file, line } }) => ({ file, line }))
  expect(places).toContainEqual({ file: 'solutions/team/Other/Other/Solution.xml', line: '3' })
  expect(JSON.parse(run.jobs['solutions']?.outputs['solutions'] ?? '')).toMatchObject([
    { folder: 'solutions/App', packs: true, policies: 'violation', violations: 1, passed: false },
    { folder: 'solutions/team/Other', packs: false, policies: 'not-checked', passed: false },
  ])
})

it('sees a solution whose manifest was taken away', async () => {
  const pull = await requestOf({ 'solutions/App/Other/Solution.xml': null })
  expect((await runForPull(world, pull)).conclusion).toBe('failure')
  expect((await commentsOn(pull))[0]?.body).toMatch(/cannot find required file "Other\/Solution\.xml"/)
})

it('has nothing to say where no solution is changed, and takes its comment away', async () => {
  const pull = await requestOf({ 'README.md': '# Better apps', ...tweeting })
  await runForPull(world, pull)
  expect(await commentsOn(pull)).toHaveLength(1)
  const run = await runForPull(world, await push(pull, clean))
  expect({ conclusion: run.conclusion, comments: await commentsOn(pull) }).toEqual({
    conclusion: 'success',
    comments: [],
  })
  expect(summaryOf(run)).toContain('No solution was changed.')
})

it('judges by the policies of the target branch, and corrects its comment when they change', async () => {
  const inputs = { 'policy-file': 'governance/policies.json', 'environment-id': ENVIRONMENT }
  // The request that allows itself what it uses is not believed.
  const pull = await requestOf({ ...tweeting, 'governance/policies.json': policyFile([]) })
  world.emulator.requests.clear()
  expect((await runForPull(world, pull, inputs)).conclusion).toBe('failure')
  const [comment] = await commentsOn(pull)
  expect(comment?.body).toMatch(/❌ violation/)
  const asked = world.emulator.requests.list().map(({ service }) => service)
  expect([...new Set(asked)]).toEqual(['github'])

  await commit(world, 'main', { 'governance/policies.json': policyFile(['shared_rss']) })
  const green = await runForPull(world, pull, inputs)
  expect(green.conclusion).toBe('success')
  expect(await commentsOn(pull)).toMatchObject([
    { id: comment?.id, body: expect.stringMatching(/✅ compliant/) as string },
  ])
})

describe('for a request from a fork', () => {
  const fork = (): { host: RunnerHost; headRepository: string } => ({
    host: forkHost(world.emulator.github.host),
    headRepository: 'mallory/powerops',
  })

  it('says that the policies were not checked, in the summary alone, and passes', async () => {
    const pull = await requestOf(tweeting)
    const run = await runForPull(world, pull, { 'upload-sarif': true, checker: true }, fork())
    expect({ conclusion: run.conclusion, comments: await commentsOn(pull) }).toEqual({
      conclusion: 'success',
      comments: [],
    })
    expect(summaryOf(run)).toMatch(/⚠️ not checked/)
    expect(run.annotations.filter(({ level }) => level === 'error')).toEqual([])
    const notices = run.annotations.filter(({ level }) => level === 'notice').map(({ message }) => message)
    expect(notices.join('\n')).toMatch(
      /Not everything was checked for "solutions\/App"[^]*No comment was written/,
    )
  })

  it('still refuses a source that does not pack', async () => {
    const pull = await requestOf({ 'solutions/App/Other/Customizations.xml': '<no' })
    expect((await runForPull(world, pull, {}, fork())).conclusion).toBe('failure')
  })

  it('judges by a policy file', async () => {
    const pull = await requestOf({ ...tweeting, 'README.md': '# Fork' })
    await commit(world, 'main', { 'governance/policies.json': policyFile(['shared_twitter']) })
    const inputs = { 'policy-file': 'governance/policies.json', 'environment-id': ENVIRONMENT }
    const run = await runForPull(world, pull, inputs, fork())
    expect(run.conclusion).toBe('failure')
    expect(summaryOf(run)).toMatch(/❌ violation/)
  })
})

it('fails where the credentials of an own request are missing', async () => {
  const pull = await requestOf(tweeting)
  const run = await runForPull(world, pull, { 'policy-environment': '' })
  expect(run.conclusion).toBe('failure')
  expect((await commentsOn(pull))[0]?.body).toMatch(/⚠️ not checked/)
})

it('lets everything pass that is only to be told of', async () => {
  const pull = await requestOf(tweeting)
  expect((await runForPull(world, pull, { 'fail-on': 'never' })).conclusion).toBe('success')
  expect((await commentsOn(pull))[0]?.body).toMatch(/❌ violation/)
})

it('gives the findings of each solution to code scanning in a category of its own', async () => {
  const uploads: Log[] = []
  const uploadSarif: SubstituteAction = {
    inputs: UPLOAD_SARIF,
    run: async ({ inputs }) => {
      const folder = inputs['sarif_file'] ?? ''
      for (const name of readdirSync(folder)) {
        uploads.push(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Log)
      }
      return {}
    },
  }
  const copy = Object.fromEntries(
    Object.entries(tweeting).map(([name, text]) => [name.replace('/App/', '/Copy of App/'), text]),
  )
  const pull = await requestOf({ ...tweeting, ...copy })
  await runForPull(
    world,
    pull,
    { 'upload-sarif': true },
    { substitutes: { 'github/codeql-action/upload-sarif': uploadSarif } },
  )
  const runs = uploads.flatMap((log) => log.runs)
  expect(runs.map(({ automationDetails }) => automationDetails?.id)).toEqual([
    'data-policies/solutions/App/',
    'data-policies/solutions/Copy of App/',
  ])
  const uri = runs[1]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri
  expect(uri).toBe(`solutions/Copy%20of%20App/${FLOW}`)
})

it('validates every solution of a branch when it is started by hand', async () => {
  await commit(world, 'by-hand', tweeting)
  const sha = await commit(world, 'by-hand', { 'README.md': '# By hand' })
  const run = await runByHand(world, 'by-hand', sha, { 'fail-on': 'unknown' })
  expect(run.conclusion).toBe('failure')
  expect(summaryOf(run)).toMatch(/❌ 1 of 2 solutions do not pass/)
  expect(run.jobs['report']?.result).toBe('skipped')
})

it('is not led astray by names of folders', async () => {
  const folders = HOSTILE.map((name) => `solutions/${name}`)
  const files = folders.flatMap((folder) =>
    Object.entries(tweeting).map(
      ([file, text]) => [file.replace('solutions/App', () => folder), text] as const,
    ),
  )
  const pull = await requestOf(Object.fromEntries(files))
  const run = await runForPull(world, pull)
  expect(run.conclusion).toBe('failure')
  const outputs = run.jobs['solutions']?.outputs
  expect(outputs?.['passed']).toBe('false')
  const solutions = JSON.parse(outputs?.['solutions'] ?? '') as { folder: string; packs: boolean }[]
  expect(solutions.map(({ folder }) => folder).sort()).toEqual(folders.sort())
  expect(solutions.every(({ packs }) => packs)).toBe(true)
  const comments = await commentsOn(pull)
  expect(comments).toHaveLength(1)
  // What the names say stands in code, which nobody is notified by and nothing is rendered from.
  const outside = (comments[0]?.body ?? '').replaceAll(/(`+)[^]*?\1/g, '')
  expect(outside).toMatch(/7 of 7 solutions do not pass/)
  expect(outside).not.toMatch(/<img|@mallory|\]\(evil/)
})

/** A run for a fork: no secrets and variables, a token that reads alone, and no OIDC. */
function forkHost(host: RunnerHost): RunnerHost {
  const nothing = { secrets: {}, variables: {} }
  return {
    ...host,
    repositorySettings: async () => nothing,
    environmentSettings: async () => nothing,
    startJob: (job) => {
      const read = Object.keys(job.permissions).filter((name) => name !== 'id-token')
      return host.startJob({ ...job, permissions: Object.fromEntries(read.map((name) => [name, 'read'])) })
    },
  }
}
