// Answers in the wire form of OData 4.
import type { EmulatorResponse } from '../../frame/handler.js'
import type { Organization, Row } from '../organization.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import { projectRow } from './project.js'
import { skipToken, type Query } from './query.js'
import { preferencesOf, type ApiRequest } from './request.js'

/** The most rows of one page. */
const MAX_PAGE_SIZE = 5000

export function json(body: object, status = 200, headers: Record<string, string> = {}): EmulatorResponse {
  return {
    status,
    headers: {
      'Content-Type': 'application/json; odata.metadata=minimal',
      'OData-Version': '4.0',
      ...headers,
    },
    body,
  }
}

export function noContent(headers: Record<string, string> = {}): EmulatorResponse {
  return { status: 204, headers: { 'OData-Version': '4.0', ...headers } }
}

/** Without a body: where the row is. */
export function created(organization: Organization, table: TableDefinition, row: Row): EmulatorResponse {
  return noContent({ 'OData-EntityId': addressOf(organization, table, row) })
}

function addressOf(organization: Organization, table: TableDefinition, row: Row): string {
  return `${organization.baseUrl}${table.entitySet}(${textOf(row, table.primaryId)})`
}

export function entityAnswer(
  organization: Organization,
  table: TableDefinition,
  row: Row,
  query: Query,
  request: ApiRequest,
  status = 200,
): EmulatorResponse {
  const { annotated, representation } = preferencesOf(request.headers)
  const body = {
    '@odata.context': `${organization.baseUrl}$metadata#${table.entitySet}${shapeOf(query)}/$entity`,
    ...projectRow(organization, table, row, query, annotated),
  }
  const applied: Record<string, string> = representation
    ? {
        'OData-EntityId': addressOf(organization, table, row),
        'Preference-Applied': 'return=representation',
      }
    : {}
  return json(body, status, applied)
}

export function collectionAnswer(
  organization: Organization,
  table: TableDefinition,
  rows: readonly Row[],
  query: Query,
  request: ApiRequest,
): EmulatorResponse {
  const { maxPageSize, annotated } = preferencesOf(request.headers)
  const size = Math.max(1, Math.min(maxPageSize ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE))
  const wanted = query.top === undefined ? rows : rows.slice(0, query.top)
  const start = (query.page - 1) * size
  const page = wanted.slice(start, start + size)
  const more = start + size < wanted.length
  const body = {
    '@odata.context': `${organization.baseUrl}$metadata#${table.entitySet}${shapeOf(query)}`,
    ...(query.count ? { '@odata.count': Math.min(rows.length, MAX_PAGE_SIZE) } : {}),
    value: page.map((row) => projectRow(organization, table, row, query, annotated)),
    ...(more ? { '@odata.nextLink': nextLink(request.url, query.page + 1) } : {}),
  }
  const applied: Record<string, string> =
    maxPageSize === undefined ? {} : { 'Preference-Applied': `odata.maxpagesize=${maxPageSize}` }
  return json(body, 200, applied)
}

/** What `$metadata#set(…)` says about selection and expansion. */
function shapeOf({ select, expand }: Query): string {
  const parts = [
    ...(select ?? []),
    ...expand.map(({ name, query }) => `${name}(${(query.select ?? []).join(',')})`),
  ]
  return parts.length === 0 ? '' : `(${parts.join(',')})`
}

function nextLink(url: URL, page: number): string {
  const next = new URL(url)
  next.searchParams.set('$skiptoken', skipToken(page))
  return next.href.replaceAll('+', '%20')
}
