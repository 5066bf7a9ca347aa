// One kind of component alone: what of a solution remains when only its web resources, plug-ins or flows are asked for.
import { componentKinds } from '../components/table.js'
import type { ComponentKind } from '../components/kind.js'
import { withRootComponents } from '../model/manifest.js'
import { parseXml } from '../xml/parse.js'
import { serializeXml } from '../xml/serialize.js'
import { attributeOf, childElement, emptied, mapChildren, type XmlDocument } from '../xml/tree.js'

/** The kinds that can be processed alone, with the folders that hold them. */
const FOLDERS = {
  WebResource: ['WebResources'],
  Plugin: ['PluginAssemblies', 'SdkMessageProcessingSteps'],
  Workflow: ['Workflows'],
} as const

/** A kind of component that can be processed alone. */
export type SingleComponent = keyof typeof FOLDERS

const CUSTOMIZATIONS = 'Other/Customizations.xml'
const MANIFEST = 'Other/Solution.xml'

/** The top-level folders of a kind. */
export function foldersOfSingle(single: SingleComponent): readonly string[] {
  return FOLDERS[single]
}

/** Of the files of an unpacked solution those of one kind of component. */
export function filesOfSingle(
  files: ReadonlyMap<string, Uint8Array>,
  single: SingleComponent,
): Map<string, Uint8Array> {
  const folders = FOLDERS[single].map((folder) => `${folder}/`.toLowerCase())
  return new Map(
    [...files].filter(([path]) => folders.some((folder) => path.toLowerCase().startsWith(folder))),
  )
}

/**
 * The files of an unpacked solution that packs to one kind of component: its files, and the two documents with every
 * other component, root component and dependency taken out.
 * @throws AlmError the codes of `parseXml`, `solution-invalid`.
 */
export function reduceToSingle(
  files: ReadonlyMap<string, Uint8Array>,
  single: SingleComponent,
): Map<string, Uint8Array> {
  const kinds = kindsOf(single)
  const elements = new Set(kinds.map((kind) => kind.element))
  const types = new Set(kinds.flatMap((kind) => kind.types).map((type) => type.number))
  const reduced = filesOfSingle(files, single)
  const change = (path: string, reduce: (document: XmlDocument) => XmlDocument): void => {
    const bytes = files.get(path)
    if (bytes) reduced.set(path, serializeXml(reduce(parseXml(bytes, path)), 'lf'))
  }
  change(CUSTOMIZATIONS, (document) => ({
    ...document,
    root: mapChildren(document.root, (child) =>
      elements.has(child.name) || child.name === 'Languages' ? child : emptied(child),
    ),
  }))
  change(MANIFEST, (document) =>
    withRootComponents(
      document,
      (component) => types.has(attributeOf(component, 'type') ?? ''),
      (dependency) => types.has(attributeOf(childElement(dependency, 'Dependent'), 'type') ?? ''),
    ),
  )
  return reduced
}

function kindsOf(single: SingleComponent): ComponentKind[] {
  const folders: readonly string[] = FOLDERS[single]
  return [...componentKinds.values()].filter((kind) => folders.includes(kind.folder))
}
