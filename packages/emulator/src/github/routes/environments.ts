// Environments with their protection rules and branch patterns.
import { isRecord } from '@powerops/core'
import type { EmulatorResponse } from '../../frame/handler.js'
import { hasRole, needs, needsRole } from '../access/permission.js'
import { ensureEnvironment, findEnvironment, listEnvironments } from '../actions/environments.js'
import { environmentBody } from '../bodies/deployment-body.js'
import { nodeId } from '../forge.js'
import { countedPage } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { flag, integer, list, object, requiredText } from '../http/read-body.js'
import { inRepository, noContent, numberIn, ok, type RepositoryCall, type Route } from '../http/route.js'
import { change, type Environment, type Reviewer } from '../state.js'

const READ = needs('actions', 'read')
const ADMIN = needsRole('admin')
const MOST_REVIEWERS = 6
const LONGEST_WAIT_MINUTES = 43_200
const PATTERNS = '/environments/{environment}/deployment-branch-policies'

export const environmentRoutes: readonly Route[] = [
  inRepository('GET', '/environments', READ, (call) =>
    countedPage(call, 'environments', listEnvironments(call.state, call.repository), (environment) =>
      environmentBody(call.forge, call.repository, environment),
    ),
  ),
  inRepository('GET', '/environments/{environment}', READ, (call) =>
    ok(environmentBody(call.forge, call.repository, environmentIn(call))),
  ),
  inRepository('PUT', '/environments/{environment}', ADMIN, putEnvironment),
  inRepository('DELETE', '/environments/{environment}', ADMIN, (call) => {
    call.state.environments.delete(String(environmentIn(call).id))
    return noContent
  }),
  inRepository('GET', PATTERNS, READ, (call) =>
    countedPage(call, 'branch_policies', environmentIn(call).branchPatterns, patternBody),
  ),
  inRepository('POST', PATTERNS, ADMIN, (call) => {
    const environment = environmentIn(call)
    if (environment.branchPolicy !== 'custom') throw notFound()
    const pattern = { id: call.state.nextId('branch-policy', 1), name: requiredText(call.body, 'name') }
    const branchPatterns = [...environment.branchPatterns, pattern]
    change(call.state.environments, environment, { branchPatterns })
    return ok(patternBody(pattern))
  }),
  inRepository('DELETE', `${PATTERNS}/{pattern}`, ADMIN, (call) => {
    const environment = environmentIn(call)
    const branchPatterns = environment.branchPatterns.filter(({ id }) => id !== numberIn(call, 'pattern'))
    if (branchPatterns.length === environment.branchPatterns.length) throw notFound()
    change(call.state.environments, environment, { branchPatterns })
    return noContent
  }),
]

/** The environment that the path names. @throws Problem 404 */
export function environmentIn(call: RepositoryCall): Environment {
  const environment = findEnvironment(call.state, call.repository, call.path['environment'] ?? '')
  if (!environment) throw notFound()
  return environment
}

function patternBody(pattern: { id: number; name: string }): object {
  return { ...pattern, node_id: nodeId('GBP', pattern.id), type: 'branch' }
}

/** What the body leaves out is reset, as GitHub does. */
function putEnvironment(call: RepositoryCall): EmulatorResponse {
  const reviewers = reviewersIn(call)
  const waitTimerMinutes = integer(call.body, 'wait_timer') ?? 0
  if (waitTimerMinutes < 0 || waitTimerMinutes > LONGEST_WAIT_MINUTES) {
    throw new Problem(422, `wait_timer must be between 0 and ${LONGEST_WAIT_MINUTES}`)
  }
  const branchPolicy = branchPolicyIn(call)
  const environment = ensureEnvironment(call.state, call.repository, call.path['environment'] ?? '')
  const changed = change(call.state.environments, environment, {
    waitTimerMinutes,
    reviewers,
    preventSelfReview: flag(call.body, 'prevent_self_review') ?? false,
    branchPolicy,
    branchPatterns: branchPolicy === 'custom' ? environment.branchPatterns : [],
    updatedAt: call.state.clock.now(),
  })
  return ok(environmentBody(call.forge, call.repository, changed))
}

function reviewersIn(call: RepositoryCall): Reviewer[] {
  const given = list(call.body, 'reviewers') ?? []
  if (given.length > MOST_REVIEWERS) throw new Problem(422, `Only ${MOST_REVIEWERS} reviewers are allowed`)
  return given.map((untrusted) => {
    const type = isRecord(untrusted) ? untrusted['type'] : undefined
    const id = isRecord(untrusted) ? untrusted['id'] : undefined
    if ((type !== 'User' && type !== 'Team') || typeof id !== 'number' || !mayReview(call, { type, id })) {
      throw new Problem(
        422,
        'Failed to create the environment protection rule. Please ensure the reviewers exist and have access to the repository.',
      )
    }
    return { type, id }
  })
}

function mayReview(call: RepositoryCall, { type, id }: Reviewer): boolean {
  if (type === 'Team') return call.state.teams.has(String(id))
  const account = call.state.accounts.get(String(id))
  return account !== undefined && hasRole(call.state, call.repository, account, 'read')
}

function branchPolicyIn(call: RepositoryCall): Environment['branchPolicy'] {
  const policy = object(call.body, 'deployment_branch_policy')
  if (!policy) return 'none'
  const isProtected = flag(policy, 'protected_branches') ?? false
  const isCustom = flag(policy, 'custom_branch_policies') ?? false
  if (isProtected === isCustom) {
    throw new Problem(422, 'protected_branches and custom_branch_policies cannot have the same value')
  }
  return isProtected ? 'protected' : 'custom'
}
