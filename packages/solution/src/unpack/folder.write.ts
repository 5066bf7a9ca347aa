// Brings an unpacked folder on disk up to date: what differs is computed first and then changed as a whole.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseUnpackedPath } from '../layout/file-names.js'
import { findComponentFolders } from '../layout/folder-components.read.js'
import { holdsContent } from '../layout/same-content.read.js'
import { SolutionFolders } from '../layout/solution-folders.js'
import { listFiles } from '../layout/tree.read.js'
import { refuseYamlFolder } from '../layout/yaml-layout.read.js'
import { applyChanges, finishInterrupted, resolveRoot } from './staged-changes.write.js'

/** Paths by what happened to them, each list sorted. */
export interface FolderChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: readonly string[]
}

/** Reads those files of the solution folder, as it was before, whose paths are wanted. */
export type ReadFormerFiles = (isWanted: (path: string) => boolean) => ReadonlyMap<string, Uint8Array>

/** What may happen to the folder. */
export interface WriteFolderOptions {
  /** Keep files of the solution that are not among `files` any more. */
  readonly keepStale?: boolean
  /** Paths of files to keep although they are not among `files`. */
  readonly keep?: ReadonlySet<string>
  /** Top-level folders beyond which nothing is removed. */
  readonly within?: readonly string[] | undefined
  /** Folders, such as `CanvasApps/src/app`, whose files are the solution's although they otherwise are not. */
  readonly alsoOwned?: readonly string[]
}

/**
 * Makes `folder` hold exactly `files` as far as the solution goes: writes what differs (a byte order mark alone is no
 * difference), removes files of components that are gone, and touches nothing that is no part of a solution, such as
 * `.git`, dot files, READMEs, files at the top and sources of canvas apps. What an earlier call could not finish because
 * its process was killed is finished first.
 * @param mayChange is told what is about to happen; what it throws keeps the folder as it is.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way, `solution-layout-unsupported` for a
 * folder in the YAML layout; then nothing was written.
 */
export async function writeUnpackedFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: WriteFolderOptions = {},
  mayChange: (changes: FolderChanges, former: ReadFormerFiles) => void = () => {},
): Promise<FolderChanges> {
  for (const path of files.keys()) parseUnpackedPath(path)
  const root = resolveRoot(folder)
  refuseYamlFolder(root)
  finishInterrupted(root)
  const { changes, existing } = compare(root, files, options)
  mayChange(changes, (isWanted) => readFiles(root, existing.filter(isWanted)))
  const displaced = [...changes.removed, ...changes.changed]
  const unchanged = new Set(changes.unchanged)
  const written = new Map([...files].filter(([path]) => !unchanged.has(path)))
  if (displaced.length + written.size > 0) applyChanges(root, { written, displaced })
  return changes
}

function compare(
  root: string,
  files: ReadonlyMap<string, Uint8Array>,
  { keepStale = false, keep = new Set(), within, alsoOwned = [] }: WriteFolderOptions,
): { changes: FolderChanges; existing: readonly string[] } {
  const customizations = readCustomizations(root)
  const known = new SolutionFolders(customizations, [], alsoOwned)
  const others = findComponentFolders(root, (name) => !known.ownsFolder(name))
  const folders = new SolutionFolders(customizations, others, alsoOwned)
  const written = new Set([...files.keys()].map((path) => path.slice(0, path.indexOf('/'))))
  const existing = listFiles(root, (name) => folders.ownsFolder(name) || written.has(name))
  const isRemovable = (path: string): boolean =>
    folders.owns(path) && (within?.some((folder) => path.startsWith(`${folder}/`)) ?? true)
  const present = new Set(existing)
  const changed: string[] = []
  const unchanged: string[] = []
  for (const [path, bytes] of files) {
    if (!present.has(path)) continue
    const isEqual = holdsContent(`${root}/${path}`, bytes)
    ;(isEqual ? unchanged : changed).push(path)
  }
  const changes = {
    added: [...files.keys()].filter((path) => !present.has(path)).sort(),
    changed: changed.sort(),
    removed: keepStale
      ? []
      : existing.filter((path) => !files.has(path) && !keep.has(path) && isRemovable(path)),
    unchanged: unchanged.sort(),
  }
  return { changes, existing }
}

function readFiles(root: string, paths: readonly string[]): Map<string, Uint8Array> {
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]))
}

function readCustomizations(root: string): Uint8Array | undefined {
  const path = 'Other/Customizations.xml'
  const found = listFiles(root, (name) => name === 'Other')
  return found.includes(path) ? readFileSync(join(root, path)) : undefined
}
