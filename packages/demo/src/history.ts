// The deployment history as anybody can ask GitHub for it.
import {
  arrayField,
  isRecord,
  numberField,
  optional,
  parseJson,
  recordField,
  stringField,
} from '@powerops/core'
import type { Emulator } from '@powerops/emulator'
import { IMPORT_TASK, JOB_ACCOUNT, readDeployment, type DeploymentRow, type Maker } from '@powerops/history'
import { ADMIN, REPOSITORY } from './cast.js'
import type { Approval, HistoryEntry } from './outcome.js'

/** The imports of the repository, newest first. */
export async function readHistory({ endpoints }: Emulator): Promise<HistoryEntry[]> {
  const api = `${endpoints.GITHUB_API_URL}/repos/${REPOSITORY}`
  const deployments = await ask(`${api}/deployments?task=${IMPORT_TASK}&per_page=100`)
  const rows = await Promise.all(
    deployments.map(async (deployment) => {
      const statuses = await ask(`${api}/deployments/${numberField(deployment, 'id') ?? 0}/statuses`)
      return toRow(deployment, statuses)
    }),
  )
  return rows.flatMap((row) => {
    const read = readDeployment(REPOSITORY, row, [JOB_ACCOUNT])
    if (read.kind === 'foreign') return []
    const { environment, solution, version, digest, outcome, queuedAt, approval, importJobId } = read.record
    return {
      environment,
      solution,
      version,
      digest,
      state: outcome,
      at: queuedAt,
      approvedBy: approval?.approvers ?? [],
      ...optional('importJobId', importJobId),
    }
  })
}

/** The approval record of approve-gate as the report shows it. */
export function readApproval(recordText: string | undefined, comment: string): Approval | undefined {
  const record = recordText ? parseJson(recordText, 'approval record') : undefined
  if (!isRecord(record)) return undefined
  return {
    approvedBy: approversOf(record),
    comment,
    requestId: stringField(record, 'requestId') ?? '',
    decidedAt: stringField(record, 'decidedAt') ?? '',
  }
}

function approversOf(record: unknown): string[] {
  return arrayField(record, 'approvers').map((person) => stringField(person, 'login') ?? '')
}

function toRow(deployment: unknown, statuses: readonly unknown[]): DeploymentRow {
  const payload = stringField(deployment, 'payload')
  return {
    id: numberField(deployment, 'id') ?? 0,
    sha: textOf(deployment, 'sha'),
    task: textOf(deployment, 'task'),
    environment: textOf(deployment, 'environment'),
    // GitHub stores a payload as it was sent: an object, or its JSON text.
    payload: payload === undefined ? recordField(deployment, 'payload') : parseJson(payload, 'a payload'),
    createdAt: textOf(deployment, 'created_at'),
    ...optional('creator', makerOf(deployment)),
    statuses: statuses.map((status) => ({
      state: textOf(status, 'state'),
      description: textOf(status, 'description'),
      createdAt: textOf(status, 'created_at'),
      ...optional('creator', makerOf(status)),
    })),
  }
}

function makerOf(item: unknown): Maker | undefined {
  const creator = recordField(item, 'creator')
  return creator && { login: textOf(creator, 'login'), type: textOf(creator, 'type') }
}

function textOf(item: unknown, name: string): string {
  return stringField(item, name) ?? ''
}

async function ask(url: string): Promise<unknown[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${ADMIN.token}` } })
  const answer: unknown = await response.json()
  return Array.isArray(answer) ? answer : []
}
