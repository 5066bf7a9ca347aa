// Long operations on environments: reading one poll answer, following an operation to its end.
import {
  AlmError,
  arrayField,
  formatDuration,
  recordField,
  stringField,
  type ReasonCode,
} from '@powerops/core'
import {
  knownError,
  parseRetryAfter,
  readServiceError,
  serviceError,
  shownText,
  type HttpResponse,
} from '@powerops/http'
import { required } from './fields.js'
import type { Service } from './service.js'
import type { LifecycleOutcome, LifecycleWait } from './types.js'
import { placeState, waitFor } from './wait-for.js'

const OPERATION_STATES = { pending: ['NotStarted', 'Running', 'Queued'], target: ['Succeeded'] }
const PROVISIONING_STATES = {
  pending: ['LinkedDatabaseProvisioning', 'Creating', 'NotStarted', 'Running', 'Queued'],
  target: ['Succeeded'],
}
const FAILED_STATES = ['Failed', 'Canceled', 'Cancelled']
/** A new operation can be invisible for a moment. */
const LOOKS_FOR_A_NEW_OPERATION = 3

/** What one answer to a poll says. */
export type PollAnswer =
  | { kind: 'pending'; text: string; location?: string }
  | { kind: 'succeeded'; environmentId?: string }
  | { kind: 'failed'; message: string; code?: string }
  | { kind: 'gone' }

/**
 * Reads the answer to a poll in all its forms: an operation, an environment document, 202, 404 and 409.
 * @throws AlmError `response-invalid` for an unknown state, the service's error for another status.
 */
export function readPollAnswer(response: HttpResponse, what: string): PollAnswer {
  const location = response.headers.get('location') ?? response.headers.get('operation-location') ?? undefined
  if (response.status === 202) return { kind: 'pending', text: 'running', ...(location ? { location } : {}) }
  if (response.status === 409) return { kind: 'pending', text: 'busy' }
  if (response.status === 404) return { kind: 'gone' }
  if (response.status === 204) return { kind: 'succeeded' }
  if (response.status !== 200) throw serviceError(response, { what })
  const body = response.json()
  return recordField(body, 'properties') ? readEnvironmentAnswer(body, what) : readOperationAnswer(body, what)
}

function readEnvironmentAnswer(body: unknown, what: string): PollAnswer {
  const field = 'provisioningState'
  const state = required(
    stringField(recordField(body, 'properties'), field),
    field,
    `the answer while ${what} runs`,
  )
  if (FAILED_STATES.includes(state))
    return { kind: 'failed', message: `the provisioning ended in state ${state}` }
  if (placeState(state, PROVISIONING_STATES, what) === 'pending') return { kind: 'pending', text: state }
  const environmentId = stringField(body, 'name')
  return { kind: 'succeeded', ...(environmentId ? { environmentId } : {}) }
}

function readOperationAnswer(body: unknown, what: string): PollAnswer {
  const state = required(
    stringField(recordField(body, 'state'), 'id'),
    'state.id',
    `the answer while ${what} runs`,
  )
  if (FAILED_STATES.includes(state)) return { kind: 'failed', ...failureOf(body, state) }
  const stage = stageIn(body, 'Running')
  if (placeState(state, OPERATION_STATES, what) === 'pending') {
    return { kind: 'pending', text: stage === undefined ? state : `${state}, stage ${stage}` }
  }
  const path = stringField(recordField(recordField(body, 'links'), 'environment'), 'path') ?? ''
  const environmentId = path.split('/').at(-1)
  return { kind: 'succeeded', ...(environmentId ? { environmentId } : {}) }
}

function failureOf(body: unknown, state: string): { message: string; code?: string } {
  const error = recordField(body, 'error')
  const stage = stageIn(body, 'Failed')
  const where = stage === undefined ? `it ended in state ${state}` : `it failed in stage ${stage}`
  const code = stringField(error, 'code')
  const words = stringField(error, 'message')
  return { message: words ? `${where}: ${shownText(words)}` : where, ...(code ? { code } : {}) }
}

function stageIn(body: unknown, state: string): string | undefined {
  const stage = arrayField(body, 'stages').find(
    (each) => stringField(recordField(each, 'state'), 'id') === state,
  )
  return stringField(stage, 'id')
}

/** An operation that is followed, and what its failure means. */
export interface Followed {
  /** A noun phrase that "failed" can follow. */
  what: string
  failure: ReasonCode
}

/**
 * Follows an operation to its end.
 * @throws AlmError `still-running`, `failure.reason` or what the service's code stands for.
 */
export async function followOperation(
  service: Service,
  operationUrl: string,
  { what, failure }: Followed,
  wait: LifecycleWait,
): Promise<LifecycleOutcome> {
  let url = service.resolve(operationUrl, what)
  let lookedInVain = 0
  const ended = await waitFor<LifecycleOutcome>(service.ports, progressing(wait), async () => {
    const response = await service.send({ method: 'GET', path: url, retry: 'safe' })
    const answer = readPollAnswer(response, what)
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), service.ports.clock.now())
    if (answer.kind === 'failed') throw operationError({ what, failure }, answer)
    if (answer.kind === 'gone' && ++lookedInVain < LOOKS_FOR_A_NEW_OPERATION)
      return { pending: 'not visible', retryAfterMs }
    if (answer.kind === 'gone') return { done: { state: 'gone' } }
    if (answer.kind === 'succeeded') {
      return {
        done: {
          state: 'succeeded',
          ...(answer.environmentId ? { environmentId: answer.environmentId } : {}),
        },
      }
    }
    lookedInVain = LOOKS_FOR_A_NEW_OPERATION // it was there: a later 404 is its end
    if (answer.location !== undefined) url = service.resolve(answer.location, what)
    return { pending: answer.text, retryAfterMs }
  })
  if (ended) return ended.value
  throw stillRunning(what, wait.timeoutMs, operationUrl)
}

function operationError(
  { what, failure }: Followed,
  { message, code }: { message: string; code?: string },
): AlmError {
  const known = knownError(code, message)
  return new AlmError(known?.reason ?? failure, {
    message: `${what} failed: ${known ? `${known.says} — ` : ''}${message}`,
    remedy: known?.remedy ?? 'Look at the history of the environment in the admin center.',
    details: { ...(code === undefined ? {} : { serviceCode: code }) },
  })
}

/** The waiting with its progress lines. */
export function progressing(wait: LifecycleWait): {
  timeoutMs: number
  onPending: (elapsedMs: number, state: string) => void
} {
  return {
    timeoutMs: wait.timeoutMs,
    onPending: (elapsedMs, text) => wait.onProgress?.({ elapsedMs, text }),
  }
}

export function stillRunning(what: string, timeoutMs: number, operationUrl: string): AlmError {
  return new AlmError('still-running', {
    message: `${what} did not end within ${formatDuration(timeoutMs)}; it goes on in the service`,
    remedy: 'Run the same job again: it finds what was made and waits on.',
    details: { operationUrl },
  })
}

/** True when a start was refused for another operation on the environment, which ends by itself. */
export function isNotStartable(response: HttpResponse): boolean {
  if (response.status === 429) return true
  if (response.status !== 409) return false
  const { code, message } = readServiceError(response)
  return code === undefined ? message.trim() === '' : code.toLowerCase() === 'operationnotstartable'
}
