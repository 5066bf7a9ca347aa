// The answer as one document, and in short for steps that read outputs.
import { optional } from '@powerops/core'
import {
  currentStates,
  filterRecords,
  type CurrentState,
  type HistoryDocument,
  type HistoryFilter,
} from '@powerops/history'
import type { Histories } from './read-repositories.js'

/** More foreign deployments than anybody looks through. */
const MAX_FOREIGN = 200

/**
 * The document of docs/deployment-history.md. What is where follows from the whole history; `digest`, `outcome`,
 * `sinceMs` and `limit` choose what of it is told. `now` is in milliseconds since the epoch.
 */
export function createDocument(histories: Histories, filter: HistoryFilter, now: number): HistoryDocument {
  const { environment, solution, digest, outcome, sinceMs, limit } = filter
  const inPlace = filterRecords(histories.records, {
    ...optional('environment', environment),
    ...optional('solution', solution),
  })
  const wanted = filterRecords(inPlace, filter)
  return {
    schemaVersion: 1,
    generatedAt: new Date(now).toISOString(),
    filter: {
      ...optional('environment', environment),
      ...optional('solution', solution),
      ...optional('digest', digest),
      ...optional('state', outcome),
      ...optional('since', sinceMs === undefined ? undefined : new Date(sinceMs).toISOString()),
      ...optional('limit', limit),
    },
    repositories: histories.read,
    unreadable: histories.unreadable,
    current: currentStates(inPlace),
    history: wanted.slice(0, limit),
    truncated: limit !== undefined && wanted.length > limit,
    foreign: histories.foreign.slice(0, MAX_FOREIGN),
  }
}

/** What is where, in one line of JSON. */
export function compactCurrent(current: readonly CurrentState[]): string {
  return JSON.stringify(
    current.map(({ repository, environment, solution, record, newer }) => ({
      repository,
      environment,
      solution,
      version: record.version,
      digest: record.digest,
      commit: record.commit,
      since: record.finishedAt ?? record.queuedAt,
      approvedBy: record.approval?.approvers ?? [],
      deploymentId: record.deploymentId,
      runId: record.runId,
      ...optional('importJobId', record.importJobId),
      ...optional('newer', newer && { version: newer.version, state: newer.outcome, runId: newer.runId }),
    })),
  )
}
