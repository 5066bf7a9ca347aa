// The hostile archives: file name without its ending, and bytes. What comes before `--` is the expected verdict.
import { crc32, deflateRawSync } from 'node:zlib'
import { descriptor, fields, rawZip } from './raw-zip.mjs'

const good = { name: 'a.txt', content: 'hello hello hello' }
const MiB = 1024 * 1024

/** Names of entries by the verdict on them. */
const NAMES = {
  'zip-entry-escapes': {
    'dot-dot': '../evil.txt',
    'dot-dot-in-the-middle': 'a/../../evil.txt',
    'dot-dot-that-stays-inside': 'a/../b.txt',
    'dot-dot-at-the-end': 'a/..',
    'dot-dot-folder': '../evil/',
    backslashes: 'a\\..\\..\\evil.txt',
    'one-backslash': 'a\\b.txt',
    absolute: '/etc/passwd',
    'double-slash-share': '//server/share/evil.txt',
    'drive-letter': 'C:/evil.txt',
    'drive-relative': 'c:evil.txt',
    'unc-share': '\\\\server\\share\\evil.txt',
    'unc-device-path': '\\\\?\\C:\\evil.txt',
    'percent-dot-dot-slash': '%2e%2e%2fevil.txt',
    'percent-dot-dot-upper': 'a/%2E%2E/%2E%2E/evil.txt',
    'percent-backslash': '..%5cevil.txt',
    'percent-absolute': '%2Fetc/passwd',
    'percent-drive': 'C%3A/evil.txt',
    'mixed-percent': '.%2e/evil.txt',
  },
  'zip-entry-refused': {
    empty: '',
    'only-a-slash-twice': 'a//',
    nul: 'a.txt\0.exe',
    'percent-nul': 'a%00.txt',
    'line-break': 'a\n::warning::b',
    'percent-line-break': 'a%0A::set-output name=x::y',
    escape: 'a\u001b[2Jb',
    'c1-control': 'a\u009bb',
    'empty-segment': 'a//b',
    'dot-segment': 'a/./b',
    'only-a-dot': '.',
    'device-con': 'dir/con',
    'device-with-extension': 'NUL.txt',
    'device-com-superscript': 'com\u00b9.log',
    'device-percent': 'a/%63on',
    'device-as-folder': 'aux/b.txt',
    'device-conin': 'CONIN$',
    'device-with-blank-and-extension': 'con .txt',
    'trailing-dot': 'a./b',
    'trailing-dots': 'a...',
    'three-dots': '.../a',
    'trailing-blank': 'a.txt ',
    'percent-trailing-blank': 'a.txt%20',
    'alternate-stream': 'file.txt:stream',
    'alternate-stream-data': 'a/file.txt::$DATA',
    wildcard: 'a*.txt',
    'too-long': 'x'.repeat(261),
    'latin-1': Buffer.from([0x61, 0xe9, 0x2e]),
    'overlong-dot-dot': Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x61]),
    'half-a-surrogate': Buffer.from([0x61, 0xed, 0xa0, 0x80]),
    'declared-utf-8-and-is-not': { name: Buffer.from([0x61, 0xff]), flags: 1 << 11 },
  },
  ok: {
    'name-with-percent-that-encodes-nothing': '100%.txt',
    'name-percent-encoded-twice': '%252e%252e%252fevil.txt',
    'name-overlong-percent-stays-encoded': '%c0%ae%c0%ae%2fevil.txt',
    'name-with-dots': 'a..b/..c',
    'name-of-javascript': '__proto__/constructor',
    'name-like-a-device': 'console/com10.txt',
    'name-with-leading-dash': '-rf',
  },
}

function namedZips() {
  return Object.entries(NAMES).flatMap(([code, names]) =>
    Object.entries(names).map(([what, name]) => {
      const entry = typeof name === 'object' && 'name' in name ? name : { name }
      const isFolder = String(entry.name).endsWith('/')
      return [`${code}--${what}`, rawZip([good, { content: isFolder ? '' : 'x', ...entry }])]
    }),
  )
}

