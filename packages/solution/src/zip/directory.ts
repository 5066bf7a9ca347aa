// The structure of a zip archive: end record, central directory and local headers. Accepts one reading only: a file
// that two programs could read differently is refused. Layout: APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
import { AlmError, formatBytes, quote, type ReasonCode } from '@powerops/core'
import type { ZipLimits } from './limits.js'

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50
const CENTRAL_SIGNATURE = 0x02014b50
const CENTRAL_BYTES = 46
const LOCAL_SIGNATURE = 0x04034b50
const LOCAL_BYTES = 30
const DESCRIPTOR_SIGNATURE = 0x08074b50
const ZIP64_FIELD = 0x0001
const UNICODE_PATH_FIELD = 0x7075
/** Times, owners and the like take a hundred bytes; sixty thousand would be there to keep us busy. */
const MAX_EXTRA_BYTES = 4096

const FLAG_ENCRYPTED = 1 | (1 << 6) | (1 << 13)
const FLAG_DESCRIPTOR = 1 << 3
const FLAG_UTF8 = 1 << 11
/** How hard the compressor tried; of no consequence to a reader. */
const FLAG_EFFORT = (1 << 1) | (1 << 2)
const FLAGS_KNOWN = FLAG_ENCRYPTED | FLAG_DESCRIPTOR | FLAG_UTF8 | FLAG_EFFORT

export const STORED = 0
export const DEFLATED = 8

/** One entry as the central directory describes it, with the place of its data. */
export interface DirectoryEntry {
  readonly name: string
  readonly isDirectory: boolean
  readonly method: typeof STORED | typeof DEFLATED
  readonly crc32: number
  readonly storedBytes: number
  readonly sizeBytes: number
  /** Offset of the stored data in the archive. */
  readonly dataStart: number
}

interface CentralRecord {
  readonly nameBytes: Buffer
  readonly flags: number
  readonly method: number
  readonly crc32: number
  readonly storedBytes: number
  readonly sizeBytes: number
  readonly mode: number
  readonly localStart: number
}

/**
 * Lists the entries of an archive in the order of its directory.
 * @throws AlmError with a `zip-` code for an archive that is damaged, ambiguous, encrypted or too large.
 */
export function readDirectory(archive: Buffer, limits: ZipLimits): DirectoryEntry[] {
  if (archive.length > limits.archiveBytes) {
    refuse(
      'zip-too-large',
      `the archive has ${formatBytes(archive.length)}; the limit is ${formatBytes(limits.archiveBytes)}`,
    )
  }
  const end = findEndRecord(archive)
  const count = archive.readUInt16LE(end + 10)
  const directoryBytes = archive.readUInt32LE(end + 12)
  const directoryStart = archive.readUInt32LE(end + 16)
  const isZip64 =
    count === 0xffff ||
    directoryBytes === 0xffffffff ||
    directoryStart === 0xffffffff ||
    (end >= 20 && archive.readUInt32LE(end - 20) === ZIP64_LOCATOR_SIGNATURE)
  if (isZip64) refuseZip64()
  if (
    archive.readUInt16LE(end + 4) !== 0 ||
    archive.readUInt16LE(end + 6) !== 0 ||
    archive.readUInt16LE(end + 8) !== count
  ) {
    refuse('zip-invalid', 'the archive is one of several parts')
  }
  if (count > limits.entries) {
    refuse('zip-too-large', `the archive has ${count} entries; the limit is ${limits.entries}`)
  }
  if (directoryStart + directoryBytes !== end) {
    refuse('zip-invalid', 'the directory of the archive does not end where its end record begins')
  }
  const records = readCentralRecords(archive, count, directoryStart, end)
  checkSizes(records, limits)
  return locate(archive, records, directoryStart)
}

function findEndRecord(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_BYTES - 0xffff)
  const signature = Buffer.from([0x50, 0x4b, 0x05, 0x06])
  const end = archive.lastIndexOf(signature)
  if (end < lowest || end + END_BYTES > archive.length) {
    refuse(
      'zip-invalid',
      'the file has no end record of a zip archive',
      'Check that the download or export was complete.',
    )
  }
  if (end + END_BYTES + archive.readUInt16LE(end + 20) !== archive.length) {
    refuse('zip-invalid', 'the archive goes on after its end')
  }
  return archive.readUInt32LE(end) === END_SIGNATURE
    ? end
    : refuse('zip-invalid', 'the end record is damaged')
}

