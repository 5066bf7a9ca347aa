// The state of one run that its jobs and steps share.
import type { Clock } from '@powerops/core'
import type { Cancellation } from './cancellation.js'
import type { ConcurrencyHub } from './concurrency.js'
import type { RunnerHost } from './host.js'
import type { InputValues } from './inputs.js'
import type { Journal } from './journal.js'
import type { Source, Sources } from './load/source.js'
import { workflowRef, type WorkflowFile } from './load/workflow-file.js'
import type { Permissions } from './permissions.js'
import type { Substitute } from './substitutes/substitute.js'
import type { RunRequest } from './types.js'

/** Identities that GitHub gives to a run. */
export type RunIds = Awaited<ReturnType<RunnerHost['createRun']>>

/** Secrets and variables of a repository or environment. */
export type Settings = Awaited<ReturnType<RunnerHost['repositorySettings']>>

export interface Run {
  readonly request: RunRequest
  readonly host: RunnerHost
  readonly sources: Sources
  readonly workflow: WorkflowFile
  readonly ids: RunIds
  readonly payload: Readonly<Record<string, unknown>>
  readonly settings: Settings
  readonly hub: ConcurrencyHub
  readonly clock: Clock
  readonly journal: Journal
  readonly cancellation: Cancellation
  readonly substitutes: Readonly<Record<string, Substitute>>
  /** Folder that is removed when the run ends. */
  readonly folder: string
}

/** One execution of a workflow file: the started one, or one that a job calls. */
export interface WorkflowCall {
  readonly file: WorkflowFile
  readonly inputs: InputValues
  readonly secrets: Readonly<Record<string, string>>
  /** What the caller's token may do. */
  readonly permissions: Permissions
  /** Names of the calling jobs, such as `deploy / `. */
  readonly prefix: string
  readonly heldGroups: readonly string[]
  readonly cancellation: Cancellation
}

/** The `github` context without what belongs to a job or step. */
export function githubContext(run: Run): Record<string, unknown> {
  const { request, ids, host } = run
  const [owner = ''] = request.repository.split('/')
  const tag = request.ref.startsWith('refs/tags/')
  return {
    repository: request.repository,
    repository_owner: owner,
    repository_id: String(ids.repositoryId),
    repository_owner_id: String(ids.ownerId),
    repositoryUrl: `${host.endpoints.serverUrl.replace(/^https?/, 'git')}/${request.repository}.git`,
    ref: request.ref,
    ref_name: request.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    ref_type: tag ? 'tag' : 'branch',
    ref_protected: false,
    sha: request.sha,
    actor: request.actor,
    actor_id: String(ids.actorId),
    triggering_actor: request.triggeringActor ?? request.actor,
    event_name: request.event,
    event: run.payload,
    run_id: String(ids.runId),
    run_number: String(ids.runNumber),
    run_attempt: String(ids.runAttempt),
    retention_days: '90',
    workflow: run.workflow.name,
    workflow_ref: workflowRef(run.workflow),
    workflow_sha: run.workflow.source.sha,
    server_url: host.endpoints.serverUrl,
    api_url: host.endpoints.apiUrl,
    graphql_url: host.endpoints.graphqlUrl,
    base_ref: '',
    head_ref: '',
    secret_source: 'Actions',
  }
}

/** What `github.event` holds: the given fields, and those that every manual run has. */
export function eventPayload(
  request: RunRequest,
  workflow: WorkflowFile,
  inputs: InputValues,
  ids: RunIds,
): Record<string, unknown> {
  const [owner = '', name = ''] = request.repository.split('/')
  const manual = request.event === 'workflow_dispatch'
  return {
    ...(manual && {
      inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)])),
      ref: request.ref,
      workflow: workflow.path,
    }),
    repository: {
      id: ids.repositoryId,
      name,
      full_name: request.repository,
      owner: { login: owner, id: ids.ownerId },
    },
    sender: { login: request.actor, id: ids.actorId, type: 'User' },
    ...request.payload,
  }
}

/** The repositories that the request names. */
export function sourcesOf(request: RunRequest): Sources {
  const { repository, ref, sha, suiteRoot } = request
  const suite: Source = { repository, ref, sha, ...request.suite, root: suiteRoot }
  const caller = request.callerRoot === undefined ? suite : { repository, ref, sha, root: request.callerRoot }
  return { caller, suite }
}
