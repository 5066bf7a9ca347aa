// GitHub's API saying no at each request of a gate, of the proofs of an import, and of a record: nothing passes, and the
// step says why.
import { runAction, type StepResult } from '../helpers/action.js'
import { addPerson, GATE_PERMISSIONS, mustDo, pushFile, type Somebody } from '../helpers/approval.js'
import { expectFailure } from '../helpers/expect-step.js'
import { makeRepository, passGate, startJob, type Job } from '../helpers/job.js'
import { importsInto, requestsTo } from '../helpers/service.js'
import { writeSolution } from '../helpers/solutions.js'
import { DEPLOYS, PROMOTE, recordTest } from '../helpers/tested.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const PERMISSIONS = { ...DEPLOYS, ...GATE_PERMISSIONS } as const
const COMMIT = '[0-9a-f]{40}'
const NUMBER = '\\d+'
/** Faults that no waiting mends; those that pass have tests of their own. */
const FAULTS = [
  { status: 403, body: { message: 'Resource not accessible by integration' } },
  { status: 404, body: { message: 'Not Found' } },
  { status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' }, body: {} },
  { status: 200, body: { unexpected: true } },
]

/** A step that would pass, and what it asks GitHub for. */
interface Scene {
  requests: readonly string[]
  prepare(): Promise<() => Promise<StepResult>>
}

let world: World
let sha: string
let grace: Somebody
let zip: { file: string; digest: string }

beforeAll(async () => {
  world = await openWorld({ environments: ['production'] })
  sha = (await makeRepository(world)).sha
  grace = await addPerson(world, 'grace', 'push', ADMIN_TOKEN)
  const { setup } = world.emulator.github
  setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
  zip = await writeSolution(world.folder, { managed: true, version: '1.1.0.0' }, 'one.zip')
})
afterAll(() => world.close())

const newJob = (): Promise<Job> => startJob(world, { permissions: PERMISSIONS, sha })

async function approvedJob(): Promise<Job> {
  const job = await startJob(world, { environment: 'production', permissions: PERMISSIONS, sha })
  await passGate(world, job.runId, 'production', { token: ADMIN_TOKEN, state: 'approved' })
  return job
}

function step(
  action: string,
  { token, variables }: Job,
  inputs: Record<string, string>,
): Promise<StepResult> {
  const GITHUB_WORKFLOW_REF = `${REPOSITORY}/${PROMOTE}@refs/heads/main`
  const all = { ...variables, GITHUB_REF_NAME: 'main', GITHUB_WORKFLOW_REF }
  return runAction(world, action, inputs, { token, variables: all })
}

const gate = (job: Job, inputs: Record<string, string>): Promise<StepResult> =>
  step('approve-gate', job, { environment: 'production', 'solution-digest': zip.digest, ...inputs })

const RUN = `GET /actions/runs/${NUMBER}`
const scenes: Readonly<Record<string, Scene>> = {
  'a gate of the GitHub environment': {
    requests: [
      'GET /environments/production',
      RUN,
      `${RUN}/approvals`,
      'GET /collaborators/adam-admin/permission',
      `GET /commits/${COMMIT}`,
    ],
    prepare: async () => {
      const job = await approvedJob()
      return () => gate(job, {})
    },
  },
  'a gate of the pull request': {
    requests: [
      RUN,
      `GET /pulls/${NUMBER}`,
      `GET /pulls/${NUMBER}/reviews`,
      `GET /pulls/${NUMBER}/commits`,
      'GET /collaborators/grace/permission',
      `GET /commits/${COMMIT}`,
    ],
    prepare: async () => {
      const commit = await pushFile(world, MAKER_TOKEN, 'dev/mia', 'a change')
      const opening = { head: 'dev/mia', base: 'main', title: 'A change' }
      const { number } = await mustDo(world, MAKER_TOKEN, 'POST', '/pulls', opening)
      await mustDo(world, grace.token, 'POST', `/pulls/${number}/reviews`, { event: 'APPROVE' })
      const job = await newJob()
      const pull = { kind: 'pull-request', 'pull-request-number': String(number) }
      return () => gate(job, { ...pull, approvers: 'grace', commit })
    },
  },
  'a gate of the approval issue': {
    requests: [
      RUN,
      `GET /issues/${NUMBER}`,
      `GET /issues/${NUMBER}/comments`,
      'POST /graphql',
      'GET /collaborators/grace/permission',
      `GET /commits/${COMMIT}`,
      `POST /issues/${NUMBER}/comments`,
      'POST /actions/workflows/continue.yml/dispatches',
    ],
    prepare: async () => {
      const asked = await gate(await newJob(), { kind: 'issue', approvers: 'grace', commit: sha })
      const number = asked.outputs['issue-number'] ?? ''
      const answer = { body: `/approve ${asked.outputs['request-id']}` }
      await mustDo(world, grace.token, 'POST', `/issues/${number}/comments`, answer)
      const job = await newJob()
      const answered = { kind: 'issue', 'issue-number': number, 'continue-with': 'continue.yml' }
      return () => step('approve-gate', job, { ...answered, approvers: 'grace' })
    },
  },
  'an import that needs a test and an approval': {
    requests: [
      'GET /deployments',
      'POST /graphql',
      RUN,
      `${RUN}/jobs`,
      'GET /environments/production',
      `${RUN}/approvals`,
      'GET /collaborators/adam-admin/permission',
      `GET /commits/${COMMIT}`,
    ],
    prepare: async () => {
      const job = await approvedJob()
      await recordTest(world, { sha, ...zip, version: '1.1.0.0' })
      const proofs = { 'require-tested-in': 'test', 'require-approval': 'true' }
      const target = { 'environment-url': world.url('production'), 'github-environment': 'production' }
      return () => step('import-solution', job, { ...target, 'solution-file': zip.file, ...proofs })
    },
  },
  'a record that is opened': {
    requests: ['GET /deployments', 'POST /deployments', `POST /deployments/${NUMBER}/statuses`],
    prepare: async () => {
      const facts = { state: 'queued', environment: 'staging', 'solution-file': zip.file }
      return async () => step('record-deployment', await newJob(), facts)
    },
  },
}

describe.each(Object.entries(scenes))('%s', (_, { requests, prepare }) => {
  let run: () => Promise<StepResult>
  beforeAll(async () => {
    run = await prepare()
    world.emulator.requests.clear()
  })
  afterEach(() => world.emulator.faults.clear())

  it.each(requests)('stays shut, whatever GitHub says instead of answering %s', async (request) => {
    const [method = '', path = ''] = request.split(' ')
    // What accepts a dispatch has nothing to say.
    for (const effect of FAULTS.filter(({ status }) => status >= 400 || !/dispatches$/.test(path))) {
      const dispatches: string[] = []
      world.emulator.github.onEvent(({ event }) => void dispatches.push(event))
      const problem = world.emulator.faults.push({
        match: { method, path: `${path}(\\?.*)?$` },
        times: 100,
        effect,
      })
      expect(problem).toBeUndefined()
      const result = await run()
      world.emulator.faults.clear()
      expectFailure(result, result.reasonCode ?? '', { message: /./, remedy: /./ })
      expect({ effect, code: result.reasonCode }).not.toEqual({ effect, code: 'internal-error' })
      expect(dispatches).toEqual([])
    }
    expect(requestsTo(world, 'production', /StageSolution|ImportSolution|StageAndUpgrade/)).toEqual([])
    expect(importsInto(world, 'production')).toEqual([])
  })
})
