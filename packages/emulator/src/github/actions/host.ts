// What a workflow runner in the same process uses: runs, jobs with their tokens, gates, artifacts, settings.
import type { JsonRecord } from '@powerops/core'
import { findAccount, findRepository, gateChanged, repositoryById, type Forge } from '../forge.js'
import { Problem } from '../http/problem.js'
import { newToken } from '../access/viewer.js'
import { closeAccess, requestAccess } from '../oidc.js'
import {
  add,
  change,
  type Account,
  type GitHubState,
  type Job,
  type Level,
  type Repository,
  type Run,
  type Variable,
  type Workflow,
} from '../state.js'
import { artifactsOf, readArtifact, storeArtifact } from './artifacts.js'
import { addStatus } from './deployments.js'
import { findEnvironment } from './environments.js'
import { enterEnvironment, runById, waitingDeployments, type GateDecision, type GateRequest } from './gate.js'

export interface RunRequest {
  repository: string
  workflowPath: string
  workflowName: string
  event: string
  ref: string
  sha: string
  actor: string
  triggeringActor: string
  inputs: Record<string, unknown>
}

export interface RunIds {
  runId: number
  runNumber: number
  runAttempt: number
  repositoryId: number
  ownerId: number
  actorId: number
}

export interface JobRequest {
  runId: number
  name: string
  environment?: string
  permissions: Record<string, Level>
  jobWorkflowRef: string
}

export interface Settings {
  secrets: Record<string, string>
  variables: Record<string, string>
}

export interface ActionsHost {
  /** Registers a run; ids as GitHub's. */
  createRun(run: RunRequest): Promise<RunIds>
  /** Starts the next attempt of a finished run; earlier attempts and their approvals stay on record. */
  createAttempt(request: { runId: number; triggeringActor: string }): Promise<RunIds>
  /** A job begins: the token has exactly these permissions; OIDC variables when `id-token` is `write`. */
  startJob(
    job: JobRequest,
  ): Promise<{ jobId: number; token: string; oidc?: { requestUrl: string; requestToken: string } }>
  /** Waits for the environment's protection rules and makes the automatic deployment. */
  enterEnvironment(request: GateRequest): Promise<GateDecision>
  leaveEnvironment(request: {
    deploymentId: number
    state: 'success' | 'failure' | 'error'
    environmentUrl?: string
    logUrl?: string
  }): Promise<void>
  /** The job's token and its access to OIDC tokens end with it. */
  finishJob(job: {
    jobId: number
    conclusion: 'success' | 'failure' | 'cancelled' | 'skipped'
  }): Promise<void>
  finishRun(run: { runId: number; conclusion: 'success' | 'failure' | 'cancelled' }): Promise<void>
  /** `digest`: SHA-256 of the zip, hex. Rejects when the run has the name already and `overwrite` is not set. */
  uploadArtifact(artifact: {
    runId: number
    name: string
    zip: Buffer
    overwrite?: boolean
  }): Promise<{ id: number; digest: string }>
  downloadArtifact(request: {
    runId: number
    id?: number
    name?: string
  }): Promise<{ id: number; name: string; zip: Buffer; digest: string } | undefined>
  listArtifacts(runId: number): Promise<{ id: number; name: string; digest: string; sizeBytes: number }[]>
  environmentSettings(repository: string, environment: string): Promise<Settings>
  repositorySettings(repository: string): Promise<Settings>
  readonly endpoints: { apiUrl: string; graphqlUrl: string; serverUrl: string }
}

export function createActionsHost(forge: Forge): ActionsHost {
  const { state } = forge
  return {
    createRun: async (request) => idsOf(state, createRun(state, request)),
    createAttempt: async ({ runId, triggeringActor }) =>
      idsOf(state, createAttempt(state, runId, triggeringActor)),
    startJob: async (request) => startJob(forge, request),
    enterEnvironment: (request) => enterEnvironment(forge, request),
    leaveEnvironment: async (request) => {
      const deployment = state.deployments.get(String(request.deploymentId))
      if (!deployment) throw new Problem(404, `no deployment ${request.deploymentId}`)
      addStatus(state, deployment, { ...request, creatorId: deployment.creatorId, autoInactive: true })
    },
    finishJob: async ({ jobId, conclusion }) => finishJob(forge, jobId, conclusion),
    finishRun: async ({ runId, conclusion }) => finishRun(forge, runId, conclusion),
    uploadArtifact: async ({ runId, ...upload }) => storeArtifact(state, runById(state, runId), upload),
    downloadArtifact: async ({ runId, id, name }) => {
      const found = artifactsOf(state, runId).find((artifact) =>
        id === undefined ? artifact.name === name : artifact.id === id,
      )
      return (
        found && {
          id: found.id,
          name: found.name,
          digest: found.digest,
          zip: readArtifact(state, found),
        }
      )
    },
    listArtifacts: async (runId) =>
      artifactsOf(state, runId).map(({ id, name, digest, sizeBytes }) => ({ id, name, digest, sizeBytes })),
    environmentSettings: async (repository, name) => {
      const environment = findEnvironment(state, repositoryNamed(state, repository), name)
      return settings(environment?.secrets ?? {}, environment?.variables ?? {})
    },
    repositorySettings: async (repository) => {
      const { secrets, variables } = repositoryNamed(state, repository)
      return settings(secrets, variables)
    },
    get endpoints() {
      const serverUrl = forge.serverUrl()
      return { apiUrl: forge.apiUrl(), graphqlUrl: `${serverUrl}/api/graphql`, serverUrl }
    },
  }
}

