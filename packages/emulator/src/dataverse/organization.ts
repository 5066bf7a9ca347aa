// One environment's Dataverse: its rows, its time, its identity. Everything else works on this.
import { uuidV5, parseGuid } from '@powerops/core'
import type { EnvironmentView, ServiceContext } from '../frame/context.js'
import type { Collection } from '../frame/store.js'
import type { FlowUse } from './archive/flow-uses.js'
import type { DataverseSettings } from './settings.js'

/** A value of a column, in the form of the wire. */
export type Value =
  string | number | boolean | null | { readonly [key: string]: unknown } | readonly unknown[]

/** A row by column name; lookups under `_x_value`. */
export type Row = Readonly<Record<string, Value>>

/** Asks whether a data policy forbids a flow that does this; the answer is the reason. */
export type EvaluateDlp = (environmentId: string, uses: readonly FlowUse[]) => string | undefined

export interface Organization {
  environment: EnvironmentView
  context: ServiceContext
  settings: DataverseSettings
  evaluateDlp: EvaluateDlp | undefined
  /** `http://host/api/data/v9.2/`, in the version of the request. */
  baseUrl: string
  /** Milliseconds since the epoch: one moment for the whole request. */
  now: number
  /** The calling user's id; the system user's where nobody calls. */
  userId: string
}

/** The rows of a table. */
export function rowsOf(organization: Organization, table: string): Collection<Row> {
  return collectionOf<Row>(organization, `tables/${table.replaceAll('_', '-').toLowerCase()}`)
}

export function collectionOf<T>({ context, environment }: Organization, name: string): Collection<T> {
  return context.store.collection<T>(`dataverse/${environment.id.toLowerCase()}/${name}`)
}

/** A GUID that this environment always gives to that name. */
export function stableId(organization: Organization, name: string): string {
  return uuidV5(parseGuid(organization.environment.organizationId, 'organization id'), name.toLowerCase())
}

export function rootBusinessUnitId(organization: Organization): string {
  return stableId(organization, 'business-unit/root')
}

/** Whole seconds, as Dataverse writes times. */
export function toDateTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** The number of the next change, for etags. */
export function nextVersion(organization: Organization): number {
  const counters = collectionOf<number>(organization, 'counters')
  const next = (counters.get('version') ?? 1_000_000) + 1
  counters.put('version', next)
  return next
}
