// Reads zip archives that may be hostile. Nothing is inflated before it is asked for, and nothing is handed out
// before its size and checksum were found right.
import { crc32, inflateRawSync } from 'node:zlib'
import { AlmError, quote } from '@powerops/core'
import { DEFLATED, readDirectory, type DirectoryEntry } from './directory.js'
import { defaultZipLimits, type ZipLimits } from './limits.js'
import { decodeEntryName, foldName, parseRelativePath } from './names.js'

/** A file in an archive. */
export interface ZipEntry {
  /** The name as it stands in the archive, possibly percent-encoded. */
  readonly name: string
  /** The percent-decoded name: a safe relative path. */
  readonly path: string
  readonly sizeBytes: number
  /**
   * Inflates the entry.
   * @throws AlmError `zip-checksum` when the bytes are not those that the archive declares.
   */
  read(): Uint8Array
}

/**
 * Lists the files of a zip archive in the archive's order; directories are left out.
 * @throws AlmError `zip-invalid`, `zip-too-large`, `zip-entry-escapes`, `zip-entry-refused` or `zip-duplicate-entry`.
 */
export function readZip(archive: Uint8Array, limits: ZipLimits = defaultZipLimits): ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const directory = readDirectory(bytes, limits)
  const files: ZipEntry[] = []
  const claimed = new Map<string, 'file' | 'folder'>()
  for (const entry of directory) {
    const untrustedPath = decodeEntryName(entry.isDirectory ? entry.name.slice(0, -1) : entry.name)
    const path = parseRelativePath(untrustedPath, 'zip entry')
    claim(claimed, path, entry.isDirectory)
    if (!entry.isDirectory) files.push(toZipEntry(bytes, entry, path))
  }
  return files
}

/** Refuses a second entry for the same file, and a file where another entry needs a folder. */
function claim(claimed: Map<string, 'file' | 'folder'>, path: string, isDirectory: boolean): void {
  const key = foldName(path)
  const refuse = (): never => {
    throw new AlmError('zip-duplicate-entry', {
      message: `the archive has two entries ${quote(path)} (upper and lower case count as the same)`,
      remedy: 'Export or pack the solution again.',
      details: { entry: path },
    })
  }
  const holder = claimed.get(key)
  if (isDirectory ? holder === 'file' : holder !== undefined) refuse()
  claimed.set(key, isDirectory ? 'folder' : 'file')
  for (let slash = key.lastIndexOf('/'); slash > 0; slash = key.lastIndexOf('/', slash - 1)) {
    const parent = key.slice(0, slash)
    if (claimed.get(parent) === 'file') refuse()
    if (claimed.has(parent)) return
    claimed.set(parent, 'folder')
  }
}

function toZipEntry(archive: Buffer, entry: DirectoryEntry, path: string): ZipEntry {
  return {
    name: entry.name,
    path,
    sizeBytes: entry.sizeBytes,
    read() {
      const stored = archive.subarray(entry.dataStart, entry.dataStart + entry.storedBytes)
      const content = entry.method === DEFLATED ? inflate(stored, entry) : stored
      if (content.length !== entry.sizeBytes) {
        refuseContent(entry, `has ${content.length} bytes but declares ${entry.sizeBytes}`)
      }
      if (crc32(content) !== entry.crc32) refuseContent(entry, 'does not match its checksum')
      return content
    },
  }
}

function inflate(stored: Buffer, entry: DirectoryEntry): Uint8Array {
  let result: InflateResult
  try {
    // One byte more than declared is already a lie, so inflation never goes further.
    const maxOutputLength = Math.max(1, entry.sizeBytes)
    // One chunk holds all of it, which saves putting chunks together.
    const options = { maxOutputLength, chunkSize: maxOutputLength + LEAST_CHUNK, info: true }
    result = inflateRawSync(stored, options) as unknown as InflateResult // the typings do not know `info`
  } catch (cause) {
    return refuseContent(entry, `cannot be inflated to the ${entry.sizeBytes} bytes that it declares`, cause)
  }
  if (result.engine.bytesWritten !== stored.length) refuseContent(entry, 'has bytes after its end')
  return result.buffer
}

/** zlib takes no smaller chunks, in bytes. */
const LEAST_CHUNK = 64

/** What node:zlib returns with `info: true`. */
interface InflateResult {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

function refuseContent(entry: DirectoryEntry, rule: string, cause?: unknown): never {
  throw new AlmError('zip-checksum', {
    message: `zip entry ${quote(entry.name)} ${rule}`,
    remedy: 'The archive is damaged: download or export it again.',
    details: { entry: entry.name },
    cause,
  })
}
