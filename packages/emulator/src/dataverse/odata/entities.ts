// Requests to entity sets: lists, single rows, related rows, writes.
import { isGuid, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../../frame/handler.js'
import { requirePrivilege } from '../access.js'
import { badPayload, codes, DataverseFault, notFound, unknownSegment } from '../fault.js'
import { requireNoOtherCustomization } from '../jobs/job.js'
import { finishJob, startJob } from '../jobs/run.js'
import type { Organization, Row } from '../organization.js'
import { tableOf } from '../tables/catalogue.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import {
  createByClient,
  deleteByClient,
  duplicate,
  findRow,
  getRow,
  listRows,
  rowWith,
  updateByClient,
} from '../tables/rows.js'
import { solutions } from '../tables/solutions.js'
import { collectionAnswer, created, entityAnswer, json, noContent } from './answer.js'
import { guidKey, KEY, type Segment } from './path.js'
import { bind, readObject, readRow } from './payload.js'
import { etagOf, selectRows } from './project.js'
import { parseQuery } from './query.js'
import { preferencesOf, type ApiRequest } from './request.js'

/** Answers a request whose first segment is an entity set. */
export async function answerEntities(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
): Promise<EmulatorResponse> {
  const [first, second, third] = request.segments
  if (!first) throw unknownSegment('')
  if (first.arguments === undefined) return answerSet(organization, table, request, second)
  if (!second) return answerRow(organization, table, request, first)
  return answerRelated(organization, table, request, rowAt(organization, table, first), second, third)
}

function answerSet(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  second: Segment | undefined,
): EmulatorResponse {
  if (request.method === 'POST' && !second) return create(organization, table, request, undefined)
  if (request.method !== 'GET') throw methodNotAllowed(request.method)
  requirePrivilege(organization, `prvRead${table.privilege}`, table.logicalName)
  const query = parseQuery(request.options)
  const rows = selectRows(organization, table, listRows(organization, table), query)
  if (second?.name === '$count') {
    return {
      status: 200,
      headers: { 'Content-Type': 'text/plain' },
      body: String(Math.min(rows.length, 5000)),
    }
  }
  if (second) throw unknownSegment(second.name)
  requireLayerFilter(table, request)
  return collectionAnswer(organization, table, rows, query, request)
}

/** The virtual layer table answers for one component at a time only. */
function requireLayerFilter(table: TableDefinition, request: ApiRequest): void {
  if (table.logicalName !== 'msdyn_componentlayer') return
  const filter = request.options.get('$filter') ?? ''
  if (filter.includes('msdyn_componentid') && filter.includes('msdyn_solutioncomponentname')) return
  throw new DataverseFault(
    400,
    codes.invalidArgument,
    'msdyn_componentid and msdyn_solutioncomponentname must be given in the filter.',
  )
}

function methodNotAllowed(method: string): DataverseFault {
  return new DataverseFault(405, '0x8006088a', `The HTTP method ${method} is not supported here.`)
}

function rowAt(organization: Organization, table: TableDefinition, segment: Segment): Row {
  const found = lookUp(organization, table, segment)
  if (!found.row) throw notFound(table.logicalName, found.id ?? '')
  return found.row
}

/** The row at a primary or alternate key; the key's values for a create when there is none. */
function lookUp(
  organization: Organization,
  table: TableDefinition,
  segment: Segment,
): { row: Row | undefined; id: string | undefined; key: Row } {
  const id = guidKey(segment)
  if (id !== undefined) return { row: findRow(organization, table, id), id, key: {} }
  const key = Object.fromEntries(segment.arguments ?? [])
  const [column, value, ...rest] = Object.entries(key).flat()
  if (
    column === undefined ||
    column === KEY ||
    value === undefined ||
    rest.length > 0 ||
    !table.keys?.includes(column)
  ) {
    throw new DataverseFault(
      400,
      codes.badUri,
      `The key in '${segment.name}' is not a key of entity '${table.logicalName}'.`,
    )
  }
  return { row: rowWith(organization, table, column, value), id: undefined, key }
}

function answerRow(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  segment: Segment,
): EmulatorResponse | Promise<EmulatorResponse> {
  const { method, headers } = request
  const { row, id, key } = lookUp(organization, table, segment)
  if (method === 'PATCH') {
    if (row) return update(organization, table, request, row)
    if (headers.has('if-match')) throw notFound(table.logicalName, id ?? '')
    return create(organization, table, request, id, key)
  }
  if (!row) throw notFound(table.logicalName, id ?? Object.values(key).join())
  if (method === 'GET') {
    requirePrivilege(organization, `prvRead${table.privilege}`, table.logicalName)
    if (headers.get('if-none-match') === etagOf(row)) return { status: 304 }
    return entityAnswer(organization, table, row, parseQuery(request.options), request)
  }
  if (method === 'DELETE') return remove(organization, table, request, row)
  throw methodNotAllowed(method)
}

function create(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  id: string | undefined,
  key: Row = {},
): EmulatorResponse {
  requirePrivilege(organization, `prvCreate${table.privilege}`, table.logicalName)
  const given = readRow(organization, table, readObject(request.body, table.entitySet))
  const row = createByClient(organization, table, { ...key, ...given }, id)
  return preferencesOf(request.headers).representation
    ? entityAnswer(organization, table, row, parseQuery(request.options), request, 201)
    : created(organization, table, row)
}

function update(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  before: Row,
): EmulatorResponse {
  return writeRow(organization, table, request, before, readObject(request.body, table.entitySet))
}

