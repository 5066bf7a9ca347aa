// Tells whether a file on disk holds certain bytes, without reading more of it than it takes to know.
import { closeSync, openSync, readSync } from 'node:fs'

/** Read into memory that all files share: thousands of them would otherwise each need some of their own. */
const chunk = Buffer.allocUnsafeSlow(256 * 1024)

const MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** True when a regular file holds `bytes`; a byte order mark at the start of either makes no difference. */
export function holdsContent(file: string, bytes: Uint8Array): boolean {
  const wanted = withoutMark(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const handle = openSync(file, 'r')
  try {
    let at = 0
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      const read = chunk.subarray(0, length)
      const content = at === 0 ? withoutMark(read) : read
      const end = at + content.length
      if (!content.equals(wanted.subarray(at, end))) return false
      at = end
    }
    return at === wanted.length
  } finally {
    closeSync(handle)
  }
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, MARK.length).equals(MARK) ? bytes.subarray(MARK.length) : bytes
}
