// What each installed solution consists of, and so what the environment has.
import type { SolutionArchive } from '../archive/index.js'
import type { MissingDependency, RootComponent } from '../archive/manifest.js'
import type { Collection } from '../../frame/store.js'
import { collectionOf, stableId, type Organization } from '../organization.js'

export interface OwnedComponent {
  type: string
  id: string
  schemaName: string
  displayName: string
  /** The table of a column, form, view or chart; empty for the rest. */
  parent: string
  label: string
}

export interface SolutionContent {
  /** Blob of the archive as it was imported; undefined for a solution made in the environment. */
  digest: string | undefined
  managed: boolean
  publisher: string
  rootComponents: readonly RootComponent[]
  components: readonly OwnedComponent[]
  /** What the archive says it needs from elsewhere. */
  requirements: readonly MissingDependency[]
}

function collection(organization: Organization): Collection<SolutionContent> {
  return collectionOf<SolutionContent>(organization, 'contents')
}

/** By unique name, without regard to case. */
export function contentOf(organization: Organization, uniqueName: string): SolutionContent | undefined {
  return collection(organization).get(uniqueName.toLowerCase())
}

/** Lower-case unique name and content of every solution that has one. */
export function contents(organization: Organization): [string, SolutionContent][] {
  return collection(organization).entries()
}

export function putContent(organization: Organization, uniqueName: string, content: SolutionContent): void {
  collection(organization).put(uniqueName.toLowerCase(), content)
}

export function deleteContent(organization: Organization, uniqueName: string): void {
  collection(organization).delete(uniqueName.toLowerCase())
}

/** What an archive will put into the environment. */
export function contentOfArchive(
  archive: SolutionArchive,
  digest: string,
  managed: boolean,
): SolutionContent {
  return {
    digest,
    managed,
    publisher: archive.manifest.publisher.uniqueName,
    rootComponents: archive.manifest.rootComponents,
    components: archive.components.map(({ log, ...component }) => ({
      ...component,
      label: log?.label ?? component.type,
    })),
    requirements: archive.manifest.missingDependencies,
  }
}

/** Adds what `newer` does not have: an update never removes. */
export function mergeContent(older: SolutionContent, newer: SolutionContent): SolutionContent {
  const seen = new Set(newer.components.map(componentKey))
  return {
    ...newer,
    components: [...newer.components, ...older.components.filter((item) => !seen.has(componentKey(item)))],
  }
}

export function componentKey({
  type,
  id,
  schemaName,
  parent,
}: Omit<OwnedComponent, 'displayName' | 'label'>): string {
  return `${type}|${parent}|${id || schemaName}`.toLowerCase()
}

/** Every way in which a dependency may name the component. */
export function namesOf({ type, id, schemaName, parent }: OwnedComponent): string[] {
  const kind = type.toLowerCase()
  const names = [schemaName === '' ? '' : `${kind}|${schemaName}`, id === '' ? '' : `${kind}|${id}`]
  if (parent !== '' && schemaName !== '') names.push(`${kind}|${parent}.${schemaName}`)
  return names.filter((name) => name !== '').map((name) => name.toLowerCase())
}

/** The component's object id in this environment. */
export function objectIdOf(
  organization: Organization,
  { type, id, schemaName, parent = '' }: { type: string; id: string; schemaName: string; parent?: string },
): string {
  if (id !== '') return id
  // Columns of different tables share names.
  const name = parent === '' ? schemaName : `${parent}.${schemaName}`.toLowerCase()
  return stableId(organization, `component/${type}/${name}`)
}

/** The object id of the component that a manifest names by one of `names` (see namesOf); undefined when it is not here. */
export function objectIdNamed(
  organization: Organization,
  names: readonly string[],
  among: readonly OwnedComponent[],
): string | undefined {
  const found = among.find((component) => namesOf(component).some((name) => names.includes(name)))
  return found && objectIdOf(organization, found)
}

/** The kind's number; newer kinds get one of their own in every environment. */
export function typeNumberOf(organization: Organization, type: string): number {
  if (/^\d+$/.test(type)) return Number(type)
  const numbers = collectionOf<number>(organization, 'component-types')
  const known = numbers.get(type.toLowerCase())
  if (known !== undefined) return known
  const number = 10_100 + numbers.values().length
  numbers.put(type.toLowerCase(), number)
  return number
}
