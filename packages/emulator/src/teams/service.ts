// Teams workflows with the trigger "When a Teams webhook request is received": an address with a signature that takes
// a message and answers 202 before it posts the cards.
import { createHash } from 'node:crypto'
import { arrayField, recordField, stringField } from '@powerops/core'
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { jsonBody } from '../frame/respond.js'
import { cardProblem } from './adaptive-card.js'

/** One run of a workflow. */
export interface TeamsRun {
  workflow: string
  /** Absent when the cards were posted, else why the run failed. */
  problem?: string
  /** The cards of the message, as they came. */
  cards: unknown[]
}

/** The emulated workflows. */
export interface TeamsService extends Service {
  /** Makes a workflow; its webhook URL. */
  createWorkflow(): string
  /** Turns a workflow off or on again. */
  setEnabled(webhookUrl: string, enabled: boolean): void
  /** Every run, oldest first. */
  runs(): TeamsRun[]
}

interface Workflow {
  enabled: boolean
}

const PATH = /^\/workflows\/([0-9a-f]{32})\/triggers\/manual\/paths\/invoke$/
const CARD = 'application/vnd.microsoft.card.adaptive'
/** Of one message in Teams. */
const MAX_MESSAGE_BYTES = 28 * 1024

export function createTeamsService({ store, newGuid, origin }: ServiceContext): TeamsService {
  const workflows = store.collection<Workflow>('teams/workflows')
  const runs = store.collection<TeamsRun>('teams/runs')
  return {
    name: 'teams',
    runs: () => runs.values(),
    createWorkflow: () => {
      const id = newGuid().replaceAll('-', '')
      workflows.put(id, { enabled: true })
      const query = `api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${signature(id)}`
      return `${origin()}/workflows/${id}/triggers/manual/paths/invoke?${query}`
    },
    setEnabled: (webhookUrl, enabled) => {
      workflows.put(PATH.exec(new URL(webhookUrl).pathname)?.[1] ?? '', { enabled })
    },
    handle: (request) => {
      const id = PATH.exec(request.path)?.[1]
      if (id === undefined) return undefined
      const refused = refuse(request, id, workflows.get(id))
      if (refused) return refused
      const run = newGuid()
      runs.put(run, runOf(id, request))
      return { status: 202, headers: { 'x-ms-workflow-run-id': run, 'x-ms-request-id': newGuid() } }
    },
  }
}

function refuse(
  { method, url }: EmulatorRequest,
  id: string,
  workflow: Workflow | undefined,
): EmulatorResponse | undefined {
  if (!workflow) return problem(404, 'WorkflowNotFound', `The workflow '${id}' could not be found.`)
  const given = url.searchParams.get('sig')
  if (given === null) {
    const message = 'The request must be authenticated only by Shared Access scheme.'
    return problem(401, 'DirectApiAuthorizationRequired', message)
  }
  if (given !== signature(id) || url.searchParams.get('sp') !== '/triggers/manual/run') {
    return problem(401, 'AuthorizationFailed', 'The authorization signature is not valid.')
  }
  if (method !== 'POST') {
    const message = `The HTTP method for trigger 'manual' is not valid. Expected method is 'POST', actual method is '${method}'.`
    return problem(400, 'TriggerRequestMethodNotValid', message)
  }
  if (workflow.enabled) return undefined
  const message = `Could not execute workflow '${id}' trigger 'manual' with state 'Disabled': trigger is not enabled.`
  return problem(400, 'WorkflowTriggerIsNotEnabled', message)
}

/** What happens after the answer: one post for each card. */
function runOf(workflow: string, request: EmulatorRequest): TeamsRun {
  const body = jsonBody(request)
  const attachments = arrayField(body, 'attachments')
  const cards = attachments.map((attachment) => recordField(attachment, 'content'))
  const found =
    problemOf(request, stringField(body, 'type'), attachments) ?? cards.map(cardProblem).find(Boolean)
  return { workflow, cards, ...(found === undefined ? {} : { problem: found }) }
}

function problemOf(
  { body }: EmulatorRequest,
  type: string | undefined,
  attachments: readonly unknown[],
): string | undefined {
  if (body.length > MAX_MESSAGE_BYTES) return 'the message is too large for Teams'
  if (type !== 'message') return 'the message has no type "message"'
  if (attachments.length === 0) return 'the message has no attachments'
  const other = attachments.find((attachment) => stringField(attachment, 'contentType') !== CARD)
  return other === undefined ? undefined : 'an attachment is not an Adaptive Card'
}

function problem(status: number, code: string, message: string): EmulatorResponse {
  return { status, body: { error: { code, message } } }
}

function signature(id: string): string {
  return createHash('sha256').update(`teams workflow ${id}`).digest('base64url')
}
