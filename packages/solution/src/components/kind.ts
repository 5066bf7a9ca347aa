// What a kind of component must say about itself. One description serves both directions, so that what one way splits
// the other way puts together.
import type { FileIndex } from '../pack/file-index.js'
import type { XmlElement } from '../xml/tree.js'

/** A file that customizations.xml names by its zip entry and that lies in the unpacked folder under `path`. */
export interface Payload {
  readonly entry: string
  readonly path: string
  /** False for a reference that may as well be something else: then it counts only where the file exists. */
  readonly required: boolean
}

/** How a file takes part when a managed and an unmanaged zip are unpacked into one folder. */
export interface WriteOptions {
  /** The managed zip's file replaces or joins the unmanaged one's; otherwise the unmanaged zip alone decides. */
  readonly managedWins?: boolean
  /** The root gets no `xmlns:xsi`. */
  readonly plainRoot?: boolean
}

/** Where a kind puts its files while a solution is unpacked. */
export interface UnpackTarget {
  readonly managed: boolean
  writeXml(path: string, root: XmlElement, options?: WriteOptions): void
  writeText(path: string, text: string): void
  /** Copies a zip entry; false when the zip does not have it. */
  copy(payload: Pick<Payload, 'entry' | 'path'>): boolean
  warn(message: string): void
}

/** Where a kind finds its files while a solution is packed. */
export interface PackSource {
  readonly managed: boolean
  /** Where a managed package has no file of its own for what needs one, the unmanaged one is taken. */
  readonly replacesMissingTwins: boolean
  readonly files: FileIndex
  /** The root of an XML file; its namespace prefixes move to the root of customizations.xml. */
  readXml(path: string): XmlElement
  readText(path: string): string | undefined
  /** The files at any depth of a folder, also those that a mapping takes from elsewhere. */
  listParts(folder: string): string[]
  /**
   * Puts a file into the zip, and returns its content unless there is none.
   * @throws AlmError `solution-file-missing` when it is required and not there.
   */
  addPart(payload: Payload): Uint8Array | undefined
  warn(message: string): void
}

/** What a component is. */
export interface ComponentType {
  /** Number of the type in Dataverse (solutioncomponent.componenttype), as text; a name where it has no fixed number. */
  readonly number: string
  /** Name as the platform's tools print it, such as `Workflow`. */
  readonly name: string
}

/** A component as root component validation knows it; a root component that has one of its keys stands for it. */
export interface ComponentIdentity {
  /** Number of the component type, as text. */
  readonly type: string
  readonly id?: string | undefined
  readonly schemaName?: string | undefined
  /** A solution has at most one of its type, so that a root component may name nothing but the type. */
  readonly isSingle?: boolean
  /** The component may be part of another one and then needs no root component of its own. */
  readonly isOptional?: boolean
}

/** A component as it stands in customizations.xml. */
export interface FoundComponent extends ComponentIdentity {
  /** What people call it; undefined when it has no name but its id and schema name. */
  readonly label?: string | undefined
  /** Schema name of the entity that it is a part of. */
  readonly parent?: string | undefined
  readonly element: XmlElement
  /** Zip entries that belong to it. */
  readonly entries?: readonly string[]
  /** Folder of the zip whose entries belong to it. */
  readonly entryFolder?: string
}

/** Layouts of unpacked folders, older ones first: that of SolutionPackager 9.1, and what later versions of pac write. */
export const layouts = ['classic', '2024', '2026'] as const

/** One of the `layouts`. */
export type Layout = (typeof layouts)[number]

export interface ComponentKind {
  /** The types of its components. */
  readonly types: readonly ComponentType[]
  /** Name of the element below the root of customizations.xml. */
  readonly element: string
  /** Top-level folder of the unpacked solution that holds its files. */
  readonly folder: string
  /** Zip folder whose entries are copied by reference only; undefined when every entry of it is copied. */
  readonly ownedZipFolder?: string
  /** The first layout that has files of it; in older ones the element stays whole in Other/Customizations.xml. */
  readonly since?: Layout
  /** Writes the element's content into files. */
  unpack(element: XmlElement, target: UnpackTarget): void
  /** The element with the content of its files. */
  pack(element: XmlElement, source: PackSource): XmlElement
  /** What of the packed element has to be a root component of the solution. */
  identify?(element: XmlElement): ComponentIdentity[]
  /** All components in the packed element; without it the element is one component as a whole. */
  components?(element: XmlElement): FoundComponent[]
}
