// Commit statuses, and the one word that sums them up.
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { accountBodyById } from '../bodies/account-body.js'
import { repositoryBody, repositoryUrl } from '../bodies/repository-body.js'
import type { Schema } from '../bodies/schemas.js'
import { isoTime, nodeId } from '../forge.js'
import { resolveCommit } from '../git/refs.js'
import { page } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { oneOf, text } from '../http/read-body.js'
import { created, inRepository, ok, type RepositoryCall, type Route } from '../http/route.js'
import { add, type CommitStatus, type GitHubState, type Repository } from '../state.js'

const STATES = ['error', 'failure', 'pending', 'success'] as const

export const statusRoutes: readonly Route[] = [
  inRepository('POST', '/statuses/{sha}', needs('statuses', 'write'), async (call) => {
    const sha = await resolveCommit(call.folder, call.path['sha'] ?? '')
    if (!sha) throw new Problem(422, `No commit found for SHA: ${call.path['sha']}`)
    const status = add(call.state.statuses, {
      id: call.state.nextId('commit-status', 6_000_000_001),
      repositoryId: call.repository.id,
      sha,
      state: oneOf(call.body, 'state', STATES),
      context: text(call.body, 'context') ?? 'default',
      description: text(call.body, 'description') ?? null,
      targetUrl: text(call.body, 'target_url') ?? null,
      creatorId: signedIn(call.viewer).id,
      createdAt: call.state.clock.now(),
    })
    return created(statusBody(call, status))
  }),
  inRepository('GET', '/commits/{ref+}/statuses', needs('statuses', 'read'), async (call) => {
    const sha = await shaIn(call)
    const all = call.state.statuses.values().filter((status) => isOf(status, call.repository, sha))
    return page(call, all.reverse(), (status) => statusBody(call, status))
  }),
  inRepository('GET', '/commits/{ref+}/status', needs('statuses', 'read'), combined),
]

/** The newest status of each context, oldest context first. */
export function currentStatuses(state: GitHubState, repository: Repository, sha: string): CommitStatus[] {
  const newest = new Map<string, CommitStatus>()
  for (const status of state.statuses.values()) {
    if (isOf(status, repository, sha)) newest.set(status.context, status)
  }
  return [...newest.values()]
}

function isOf(status: CommitStatus, repository: Repository, sha: string): boolean {
  return status.repositoryId === repository.id && status.sha === sha
}

async function shaIn(call: RepositoryCall): Promise<string> {
  const sha = await resolveCommit(call.folder, call.path['ref'] ?? '')
  if (!sha) throw notFound()
  return sha
}

async function combined(call: RepositoryCall): Promise<EmulatorResponse> {
  const sha = await shaIn(call)
  const statuses = currentStatuses(call.state, call.repository, sha)
  const failed = statuses.some(({ state }) => state === 'failure' || state === 'error')
  const green = statuses.length > 0 && statuses.every(({ state }) => state === 'success')
  const url = `${repositoryUrl(call.forge, call.repository)}/commits/${sha}`
  return ok({
    state: failed ? 'failure' : green ? 'success' : 'pending',
    statuses: statuses.map((status) => statusBody(call, status)),
    sha,
    total_count: statuses.length,
    repository: repositoryBody(call.forge, call.repository),
    commit_url: url,
    url: `${url}/status`,
  })
}

function statusBody(call: RepositoryCall, status: CommitStatus): Schema<'status'> {
  return {
    url: `${repositoryUrl(call.forge, call.repository)}/statuses/${status.sha}`,
    avatar_url: null,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
    creator: accountBodyById(call.forge, status.creatorId),
  }
}
