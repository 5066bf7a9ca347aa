// A repository of makers with the workflows that the guide gives it, on a GitHub whose runs are carried out here.
import { ConcurrencyHub, runWorkflow, type RunnerHost, type RunResult } from '@powerops/workflow-runner'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { mustDo } from './approval.js'
import { askGitHub, makeRepository } from './job.js'
import { makeSolution, type SolutionRequest } from './solutions.js'
import { runnerOf, startedBy, SUITE, type WorkflowEvent } from './suite-runner.js'
import { ADMIN_TOKEN, APPLICATION, openWorld, REPOSITORY, SECRET, TENANT, type World } from './world.js'

type Runner = ReturnType<typeof runnerOf> & { callerRoot: string; hub: ConcurrencyHub }

const GITHUB_ENVIRONMENTS = ['development', 'test', 'uat', 'staging', 'production']

const PROMOTE_INPUTS = [
  'solution-name',
  'stage',
  'managed-solution-file',
  'redeploy-run-id',
  'as-version',
  'branch',
]
const CONTINUE_INPUTS = [
  'artifact-id',
  'run-id',
  'solution-digest',
  'commit',
  'plan-digest',
  'environment-url',
  'github-environment',
  'approval-record',
]
const DEPLOYS = [
  'actions: read',
  'contents: write',
  'deployments: write',
  'id-token: write',
  'issues: write',
  'pull-requests: write',
]

/** The calling workflows. */
const CALLERS: Readonly<Record<string, string>> = {
  '.github/workflows/promote.yml': caller('alm-promote.yml', DEPLOYS, PROMOTE_INPUTS),
  '.github/workflows/continue.yml': caller('alm-continue.yml', DEPLOYS, CONTINUE_INPUTS),
  '.github/workflows/approval.yml': `on: { issue_comment: { types: [created] } }
permissions: {}
jobs:
  call:
    uses: ${SUITE.repository}/.github/workflows/alm-approval.yml@v1
    permissions: { actions: write, contents: read, issues: write }
`,
}

/** A workflow that people start, and that hands its inputs on. */
function caller(workflow: string, permissions: readonly string[], inputs: readonly string[]): string {
  return `on:
  workflow_dispatch:
    inputs:
${inputs.map((name) => `      ${name}: { type: string, default: '' }\n`).join('')}
permissions: {}
jobs:
  call:
    name: Call
    uses: ${SUITE.repository}/.github/workflows/${workflow}@v1
    permissions: { ${permissions.join(', ')} }
    with:
${inputs.map((name) => `      ${name}: \${{ inputs.${name} }}\n`).join('')}
    secrets:
      ALM_TEAMS_WEBHOOK_URL: \${{ secrets.ALM_TEAMS_WEBHOOK_URL }}
`
}

/** What a person does, or what happens, while a run goes on. */
export interface Surroundings {
  /** Before a job gets its token. */
  onJob?: (name: string) => Promise<void>
  /** In place of what GitHub keeps. */
  host?: Partial<RunnerHost>
  actor?: string
  /** Cancels the run. */
  signal?: AbortSignal
}

export interface PromotionWorld extends World {
  /** First commit of main. */
  sha: string
  /** What comments and dispatches ask to be run, oldest first. */
  events: WorkflowEvent[]
  /** Puts a version of the solution into the development environment. */
  build(request: SolutionRequest): Promise<void>
  promote(inputs: Readonly<Record<string, string>>, surroundings?: Surroundings): Promise<RunResult>
  /** Runs what an event of `events` starts. */
  follow(event: string): Promise<RunResult>
  /** Says yes or no to whatever waits for a GitHub environment from now on; the answer stops it. */
  review(state: 'approved' | 'rejected'): () => void
}

