// Lists the files of a folder without ever following a symbolic link. Synchronous, like all reading and writing of
// unpacked folders: thousands of small calls in a row are several times faster that way.
import { lstatSync, readdirSync, type Dirent, type Stats } from 'node:fs'
import { AlmError, quote, stringField } from '@powerops/core'

/**
 * Lists the regular files below `root` whose top-level folder is `wanted`, as sorted relative paths with `/` between
 * their segments; none when `root` does not exist.
 * @throws AlmError `path-outside-workspace` for a symbolic link, `solution-invalid` for a device or the like, `file-exists`
 * when `root` is a file.
 */
export function listFiles(root: string, wanted: (topFolder: string) => boolean): string[] {
  const found: string[] = []
  const queue: string[] = []
  const place = (path: string, entry: Dirent): void => {
    if (entry.name.includes(UNDECODABLE)) requireFound(root, path)
    const kind = isKnown(entry) ? entry : lstatSync(`${root}/${path}`)
    if (kind.isDirectory()) queue.push(path)
    else if (kind.isFile()) found.push(path)
    else refuse(path, kind)
  }
  for (const entry of entriesIn(root)) if (wanted(entry.name)) place(entry.name, entry)
  for (const folder of queue) {
    for (const entry of entriesIn(`${root}/${folder}`)) place(`${folder}/${entry.name}`, entry)
  }
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** What stands for bytes of a name that are not UTF-8. */
const UNDECODABLE = '\ufffd'

/** @throws AlmError `solution-invalid` for a name that is not UTF-8, by which nothing can be found. */
function requireFound(root: string, path: string): void {
  if (lstatSync(`${root}/${path}`, { throwIfNoEntry: false })) return
  throw new AlmError('solution-invalid', {
    message: `the name of ${quote(path)} is not UTF-8, so it cannot be read`,
    remedy: 'Rename the file, or delete it.',
    details: { file: path },
  })
}

/** Some file systems do not tell the kinds of their entries. */
function isKnown(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isFile() || entry.isSymbolicLink()
}

function refuse(path: string, kind: Dirent | Stats): never {
  if (!kind.isSymbolicLink()) {
    throw new AlmError('solution-invalid', { message: `${quote(path)} is neither a file nor a folder` })
  }
  throw new AlmError('path-outside-workspace', {
    message: `${quote(path)} in the solution folder is a symbolic link, which could lead anywhere`,
    remedy: 'Replace the link by a copy of what it points to.',
    details: { path },
  })
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (stringField(error, 'code') === 'ENOENT') return []
    if (stringField(error, 'code') === 'ENOTDIR') refuseFile(folder)
    throw error
  }
}

/** @throws AlmError `file-exists` */
export function refuseFile(folder: string): never {
  throw new AlmError('file-exists', {
    message: `${quote(folder)} is a file where a folder was expected`,
    remedy: 'Name a folder, or move the file away.',
    details: { file: folder },
  })
}
