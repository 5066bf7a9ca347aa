// The files that a solution unpacks to, as they come together.
import { AlmError, formatBytes, quote } from '@powerops/core'
import type { Payload, UnpackTarget, WriteOptions } from '../components/kind.js'
import { parseUnpackedPath } from '../layout/file-names.js'
import type { Mapping } from '../mapping/parse.js'
import type { SolutionArchive } from '../model/solution.js'
import { declarationsOf, withDeclarations } from '../xml/namespaces.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import { attributeOf, type XmlAttribute, type XmlDocument, type XmlElement, changed } from '../xml/tree.js'
import { defaultZipLimits } from '../zip/limits.js'
import { foldName } from '../zip/names.js'
import type { ZipEntry } from '../zip/reader.js'

const XSI = { name: 'xmlns:xsi', value: 'http://www.w3.org/2001/XMLSchema-instance' }

export class UnpackedFiles implements UnpackTarget {
  readonly managed: boolean
  readonly files = new Map<string, Uint8Array>()
  /** The files that the managed zip writes when both forms are unpacked into one folder. */
  readonly managedWins = new Map<string, Uint8Array>()
  readonly warnings: string[] = []
  /** Files that are left out because a mapping takes them from elsewhere. */
  readonly omitted = new Set<string>()
  private readonly solution: SolutionArchive
  private readonly lineEnds: LineEnds
  private readonly mapping: Mapping | undefined
  /** The prefixes that are declared for all components at once. */
  private readonly declarations: readonly XmlAttribute[]
  private readonly used = new Set<string>()
  /** The spelling of each path, and the entry that its file is a copy of, by the folded path. */
  private readonly claims = new Map<
    string,
    { readonly path: string; readonly entry?: ZipEntry | undefined }
  >()
  /** What entries hold, read once however many components name them. */
  private readonly contents = new Map<ZipEntry, Uint8Array>()
  private copiedBytes = 0

  constructor(solution: SolutionArchive, lineEnds: LineEnds, mapping?: Mapping) {
    this.solution = solution
    this.lineEnds = lineEnds
    this.mapping = mapping
    this.declarations = declarationsOf(solution.customizationsXml.root)
    this.managed = solution.manifest.packageType === 'Managed'
  }

  writeXml(path: string, root: XmlElement, { plainRoot, managedWins }: WriteOptions = {}): void {
    const part = plainRoot ? root : withNamespace(root)
    this.put(path, serializeXml(withDeclarations(part, this.declarations), this.lineEnds), managedWins)
  }

  writeDocument(path: string, document: XmlDocument): void {
    this.put(path, serializeXml({ ...document, root: withNamespace(document.root) }, this.lineEnds), true)
  }

  writeText(path: string, text: string): void {
    this.put(path, Buffer.from(`\ufeff${text}`))
  }

  copy({ entry, path }: Pick<Payload, 'entry' | 'path'>): boolean {
    const found = this.solution.find(entry)
    if (!found) return false
    this.used.add(found.path)
    if (!this.omits(path, true)) this.putCopy(path, found, false)
    return true
  }

  copyUnnamed(path: string): void {
    const found = this.solution.find(path)
    if (found && !this.omits(path, false)) this.putCopy(path, found, true)
  }

  private omits(path: string, isNamed: boolean): boolean {
    if (!this.mapping?.omits(path, isNamed)) return false
    this.omitted.add(parseUnpackedPath(path))
    return true
  }

  isUsed(path: string): boolean {
    return this.used.has(path)
  }

  warn(message: string): void {
    this.warnings.push(message)
  }

  /** @throws AlmError `zip-too-large` when components name the same entries so often that copies would fill the disk. */
  private putCopy(path: string, entry: ZipEntry, managedWins: boolean): void {
    const bytes = this.contents.get(entry) ?? entry.read()
    this.contents.set(entry, bytes)
    if (this.put(path, bytes, managedWins, entry)) this.copiedBytes += bytes.length
    const { totalBytes } = defaultZipLimits
    if (this.copiedBytes > totalBytes) {
      throw new AlmError('zip-too-large', {
        message: `the components name files of the zip so often that their copies would have more than ${formatBytes(totalBytes)}`,
        remedy: 'Export the solution again; each component has files of its own.',
      })
    }
  }

  /**
   * Tells whether the file is a new one: components may share a file.
   * @throws AlmError `solution-invalid` when an entry of the zip would replace the file of a component.
   */
  private put(untrustedPath: string, bytes: Uint8Array, managedWins = false, entry?: ZipEntry): boolean {
    const path = parseUnpackedPath(untrustedPath)
    const key = foldName(path)
    const former = this.claims.get(key)
    if (entry && former?.entry === entry && former.path === path) return false
    if (former && (former.entry === undefined) !== (entry === undefined)) {
      throw new AlmError('solution-invalid', {
        message: `an entry of the zip would replace the file ${quote(path)}, which describes a component`,
        remedy: 'Find out what component names this entry, and correct the name of its file.',
        details: { file: path },
      })
    }
    if (former) {
      this.warn(
        `two components have the file ${quote(path)} (upper and lower case count as the same); the last one wins`,
      )
      this.files.delete(former.path)
      this.managedWins.delete(former.path)
    }
    this.claims.set(key, { path, entry })
    ;(managedWins ? this.managedWins : this.files).set(path, bytes)
    return true
  }
}

function withNamespace(root: XmlElement): XmlElement {
  return attributeOf(root, XSI.name) === undefined
    ? changed(root, { attributes: [...root.attributes, XSI] })
    : root
}
