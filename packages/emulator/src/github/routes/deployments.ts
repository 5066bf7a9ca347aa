// Deployments and their statuses.
import { isRecord, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../../frame/handler.js'
import { needs, signedIn } from '../access/permission.js'
import { addStatus, createDeployment, statusesOf } from '../actions/deployments.js'
import { ensureEnvironment } from '../actions/environments.js'
import { deploymentBody, deploymentStatusBody } from '../bodies/deployment-body.js'
import { branchesMoved } from '../branches.js'
import { isAncestor } from '../git/history.js'
import { mergeCommits } from '../git/merge.js'
import { moveRef, readRef, resolveCommit } from '../git/refs.js'
import { page } from '../http/page.js'
import { notFound, Problem } from '../http/problem.js'
import { flag, oneOf, requiredText, text, texts } from '../http/read-body.js'
import {
  created,
  inRepository,
  noContent,
  numberIn,
  ok,
  type RepositoryCall,
  type Route,
} from '../http/route.js'
import type { Deployment } from '../state.js'
import { viewerAsPerson } from './merges.js'
import { currentStatuses } from './statuses.js'

const READ = needs('deployments', 'read')
const WRITE = needs('deployments', 'write')
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const
const LONGEST_DESCRIPTION = 140

export const deploymentRoutes: readonly Route[] = [
  inRepository('GET', '/deployments', READ, (call) => {
    const filters = ['sha', 'ref', 'task', 'environment'] as const
    const wanted = call.state.deployments.values().filter(
      (deployment) =>
        deployment.repositoryId === call.repository.id &&
        filters.every((name) => {
          const value = call.url.searchParams.get(name)
          return value === null || deployment[name] === value
        }),
    )
    return page(call, wanted.reverse(), (deployment) =>
      deploymentBody(call.forge, call.repository, deployment),
    )
  }),
  inRepository('POST', '/deployments', WRITE, create),
  inRepository('GET', '/deployments/{id}', READ, (call) =>
    ok(deploymentBody(call.forge, call.repository, deploymentIn(call))),
  ),
  inRepository('DELETE', '/deployments/{id}', WRITE, (call) => {
    const deployment = deploymentIn(call)
    const last = statusesOf(call.state, deployment).at(-1)?.state
    if (last === 'success') {
      throw new Problem(
        422,
        'We cannot delete an active deployment unless it is the only deployment in a given environment.',
      )
    }
    call.state.deployments.delete(String(deployment.id))
    return noContent
  }),
  inRepository('GET', '/deployments/{id}/statuses', READ, (call) =>
    page(call, statusesOf(call.state, deploymentIn(call)).reverse(), (status) =>
      deploymentStatusBody(call.forge, call.repository, status),
    ),
  ),
  inRepository('POST', '/deployments/{id}/statuses', WRITE, createStatus),
  inRepository('GET', '/deployments/{id}/statuses/{status}', READ, (call) => {
    const status = call.state.deploymentStatuses.get(String(numberIn(call, 'status')))
    if (status?.deploymentId !== deploymentIn(call).id) throw notFound()
    return ok(deploymentStatusBody(call.forge, call.repository, status))
  }),
]

function deploymentIn(call: RepositoryCall): Deployment {
  const deployment = call.state.deployments.get(String(numberIn(call, 'id')))
  if (deployment?.repositoryId !== call.repository.id) throw notFound()
  return deployment
}

async function create(call: RepositoryCall): Promise<EmulatorResponse> {
  const ref = requiredText(call.body, 'ref')
  const sha = await resolveCommit(call.folder, ref)
  if (!sha) throw new Problem(422, `No ref found for: ${ref}`)
  const payload = payloadIn(call)
  const description = descriptionIn(call)
  if (flag(call.body, 'auto_merge') ?? true) {
    const merged = await mergeDefaultBranch(call, ref, sha)
    if (merged) return merged
  }
  requireContexts(call, ref, sha)
  const name = text(call.body, 'environment') ?? 'production'
  const environment = ensureEnvironment(call.state, call.repository, name)
  const deployment = createDeployment(call.state, {
    repositoryId: call.repository.id,
    sha,
    ref,
    task: text(call.body, 'task') ?? 'deploy',
    payload,
    environment: environment.name,
    description,
    creatorId: signedIn(call.viewer).id,
    transientEnvironment: flag(call.body, 'transient_environment') ?? false,
    productionEnvironment: flag(call.body, 'production_environment') ?? name === 'production',
    runId: null,
  })
  return created(deploymentBody(call.forge, call.repository, deployment))
}

/** An object, or text: text that holds JSON is shown as the object that it means. */
function payloadIn(call: RepositoryCall): JsonRecord | string {
  const payload = call.body['payload'] ?? {}
  if (isRecord(payload)) return payload
  if (typeof payload !== 'string') throw new Problem(422, 'payload is neither an object nor a string')
  try {
    const parsed: unknown = JSON.parse(payload)
    return isRecord(parsed) ? parsed : payload
  } catch {
    return payload
  }
}

function descriptionIn(call: RepositoryCall): string | null {
  const description = text(call.body, 'description') ?? null
  if (description !== null && description.length > LONGEST_DESCRIPTION) {
    throw new Problem(422, 'Validation Failed', [
      `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
    ])
  }
  return description
}

/** A ref that lacks commits of the default branch gets them first: 202 and no deployment, or 409. */
async function mergeDefaultBranch(
  call: RepositoryCall,
  ref: string,
  sha: string,
): Promise<EmulatorResponse | undefined> {
  const { defaultBranch } = call.repository
  const tip = await readRef(call.folder, `refs/heads/${defaultBranch}`)
  if (!tip || (await isAncestor(call.folder, tip.sha, sha))) return undefined
  const conflict = new Problem(409, `Conflict merging ${defaultBranch} into ${ref}.`)
  const branch = await readRef(call.folder, `refs/heads/${ref}`)
  if (!branch) throw conflict // a commit or tag has nothing to merge into
  const person = viewerAsPerson(call)
  const message = `Auto-merged ${defaultBranch} into ${ref} on deployment.`
  const writer = { author: person, committer: person, message }
  const merged = await mergeCommits(call.folder, sha, tip.sha, writer)
  if (!merged || !(await moveRef(call.folder, branch.name, merged, sha))) throw conflict
  await branchesMoved(call.forge, call.repository)
  return { status: 202, body: { message } }
}

/**
 * Refuses while a context is not green. Jobs of runs at the commit count too: a workflow that leaves
 * `required_contexts` out of its own deployment therefore stops itself.
 */
function requireContexts(call: RepositoryCall, ref: string, sha: string): void {
  const required = texts(call.body, 'required_contexts')
  const { state, repository } = call
  const runs = state.runs.values().filter((run) => run.repositoryId === repository.id && run.sha === sha)
  const jobs = state.jobs
    .values()
    .filter((job) => runs.some(({ id, runAttempt }) => id === job.runId && runAttempt === job.runAttempt))
  const contexts = [
    ...currentStatuses(state, repository, sha).map(({ context, state }) => ({ context, state })),
    ...jobs.map(({ name, conclusion }) => ({
      context: name,
      state: conclusion === null ? 'pending' : conclusion === 'skipped' ? 'success' : conclusion,
    })),
  ].filter(({ context }) => required === undefined || required.includes(context))
  const missing = (required ?? [])
    .filter((name) => !contexts.some(({ context }) => context === name))
    .map((context) => ({ context, state: 'pending' }))
  const all = [...contexts, ...missing]
  if (all.every((one) => one.state === 'success')) return
  throw new Problem(409, `Conflict: Commit status checks failed for ${ref}.`, [
    { contexts: all, resource: 'Deployment', field: 'required_contexts', code: 'invalid' },
  ])
}

function createStatus(call: RepositoryCall): EmulatorResponse {
  const deployment = deploymentIn(call)
  const state = oneOf(call.body, 'state', STATES)
  const status = addStatus(call.state, deployment, {
    state,
    creatorId: signedIn(call.viewer).id,
    description: descriptionIn(call) ?? '',
    environment: text(call.body, 'environment'),
    environmentUrl: text(call.body, 'environment_url'),
    logUrl: text(call.body, 'log_url') ?? text(call.body, 'target_url'),
    autoInactive: flag(call.body, 'auto_inactive') ?? true,
  })
  return created(deploymentStatusBody(call.forge, call.repository, status))
}
