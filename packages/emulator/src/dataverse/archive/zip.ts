// Opens an uploaded archive within the limits of the service.
import { crc32, inflateRawSync } from 'node:zlib'
import { stringField } from '@powerops/core'
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
  try {
    return readEntries(
      Buffer.from(untrusted.buffer, untrusted.byteOffset, untrusted.byteLength),
      maxContentBytes,
    )
  } catch (error) {
    // Everything else is an offset outside of the file or a stream that does not inflate.
    throw error instanceof DataverseFault ? error : badArchive()
  }
}

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1')
const CENTRAL_HEADER = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

function readEntries(zip: Buffer, maxContentBytes: number): ArchiveEntries {
  const end = zip.lastIndexOf(END_RECORD)
  if (end === -1) throw badArchive()
  const entries = new Map<string, Buffer>()
  let total = 0
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== CENTRAL_HEADER) throw badArchive()
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    if (!name.endsWith('/')) {
      const content = readContent(zip, at, maxContentBytes - total)
      total += content.byteLength
      entries.set(name, content)
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** The content of the entry whose central header begins at `header`; inflates no further than the limit. */
function readContent(zip: Buffer, header: number, limit: number): Buffer {
  const method = zip.readUInt16LE(header + 10)
  const local = zip.readUInt32LE(header + 42)
  if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw badArchive()
  if (zip.readUInt16LE(header + 8) & ENCRYPTED || (method !== STORED && method !== DEFLATED))
    throw badArchive()
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(start, start + zip.readUInt32LE(header + 20))
  const content = method === STORED ? packed : inflateWithin(packed, limit)
  if (content.byteLength > limit) throw tooMuchContent()
  const declared = zip.readUInt32LE(header + 24)
  if (content.byteLength !== declared || crc32(content) !== zip.readUInt32LE(header + 16)) throw badArchive()
  return content
}

function inflateWithin(packed: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(limit, 1) })
  } catch (error) {
    throw stringField(error, 'code') === 'ERR_BUFFER_TOO_LARGE' ? tooMuchContent() : error
  }
}

function tooMuchContent(): DataverseFault {
  return new DataverseFault(
    400,
    codes.fileTooLarge,
    'Decompressed data too big! Uncompressed data size: 200 MB. Please make sure that the uncompressed data is within 200 MB',
  )
}

/** The entry at a path; names may be percent-encoded and are found in any case, as parts of a package are. */
export function entryAt(entries: ArchiveEntries, path: string): Buffer | undefined {
  const wanted = decodePath(path).toLowerCase()
  return entries.get(path) ?? [...entries].find(([name]) => decodePath(name).toLowerCase() === wanted)?.[1]
}

/** The text that it stands for; itself when its percent signs mean nothing. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