const x = (name) => ({ name, content: name })

const COLLISIONS = {
  'solution-xml-twice': [x('solution.xml'), { name: 'solution.xml', content: '<other />' }],
  'case-alone': [x('solution.xml'), x('Solution.XML')],
  'case-alone-in-a-folder': [x('Roles/a.xml'), x('roles/A.xml')],
  'case-of-sharp-s': [x('stra\u00dfe'), x('STRASSE')],
  'case-of-sigma': [x('\u03c3'), x('\u03c2')],
  'case-of-kelvin': [x('k'), x('\u212a')],
  'nfc-and-nfd': [x('caf\u00e9'), x('cafe\u0301')],
  'nfc-and-nfd-of-hangul': [x('\uac00'), x('\u1100\u1161')],
  'percent-encoding-alone': [x('a b'), x('a%20b')],
  'file-that-is-a-folder': [x('a'), x('A/b')],
  'folder-that-is-a-file': [x('a/b/c'), x('a/b')],
  'folder-entry-that-is-a-file': [{ name: 'a/' }, x('a')],
}

const LINKS = {
  'symbolic-link': { name: 'link', content: '/etc/passwd', mode: 0xa1ff },
  'symbolic-link-as-folder': { name: 'link/', mode: 0xa1ff },
  'character-device': { name: 'device', mode: 0x21b6 },
  'block-device': { name: 'device', mode: 0x61b6 },
  'named-pipe': { name: 'pipe', mode: 0x11b6 },
  socket: { name: 'socket', mode: 0xc1ff },
  'folder-with-content': { name: 'd/', content: 'x' },
  'file-with-the-mode-of-a-folder': { name: 'd', mode: 0x41ed },
  encrypted: { ...good, flags: 1 },
  'strongly-encrypted': { ...good, flags: 1 | (1 << 6) },
  'encrypted-directory': { ...good, flags: 1 << 13 },
  'method-deflate64': { ...good, method: 9, data: deflateRawSync('x') },
  'method-bzip2': { ...good, method: 12 },
  'method-lzma': { ...good, method: 14 },
  'method-zstandard': { ...good, method: 93 },
  'method-winzip-aes': { ...good, method: 99 },
}

const bomb = deflateRawSync(Buffer.alloc(64 * MiB), { level: 9 })

const SIZES = {
  'zip-checksum': {
    'fewer-bytes-than-declared': { ...good, size: 100 },
    'more-bytes-than-declared': { ...good, size: 3 },
    'more-bytes-than-the-declared-zero': { ...good, size: 0 },
    'stored-with-fewer-bytes': { ...good, method: 0, size: 18 },
    'stored-with-more-bytes': { ...good, method: 0, size: 3 },
    'bomb-that-declares-little': { name: 'bomb', data: bomb, size: 1000, crc: 0 },
    'wrong-checksum': { ...good, crc: 1 },
    'wrong-checksum-of-stored': { ...good, method: 0, crc: 1 },
    'wrong-checksum-of-nothing': { name: 'empty', crc: 1 },
    'one-bit-of-the-content': { ...good, method: 0, data: Buffer.from('hellp hello hello') },
    'no-deflate-stream': { ...good, data: Buffer.from([0xff, 0xff, 0xff]) },
    'deflate-stream-cut-off': { ...good, data: deflateRawSync(good.content).subarray(0, -2) },
    'bytes-after-the-deflate-stream': { name: 'e', data: Buffer.from([0x03, 0x00, 0x41, 0x41]) },
    'no-data-at-all': { name: 'e', data: Buffer.alloc(0) },
  },
  'zip-too-large': {
    'ratio-bomb': { name: 'bomb', data: bomb, size: 64 * MiB },
    'entry-that-declares-300-mb': { ...good, size: 300 * MiB },
    'entry-that-declares-4-gb': { ...good, size: 0xfffffffe },
  },
}

