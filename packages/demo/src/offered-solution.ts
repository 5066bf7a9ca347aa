// The solution that the demo promotes: a file of the user's, or the sample, packed from its source.
import { AlmError, quote } from '@powerops/core'
import {
  describeZip,
  planPack,
  readUnpackedFolder,
  writeZip,
  type SolutionManifest,
} from '@powerops/solution'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface OfferedSolution {
  manifest: SolutionManifest
  archive: Uint8Array
  /** Name of the file, for people. */
  file: string
}

const SAMPLE = fileURLToPath(new URL('../sample/ContosoFieldVisits', import.meta.url))

/** A file that somebody gave, whatever is in it. */
export interface OfferedFile {
  archive: Uint8Array
  /** Name of the file, for people. */
  file: string
}

/** The given file, or the sample. @throws AlmError `file-not-found`. */
export async function readOfferedFile(file: string | undefined): Promise<OfferedFile> {
  if (file === undefined) {
    const files = await readUnpackedFolder(SAMPLE)
    const { entries } = planPack(files, { packageType: 'Unmanaged', lineEnds: 'lf' })
    return { archive: writeZip(entries), file: 'ContosoFieldVisits.zip (sample)' }
  }
  const archive = await readFile(file).catch((cause: unknown) => {
    throw new AlmError('file-not-found', {
      message: `${quote(file)} cannot be read`,
      remedy: 'Give the path of a solution zip after --solution.',
      cause,
    })
  })
  return { archive, file: path.basename(file) }
}

/** What the file holds. @throws AlmError the codes of reading a solution. */
export function describeOffer(offer: OfferedFile): OfferedSolution {
  return { ...offer, manifest: describeZip(offer.archive) }
}