function settings(
  secrets: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, Variable>>,
): Settings {
  const values = Object.values(variables).map(({ name, value }) => [name, value] as const)
  return { secrets: { ...secrets }, variables: Object.fromEntries(values) }
}

function repositoryNamed(state: GitHubState, fullName: string): Repository {
  const repository = findRepository(state, fullName)
  if (!repository) throw new Problem(404, `no repository ${fullName}`)
  return repository
}

function accountNamed(state: GitHubState, login: string): Account {
  const account = findAccount(state, login)
  if (!account) throw new Problem(404, `no account ${login}`)
  return account
}

function idsOf(state: GitHubState, run: Run): RunIds {
  return {
    runId: run.id,
    runNumber: run.runNumber,
    runAttempt: run.runAttempt,
    repositoryId: run.repositoryId,
    ownerId: repositoryById(state, run.repositoryId).ownerId,
    actorId: run.actorId,
  }
}

/** The workflow of that file; each has its own run numbers. */
export function ensureWorkflow(state: GitHubState, repository: Repository, path: string): Workflow {
  const key = (workflow: Workflow): boolean =>
    workflow.repositoryId === repository.id && workflow.path === path
  return (
    state.workflows.values().find(key) ??
    add(state.workflows, {
      id: state.nextId('workflow', 100_000_001),
      repositoryId: repository.id,
      path,
      runCount: 0,
    })
  )
}

function createRun(state: GitHubState, request: RunRequest): Run {
  const repository = repositoryNamed(state, request.repository)
  const workflow = ensureWorkflow(state, repository, request.workflowPath)
  const now = state.clock.now()
  change(state.workflows, workflow, { runCount: workflow.runCount + 1 })
  return add(state.runs, {
    id: state.nextId('run', 15_000_000_001),
    repositoryId: repository.id,
    workflowId: workflow.id,
    workflowPath: request.workflowPath,
    workflowName: request.workflowName,
    event: request.event,
    ref: request.ref,
    sha: request.sha,
    actorId: accountNamed(state, request.actor).id,
    triggeringActorId: accountNamed(state, request.triggeringActor).id,
    inputs: request.inputs as JsonRecord,
    runNumber: workflow.runCount + 1,
    runAttempt: 1,
    status: 'in_progress',
    conclusion: null,
    createdAt: now,
    startedAt: now,
    updatedAt: now,
  })
}

function createAttempt(state: GitHubState, runId: number, triggeringActor: string): Run {
  const run = runById(state, runId)
  if (run.status !== 'completed') throw new Problem(403, 'This workflow is already running')
  const now = state.clock.now()
  return change(state.runs, run, {
    triggeringActorId: accountNamed(state, triggeringActor).id,
    runAttempt: run.runAttempt + 1,
    status: 'in_progress',
    conclusion: null,
    startedAt: now,
    updatedAt: now,
  })
}

function startJob(
  forge: Forge,
  request: JobRequest,
): { jobId: number; token: string; oidc?: { requestUrl: string; requestToken: string } } {
  const { state } = forge
  const run = runById(state, request.runId)
  const job: Job = add(state.jobs, {
    id: state.nextId('job', 40_000_000_001),
    runId: run.id,
    runAttempt: run.runAttempt,
    name: request.name,
    environment: request.environment ?? null,
    jobWorkflowRef: request.jobWorkflowRef,
    status: 'in_progress',
    conclusion: null,
    startedAt: state.clock.now(),
    completedAt: null,
  })
  const token = newToken('ghs_')
  state.tokens.put(token, {
    kind: 'job',
    token: {
      repositoryId: run.repositoryId,
      runId: run.id,
      jobId: job.id,
      permissions: { ...request.permissions },
    },
  })
  const mayIdentify = request.permissions['id-token'] === 'write'
  return { jobId: job.id, token, ...(mayIdentify ? { oidc: requestAccess(forge, run, job) } : {}) }
}

function finishJob(forge: Forge, jobId: number, conclusion: Job['conclusion']): void {
  const { state } = forge
  const job = state.jobs.get(String(jobId))
  if (!job) throw new Problem(404, `no job ${jobId}`)
  change(state.jobs, job, { status: 'completed', conclusion, completedAt: state.clock.now() })
  for (const [text, token] of state.tokens.entries()) {
    if (token.kind === 'job' && token.token.jobId === jobId) state.tokens.delete(text)
  }
  closeAccess(forge, jobId)
}

function finishRun(forge: Forge, runId: number, conclusion: Run['conclusion']): void {
  const { state } = forge
  for (const pending of waitingDeployments(state, runId)) {
    change(state.pendingDeployments, pending, { state: 'withdrawn' })
  }
  change(state.runs, runById(state, runId), {
    status: 'completed',
    conclusion,
    updatedAt: state.clock.now(),
  })
  gateChanged(forge)
}
