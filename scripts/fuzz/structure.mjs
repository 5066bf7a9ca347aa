// Damage that keeps the grammar: archives whose records lie in one field, and components that bear other names.
import { fields, rawZip } from '../../test/hostile/raw-zip.mjs'
import { CLAIMED_PATHS, HOSTILE_NAMES } from './names.mjs'

const LIES = {
  flags: [1, 4, 8, 1 << 5, 1 << 6, 1 << 11, 1 << 13, 0xffff],
  method: [0, 1, 8, 9, 12, 14, 93, 99, 0xffff],
  crc: [0, 1, 0xffffffff],
  stored: [0, 1, 30, 0x7fffffff, 0xfffffffe, 0xffffffff],
  size: [0, 1, 30, 0x7fffffff, 0xfffffffe, 0xffffffff],
  mode: [0x41ed, 0x81a4, 0xa1ff, 0x21b6, 0x61b6, 0x11b6, 0xc1ff, 0xffff],
  disk: [1, 0xffff],
  start: [0, 1, 30, 60, 0xfffffffe, 0xffffffff],
  extra: [
    fields([1, 2], [0, 2]),
    fields([1, 2], [16, 2], [1, 4], [0, 4], [1, 4], [0, 4]),
    fields([0x7075, 2], [9, 2], [1, 1], [0, 4], [0x6c697665, 4]),
    fields([0x5455, 2], [0xffff, 2]),
    Buffer.alloc(3),
    Buffer.alloc(40),
  ],
}

const ARCHIVE_LIES = {
  prefix: [Buffer.from('#!/bin/sh\n'), Buffer.alloc(40)],
  gap: [Buffer.alloc(1), Buffer.from('PK\x01\x02', 'latin1')],
  beforeEnd: [Buffer.alloc(20), fields([0x07064b50, 4], [0, 4], [0, 4], [0, 4], [1, 4])],
  suffix: [Buffer.alloc(1), Buffer.from('PK\x05\x06', 'latin1')],
  comment: [Buffer.from('x'), Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(22)],
  commentBytes: [0, 1, 0xffff],
  count: [0, 1, 2, 0xffff],
  countHere: [0, 1, 0xffff],
  disk: [1, 0xffff],
  directoryDisk: [1, 0xffff],
  directoryBytes: [0, 46, 0xffffffff],
  directoryStart: [0, 30, 0xffffffff],
}

/** The files as an archive one to three of whose fields lie, in both headers of an entry or in the local one alone. */
export function lyingArchive(files, random) {
  const entries = files.map(({ name, bytes }) => ({ name, content: bytes, flags: 1 << 11 }))
  const archive = {}
  for (let left = 1 + random.below(3); left > 0; left--) {
    if (random.below(4) === 0) {
      const field = random.pick(Object.keys(ARCHIVE_LIES))
      archive[field] = random.pick(ARCHIVE_LIES[field])
      continue
    }
    const entry = random.pick(entries)
    const kind = random.below(8)
    if (kind === 0) entries.push({ ...entry, content: random.pick(entries).content })
    else if (kind === 1) entries.push({ ...entry, name: otherSpelling(entry.name, random) })
    else if (kind === 2) entry.name = random.pick(HOSTILE_NAMES)
    else {
      const field = random.pick(Object.keys(LIES))
      const lie = { [field]: random.pick(LIES[field]) }
      if (random.below(2) === 0) entry.local = lie
      else Object.assign(entry, lie)
    }
  }
  return rawZip(entries, archive)
}

function otherSpelling(name, random) {
  return random.pick([
    name.toUpperCase(),
    name.normalize('NFD'),
    name.replace(/./, encode),
    `${name}/x`,
    `${name}/`,
  ])
}

const encode = (char) => `%${char.codePointAt(0).toString(16).padStart(2, '0')}`

/** The files with one to three texts of the two documents replaced: by hostile names, by places, by other texts. */
export function renameComponents(files, random) {
  const documents = files.filter(({ name }) => /(solution|customizations)\.xml$/i.test(name))
  const paths = [...CLAIMED_PATHS, ...files.map(({ name }) => `/${name}`)]
  const changed = new Map(documents.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]))
  for (let left = 1 + random.below(3); left > 0 && documents.length > 0; left--) {
    const { name } = random.pick(documents)
    const text = changed.get(name)
    const texts = [...text.matchAll(/>([^<>]{1,200})<\/|(?:[Nn]ame|[Ii]d)="([^"]*)"/g)]
    if (texts.length === 0) continue
    const { 0: whole, 1: inner, 2: value, index } = random.pick(texts)
    const old = inner ?? value
    const at = index + whole.indexOf(old, inner === undefined ? whole.indexOf('"') : 1)
    const fresh = random.pick([HOSTILE_NAMES, paths, texts.map((other) => other[1] ?? other[2])])
    changed.set(name, text.slice(0, at) + escape(random.pick(fresh)) + text.slice(at + old.length))
  }
  return files.map((file) =>
    changed.has(file.name) ? { ...file, bytes: Buffer.from(changed.get(file.name)) } : file,
  )
}

const escape = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
