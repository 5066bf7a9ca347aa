// Small apps for tests, and ways to look at apps.
import { createHash } from 'node:crypto'
import { writeZip } from '@powerops/solution'
import { readParts } from '../src/archive/read-parts.js'

/** An msapp of the parts, in their order. */
export function msappOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return writeZip(
    Object.entries(parts).map(([name, content]) => ({ name, bytes: Buffer.from(content as Uint8Array) })),
  )
}

/** Names and digests of the parts, in their order. */
export function partsOf(msapp: Uint8Array): string[] {
  return readParts(msapp).map(
    ({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`,
  )
}

/** The content of one part as text. */
export function partText(msapp: Uint8Array, name: string): string | undefined {
  const part = readParts(msapp).find((candidate) => candidate.name === name)
  return part && Buffer.from(part.bytes).toString('utf8')
}

/** The files as a checkout on Windows may hold them: texts with CRLF. */
export function withGitLineEnds(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map(
    [...files].map(([path, bytes]) => {
      const text = Buffer.from(bytes).toString('latin1')
      const isText = !text.includes('\0') && !/\r(?!\n)/.test(text)
      return [path, isText ? Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1') : bytes]
    }),
  )
}
