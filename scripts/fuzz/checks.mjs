// What must hold of every case, however damaged its input is.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import {
  parseSolution,
  planPack,
  planUnpack,
  readUnpackedFolder,
  writeUnpackedFolder,
  writeZip,
} from '@powerops/solution'
import { AlmError } from '@powerops/core'

/** Files that are no part of the solution: no run may touch them. */
const BYSTANDERS = new Map([
  ['solution/.git/config', 'bystander'],
  ['solution/.gitattributes', 'bystander'],
  ['solution/README.md', 'bystander'],
  ['.github/workflows/ci.yml', 'bystander'],
  ['beside.txt', 'bystander'],
])

/** Holds that each path is a plain relative one, and that no two are one file on a disk that ignores case. */
export function checkPaths(paths) {
  const seen = new Set()
  for (const each of paths) {
    const segments = each.split('/')
    const isPlain = segments.every(
      (segment) =>
        !/^$|^\.{1,2}$|[. ]$|[\\:*?"<>|\u0000-\u001f]/.test(segment) && !/^\.git|^git~/i.test(segment),
    )
    if (!isPlain || each.startsWith('.'))
      throw new Error(`a file would be written to ${JSON.stringify(each)}`)
    const key = each.normalize('NFC').toLowerCase()
    if (seen.has(key)) throw new Error(`two files would be written to ${JSON.stringify(each)}`)
    seen.add(key)
  }
}

/** Holds that what was packed and unpacked once is packed to the same bytes for ever. */
export function checkStable(files, options) {
  const first = repack(writeZip(planPack(files, options).entries), options)
  if (!first.equals(repack(first, options))) throw new Error('packing again gave other bytes')
}

function repack(zip, options) {
  const { files } = planUnpack(parseSolution(zip), options)
  checkPaths(files.keys())
  return Buffer.from(writeZip(planPack(files, options).entries))
}

/** Writes the files over what is there, and holds that the folder has exactly these and its surroundings none. */
export async function checkWrite(scratch, before, files) {
  const around = mkdtempSync(path.join(scratch, 'case-'))
  const folder = path.join(around, 'solution')
  for (const [name, text] of BYSTANDERS) put(path.join(around, name), text)
  try {
    await writeUnpackedFolder(folder, before)
    await writeUnpackedFolder(folder, files)
    const read = await readUnpackedFolder(folder)
    for (const [name, bytes] of files) {
      if (name.includes('/') && !equalButMark(read.get(name), bytes))
        throw new Error(`${name} has other bytes`)
    }
    const again = await writeUnpackedFolder(folder, files)
    if (again.added.length + again.changed.length + again.removed.length > 0) {
      throw new Error(
        `a second run changes ${JSON.stringify(again.added.concat(again.changed, again.removed))}`,
      )
    }
    checkTree(around, new Map([...foreign(before, files), ...files]))
  } catch (error) {
    // A refusal is fine, and then nothing may have happened.
    if (!(error instanceof AlmError)) throw error
    checkTree(around, new Map([...files, ...before]))
    throw error
  } finally {
    rmSync(around, { recursive: true })
  }
}

/** Folders that only the former solution has stay, unless every solution may have them. */
function foreign(before, files) {
  const top = (name) => name.split('/')[0].toLowerCase()
  const ours = new Set([...files.keys()].map(top))
  return [...before].filter(([name]) => !ours.has(top(name)))
}

function put(file, text) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function checkTree(around, files) {
  for (const [name, text] of BYSTANDERS) {
    const file = path.join(around, name)
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) throw new Error(`${name} was touched`)
  }
  for (const name of readdirSync(around, { recursive: true })) {
    if (!statSync(path.join(around, name)).isFile()) continue
    const found = name.replaceAll(path.sep, '/')
    if (!BYSTANDERS.has(found) && !files.has(found.slice('solution/'.length))) {
      throw new Error(`${found} was written and is no file of the solution`)
    }
  }
}

function equalButMark(read, bytes) {
  const plain = (each) =>
    Buffer.from(each)
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, '')
  return read !== undefined && plain(read) === plain(bytes)
}
