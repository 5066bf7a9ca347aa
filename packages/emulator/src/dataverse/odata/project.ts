// Rows as the Web API shows them: selected, filtered, ordered, expanded, annotated.
import { codes, DataverseFault } from '../fault.js'
import type { Organization, Row } from '../organization.js'
import { tableOf } from '../tables/catalogue.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import { findRow } from '../tables/rows.js'
import { compare, holds, pathsOf } from './expression.js'
import type { Query } from './query.js'

/** The rows that the query asks for, in its order, before paging. */
export function selectRows(
  organization: Organization,
  table: TableDefinition,
  rows: readonly Row[],
  query: Query,
): Row[] {
  const { filter, orderBy } = query
  const paths = [...(filter ? pathsOf(filter) : []), ...orderBy.map(({ path }) => path)]
  for (const path of paths) checkPath(table, path)
  const valueOf = (row: Row) => (path: string) => valueAt(organization, table, row, path)
  const kept = filter ? rows.filter((row) => holds(filter, valueOf(row))) : [...rows]
  return kept.sort((a, b) => {
    for (const { path, descending } of orderBy) {
      const order = compareForOrder(valueOf(a)(path), valueOf(b)(path))
      if (order !== 0) return descending ? -order : order
    }
    return 0
  })
}

function compareForOrder(left: unknown, right: unknown): number {
  if (left === null || right === null) return Number(right === null) - Number(left === null)
  return compare(left, right) ?? 0
}

function checkPath(table: TableDefinition, path: string): void {
  const [first = '', ...rest] = path.split('/')
  const lookup = table.lookups[first.toLowerCase()]
  const target = lookup && tableOf(lookup.target)
  if (rest.length > 0 && target) return checkPath(target, rest.join('/'))
  if (rest.length > 0 || !table.columns.has(first)) throw noSuchProperty(table, first)
}

function valueAt(organization: Organization, table: TableDefinition, row: Row, path: string): unknown {
  const [first = '', ...rest] = path.split('/')
  if (rest.length === 0) return row[first] ?? null
  const lookup = table.lookups[first.toLowerCase()]
  const target = lookup && tableOf(lookup.target)
  const related = lookup && target && findRow(organization, target, textOf(row, lookup.column))
  return related && target ? valueAt(organization, target, related, rest.join('/')) : null
}

export function noSuchProperty(table: TableDefinition, name: string): DataverseFault {
  return new DataverseFault(
    400,
    codes.badUri,
    `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${table.logicalName}'.`,
  )
}

/** One row as JSON; the primary key is always part of it. */
export function projectRow(
  organization: Organization,
  table: TableDefinition,
  row: Row,
  query: Query,
  annotated: boolean,
): Record<string, unknown> {
  const selected = query.select
  for (const column of selected ?? []) if (!table.columns.has(column)) throw noSuchProperty(table, column)
  const names = selected
    ? [...new Set([...selected, table.primaryId])]
    : [...table.columns].filter((column) => column in row)
  const json: Record<string, unknown> = table.columns.has('versionnumber')
    ? { '@odata.etag': etagOf(row) }
    : {}
  for (const name of names) {
    json[name] = row[name] ?? null
    if (annotated) annotate(organization, table, row, name, json)
  }
  for (const { name, query: inner } of query.expand) {
    json[name] = expand(organization, table, row, name, inner, annotated)
  }
  return json
}

export function etagOf(row: Row): string {
  return `W/"${String(row['versionnumber'] ?? 0)}"`
}

function expand(
  organization: Organization,
  table: TableDefinition,
  row: Row,
  name: string,
  query: Query,
  annotated: boolean,
): unknown {
  const lookup = table.lookups[name.toLowerCase()]
  const relation = table.relations?.[name.toLowerCase()]
  const target = tableOf((lookup ?? relation)?.target ?? '')
  if (!target) throw noSuchProperty(table, name)
  if (lookup) {
    const related = findRow(organization, target, textOf(row, lookup.column))
    return related ? projectRow(organization, target, related, query, annotated) : null
  }
  const rows = selectRows(organization, target, relation?.rows(organization, row) ?? [], query)
  return rows.map((related) => projectRow(organization, target, related, query, annotated))
}

function annotate(
  organization: Organization,
  table: TableDefinition,
  row: Row,
  column: string,
  json: Record<string, unknown>,
): void {
  const [navigation, lookup] = Object.entries(table.lookups).find(([, { column: c }]) => c === column) ?? []
  const target = lookup && tableOf(lookup.target)
  const value = row[column]
  if (!target || typeof value !== 'string') {
    if (typeof value === 'boolean') {
      json[`${column}@OData.Community.Display.V1.FormattedValue`] = value ? 'Yes' : 'No'
    }
    return
  }
  const related = findRow(organization, target, value)
  json[`${column}@OData.Community.Display.V1.FormattedValue`] =
    (related && target.primaryName && textOf(related, target.primaryName)) || value
  json[`${column}@Microsoft.Dynamics.CRM.associatednavigationproperty`] = navigation
  json[`${column}@Microsoft.Dynamics.CRM.lookuplogicalname`] = target.logicalName
}
