// Looks on disk for folders of components of types that no table names.
import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD_BYTES, holdsComponents } from './component-folders.js'
import { isIgnoredFolder } from './file-names.js'

/** The top-level folders of `root` with components and nothing else in them, of those that are wanted. */
export function findComponentFolders(root: string, isWanted: (name: string) => boolean): string[] {
  if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isIgnoredFolder(entry.name))
    .map((entry) => entry.name)
    .filter(
      (name) =>
        isWanted(name) &&
        holdsComponents(name, foldersIn(join(root, name)), (path) => readHead(join(root, path))),
    )
}

/** The names of the folders in a folder; undefined when it holds anything else. */
function foldersIn(folder: string): string[] | undefined {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.every((entry) => entry.isDirectory()) ? entries.map((entry) => entry.name) : undefined
}

function readHead(file: string): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.toString('utf8', 0, readSync(handle, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(handle)
  }
}
