// Writes zip archives field by field, so that any field can lie.
import { crc32, deflateRawSync } from 'node:zlib'

const EMPTY = Buffer.alloc(0)

/**
 * @param entries each `{ name, content }`, and any field of its headers that is to differ from the truth; `local`
 * holds those that differ in the local header alone.
 * @param archive bytes `prefix`, `gap` (before the directory), `suffix`, `comment`, and fields of the end record.
 */
export function rawZip(entries, archive = {}) {
  const body = [archive.prefix ?? EMPTY]
  const directory = []
  let position = archive.prefix?.length ?? 0
  for (const each of entries) {
    const entry = describe(each, position)
    const local = { ...entry, extra: EMPTY, ...withBuffers(each.local) }
    const bytes = Buffer.concat([
      fields([0x04034b50, 4], ...shared(local)),
      local.name,
      local.extra,
      entry.data,
      entry.after,
    ])
    body.push(bytes)
    directory.push(
      fields([0x02014b50, 4], [20, 1], [entry.madeBy, 1], ...shared(entry), [0, 2], [entry.disk, 2], [0, 2]),
    )
    directory.push(fields([0, 2], [entry.mode, 2], [entry.start, 4]), entry.name, entry.extra)
    position += bytes.length
  }
  body.push(archive.gap ?? EMPTY)
  const central = Buffer.concat(directory)
  const comment = archive.comment ?? EMPTY
  const count = archive.count ?? entries.length
  const end = fields(
    [0x06054b50, 4],
    [archive.disk ?? 0, 2],
    [archive.directoryDisk ?? 0, 2],
    [archive.countHere ?? count, 2],
    [count, 2],
    [archive.directoryBytes ?? central.length, 4],
    [archive.directoryStart ?? position + (archive.gap?.length ?? 0), 4],
    [archive.commentBytes ?? comment.length, 2],
  )
  const before = archive.beforeEnd ?? EMPTY
  return Buffer.concat([...body, central, before, end, comment, archive.suffix ?? EMPTY])
}

/** A descriptor as it follows data whose size was not known before. */
export function descriptor(content, stored, signed = true) {
  const values = fields([crc32(content), 4], [stored.length, 4], [content.length, 4])
  return signed ? Buffer.concat([fields([0x08074b50, 4]), values]) : values
}

export function fields(...values) {
  return Buffer.concat(
    values.map(([value, width]) => {
      const bytes = Buffer.alloc(width)
      bytes.writeUIntLE(value, 0, width)
      return bytes
    }),
  )
}

function describe(given, position) {
  const content = Buffer.from(given.content ?? '')
  const method = given.method ?? 8
  const data = given.data ?? (method === 8 ? deflateRawSync(content, { level: 9 }) : content)
  return {
    flags: 0,
    method,
    crc: crc32(content),
    stored: data.length,
    size: content.length,
    mode: 0,
    madeBy: 0,
    disk: 0,
    start: position,
    data,
    after: EMPTY,
    extra: EMPTY,
    ...withBuffers(given),
  }
}

function withBuffers(given = {}) {
  return given.name === undefined ? given : { ...given, name: Buffer.from(given.name) }
}

/** What local header and directory record have in common: version needed to length of the extra field. */
function shared({ flags, method, crc, stored, size, name, extra }) {
  return [
    [20, 2],
    [flags, 2],
    [method, 2],
    [0, 2],
    [33, 2],
    [crc, 4],
    [stored, 4],
    [size, 4],
    [name.length, 2],
    [extra.length, 2],
  ]
}
