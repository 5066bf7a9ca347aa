// The unpacked folder as the kinds of components see it while they are packed.
import { isUtf8 } from 'node:buffer'
import { AlmError, quote } from '@powerops/core'
import type { PackSource, Payload } from '../components/kind.js'
import { isManagedTwin, managedTwin } from '../layout/file-names.js'
import type { MappedFiles } from '../mapping/mapped-files.js'
import { parseXml } from '../xml/parse.js'
import { attributeOf, type XmlAttribute, type XmlDocument, type XmlElement, changed } from '../xml/tree.js'
import { encodeEntryName, foldName, parseRelativePath } from '../zip/names.js'
import type { ZipInput } from '../zip/writer.js'
import { FileIndex } from './file-index.js'
import type { UnreadFile } from './left-behind.js'
import { isGenericFile } from './without-element.js'

const RENAME = 'Rename the file, and what names it in the description of its component.'

/** What is packed besides what the folder says. */
export interface FolderSourceOptions {
  /** Files of components whose content lies outside of the folder. */
  readonly mapped?: MappedFiles | undefined
  /** A managed package takes the unmanaged file of a site map that has no managed one. */
  readonly replacesMissingTwins?: boolean | undefined
}

export class FolderSource implements PackSource {
  readonly managed: boolean
  readonly replacesMissingTwins: boolean
  readonly files: FileIndex
  /** The files of the zip by their entry names. */
  readonly parts = new Map<string, ZipInput>()
  readonly warnings: string[] = []
  private readonly paths: readonly string[]
  private readonly mapped: MappedFiles | undefined
  private readonly read = new Set<string>()
  /** The names that the zip has already, folded. */
  private readonly entryNames = new Set(['customizations.xml', 'solution.xml', '[content_types].xml'])
  private readonly namespaces = new Map<string, string>()

  constructor(
    files: ReadonlyMap<string, Uint8Array>,
    managed: boolean,
    { mapped, replacesMissingTwins = false }: FolderSourceOptions = {},
  ) {
    this.files = new FileIndex(files)
    this.paths = [...files.keys()]
    this.managed = managed
    this.replacesMissingTwins = replacesMissingTwins
    this.mapped = mapped
  }

  readDocument(path: string): XmlDocument {
    return parseXml(this.bytes(path) ?? missingFile(path), path)
  }

  readXml(path: string): XmlElement {
    const { root } = this.readDocument(path)
    const attributes = root.attributes.filter((attribute) => !this.isSharedNamespace(attribute))
    return changed(root, { attributes })
  }

  /**
   * The files in `folders` (top-level names in upper case), and those that describe components of kinds without a rule
   * of their own wherever they are, that no component read so far, sorted: leftovers, or parts
   * that something forgot to name. Files for the other package type, READMEs, dot files and sources of canvas apps are
   * expected to stay unread.
   */
  unreadFiles(folders: ReadonlySet<string>): UnreadFile[] {
    return this.paths
      .filter((path) => folders.has(path.slice(0, path.indexOf('/')).toUpperCase()) || isGenericFile(path))
      .filter((path) => !this.isRead(path))
      .filter((path) => !this.isOfOtherType(path))
      .filter((path) => !/(^|\/)(\.|readme(\.\w+)?$)|^CanvasApps\/src\//i.test(path))
      .sort()
      .map((path) => ({
        path,
        bytes: this.files.bytes(path) ?? new Uint8Array(),
        isSpare: this.isSpare(path),
      }))
  }

  /** A managed twin of what is packed unmanaged, or the other way round. */
  private isOfOtherType(path: string): boolean {
    return this.managed ? this.isRead(managedTwin(path)) : isManagedTwin(path)
  }

  /** A form, view or the like that its entity has no place for, or managed forms instead. */
  private isSpare(path: string): boolean {
    const entity = /^(Entities\/[^/]+)\/[^/]+\//i.exec(path)?.[1]
    return entity !== undefined && this.isRead(`${entity}/Entity.xml`)
  }

  /** Tells whether a component has read the file. */
  isRead(path: string): boolean {
    return this.read.has(path.toUpperCase())
  }

  /** Takes the prefixes that the root of customizations.xml declares as given. */
  shareNamespaces(root: XmlElement): void {
    for (const attribute of root.attributes) this.isSharedNamespace(attribute)
  }

  /** The namespace prefixes of the parts that the root of customizations.xml does not declare yet. */
  namespacesBeyond(root: XmlElement): XmlAttribute[] {
    return [...this.namespaces]
      .filter(([name]) => attributeOf(root, name) === undefined)
      .map(([name, value]) => ({ name, value }))
  }

  private bytes(path: string): Uint8Array | undefined {
    this.read.add(path.toUpperCase())
    return this.files.bytes(path)
  }

  /** A prefix that means the same in every part is declared once, at the top. */
  private isSharedNamespace({ name, value }: XmlAttribute): boolean {
    if (!name.startsWith('xmlns:')) return false
    const known = this.namespaces.get(name) ?? value
    this.namespaces.set(name, known)
    return known === value
  }

  readText(path: string): string | undefined {
    const bytes = this.bytes(path)
    if (bytes && !isUtf8(bytes)) {
      throw new AlmError('solution-invalid', {
        message: `${quote(path)} is not UTF-8 text`,
        remedy: 'Save the file as UTF-8.',
        details: { file: path },
      })
    }
    return bytes && new TextDecoder().decode(bytes)
  }

  listParts(folder: string): string[] {
    const own = this.files.list(folder, 'deep')
    const known = new Set(own.map((path) => path.toUpperCase()))
    const others = this.mapped?.list(folder).filter((path) => !known.has(path.toUpperCase())) ?? []
    return [...own, ...others]
  }

  addPart(payload: Payload): Uint8Array | undefined {
    return this.add(payload, true)
  }

  warn(message: string): void {
    this.warnings.push(message)
  }

  /** Puts a file into the zip that no component names. */
  addUnnamed(path: string): void {
    this.add({ entry: path, path, required: true }, false)
  }

  private add({ entry, path, required }: Payload, isNamed: boolean): Uint8Array | undefined {
    const own = this.bytes(path)
    const bytes = this.mapped?.read(path, isNamed, required || own !== undefined) ?? own
    if (!bytes && required) missingFile(path)
    if (!bytes) return undefined // The text that looked like a path may be any text.
    const name = encodeEntryName(parseRelativePath(entry, 'packed file', RENAME))
    const former = this.parts.get(name)
    if (former && Buffer.compare(former.bytes, bytes) !== 0) twoFiles(entry, path)
    if (former) return bytes
    // Whoever reads the zip takes names for one that differ in case or Unicode normalisation alone.
    const key = foldName(entry)
    if (this.entryNames.has(key)) twoFiles(entry, path)
    this.entryNames.add(key)
    this.parts.set(name, { name, bytes })
    return bytes
  }
}

function twoFiles(entry: string, path: string): never {
  throw new AlmError('solution-invalid', {
    message: `${quote(path)} would be ${quote(entry)} in the zip, and so would another file (upper and lower case count as the same)`,
    remedy: 'Rename one of the two files, and what names it in the description of its component.',
    details: { file: path },
  })
}

function missingFile(path: string): never {
  throw new AlmError('solution-file-missing', {
    message: `cannot find required file ${quote(path)}`,
    remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
    details: { file: path },
  })
}
