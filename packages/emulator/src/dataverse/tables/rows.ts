// Reading and writing the rows of a table, with its hooks.
import { badPayload, codes, DataverseFault, notFound } from '../fault.js'
import {
  nextVersion,
  rootBusinessUnitId,
  rowsOf,
  stableId,
  toDateTime,
  type Organization,
  type Row,
} from '../organization.js'
import { textOf, type TableDefinition } from './definition.js'

/** All rows, in the order in which they were made. */
export function listRows(organization: Organization, table: TableDefinition): Row[] {
  return table.computed?.(organization) ?? rowsOf(organization, table.entitySet).values()
}

export function findRow(organization: Organization, table: TableDefinition, id: string): Row | undefined {
  if (!table.computed) return rowsOf(organization, table.entitySet).get(id)
  return table.computed(organization).find((row) => row[table.primaryId] === id)
}

/** @throws DataverseFault 404 when there is no such row. */
export function getRow(organization: Organization, table: TableDefinition, id: string): Row {
  const row = findRow(organization, table, id)
  if (!row) throw notFound(table.logicalName, id)
  return row
}

/** The first row with that value, without regard to case. */
export function rowWith(
  organization: Organization,
  table: TableDefinition,
  column: string,
  value: string,
): Row | undefined {
  const wanted = value.toLowerCase()
  return listRows(organization, table).find((row) => textOf(row, column).toLowerCase() === wanted)
}

/** Makes a row, as the platform does: no check of what a client may write. */
export function insertRow(organization: Organization, table: TableDefinition, given: Row, id?: string): Row {
  const now = toDateTime(organization.now)
  const empty = Object.fromEntries([...table.columns].map((column) => [column, null]))
  const wantedId = id ?? textOf(given, table.primaryId)
  const rowId = wantedId === '' ? organization.context.newGuid() : wantedId
  const known: Record<string, string | number> = {
    createdon: now,
    modifiedon: now,
    _createdby_value: organization.userId,
    _modifiedby_value: organization.userId,
    _ownerid_value: organization.userId,
    _owninguser_value: organization.userId,
    _owningbusinessunit_value: rootBusinessUnitId(organization),
    address1_addressid: stableId(organization, `address1/${rowId}`),
    address2_addressid: stableId(organization, `address2/${rowId}`),
    _organizationid_value: organization.environment.organizationId,
    organizationid: organization.environment.organizationId,
  }
  const stamps = Object.fromEntries(Object.entries(known).filter(([column]) => table.columns.has(column)))
  const row: Row = {
    ...empty,
    ...stamps,
    ...table.defaults,
    ...given,
    [table.primaryId]: rowId,
    versionnumber: nextVersion(organization),
  }
  const completed = table.beforeWrite?.(organization, row, undefined, given) ?? row
  rowsOf(organization, table.entitySet).put(textOf(completed, table.primaryId), completed)
  table.afterWrite?.(organization, completed, undefined)
  return completed
}

/** Changes a row; the id stays. */
export function updateRow(organization: Organization, table: TableDefinition, before: Row, given: Row): Row {
  const stamps: Row = table.columns.has('modifiedon')
    ? { modifiedon: toDateTime(organization.now), _modifiedby_value: organization.userId }
    : {}
  const row: Row = { ...before, ...stamps, ...given, versionnumber: nextVersion(organization) }
  const completed = table.beforeWrite?.(organization, row, before, given) ?? row
  rowsOf(organization, table.entitySet).put(textOf(before, table.primaryId), completed)
  table.afterWrite?.(organization, completed, before)
  return completed
}

export function deleteRow(organization: Organization, table: TableDefinition, row: Row): void {
  table.beforeDelete?.(organization, row)
  rowsOf(organization, table.entitySet).delete(textOf(row, table.primaryId))
}

/** A client's create: checks the columns, the required ones and the id. */
export function createByClient(
  organization: Organization,
  table: TableDefinition,
  given: Row,
  id?: string,
): Row {
  if (table.computed || table.canCreate === false) throw notAllowed('Create', table)
  for (const column of table.required ?? []) {
    if (given[column] === undefined || given[column] === null || given[column] === '') {
      throw badPayload(table.entitySet, `The required property '${column}' is missing.`)
    }
  }
  const wantedId = id ?? textOf(given, table.primaryId)
  if (wantedId !== '' && findRow(organization, table, wantedId)) throw duplicate()
  return insertRow(organization, table, given, wantedId === '' ? undefined : wantedId)
}

export function updateByClient(
  organization: Organization,
  table: TableDefinition,
  before: Row,
  given: Row,
): Row {
  if (table.computed) throw notAllowed('Update', table)
  for (const column of Object.keys(given)) {
    if (table.writable && !table.writable.has(column)) {
      throw new DataverseFault(
        400,
        codes.invalidArgument,
        `The property '${column}' of '${table.logicalName}' cannot be modified.`,
      )
    }
  }
  return updateRow(organization, table, before, given)
}

export function deleteByClient(organization: Organization, table: TableDefinition, row: Row): void {
  if (table.computed || table.canDelete === false) throw notAllowed('Delete', table)
  deleteRow(organization, table, row)
}

function notAllowed(message: string, table: TableDefinition): DataverseFault {
  return new DataverseFault(
    400,
    '0x80040800',
    `The '${message}' method does not support entities of type '${table.logicalName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
  )
}

export function duplicate(): DataverseFault {
  return new DataverseFault(412, codes.duplicateRecord, 'A record with matching key values already exists.')
}
