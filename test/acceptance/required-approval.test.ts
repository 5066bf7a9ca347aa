// import-solution with require-approval: a record is believed as far as GitHub bears it out now, and no further.
import { parseSubject, requestId } from '@powerops/approval'
import { runAction, type StepResult } from '../helpers/action.js'
import { addPerson, GATE_PERMISSIONS, mustDo, pushFile, runGate, type Somebody } from '../helpers/approval.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { makeRepository, passGate, startJob, type Job } from '../helpers/job.js'
import { importsInto, requestsTo } from '../helpers/service.js'
import { writeSolution } from '../helpers/solutions.js'
import { DEPLOYS } from '../helpers/tested.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const HOUR_MS = 60 * 60_000
/** What changes an environment, or holds bytes ready for it. */
const CHANGES = /\/(StageSolution|ImportSolution|ImportSolutionAsync|StageAndUpgradeAsync)/
const OTHER = 'cd'.repeat(32)

let world: World
let sha: string
let grace: Somebody
let zip: { file: string; digest: string }
let other: { file: string; digest: string }
/** A run that was approved for production, and its record. */
let approved: Job
let record: string
let good = 0

beforeAll(async () => {
  world = await openWorld({ environments: ['production', 'good1', 'good2', 'good3', 'good4'] })
  sha = (await makeRepository(world)).sha
  grace = await addPerson(world, 'grace', 'push', ADMIN_TOKEN)
  const { setup } = world.emulator.github
  setup.createTeam('contoso', 'releases', ['grace'], { [REPOSITORY]: 'write' })
  setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin', 'grace'] })
  setup.setEnvironment(REPOSITORY, 'by-team', { reviewers: ['@contoso/releases'] })
  setup.setEnvironment(REPOSITORY, 'open', {})
  zip = await writeSolution(world.folder, { managed: true, version: '1.1.0.0' }, 'one.zip')
  other = await writeSolution(world.folder, { name: 'ContosoOther', managed: true }, 'other.zip')
  approved = await approvedRun()
  record = await gate(approved)
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

async function approvedRun(environment = 'production', token = ADMIN_TOKEN, commit = sha): Promise<Job> {
  const job = await startJob(world, { environment, permissions: DEPLOYS, sha: commit })
  await passGate(world, job.runId, environment, { token, state: 'approved' })
  return job
}

/** The record of approve-gate in the job. */
async function gate(job: Job, inputs: Record<string, string> = {}): Promise<string> {
  const all = { environment: 'production', 'solution-digest': zip.digest, ...inputs }
  const step = await runGate(world, job, all)
  expect({ end: step.reasonCode, why: step.report?.message }).toEqual({ end: 'ok', why: undefined })
  return step.outputs['approval-record'] ?? ''
}

function deploy(job: Job, approval: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  const all = {
    'environment-url': world.url('production'),
    'solution-file': zip.file,
    'github-environment': 'production',
    'require-approval': approval,
    ...inputs,
  }
  return runAction(world, 'import-solution', all, job)
}

/** Deploys into an environment of its own, which nothing was sent to. */
const deployWell = (job: Job, approval: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
  deploy(job, approval, { 'environment-url': world.url(`good${++good}`), ...inputs })

function expectNothingSent(): void {
  expect(requestsTo(world, 'production', CHANGES)).toEqual([])
  expect(importsInto(world, 'production')).toEqual([])
}

type Fields = Readonly<Record<string, unknown>>

/** A record as somebody who knows the code of the suite would forge it: with a request id that fits. */
function forge(text: string, subject: Fields, fields: Fields = {}): string {
  const original = JSON.parse(text) as Record<string, unknown>
  const forged = parseSubject({ ...(original['subject'] as object), ...subject })
  return JSON.stringify({ ...original, requestId: requestId(forged), subject: forged, ...fields })
}

describe('an approval of the GitHub environment', () => {
  it('lets the import through and is named in outputs, log and summary', async () => {
    const step = await deployWell(approved, record)
    expectSuccess(step, 'ok', { 'approved-by': 'adam-admin', imported: 'true' })
    expect(step.stdout).toContain('approved: by "adam-admin"')
  })

  it('is looked up where no record is handed on', async () => {
    expectSuccess(await deployWell(approved, 'true'), 'ok', { 'approved-by': 'adam-admin' })
    const nobody = await startJob(world, { environment: 'production', permissions: DEPLOYS, sha })
    expectFailure(await deploy(nobody, 'true'), 'approval-missing', { message: /is pending/ })
    const rejected = await startJob(world, { environment: 'production', permissions: DEPLOYS, sha })
    await passGate(world, rejected.runId, 'production', { token: ADMIN_TOKEN, state: 'rejected' })
    expectFailure(await deploy(rejected, 'true'), 'approval-rejected', { message: /is rejected/ })
    const open = { 'github-environment': 'open' }
    expectFailure(await deploy(approved, 'true', open), 'approval-unprotected', {
      message: /no required reviewers/,
    })
    expectNothingSent()
  })

  const forgeries: {
    what: string
    forged: () => string
    inputs?: () => Record<string, string>
    code?: string
    message: RegExp
  }[] = [
    {
      what: 'names somebody who never approved',
      forged: () => forge(record, {}, { approvers: [{ id: 424242, login: 'grace' }] }),
      message: /names "grace" \(424242\), whose approval GitHub does not show/,
    },
    {
      what: 'names nobody',
      forged: () => forge(record, {}, { approvers: [] }),
      message: /approved by nobody/,
    },
    {
      what: 'is for other bytes',
      forged: () => record,
      inputs: () => ({ 'solution-file': other.file }),
      code: 'digest-mismatch',
      message: /^the approval is for solution sha256:/,
    },
    {
      what: 'was written over for other bytes',
      forged: () => forge(record, { solutionDigest: OTHER }),
      code: 'digest-mismatch',
      message: /^the approval is for solution sha256:(cd){32}, not for/,
    },
    {
      what: 'is for another environment',
      forged: () => record,
      inputs: () => ({ 'github-environment': 'by-team' }),
      message: /another environment: "production" instead of "by-team"/,
    },
    {
      what: 'is for another commit',
      forged: () => record,
      inputs: () => ({ commit: 'ef'.repeat(20) }),
      message: /another commit/,
    },
    {
      what: 'is of another repository',
      forged: () => forge(record, { repositoryId: 7 }),
      message: /another repositoryId: "7"/,
    },
    {
      what: 'is of another run',
      forged: () => forge(record, { runId: 7 }),
      message: /approved for attempt 1 of run 7, not for attempt 1 of run/,
    },
    {
      what: 'is of another attempt',
      forged: () => forge(record, { runAttempt: 2 }),
      message: /approved for attempt 2 of run/,
    },
    {
      what: 'is older than a day',
      forged: () => forge(record, {}, { decidedAt: new Date(Date.now() - 25 * HOUR_MS).toISOString() }),
      message: /is too old/,
    },
    {
      what: 'lies in the future',
      forged: () => forge(record, {}, { decidedAt: new Date(Date.now() + HOUR_MS).toISOString() }),
      message: /lies in the future/,
    },
    {
      what: 'was changed without a new request id',
      forged: () => record.replace(/"runAttempt":1/, '"runAttempt":2'),
      message: /does not belong to its subject/,
    },
    {
      what: 'is one of a rejection',
      forged: () => forge(record, {}, { decision: 'rejected' }),
      code: 'approval-rejected',
      message: /was rejected/,
    },
    {
      what: 'is of a request that waits',
      forged: () => forge(record, {}, { decision: 'pending' }),
      message: /is pending/,
    },
    {
      what: 'says nowhere where it was approved',
      forged: () => forge(record, {}, { source: {} }),
      message: /does not say where/,
    },
    {
      what: 'is for another target',
      forged: () => forge(record, { target: 'https://contoso-other.crm4.dynamics.com' }),
      message: /was approved for "https:\/\/contoso-other.crm4.dynamics.com", not for "http/,
    },
    {
      what: 'is for another plan',
      forged: () => forge(record, { planDigest: OTHER }),
      code: 'plan-changed',
      message: /./,
    },
    {
      what: 'is for another plan than the one named',
      forged: () => forge(record, { planDigest: OTHER }),
      inputs: () => ({ 'plan-digest': 'ef'.repeat(32) }),
      message: /another planDigest/,
    },
    {
      what: 'is for no plan where one is named',
      forged: () => record,
      inputs: () => ({ 'plan-digest': 'ef'.repeat(32) }),
      message: /another planDigest/,
    },
    { what: 'is no JSON', forged: () => '{"oops"', message: /./ },
    {
      what: 'is of another schema',
      forged: () => forge(record, {}, { schemaVersion: 2 }),
      message: /schema version 1/,
    },
    {
      what: 'is no record but a word',
      forged: () => 'yes, please',
      code: 'input-invalid',
      message: /neither true, false nor an approval record/,
    },
    {
      what: 'is for one of several',
      forged: () => record,
      inputs: () => ({ 'solution-file': `${zip.file}\n${other.file}` }),
      code: 'input-conflict',
      message: /names 2 solutions/,
    },
    {
      what: 'is for nowhere',
      forged: () => record,
      inputs: () => ({ 'github-environment': '' }),
      code: 'input-missing',
      message: /without github-environment/,
    },
  ]
  it.each(forgeries)(
    'is refused, before anything is sent, when the record $what',
    async ({ forged, inputs = () => ({}), code = 'approval-missing', message }) => {
      const step = await deploy(approved, forged(), inputs())
      expectFailure(step, code, {
        message,
        outputs: { 'import-job-id': undefined, 'approved-by': undefined },
      })
      expectNothingSent()
    },
  )

  it('ends with the permission of the approver', async () => {
    const leaver = await addPerson(world, 'leaver', 'push', ADMIN_TOKEN)
    world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', {
      reviewers: ['adam-admin', 'grace', 'leaver'],
    })
    const job = await approvedRun('production', leaver.token)
    const own = await gate(job)
    await mustDo(world, ADMIN_TOKEN, 'DELETE', '/collaborators/leaver')
    expectFailure(await deploy(job, own), 'approval-missing', { message: /"leaver" .*may not approve/ })
    expectNothingSent()
  })

  it('ends with the place of the approver in the team', async () => {
    const byTeam = { environment: 'by-team', 'team-token': ADMIN_TOKEN }
    const job = await approvedRun('by-team', grace.token)
    const own = await gate(job, byTeam)
    const inputs = { 'github-environment': 'by-team', 'team-token': ADMIN_TOKEN }
    expectSuccess(await deployWell(job, own, inputs), 'ok', { 'approved-by': 'grace' })
    const { GITHUB_API_URL } = world.emulator.endpoints
    const left = await fetch(`${GITHUB_API_URL}/orgs/contoso/teams/releases/memberships/grace`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    })
    expect(left.status).toBe(204)
    expectFailure(await deploy(job, own, inputs), 'approval-missing', {
      message: /"grace" .*may not approve/,
    })
    expectNothingSent()
  })

  it.each(['/environments/', '/approvals$', '/actions/runs/\\d+$', '/commits/', '/permission$'])(
    'is none when GitHub says no at %s',
    async (path) => {
      const body = { message: 'Resource not accessible by integration' }
      world.emulator.faults.push({ match: { path }, times: 20, effect: { status: 403, body } })
      expectFailure(await deploy(approved, record), 'access-denied')
      expectNothingSent()
    },
  )
})

