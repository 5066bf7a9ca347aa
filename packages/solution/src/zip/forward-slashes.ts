// Archives whose entry names have backslashes. Power Apps Studio writes `Controls\1.json` into app documents, which the
// reader of archives refuses for good reason: on one system that is a folder and a file, on another one file.

const END_RECORD = 0x06054b50
const CENTRAL_RECORD = 0x02014b50
const LOCAL_RECORD = 0x04034b50
const END_RECORD_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff

/** An archive made readable, with the names that its directory had. */
export interface RenamedArchive {
  readonly archive: Uint8Array
  /** The names as they stand in the archive, folders among them, in the order of its directory. */
  readonly names: readonly string[]
}

/**
 * A copy of the archive whose entry names have `/` for `\`. What does not look like an archive comes back as it is:
 * whoever reads it next says what is wrong with it.
 */
export function withForwardSlashes(archive: Uint8Array): RenamedArchive {
  const bytes = Buffer.from(archive)
  const names: string[] = []
  const end = findEndRecord(bytes)
  if (end < 0) return { archive: bytes, names }
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL_RECORD) break
    const nameBytes = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameBytes))
    replaceBackslashes(bytes, at + 46, nameBytes)
    // A local name of another length is refused by the reader anyway, and could be one long name for every record.
    if (isLocalRecord(bytes, local, end) && bytes.readUInt16LE(local + 26) === nameBytes) {
      replaceBackslashes(bytes, local + 30, nameBytes)
    }
    at += 46 + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { archive: bytes, names }
}

function findEndRecord(bytes: Buffer): number {
  const last = bytes.length - END_RECORD_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at--) {
    if (bytes.readUInt32LE(at) === END_RECORD) return at
  }
  return -1
}

function isLocalRecord(bytes: Buffer, at: number, end: number): boolean {
  return at + 30 <= end && bytes.readUInt32LE(at) === LOCAL_RECORD
}

function replaceBackslashes(bytes: Buffer, from: number, length: number): void {
  const to = Math.min(bytes.length, from + length)
  for (let at = from; at < to; at++) if (bytes[at] === 0x5c) bytes[at] = 0x2f
}
