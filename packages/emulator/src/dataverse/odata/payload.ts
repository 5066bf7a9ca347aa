// Request bodies: JSON with `@odata.bind` links, made into columns.
import { isRecord, type JsonRecord } from '@powerops/core'
import { badPayload, codes, DataverseFault } from '../fault.js'
import type { Organization, Row, Value } from '../organization.js'
import { tableOf } from '../tables/catalogue.js'
import { textOf, type TableDefinition } from '../tables/definition.js'
import { findRow, rowWith } from '../tables/rows.js'
import { guidKey, parsePath } from './path.js'

/** @throws DataverseFault 400 when the body is not a JSON object. */
export function readObject(body: Buffer, what: string): JsonRecord {
  const text = body.toString('utf8')
  if (text.trim() === '') return {}
  const json = parseOrRefuse(text, what)
  if (!isRecord(json)) throw badPayload(what, 'The payload is not an object.')
  return json
}

function parseOrRefuse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badPayload(what, 'Invalid JSON. The payload could not be parsed.')
  }
}

/** @throws DataverseFault 400 for a property that the table does not have or a link that leads nowhere. */
export function readRow(organization: Organization, table: TableDefinition, json: JsonRecord): Row {
  const row: Record<string, Value> = {}
  for (const [name, value] of Object.entries(json)) {
    if (name.startsWith('@')) continue
    const navigation = /^(\w+)@odata\.bind$/.exec(name)?.[1]
    if (navigation === undefined && name.includes('@')) continue
    const lookup = table.lookups[(navigation ?? name).toLowerCase()]
    if (navigation !== undefined) {
      if (!lookup) throw unknownProperty(table, navigation)
      row[lookup.column] = value === null ? null : bind(organization, String(value), lookup.target)
    } else if (lookup && !table.columns.has(name)) {
      if (value !== null) throw badPayload(table.entitySet, `Use '${name}@odata.bind' to set '${name}'.`)
      row[lookup.column] = null
    } else {
      if (!table.columns.has(name)) throw unknownProperty(table, name)
      row[name] = isValue(value) ? value : null
    }
  }
  return row
}

function isValue(value: unknown): value is Value {
  return value !== undefined
}

function unknownProperty(table: TableDefinition, name: string): DataverseFault {
  return badPayload(
    table.entitySet,
    `The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.${table.logicalName}'. Make sure to only use property names that are defined by the type.`,
  )
}

/** The id that `/publishers(guid)`, an absolute address or an alternate key points to. */
export function bind(organization: Organization, untrusted: string, target: string): string {
  const relative = untrusted.replace(/^https?:\/\/[^/]+\/api\/data\/v9\.\d\//, '').replace(/^\//, '')
  const [segment] = parsePath(decodeURIComponent(relative), new URLSearchParams())
  const table = segment && tableOf(segment.name)
  if (!segment || !table || table.entitySet !== target) {
    throw badPayload(target, `'${untrusted}' is not a link to '${target}'.`)
  }
  const id = guidKey(segment)
  const [column = '', value = ''] = [...(segment.arguments ?? [])][0] ?? []
  const row =
    id === undefined ? rowWith(organization, table, column, value) : findRow(organization, table, id)
  if (!row) {
    throw new DataverseFault(
      404,
      codes.notFound,
      `Entity '${table.logicalName}' With Id = ${id ?? value} Does Not Exist`,
    )
  }
  return textOf(row, table.primaryId)
}