describe('an approval by review of a pull request', () => {
  it.each([
    {
      what: 'was dismissed',
      since: async (pull: number, review: number): Promise<unknown> =>
        mustDo(world, grace.token, 'PUT', `/pulls/${pull}/reviews/${review}/dismissals`, {
          message: 'Early.',
        }),
      code: 'approval-missing',
    },
    {
      what: 'has a no beside it now',
      since: async (pull: number): Promise<unknown> =>
        mustDo(world, grace.token, 'POST', `/pulls/${pull}/reviews`, {
          event: 'REQUEST_CHANGES',
          body: 'No.',
        }),
      code: 'approval-rejected',
    },
    {
      what: 'is of a commit that is not the head any more',
      since: async (pull: number): Promise<unknown> => {
        const { head } = await mustDo(world, MAKER_TOKEN, 'GET', `/pulls/${pull}`)
        return pushFile(world, MAKER_TOKEN, (head as { ref: string }).ref, 'pushed after the approval')
      },
      code: 'approval-missing',
    },
  ])('is refused when it $what', async ({ what, since, code }) => {
    const branch = `dev/${what.split(' ')[0] ?? ''}`
    const head = await pushFile(world, MAKER_TOKEN, branch, what)
    const pull = await mustDo(world, MAKER_TOKEN, 'POST', '/pulls', {
      title: what,
      head: branch,
      base: 'main',
    })
    const number = Number(pull['number'])
    const review = await mustDo(world, ADMIN_TOKEN, 'POST', `/pulls/${number}/reviews`, { event: 'APPROVE' })
    const job = await startJob(world, { permissions: DEPLOYS, sha })
    const rules = { approvers: 'adam-admin, grace', commit: head }
    const own = await gate(job, { kind: 'pull-request', 'pull-request-number': String(number), ...rules })
    await since(number, Number(review['id']))
    expectFailure(await deploy(job, own, rules), code)
    expectNothingSent()
  })
})

