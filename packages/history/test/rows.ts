// Deployments and records as tests need them.
import { readDeployment, type DeploymentRow, type HistoryRecord, type StatusRow } from '../src/index.js'

export const BOT = { login: 'github-actions[bot]', type: 'Bot' }
export const MALLORY = { login: 'mallory', type: 'User' }
export const CREATORS = [BOT.login]
export const DIGEST = 'ab'.repeat(32)
export const COMMIT = 'c0'.repeat(20)
export const REPOSITORY = 'contoso/apps'

/** Minute `minute` of the day of the tests. */
export function at(minute: number): string {
  return new Date(Date.parse('2026-03-01T08:00:00Z') + minute * 60_000).toISOString()
}

export function status(state: string, minute: number, more: Partial<StatusRow> = {}): StatusRow {
  return { state, description: '', createdAt: at(minute), creator: BOT, ...more }
}

export const PAYLOAD = {
  schemaVersion: 1,
  solution: 'ContosoApp',
  version: '1.2.0.0',
  digest: DIGEST,
  runId: 7,
  runAttempt: 1,
}

export function row(more: Partial<DeploymentRow> = {}, payload: object = {}): DeploymentRow {
  return {
    id: 1,
    sha: COMMIT,
    task: 'alm-import',
    environment: 'test',
    payload: { ...PAYLOAD, ...payload },
    createdAt: at(0),
    creator: BOT,
    statuses: [status('success', 5)],
    ...more,
  }
}

/** The record in such a deployment; its absence is a mistake of the test. */
export function record(more: Partial<DeploymentRow> = {}, payload: object = {}): HistoryRecord {
  const read = readDeployment(REPOSITORY, row(more, payload), CREATORS)
  if (read.kind === 'foreign') throw new Error(read.foreign.reason)
  return read.record
}
