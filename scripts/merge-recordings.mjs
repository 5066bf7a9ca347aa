// Makes one recording of what the processes of a job wrote: index.json, and numbers in the stand-ins.
// usage: merge-recordings.mjs FOLDER
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const RAW_STAND_IN =
  /00000000-0000-4000-8000-([0-9a-f]{12})|\b(org|environment|host|user|ip|text)-([0-9a-f]{12})(?![0-9a-f])/g
const NUMBERED =
  /00000000-0000-0000-0000-0*([1-9]\d*)|\b(org|environment|host|user|ip|text)-(\d+)(?![0-9a-z])/g

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: merge-recordings.mjs FOLDER')
  process.exit(2)
}
const read = (file) => readFileSync(path.join(folder, file), 'utf8')
const parts = existsSync(folder) ? readdirSync(folder).filter((file) => /^index-\w+\.jsonl$/.test(file)) : []
const indexed = existsSync(path.join(folder, 'index.json')) ? JSON.parse(read('index.json')) : []
const lines = parts
  .flatMap((part) => read(part).split('\n'))
  .flatMap(rowOf)
  .sort((a, b) => (a.order < b.order ? -1 : 1))

/** A process that was killed may have left half a line, and a full disk a row without its file. */
function rowOf(line) {
  try {
    const row = JSON.parse(line)
    return row.file === undefined || existsSync(path.join(folder, row.file)) ? [row] : []
  } catch {
    return []
  }
}

const numbers = new Map()
const last = new Map()

/** Numbers of an earlier merge are not given again. */
function reserve(text) {
  for (const [, id, kind, number] of text.matchAll(NUMBERED)) {
    const name = kind ?? 'id'
    last.set(name, Math.max(last.get(name) ?? 0, Number(id ?? number)))
  }
}

function number(text) {
  return text.replace(RAW_STAND_IN, (raw, id, kind) => {
    const name = kind ?? 'id'
    if (!numbers.has(raw)) {
      last.set(name, (last.get(name) ?? 0) + 1)
      numbers.set(raw, last.get(name))
    }
    const given = String(numbers.get(raw))
    return id === undefined ? `${kind}-${given}` : `00000000-0000-0000-0000-${given.padStart(12, '0')}`
  })
}

for (const row of indexed) reserve(JSON.stringify(row) + (row.file === undefined ? '' : read(row.file)))
const added = lines.map(({ order: _order, file, request, status, kind, note }) => {
  const row = { file, request: number(request), status, kind, note: note && number(note) }
  if (file === undefined) return row
  const text = number(read(file))
  writeFileSync(path.join(folder, file), text)
  return { ...row, sha256: createHash('sha256').update(text).digest('hex') }
})
const rows = [...indexed, ...added]
if (existsSync(folder)) {
  writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(rows, null, 1)}\n`)
  for (const part of parts) rmSync(path.join(folder, part))
}
console.log(`${added.length} answers added, ${rows.length} in ${path.join(folder, 'index.json')}`)
