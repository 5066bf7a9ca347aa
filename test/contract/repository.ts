// Where things are in the repository, for tests about the repository itself.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

export interface Manifest {
  name: string
  description: string
  inputs?: Record<string, { description: string; required?: boolean; default?: string }>
  outputs?: Record<string, { description: string }>
  runs: { using: string; main: string }
}

/** Names of all actions: the folders of actions/ that hold an action.yml. */
export const actionNames: readonly string[] = readdirSync(path.join(root, 'actions'))
  .filter((name) => existsSync(path.join(root, 'actions', name, 'action.yml')))
  .sort()

export function readManifest(action: string): Manifest {
  return parse(readFileSync(path.join(root, 'actions', action, 'action.yml'), 'utf8')) as Manifest
}

/** Files below a folder, as paths from the root of the repository with `/`. */
export function listFiles(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !/(^|\/)(node_modules|lib|dist)\//.test(file))
    .sort()
}