function writeRow(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  before: Row,
  given: JsonRecord,
): EmulatorResponse {
  requirePrivilege(organization, `prvWrite${table.privilege}`, table.logicalName)
  checkPreconditions(request, before)
  const row = updateByClient(organization, table, before, readRow(organization, table, given))
  return preferencesOf(request.headers).representation
    ? entityAnswer(organization, table, row, parseQuery(request.options), request)
    : created(organization, table, row)
}

function checkPreconditions({ headers }: ApiRequest, before: Row): void {
  if (headers.get('if-none-match') === '*') throw duplicate()
  const wanted = headers.get('if-match')
  if (wanted === undefined || wanted === '*' || wanted === etagOf(before)) return
  throw new DataverseFault(
    412,
    codes.concurrencyMismatch,
    "The version of the existing record doesn't match the RowVersion property provided.",
  )
}

async function remove(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  row: Row,
): Promise<EmulatorResponse> {
  requirePrivilege(organization, `prvDelete${table.privilege}`, table.logicalName)
  checkPreconditions(request, row)
  if (table.entitySet === solutions.entitySet) await uninstall(organization, row)
  else deleteByClient(organization, table, row)
  return noContent()
}

/** Deleting a solution is an uninstall that the client waits for. */
async function uninstall(organization: Organization, solution: Row): Promise<void> {
  requireNoOtherCustomization(organization, 'Uninstall')
  const job = await startJob(organization, {
    kind: 'Uninstall',
    messageName: 'Delete',
    solutionName: textOf(solution, 'uniquename'),
    durationMs: 0,
    asyncOperationId: '',
  })
  const { outcome } = await finishJob(organization, job)
  if (!outcome?.succeeded) throw new DataverseFault(400, outcome?.code ?? '', outcome?.message ?? '')
}

function answerRelated(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  row: Row,
  segment: Segment,
  third: Segment | undefined,
): EmulatorResponse {
  const relation = table.relations?.[segment.name.toLowerCase()]
  const lookup = table.lookups[segment.name.toLowerCase()]
  const target = tableOf((relation ?? lookup)?.target ?? '')
  const reference = third?.name === '$ref'
  if (request.method !== 'GET') {
    if (relation) return link(organization, table, request, row, segment, reference)
    return writeColumn(organization, table, request, row, segment.name, reference)
  }
  requirePrivilege(organization, `prvRead${(target ?? table).privilege}`, (target ?? table).logicalName)
  if (!target) return answerColumn(organization, table, row, segment.name)
  const query = parseQuery(request.options)
  if (lookup) {
    const id = textOf(row, lookup.column)
    if (id === '') return noContent()
    return entityAnswer(organization, target, getRow(organization, target, id), query, request)
  }
  const rows = selectRows(organization, target, relation?.rows(organization, row) ?? [], query)
  if (!reference) return collectionAnswer(organization, target, rows, query, request)
  const links = rows.map((related) => ({
    '@odata.id': `${organization.baseUrl}${target.entitySet}(${textOf(related, target.primaryId)})`,
  }))
  return json({ '@odata.context': `${organization.baseUrl}$metadata#Collection($ref)`, value: links })
}

function answerColumn(
  organization: Organization,
  table: TableDefinition,
  row: Row,
  column: string,
): EmulatorResponse {
  if (!table.columns.has(column)) throw unknownSegment(column)
  const value = row[column] ?? null
  if (value === null) return noContent()
  const id = textOf(row, table.primaryId)
  return json({
    '@odata.context': `${organization.baseUrl}$metadata#${table.entitySet}(${id})/${column}`,
    value,
  })
}

/** `PUT …/name {"value":…}` sets one column, `PUT …/lookup/$ref` one lookup; `DELETE` empties either. */
function writeColumn(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  row: Row,
  name: string,
  reference: boolean,
): EmulatorResponse {
  const lookup = table.lookups[name.toLowerCase()]
  if (reference ? !lookup : !table.columns.has(name)) throw unknownSegment(name)
  if (request.method === 'DELETE') {
    return writeRow(
      organization,
      table,
      request,
      row,
      reference ? { [`${name}@odata.bind`]: null } : { [name]: null },
    )
  }
  if (request.method !== 'PUT') throw methodNotAllowed(request.method)
  const body = readObject(request.body, name)
  const given = reference ? { [`${name}@odata.bind`]: body['@odata.id'] } : { [name]: body['value'] }
  if (Object.values(given)[0] === undefined) throw badPayload(name, `The value of '${name}' is missing.`)
  return writeRow(organization, table, request, row, given)
}

/** `POST …/$ref` adds a pair, `DELETE …/$ref` takes it away. */
function link(
  organization: Organization,
  table: TableDefinition,
  request: ApiRequest,
  row: Row,
  segment: Segment,
  reference: boolean,
): EmulatorResponse {
  const relation = table.relations?.[segment.name.toLowerCase()]
  if (!relation?.link || !reference) throw methodNotAllowed(request.method)
  requirePrivilege(organization, 'prvAssignRole', table.logicalName)
  if (request.method === 'POST') {
    const target = readObject(request.body, segment.name)['@odata.id']
    if (typeof target !== 'string') throw badPayload(segment.name, "'@odata.id' is missing.")
    relation.link(organization, row, bind(organization, target, relation.target), true)
    return noContent()
  }
  const named = [...(segment.arguments?.values() ?? [])][0]
  const address = request.options.get('$id')
  const id = named ?? (address === null ? '' : bind(organization, address, relation.target))
  if (request.method !== 'DELETE' || !isGuid(id)) throw methodNotAllowed(request.method)
  relation.link(organization, row, id.toLowerCase(), false)
  return noContent()
}
