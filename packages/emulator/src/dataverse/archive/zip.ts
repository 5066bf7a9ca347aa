// Opens an uploaded archive within the limits of the service.
import JSZip from 'jszip'
import { codes, DataverseFault } from '../fault.js'

/** The largest archive that an import accepts. */
export const MAX_ARCHIVE_BYTES = 95 * 1024 * 1024
const MAX_CONTENT_BYTES = 200 * 1024 * 1024

/** The entries of an archive in its order, by name as it stands there. */
export type ArchiveEntries = ReadonlyMap<string, Buffer>

export function badArchive(): DataverseFault {
  return new DataverseFault(
    400,
    codes.badArchive,
    'The solution file is invalid. The compressed file must contain the following files at its root: solution.xml, customizations.xml, and [Content_Types].xml. Customization files exported from previous versions of Microsoft Dynamics 365 are not supported.',
  )
}

/** @throws DataverseFault 0x80048060 when it is not a zip, 0x80040375 when it is too large. */
export async function openArchive(
  untrusted: Uint8Array,
  maxContentBytes = MAX_CONTENT_BYTES,
): Promise<ArchiveEntries> {
  if (untrusted.byteLength > MAX_ARCHIVE_BYTES) {
    throw new DataverseFault(
      400,
      codes.fileTooLarge,
      `The file is too large: ${untrusted.byteLength} bytes are more than the maximum of ${MAX_ARCHIVE_BYTES} bytes.`,
    )
  }
  const zip = await JSZip.loadAsync(untrusted, { checkCRC32: true, decodeFileName: decodeName }).catch(() => {
    throw badArchive()
  })
  const files = Object.values(zip.files).filter((file) => !file.dir)
  const entries = new Map<string, Buffer>()
  let total = 0
  for (const file of files) {
    const bytes = await readWithin(file, maxContentBytes - total)
    total += bytes.byteLength
    entries.set(file.unsafeOriginalName ?? file.name, bytes)
  }
  return entries
}

function decodeName(bytes: string[] | Uint8Array | Buffer): string {
  return Array.isArray(bytes) ? bytes.join('') : Buffer.from(bytes).toString('utf8')
}

/** Inflates piece by piece, so that a bomb is seen before it has filled the memory. */
function readWithin(file: JSZip.JSZipObject, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let size = 0
    const stream = file.nodeStream('nodebuffer')
    stream.on('data', (piece: Buffer) => {
      size += piece.byteLength
      pieces.push(piece)
      if (size > limit) {
        stream.pause()
        reject(tooMuchContent())
      }
    })
    stream.on('error', () => reject(badArchive()))
    stream.on('end', () => resolve(Buffer.concat(pieces)))
  })
}

function tooMuchContent(): DataverseFault {
  return new DataverseFault(
    400,
    codes.fileTooLarge,
    'Decompressed data too big! Uncompressed data size: 200 MB. Please make sure that the uncompressed data is within 200 MB',
  )
}
