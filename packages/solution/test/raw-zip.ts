// Builds zip archives field by field, so that a test can make one lie.
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** Any field of the headers, where it is to differ from the truth. */
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  readonly size?: number
  readonly stored?: Buffer
  readonly mode?: number
  readonly localName?: string
  readonly localSize?: number
  readonly localStart?: number
  readonly extra?: Buffer
  /** Bytes after the data, such as a data descriptor. */
  readonly after?: Buffer
}

export interface RawArchive {
  readonly prefix?: Buffer
  readonly beforeDirectory?: Buffer
  readonly afterEnd?: Buffer
  readonly comment?: Buffer
  readonly count?: number
  readonly disk?: number
  readonly directoryBytes?: number
}

function fields(...values: readonly (readonly [number, 2 | 4])[]): Buffer {
  return Buffer.concat(
    values.map(([value, width]) => {
      const bytes = Buffer.alloc(width)
      if (width === 2) bytes.writeUInt16LE(value)
      else bytes.writeUInt32LE(value)
      return bytes
    }),
  )
}

export function rawZip(entries: readonly RawEntry[], archive: RawArchive = {}): Buffer {
  const body: Buffer[] = [archive.prefix ?? Buffer.alloc(0)]
  const directory: Buffer[] = []
  let position = archive.prefix?.length ?? 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const localName = entry.localName === undefined ? name : Buffer.from(entry.localName)
    const content = Buffer.from(entry.content ?? '')
    const method = entry.method ?? 8
    const stored = entry.stored ?? (method === 8 ? deflateRawSync(content) : content)
    const extra = entry.extra ?? Buffer.alloc(0)
    const crc = entry.crc ?? crc32(content)
    const size = entry.size ?? content.length
    const flags = entry.flags ?? 0
    const head = (nameBytes: Buffer, sizeBytes: number, extraBytes: number): Buffer =>
      fields(
        [20, 2],
        [flags, 2],
        [method, 2],
        [0, 4],
        [crc, 4],
        [stored.length, 4],
        [sizeBytes, 4],
        [nameBytes.length, 2],
        [extraBytes, 2],
      )
    const after = entry.after ?? Buffer.alloc(0)
    body.push(fields([0x04034b50, 4]), head(localName, entry.localSize ?? size, 0), localName, stored, after)
    directory.push(
      fields([0x02014b50, 4], [20, 2]),
      head(name, size, extra.length),
      fields([0, 2], [0, 2], [0, 2], [0, 2], [entry.mode ?? 0, 2], [entry.localStart ?? position, 4]),
      name,
      extra,
    )
    position += 30 + localName.length + stored.length + after.length
  }
  body.push(archive.beforeDirectory ?? Buffer.alloc(0))
  position += archive.beforeDirectory?.length ?? 0
  const central = Buffer.concat(directory)
  const comment = archive.comment ?? Buffer.alloc(0)
  const end = fields(
    [0x06054b50, 4],
    [archive.disk ?? 0, 2],
    [0, 2],
    [archive.count ?? entries.length, 2],
    [archive.count ?? entries.length, 2],
    [archive.directoryBytes ?? central.length, 4],
    [position, 4],
    [comment.length, 2],
  )
  return Buffer.concat([...body, central, end, comment, archive.afterEnd ?? Buffer.alloc(0)])
}

/** The error code that an action ends with, or `none`. */
export function codeOf(action: () => unknown): string {
  try {
    action()
    return 'none'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
