// Looks on disk for folders of components of types that no table names.
import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { HEAD_BYTES, holdsComponents } from './component-folders.js'
import { isIgnoredFolder } from './file-names.js'
import { readHead } from './head.read.js'

/** The top-level folders of `root` with components and nothing else in them, of those that are wanted. */
export function findComponentFolders(root: string, isWanted: (name: string) => boolean): string[] {
  if (!lstatSync(root, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !isIgnoredFolder(entry.name))
    .map((entry) => entry.name)
    .filter(
      (name) =>
        isWanted(name) &&
        holdsComponents(name, foldersIn(join(root, name)), (path) => readDescription(join(root, path))),
    )
}

/** The names of the folders in a folder; undefined when it holds anything else. */
function foldersIn(folder: string): string[] | undefined {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.every((entry) => entry.isDirectory()) ? entries.map((entry) => entry.name) : undefined
}

function readDescription(file: string): string | undefined {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ? readHead(file, HEAD_BYTES) : undefined
}
