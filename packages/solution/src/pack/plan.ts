// Decides what zip an unpacked folder packs to. Pure: nothing is read from disk or written here.
import { quote } from '@powerops/core'
import type { ComponentIdentity, ComponentKind } from '../components/kind.js'
import { refuseYamlLayout } from '../layout/yaml-layout.js'
import { parseManifest, withPackageType, withVersion, type SolutionManifest } from '../model/manifest.js'
import { checkPackageType } from '../model/package-type.js'
import { requireCustomizations } from '../model/solution.js'
import { remapPlugins } from '../plugins/remap.js'
import { serializeInPieces, serializeXml, type LineEnds } from '../xml/serialize.js'
import { childElements, type XmlDocument, type XmlElement } from '../xml/tree.js'
import type { ZipInput } from '../zip/writer.js'
import { contentTypes } from './content-types.js'
import { addSharded, componentFolders, packCustomizations } from './customizations.js'
import { FolderSource, type FolderSourceOptions } from './folder-source.js'
import { refuseLeftBehind, type UnreadFile } from './left-behind.js'
import { checkRootComponents, warnOfMissing } from './root-components.js'
import { refuseWithoutElement } from './without-element.js'

/** What a folder is packed as, and the line ends of the two XML files in the zip. */
export interface PackOptions extends FolderSourceOptions {
  readonly packageType: 'Unmanaged' | 'Managed'
  readonly lineEnds: LineEnds
  /** The version that the zip says, whatever the folder says; the folder stays as it is. */
  readonly version?: string | undefined
  /** Plug-in assemblies keep the identities that the source files name, whatever their files are. */
  readonly keepPluginNames?: boolean | undefined
}

const OTHER_WAY = {
  Managed:
    'For a managed package, export and unpack both forms (solution-type: Both). Or set <Managed> to 2 in Other/Solution.xml: then unmanaged forms and apps stand in for managed ones.',
  Unmanaged: 'An unmanaged package cannot be made of managed source: export the solution unmanaged.',
} as const

/** The entries of the zip in their order, and what a reader should know about them. */
export interface PackPlan {
  readonly manifest: SolutionManifest
  readonly entries: readonly ZipInput[]
  readonly warnings: readonly string[]
  /** Lines about names that were changed on the way. */
  readonly notes: readonly string[]
}

/**
 * Plans the zip of an unpacked folder.
 * @throws AlmError `solution-layout-unsupported` for the YAML layout of Dataverse's git integration,
 * `solution-file-missing` when a file is not there that the solution needs, `solution-type-mismatch` when the folder
 * does not hold the requested type, `solution-component-lost` when the zip would lack a component, `solution-invalid`
 * for a contradiction, `version-invalid`, and the codes of `parseXml`.
 */
export function planPack(files: ReadonlyMap<string, Uint8Array>, options: PackOptions): PackPlan {
  refuseYamlLayout(files.keys())
  const source = new FolderSource(files, options.packageType === 'Managed', options)
  const customizations = source.readDocument('Other/Customizations.xml')
  requireCustomizations(customizations, 'Other/Customizations.xml')
  const sourceManifest = source.readDocument('Other/Solution.xml')
  const manifestXml =
    options.version === undefined ? sourceManifest : withVersion(sourceManifest, options.version)
  const manifest = parseManifest(manifestXml)
  const isBoth = manifest.packageType === 'Both'
  const actual = isBoth ? options.packageType : manifest.packageType
  const what = `the folder of solution ${quote(manifest.uniqueName)}`
  checkPackageType(actual, options.packageType, what, OTHER_WAY[options.packageType])
  const packed = packCustomizations(customizations.root, source)
  const unread = source.unreadFiles(new Set([...packed.folders, ...componentFolders]))
  const sharded = addSharded(source, packed.folders)
  const asWritten = { root: packed.root, manifestXml, parts: source.parts }
  const final = options.keepPluginNames
    ? { ...asWritten, notes: [] }
    : remapPlugins(asWritten, options.lineEnds)
  const { rootComponents } = parseManifest(final.manifestXml)
  const identities = identify(final.root, packed.kinds)
  const missing = checkRootComponents(rootComponents, [...identities, ...sharded])
  refuseLeftBehind(missing, unread)
  refuseWithoutElement(unread, packed)
  const parts: ZipInput[] = [
    new LargeXml('customizations.xml', { ...customizations, root: final.root }, options.lineEnds),
    {
      name: 'solution.xml',
      bytes: serializeXml(withPackageType(final.manifestXml, options.packageType), options.lineEnds),
    },
    ...final.parts.values(),
  ]
  const names = parts.map((part) => part.name)
  return {
    manifest,
    entries: [...parts, { name: '[Content_Types].xml', bytes: contentTypes(names) }],
    warnings: [...source.warnings, ...warnOfMissing(missing), ...warnOfUnread(unread, source)],
    notes: final.notes,
  }
}

/** A file of the zip that may be as large as all the others together, so that it is made while it is deflated. */
class LargeXml implements ZipInput {
  readonly name: string
  private readonly content: XmlDocument
  private readonly lineEnds: LineEnds

  constructor(name: string, content: XmlDocument, lineEnds: LineEnds) {
    this.name = name
    this.content = content
    this.lineEnds = lineEnds
  }

  get bytes(): Uint8Array {
    return serializeXml(this.content, this.lineEnds)
  }

  pieces(): Iterable<Uint8Array> {
    return serializeInPieces(this.content, this.lineEnds)
  }
}

/** What the packed elements hold, as the kinds that packed them tell. */
function identify(root: XmlElement, kinds: ReadonlyMap<string, ComponentKind>): ComponentIdentity[] {
  return childElements(root).flatMap((element) => kinds.get(element.name)?.identify?.(element) ?? [])
}

/** Lines about files in the folders of components that belong to none. */
function warnOfUnread(unread: readonly UnreadFile[], source: FolderSource): string[] {
  const spare = unread.filter((file) => file.isSpare).map(({ path }) => quote(path))
  const others = unread.filter((file) => !file.isSpare)
  return [
    ...(spare.length > 0 ? [warnOfSpare(spare)] : []),
    ...others.map(({ path }) =>
      source.isRead(path)
        ? `file is packed, but an import ignores it, because Other/Customizations.xml has no element for it: ${quote(path)}`
        : `file belongs to no component and is not packed: ${quote(path)}`,
    ),
  ]
}

/** Folders with both forms of a solution may hold hundreds of these, so they share one line. */
function warnOfSpare(paths: readonly string[]): string {
  const named = paths.slice(0, 3).join(', ')
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : ''
  return `files of entities are not packed, because Entity.xml has no element for them or the entity has managed forms: ${named}${more}`
}
