// Decides what files a solution zip unpacks to. Pure: nothing is written here.
import { AlmError, quote } from '@powerops/core'
import { genericKind } from '../components/generic.js'
import type { ComponentKind, Payload, UnpackTarget, WriteOptions } from '../components/kind.js'
import { componentKinds } from '../components/table.js'
import { parseUnpackedPath } from '../layout/file-names.js'
import { withPackageType, withSortedLists } from '../model/manifest.js'
import { checkPackageType, type PackageType } from '../model/package-type.js'
import type { SolutionArchive } from '../model/solution.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import { attributeOf, childElements, emptied, type XmlDocument, type XmlElement } from '../xml/tree.js'
import { foldName } from '../zip/names.js'

export interface UnpackOptions {
  readonly lineEnds: LineEnds
}

/** The files of an unpacked solution by their path, and what a reader should know about them. */
export interface UnpackPlan {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly warnings: readonly string[]
}

const LEGACY_VALUES = 'environment_variable_values.json'

const XSI = { name: 'xmlns:xsi', value: 'http://www.w3.org/2001/XMLSchema-instance' }

/**
 * Plans the unpacked folder of one zip.
 * @throws AlmError `solution-type-mismatch` when the zip is not of the requested type; `solution-invalid` when a
 * component lacks its name; `zip-entry-refused` or `zip-entry-escapes` for a component that would be written where it
 * may not.
 */
export function planUnpack(
  solution: SolutionArchive,
  options: UnpackOptions & { readonly packageType: 'Unmanaged' | 'Managed' },
): UnpackPlan {
  const { managedWins, files, warnings } = unpackAs(solution, options.packageType, options)
  return { files: new Map([...files, ...managedWins]), warnings }
}

/**
 * Plans the folder that holds both forms of a solution: the unmanaged one, with managed twins of forms, apps and site
 * maps beside it, and the managed form of solution.xml, customizations.xml, entities and ribbons.
 * @throws AlmError as `planUnpack` does.
 */
export function planUnpackBoth(
  unmanaged: SolutionArchive,
  managed: SolutionArchive,
  options: UnpackOptions,
): UnpackPlan {
  const base = unpackAs(unmanaged, 'Unmanaged', options, 'Both')
  const twins = unpackAs(managed, 'Managed', options, 'Both')
  return {
    files: new Map([...base.files, ...base.managedWins, ...twins.managedWins]),
    warnings: [...new Set([...base.warnings, ...twins.warnings])],
  }
}

function unpackAs(
  solution: SolutionArchive,
  actual: 'Unmanaged' | 'Managed',
  { lineEnds }: UnpackOptions,
  written: PackageType = actual,
): UnpackedFiles {
  checkPackageType(
    solution.manifest.packageType,
    actual,
    `the solution ${quote(solution.manifest.uniqueName)}`,
  )
  const target = new UnpackedFiles(solution, lineEnds)
  const owned = new Set(['other'])
  const children = solution.customizationsXml.root.children.map((node) => {
    const kind = node.kind === 'element' ? kindToUnpack(node) : undefined
    if (node.kind !== 'element' || !kind) return node
    if (childElements(node).length > 0 && kind.ownedZipFolder) owned.add(kind.ownedZipFolder.toLowerCase())
    kind.unpack(node, target)
    if (kind.element === 'EnvironmentVariables') {
      target.copy({ entry: LEGACY_VALUES, path: `${kind.folder}/${LEGACY_VALUES}` })
    }
    return emptied(node)
  })
  const { customizationsXml, manifestXml } = solution
  target.writeDocument('Other/Customizations.xml', {
    ...customizationsXml,
    root: { ...customizationsXml.root, children },
  })
  target.writeDocument('Other/Solution.xml', withSortedLists(withPackageType(manifestXml, written)))
  for (const entry of solution.entries) {
    const slash = entry.path.indexOf('/')
    const folder = entry.path.slice(0, slash).toLowerCase()
    if (slash > 0 && !target.isUsed(entry.path) && !owned.has(folder)) target.copyUnnamed(entry.path)
  }
  target.checkFolders()
  return target
}

/** The rule for an element; undefined when it stays in Other/Customizations.xml as it is. */
function kindToUnpack(element: XmlElement): ComponentKind | undefined {
  const kind = componentKinds.get(element.name)
  if (kind) return kind
  return childElements(element).length > 0 ? genericKind(element) : undefined
}

class UnpackedFiles implements UnpackTarget {
  readonly managed: boolean
  readonly files = new Map<string, Uint8Array>()
  /** The files that the managed zip writes when both forms are unpacked into one folder. */
  readonly managedWins = new Map<string, Uint8Array>()
  readonly warnings: string[] = []
  private readonly solution: SolutionArchive
  private readonly lineEnds: LineEnds
  private readonly used = new Set<string>()
  private readonly folded = new Set<string>()

  constructor(solution: SolutionArchive, lineEnds: LineEnds) {
    this.solution = solution
    this.lineEnds = lineEnds
    this.managed = solution.manifest.packageType === 'Managed'
  }

  writeXml(path: string, root: XmlElement, options: WriteOptions = {}): void {
    const hasNamespace = options.plainRoot || attributeOf(root, XSI.name) !== undefined
    const written = hasNamespace ? root : { ...root, attributes: [...root.attributes, XSI] }
    this.put(path, serializeXml(written, this.lineEnds), options.managedWins)
  }

  writeDocument(path: string, document: XmlDocument): void {
    const { root } = document
    const hasNamespace = attributeOf(root, XSI.name) !== undefined
    const written = hasNamespace ? root : { ...root, attributes: [...root.attributes, XSI] }
    this.put(path, serializeXml({ ...document, root: written }, this.lineEnds), true)
  }

  writeText(path: string, text: string): void {
    this.put(path, Buffer.from(`\ufeff${text}`))
  }

  copy({ entry, path }: Pick<Payload, 'entry' | 'path'>): boolean {
    const found = this.solution.find(entry)
    if (!found) return false
    this.used.add(found.path)
    this.put(path, found.read())
    return true
  }

  copyUnnamed(path: string): void {
    const content = this.solution.find(path)?.read()
    if (content) this.put(path, content, true)
  }

  isUsed(path: string): boolean {
    return this.used.has(path)
  }

  warn(message: string): void {
    this.warnings.push(message)
  }

  /** @throws AlmError `solution-invalid` when one file would have to be the folder of another. */
  checkFolders(): void {
    const paths = [...this.files.keys(), ...this.managedWins.keys()]
    for (const path of paths) {
      for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (!this.folded.has(foldName(path.slice(0, slash)))) continue
        throw new AlmError('solution-invalid', {
          message: `${quote(path.slice(0, slash))} would have to be a file and a folder`,
          remedy: 'Rename one of the two components.',
        })
      }
    }
  }

  private put(untrustedPath: string, bytes: Uint8Array, managedWins = false): void {
    const path = parseUnpackedPath(untrustedPath)
    const key = foldName(path)
    if (this.folded.has(key)) {
      this.warn(
        `two components have the file ${quote(path)} (upper and lower case count as the same); the last one wins`,
      )
    }
    this.folded.add(key)
    ;(managedWins ? this.managedWins : this.files).set(path, bytes)
  }
}
