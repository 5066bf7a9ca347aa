// The hostile archives: file name without its ending, and bytes. What comes before `--` is the expected verdict.
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { descriptor, fields, rawZip } from './raw-zip.mjs'
import { COLLISIONS, NAMES } from './zip-names.mjs'

const x = (name) => ({ name, content: name })
const good = { name: 'a.txt', content: 'hello hello hello' }
const MiB = 1024 * 1024

function namedZips() {
  return Object.entries(NAMES).flatMap(([code, names]) =>
    Object.entries(names).map(([what, name]) => {
      const entry = typeof name === 'object' && 'name' in name ? name : { name }
      const isFolder = String(entry.name).endsWith('/')
      return [`${code}--${what}`, rawZip([good, { content: isFolder ? '' : 'x', ...entry }])]
    }),
  )
}

const LINKS = {
  'symbolic-link': { name: 'link', content: '/etc/passwd', mode: 0xa1ff },
  'symbolic-link-as-folder': { name: 'link/', mode: 0xa1ff },
  'character-device': { name: 'device', mode: 0x21b6 },
  'block-device': { name: 'device', mode: 0x61b6 },
  'named-pipe': { name: 'pipe', mode: 0x11b6 },
  socket: { name: 'socket', mode: 0xc1ff },
  'symbolic-link-of-macos': { name: 'link', content: '/etc/passwd', mode: 0xa1ed, madeBy: 19 },
  'symbolic-link-of-unix': { name: 'link', content: '/etc/passwd', mode: 0xa1ff, madeBy: 3 },
  'symbolic-link-stored': { name: 'link', content: '../../etc', method: 0, mode: 0xa1ff },
  door: { name: 'door', mode: 0xd1ff },
  whiteout: { name: 'whiteout', mode: 0xe1ff },
  'folder-with-content-stored': { name: 'd/', content: 'x', method: 0 },
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
  'method-shrink': { ...good, method: 1 },
  'method-implode': { ...good, method: 6 },
  'method-xz': { ...good, method: 95 },
  'method-of-nobody': { ...good, method: 0xffff },
  'compressed-patched-data': { ...good, flags: 1 << 5 },
  'flag-of-nobody': { ...good, flags: 1 << 15 },
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
    'deflate-block-of-type-3': { name: 'e', data: Buffer.from([0x07, 0x00]), size: 0, crc: 0 },
    'deflate-distance-before-the-start': {
      name: 'e',
      data: Buffer.from([0x4b, 0x04, 0x03, 0x00]),
      size: 4,
      crc: 0,
    },
    'two-deflate-streams': {
      ...good,
      data: Buffer.concat([deflateRawSync(good.content), deflateRawSync('x')]),
    },
    'stream-with-a-zlib-header': { ...good, data: deflateSync(good.content) },
    'stream-with-a-gzip-header': { ...good, data: gzipSync(good.content) },
    'declared-nothing-and-bomb': { name: 'bomb', data: bomb, size: 0, crc: 0 },
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

function unicodePath(name, version = 1, crc = crc32('a.txt')) {
  const header = fields([0x7075, 2], [5 + name.length, 2], [version, 1], [crc, 4])
  return Buffer.concat([header, Buffer.from(name)])
}

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
  'second-name-of-an-older-form': [{ ...good, extra: unicodePath('evil', 2) }],
  'second-name-that-is-empty': [{ ...good, extra: unicodePath('') }],
  'extra-fields-of-60-kb': [{ ...good, extra: Buffer.alloc(60_000) }],
  'extra-field-cut-off': [{ ...good, extra: fields([0x5455, 2], [40, 2], [1, 1]) }],
  'extra-field-of-three-bytes': [{ ...good, extra: Buffer.alloc(3) }],
  'local-extra-field-cut-off': [{ ...good, local: { extra: fields([0x5455, 2], [40, 2]) } }],
  'zip64-field-behind-a-lie': [
    { ...good, extra: Buffer.concat([fields([0x5455, 2], [2, 2]), fields([1, 2]), zip64Field(1)]) },
  ],
  'zip64-field-in-the-local-header': [{ ...good, local: { extra: zip64Field(17, 19) } }],
  'zip64-local-size': [{ ...good, local: { size: 0xffffffff, stored: 0xffffffff } }],
  'local-name-is-longer': [{ ...good, local: { name: 'a.txt.exe' } }],
  'local-name-escapes': [{ ...good, local: { name: '../../evil' } }],
  'local-name-is-empty': [{ ...good, local: { name: '' } }],
  'local-utf-8-flag-differs': [{ ...good, local: { flags: 1 << 11 } }],
  'local-header-encrypted': [{ ...good, local: { flags: 1 << 6 } }],
  'local-header-with-descriptor': [{ ...good, local: { flags: 8 } }],
  'two-entries-of-one-data': [good, { ...good, name: 'b.txt', start: 0 }],
  'entry-in-the-data-of-another': [
    { name: 'outer', content: rawZip([x('evil')]), method: 0 },
    { ...x('evil'), start: 35 },
  ],
  'descriptor-of-64-bits': [
    {
      ...good,
      flags: 8,
      after: fields([0x08074b50, 4], [crc32(good.content), 4], [19, 4], [0, 4], [17, 4], [0, 4]),
    },
  ],
  'descriptor-with-wrong-checksum': [
    { ...good, flags: 8, after: descriptor(Buffer.from('other'), deflateRawSync(good.content)) },
  ],
  'descriptor-without-flag': [
    { ...good, after: descriptor(Buffer.from(good.content), deflateRawSync(good.content)) },
    x('b'),
  ],
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
  'two-end-records': Buffer.concat([whole, whole.subarray(-22)]),
  'two-directories': Buffer.concat([whole, inner.subarray(inner.indexOf('PK\x01\x02', 0, 'latin1'))]),
  'end-record-in-an-end-record': rawZip([good], {
    comment: Buffer.concat([Buffer.from('x'), inner.subarray(-22)]),
  }),
  'comment-that-starts-an-end-record': rawZip([good], { comment: Buffer.from('PK\x05\x06', 'latin1') }),
  'only-an-end-record-that-counts': fields([0x06054b50, 4], [0, 4], [1, 2], [1, 2], [46, 4], [0, 4], [0, 2]),
  'zip64-end-record': rawZip([good], {
    beforeEnd: Buffer.concat([
      fields([0x06064b50, 4], [44, 4], [0, 4]),
      Buffer.alloc(44),
      fields([0x07064b50, 4], [0, 4], [0, 4], [0, 4], [1, 4]),
    ]),
  }),
  'zip64-locator-that-leads-away': rawZip([good], {
    beforeEnd: fields([0x07064b50, 4], [0, 4], [0xffff, 4], [0xffff, 4], [1, 4]),
  }),
  'archive-extra-data-record': rawZip([good], { gap: fields([0x08064b50, 4], [0, 4]) }),
  'digital-signature': rawZip([good], { beforeEnd: fields([0x05054b50, 4], [0, 2]) }),
  'spanned-archive': rawZip([good], { prefix: Buffer.from('PK\x07\x08', 'latin1') }),
  'byte-order-mark-before-the-archive': rawZip([good], { prefix: Buffer.from('\ufeff') }),
  'line-break-after-the-end': rawZip([good], { suffix: Buffer.from('\n') }),
  'image-before-the-archive': rawZip([good], { prefix: Buffer.from('GIF89a\x01\0\x01\0', 'latin1') }),
  'all-lines-ended-by-windows': Buffer.from(
    whole.toString('latin1').replaceAll('PK\x03\x04', 'PK\r\x03\x04'),
    'latin1',
  ),
  'gzip-file': gzipSync('x'),
  'executable-file': Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'),
  'seven-zip-file': Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]),
  zeros: Buffer.alloc(1000),
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
  'archive-in-an-archive-stays-a-file': rawZip([
    { name: 'a.zip', content: rawZip([{ name: 'b.zip', content: inner }]) },
  ]),
  'folder-entry-and-its-file-in-another-case': rawZip([{ name: 'a/' }, x('A/b')]),
  'made-on-windows': rawZip([{ ...good, mode: 0, madeBy: 10 }]),
  'second-name-that-agrees-with-another-checksum': rawZip([{ ...good, extra: unicodePath('a.txt', 1, 0) }]),
  'extra-field-of-padding': rawZip([{ ...good, extra: Buffer.alloc(8) }]),
  'two-extra-fields': rawZip([
    { ...good, extra: fields([0x5455, 2], [1, 2], [0, 1], [0x7875, 2], [1, 2], [1, 1]) },
  ]),
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
