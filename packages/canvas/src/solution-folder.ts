// The canvas apps of an unpacked solution: which description names which app document, and where its source lies.
import { childText, foldName, parseXml, toReferencedPath } from '@powerops/solution'
import { toSegment } from './parts/file-names.js'

/** The files of an unpacked solution by path. */
export type SolutionFiles = ReadonlyMap<string, Uint8Array>

/** Files of an unpacked solution after canvas apps were worked on. */
export interface ProcessedFiles {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly warnings: readonly string[]
}

/** An app as its description places it. */
export interface CanvasApp {
  /** The name of the source folder below `CanvasApps/src`. */
  readonly folder: string
  /** The path of the app document, whether the file is there or not. */
  readonly msapp: string
}

const DESCRIPTION = /^CanvasApps\/([^/]+)\.meta\.xml$/i

/** The apps of the solution that have a document, sorted by the path of their description. */
export function canvasAppsOf(files: SolutionFiles): CanvasApp[] {
  const byFoldedPath = new Map([...files.keys()].map((path) => [foldName(path), path]))
  return [...files.keys()].sort().flatMap((path) => {
    const name = DESCRIPTION.exec(path)?.[1]
    const bytes = files.get(path)
    if (name === undefined || !bytes) return []
    const named = toReferencedPath(childText(parseXml(bytes, path).root, 'DocumentUri') ?? '')
    if (!/\.msapp$/i.test(named)) return [] // Code apps have no document.
    return [{ folder: toSegment(name), msapp: byFoldedPath.get(foldName(named)) ?? named }]
  })
}

const SOURCE = /^CanvasApps\/src\/([^/]+)\/(.+)$/i

/** The source folders by their names, ignoring case, each with its files by their paths in it. */
export function sourceFoldersOf(files: SolutionFiles): Map<string, Map<string, Uint8Array>> {
  const folders = new Map<string, Map<string, Uint8Array>>()
  for (const [path, bytes] of files) {
    const [, name, inner] = SOURCE.exec(path) ?? []
    if (name === undefined || inner === undefined) continue
    const folder = folders.get(foldName(name)) ?? new Map<string, Uint8Array>()
    folders.set(foldName(name), folder.set(inner, bytes))
  }
  return folders
}
