// The parts of an app document, read as an archive that nobody vouches for inside another one.
import { AlmError } from '@powerops/core'
import { readZip, withForwardSlashes, type ZipLimits } from '@powerops/solution'

/** One entry of the archive. */
export interface Part {
  /** The name as it stands in the archive, such as `Controls\1.json`. */
  readonly name: string
  /** The name as a safe relative path; undefined for a folder, which has no content. */
  readonly path: string | undefined
  readonly bytes: Uint8Array
}

const MiB = 1024 * 1024

/** Room for the largest apps; media of an app count 200 MB together at most. */
const msappLimits: ZipLimits = {
  archiveBytes: 256 * MiB,
  entries: 10_000,
  entryBytes: 128 * MiB,
  totalBytes: 512 * MiB,
  ratio: 500,
  ratioFromBytes: MiB,
  totalRatio: 200,
  totalRatioFromBytes: 64 * MiB,
}

/**
 * Reads the parts of an msapp in their order.
 * @throws AlmError with a `zip-` code for an archive that is damaged, ambiguous, too large or has unsafe names.
 */
export function readParts(msapp: Uint8Array): Part[] {
  const { archive, names } = withForwardSlashes(msapp)
  const entries = readZip(archive, msappLimits)
  let next = 0
  const parts = names.map((name): Part => {
    if (/[\\/]$/.test(name)) return { name, path: undefined, bytes: new Uint8Array() }
    const entry = entries[next++]
    if (entry?.name !== name.replaceAll('\\', '/')) return refuseDirectory()
    return { name, path: entry.path, bytes: entry.read() }
  })
  return next === entries.length ? parts : refuseDirectory()
}

function refuseDirectory(): never {
  throw new AlmError('zip-invalid', {
    message: 'the directory of the app document can be read in two ways',
    remedy: 'Save the app in Power Apps Studio and export the solution again.',
  })
}
