// The body of sendMail: read as strictly as Graph reads it.
import { arrayField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'

/** A mail that Graph accepted. */
export interface SentMail {
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  contentType: 'text' | 'html'
  content: string
  saveToSentItems: boolean
  /** Milliseconds since the epoch, on the emulator's clock. */
  at: number
}

/** Why Graph refuses a request. */
export interface GraphProblem {
  status: number
  code: string
  message: string
}

const REQUEST = ['message', 'savetosentitems']
// Properties of the resource type message that a new one may have.
const MESSAGE = [
  'subject',
  'body',
  'importance',
  'torecipients',
  'ccrecipients',
  'bccrecipients',
  'replyto',
  'from',
  'sender',
  'attachments',
  'internetmessageheaders',
  'internetmessageid',
  'categories',
  'flag',
  'isreadreceiptrequested',
  'isdeliveryreceiptrequested',
  'singlevalueextendedproperties',
  'multivalueextendedproperties',
]
const BODY = ['contenttype', 'content']
const RECIPIENT = ['emailaddress']
const ADDRESS = ['name', 'address']
const RECIPIENT_LISTS = ['toRecipients', 'ccRecipients', 'bccRecipients'] as const

/** Tells a refusal from a mail. */
export function isProblem(answer: SentMail | GraphProblem): answer is GraphProblem {
  return 'status' in answer
}

/** The mail that the body of a request describes, or why it describes none. */
export function readSendMail(body: unknown, from: string, at: number): SentMail | GraphProblem {
  if (!isRecord(body)) {
    const message =
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.'
    return { status: 400, code: 'BadRequest', message }
  }
  const request = lowerCase(body)
  const message = recordField(request, 'message')
  if (!message) return refuse('ErrorInvalidRequest', "The required parameter 'Message' is missing.")
  const fields = lowerCase(message)
  const unknown =
    unknownProperty(body, REQUEST, 'sendMail') ??
    unknownProperty(message, MESSAGE, 'microsoft.graph.message') ??
    unknownProperty(fields['body'], BODY, 'microsoft.graph.itemBody')
  if (unknown) return unknown
  const lists = RECIPIENT_LISTS.map((name) => readRecipients(fields[name.toLowerCase()]))
  const refused = lists.find((list): list is GraphProblem => !Array.isArray(list))
  if (refused) return refused
  const [to = [], cc = [], bcc = []] = lists.map((list) => (Array.isArray(list) ? list : []))
  if (to.length + cc.length + bcc.length === 0) {
    return refuse('ErrorInvalidRecipients', 'At least one recipient is required to send a message.')
  }
  const text = lowerCase(recordField(fields, 'body') ?? {})
  const contentType = (stringField(text, 'contenttype') ?? 'text').toLowerCase()
  if (contentType !== 'text' && contentType !== 'html') {
    return refuse('RequestBodyRead', `Requested value '${contentType}' was not found.`)
  }
  const saveToSentItems = request['savetosentitems'] ?? true
  return {
    from,
    to,
    cc,
    bcc,
    subject: stringField(fields, 'subject') ?? '',
    contentType,
    content: stringField(text, 'content') ?? '',
    saveToSentItems: String(saveToSentItems).toLowerCase() !== 'false',
    at,
  }
}

function readRecipients(list: unknown): string[] | GraphProblem {
  const addresses: string[] = []
  for (const recipient of arrayField({ list }, 'list')) {
    const address = recordField(lowerCase(isRecord(recipient) ? recipient : {}), 'emailaddress')
    const unknown =
      unknownProperty(recipient, RECIPIENT, 'microsoft.graph.recipient') ??
      unknownProperty(address, ADDRESS, 'microsoft.graph.emailAddress')
    if (unknown) return unknown
    const text = stringField(lowerCase(address ?? {}), 'address') ?? ''
    if (!/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text)) {
      const message = `At least one recipient isn't valid., Recipient '${text}' isn't resolved. All recipients must be resolved before a message can be submitted.`
      return refuse('ErrorInvalidRecipients', message)
    }
    addresses.push(text)
  }
  return addresses
}

function unknownProperty(value: unknown, known: readonly string[], type: string): GraphProblem | undefined {
  const names = isRecord(value) ? Object.keys(value) : []
  const name = names.find((key) => !key.startsWith('@odata.') && !known.includes(key.toLowerCase()))
  if (name === undefined) return undefined
  const message = `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`
  return refuse('RequestBodyRead', message)
}

/** Graph takes property names in any case. */
function lowerCase(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))
}

function refuse(code: string, message: string): GraphProblem {
  return { status: 400, code, message }
}
