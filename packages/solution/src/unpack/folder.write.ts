// Brings an unpacked folder on disk up to date. The changes are computed first, their files written beside the folder,
// and then moved in one by one; when a move fails, those before it are taken back.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseUnpackedPath } from '../layout/file-names.js'
import { SolutionFolders } from '../layout/solution-folders.js'
import { listFiles } from '../layout/tree.read.js'

/** Paths by what happened to them, each list sorted. */
export interface FolderChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  readonly unchanged: readonly string[]
}

/** What may happen to the folder. */
export interface WriteFolderOptions {
  /** Keep files of the solution that are not among `files` any more. */
  readonly keepStale?: boolean
  /** Compute the changes and write nothing. */
  readonly dryRun?: boolean
}

/**
 * Makes `folder` hold exactly `files` as far as the solution goes: writes what differs (a byte order mark alone is no
 * difference), removes files of components that are gone, and touches nothing that is no part of a solution, such as
 * `.git`, dot files, READMEs, files at the top and sources of canvas apps.
 * @throws AlmError `path-outside-workspace` when a symbolic link stands in the way; then nothing was written.
 */
export async function writeUnpackedFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  options: WriteFolderOptions = {},
): Promise<FolderChanges> {
  for (const path of files.keys()) parseUnpackedPath(path)
  const root = statSync(folder, { throwIfNoEntry: false }) ? realpathSync(folder) : resolve(folder)
  const changes = compare(root, files, options.keepStale ?? false)
  if (!options.dryRun) apply(root, files, changes)
  return changes
}

function compare(root: string, files: ReadonlyMap<string, Uint8Array>, keepStale: boolean): FolderChanges {
  const folders = new SolutionFolders(files.keys(), readCustomizations(root))
  const existing = listFiles(root, (name) => folders.ownsFolder(name))
  const present = new Set(existing.map((file) => file.path))
  const changed: string[] = []
  const unchanged: string[] = []
  for (const [path, bytes] of files) {
    if (!present.has(path)) continue
    const isEqual = withoutMark(readFileSync(join(root, path))).equals(withoutMark(bytes))
    ;(isEqual ? unchanged : changed).push(path)
  }
  return {
    added: [...files.keys()].filter((path) => !present.has(path)).sort(),
    changed: changed.sort(),
    removed: keepStale ? [] : [...present].filter((path) => !files.has(path) && folders.owns(path)),
    unchanged: unchanged.sort(),
  }
}

function readCustomizations(root: string): Uint8Array | undefined {
  const path = 'Other/Customizations.xml'
  const found = listFiles(root, (name) => name === 'Other')
  return found.some((file) => file.path === path) ? readFileSync(join(root, path)) : undefined
}

function withoutMark(bytes: Uint8Array): Buffer {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.subarray(3) : buffer
}

function apply(root: string, files: ReadonlyMap<string, Uint8Array>, changes: FolderChanges): void {
  const written = [...changes.changed, ...changes.added]
  if (written.length + changes.removed.length === 0) return
  mkdirSync(root, { recursive: true })
  // Beside the folder and so on the same volume, where a move is one step.
  const scratch = mkdtempSync(join(dirname(root), `.${basename(root)}-`))
  const fresh = join(scratch, 'fresh')
  const former = join(scratch, 'former')
  const moves = new Moves()
  try {
    for (const path of written) place(join(fresh, path), files.get(path) ?? new Uint8Array())
    // Removals first: on a disk that ignores case, a file whose name changed in case alone is the same file.
    for (const path of [...changes.removed, ...changes.changed])
      moves.make(join(root, path), join(former, path))
    for (const path of written) moves.make(join(fresh, path), join(root, path))
  } catch (error) {
    moves.takeBack()
    throw error
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  for (const path of changes.removed) removeEmptyFolders(root, dirname(path))
}

function place(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes, { flag: 'wx' })
}

/** Moves of files that can be undone, last one first. */
class Moves {
  private readonly done: { from: string; to: string }[] = []

  make(from: string, to: string): void {
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
    this.done.push({ from, to })
  }

  takeBack(): void {
    for (const { from, to } of this.done.reverse()) renameSync(to, from)
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let path = folder; path !== '.'; path = dirname(path)) {
    try {
      rmdirSync(join(root, path))
    } catch {
      return // It holds other files, and so do the folders above it.
    }
  }
}
