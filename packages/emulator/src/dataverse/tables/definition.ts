// What a table of the Web API is made of.
import type { Organization, Row, Value } from '../organization.js'

export interface Lookup {
  /** `_x_value` */
  column: string
  /** Entity set it points to. */
  target: string
}

/** A collection-valued navigation property. */
export interface Relation {
  target: string
  /** The related rows of a row. */
  rows(organization: Organization, row: Row): Row[]
  /** Adds or removes a pair; absent when the relation is read only. */
  link?(organization: Organization, row: Row, relatedId: string, add: boolean): void
}

export interface TableDefinition {
  entitySet: string
  logicalName: string
  /** As privileges name it: `Solution` in `prvReadSolution`. */
  privilege: string
  /** Object type code, for messages. */
  typeCode: number
  primaryId: string
  primaryName?: string
  columns: ReadonlySet<string>
  /** Values of a new row; columns without one are null. */
  defaults?: Row
  /** Navigation property to lookup, both in lower case. */
  lookups: Readonly<Record<string, Lookup>>
  relations?: Readonly<Record<string, Relation>>
  /** Columns of an alternate key. */
  keys?: readonly string[]
  /** Columns that must be given on create. */
  required?: readonly string[]
  /** Rows that are computed instead of kept; such a table cannot be written to. */
  computed?(organization: Organization): Row[]
  /** Columns that a client may write; absent means all. */
  writable?: ReadonlySet<string>
  /** Checks and completes what is about to be kept; `before` is undefined on create. */
  beforeWrite?(organization: Organization, row: Row, before: Row | undefined, given: Row): Row
  afterWrite?(organization: Organization, row: Row, before: Row | undefined): void
  beforeDelete?(organization: Organization, row: Row): void
  canCreate?: boolean
  canDelete?: boolean
}

/** Column names written with blanks between them. */
export function columns(...names: string[]): ReadonlySet<string> {
  return new Set(names.join(' ').split(/\s+/).filter(Boolean))
}

/** A column's text, empty when it is null or something else. */
export function textOf(row: Row, column: string): string {
  const value: Value | undefined = row[column]
  return typeof value === 'string' ? value : ''
}

export function numberOf(row: Row, column: string): number {
  const value: Value | undefined = row[column]
  return typeof value === 'number' ? value : 0
}