function readCentralRecords(archive: Buffer, count: number, start: number, end: number): CentralRecord[] {
  const records: CentralRecord[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + CENTRAL_BYTES > end || archive.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      refuse('zip-invalid', `record ${index + 1} of the directory is damaged`)
    }
    const nameEnd = at + CENTRAL_BYTES + archive.readUInt16LE(at + 28)
    const extraEnd = nameEnd + archive.readUInt16LE(at + 30)
    const next = extraEnd + archive.readUInt16LE(at + 32)
    if (next > end) refuse('zip-invalid', `record ${index + 1} of the directory is cut off`)
    const nameBytes = archive.subarray(at + CENTRAL_BYTES, nameEnd)
    if (archive.readUInt16LE(at + 34) !== 0) refuse('zip-invalid', 'the archive is one of several parts')
    checkExtraFields(archive.subarray(nameEnd, extraEnd), nameBytes)
    records.push({
      nameBytes,
      flags: archive.readUInt16LE(at + 8),
      method: archive.readUInt16LE(at + 10),
      crc32: archive.readUInt32LE(at + 16),
      storedBytes: archive.readUInt32LE(at + 20),
      sizeBytes: archive.readUInt32LE(at + 24),
      mode: archive.readUInt16LE(at + 40),
      localStart: archive.readUInt32LE(at + 42),
    })
    at = next
  }
  if (records.some(isZip64Record)) refuseZip64()
  if (at !== end) refuse('zip-invalid', 'the directory of the archive is longer than its entries')
  return records
}

/** The highest number stands for one that only a zip64 field can hold. */
function isZip64Record({ storedBytes, sizeBytes, localStart }: CentralRecord): boolean {
  return [storedBytes, sizeBytes, localStart].includes(0xffffffff)
}

/** An extra field may repeat the name, or hold sizes of its own: two names or sizes of one entry are one too many. */
function checkExtraFields(extra: Buffer, nameBytes: Buffer): void {
  if (extra.length > MAX_EXTRA_BYTES) {
    refuse(
      'zip-invalid',
      `entry ${quote(nameBytes.toString('latin1'))} has ${extra.length} bytes of extra fields`,
    )
  }
  let at = 0
  while (at + 4 <= extra.length) {
    const size = extra.readUInt16LE(at + 2)
    const field = extra.subarray(at + 4, at + 4 + size)
    const kind = extra.readUInt16LE(at)
    if (kind === ZIP64_FIELD) refuseZip64()
    if (kind === UNICODE_PATH_FIELD && !field.subarray(5).equals(nameBytes)) {
      refuse('zip-invalid', `entry ${quote(nameBytes.toString('latin1'))} has a second, different name`)
    }
    at += 4 + size
  }
  if (at !== extra.length) {
    refuse('zip-invalid', `entry ${quote(nameBytes.toString('latin1'))} has an extra field that is cut off`)
  }
}

function checkSizes(records: readonly CentralRecord[], limits: ZipLimits): void {
  let total = 0
  let totalStored = 0
  for (const { nameBytes, storedBytes, sizeBytes } of records) {
    const shown = quote(nameBytes.toString('utf8'))
    if (sizeBytes > limits.entryBytes) {
      refuse(
        'zip-too-large',
        `entry ${shown} has ${formatBytes(sizeBytes)}; the limit is ${formatBytes(limits.entryBytes)}`,
      )
    }
    if (sizeBytes > limits.ratioFromBytes && sizeBytes > storedBytes * limits.ratio) {
      refuse('zip-too-large', `entry ${shown} grows more than ${limits.ratio} times when inflated`)
    }
    total += sizeBytes
    totalStored += storedBytes
  }
  if (total > limits.totalRatioFromBytes && total > totalStored * limits.totalRatio) {
    refuse('zip-too-large', `the entries grow more than ${limits.totalRatio} times together when inflated`)
  }
  if (total > limits.totalBytes) {
    refuse(
      'zip-too-large',
      `the entries have ${formatBytes(total)} together; the limit is ${formatBytes(limits.totalBytes)}`,
    )
  }
}

/** Finds the data of each entry and holds that local headers agree and that the entries fill the archive gaplessly. */
function locate(
  archive: Buffer,
  records: readonly CentralRecord[],
  directoryStart: number,
): DirectoryEntry[] {
  const byPosition = [...records].sort((a, b) => a.localStart - b.localStart)
  const entries = new Map<CentralRecord, DirectoryEntry>()
  let position = 0
  for (const record of byPosition) {
    if (record.localStart !== position) {
      const where = record.localStart < position ? 'overlaps another entry' : 'has unknown bytes before it'
      refuse('zip-invalid', `entry ${quote(record.nameBytes.toString('utf8'))} ${where}`)
    }
    const { entry, end } = readLocalEntry(archive, record, directoryStart)
    entries.set(record, entry)
    position = end
  }
  if (position !== directoryStart) refuse('zip-invalid', 'the archive has unknown bytes before its directory')
  return records.flatMap((record) => entries.get(record) ?? [])
}

