// Which files of a folder are parts of an unpacked solution, and so may be replaced or removed by unpacking again.
import { componentKinds, folderKinds } from '../components/table.js'
import { isResourceFile } from '../localization/resource-paths.js'
import { parseXml } from '../xml/parse.js'
import { childElements } from '../xml/tree.js'

/** Decides for one unpacked folder which paths are parts of the solution. */
export class SolutionFolders {
  private readonly folders: ReadonlySet<string>
  private readonly alsoOwned: readonly string[]

  /**
   * @param customizations Other/Customizations.xml as it is in the folder now: its elements name further folders.
   * @param others top-level folders of components of other types. (That a zip has files in a folder does not make
   * all of it the solution's: it may name any folder.)
   * @param alsoOwned folders whose files are all parts of the solution.
   */
  constructor(
    customizations: Uint8Array | undefined,
    others: readonly string[] = [],
    alsoOwned: readonly string[] = [],
  ) {
    this.alsoOwned = alsoOwned.map((folder) => `${folder}/`.toLowerCase())
    const elements = customizations ? elementNames(customizations) : []
    const kinds = [...componentKinds.values()].map((kind) => kind.folder)
    const all = [...kinds, ...elements, ...folderKinds.keys(), ...others, ...alsoOwned]
    this.folders = new Set(all.map(topFolder))
  }

  /** True for a top-level folder that belongs to the solution. */
  ownsFolder(name: string): boolean {
    return !name.startsWith('.') && (this.folders.has(topFolder(name)) || /^msdyn_/i.test(name))
  }

  /** True for a file that belongs to the solution: no dot file, no README, no source of a canvas app, nothing at the top. */
  owns(path: string): boolean {
    const segments = path.split('/')
    if (segments.length < 2 || !this.ownsFolder(segments[0] ?? '')) return false
    if (segments.some((segment) => segment.startsWith('.'))) return false
    if (topFolder(path) === 'resources') return isResourceFile(path)
    if (this.alsoOwned.some((folder) => path.toLowerCase().startsWith(folder))) return true
    return !/^CanvasApps\/src\//i.test(path) && !/^readme(\.\w+)?$/i.test(segments.at(-1) ?? '')
  }
}

function elementNames(customizations: Uint8Array): string[] {
  try {
    return childElements(parseXml(customizations, 'Other/Customizations.xml').root).map(
      (element) => element.name,
    )
  } catch {
    return [] // The file is about to be replaced; that it is broken, say by a merge, must not stand in the way.
  }
}

function topFolder(path: string): string {
  return (path.split('/')[0] ?? '').toLowerCase()
}
