// Microsoft Graph as far as mail is sent with it: POST /v1.0/users/{id or name}/sendMail as an application.
// https://learn.microsoft.com/graph/api/user-sendmail
import { randomUUID } from 'node:crypto'
import type { ServiceContext } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { jsonBody } from '../frame/respond.js'
import { isProblem, readSendMail, type GraphProblem, type SentMail } from './send-mail.js'

/** The emulated Graph. */
export interface GraphService extends Service {
  /** Every mail that was accepted, oldest first. */
  sent(): SentMail[]
}

const AUDIENCES = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000']
const SEND_MAIL = /^\/v1\.0\/users\/([^/]+)\/(?:microsoft\.graph\.)?sendMail$/i

/** Mail of the tenant's people: whoever has a user principal name has a mailbox. */
export function createGraphService(context: ServiceContext): GraphService {
  const mails = context.store.collection<SentMail>('graph/sent-mail')
  return {
    name: 'graph',
    sent: () => mails.values(),
    handle: async (request) => {
      const name = SEND_MAIL.exec(request.path)?.[1]
      if (name === undefined) return undefined
      const { identity, refusal } = await context.tokens.authorize(request, AUDIENCES)
      if (!identity) return refusal
      const mail = identity.roles?.includes('Mail.Send')
        ? accept(request, name, context)
        : problem(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
      if (isProblem(mail)) return answer(mail, request)
      mails.put(context.newGuid(), mail)
      context.log(`graph: mail to ${mail.to.join(', ')}: ${mail.subject}`)
      return { status: 202, headers: requestIds(request) }
    },
  }
}

function accept(request: EmulatorRequest, name: string, context: ServiceContext): SentMail | GraphProblem {
  if (request.method !== 'POST') {
    return problem(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.')
  }
  const wanted = decoded(name)?.toLowerCase() ?? ''
  const sender = context.users.find(
    ({ objectId, userPrincipalName }) =>
      objectId.toLowerCase() === wanted || userPrincipalName.toLowerCase() === wanted,
  )
  if (!sender) return problem(404, 'ErrorInvalidUser', `The requested user '${wanted}' is invalid.`)
  const isJson = /^application\/json\b/i.test(request.headers.get('content-type') ?? '')
  const body = isJson ? jsonBody(request) : undefined
  return readSendMail(body, sender.userPrincipalName, context.clock.now())
}

function problem(status: number, code: string, message: string): GraphProblem {
  return { status, code, message }
}

function answer({ status, code, message }: GraphProblem, request: EmulatorRequest): EmulatorResponse {
  const ids = requestIds(request)
  return { status, headers: ids, body: { error: { code, message, innerError: { ...ids } } } }
}

function requestIds({ headers }: EmulatorRequest): Record<string, string> {
  const id = randomUUID()
  return { 'request-id': id, 'client-request-id': headers.get('client-request-id') ?? id }
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
