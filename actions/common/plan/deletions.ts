// Which components of an installed solution an upgrade takes away: those that the zip no longer brings.
import type { InstalledColumn, InstalledComponent } from '@powerops/dataverse'
import { componentTypeName } from '@powerops/solution'
import type { SolutionFacts } from './solution-facts.js'

/** Types whose components a zip names one by one, so that absence is certain. */
const LISTED = new Set([1, 2, 9, 14, 20, 24, 26, 29, 59, 60, 61, 62, 66, 70, 80, 91, 95, 300, 371, 372, 380])
export const TABLE = 1
const COLUMN = 2
/** In the words of makers; the others have the names of the platform. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [TABLE, 'Table'],
  [COLUMN, 'Column'],
])
/** From here on the number of a type is the organization's own, and the zip names the type by a word. */
const FIRST_OWN_TYPE = 10_000
/** The solution name that stands for changes made in the environment itself; they go with what they change. */
export const UNMANAGED_LAYER = 'active'

type Brought = Pick<SolutionFacts, 'components' | 'prefix'>

/** What the target has of a solution and its patches, as far as an upgrade may take it away. */
export interface Deletable {
  /** Components of the installed solution and its patches. */
  components: readonly InstalledComponent[]
  /** Columns that managed solutions added to the tables among them. */
  columns: readonly InstalledColumn[]
  /** By component id, the solutions that have a layer of it, in lower case; what is not there is unknown. */
  holders: ReadonlyMap<string, readonly string[]>
  /** The installed solution, its patches and its pending upgrade, in lower case: what an upgrade replaces. */
  replaced: ReadonlySet<string>
}

/** Components that an upgrade deletes, and how many it may delete. */
export interface Deletions {
  /** Tables first, then columns: they take data along. */
  components: readonly InstalledComponent[]
  /** Components that are not in the zip under a name that could be compared. */
  unknownCount: number
}

/** The components that the zip lacks and no other solution holds; what cannot be compared is counted as unknown. */
export function findDeletions(target: Deletable, brought: Brought): Deletions {
  const gone = findGone(target, brought)
  const judged = gone.map((component) => ({ component, fate: fateOf(component, target, brought) }))
  const deleted = judged.filter(({ fate }) => fate === 'deleted').map(({ component }) => component)
  const tables = new Set(deleted.filter(({ type }) => type === TABLE).map(({ name }) => name.toLowerCase()))
  // A table takes its columns along: to name each of them would hide the table.
  const components = deleted.filter(({ type, name }) => type !== COLUMN || !tables.has(tableOf(name)))
  const rank = ({ type }: InstalledComponent): number => (type === TABLE ? 0 : type === COLUMN ? 1 : 2)
  return {
    components: components.sort((a, b) => rank(a) - rank(b)),
    unknownCount: judged.filter(({ fate }) => fate === 'unknown').length,
  }
}

/** Components and columns of the target that the zip does not bring; a column is named `table.column`. */
export function findGone(
  { components, columns }: Pick<Deletable, 'components' | 'columns'>,
  brought: Brought,
): InstalledComponent[] {
  const told = new Set<string>(columns.map(({ id }) => id))
  const asComponents = columns
    .filter((column) => !bringsColumn(column, brought))
    .map(({ id, table, name, displayName }) => ({
      id,
      type: COLUMN,
      typeName: '',
      name: `${table}.${name}`,
      displayName,
    }))
  return [...components.filter((one) => !told.has(one.id) && !survives(one, brought)), ...asComponents]
}

function bringsColumn({ table, name }: InstalledColumn, { components }: Brought): boolean {
  // The amount in the base currency comes with the amount.
  const names = [name, name.replace(/_base$/, '')]
  return components.some(
    ({ type, parent, schemaName }) =>
      Number(type) === COLUMN &&
      parent?.toLowerCase() === table &&
      names.includes(schemaName?.toLowerCase() ?? ''),
  )
}

function tableOf(column: string): string {
  return column.slice(0, column.lastIndexOf('.')).toLowerCase()
}

/** What another solution has a layer of outlives the upgrade. */
function fateOf(
  component: InstalledComponent,
  { holders, replaced }: Deletable,
  brought: Brought,
): 'deleted' | 'kept' | 'unknown' {
  const solutions = holders.get(component.id) ?? []
  if (solutions.some((name) => name !== UNMANAGED_LAYER && !replaced.has(name))) return 'kept'
  if (solutions.some((name) => replaced.has(name))) return 'deleted'
  return isCertain(component, brought) ? 'deleted' : 'unknown'
}

/** The type of a component in words, such as `Workflow`. */
export function typeNameOf({ type, typeName }: Pick<InstalledComponent, 'type' | 'typeName'>): string {
  return WORDS.get(type) ?? (typeName || componentTypeName(String(type)))
}

/** Whether the type of a component, as `typeNameOf` names it, holds rows or values. */
export function holdsData(typeName: string): boolean {
  return [...WORDS.values()].includes(typeName)
}

/** Whether the zip brings the component again. */
export function survives({ id, type, name }: InstalledComponent, { components }: Brought): boolean {
  const folded = name.toLowerCase()
  return components.some((component) => {
    if (component.id === id) return true
    if (folded === '' || component.schemaName?.toLowerCase() !== folded) return false
    return type >= FIRST_OWN_TYPE ? !LISTED.has(Number(component.type)) : Number(component.type) === type
  })
}

/** Columns of the platform come with their table and are not the solution's to delete. */
function isCertain({ type, name }: InstalledComponent, { prefix }: Brought): boolean {
  if (type !== COLUMN) return LISTED.has(type)
  const column = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return prefix !== '' && column.startsWith(`${prefix.toLowerCase()}_`)
}
