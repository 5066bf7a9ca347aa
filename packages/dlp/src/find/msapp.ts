// Connectors inside the file of a canvas app, which is an archive of its own.
import { AlmError, quote } from '@powerops/core'
import { readZip, withForwardSlashes, type ZipEntry } from '@powerops/solution'
import { partOf, readerOf, type AppUse } from './app-parts.js'
import { readJsonPart } from './read-part.js'

/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024

/**
 * The connectors that an app file holds.
 * @throws AlmError when the file, or a part that names connectors, cannot be read.
 */
export function readMsapp(bytes: Uint8Array): AppUse[] {
  const entries = readZip(withForwardSlashes(bytes).archive)
  const found = entries.flatMap((entry) => {
    const read = readerOf(entry.path)
    return read ? [read(readJson(entry))] : []
  })
  if (found.length === 0) {
    throw new AlmError('json-invalid', { message: 'it is no app, or one of a form that is not known' })
  }
  return found.flat()
}

function readJson(entry: ZipEntry): unknown {
  if (entry.sizeBytes > MAX_JSON_BYTES) {
    throw new AlmError('json-invalid', { message: `part ${quote(entry.path)} of the app is too large` })
  }
  return partOf(readJsonPart(entry.read()), entry.path)
}