function zip64Field(...values) {
  return Buffer.concat([fields([1, 2], [values.length * 8, 2]), ...values.map((v) => fields([v, 4], [0, 4]))])
}

const secondName = Buffer.concat([fields([0x7075, 2], [9, 2], [1, 1], [0, 4]), Buffer.from('evil')])

const ENTRIES = {
  'local-name-differs': [{ ...good, local: { name: 'b.txt' } }],
  'local-name-differs-in-case': [{ ...good, local: { name: 'A.txt' } }],
  'local-size-differs': [{ ...good, local: { size: 3 } }],
  'local-stored-size-differs': [{ ...good, local: { stored: 3 } }],
  'local-method-differs': [{ ...good, local: { method: 0 } }],
  'local-checksum-differs': [{ ...good, local: { crc: 7 } }],
  'local-flags-differ': [{ ...good, local: { flags: 1 } }],
  'local-zeros-without-descriptor': [{ ...good, local: { crc: 0, size: 0, stored: 0 } }],
  'overlapping-entries': [good, { ...x('b.txt'), start: 0 }],
  'quoted-overlap': [
    { ...good, local: { extra: Buffer.alloc(40) }, start: 0 },
    { ...x('b'), start: 12 },
  ],
  'entry-outside-the-archive': [{ ...good, start: 5_000_000 }],
  'entry-in-the-directory': [good, { ...x('b.txt'), start: 60 }],
  'data-beyond-the-directory': [{ ...good, stored: 5000 }],
  'descriptor-that-differs': [{ ...good, flags: 8, after: Buffer.alloc(16) }],
  'descriptor-that-is-missing': [{ ...good, flags: 8 }],
  'second-name-in-extra-field': [{ ...good, extra: secondName }],
  'second-name-in-local-extra-field': [{ ...good, local: { extra: secondName } }],
  'zip64-stored-size': [{ ...good, stored: 0xffffffff, extra: zip64Field(19) }],
  'zip64-start': [{ ...good, start: 0xffffffff, extra: zip64Field(0) }],
  'zip64-size': [{ ...good, size: 0xffffffff, extra: zip64Field(17) }],
  'zip64-field-without-need': [{ ...good, extra: zip64Field(1, 1) }],
  'entry-on-another-disk': [{ ...good, disk: 1 }],
}

const whole = rawZip([good, x('b.txt')])
const inner = rawZip([x('evil.txt')])

const ARCHIVES = {
  'empty-file': Buffer.alloc(0),
  'text-file': Buffer.from('this is no archive'),
  'only-a-signature': Buffer.from('PK\x03\x04', 'latin1'),
  'script-before-the-archive': rawZip([good], { prefix: Buffer.from('#!/bin/sh\necho\n') }),
  'script-before-with-unmoved-offsets': Buffer.concat([Buffer.from('#!/bin/sh\n'), whole]),
  'bytes-before-the-directory': rawZip([good], { gap: Buffer.from('hidden') }),
  'bytes-before-the-end-record': rawZip([good], { beforeEnd: Buffer.from('hidden') }),
  'bytes-after-the-end': rawZip([good], { suffix: Buffer.from('<script>') }),
  'archive-after-an-archive': Buffer.concat([whole, inner]),
  'archive-in-the-comment': rawZip([good], { comment: inner }),
  'end-record-in-the-comment': rawZip([good], { comment: inner.subarray(-22) }),
  'comment-shorter-than-declared': rawZip([good], { commentBytes: 9 }),
  'comment-longer-than-declared': rawZip([good], { comment: Buffer.from('comment'), commentBytes: 2 }),
  'count-too-high': rawZip([good], { count: 2 }),
  'count-too-low': rawZip([good, x('b')], { count: 1 }),
  'count-of-nothing': rawZip([good], { count: 0 }),
  'count-of-this-disk-differs': rawZip([good], { countHere: 2 }),
  'second-of-two-disks': rawZip([good], { disk: 1 }),
  'directory-on-another-disk': rawZip([good], { directoryDisk: 1 }),
  'directory-size-too-small': rawZip([good], { directoryBytes: 3 }),
  'directory-size-too-large': rawZip([good], { directoryBytes: 5000 }),
  'directory-start-moved': rawZip([good], { directoryStart: 3 }),
  'directory-start-beyond-the-end': rawZip([good], { directoryStart: 0xfffffff0 }),
  'zip64-count': rawZip([good], { count: 0xffff }),
  'zip64-directory-start': rawZip([good], { directoryStart: 0xffffffff }),
  'zip64-locator': rawZip([good], { beforeEnd: fields([0x07064b50, 4], [0, 4], [0, 4], [0, 4], [1, 4]) }),
  'cut-off-in-the-first-header': whole.subarray(0, 12),
  'cut-off-in-the-data': whole.subarray(0, 45),
  'cut-off-in-the-directory': whole.subarray(0, -60),
  'cut-off-in-the-end-record': whole.subarray(0, -9),
  'first-half-missing': whole.subarray(40),
}

