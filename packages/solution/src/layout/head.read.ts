// Reads the first bytes of a file.
import { closeSync, openSync, readSync } from 'node:fs'

/** The text of the first `bytes` of a file, as UTF-8. */
export function readHead(file: string, bytes: number): string {
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(bytes)
    return head.toString('utf8', 0, readSync(handle, head, 0, bytes, 0))
  } finally {
    closeSync(handle)
  }
}
