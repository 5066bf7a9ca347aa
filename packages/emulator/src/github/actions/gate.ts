// The gate in front of a protected environment: who may open it, waiting for it, opening it.
import { gateChanged, repositoryById, type Forge } from '../forge.js'
import { Problem } from '../http/problem.js'
import {
  add,
  change,
  type Account,
  type DeploymentState,
  type Environment,
  type GitHubState,
  type PendingDeployment,
  type Run,
} from '../state.js'
import { addStatus, createDeployment } from './deployments.js'
import { ensureEnvironment, mayDeployFrom } from './environments.js'

const MINUTE_MS = 60_000
/** How often, in real time, a wait timer is compared with the emulator's clock. */
const TIMER_PERIOD_MS = 20

export interface GateRequest {
  runId: number
  jobName: string
  environment: string
  signal: AbortSignal
}

export interface GateDecision {
  approved: boolean
  deploymentId?: number
}

export function runById(state: GitHubState, id: number): Run {
  const run = state.runs.get(String(id))
  if (!run) throw new Problem(404, `no workflow run ${id}`)
  return run
}

export function waitingDeployments(state: GitHubState, runId: number): PendingDeployment[] {
  return state.pendingDeployments
    .values()
    .filter((pending) => pending.runId === runId && pending.state === 'waiting')
}

/** Why the account may not review, or undefined when it may. */
export function canReview(
  state: GitHubState,
  environment: Environment,
  pending: PendingDeployment,
  account: Account,
): string | undefined {
  const named = environment.reviewers.some(({ type, id }) =>
    type === 'User' ? id === account.id : state.teams.get(String(id))?.memberIds.includes(account.id),
  )
  if (!named) return `${account.login} is not a required reviewer of ${environment.name}`
  const { triggeringActorId } = runById(state, pending.runId)
  if (environment.preventSelfReview && triggeringActorId === account.id) {
    return `${account.login} started the run and ${environment.name} prevents self-review`
  }
  return undefined
}

/** Makes the automatic deployment and waits until the environment's rules let the job go. */
export async function enterEnvironment(forge: Forge, request: GateRequest): Promise<GateDecision> {
  const { state } = forge
  request.signal.throwIfAborted()
  const run = runById(state, request.runId)
  const repository = repositoryById(state, run.repositoryId)
  const environment = ensureEnvironment(state, repository, request.environment)
  if (!mayDeployFrom(repository, environment, run.ref)) return { approved: false }
  const deployment = createDeployment(state, {
    repositoryId: repository.id,
    sha: run.sha,
    ref: run.ref.replace(/^refs\/(heads|tags)\//, ''),
    task: 'deploy',
    payload: {},
    environment: environment.name,
    description: null,
    creatorId: run.triggeringActorId,
    transientEnvironment: false,
    productionEnvironment: false,
    runId: run.id,
  })
  const tell = (word: DeploymentState): void => {
    const current = state.deployments.get(String(deployment.id)) ?? deployment
    addStatus(state, current, { state: word, creatorId: run.triggeringActorId, autoInactive: false })
  }
  try {
    const approved = await passGate(forge, request, environment, deployment.id, run)
    tell(approved ? 'in_progress' : 'failure')
    return { approved, deploymentId: deployment.id }
  } catch (caught) {
    tell('error')
    throw caught
  }
}

async function passGate(
  forge: Forge,
  request: GateRequest,
  environment: Environment,
  deploymentId: number,
  run: Run,
): Promise<boolean> {
  const { state } = forge
  if (environment.reviewers.length === 0 && environment.waitTimerMinutes === 0) return true
  const startedAt = state.clock.now()
  const pending = add(state.pendingDeployments, {
    id: state.nextId('pending-deployment', 1),
    runId: run.id,
    runAttempt: run.runAttempt,
    jobName: request.jobName,
    environmentId: environment.id,
    deploymentId,
    state: environment.reviewers.length === 0 ? 'approved' : 'waiting',
    startedAt,
  })
  const deployment = state.deployments.get(String(deploymentId))
  if (deployment) {
    addStatus(state, deployment, { state: 'waiting', creatorId: run.triggeringActorId, autoInactive: false })
  }
  updateRunStatus(state, run.id)
  gateChanged(forge)
  try {
    await untilDecided(forge, pending.id, request.signal)
    const decided = state.pendingDeployments.get(String(pending.id))?.state === 'approved'
    if (decided) await untilTime(state, startedAt + environment.waitTimerMinutes * MINUTE_MS, request.signal)
    return decided
  } catch (caught) {
    change(state.pendingDeployments, pending, { state: 'withdrawn' })
    throw caught
  } finally {
    updateRunStatus(state, run.id)
  }
}

function untilDecided(forge: Forge, pendingId: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = (): void => {
      if (signal.aborted) settle(() => reject(signal.reason))
      else if (forge.state.pendingDeployments.get(String(pendingId))?.state !== 'waiting') settle(resolve)
    }
    const settle = (end: () => void): void => {
      forge.gateListeners.delete(check)
      signal.removeEventListener('abort', check)
      end()
    }
    forge.gateListeners.add(check)
    signal.addEventListener('abort', check)
    check()
  })
}

async function untilTime(state: GitHubState, time: number, signal: AbortSignal): Promise<void> {
  while (state.clock.now() < time) {
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, TIMER_PERIOD_MS))
  }
}

function updateRunStatus(state: GitHubState, runId: number): void {
  const run = runById(state, runId)
  if (run.status === 'completed') return
  const waits = waitingDeployments(state, runId).length > 0
  change(state.runs, run, { status: waits ? 'waiting' : 'in_progress', updatedAt: state.clock.now() })
}

export interface GateReview {
  runId: number
  environmentIds: readonly number[]
  state: 'approved' | 'rejected'
  comment: string
  reviewer: Account
}

/**
 * Decides every waiting job of the run in front of these environments, all or none.
 * @throws Problem 422 when an environment does not wait or the reviewer may not decide.
 */
export function review(forge: Forge, request: GateReview): PendingDeployment[] {
  const { state } = forge
  const waiting = waitingDeployments(state, request.runId)
  const decided = request.environmentIds.flatMap((environmentId) => {
    const environment = state.environments.get(String(environmentId))
    const those = waiting.filter((pending) => pending.environmentId === environmentId)
    if (!environment || those.length === 0) {
      throw new Problem(422, 'No pending deployment requests to approve or reject')
    }
    for (const pending of those) {
      const refusal = canReview(state, environment, pending, request.reviewer)
      if (refusal) throw new Problem(422, `Pending deployments cannot be reviewed: ${refusal}`)
    }
    return those
  })
  add(state.environmentReviews, {
    id: state.nextId('environment-review', 1),
    runId: request.runId,
    state: request.state,
    comment: request.comment,
    userId: request.reviewer.id,
    environmentIds: [...new Set(request.environmentIds)],
  })
  for (const pending of decided) change(state.pendingDeployments, pending, { state: request.state })
  gateChanged(forge)
  return decided
}
