// Decides what zip an unpacked folder packs to. Pure: nothing is read from disk or written here.
import { AlmError, quote } from '@powerops/core'
import { genericKind } from '../components/generic.js'
import type { ComponentIdentity, ComponentKind, PackSource, Payload } from '../components/kind.js'
import { componentKinds } from '../components/table.js'
import { refuseYamlLayout } from '../layout/yaml-layout.js'
import { parseManifest, withPackageType, type SolutionManifest } from '../model/manifest.js'
import { checkPackageType } from '../model/package-type.js'
import { parseXml } from '../xml/parse.js'
import { serializeXml, type LineEnds } from '../xml/serialize.js'
import {
  attributeOf,
  childElements,
  emptied,
  xmlElement,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
} from '../xml/tree.js'
import { encodeEntryName } from '../zip/names.js'
import type { ZipInput } from '../zip/writer.js'
import { contentTypes } from './content-types.js'
import { FileIndex } from './file-index.js'
import { checkRootComponents, describe, findLostComponents, lostComponents } from './root-components.js'

export interface PackOptions {
  readonly packageType: 'Unmanaged' | 'Managed'
  readonly lineEnds: LineEnds
}

/** The entries of the zip in their order, and what a reader should know about them. */
export interface PackPlan {
  readonly manifest: SolutionManifest
  readonly entries: readonly ZipInput[]
  readonly warnings: readonly string[]
}

const LEGACY_VALUES = 'environment_variable_values.json'

/** Folders that never are parts of a solution, by their name in upper case. */
const IGNORED_FOLDERS = new Set(['BIN', 'OBJ'])

/**
 * Plans the zip of an unpacked folder.
 * @throws AlmError `solution-layout-unsupported` for the YAML layout of Dataverse's git integration,
 * `solution-file-missing` when a file is not there that the solution needs, `solution-type-mismatch` when the folder
 * does not hold the requested type, `solution-component-lost` when the zip would lack a component, `solution-invalid`
 * for a contradiction, and the codes of `parseXml`.
 */
export function planPack(files: ReadonlyMap<string, Uint8Array>, options: PackOptions): PackPlan {
  refuseYamlLayout(files.keys())
  const source = new FolderSource(files, options.packageType === 'Managed')
  const customizations = source.readDocument('Other/Customizations.xml')
  const manifestXml = source.readDocument('Other/Solution.xml')
  const manifest = parseManifest(manifestXml)
  checkPackageType(
    manifest.packageType,
    options.packageType,
    `the folder of solution ${quote(manifest.uniqueName)}`,
  )
  const packed = packCustomizations(customizations.root, source)
  const sharded = addSharded(source, packed.folders)
  const missing = checkRootComponents(manifest.rootComponents, [...packed.identities, ...sharded])
  checkUnread(manifest, packed, files)
  const parts: ZipInput[] = [
    {
      name: 'customizations.xml',
      bytes: serializeXml({ ...customizations, root: packed.root }, options.lineEnds),
    },
    {
      name: 'solution.xml',
      bytes: serializeXml(withPackageType(manifestXml, options.packageType), options.lineEnds),
    },
    ...source.parts.values(),
  ]
  const names = parts.map((part) => part.name)
  return {
    manifest,
    entries: [...parts, { name: '[Content_Types].xml', bytes: contentTypes(names) }],
    warnings: missing.map((line) => `root component is not defined in customizations: ${line}`),
  }
}

interface PackedCustomizations {
  readonly root: XmlElement
  /** Top-level folders that were read, in upper case. */
  readonly folders: ReadonlySet<string>
  readonly kinds: ReadonlySet<ComponentKind>
  readonly identities: readonly ComponentIdentity[]
}

function packCustomizations(root: XmlElement, source: FolderSource): PackedCustomizations {
  const folders = new Set(['OTHER'])
  const kinds = new Set<ComponentKind>()
  const identities: ComponentIdentity[] = []
  const children = root.children.map((node) => {
    if (node.kind !== 'element') return node
    const kind = kindToPack(node, source)
    if (!kind) return node.children.length === 0 ? emptied(node) : node
    folders.add(topFolder(kind))
    kinds.add(kind)
    const packed = kind.pack(node, source)
    if (kind.element === 'EnvironmentVariables') {
      source.addPart({ entry: LEGACY_VALUES, path: `${kind.folder}/${LEGACY_VALUES}`, required: false })
    }
    identities.push(...(kind.identify?.(packed) ?? []))
    return packed
  })
  const attributes = [...root.attributes, ...source.namespacesBeyond(root)]
  return { root: { ...root, attributes, children }, folders, kinds, identities }
}

