// Finds root components that a folder holds files of and that are not packed all the same, because the file that
// describes them is gone or stands in no element: the zip would be missing them without a word.
import { AlmError, isGuid, quote } from '@powerops/core'
import { componentKinds } from '../components/table.js'
import { toFileName, toFilePath } from '../layout/file-names.js'
import type { RootComponent } from '../model/manifest.js'
import { describeComponent } from './root-components.js'

/** Files of components that a root component may name by nothing but its type. */
const SINGLE_FILES: ReadonlyMap<string, RegExp> = new Map([
  ['50', /^other\/ribboncustomization\.xml$/],
  ['62', /^other\/sitemap(_managed)?\.xml$/],
])

/** A file that no component was read from. */
export interface UnreadFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Its entity is packed without it, as is usual in folders that hold both forms of a solution. */
  readonly isSpare: boolean
}

/**
 * Holds that of the root components that are not packed none has a file in the folder.
 * @throws AlmError `solution-component-lost`.
 */
export function refuseLeftBehind(missing: readonly RootComponent[], unread: readonly UnreadFile[]): void {
  const lost = missing.flatMap((root) => {
    const file = unread.find((each) => !each.isSpare && isFileOf(root, each))
    return file ? [{ component: describeComponent(root), path: file.path }] : []
  })
  if (lost.length === 0) return
  const list = lost.map(({ component, path }) => `${component} of ${quote(path)}`)
  throw new AlmError('solution-component-lost', {
    message: `root components that the folder has files of would not be packed: ${list.join(', ')}`,
    remedy:
      'Restore the file that describes each one (such as .data.xml, .meta.xml, Entity.xml or SiteMap_managed.xml) and its element in Other/Customizations.xml, or remove its root component from Other/Solution.xml and its files. A managed package takes SiteMap.xml in place of SiteMap_managed.xml with "use-unmanaged-file-for-missing-managed: true".',
    details: { components: lost.map(({ component }) => component), files: lost.map(({ path }) => path) },
  })
}

function isFileOf(root: RootComponent, { path, bytes }: UnreadFile): boolean {
  const folded = path.toLowerCase()
  if (root.id && isGuid(root.id)) {
    const id = root.id.replace(/[{}]/g, '').toLowerCase()
    if (folded.includes(id)) return true
    if (folded.endsWith('.xml') && Buffer.from(bytes).toString().toLowerCase().includes(id)) return true
  }
  if (SINGLE_FILES.get(root.type)?.test(folded)) return !root.schemaName || root.schemaName.startsWith(':')
  return pathsOf(root).some(
    (start) => folded.startsWith(start) && /^([/._,-]|$)/.test(folded.slice(start.length)),
  )
}

/** What the paths of a component's files start with, where it is known by its schema name. */
function pathsOf({ type, schemaName }: RootComponent): string[] {
  if (!schemaName) return []
  const name = schemaName.split(', Version=')[0] ?? '' // Of an assembly, the simple name.
  return [...componentKinds.values()]
    .filter((kind) => kind.types.some(({ number }) => number === type))
    .flatMap((kind) => [`${kind.folder}/${toFileName(name)}`, `${kind.folder}/${toFilePath(name)}`])
    .map((path) => path.toLowerCase())
}
