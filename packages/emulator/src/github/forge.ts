// The emulator's GitHub as its routes see it: records, git folders, addresses, and who listens to its events.
import type { JsonRecord } from '@powerops/core'
import type { ServiceContext } from '../frame/context.js'
import { openState, type Account, type GitHubState, type Issue, type Repository } from './state.js'

/** Something that starts workflows, in the words of `on:`. */
export interface WorkflowEvent {
  /** `workflow_dispatch`, `repository_dispatch`, `issues`, `issue_comment`, `pull_request`, `push`. */
  event: string
  action?: string
  repository: string
  /** Full: `refs/heads/main`. */
  ref: string
  sha: string
  actor: string
  /** `github.event` of the workflows that it starts. */
  payload: JsonRecord
  /** Only for `workflow_dispatch`. */
  workflowPath?: string
}

/** A listener may refuse a `workflow_dispatch` (an unknown input): the message becomes GitHub's 422. */
export type EventListener = (event: WorkflowEvent) => void | { refusal: string }

export interface Forge {
  readonly state: GitHubState
  readonly context: ServiceContext
  readonly listeners: Set<EventListener>
  /** Told whenever a pending deployment appears or is decided. */
  readonly gateListeners: Set<() => void>
  /** `http://127.0.0.1:PORT/api/v3` */
  apiUrl(): string
  /** `http://127.0.0.1:PORT` */
  serverUrl(): string
  folderOf(repository: Repository): string
}

export function openForge(context: ServiceContext): Forge {
  const state = openState(context.store, context.clock)
  return {
    state,
    context,
    listeners: new Set(),
    gateListeners: new Set(),
    apiUrl: () => `${context.origin()}/api/v3`,
    serverUrl: () => context.origin(),
    folderOf: (repository) => `${context.store.folder('github/repositories')}/${repository.id}.git`,
  }
}

/** The account of that id; its absence is a defect, since accounts are never deleted. */
export function accountById(state: GitHubState, id: number): Account {
  const account = state.accounts.get(String(id))
  if (!account) throw new Error(`no account ${id}`)
  return account
}

export function findAccount(state: GitHubState, login: string): Account | undefined {
  const wanted = login.toLowerCase()
  return state.accounts.values().find((account) => account.login.toLowerCase() === wanted)
}

/** By `owner/name`, case-insensitively. */
export function findRepository(state: GitHubState, fullName: string): Repository | undefined {
  const wanted = fullName.toLowerCase()
  return state.repositories
    .values()
    .find((repository) => fullNameOf(state, repository).toLowerCase() === wanted)
}

export function repositoryById(state: GitHubState, id: number): Repository {
  const repository = state.repositories.get(String(id))
  if (!repository) throw new Error(`no repository ${id}`)
  return repository
}

export function fullNameOf(state: GitHubState, repository: Repository): string {
  return `${accountById(state, repository.ownerId).login}/${repository.name}`
}

/** Issues and pull requests share their numbers. */
export function findIssue(state: GitHubState, repository: Repository, number: number): Issue | undefined {
  return state.issues
    .values()
    .find((issue) => issue.repositoryId === repository.id && issue.number === number)
}

/** Tells every listener; the first refusal counts. */
export function notify(forge: Forge, event: WorkflowEvent): string | undefined {
  let refusal: string | undefined
  for (const listener of forge.listeners) refusal ??= listener(event)?.refusal
  return refusal
}

export function gateChanged(forge: Forge): void {
  for (const listener of [...forge.gateListeners]) listener()
}

/** ISO 8601 in UTC without fractions, as GitHub writes times. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
}

export function isoTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}

/** Opaque id of the GraphQL world. */
export function nodeId(kind: string, id: number): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`
}
