// Reads an unpacked folder into memory, within limits.
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AlmError, formatBytes, quote } from '@powerops/core'
import { isIgnoredFolder } from '../layout/file-names.js'
import { listFiles } from '../layout/tree.read.js'
import { refuseInterrupted } from '../unpack/staged-changes.write.js'
import { defaultZipLimits, type ZipLimits } from '../zip/limits.js'

/**
 * The files in the folders of an unpacked solution, by path. Files at its top, dot folders (`.git`), `bin` and `obj`
 * are left out: they are no parts of a solution.
 * @throws AlmError `file-not-found` when there is no such folder, `path-outside-workspace` for a symbolic link in it,
 * `solution-too-large` when it exceeds a limit, `solution-invalid` when unpacking into it was interrupted.
 */
export async function readUnpackedFolder(
  folder: string,
  limits: ZipLimits = defaultZipLimits,
): Promise<Map<string, Uint8Array>> {
  const status = statSync(folder, { throwIfNoEntry: false })
  if (!status?.isDirectory()) {
    throw new AlmError('file-not-found', {
      message: `there is no folder ${quote(folder)}`,
      remedy: 'Name the folder that holds Other/Solution.xml, and check out the repository before this step.',
    })
  }
  refuseInterrupted(folder)
  const paths = listFiles(folder, (name) => !isIgnoredFolder(name)).filter((path) => path.includes('/'))
  if (paths.length > limits.entries) {
    tooLarge(`folder ${quote(folder)} has ${paths.length} files; the limit is ${limits.entries}`)
  }
  const files = new Map<string, Uint8Array>()
  let roomBytes = limits.totalBytes
  for (const path of paths) {
    const bytes = readWithin(join(folder, path), Math.min(roomBytes, limits.entryBytes))
    files.set(path, bytes)
    roomBytes -= bytes.length
  }
  return files
}

/** @throws AlmError `solution-too-large`, before a file is read that has more bytes than there is room for. */
function readWithin(file: string, roomBytes: number): Buffer {
  const handle = openSync(file, 'r')
  try {
    const { size } = fstatSync(handle)
    if (size > roomBytes) {
      tooLarge(`file ${quote(file)} has ${formatBytes(size)}; there is room for ${formatBytes(roomBytes)}`)
    }
    const bytes = Buffer.allocUnsafe(size)
    let length = 0
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = readSync(handle, bytes, length, size - length, length)
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(handle)
  }
}

function tooLarge(message: string): never {
  throw new AlmError('solution-too-large', {
    message,
    remedy: 'Check that the folder holds one unpacked solution and nothing else.',
  })
}
