// A lifecycle operation over time: its state at any moment follows from when it started and when it ends.
import type { JsonRecord } from '@powerops/core'
import type { OperationRecord } from './records.js'

export const OPERATIONS_PATH = '/providers/Microsoft.BusinessAppPlatform/lifecycleOperations'

/** Parts of the whole duration at which each stage starts; before the first, the operation has not started. */
const STAGES: readonly { id: string; from: number; to: number }[] = [
  { id: 'Validate', from: 0.1, to: 0.2 },
  { id: 'Prepare', from: 0.2, to: 0.35 },
  { id: 'Run', from: 0.35, to: 0.8 },
  { id: 'Finalize', from: 0.8, to: 1 },
]
/** While this stage runs, polling is answered with 409. */
const BUSY_STAGE = 'Prepare'
/** The stage in which a failing operation fails. */
const FAILING_STAGE = 'Run'

export type OperationState = 'NotStarted' | 'Running' | 'Succeeded' | 'Failed'

export function operationState(operation: OperationRecord, now: number): OperationState {
  const progress = progressOf(operation, now)
  if (progress < (STAGES[0]?.from ?? 0)) return 'NotStarted'
  return progress >= 1 ? operation.outcome : 'Running'
}

/** Tells whether polling is answered with 409 at this moment. */
export function isBusy(operation: OperationRecord, now: number): boolean {
  const progress = progressOf(operation, now)
  return STAGES.some(({ id, from, to }) => id === BUSY_STAGE && progress >= from && progress < to)
}

/** Tells whether the operation keeps others from starting. */
export function isActive(operation: OperationRecord, now: number): boolean {
  return now < operation.endsAt
}

/** The operation as polling shows it. */
export function operationDocument(operation: OperationRecord, now: number): JsonRecord {
  const state = operationState(operation, now)
  const { tenantId, displayName, type, id } = operation.requestedBy
  return {
    id: operation.id,
    links: {
      self: { path: `${OPERATIONS_PATH}/${operation.id}` },
      environment: { path: environmentPath(operation, state) },
    },
    type: { id: operation.type },
    typeDisplayName: operation.typeName,
    state: { id: state },
    createdDateTime: toServiceTime(operation.startedAt),
    lastActionDateTime: toServiceTime(Math.min(now, operation.endsAt)),
    requestedBy: { id, displayName: type === 'User' ? displayName : 'ServicePrincipal', type, tenantId },
    stages: stagesOf(operation, now),
  }
}

/** A time as the admin APIs write it: seven digits of a second's fraction. */
export function toServiceTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}0000Z`
}

/** A failed creation has no environment to link to. */
function environmentPath({ type, environmentId }: OperationRecord, state: OperationState): string {
  if (type === 'Create' && state === 'Failed') return ''
  return `/providers/Microsoft.BusinessAppPlatform/environments/${environmentId}`
}

function stagesOf(operation: OperationRecord, now: number): JsonRecord[] {
  const progress = progressOf(operation, now)
  const duration = operation.endsAt - operation.startedAt
  const shown: JsonRecord[] = []
  for (const { id, from, to } of STAGES) {
    if (progress < from) break
    const failed = operation.outcome === 'Failed' && id === FAILING_STAGE && progress >= 1
    const done = progress >= to ? 'Succeeded' : 'Running'
    shown.push({
      id,
      name: id,
      state: { id: failed ? 'Failed' : done },
      firstActionDateTime: toServiceTime(operation.startedAt + from * duration),
      lastActionDateTime: toServiceTime(Math.min(now, operation.startedAt + to * duration)),
    })
    if (failed) break
  }
  return shown
}

function progressOf({ startedAt, endsAt }: OperationRecord, now: number): number {
  return endsAt <= startedAt ? 1 : (now - startedAt) / (endsAt - startedAt)
}