/** The rule for an element; undefined when it is packed as it stands. */
function kindToPack(element: XmlElement, source: FolderSource): ComponentKind | undefined {
  const kind = componentKinds.get(element.name)
  if (kind) return kind
  const hasFiles = source.files.list(element.name).some((path) => path.endsWith('.meta.xml'))
  return childElements(element).length === 0 && hasFiles ? genericKind(element) : undefined
}

/** Adds the folders that are no component's of customizations.xml, and tells what components they hold. */
function addSharded(source: FolderSource, read: ReadonlySet<string>): ComponentIdentity[] {
  const identities: ComponentIdentity[] = []
  for (const folder of source.files.folders('')) {
    const key = folder.toUpperCase()
    if (read.has(key) || IGNORED_FOLDERS.has(key) || folder.startsWith('.')) continue
    for (const path of source.files.list(folder, 'deep'))
      source.addPart({ entry: path, path, required: true })
    if (key !== 'ENVIRONMENTVARIABLEDEFINITIONS') continue
    for (const schemaName of source.files.folders(folder))
      identities.push({ type: '380', schemaName, isOptional: true })
  }
  return identities
}

/**
 * A component folder whose element is not in Other/Customizations.xml is packed as loose files, which Dataverse does
 * not import: an error where solution.xml says that the component is part of the solution.
 */
function checkUnread(
  manifest: SolutionManifest,
  packed: PackedCustomizations,
  files: ReadonlyMap<string, Uint8Array>,
): void {
  const lost: string[] = []
  for (const kind of componentKinds.values()) {
    if (packed.kinds.has(kind) || packed.folders.has(topFolder(kind)) || !kind.identify) continue
    const scratch = new FolderSource(files, manifest.packageType === 'Managed')
    if (scratch.files.list(kind.folder, 'deep').length === 0) continue
    const unread = kind.identify(kind.pack(xmlElement(kind.element), scratch))
    lost.push(...findLostComponents(manifest.rootComponents, unread).map(describe))
  }
  if (lost.length > 0) throw lostComponents(lost)
}

function topFolder(kind: ComponentKind): string {
  return (kind.folder.split('/')[0] ?? '').toUpperCase()
}

class FolderSource implements PackSource {
  readonly managed: boolean
  readonly files: FileIndex
  /** The files of the zip by their entry names. */
  readonly parts = new Map<string, ZipInput>()
  private readonly namespaces = new Map<string, string>()

  constructor(files: ReadonlyMap<string, Uint8Array>, managed: boolean) {
    this.files = new FileIndex(files)
    this.managed = managed
  }

  readDocument(path: string): XmlDocument {
    return parseXml(this.files.bytes(path) ?? missingFile(path), path)
  }

  readXml(path: string): XmlElement {
    const { root } = this.readDocument(path)
    const attributes = root.attributes.filter((attribute) => !this.isSharedNamespace(attribute))
    return { ...root, attributes }
  }

  /** The namespace prefixes of the parts that the root of customizations.xml does not declare yet. */
  namespacesBeyond(root: XmlElement): XmlAttribute[] {
    return [...this.namespaces]
      .filter(([name]) => attributeOf(root, name) === undefined)
      .map(([name, value]) => ({ name, value }))
  }

  /** A prefix that means the same in every part is declared once, at the top. */
  private isSharedNamespace({ name, value }: XmlAttribute): boolean {
    if (!name.startsWith('xmlns:')) return false
    const known = this.namespaces.get(name) ?? value
    this.namespaces.set(name, known)
    return known === value
  }

  readText(path: string): string | undefined {
    const bytes = this.files.bytes(path)
    return bytes && new TextDecoder().decode(bytes)
  }

  addPart({ entry, path, required }: Payload): void {
    const bytes = this.files.bytes(path)
    if (!bytes && required) missingFile(path)
    const name = encodeEntryName(entry)
    if (bytes && !this.parts.has(name)) this.parts.set(name, { name, bytes })
  }
}

function missingFile(path: string): never {
  throw new AlmError('solution-file-missing', {
    message: `cannot find required file ${quote(path)}`,
    remedy: 'Restore the file from the history of the repository, or unpack the solution again.',
    details: { file: path },
  })
}
