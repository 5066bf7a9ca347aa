// Writes and reads the zip files of artifacts: stored or deflated entries, checksums verified, no encryption.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import { AlmError, quote } from '@powerops/core'

/** A file in a zip: relative path with forward slashes. */
export interface ZipEntry {
  readonly path: string
  readonly content: Buffer
}

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const END_BYTES = 22
const STORED = 0
const DEFLATED = 8
const UTF8_NAMES = 0x0800

/** 1980-01-01 00:00, the first moment that a zip can hold, so that equal files give equal bytes. */
const EPOCH_DATE = 0x0021

/** The zip file of the entries, in their order. */
export function writeZip(zipEntries: readonly ZipEntry[], compressionLevel = 6): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, content } of zipEntries) {
    const name = Buffer.from(path)
    const method = compressionLevel === 0 ? STORED : DEFLATED
    const data = method === STORED ? content : deflateRawSync(content, { level: compressionLevel })
    const common = commonHeader(method, crc32(content), data.length, content.length, name.length)
    const local = Buffer.concat([uint32(LOCAL_HEADER), common, name, data])
    // After the common part: no comment, first disk, no attributes but "regular file", place of the local header.
    const rest = Buffer.concat([Buffer.alloc(6), uint32(0), uint32(offset)])
    directory.push(Buffer.concat([uint32(CENTRAL_HEADER), uint16(20), common, rest, name]))
    chunks.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const count = uint16(zipEntries.length)
  const end = [
    uint32(END_OF_DIRECTORY),
    uint32(0),
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ]
  return Buffer.concat([...chunks, central, ...end])
}

function commonHeader(
  method: number,
  checksum: number,
  compressed: number,
  size: number,
  name: number,
): Buffer {
  return Buffer.concat([
    uint16(20),
    uint16(UTF8_NAMES),
    uint16(method),
    uint16(0),
    uint16(EPOCH_DATE),
    uint32(checksum),
    uint32(compressed),
    uint32(size),
    uint16(name),
    uint16(0),
  ])
}

/**
 * The entries of a zip file; folders are left out.
 * @throws AlmError `zip-invalid`, `zip-checksum`, or `zip-entry-escapes` for a path that leads out of its folder.
 */
export function readZip(zip: Buffer): ZipEntry[] {
  const end = zip.lastIndexOf(uint32(END_OF_DIRECTORY))
  if (end < 0 || end + END_BYTES > zip.length) throw invalid('the artifact is not a zip file')
  const count = zip.readUInt16LE(end + 10)
  const found: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL_HEADER) {
      throw invalid('the directory of the zip file is damaged')
    }
    const nameLength = zip.readUInt16LE(at + 28)
    const path = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (!path.endsWith('/')) found.push({ path: checkPath(path), content: readContent(zip, at, path) })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return found
}

function readContent(zip: Buffer, central: number, path: string): Buffer {
  const method = zip.readUInt16LE(central + 10)
  const local = zip.readUInt32LE(central + 42)
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) {
    throw invalid(`the entry ${quote(path)} is damaged`)
  }
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const data = zip.subarray(start, start + zip.readUInt32LE(central + 20))
  if (method !== STORED && method !== DEFLATED)
    throw invalid(`the entry ${quote(path)} has compression ${method}`)
  const size = zip.readUInt32LE(central + 24)
  const content = method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(size, 1) })
  if (content.length === size && crc32(content) === zip.readUInt32LE(central + 16))
    return Buffer.from(content)
  throw new AlmError('zip-checksum', { message: `the entry ${quote(path)} does not match its checksum` })
}

function checkPath(path: string): string {
  const parts = path.split('/')
  if (!path.startsWith('/') && !path.includes('\\') && !parts.includes('..') && !/^[A-Za-z]:/.test(path))
    return path
  throw new AlmError('zip-entry-escapes', { message: `the entry ${quote(path)} leads out of its folder` })
}

function invalid(message: string): AlmError {
  return new AlmError('zip-invalid', { message })
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
