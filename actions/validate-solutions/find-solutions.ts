// The folders of unpacked solutions below a folder of the repository, found without following a link.
import { AlmError, quote, stringField } from '@powerops/core'
import { lstat, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'

/** What makes a folder that of a solution. */
export const MANIFEST = 'Other/Solution.xml'
/** A checkout with more folders holds something else than solutions. */
const MAX_FOLDERS = 20_000

/**
 * The folders at or below `root` that hold a solution, as sorted paths from the workspace with `/`. What is inside of a
 * solution is not looked at.
 * @throws AlmError `path-outside-workspace` when a link leads out of the workspace, `input-invalid` for too many folders.
 */
export async function findSolutions(root: string, workspace: string): Promise<string[]> {
  await requireInside(root, workspace)
  const found: string[] = []
  const queue = [root]
  for (const folder of queue) {
    if (await isThere(path.join(folder, MANIFEST))) found.push(fromWorkspace(folder, workspace))
    else queue.push(...(await foldersIn(folder)))
    if (queue.length > MAX_FOLDERS) throw tooMany(root)
  }
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/** @throws AlmError `path-outside-workspace`: a pull request may make a link of a folder that an input names. */
export async function requireInside(folder: string, workspace: string): Promise<void> {
  const relative = path.relative(await realpath(workspace), await realpath(folder))
  if (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative)) return
  throw new AlmError('path-outside-workspace', {
    message: `${quote(folder)} leads out of the workspace ${quote(workspace)}`,
    remedy: 'Name a folder of the repository, and put no link in its place.',
  })
}

/** Tells whether a folder that the workspace had is still there, reached by no link, with folders in it. */
export async function isLeft(folder: string, workspace: string): Promise<boolean> {
  const place = path.join(await realpath(workspace), folder)
  if (!(await isThere(place)) || (await realpath(place)) !== place) return false
  return (await foldersIn(place)).length > 0
}

/** The path with `/`; `.` for the workspace itself. */
export function fromWorkspace(folder: string, workspace: string): string {
  return path.relative(workspace, folder).split(path.sep).join('/') || '.'
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .map((entry) => path.join(folder, entry.name))
}

/** A link counts, too: the folder is a solution then, which packing refuses. */
async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(stringField(error, 'code') ?? '')) return false
    throw error
  }
}

function tooMany(root: string): AlmError {
  return new AlmError('input-invalid', {
    message: `${quote(root)} has more than the ${MAX_FOLDERS} folders that are searched for solutions`,
    remedy:
      'Name the folder that holds the solutions in solutions-folder, or one solution in solution-folder.',
  })
}
