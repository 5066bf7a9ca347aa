// Takes an app document apart into source that people can read, review and merge.
import { AlmError, formatBytes } from '@powerops/core'
import { readParts } from './archive/read-parts.js'
import { printEntropy, sha256, type VolatileValues } from './entropy.js'
import { ENTROPY, MANIFEST, printManifest } from './manifest.js'
import { FileNames } from './parts/file-names.js'
import { openDefinitions, openPart, shortcomingOf } from './parts/open.js'

/** The source of an app. */
export interface CanvasSource {
  /** By path in the source folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly warnings: readonly string[]
}

/** Indenting makes files larger than their parts; what is held in memory is limited all the same. */
const MAX_SOURCE_BYTES = 1024 * 1024 * 1024

/**
 * Takes an msapp apart. Each part becomes its most readable form that gives back the part's bytes: formulas as text
 * beside the rest of their screen, JSON indented, everything else as it is.
 * @throws AlmError with a `zip-` code for what is no readable archive, or too large.
 */
export function unpackCanvasApp(msapp: Uint8Array): CanvasSource {
  const parts = readParts(msapp)
  const names = new FileNames()
  const definitions = openDefinitions(parts)
  const files = new Map<string, Uint8Array>()
  const values = new Map<string, VolatileValues>()
  const digests = new Map<string, string>()
  const warnings: string[] = []
  let sourceBytes = 0
  const sources = parts.map((part) => {
    const opened = openPart(part, names, definitions)
    for (const [path, bytes] of opened.files) {
      files.set(path, bytes)
      sourceBytes += bytes.length
    }
    if (sourceBytes > MAX_SOURCE_BYTES) refuseSize()
    warnings.push(...[shortcomingOf(opened)].filter((text) => text !== undefined))
    if (opened.volatile.size > 0) values.set(part.name, opened.volatile)
    digests.set(part.name, sha256(part.bytes))
    return opened.source
  })
  files.set(MANIFEST, Buffer.from(printManifest(sources)))
  files.set(ENTROPY, Buffer.from(printEntropy({ values, sha256: digests })))
  return { files, warnings }
}

function refuseSize(): never {
  throw new AlmError('zip-too-large', {
    message: `the source of the app would have more than ${formatBytes(MAX_SOURCE_BYTES)}`,
    remedy: 'Leave process-canvas-apps off for this solution.',
  })
}
