// The gates of a run: what waits, the review that decides, and the history of reviews.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { review, waitingDeployments } from '../actions/gate.js'
import { deploymentBody, pendingDeploymentBody, reviewHistoryBody } from '../bodies/deployment-body.js'
import { invalidRequest } from '../http/problem.js'
import { list, oneOf, requiredText } from '../http/read-body.js'
import { inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'
import { runIn } from './runs.js'

const GATES = '/actions/runs/{run}/pending_deployments'

export const gateRoutes: readonly Route[] = [
  inRepository('GET', GATES, needs('actions', 'read'), listGates),
  inRepository('POST', GATES, needs('deployments', 'write', 'read'), decide),
  inRepository('GET', '/actions/runs/{run}/approvals', needs('actions', 'read'), (call) => {
    const { id } = runIn(call)
    const reviews = call.state.environmentReviews.values().filter(({ runId }) => runId === id)
    return ok(reviews.reverse().map((one) => reviewHistoryBody(call.forge, call.repository, one)))
  }),
]

/** One entry for each environment, however many jobs wait for it. */
function listGates(call: RepositoryCall): EmulatorResponse {
  const account = call.viewer.kind === 'anonymous' ? undefined : call.viewer.account
  const firsts = new Map(
    waitingDeployments(call.state, runIn(call).id)
      .reverse()
      .map((pending) => [pending.environmentId, pending] as const),
  )
  const bodies = [...firsts.values()].reverse().flatMap((pending) => {
    const environment = call.state.environments.get(String(pending.environmentId))
    return environment
      ? [pendingDeploymentBody(call.forge, call.repository, pending, environment, account)]
      : []
  })
  return ok(bodies)
}

function decide(call: RepositoryCall): EmulatorResponse {
  const run = runIn(call)
  const environmentIds = (list(call.body, 'environment_ids') ?? []).map((id) => {
    if (typeof id !== 'number') throw invalidRequest(`For 'items', ${JSON.stringify(id)} is not an integer.`)
    return id
  })
  if (environmentIds.length === 0) throw invalidRequest(`"environment_ids" wasn't supplied.`)
  const decided = review(call.forge, {
    runId: run.id,
    environmentIds,
    state: oneOf(call.body, 'state', ['approved', 'rejected']),
    comment: requiredText(call.body, 'comment'),
    reviewer: signedIn(call.viewer),
  })
  const deployments = decided.flatMap(({ deploymentId }) => {
    const deployment = call.state.deployments.get(String(deploymentId))
    return deployment ? [deploymentBody(call.forge, call.repository, deployment)] : []
  })
  return ok(deployments)
}
