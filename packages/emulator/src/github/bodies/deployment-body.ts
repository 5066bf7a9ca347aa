// Deployments, their statuses, environments and pending reviews as responses.
import { actionsBot } from '../access/viewer.js'
import { isoTime, nodeId, type Forge } from '../forge.js'
import { canReview } from '../actions/gate.js'
import type {
  Account,
  Deployment,
  DeploymentStatus,
  Environment,
  EnvironmentReview,
  PendingDeployment,
  Repository,
  Reviewer,
} from '../state.js'
import { accountBodyById, actionsApp, teamBody } from './account-body.js'
import { repositoryPage, repositoryUrl } from './repository-body.js'
import type { Schema } from './schemas.js'

export function deploymentBody(
  forge: Forge,
  repository: Repository,
  deployment: Deployment,
): Schema<'deployment'> {
  const url = `${repositoryUrl(forge, repository)}/deployments/${deployment.id}`
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload as Record<string, unknown>, // text is shown as it came
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: accountBodyById(forge, deployment.creatorId),
    created_at: isoTime(deployment.createdAt),
    updated_at: isoTime(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(forge, repository),
    transient_environment: deployment.transientEnvironment,
    production_environment: deployment.productionEnvironment,
    performed_via_github_app:
      deployment.runId !== null || deployment.creatorId === actionsBot(forge.state).id ? actionsApp() : null,
  }
}

export function deploymentStatusBody(
  forge: Forge,
  repository: Repository,
  status: DeploymentStatus,
): Omit<Schema<'deployment-status'>, 'state'> & Pick<DeploymentStatus, 'state'> {
  const deploymentUrl = `${repositoryUrl(forge, repository)}/deployments/${status.deploymentId}`
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: accountBodyById(forge, status.creatorId),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
    deployment_url: deploymentUrl,
    repository_url: repositoryUrl(forge, repository),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: status.creatorId === actionsBot(forge.state).id ? actionsApp() : null,
  }
}

interface EnvironmentLinks {
  id: number
  node_id: string
  name: string
  url: string
  html_url: string
}

function environmentLinks(forge: Forge, repository: Repository, environment: Environment): EnvironmentLinks {
  const name = encodeURIComponent(environment.name)
  return {
    id: environment.id,
    node_id: nodeId('EN', environment.id),
    name: environment.name,
    url: `${repositoryUrl(forge, repository)}/environments/${name}`,
    html_url: `${repositoryPage(forge, repository)}/deployments/activity_log?environments_filter=${name}`,
  }
}

export function environmentBody(
  forge: Forge,
  repository: Repository,
  environment: Environment,
): Schema<'environment'> {
  const { branchPolicy } = environment
  return {
    ...environmentLinks(forge, repository, environment),
    created_at: isoTime(environment.createdAt),
    updated_at: isoTime(environment.updatedAt),
    protection_rules: protectionRules(forge, environment),
    deployment_branch_policy:
      branchPolicy === 'none'
        ? null
        : {
            protected_branches: branchPolicy === 'protected',
            custom_branch_policies: branchPolicy === 'custom',
          },
  }
}

function protectionRules(
  forge: Forge,
  environment: Environment,
): NonNullable<Schema<'environment'>['protection_rules']> {
  const rules: NonNullable<Schema<'environment'>['protection_rules']> = []
  // One environment has at most one rule of each kind, so their ids can follow from its own.
  const rule = (offset: number): { id: number; node_id: string } => {
    const id = environment.id * 10 + offset
    return { id, node_id: nodeId('GA', id) }
  }
  if (environment.waitTimerMinutes > 0) {
    rules.push({ ...rule(1), type: 'wait_timer', wait_timer: environment.waitTimerMinutes })
  }
  if (environment.reviewers.length > 0) {
    rules.push({
      ...rule(2),
      type: 'required_reviewers',
      prevent_self_review: environment.preventSelfReview,
      reviewers: environment.reviewers.map((reviewer) => reviewerBody(forge, reviewer)),
    })
  }
  if (environment.branchPolicy !== 'none') rules.push({ ...rule(3), type: 'branch_policy' })
  return rules
}

function reviewerBody(
  forge: Forge,
  { type, id }: Reviewer,
): { type: 'User' | 'Team'; reviewer: Schema<'simple-user'> | Schema<'team'> } {
  if (type === 'User') return { type, reviewer: accountBodyById(forge, id) }
  const team = forge.state.teams.get(String(id))
  if (!team) throw new Error(`no team ${id}`)
  return { type, reviewer: teamBody(forge, team) }
}

export function pendingDeploymentBody(
  forge: Forge,
  repository: Repository,
  pending: PendingDeployment,
  environment: Environment,
  viewer: Account | undefined,
): Schema<'pending-deployment'> {
  return {
    environment: environmentLinks(forge, repository, environment),
    wait_timer: environment.waitTimerMinutes,
    wait_timer_started_at: environment.waitTimerMinutes > 0 ? isoTime(pending.startedAt) : null,
    current_user_can_approve:
      viewer !== undefined && canReview(forge.state, environment, pending, viewer) === undefined,
    reviewers: environment.reviewers.map((reviewer) => reviewerBody(forge, reviewer)),
  }
}

export function reviewHistoryBody(
  forge: Forge,
  repository: Repository,
  review: EnvironmentReview,
): Schema<'environment-approvals'> {
  const environments = review.environmentIds
    .map((id) => forge.state.environments.get(String(id)))
    .filter((environment) => environment !== undefined)
  return {
    environments: environments.map((environment) => ({
      ...environmentLinks(forge, repository, environment),
      created_at: isoTime(environment.createdAt),
      updated_at: isoTime(environment.updatedAt),
    })),
    state: review.state,
    user: accountBodyById(forge, review.userId),
    comment: review.comment,
  }
}
