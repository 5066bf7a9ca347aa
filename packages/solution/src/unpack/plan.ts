// Decides what files a solution zip unpacks to. Pure: nothing is written here.
import { quote } from '@powerops/core'
import { genericKind } from '../components/generic.js'
import { layouts, type ComponentKind, type Layout } from '../components/kind.js'
import { componentKinds } from '../components/table.js'
import type { Mapping } from '../mapping/parse.js'
import { withPackageType, withSortedLists } from '../model/manifest.js'
import { checkPackageType, type PackageType } from '../model/package-type.js'
import type { SolutionArchive } from '../model/solution.js'
import type { LineEnds } from '../xml/serialize.js'
import { childElements, emptied, withChildren, type XmlDocument, type XmlElement } from '../xml/tree.js'
import { mergeFiles } from './merge-files.js'
import { UnpackedFiles } from './unpacked-files.js'

/** How generated files are written. */
export interface UnpackOptions {
  readonly lineEnds: LineEnds
  /** Which elements of customizations.xml get files of their own; `classic` by default. */
  readonly layout?: Layout | undefined
  /** Files that packing takes from elsewhere and that are not unpacked therefore. */
  readonly mapping?: Mapping | undefined
}

/** The files of an unpacked solution by their path, and what a reader should know about them. */
export interface UnpackPlan {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly warnings: readonly string[]
  /** Paths of files that match the mapping and are not in `files`; those that the folder has are to be left alone. */
  readonly omitted: ReadonlySet<string>
}

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
  const { managedWins, files, warnings, omitted } = unpackAs(solution, options.packageType, options)
  return { files: mergeFiles(files, managedWins), warnings, omitted }
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
    files: mergeFiles(base.files, base.managedWins, twins.managedWins),
    warnings: [...new Set([...differences(unmanaged, managed), ...base.warnings, ...twins.warnings])].concat(
      [...twins.files.keys()]
        .filter((path) => !base.files.has(path))
        .map((path) => `only the managed zip has ${quote(path)}, which is left out`),
    ),
    omitted: new Set([...base.omitted, ...twins.omitted]),
  }
}

/** What says that two zips are not the two forms of one solution. */
function differences(unmanaged: SolutionArchive, managed: SolutionArchive): string[] {
  return (['uniqueName', 'version'] as const)
    .filter((field) => unmanaged.manifest[field] !== managed.manifest[field])
    .map((field) => {
      const values = [unmanaged, managed].map(({ manifest }) => quote(manifest[field]))
      return `the unmanaged and the managed zip are not of one export: ${field} is ${values.join(' and ')}`
    })
}

function unpackAs(
  solution: SolutionArchive,
  actual: 'Unmanaged' | 'Managed',
  { lineEnds, layout = 'classic', mapping }: UnpackOptions,
  written: PackageType = actual,
): UnpackedFiles {
  checkPackageType(
    solution.manifest.packageType,
    actual,
    `the solution ${quote(solution.manifest.uniqueName)}`,
  )
  const target = new UnpackedFiles(solution, lineEnds, mapping)
  const ownedFolders = unpackCustomizations(solution.customizationsXml, layout, target)
  target.writeDocument('Other/Solution.xml', withSortedLists(withPackageType(solution.manifestXml, written)))
  copySharded(solution, target, ownedFolders)
  return target
}

/** Splits customizations.xml; returns the zip folders, in lower case, whose files are copied by reference only. */
function unpackCustomizations(document: XmlDocument, layout: Layout, target: UnpackedFiles): Set<string> {
  const owned = new Set<string>()
  const children = document.root.children.map((node) => {
    const kind = node.kind === 'element' ? kindToUnpack(node, layout) : undefined
    if (node.kind !== 'element' || !kind) return node
    if (childElements(node).length > 0) {
      for (const folder of [node.name, kind.ownedZipFolder ?? node.name]) owned.add(folder.toLowerCase())
    }
    kind.unpack(node, target)
    return emptied(node)
  })
  target.writeDocument('Other/Customizations.xml', {
    ...document,
    root: withChildren(document.root, children),
  })
  return owned
}

const DOCUMENTS = new Set(['customizations.xml', 'solution.xml', '[content_types].xml'])

/** Copies the files of the folders that no component of customizations.xml owns, except the top and `Other`. */
function copySharded(solution: SolutionArchive, target: UnpackedFiles, owned: ReadonlySet<string>): void {
  for (const { path } of solution.entries) {
    const folder = path.slice(0, Math.max(0, path.indexOf('/'))).toLowerCase()
    if (target.isUsed(path) || DOCUMENTS.has(path.toLowerCase())) continue
    if (folder === '' || folder === 'other' || owned.has(folder))
      target.warn(`the file ${quote(path)} of the zip belongs to no component and is left out`)
    else target.copyUnnamed(path)
  }
}

/** The rule for an element; undefined when it stays in Other/Customizations.xml as it is. */
function kindToUnpack(element: XmlElement, layout: Layout): ComponentKind | undefined {
  const kind = componentKinds.get(element.name)
  if (!kind) return childElements(element).length > 0 ? genericKind(element) : undefined
  const isWritten = layouts.indexOf(kind.since ?? 'classic') <= layouts.indexOf(layout)
  return isWritten ? kind : undefined
}
