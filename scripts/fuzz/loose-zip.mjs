// A reader of archives that believes what it finds: local headers from the start on, and no checks at all. Where it
// differs from the strict one on an archive that the strict one accepts, that archive can be read in two ways.
import { inflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const DESCRIPTOR = Buffer.from('PK\x07\x08', 'latin1')

/** The files by their names in the local headers, as a program finds them that never looks at the directory. */
export function readArchiveLoosely(zip) {
  const files = new Map()
  for (let at = 0; at + 30 <= zip.length && zip.readUInt32LE(at) === LOCAL;) {
    const nameEnd = at + 30 + zip.readUInt16LE(at + 26)
    const start = nameEnd + zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 30, nameEnd)
    const { content, end } = readContent(zip, at, start)
    if (!name.endsWith('/')) files.set(name, content)
    at = (zip.readUInt16LE(at + 6) & 8) === 0 ? end : behindDescriptor(zip, end)
  }
  return files
}

function readContent(zip, header, start) {
  const declaredEnd = start + zip.readUInt32LE(header + 18)
  if (zip.readUInt16LE(header + 8) === 0)
    return { content: zip.subarray(start, declaredEnd), end: declaredEnd }
  const { buffer, engine } = inflateRawSync(zip.subarray(start), { info: true })
  return { content: buffer, end: start + engine.bytesWritten }
}

function behindDescriptor(zip, end) {
  return end + (zip.subarray(end, end + 4).equals(DESCRIPTOR) ? 16 : 12)
}