/** `files` are added to the repository; `variables` to its settings. */
export async function openPromotion(
  variables: Readonly<Record<string, string>> = {},
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<PromotionWorld> {
  const applications = [
    {
      clientId: APPLICATION,
      objectId: '5a1e0000-0000-4000-8000-0000000000a1',
      displayName: 'powerops',
      // For the questions of tests; the workflows sign in by OIDC.
      secrets: [{ value: SECRET }],
      federatedCredentials: GITHUB_ENVIRONMENTS.map((name) => ({
        subject: `repo:${REPOSITORY}:environment:${name}`,
      })),
      management: true,
    },
  ]
  const world = await openWorld({
    environments: ['dev', 'test', 'uat', 'staging', 'production'],
    seed: { applications },
  })
  const all = { 'README.md': '# Apps\n', ...CALLERS, ...files }
  const { sha } = await makeRepository(world, all as Record<string, string>)
  const { setup } = world.emulator.github
  for (const name of GITHUB_ENVIRONMENTS) setup.setEnvironment(REPOSITORY, name, {})
  setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'], preventSelfReview: true })
  const settings = {
    POWER_PLATFORM_TENANT_ID: TENANT,
    POWER_PLATFORM_CLIENT_ID: APPLICATION,
    ALM_DEVELOPMENT_URL: world.url('dev'),
    ALM_TEST_URL: world.url('test'),
    ALM_PRODUCTION_URL: world.url('production'),
    ...variables,
  }
  for (const [name, value] of Object.entries(settings)) setup.setVariable(REPOSITORY, name, value)
  setup.setSecret(REPOSITORY, 'ALM_TEAMS_WEBHOOK_URL', world.emulator.teams.createWorkflow())
  const runner = openRunner(world, all)
  const events: WorkflowEvent[] = []
  world.emulator.github.onEvent((event) => void events.push(event))
  return {
    ...world,
    sha,
    events,
    build: async (request) => {
      const archive = await makeSolution(request)
      await world.emulator.dataverse.importAsMaker(world.environment('dev').id, archive)
    },
    promote: (inputs, surroundings = {}) => {
      const event = { event: 'workflow_dispatch', payload: { inputs }, ref: 'refs/heads/main', sha }
      const { actor = 'mia-maker' } = surroundings
      return run(runner, '.github/workflows/promote.yml', { ...event, actor }, surroundings)
    },
    follow: (name) => {
      const event = events.findLast((one) => one.event === name)
      if (!event) throw new Error(`there is no event ${name}`)
      const workflow = event.workflowPath ?? '.github/workflows/approval.yml'
      return run(runner, workflow, event, {})
    },
    review: (state) =>
      setup.onPendingDeployment(({ runId, environmentId }) => {
        const body = { environment_ids: [environmentId], state, comment: 'Seen.' }
        // The listener is told before the request that waits has been answered.
        setImmediate(
          () => void mustDo(world, ADMIN_TOKEN, 'POST', `/actions/runs/${runId}/pending_deployments`, body),
        )
      }),
  }
}

/** The runner on a repository with these files as a checkout has them. */
function openRunner(world: World, files: Readonly<Record<string, string | Buffer>>): Runner {
  const callerRoot = path.join(world.folder, 'caller')
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(callerRoot, file)), { recursive: true })
    writeFileSync(path.join(callerRoot, file), content)
  }
  return { ...runnerOf(world), callerRoot, hub: new ConcurrencyHub() }
}

function run(
  runner: Runner,
  workflow: string,
  event: Parameters<typeof startedBy>[0],
  { onJob, host, signal }: Surroundings,
): Promise<RunResult> {
  const github = { ...runner.host, ...host }
  return runWorkflow({
    ...runner,
    host: {
      ...github,
      startJob: async (job) => {
        await onJob?.(job.name)
        return github.startJob(job)
      },
    },
    workflow,
    ...(signal ? { signal } : {}),
    ...startedBy(event),
  })
}

/** The conclusion, with the log of a run that ended otherwise than expected. */
export function expectConclusion(result: RunResult, conclusion: RunResult['conclusion']): void {
  const log = result.conclusion === conclusion ? '' : result.log.split('\n').slice(-60).join('\n')
  expect({ conclusion: result.conclusion, log }).toEqual({ conclusion, log: '' })
}

/** The error annotations of a run, as one text. */
export function errorsOf({ annotations }: RunResult): string {
  return annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message)
    .join('\n')
}

export interface HistoryEntry {
  environment: string
  version: string
  /** What the zip was built from. */
  commit: string
  approvers: string[]
  /** Oldest first. */
  states: string[]
}

/** The imports of the history, oldest first. */
export async function historyOf(world: World): Promise<HistoryEntry[]> {
  const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/deployments?task=alm-import&per_page=100')
  const deployments = body as {
    id: number
    sha: string
    environment: string
    payload: { version: string }
  }[]
  const entries = deployments.map(async ({ id, sha, environment, payload }) => {
    const answer = await askGitHub(world, ADMIN_TOKEN, 'GET', `/deployments/${id}/statuses`)
    const statuses = (answer.body as { state: string; description: string }[]).reverse()
    const approvals = statuses.map(({ description }) => /^approved by (.+) \(/.exec(description)?.[1])
    return {
      environment,
      version: payload.version,
      commit: sha,
      approvers: approvals.filter((names) => names !== undefined),
      states: statuses.map(({ state }) => state),
    }
  })
  return (await Promise.all(entries)).reverse()
}

export interface Pull {
  number: number
  state: string
  merged: boolean
  body: string
  comments: string
}

/** The newest pull request of the repository, open or not. */
export async function newestPull(world: World): Promise<Pull | undefined> {
  const { body } = await askGitHub(world, ADMIN_TOKEN, 'GET', '/pulls?state=all&sort=created&direction=desc')
  const [newest] = body as { number: number }[]
  if (!newest) return undefined
  const pull = await mustDo(world, ADMIN_TOKEN, 'GET', `/pulls/${newest.number}`)
  const comments = await askGitHub(world, ADMIN_TOKEN, 'GET', `/issues/${newest.number}/comments`)
  return {
    ...(pull as unknown as Pull),
    comments: (comments.body as { body: string }[]).map((comment) => comment.body).join('\n---\n'),
  }
}
