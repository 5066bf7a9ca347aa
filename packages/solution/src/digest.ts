// The solution digest: the identity of a solution zip from the test environment to production.
import { createHash } from 'node:crypto'

/** The SHA-256 of the bytes, in lower-case hexadecimal. */
export function solutionDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
