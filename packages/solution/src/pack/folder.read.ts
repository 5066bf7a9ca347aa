// Reads an unpacked folder into memory, within limits.
import { readFileSync, statSync } from 'node:fs'
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
  const found = listFiles(folder, (name) => !isIgnoredFolder(name)).filter(({ path }) => path.includes('/'))
  const totalBytes = found.reduce((sum, file) => sum + file.sizeBytes, 0)
  const largest = found.reduce((most, file) => Math.max(most, file.sizeBytes), 0)
  if (found.length > limits.entries || totalBytes > limits.totalBytes || largest > limits.entryBytes) {
    throw new AlmError('solution-too-large', {
      message: `folder ${quote(folder)} has ${found.length} files and ${formatBytes(totalBytes)}, the largest file ${formatBytes(largest)}; the limits are ${limits.entries} files, ${formatBytes(limits.totalBytes)} and ${formatBytes(limits.entryBytes)}`,
      remedy: 'Check that the folder holds one unpacked solution and nothing else.',
    })
  }
  const files = new Map<string, Uint8Array>()
  for (const { path } of found) files.set(path, readFileSync(join(folder, path)))
  return files
}
