// Which components of an installed solution an upgrade takes away: those that the zip no longer brings.
import type { InstalledComponent } from '@powerops/dataverse'
import { componentTypeName } from '@powerops/solution'
import type { SolutionFacts } from './solution-facts.js'

/** Types whose components a zip names one by one, so that absence is certain. */
const LISTED = new Set([1, 2, 9, 14, 20, 24, 26, 29, 59, 60, 61, 62, 66, 70, 80, 91, 95, 300, 371, 372, 380])
const COLUMN = 2
/** From here on the number of a type is the organization's own, and the zip names the type by a word. */
const FIRST_OWN_TYPE = 10_000

type Brought = Pick<SolutionFacts, 'components' | 'prefix'>

/** Components that an upgrade deletes, and how many it may delete. */
export interface Deletions {
  components: readonly InstalledComponent[]
  /** Components that are not in the zip under a name that could be compared. */
  unknownCount: number
}

/** The components that the zip lacks; what cannot be compared is counted as unknown. */
export function findDeletions(installed: readonly InstalledComponent[], brought: Brought): Deletions {
  const gone = installed.filter((component) => !survives(component, brought))
  const components = gone.filter((component) => isCertain(component, brought))
  return { components, unknownCount: gone.length - components.length }
}

/** The type of a component in words, such as `Workflow`. */
export function typeNameOf({ type, typeName }: Pick<InstalledComponent, 'type' | 'typeName'>): string {
  return typeName || componentTypeName(String(type))
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
  if (type === COLUMN) return prefix !== '' && name.toLowerCase().startsWith(`${prefix.toLowerCase()}_`)
  return LISTED.has(type)
}
