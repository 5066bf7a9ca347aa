// Which solutions a pull request changes, by the paths that GitHub lists. Pure.
import { MANIFEST } from './find-solutions.js'

/** What a pull request changes; `complete` is false when there is more than GitHub lists. */
export interface ChangedFiles {
  readonly paths: readonly string[]
  readonly complete: boolean
}

/** Those of the folders that the request changes; all of them when GitHub does not tell every file. */
export function changedSolutions(folders: readonly string[], { paths, complete }: ChangedFiles): string[] {
  if (!complete) return [...folders]
  return folders.filter((folder) => folder === '.' || paths.some((path) => path.startsWith(`${folder}/`)))
}

/**
 * The folders below `root` that a manifest was taken from, none of the `found` ones in or around them. What is left of
 * one is a broken solution, which looking for manifests does not find.
 */
export function withoutManifest({ paths }: ChangedFiles, root: string, found: readonly string[]): string[] {
  const ending = `/${MANIFEST}`
  const within = root === '.' ? '' : `${root}/`
  const folders = paths
    .filter((path) => path.endsWith(ending) && path.startsWith(within))
    .map((path) => path.slice(0, -ending.length))
  const isKin = (folder: string, other: string): boolean =>
    other === '.' || `${folder}/`.startsWith(`${other}/`) || other.startsWith(`${folder}/`)
  return [...new Set(folders)].filter((folder) => !found.some((other) => isKin(folder, other)))
}
