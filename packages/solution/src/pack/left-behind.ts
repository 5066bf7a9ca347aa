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
  if (missing.length === 0) return
  const files = new UnreadFiles(unread.filter((file) => !file.isSpare))
  const lost = missing.flatMap((root) => {
    const path = files.find(root)
    return path === undefined ? [] : [{ component: describeComponent(root), path }]
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

const GUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g

/** The unread files by what tells whose they are: their paths, and the ids in their paths and in their XML. */
class UnreadFiles {
  private readonly paths: readonly string[]
  private readonly byId = new Map<string, string>()
  /** By each part of a path from its start to a separator, or to its end. */
  private readonly byStart = new Map<string, string>()

  constructor(files: readonly UnreadFile[]) {
    this.paths = files.map(({ path }) => path)
    for (const { path, bytes } of files) {
      const folded = path.toLowerCase()
      for (const { index } of folded.matchAll(/[/._,-]|$/g))
        setFirst(this.byStart, folded.slice(0, index), path)
      const text = folded.endsWith('.xml') ? Buffer.from(bytes).toString().toLowerCase() : ''
      for (const [id] of `${folded}\n${text}`.matchAll(GUID)) setFirst(this.byId, id, path)
    }
  }

  /** The first file of a component. */
  find(root: RootComponent): string | undefined {
    const { type, id, schemaName } = root
    const byId = id && isGuid(id) ? this.byId.get(id.replace(/[{}]/g, '').toLowerCase()) : undefined
    if (byId !== undefined) return byId
    const single = SINGLE_FILES.get(type)
    if (single && (!schemaName || schemaName.startsWith(':')))
      return this.paths.find((path) => single.test(path.toLowerCase()))
    return pathsOf(root)
      .map((start) => this.byStart.get(start))
      .find((path) => path !== undefined)
  }
}

function setFirst(map: Map<string, string>, key: string, path: string): void {
  if (!map.has(key)) map.set(key, path)
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
