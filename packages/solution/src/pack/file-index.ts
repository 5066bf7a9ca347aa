// The files of an unpacked folder, found as Windows finds them: without regard to case, and listed in the order of
// NTFS, which is the order of components in a solution that SolutionPackager packs.

import { isManagedTwin, managedTwin } from '../layout/file-names.js'

/** Which files a listing holds: those directly in the folder, those one level down, or all. */
export type Listing = 'flat' | 'subfolders' | 'deep'

interface Folder {
  readonly name: string
  readonly files: string[]
  readonly folders: Map<string, Folder>
}

export class FileIndex {
  private readonly files: ReadonlyMap<string, Uint8Array>
  private readonly spellings = new Map<string, string>()
  private readonly root: Folder = { name: '', files: [], folders: new Map() }

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.files = files
    for (const path of files.keys()) {
      this.spellings.set(path.toUpperCase(), path)
      this.place(path)
    }
  }

  has(path: string): boolean {
    return this.bytes(path) !== undefined
  }

  bytes(path: string): Uint8Array | undefined {
    return this.files.get(path) ?? this.files.get(this.spellings.get(path.toUpperCase()) ?? path)
  }

  /** Names of the folders in a folder (the top for an empty path). */
  folders(path: string): string[] {
    return byName([...(this.find(path)?.folders.values() ?? [])]).map((folder) => folder.name)
  }

  /** Paths of the files of a folder; with `deep`, level by level, a folder's files before those of its subfolders. */
  list(path: string, listing: Listing = 'flat'): string[] {
    const folder = this.find(path)
    if (!folder) return []
    if (listing === 'flat') return sortNtfs(folder.files)
    const found: string[] = []
    const queue = listing === 'deep' ? [folder] : byName([...folder.folders.values()])
    for (const next of queue) {
      found.push(...sortNtfs(next.files))
      if (listing === 'deep') queue.push(...byName([...next.folders.values()]))
    }
    return found
  }

  private find(path: string): Folder | undefined {
    let folder: Folder | undefined = this.root
    for (const name of path.split('/').filter(Boolean)) folder = folder?.folders.get(name.toUpperCase())
    return folder
  }

  private place(path: string): void {
    let folder = this.root
    for (const name of path.split('/').slice(0, -1)) {
      const key = name.toUpperCase()
      const next = folder.folders.get(key) ?? { name, files: [], folders: new Map<string, Folder>() }
      folder.folders.set(key, next)
      folder = next
    }
    folder.files.push(path)
  }
}

/** Compares names as NTFS orders a directory: in upper case, by code unit. */
export function compareNtfs(left: string, right: string): number {
  const a = upperCase(left)
  const b = upperCase(right)
  return a < b ? -1 : a > b ? 1 : 0
}

/** Upper case as NTFS has it: character by character, so that `ß` stays what it is. */
function upperCase(name: string): string {
  const upper = name.toUpperCase()
  if (upper.length === name.length) return upper
  return name.replace(/./gsu, (char) => (char.toUpperCase().length > char.length ? char : char.toUpperCase()))
}

function sortNtfs(paths: readonly string[]): string[] {
  return [...paths].sort((a, b) => compareNtfs(fileName(a), fileName(b)))
}

function byName(folders: readonly Folder[]): Folder[] {
  return [...folders].sort((a, b) => compareNtfs(a.name, b.name))
}

/** The last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * Of components that may have a managed twin, the files that count: for a managed package `x_managed.xml` instead of
 * `x.xml` where it exists, for an unmanaged one never.
 */
export function chooseTwins(paths: readonly string[], managed: boolean): string[] {
  const all = new Set(paths.map((path) => path.toUpperCase()))
  return paths.filter((path) => {
    if (isManagedTwin(path)) return managed
    return !(managed && all.has(managedTwin(path).toUpperCase()))
  })
}