describe('an approval in an issue', () => {
  it('is for one import: the request is closed with it, and cannot be carried over to other bytes', async () => {
    const job = await startJob(world, { permissions: { ...DEPLOYS, ...GATE_PERMISSIONS }, sha })
    const rules = { approvers: 'adam-admin' }
    const question = { kind: 'issue', environment: 'production', 'solution-digest': zip.digest, ...rules }
    const { outputs } = await runGate(world, job, question)
    const issue = outputs['issue-number'] ?? ''
    const answer = { body: `/approve ${outputs['request-id'] ?? ''}` }
    await mustDo(world, ADMIN_TOKEN, 'POST', `/issues/${issue}/comments`, answer)
    const own = await gate(job, {
      kind: 'issue',
      environment: '',
      'solution-digest': '',
      ...rules,
      'issue-number': issue,
    })
    const carried = forge(own, { solutionDigest: other.digest })
    expectFailure(await deploy(job, carried, { ...rules, 'solution-file': other.file }), 'approval-missing', {
      message: /asks for request [0-9a-f]{12}, not for [0-9a-f]{12}/,
    })
    expectNothingSent()

    const later = await startJob(world, { permissions: { ...DEPLOYS, ...GATE_PERMISSIONS }, sha })
    expectSuccess(await deployWell(later, own, rules), 'ok', { 'approved-by': 'adam-admin' })
    expect(await mustDo(world, ADMIN_TOKEN, 'GET', `/issues/${issue}`)).toMatchObject({ state: 'closed' })
    expectFailure(await deploy(later, own, rules), 'approval-missing', { message: /closed/ })
    expectNothingSent()
  })
})
