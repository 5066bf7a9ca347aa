// Asynchronous operations of Dataverse: the record, and waiting for its end.
import {
  AlmError,
  formatDuration,
  numberField,
  stringField,
  unreadableAnswer,
  type Guid,
} from '@powerops/core'
import { normaliseErrorCode } from '@powerops/http'
import { optional, optionalGuid, required } from './fields.js'
import { pollUntil } from './poll.js'
import type { WebApi } from './web-api.js'

// asyncoperation.statecode and statuscode; an operation has ended only in state 3.
const STATE_COMPLETED = 3
const STATE_LOCKED = 2
const STATUS_SUCCEEDED = 30
const STATUS_CANCELED = 32
const KNOWN_STATES = [0, 1, STATE_LOCKED, STATE_COMPLETED]
/** asyncoperation.operationtype of a solution import. */
const SOLUTION_IMPORT = 54
/** A new operation can be invisible for a moment. */
const LOOKS_FOR_A_NEW_OPERATION = 5
/** Operations that have been suspended for longer than this are leftovers, not work. */
const STALE_AFTER_MS = 12 * 3_600_000

const COLUMNS = 'statecode,statuscode,message,friendlymessage,errorcode,startedon,completedon,messagename'

/** The end of an operation, or how far it is. */
export type AsyncOperation = { state: 'waiting' } | { state: 'running' } | EndedOperation

export type EndedOperation =
  { state: 'succeeded' } | { state: 'failed' | 'canceled'; message: string; errorCode?: string }

/** @throws AlmError `response-invalid` for a record without a known state. */
export function parseAsyncOperation(untrusted: unknown): AsyncOperation {
  const answer = 'the asynchronous operation'
  const state = required(numberField(untrusted, 'statecode'), 'statecode', answer)
  if (!KNOWN_STATES.includes(state)) {
    throw unreadableAnswer(`${answer} has the unknown statecode ${state}`, { state })
  }
  if (state !== STATE_COMPLETED) return { state: state === STATE_LOCKED ? 'running' : 'waiting' }
  const status = required(numberField(untrusted, 'statuscode'), 'statuscode', answer)
  if (status === STATUS_SUCCEEDED) return { state: 'succeeded' }
  const message = stringField(untrusted, 'friendlymessage') || stringField(untrusted, 'message')
  return {
    state: status === STATUS_CANCELED ? 'canceled' : 'failed',
    message: message || `the operation ended with status ${status} and no message`,
    ...optional('errorCode', operationErrorCode(untrusted, message ?? '')),
  }
}

/** The error code column is often empty while the message names one. */
function operationErrorCode(untrusted: unknown, message: string): string | undefined {
  const column = normaliseErrorCode(
    numberField(untrusted, 'errorcode') ?? stringField(untrusted, 'errorcode'),
  )
  return column ?? normaliseErrorCode(/0x8[0-9a-f]{7}/i.exec(message)?.[0])
}

export interface OperationWait {
  timeoutMs: number
  /** What is waited for, as a noun phrase. */
  what: string
  onPoll?: (elapsedMs: number, operation: AsyncOperation) => Promise<void> | void
}

/** The end of the operation; undefined when the time is over first. */
export async function waitForAsyncOperation(
  api: WebApi,
  id: Guid,
  wait: OperationWait,
): Promise<EndedOperation | undefined> {
  let lookedInVain = 0
  return pollUntil(api.ports, wait.timeoutMs, async (elapsedMs) => {
    const row = await api.find(`asyncoperations(${id})`, { $select: COLUMNS }, wait.what)
    if (row === undefined) {
      if (++lookedInVain < LOOKS_FOR_A_NEW_OPERATION) return undefined
      throw new AlmError('service-error', {
        message: `${wait.what} cannot be followed: the service does not know the asynchronous operation ${id}`,
        remedy: 'Look at the solution history of the environment for what became of it.',
        details: { asyncOperationId: id },
      })
    }
    const operation = parseAsyncOperation(row)
    await wait.onPoll?.(elapsedMs, operation)
    return operation.state === 'waiting' || operation.state === 'running' ? undefined : operation
  })
}

/** Ids of imports in the environment that have not ended, oldest first. */
export async function listUnfinishedImports(api: WebApi): Promise<Guid[]> {
  const rows = await api.list(
    'asyncoperations',
    {
      $select: 'asyncoperationid,statecode,createdon',
      $filter: `operationtype eq ${SOLUTION_IMPORT} and statecode ne ${STATE_COMPLETED}`,
      $orderby: 'createdon asc',
    },
    'the search for running imports',
  )
  return rows.flatMap((row) => {
    const id = optionalGuid(row, 'asyncoperationid')
    return id === undefined || isStale(row, api.ports.clock.now()) ? [] : [id]
  })
}

function isStale(row: unknown, nowMs: number): boolean {
  const createdAtMs = Date.parse(stringField(row, 'createdon') ?? '')
  return numberField(row, 'statecode') !== STATE_LOCKED && nowMs - createdAtMs > STALE_AFTER_MS
}

/** The `still-running` error: the waiting is over, the operation is not. `percent` and `leftMs` of the details are said. */
export function stillRunning(what: string, timeoutMs: number, details: Record<string, unknown>): AlmError {
  const percent = numberField(details, 'percent')
  const leftMs = numberField(details, 'leftMs')
  const far = percent === undefined ? '' : `, ${Math.round(percent)} % done`
  const left = leftMs === undefined ? '' : `, about ${formatDuration(leftMs)} to go at its pace`
  return new AlmError('still-running', {
    message: `${what} did not end within ${formatDuration(timeoutMs)}; it goes on in the service${far}${left}`,
    remedy: 'Run the same job again: it finds the operation and waits on.',
    details,
  })
}
