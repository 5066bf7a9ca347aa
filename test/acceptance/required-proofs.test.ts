// import-solution with require-tested-in: what counts as a test of the same bytes, and that nothing is sent without it.
import { runAction, type StepResult } from '../helpers/action.js'
import { pushFile } from '../helpers/approval.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { makeRepository } from '../helpers/job.js'
import { importsInto, requestsTo } from '../helpers/service.js'
import { writeSolution } from '../helpers/solutions.js'
import { DEPLOYS, PROMOTE, recordTest, startRun, type TestedZip } from '../helpers/tested.js'
import { MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const DAY_MS = 24 * 60 * 60_000
/** What changes an environment, or holds bytes ready for it. */
const CHANGES = /\/(StageSolution|ImportSolution|ImportSolutionAsync|StageAndUpgradeAsync)/

let world: World
let sha: string
let otherSha: string
let made = 0

beforeAll(async () => {
  world = await openWorld({ environments: ['production', 'first', 'second', 'third', 'staged'] })
  sha = (await makeRepository(world)).sha
  otherSha = await pushFile(world, MAKER_TOKEN, 'dev/mia', 'a change')
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

interface Zip {
  file: string
  digest: string
  version: string
}

/** A zip that nobody has seen. */
async function newZip(name = 'ContosoApp'): Promise<Zip> {
  const version = `1.0.${++made}.0`
  const request = { name, managed: true, version }
  return { ...(await writeSolution(world.folder, request, `${version}.zip`)), version }
}

async function deploy(
  { file }: Zip,
  inputs: Record<string, string> = {},
  { runId, target = 'production', attempt = 1 }: { runId?: number; target?: string; attempt?: number } = {},
): Promise<StepResult> {
  const id = runId ?? (await startRun(world, sha))
  const { host } = world.emulator.github
  const { token, jobId } = await host.startJob({
    runId: id,
    name: 'Promote / Production / Import',
    permissions: DEPLOYS,
    jobWorkflowRef: `${REPOSITORY}/${PROMOTE}@refs/heads/main`,
  })
  const all = {
    'environment-url': world.url(target),
    'solution-file': file,
    'require-tested-in': 'test',
    ...inputs,
  }
  const variables = {
    GITHUB_RUN_ID: String(id),
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_SHA: sha,
    GITHUB_REF_NAME: 'main',
    GITHUB_WORKFLOW_REF: `${REPOSITORY}/${PROMOTE}@refs/heads/main`,
  }
  const step = await runAction(world, 'import-solution', all, { token, variables })
  await host.finishJob({ jobId, conclusion: step.exitCode === 0 ? 'success' : 'failure' })
  return step
}

function expectNothingSent(): void {
  expect(requestsTo(world, 'production', CHANGES)).toEqual([])
  expect(importsInto(world, 'production')).toEqual([])
}

describe('import-solution with require-tested-in', () => {
  it('imports what the history shows as tested, by this run or another one of the same workflow', async () => {
    const zip = await newZip()
    const { deploymentId } = await recordTest(world, { sha, ...zip })
    const step = await deploy(zip, {}, { target: 'first' })
    expectSuccess(step, 'ok', { 'tested-by-deployment': String(deploymentId), 'approved-by': undefined })
    expect(step.stdout).toContain(`deployment ${deploymentId}`)
    expect(importsInto(world, 'first')).toMatchObject([{ digest: zip.digest }])
  })

  it('finds the good record among forged ones', async () => {
    const zip = await newZip()
    const good = await recordTest(world, { sha, ...zip })
    await recordTest(world, { sha, ...zip, workflowPath: '.github/workflows/mine.yml' })
    await recordTest(world, { sha, ...zip, creatorToken: MAKER_TOKEN })
    const step = await deploy(zip, {}, { target: 'second' })
    expectSuccess(step, 'ok', { 'tested-by-deployment': String(good.deploymentId) })
  })

  it('asks for each of several stages, and names the one that is missing', async () => {
    const zip = await newZip()
    const tested = await recordTest(world, { sha, ...zip })
    const both = { 'require-tested-in': 'test, uat' }
    expectFailure(await deploy(zip, both), 'test-missing', { message: /into "uat" counts/, remedy: /"uat"/ })
    expectNothingSent()
    const accepted = await recordTest(world, { sha, ...zip, environment: 'uat' })
    const step = await deploy(zip, both, { target: 'staged' })
    const ids = [tested, accepted].map(({ deploymentId }) => deploymentId)
    expectSuccess(step, 'ok', { 'tested-by-deployment': ids.join(', ') })
    expect(step.summary).toMatch(/Tested in.*test, run \d+; uat, run \d+/)
  })

  it('adopts the import of an earlier attempt, for which the test was proven', async () => {
    const zip = await newZip()
    const { runId } = await recordTest(world, { sha, ...zip })
    expectSuccess(await deploy(zip, {}, { runId, target: 'third' }), 'ok')
    const { host } = world.emulator.github
    await host.finishRun({ runId, conclusion: 'failure' })
    await host.createAttempt({ runId, triggeringActor: 'mia-maker' })
    const again = await deploy(zip, {}, { runId, target: 'third', attempt: 2 })
    expectSuccess(again, 'already-exists', { imported: 'true' })
    expect(importsInto(world, 'third')).toHaveLength(1)
  })

  const forged: { what: string; zip: (digest: string) => Partial<TestedZip>; message: RegExp }[] = [
    {
      what: 'a record that a person wrote',
      zip: () => ({ creatorToken: MAKER_TOKEN }),
      message: /deployment \d+ is no record: its creator is none of those whose records count/,
    },
    {
      what: 'a success that a person wrote into the record of a job',
      zip: () => ({ statusToken: MAKER_TOKEN }),
      message: /not of a success but stands at in_progress/,
    },
    {
      what: 'a run of another workflow',
      zip: () => ({ workflowPath: '.github/workflows/mine.yml' }),
      message: /a run of ".github\/workflows\/mine.yml", which is none of .github\/workflows\/promote.yml/,
    },
    {
      what: 'a run on a branch where anybody may change the workflow',
      zip: () => ({ ref: 'refs/heads/dev/mia' }),
      message: /a run on branch "dev\/mia", which is none of main/,
    },
    {
      what: 'a run that imported nothing',
      zip: () => ({ jobName: 'Promote / Build' }),
      message: /in which no job .* succeeded/,
    },
    {
      what: 'a run that imported other bytes',
      zip: () => ({ jobName: `Promote / Test / Import into test: ${'cd'.repeat(32)}` }),
      message: /in which no job .* succeeded/,
    },
    {
      what: 'a run that imported elsewhere',
      zip: (digest) => ({ jobName: `Promote / Import into sandbox: ${digest}` }),
      message: /in which no job "Import into test: .* succeeded/,
    },
    {
      what: 'a job that failed after it had written the success',
      zip: () => ({ jobEnds: 'failure' }),
      message: /in which no job .* succeeded/,
    },
    {
      what: 'a run that does not exist',
      zip: () => ({ payload: { runId: 77 } }),
      message: /names run 77, which contoso\/powerops does not have/,
    },
    {
      what: 'an attempt that did not happen',
      zip: () => ({ payload: { runAttempt: 5 } }),
      message: /names attempt 5 of a run with 1/,
    },
    {
      what: 'a run at another commit',
      zip: () => ({ payload: { workflowCommit: 'ef'.repeat(20) } }),
      message: /names a run at commit [0-9a-f]{40}, not at (ef){20}/,
    },
    {
      what: 'another solution',
      zip: () => ({ solution: 'ContosoOther' }),
      message: /is of solution "ContosoOther"/,
    },
    {
      what: 'other bytes',
      zip: () => ({ payload: { digest: 'cd'.repeat(32) } }),
      message: /the history has none of these bytes/,
    },
    {
      what: 'another environment',
      zip: () => ({ environment: 'sandbox' }),
      message: /into "test" counts: the history has none of these bytes/,
    },
    {
      what: 'an import that failed',
      zip: () => ({ outcome: 'failure' }),
      message: /not of a success but stands at failure/,
    },
    {
      what: 'an import that is not over',
      zip: () => ({ outcome: 'in_progress' }),
      message: /not of a success but stands at in_progress/,
    },
  ]
  it.each(forged)('refuses $what, before anything is sent', async ({ zip: claim, message }) => {
    const zip = await newZip()
    await recordTest(world, { sha, ...zip, ...claim(zip.digest) })
    const step = await deploy(zip)
    expectFailure(step, 'test-missing', {
      message,
      remedy: /Deploy this very zip to "test" with one of these workflows: .github\/workflows\/promote.yml/,
      outputs: { 'import-job-id': undefined, 'tested-by-deployment': undefined, imported: undefined },
    })
    expectNothingSent()
  })

  it('refuses the test of another commit', async () => {
    const zip = await newZip()
    await recordTest(world, { sha: otherSha, ...zip })
    expectFailure(await deploy(zip), 'test-missing', { message: new RegExp(`\\(commit ${sha}\\)`) })
    expectFailure(await deploy(zip, { commit: otherSha, 'tested-on-branches': 'release' }), 'test-missing', {
      message: /on branch "main", which is none of release/,
    })
    expectNothingSent()
  })

  it('refuses a test that is too old, where an age is asked for', async () => {
    const zip = await newZip()
    world.emulator.clock.advance(-3 * DAY_MS)
    await recordTest(world, { sha, ...zip })
    world.emulator.clock.advance(3 * DAY_MS)
    expectFailure(await deploy(zip, { 'tested-within-days': '2' }), 'test-missing', {
      message: /is 72h 00m old, and at most 48h 00m are allowed/,
    })
    expectNothingSent()
  })

  it.each(['first', 'last'])('sends none of several when the %s was not tested', async (place) => {
    const [tested, untested] = [await newZip(), await newZip('ContosoOther')]
    await recordTest(world, { sha, ...tested })
    const files = place === 'first' ? [untested.file, tested.file] : [tested.file, untested.file]
    const both = { ...tested, file: files.join('\n') }
    expectFailure(await deploy(both), 'test-missing', { message: new RegExp(untested.digest) })
    expectNothingSent()
  })

  it.each([
    { path: '/deployments\\?', status: 403, code: 'access-denied', remedy: /deployments: read/ },
    { path: '/graphql$', status: 403, code: 'access-denied', remedy: /deployments: read/ },
    { path: '/actions/runs/\\d+$', status: 403, code: 'access-denied', remedy: /actions: read/ },
    { path: '/jobs', status: 403, code: 'access-denied', remedy: /actions: read/ },
    { path: '/jobs', status: 500, code: 'service-error', remedy: /./ },
  ])('sends nothing when GitHub answers $status at $path', async ({ path, status, code, remedy }) => {
    const zip = await newZip()
    await recordTest(world, { sha, ...zip })
    const body = { message: status === 403 ? 'Resource not accessible by integration' : 'oops' }
    world.emulator.faults.push({ match: { path }, times: 20, effect: { status, body } })
    expectFailure(await deploy(zip), code, { remedy })
    expectNothingSent()
  })
})
