// The components of a solution by type: what customizations.xml and the folders of the zip hold.
import { createHash } from 'node:crypto'
import { genericKind } from '../components/generic.js'
import type { ComponentKind, FoundComponent } from '../components/kind.js'
import { componentKinds, folderKinds, inlineKinds } from '../components/table.js'
import { serializeXml } from '../xml/serialize.js'
import { childElements, type XmlElement } from '../xml/tree.js'
import { componentTypeName } from './component-types.js'
import type { SolutionArchive } from './solution.js'

/** One component of a solution. */
export interface SolutionComponent {
  /** Number of the type as text; the name of its element or folder where the type has no fixed number. */
  readonly type: string
  readonly typeName: string
  readonly id: string | undefined
  readonly schemaName: string | undefined
  /** What people call it. */
  readonly label: string
  /** Schema name of the entity that it is a part of. */
  readonly parent: string | undefined
  /** Tells the component from all others of the solution, and finds it again in another version. */
  readonly key: string
  /** The element that is all of the component; undefined when files are a part of it. */
  readonly element: XmlElement | undefined
  /** SHA-256 over the content of the component and its files, in hexadecimal; equal for equal content. */
  digest(): string
}

/**
 * Lists the components of a solution: entities with their columns, forms, views and charts, and all others, in the order
 * of customizations.xml; then those that are folders of the zip.
 */
export function listComponents(solution: SolutionArchive): SolutionComponent[] {
  const claimed = new Set<string>()
  const keys = new Map<string, number>()
  const found = childElements(solution.customizationsXml.root).flatMap((element) => {
    const kind = componentKinds.get(element.name) ?? inlineKinds.get(element.name) ?? genericOf(element)
    return componentsOf(element, kind)
  })
  const components = found.map((component) => {
    const entries = entriesOf(component, solution)
    for (const entry of entries) claimed.add(entry)
    const element = entries.length === 0 ? component.element : undefined
    return toComponent({ ...component, element }, () => digestOf(component.element, entries, solution))
  })
  return [...components, ...foldersOf(solution, claimed)].map((component) => {
    const count = keys.get(component.key) ?? 0
    keys.set(component.key, count + 1)
    return count === 0 ? component : { ...component, key: `${component.key} ${count + 1}` }
  })
}

/** The components of each type, by the type's name. */
export function componentsByType(
  components: readonly SolutionComponent[],
): ReadonlyMap<string, readonly SolutionComponent[]> {
  const byType = new Map<string, SolutionComponent[]>()
  for (const component of components) {
    const ofType = byType.get(component.typeName) ?? []
    ofType.push(component)
    byType.set(component.typeName, ofType)
  }
  return byType
}

function genericOf(element: XmlElement): Pick<ComponentKind, 'components'> | undefined {
  return childElements(element).length > 0 ? genericKind(element) : undefined
}

function componentsOf(
  element: XmlElement,
  kind: Pick<ComponentKind, 'components'> | undefined,
): readonly FoundComponent[] {
  if (element.children.length === 0) return []
  return kind?.components?.(element) ?? [{ type: element.name, element }]
}

function entriesOf({ entries = [], entryFolder }: FoundComponent, solution: SolutionArchive): string[] {
  const named = entries.flatMap((path) => solution.find(path)?.path ?? [])
  if (entryFolder === undefined) return named
  const below = `${entryFolder.toLowerCase()}/`
  return solution.entries.map((entry) => entry.path).filter((path) => path.toLowerCase().startsWith(below))
}

function toComponent(
  {
    type,
    id,
    schemaName,
    label,
    parent,
    element,
  }: Omit<FoundComponent, 'element'> & { element?: XmlElement | undefined },
  digest: () => string,
): SolutionComponent {
  const name = id?.replace(/[{}]/g, '') ?? schemaName ?? label ?? ''
  let known: string | undefined
  return {
    type,
    typeName: componentTypeName(type),
    id,
    schemaName,
    label: label ?? schemaName ?? id ?? componentTypeName(type),
    parent,
    key: [type, parent ?? '', name].join(' ').toLowerCase(),
    element,
    digest: () => (known ??= digest()),
  }
}

/** The files that no component of customizations.xml names: each folder of the second level is a component. */
function foldersOf(solution: SolutionArchive, claimed: ReadonlySet<string>): SolutionComponent[] {
  const byFolder = new Map<string, string[]>()
  for (const { path } of solution.entries) {
    const [folder = '', name] = path.split('/')
    if (name === undefined || claimed.has(path)) continue
    const files = byFolder.get(`${folder}/${name}`) ?? []
    files.push(path)
    byFolder.set(`${folder}/${name}`, files)
  }
  return [...byFolder].map(([folder, files]) => {
    const [top = '', schemaName = ''] = folder.split('/')
    const type = folderKinds.get(top.toLowerCase())?.type?.number ?? top
    return toComponent({ type, schemaName }, () => digestOf(undefined, files, solution))
  })
}

function digestOf(
  element: XmlElement | undefined,
  entries: readonly string[],
  solution: SolutionArchive,
): string {
  const hash = createHash('sha256')
  if (element) hash.update(serializeXml(element, 'lf'))
  for (const path of entries.toSorted()) {
    const bytes = solution.find(path)?.read() ?? new Uint8Array()
    hash.update(`\n${path} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
