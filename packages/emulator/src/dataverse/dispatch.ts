// Finds what a request of the Web API asks for: a message, an entity set, the service document.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { requirePrivilege } from './access.js'
import { DataverseFault, faultResponse, unknownSegment } from './fault.js'
import { checkParameters, type Message } from './messages/message.js'
import { messageOf } from './messages/index.js'
import { answerDefinitions, DEFINITIONS } from './metadata.js'
import { json, noContent } from './odata/answer.js'
import { batchResponse, parseBatch, type BatchAnswer, type BatchPart } from './odata/batch.js'
import { answerEntities } from './odata/entities.js'
import { KEY } from './odata/path.js'
import { readObject } from './odata/payload.js'
import { parseRequest, preferencesOf, type ApiRequest } from './odata/request.js'
import type { Organization } from './organization.js'
import { tableOf } from './tables/catalogue.js'
import { undoable } from './undo.js'

/** Answers one request; a refusal of the service becomes an answer, and nothing of it stays behind. */
export async function answer(organization: Organization, request: ApiRequest): Promise<EmulatorResponse> {
  const { store, undo } = undoable(organization.context.store)
  const guarded = { ...organization, context: { ...organization.context, store } }
  try {
    return await route(guarded, request)
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error
    if (!isKept(request)) undo()
    return faultResponse(error, preferencesOf(request.headers).annotated)
  }
}

/** A synchronous operation that fails leaves its job and its history row. */
function isKept(request: ApiRequest): boolean {
  const name = request.segments[0]?.name ?? ''
  return messageOf(name) !== undefined || (request.method === 'DELETE' && name === 'solutions')
}

async function route(organization: Organization, request: ApiRequest): Promise<EmulatorResponse> {
  const [first] = request.segments
  if (!first) return serviceDocument(organization)
  if (first.name === '$batch' && request.method === 'POST') return answerBatch(organization, request)
  if (first.name === DEFINITIONS) return answerDefinitions(organization, request)
  const table = tableOf(first.name)
  if (table) return answerEntities(organization, table, request)
  const message = messageOf(first.name)
  const wanted = message?.kind === 'action' ? 'POST' : 'GET'
  if (!message || request.segments.length > 1 || request.method !== wanted) throw unknownSegment(first.name)
  return invoke(organization, message, request)
}

function serviceDocument({ baseUrl }: Organization): EmulatorResponse {
  return json({ '@odata.context': `${baseUrl}$metadata`, value: [] })
}

async function invoke(
  organization: Organization,
  message: Message,
  request: ApiRequest,
): Promise<EmulatorResponse> {
  const parameters = message.kind === 'action' ? readObject(request.body, message.name) : argumentsOf(request)
  checkParameters(message, parameters)
  if (message.privilege !== undefined) requirePrivilege(organization, message.privilege, message.name)
  const fields = await message.run(organization, parameters)
  if (!fields) return noContent()
  const type = 'value' in fields ? 'dependencies' : `Microsoft.Dynamics.CRM.${message.name}Response`
  return json({ '@odata.context': `${organization.baseUrl}$metadata#${type}`, ...fields })
}

function argumentsOf({ segments }: ApiRequest): JsonRecord {
  const given = [...(segments[0]?.arguments ?? [])].filter(([name]) => name !== KEY)
  return Object.fromEntries(given)
}

async function answerBatch(organization: Organization, request: ApiRequest): Promise<EmulatorResponse> {
  const items = parseBatch(request.headers.get('content-type') ?? '', request.body.toString('utf8'))
  const goesOn = /odata\.continue-on-error/.test(request.headers.get('prefer') ?? '')
  const answers: (BatchAnswer | readonly BatchAnswer[])[] = []
  for (const item of items) {
    const result = isPart(item)
      ? await answerPart(organization, request, item, new Map())
      : await answerChangeSet(organization, request, item)
    answers.push(result)
    if (!goesOn && failureStatus([result].flat()) !== undefined) break
  }
  // The failure that ends a batch is the status of the whole.
  const status = goesOn ? undefined : failureStatus(answers.flat())
  return batchResponse(answers, organization.context.newGuid(), status ?? 200)
}

function failureStatus(answers: readonly BatchAnswer[]): number | undefined {
  return answers.find(({ response }) => response.status >= 400)?.response.status
}

function isPart(item: BatchPart | readonly BatchPart[]): item is BatchPart {
  return !Array.isArray(item)
}

/** All or nothing: the first failure is the change set's only answer. */
async function answerChangeSet(
  organization: Organization,
  request: ApiRequest,
  parts: readonly BatchPart[],
): Promise<readonly BatchAnswer[]> {
  const { store, undo } = undoable(organization.context.store)
  const guarded = { ...organization, context: { ...organization.context, store } }
  const made = new Map<string, string>()
  const answers: BatchAnswer[] = []
  for (const part of parts) {
    const result = await answerPart(guarded, request, part, made)
    if (result.response.status >= 400) {
      undo()
      return [result]
    }
    const address = result.response.headers?.['OData-EntityId']
    if (part.contentId !== undefined && address !== undefined) made.set(part.contentId, address)
    answers.push(result)
  }
  return answers
}

/** `$1` stands for the address of what the part with that Content-ID made. */
function resolve(text: string, made: ReadonlyMap<string, string>): string {
  return text.replace(/\$(\d+)(?=[/"']|$)/g, (whole, id: string) => made.get(id) ?? whole)
}

async function answerPart(
  organization: Organization,
  request: ApiRequest,
  part: BatchPart,
  made: ReadonlyMap<string, string>,
): Promise<BatchAnswer> {
  const target = resolve(part.target, made)
  const url = new URL(target, absoluteBase(organization, target))
  const body = Buffer.from(resolve(part.body, made))
  const { contentId } = part
  try {
    const inner = parseRequest(part.method, withoutAlias(url, organization), part.headers, body)
    if (inner.segments[0]?.name === '$batch') throw unknownSegment('$batch')
    return { response: await answer(organization, { ...inner, url }), contentId }
  } catch (error) {
    if (!(error instanceof DataverseFault)) throw error
    return { response: faultResponse(error, preferencesOf(request.headers).annotated), contentId }
  }
}

function absoluteBase({ baseUrl }: Organization, target: string): string {
  return target.startsWith('/') ? new URL(baseUrl).origin : baseUrl
}

/** The path after an alias such as `/org/contoso`. */
function withoutAlias(url: URL, { baseUrl }: Organization): URL {
  const at = url.pathname.indexOf('/api/data/')
  return new URL(at > 0 ? url.pathname.slice(at) + url.search : url.href, baseUrl)
}