const stored = Buffer.from('described')
const deflated = deflateRawSync(stored)
const unknownYet = { local: { crc: 0, stored: 0, size: 0 } }

const SOUND = {
  'nothing-in-it': rawZip([]),
  'stored-and-deflated': rawZip([good, { name: 'd/b', content: 'x', method: 0 }, { name: 'empty' }]),
  'folder-entries': rawZip([{ name: 'd/', method: 0, mode: 0x41ed }, x('d/a')]),
  comment: rawZip([good], { comment: Buffer.from('made by nobody') }),
  'file-mode': rawZip([{ ...good, mode: 0x81a4 }]),
  'executable-mode': rawZip([{ ...good, mode: 0x81ed }]),
  'descriptor-signed': rawZip([
    { name: 'a', content: stored, flags: 8, after: descriptor(stored, deflated), ...unknownYet },
  ]),
  'descriptor-unsigned': rawZip([
    { name: 'a', content: stored, flags: 8, after: descriptor(stored, deflated, false), ...unknownYet },
  ]),
  'descriptor-of-stored': rawZip([
    { name: 'a', content: stored, method: 0, flags: 8, after: descriptor(stored, stored), ...unknownYet },
  ]),
  'local-headers-with-flags-of-effort': rawZip([{ ...good, flags: 4, local: { flags: 2 } }]),
  'second-name-that-agrees': rawZip([
    {
      ...good,
      extra: Buffer.concat([fields([0x7075, 2], [10, 2], [1, 1], [crc32('a.txt'), 4]), Buffer.from('a.txt')]),
    },
  ]),
  'extra-field-of-times': rawZip([{ ...good, extra: fields([0x5455, 2], [5, 2], [1, 1], [1e9, 4]) }]),
  'megabyte-of-zeros': rawZip([{ name: 'zeros', content: Buffer.alloc(MiB) }]),
}

function rows(code, table, toBytes = (value) => value) {
  return Object.entries(table).map(([what, value]) => [`${code}--${what}`, toBytes(value)])
}

/** @returns pairs of file name (without `.zip`) and bytes. */
export function zipFiles() {
  return [
    ...namedZips(),
    ...rows('zip-duplicate-entry', COLLISIONS, (entries) => rawZip(entries)),
    ...rows('zip-entry-refused', LINKS, (entry) => rawZip([x('first'), entry])),
    ...Object.entries(SIZES).flatMap(([code, table]) =>
      rows(code, table, (entry) => rawZip([x('first'), entry])),
    ),
    ['zip-too-large--count-bomb', rawZip([good], { count: 60_000 })],
    ...rows('zip-invalid', ENTRIES, (entries) => rawZip(entries)),
    ...rows('zip-invalid', ARCHIVES),
    ...rows('ok', SOUND),
  ]
}