function readLocalEntry(
  archive: Buffer,
  record: CentralRecord,
  directoryStart: number,
): { entry: DirectoryEntry; end: number } {
  const name = decodeName(record)
  const shown = quote(name)
  const at = record.localStart
  if (at + LOCAL_BYTES > directoryStart || archive.readUInt32LE(at) !== LOCAL_SIGNATURE) {
    refuse('zip-invalid', `entry ${shown} has no local header`)
  }
  const nameEnd = at + LOCAL_BYTES + archive.readUInt16LE(at + 26)
  const dataStart = nameEnd + archive.readUInt16LE(at + 28)
  const dataEnd = dataStart + record.storedBytes
  if (dataEnd > directoryStart) refuse('zip-invalid', `entry ${shown} is cut off`)
  checkExtraFields(archive.subarray(nameEnd, dataStart), record.nameBytes)
  const hasDescriptor = (record.flags & FLAG_DESCRIPTOR) !== 0
  const agrees =
    archive.subarray(at + LOCAL_BYTES, nameEnd).equals(record.nameBytes) &&
    (archive.readUInt16LE(at + 6) | FLAG_EFFORT) === (record.flags | FLAG_EFFORT) &&
    archive.readUInt16LE(at + 8) === record.method &&
    fitsLocally(archive.readUInt32LE(at + 14), record.crc32, hasDescriptor) &&
    fitsLocally(archive.readUInt32LE(at + 18), record.storedBytes, hasDescriptor) &&
    fitsLocally(archive.readUInt32LE(at + 22), record.sizeBytes, hasDescriptor)
  if (!agrees)
    refuse('zip-invalid', `entry ${shown} is described differently in its header and in the directory`)
  const entry = {
    name,
    isDirectory: checkType(name, record),
    method: checkMethod(name, record),
    crc32: record.crc32,
    storedBytes: record.storedBytes,
    sizeBytes: record.sizeBytes,
    dataStart,
  }
  return { entry, end: dataEnd + (hasDescriptor ? descriptorBytes(archive, dataEnd, record, shown) : 0) }
}

/** A header written before the data was known holds zeros, and the values follow in a descriptor. */
function fitsLocally(local: number, central: number, hasDescriptor: boolean): boolean {
  return local === central || (hasDescriptor && local === 0)
}

function descriptorBytes(archive: Buffer, at: number, record: CentralRecord, shown: string): number {
  const values = Buffer.alloc(16)
  values.writeUInt32LE(DESCRIPTOR_SIGNATURE, 0)
  values.writeUInt32LE(record.crc32, 4)
  values.writeUInt32LE(record.storedBytes, 8)
  values.writeUInt32LE(record.sizeBytes, 12)
  if (archive.subarray(at, at + 16).equals(values)) return 16
  if (archive.subarray(at, at + 12).equals(values.subarray(4))) return 12
  return refuse('zip-invalid', `entry ${shown} has a data descriptor that does not fit the directory`)
}

function decodeName({ nameBytes, flags }: CentralRecord): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(nameBytes)
  } catch {
    const declared = (flags & FLAG_UTF8) !== 0 ? 'declares UTF-8 but is not' : 'is neither ASCII nor UTF-8'
    return refuse('zip-entry-refused', `the name of entry ${quote(nameBytes.toString('latin1'))} ${declared}`)
  }
}

/** True for a directory. Links, devices and the like are refused: the upper half of the attributes is a Unix mode. */
function checkType(name: string, { mode, sizeBytes }: CentralRecord): boolean {
  const type = mode & 0xf000
  if (type !== 0 && type !== 0x8000 && type !== 0x4000) {
    refuse('zip-entry-refused', `entry ${quote(name)} is a link or device and not a file`)
  }
  const isDirectory = name.endsWith('/')
  if ((isDirectory && sizeBytes > 0) || (type === 0x4000 && !isDirectory)) {
    refuse('zip-entry-refused', `entry ${quote(name)} is a file and a directory at once`)
  }
  return isDirectory
}

function checkMethod(
  name: string,
  { method, flags, storedBytes, sizeBytes }: CentralRecord,
): typeof STORED | typeof DEFLATED {
  if ((flags & FLAG_ENCRYPTED) !== 0) {
    refuse(
      'zip-entry-refused',
      `entry ${quote(name)} is encrypted`,
      'Export the solution again; exports are not encrypted.',
    )
  }
  if ((flags & ~FLAGS_KNOWN) !== 0) {
    refuse('zip-entry-refused', `entry ${quote(name)} is marked for features that a solution does not use`)
  }
  if (method !== STORED && method !== DEFLATED) {
    refuse(
      'zip-entry-refused',
      `entry ${quote(name)} is compressed by method ${method}; solutions use deflate`,
    )
  }
  if (method === STORED && storedBytes !== sizeBytes) {
    refuse(
      'zip-checksum',
      `entry ${quote(name)} is stored with ${storedBytes} bytes but declares ${sizeBytes}`,
    )
  }
  return method
}

function refuseZip64(): never {
  return refuse('zip-invalid', 'the archive has zip64 records, which a solution is too small to need')
}

function refuse(code: ReasonCode, message: string, remedy = 'Export or pack the solution again.'): never {
  throw new AlmError(code, { message, remedy })
}
