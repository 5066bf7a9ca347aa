// Reads a document that somebody hands in: what can be shown is kept, what is no entry at all is counted.
import {
  AlmError,
  arrayField,
  booleanField,
  isRecord,
  numberField,
  optional,
  stringField,
} from '@powerops/core'
import { sortRecords, type ForeignDeployment, type HistoryRecord, type Outcome } from '@powerops/history'
import type { DashboardDocument, Deployment, KnownEnvironment, OpenRequest } from './dashboard-document.js'

/** A document, and how many of its entries are none. */
export interface ReadDocument {
  document: DashboardDocument
  unreadEntries: number
}

/** What stands in for a time that is missing: shown as unknown, sorted last. */
export const NO_TIME = new Date(0).toISOString()

const KINDS: readonly OpenRequest['kind'][] = ['issue', 'environment', 'pull-request']
/** Our words, and GitHub's for the same. */
const STATES: Readonly<Record<string, Outcome>> = {
  queued: 'queued',
  pending: 'queued',
  waiting: 'queued',
  in_progress: 'in_progress',
  success: 'success',
  inactive: 'success',
  failure: 'failure',
  error: 'failure',
}

/**
 * Reads dashboard.json, the document of deployment-history, or a bare list of deployments.
 * @throws AlmError `input-invalid` when it is none of these, naming `what`.
 */
export function readDashboardDocument(untrusted: unknown, what: string, now: number): ReadDocument {
  const root = Array.isArray(untrusted) ? { history: untrusted } : untrusted
  if (!isRecord(root) || !Array.isArray(root['history'])) {
    throw new AlmError('input-invalid', {
      message: `${what} holds no deployments: it has no list "history"`,
      remedy: 'Give it the output of deployment-history, or the dashboard.json of an earlier page.',
    })
  }
  const lists = {
    history: readAll(root, 'history', readDeploymentEntry),
    foreign: readAll(root, 'foreign', readForeign),
    requests: readAll(root, 'requests', readRequest),
    environments: readAll(root, 'environments', readEnvironmentEntry),
    unreadable: readAll(root, 'unreadable', readUnreadable),
  }
  const [history, foreign, requests, environments, unreadable] = [
    lists.history.entries,
    lists.foreign.entries,
    lists.requests.entries,
    lists.environments.entries,
    lists.unreadable.entries,
  ]
  const document: DashboardDocument = {
    schemaVersion: 1,
    generatedAt: timeField(root, 'generatedAt') ?? new Date(now).toISOString(),
    title: text(root, 'title') ?? 'Deployments',
    serverUrl: text(root, 'serverUrl') ?? 'https://github.com',
    repositories: repositoriesOf(root, history),
    unreadable,
    history: sortDeployments(history),
    truncated: booleanField(root, 'truncated') ?? false,
    foreign,
    requests,
    environments,
  }
  return { document, unreadEntries: Object.values(lists).reduce((sum, { unread }) => sum + unread, 0) }
}

/** Newest first. */
export function sortDeployments(deployments: readonly Deployment[]): Deployment[] {
  return sortRecords(asRecords(deployments))
}

/** For functions of the history that look at place, time and success alone, never at versions. */
export function asRecords(deployments: readonly Deployment[]): readonly HistoryRecord[] {
  return deployments as readonly HistoryRecord[]
}

/**
 * Reads a list of environments, as admin tools write it: `[{ "name": …, "expiresAt": … }]`, or under `environments`.
 * @throws AlmError `input-invalid` naming `what`.
 */
export function readEnvironmentList(untrusted: unknown, what: string): KnownEnvironment[] {
  const rows = Array.isArray(untrusted)
    ? untrusted
    : isRecord(untrusted)
      ? untrusted['environments']
      : undefined
  if (Array.isArray(rows)) return readAll({ rows }, 'rows', readEnvironmentEntry).entries
  throw new AlmError('input-invalid', {
    message: `${what} is no list of environments`,
    remedy: 'Write a JSON array of objects with "name" and, where they have one, "expiresAt".',
  })
}

function readAll<T>(
  root: unknown,
  key: string,
  read: (row: unknown) => T | undefined,
): { entries: T[]; unread: number } {
  const rows = arrayField(root, key)
  const entries = rows.flatMap((row) => read(row) ?? [])
  return { entries, unread: rows.length - entries.length }
}

