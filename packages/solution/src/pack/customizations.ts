// Puts customizations.xml and the parts of the zip together from the files of an unpacked folder.
import { quote } from '@powerops/core'
import { genericKind } from '../components/generic.js'
import type { ComponentIdentity, ComponentKind } from '../components/kind.js'
import { componentKinds, folderKinds } from '../components/table.js'
import { isIgnoredFolder, isOfGit } from '../layout/file-names.js'
import { changed, childElements, emptied, type XmlElement } from '../xml/tree.js'
import { fileName } from './file-index.js'
import type { FolderSource } from './folder-source.js'
import { isResourceFile } from '../localization/resource-paths.js'

/** The root of customizations.xml with the content of its files, and where this came from. */
export interface PackedCustomizations {
  readonly root: XmlElement
  /** Top-level folders that were read, in upper case. */
  readonly folders: ReadonlySet<string>
  /** The kinds that packed an element, by its name. */
  readonly kinds: ReadonlyMap<string, ComponentKind>
}

/** Fills each element of Other/Customizations.xml from its files; their payloads become parts of the zip. */
export function packCustomizations(root: XmlElement, source: FolderSource): PackedCustomizations {
  source.shareNamespaces(root)
  const folders = new Set(['OTHER'])
  const kinds = new Map<string, ComponentKind>()
  const children = root.children.map((node) => {
    if (node.kind !== 'element') return node
    const kind = kindToPack(node, source)
    if (!kind) return node.children.length === 0 ? emptied(node) : node
    if (!kind.since) folders.add(topFolder(kind))
    if (kinds.has(node.name)) return node // Its files are in the first element of that name.
    kinds.set(node.name, kind)
    const packed = kind.pack(node, source)
    return packed.children.length === 0 ? emptied(packed) : packed
  })
  const attributes = [...root.attributes, ...source.namespacesBeyond(root)]
  return { root: changed(root, { attributes, children }), folders, kinds }
}

/** The rule for an element; undefined when it is packed as it stands. */
function kindToPack(element: XmlElement, source: FolderSource): ComponentKind | undefined {
  const kind = componentKinds.get(element.name)
  if (kind) return kind
  const hasFiles = source.files.list(element.name).some((path) => path.endsWith('.meta.xml'))
  return childElements(element).length === 0 && hasFiles ? genericKind(element) : undefined
}

/** Adds the folders that are no component's of customizations.xml, and tells what components they hold. */
export function addSharded(source: FolderSource, read: ReadonlySet<string>): ComponentIdentity[] {
  const identities: ComponentIdentity[] = []
  for (const folder of source.files.folders('')) {
    const key = folder.toUpperCase()
    if (read.has(key) || isIgnoredFolder(folder)) continue
    const loose = source.files.list(folder, 'deep').filter((path) => !source.isRead(path))
    for (const path of loose) if (!isResourceFile(path) && !isOfGit(path)) source.addUnnamed(path)
    const kind = folderKinds.get(folder.toLowerCase())
    for (const name of kind ? source.files.folders(folder) : []) {
      if (!isDescribed(folder, name, source)) {
        source.warn(
          `${quote(`${folder}/${name}`)} lacks the file that describes it, so an import may leave it out`,
        )
      } else if (kind?.type) identities.push({ type: kind.type.number, schemaName: name, isOptional: true })
    }
  }
  return identities
}

/** The file that describes a component has the name of its folder in the singular: bots/x/bot.xml. */
function isDescribed(folder: string, name: string, { files }: FolderSource): boolean {
  const singular = folder.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')
  return files
    .list(`${folder}/${name}`)
    .some((path) => fileName(path).toLowerCase().startsWith(`${singular}.`))
}

/** Top-level folders that hold components of customizations.xml, in upper case. */
export const componentFolders = [...componentKinds.values()].filter((kind) => !kind.since).map(topFolder)

function topFolder(kind: ComponentKind): string {
  return (kind.folder.split('/')[0] ?? '').toUpperCase()
}
