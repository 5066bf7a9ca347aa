import { encodeEntryName, decodeEntryName, foldName, parseRelativePath } from '../src/zip/names.js'
import { parseUnpackedPath, toFileName, toFilePath } from '../src/layout/file-names.js'
import { posix, win32 } from 'node:path'
import { codeOf } from './raw-zip.js'

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const PIECES = [
  '.',
  '..',
  '/',
  '\\',
  ':',
  'a',
  'con',
  ' ',
  '%2e',
  '%2F',
  '\0',
  '\u202e',
  'ﬁ',
  'é',
  '😀',
  '-',
  '~',
  '*',
  'C:',
]

function randomName(next: () => number): string {
  const length = 1 + Math.floor(next() * 8)
  return Array.from({ length }, () => PIECES[Math.floor(next() * PIECES.length)]).join('')
}

it('accepts no name that leaves its folder on any system, of 20 000 odd ones', () => {
  const next = random(1)
  let accepted = 0
  for (let i = 0; i < 20_000; i++) {
    const name = randomName(next)
    if (codeOf(() => parseRelativePath(name, 'name')) !== 'none') continue
    accepted++
    expect(posix.resolve('/root', name).startsWith('/root/')).toBe(true)
    expect(win32.resolve('C:\\root', name).startsWith('C:\\root\\')).toBe(true)
    expect(posix.normalize(name)).toBe(name)
  }
  expect(accepted).toBeGreaterThan(500)
})

it('refuses or accepts 20 000 odd names with a code of its own', () => {
  const next = random(2)
  const codes = new Set<string>()
  for (let i = 0; i < 20_000; i++) codes.add(codeOf(() => parseRelativePath(randomName(next), 'name')))
  expect([...codes].sort()).toEqual(['none', 'zip-entry-escapes', 'zip-entry-refused'])
})

it('writes entry names that are read back as the same path', () => {
  const next = random(3)
  for (let i = 0; i < 5_000; i++) {
    const name = randomName(next)
    expect(decodeEntryName(encodeEntryName(name))).toBe(name)
  }
})

it.each([
  ['a/b.xml', 'A/B.XML'],
  ['straße', 'STRASSE'],
  ['é', 'e\u0301'],
])('takes %j and %j for one file', (left, right) => {
  expect(foldName(left)).toBe(foldName(right))
})

it.each([
  ['a/b', 'a_b'],
  ['a\\b:c*d?e"f<g>h|i', 'a_b_c_d_e_f_g_h_i'],
  ['new_\u0007bell', 'new__bell'],
  ['Kept as it is. ', 'Kept as it is. '],
])('makes of the component name %j the file name %j', (name, file) => {
  expect(toFileName(name)).toBe(file)
})

it.each([
  ['p_//dbl.js', 'p_/dbl.js'],
  ['/p_/a b/c.js', 'p_/a b/c.js'],
  ['p_/a:b.js', 'p_/a_b.js'],
])('makes of the web resource name %j the path %j', (name, path) => {
  expect(toFilePath(name)).toBe(path)
})

it.each([
  ['.github/workflows/x.yml'],
  ['.git/config'],
  ['WebResources/p_/.git/hooks/pre-commit'],
  ['Roles/.gitattributes'],
  ['.env'],
])('does not unpack %j', (path) => {
  expect(codeOf(() => parseUnpackedPath(path))).toBe('zip-entry-refused')
})