/** Whatever names a solution or an environment can be shown. */
function readDeploymentEntry(row: unknown): Deployment | undefined {
  const solution = text(row, 'solution')
  const environment = text(row, 'environment')
  if (solution === undefined && environment === undefined) return undefined
  const state = text(row, 'outcome') ?? text(row, 'state') ?? ''
  const finishedAt = timeField(row, 'finishedAt')
  const startedAt = timeField(row, 'startedAt')
  return {
    repository: text(row, 'repository') ?? '',
    deploymentId: count(row, 'deploymentId'),
    environment: environment ?? '',
    production: booleanField(row, 'production') ?? false,
    solution: solution ?? '',
    version: text(row, 'version') ?? '',
    digest: text(row, 'digest') ?? '',
    commit: text(row, 'commit') ?? '',
    runId: count(row, 'runId'),
    runAttempt: count(row, 'runAttempt'),
    outcome: Object.hasOwn(STATES, state) ? (STATES[state] ?? 'unknown') : 'unknown',
    inactive: booleanField(row, 'inactive') ?? false,
    queuedAt: timeField(row, 'queuedAt') ?? startedAt ?? finishedAt ?? NO_TIME,
    recordedBy: text(row, 'recordedBy') ?? '',
    ...optional('finishedAt', finishedAt),
    ...optional('startedAt', startedAt),
    ...optional('previousVersion', text(row, 'previousVersion')),
    ...optional('operation', text(row, 'operation')),
    ...optional('importJobId', text(row, 'importJobId')),
    ...optional('requester', text(row, 'requester')),
    ...optional('environmentUrl', text(row, 'environmentUrl')),
    ...optional('logUrl', text(row, 'logUrl')),
    ...optional('neverBegan', booleanField(row, 'neverBegan') || undefined),
    ...optional('managed', booleanField(row, 'managed')),
    ...optional('approval', readApproval(isRecord(row) ? row['approval'] : undefined)),
  }
}

function readApproval(approval: unknown): Deployment['approval'] {
  const approvers = texts(approval, 'approvers')
  if (approvers.length === 0) return undefined
  return {
    approvers,
    evidence: texts(approval, 'evidence'),
    ...optional('requestId', text(approval, 'requestId')),
    ...optional('decidedAt', timeField(approval, 'decidedAt')),
  }
}

function readForeign(row: unknown): ForeignDeployment | undefined {
  if (!isRecord(row)) return undefined
  return {
    repository: text(row, 'repository') ?? '',
    deploymentId: count(row, 'deploymentId'),
    environment: text(row, 'environment') ?? '',
    createdAt: timeField(row, 'createdAt') ?? NO_TIME,
    reason: text(row, 'reason') ?? '',
    ...optional('createdBy', text(row, 'createdBy')),
  }
}

function readRequest(row: unknown): OpenRequest | undefined {
  const environment = text(row, 'environment')
  const title = text(row, 'title')
  if (environment === undefined && title === undefined) return undefined
  return {
    kind: KINDS.find((known) => known === text(row, 'kind')) ?? 'issue',
    repository: text(row, 'repository') ?? '',
    environment: environment ?? '',
    title: title ?? `Deployment to ${environment ?? ''}`,
    waitsFor: texts(row, 'waitsFor'),
    ...optional('url', text(row, 'url')),
    ...optional('requestedBy', text(row, 'requestedBy')),
    ...optional('openedAt', timeField(row, 'openedAt')),
    ...optional('expiresAt', timeField(row, 'expiresAt')),
    ...optional('solution', text(row, 'solution')),
    ...optional('version', text(row, 'version')),
  }
}

function readEnvironmentEntry(row: unknown): KnownEnvironment | undefined {
  const name = text(row, 'name') ?? text(row, 'displayName') ?? text(row, 'url')
  if (name === undefined) return undefined
  return {
    name,
    ...optional('url', text(row, 'url')),
    ...optional('type', text(row, 'type')),
    ...optional('owner', text(row, 'owner')),
    ...optional('createdAt', timeField(row, 'createdAt')),
    ...optional('expiresAt', timeField(row, 'expiresAt')),
  }
}

function readUnreadable(row: unknown): DashboardDocument['unreadable'][number] | undefined {
  const repository = text(row, 'repository')
  if (repository === undefined) return undefined
  return { repository, reasonCode: text(row, 'reasonCode') ?? '', message: text(row, 'message') ?? '' }
}

function repositoriesOf(root: unknown, history: readonly Deployment[]): string[] {
  const named = texts(root, 'repositories')
  return named.length > 0 ? named : [...new Set(history.map(({ repository }) => repository))].filter(Boolean)
}

/** The field as text that is not blank. */
function text(row: unknown, key: string): string | undefined {
  const value = stringField(row, key)
  return value?.trim() ? value : undefined
}

function texts(row: unknown, key: string): string[] {
  return arrayField(row, key).filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  )
}

function count(row: unknown, key: string): number {
  const value = numberField(row, key)
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : 0
}

/** A date, or a date and time, as ISO 8601 in UTC. */
function timeField(row: unknown, key: string): string | undefined {
  const written = text(row, key)
  if (written === undefined || !/^\d{4}-\d\d-\d\d/.test(written)) return undefined
  const ms = Date.parse(written)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}
