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

export interface ComponentKind {
  /** Name of the element below the root of customizations.xml. */
  readonly element: string
  /** Top-level folder of the unpacked solution that holds its files. */
  readonly folder: string
  /** Zip folder whose entries are copied by reference only; undefined when every entry of it is copied. */
  readonly ownedZipFolder?: string
  /** Writes the element's content into files; without it the element stays whole in Other/Customizations.xml. */
  unpack?(element: XmlElement, target: UnpackTarget): void
  /** The element with the content of its files. */
  pack(element: XmlElement, source: PackSource): XmlElement
  /** What of the packed element has to be a root component of the solution. */
  identify?(element: XmlElement): ComponentIdentity[]
}
