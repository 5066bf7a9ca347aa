// Deployments and their statuses: the history of what was imported where.
import { booleanField, isRecord, parseJson, recordField, stringField, type JsonRecord } from '@powerops/core'
import { isDeepStrictEqual } from 'node:util'
import { optional, parseAccount, requiredId, requiredList, requiredText, requiredWord } from './fields.js'
import { call, callIfThere, makeOnce, type Api } from './octokit.js'
import type {
  Account,
  Deployment,
  DeploymentFilter,
  DeploymentRequest,
  DeploymentStatus,
  DeploymentStatusRequest,
} from './types.js'

const READ = 'deployments: read'
const WRITE = 'deployments: write'
const MAX_DESCRIPTION = 140
const PAGE = { per_page: 100 }
const STATES = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'] as const

export async function createDeployment(api: Api, request: DeploymentRequest): Promise<Deployment> {
  const { octokit, repo } = api
  const { sha, environment, payload, description, task, production, transient } = request
  const make = async (): Promise<Deployment> => {
    const { data } = await octokit.rest.repos.createDeployment({
      ...repo,
      ref: sha,
      environment,
      payload: { ...payload },
      description: description.slice(0, MAX_DESCRIPTION),
      auto_merge: false,
      required_contexts: [], // the gates are ours; running checks must not block the record of an import
      ...optional('task', task),
      ...optional('production_environment', production),
      ...optional('transient_environment', transient),
    })
    return parseDeployment(data)
  }
  const find = async (): Promise<Deployment | undefined> => {
    const made = await listDeployments(api, { environment, sha, ...optional('task', task) })
    return made.find((deployment) => isDeepStrictEqual(deployment.payload, payload))
  }
  return makeOnce({ what: `recording the deployment to "${environment}"`, permission: WRITE }, make, find)
}

export async function findDeployment({ octokit, repo }: Api, id: number): Promise<Deployment | undefined> {
  return callIfThere({ what: `looking for deployment ${id}`, permission: READ }, async () => {
    return parseDeployment((await octokit.rest.repos.getDeployment({ ...repo, deployment_id: id })).data)
  })
}

export async function listDeployments(api: Api, filter: DeploymentFilter = {}): Promise<Deployment[]> {
  const all: Deployment[] = []
  for await (const deployment of eachDeployment(api, filter)) all.push(deployment)
  return all
}

/** Page by page, newest first. One that is made meanwhile moves the pages, so that the last of one opens the next. */
export async function* eachDeployment(
  { octokit, repo }: Api,
  filter: DeploymentFilter = {},
): AsyncGenerator<Deployment> {
  const route = { ...repo, ...filter, ...PAGE }
  const pages = octokit.paginate.iterator(octokit.rest.repos.listDeployments, route)[Symbol.asyncIterator]()
  const seen = new Set<number>()
  for (;;) {
    const page = await call({ what: 'listing the deployments', permission: READ }, async () => {
      const next = await pages.next()
      return next.done
        ? undefined
        : requiredList(next.value.data, 'the list of deployments').map(parseDeployment)
    })
    if (!page) return
    yield* page.filter(({ id }) => !seen.has(id))
    for (const { id } of page) seen.add(id)
  }
}

/** @throws AlmError `response-invalid`. */
function parseDeployment(untrusted: unknown): Deployment {
  const answer = 'the deployment'
  const environment = requiredText(untrusted, 'environment', answer)
  return {
    id: requiredId(untrusted, 'id', answer),
    nodeId: stringField(untrusted, 'node_id') ?? '',
    sha: requiredText(untrusted, 'sha', answer),
    ref: requiredText(untrusted, 'ref', answer),
    task: stringField(untrusted, 'task') ?? 'deploy',
    environment,
    originalEnvironment: stringField(untrusted, 'original_environment') ?? environment,
    production: booleanField(untrusted, 'production_environment') ?? false,
    description: stringField(untrusted, 'description') ?? '',
    payload: parsePayload(untrusted),
    createdAt: requiredText(untrusted, 'created_at', answer),
    ...optional('creator', parseCreator(untrusted, answer)),
  }
}

/** A payload is whatever its maker sent: an object, JSON in a text, or something else, which counts as none. */
function parsePayload(untrusted: unknown): JsonRecord {
  const payload = recordField(untrusted, 'payload')
  if (payload) return payload
  const text = stringField(untrusted, 'payload')
  if (!text?.trim().startsWith('{')) return {}
  try {
    const parsed = parseJson(text, 'the payload')
    return isRecord(parsed) ? parsed : {}
  } catch {
    return {} // somebody else's deployment
  }
}

export async function createDeploymentStatus(
  api: Api,
  deploymentId: number,
  request: DeploymentStatusRequest,
): Promise<DeploymentStatus> {
  const { octokit, repo } = api
  const description = request.description.slice(0, MAX_DESCRIPTION)
  const make = async (): Promise<DeploymentStatus> => {
    const { data } = await octokit.rest.repos.createDeploymentStatus({
      ...repo,
      deployment_id: deploymentId,
      state: request.state,
      description,
      ...optional('environment_url', request.environmentUrl),
      ...optional('log_url', request.logUrl),
      ...optional('auto_inactive', request.autoInactive),
    })
    return parseDeploymentStatus(data)
  }
  const find = async (): Promise<DeploymentStatus | undefined> => {
    const newest = (await listDeploymentStatuses(api, deploymentId))[0]
    return newest?.state === request.state && newest.description === description ? newest : undefined
  }
  return makeOnce(
    { what: `recording the status of deployment ${deploymentId}`, permission: WRITE },
    make,
    find,
  )
}

/** All of them, newest first. */
export async function listDeploymentStatuses(
  { octokit, repo }: Api,
  deploymentId: number,
): Promise<DeploymentStatus[]> {
  return call({ what: `listing the statuses of deployment ${deploymentId}`, permission: READ }, async () => {
    const route = { ...repo, deployment_id: deploymentId, ...PAGE }
    return (await octokit.paginate(octokit.rest.repos.listDeploymentStatuses, route)).map(
      parseDeploymentStatus,
    )
  })
}

/** @throws AlmError `response-invalid`. */
function parseDeploymentStatus(untrusted: unknown): DeploymentStatus {
  const answer = 'the deployment status'
  return {
    id: requiredId(untrusted, 'id', answer),
    state: requiredWord(untrusted, 'state', STATES, answer),
    description: stringField(untrusted, 'description') ?? '',
    createdAt: requiredText(untrusted, 'created_at', answer),
    ...optional('environmentUrl', stringField(untrusted, 'environment_url') || undefined),
    ...optional('logUrl', stringField(untrusted, 'log_url') || undefined),
    ...optional('creator', parseCreator(untrusted, answer)),
  }
}

/** Absent when the account is gone. */
function parseCreator(untrusted: unknown, answer: string): Account | undefined {
  const creator = recordField(untrusted, 'creator')
  return creator && parseAccount(creator, `${answer}'s creator`)
}
