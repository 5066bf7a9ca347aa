// The deployment history as anybody can ask GitHub for it.
import { arrayField, isRecord, numberField, parseJson, recordField, stringField } from '@powerops/core'
import type { Emulator } from '@powerops/emulator'
import { ADMIN, REPOSITORY } from './cast.js'
import type { Approval, HistoryEntry } from './outcome.js'

/** The imports of the repository, newest first. */
export async function readHistory({ endpoints }: Emulator): Promise<HistoryEntry[]> {
  const api = `${endpoints.GITHUB_API_URL}/repos/${REPOSITORY}`
  const deployments = await ask(`${api}/deployments?task=alm-import&per_page=100`)
  return Promise.all(
    deployments.map(async (deployment) => {
      const statuses = await ask(`${api}/deployments/${numberField(deployment, 'id') ?? 0}/statuses`)
      const payload = readPayload(deployment)
      const importJobId = stringField(payload, 'importJobId')
      return {
        environment: stringField(deployment, 'environment') ?? '',
        solution: stringField(payload, 'solution') ?? '',
        version: stringField(payload, 'version') ?? '',
        digest: stringField(payload, 'digest') ?? '',
        state: outcomeOf(statuses),
        at: stringField(deployment, 'created_at') ?? '',
        approvedBy: approversOf(recordField(payload, 'approval')),
        ...(importJobId === undefined ? {} : { importJobId }),
      }
    }),
  )
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

/**
 * How the import ended. GitHub makes a deployment inactive when a later one of the same environment succeeds, and the
 * job that imports is such a one: what counts is whether it ever succeeded.
 */
function outcomeOf(statuses: readonly unknown[]): string {
  const states = statuses.map((status) => stringField(status, 'state'))
  return states.includes('success') ? 'success' : (states[0] ?? 'unknown')
}

function approversOf(record: unknown): string[] {
  return arrayField(record, 'approvers').map((person) => stringField(person, 'login') ?? '')
}

/** GitHub stores a payload as it was sent: an object, or its JSON text. */
function readPayload(deployment: unknown): unknown {
  const text = stringField(deployment, 'payload')
  return text === undefined ? recordField(deployment, 'payload') : parseJson(text, 'deployment payload')
}

async function ask(url: string): Promise<unknown[]> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${ADMIN.token}` } })
  const answer: unknown = await response.json()
  return Array.isArray(answer) ? answer : []
}
