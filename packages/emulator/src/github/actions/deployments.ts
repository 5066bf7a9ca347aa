// The deployment history: records, and statuses that retire older deployments of the same environment.
import {
  add,
  change,
  type Deployment,
  type DeploymentState,
  type DeploymentStatus,
  type GitHubState,
} from '../state.js'

export function createDeployment(
  state: GitHubState,
  facts: Omit<Deployment, 'id' | 'createdAt' | 'updatedAt'>,
): Deployment {
  const now = state.clock.now()
  const id = state.nextId('deployment', 2_000_000_001)
  return add(state.deployments, { ...facts, id, createdAt: now, updatedAt: now })
}

/** Oldest first. */
export function statusesOf(state: GitHubState, deployment: Deployment): DeploymentStatus[] {
  return state.deploymentStatuses.values().filter((status) => status.deploymentId === deployment.id)
}

export interface StatusRequest {
  state: DeploymentState
  creatorId: number
  description?: string | undefined
  environment?: string | undefined
  environmentUrl?: string | undefined
  logUrl?: string | undefined
  /** Retire the environment's older successful deployments. */
  autoInactive: boolean
}

export function addStatus(
  state: GitHubState,
  deployment: Deployment,
  request: StatusRequest,
): DeploymentStatus {
  const now = state.clock.now()
  const environment = request.environment ?? deployment.environment
  const current = change(state.deployments, deployment, { environment, updatedAt: now })
  const status = add(state.deploymentStatuses, {
    id: state.nextId('deployment-status', 3_000_000_001),
    deploymentId: deployment.id,
    state: request.state,
    description: request.description ?? '',
    environment,
    environmentUrl: request.environmentUrl ?? '',
    logUrl: request.logUrl ?? '',
    creatorId: request.creatorId,
    createdAt: now,
  })
  if (request.state === 'success' && request.autoInactive) retireOlder(state, current, request.creatorId)
  return status
}

/** GitHub retires neither transient nor production deployments, and only successful ones. */
function retireOlder(state: GitHubState, newest: Deployment, creatorId: number): void {
  for (const older of state.deployments.values()) {
    const retires =
      older.id < newest.id &&
      older.repositoryId === newest.repositoryId &&
      older.environment === newest.environment &&
      !older.transientEnvironment &&
      !older.productionEnvironment &&
      statusesOf(state, older).at(-1)?.state === 'success'
    if (retires) addStatus(state, older, { state: 'inactive', creatorId, autoInactive: false })
  }
}
