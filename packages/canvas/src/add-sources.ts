// Adds to an unpacked solution the sources of its canvas apps.
import { AlmError, formatBytes, quote } from '@powerops/core'
import { foldName, parseUnpackedPath } from '@powerops/solution'
import { canvasAppsOf, sourceFoldersOf, type ProcessedFiles, type SolutionFiles } from './solution-folder.js'
import { unpackCanvasApp } from './unpack.js'

/** All apps of a solution together; an archive of archives could otherwise grow without end. */
const MAX_TOTAL_BYTES = 1024 * 1024 * 1024

/**
 * Adds `CanvasApps/src/<name>/` for each canvas app whose description names an app document among the files. The
 * document stays. An app that cannot be read, or not within limits, stays as it is, and a warning says why.
 * @throws AlmError `xml-invalid` or `xml-refused` for a description that cannot be read.
 */
export function addCanvasSources(files: SolutionFiles): ProcessedFiles {
  const all = new Map(files)
  const warnings: string[] = []
  const present = sourceFoldersOf(files)
  let totalBytes = 0
  for (const { folder, msapp } of canvasAppsOf(files)) {
    const document = files.get(msapp)
    if (!document) continue // Unpacking the solution has said so.
    try {
      if (present.has(foldName(folder))) refuse(`the solution itself has files in CanvasApps/src/${folder}`)
      const source = unpackCanvasApp(document)
      for (const bytes of source.files.values()) totalBytes += bytes.length
      if (totalBytes > MAX_TOTAL_BYTES) refuse(`the sources are larger than ${formatBytes(MAX_TOTAL_BYTES)}`)
      const placed = [...source.files].map(
        ([path, bytes]) => [parseUnpackedPath(`CanvasApps/src/${folder}/${path}`), bytes] as const,
      )
      for (const [path, bytes] of placed) all.set(path, bytes)
      warnings.push(...source.warnings.map((warning) => `canvas app ${quote(folder)}: ${warning}`))
    } catch (error) {
      if (!(error instanceof AlmError)) throw error
      warnings.push(`canvas app ${quote(msapp)} stays as it is: ${error.message}`)
    }
  }
  return { files: all, warnings }
}

function refuse(message: string): never {
  throw new AlmError('unsupported', { message })
}
