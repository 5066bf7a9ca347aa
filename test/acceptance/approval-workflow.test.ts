// alm-approval.yml on the local runner: a comment of a person starts it, and it starts what waits for the approval.
import { runWorkflow, type RunResult } from '@powerops/workflow-runner'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addPerson, DIGEST, GATE_PERMISSIONS, mustDo, runGate, type Somebody } from '../helpers/approval.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { runnerOf, startedBy, SUITE, type WorkflowEvent } from '../helpers/suite-runner.js'
import { ADMIN_TOKEN, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const CALLER = '.github/workflows/approval.yml'
const GO_ON = '.github/workflows/go-on.yml'
/** What a repository of makers holds: a few lines that call the suite's workflow. */
const CALLER_TEXT = `name: Approval
on:
  issue_comment:
    types: [created]
permissions: {}
jobs:
  approval:
    uses: ${SUITE.repository}/.github/workflows/alm-approval.yml@v1
    permissions:
      actions: write # starts the deployment
      contents: read # reads who wrote the commit
      issues: write # reads the answers
    with:
      continue-with: go-on.yml
`
const GO_ON_TEXT = `name: Go on
on:
  workflow_dispatch:
    inputs:
      artifact-id: { type: string }
      run-id: { type: string }
      solution-digest: { type: string }
      commit: { type: string }
      github-environment: { type: string }
      approval-record: { type: string }
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - run: echo "deploys $DIGEST"
        env:
          DIGEST: \${{ inputs.solution-digest }}
`

let world: World
let grace: Somebody
let sha: string
let runner: ReturnType<typeof runnerOf>
let callerRoot: string
let events: WorkflowEvent[]

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  sha = (await makeRepository(world, { [CALLER]: CALLER_TEXT, [GO_ON]: GO_ON_TEXT })).sha
  grace = await addPerson(world, 'grace', 'push', ADMIN_TOKEN)
  world.emulator.github.setup.setVariable(REPOSITORY, 'ALM_APPROVERS', 'grace')
  world.emulator.github.onEvent((event) => void events.push(event))
  runner = runnerOf(world)
  callerRoot = path.join(world.folder, 'caller')
  mkdirSync(path.join(callerRoot, '.github/workflows'), { recursive: true })
  writeFileSync(path.join(callerRoot, CALLER), CALLER_TEXT)
  writeFileSync(path.join(callerRoot, GO_ON), GO_ON_TEXT)
})
afterAll(() => world.close())
beforeEach(() => (events = []))

async function ask(): Promise<{ issue: string; code: string; token: string }> {
  const job = await startJob(world, { permissions: GATE_PERMISSIONS, sha })
  const { outputs } = await runGate(world, job, {
    kind: 'issue',
    environment: 'production',
    'solution-digest': DIGEST,
    approvers: 'grace',
    'artifact-id': '77',
  })
  return { issue: outputs['issue-number'] ?? '', code: outputs['request-id'] ?? '', token: job.token }
}

/** Comments, and runs what the comment starts. */
async function answer(issue: string, token: string, body: string): Promise<RunResult> {
  await mustDo(world, token, 'POST', `/issues/${issue}/comments`, { body })
  const event = events.find((one) => one.event === 'issue_comment')
  if (!event) throw new Error('the comment started nothing')
  return run(event, CALLER)
}

const run = (event: WorkflowEvent, workflow: string): Promise<RunResult> =>
  runWorkflow({ ...runner, callerRoot, workflow, ...startedBy(event) })

const outputsOf = (result: RunResult): Readonly<Record<string, string>> =>
  result.jobs['approval']?.jobs?.['decide']?.outputs ?? {}

it('goes on when an approver answers with the code', async () => {
  const { issue, code } = await ask()
  const decided = await answer(issue, grace.token, `/approve ${code}`)
  expect({ log: decided.log, conclusion: decided.conclusion }).toMatchObject({ conclusion: 'success' })
  expect(outputsOf(decided)).toEqual({ decision: 'approved', 'approved-by': 'grace' })
  const dispatch = events.find((one) => one.event === 'workflow_dispatch')
  expect(dispatch).toMatchObject({
    workflowPath: GO_ON,
    ref: 'refs/heads/main',
    actor: 'github-actions[bot]',
  })
  if (!dispatch) throw new Error('nothing was started')
  const continued = await run(dispatch, GO_ON)
  expect(continued.log).toContain(`deploys sha256:${DIGEST}`)
})

it('waits on when somebody else answers, and ends red when an approver says no', async () => {
  const { issue, code } = await ask()
  const waiting = await answer(issue, MAKER_TOKEN, `/approve ${code}`)
  expect(waiting.conclusion).toBe('success')
  expect(outputsOf(waiting)).toEqual({ decision: 'pending', 'approved-by': '' })
  events = []
  const rejected = await answer(issue, grace.token, `/reject ${code} not today`)
  expect(rejected.conclusion).toBe('failure')
  expect(events.filter((one) => one.event === 'workflow_dispatch')).toEqual([])
  expect(await mustDo(world, ADMIN_TOKEN, 'GET', `/issues/${issue}`)).toMatchObject({ state: 'closed' })
})

it('starts no runner for small talk, for other issues and for comments of the job itself', async () => {
  const { issue, code, token } = await ask()
  await mustDo(world, token, 'POST', `/issues/${issue}/comments`, { body: `/approve ${code}` })
  expect(events).toEqual([])
  const talk = await answer(issue, grace.token, 'What is this about?')
  expect(talk.jobs['approval']?.jobs?.['decide']?.result).toBe('skipped')
  events = []
  const { number } = await mustDo(world, MAKER_TOKEN, 'POST', '/issues', { title: 'A fault', body: 'x' })
  const other = await answer(String(number), grace.token, '/approve 000000000000')
  expect(other.jobs['approval']?.jobs?.['decide']?.result).toBe('skipped')
})
