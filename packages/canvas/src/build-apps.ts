// Builds the canvas apps of an unpacked solution from their sources.
import { AlmError, quote } from '@powerops/core'
import { foldName } from '@powerops/solution'
import { readParts } from './archive/read-parts.js'
import { isBystander, packCanvasApp, type BuiltCanvasApp } from './pack.js'
import type { SourceFiles } from './parts/build.js'
import { canvasAppsOf, sourceFoldersOf, type ProcessedFiles, type SolutionFiles } from './solution-folder.js'

/**
 * Replaces the document of each canvas app that has a folder in `CanvasApps/src` by one that is built from the folder.
 * A document that has the same parts already stays byte for byte, and so does that of an app without a folder.
 * @throws AlmError as `packCanvasApp` does, naming the folder.
 */
export function buildCanvasApps(files: SolutionFiles): ProcessedFiles {
  const all = new Map(files)
  const warnings: string[] = []
  const apps = new Map(canvasAppsOf(files).map((app) => [foldName(app.folder), app]))
  const folders = [...sourceFoldersOf(files)].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, sources] of folders) {
    if ([...sources.keys()].every(isBystander)) continue
    const app = apps.get(key)
    if (!app) {
      warnings.push(`no canvas app of the solution has the source folder ${quote(`CanvasApps/src/${key}`)}`)
      continue
    }
    const built = build(sources, app.folder)
    warnings.push(...built.warnings.map((warning) => `canvas app ${quote(app.folder)}: ${warning}`))
    const present = files.get(app.msapp)
    if (!present || !hasSameParts(present, built.msapp)) all.set(app.msapp, built.msapp)
  }
  return { files: all, warnings }
}

function build(sources: SourceFiles, folder: string): BuiltCanvasApp {
  try {
    return packCanvasApp(sources)
  } catch (error) {
    if (!(error instanceof AlmError)) throw error
    throw new AlmError(error.code, {
      message: `canvas app ${quote(folder)}: ${error.message}`,
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      details: { ...error.details, folder: `CanvasApps/src/${folder}` },
      cause: error,
    })
  }
}

function hasSameParts(present: Uint8Array, built: Uint8Array): boolean {
  try {
    const [before, after] = [readParts(present), readParts(built)]
    return (
      before.length === after.length &&
      before.every(({ name, bytes }, index) => {
        const other = after[index]
        return other?.name === name && Buffer.from(bytes).equals(other.bytes)
      })
    )
  } catch (error) {
    if (error instanceof AlmError) return false // The document beside the source cannot be read, so it is replaced.
    throw error
  }
}
