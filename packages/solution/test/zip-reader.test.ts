import { defaultZipLimits, readZip, writeZip, writeZipInPieces, type ZipInput } from '../src/index.js'
import { codeOf, rawZip, type RawArchive, type RawEntry } from './raw-zip.js'

const file: RawEntry = { name: 'a.txt', content: 'hello hello hello' }

/** Reads everything, as a consumer would. */
function readAll(zip: Uint8Array, limits = defaultZipLimits): Map<string, string> {
  return new Map(readZip(zip, limits).map((entry) => [entry.path, Buffer.from(entry.read()).toString()]))
}

describe('a sound archive', () => {
  it('is read in its order, deflated or stored', () => {
    const zip = rawZip([
      file,
      { name: 'd/b.txt', content: 'stored', method: 0 },
      { name: 'empty', content: '' },
    ])
    expect([...readAll(zip)]).toEqual([
      ['a.txt', 'hello hello hello'],
      ['d/b.txt', 'stored'],
      ['empty', ''],
    ])
  })

  it('may name its directories, which are left out', () => {
    const zip = rawZip([
      { name: 'd/', mode: 0x41ed, method: 0 },
      { name: 'd/a.txt', content: 'x' },
    ])
    expect([...readAll(zip).keys()]).toEqual(['d/a.txt'])
  })

  it('keeps the raw name beside the percent-decoded path', () => {
    const [entry] = readZip(rawZip([{ name: 'appactions/x%7By%7D/app%20action.xml', content: 'x' }]))
    expect(entry?.name).toBe('appactions/x%7By%7D/app%20action.xml')
    expect(entry?.path).toBe('appactions/x{y}/app action.xml')
  })

  it('may have a percent sign that encodes nothing', () => {
    expect([...readAll(rawZip([{ name: '100%.txt', content: 'x' }])).keys()]).toEqual(['100%.txt'])
  })

  it('may have a comment and a data descriptor', () => {
    const content = Buffer.from('described')
    const plain = rawZip([{ name: 'a', content, method: 0 }])
    const crc = plain.readUInt32LE(14)
    const descriptor = Buffer.alloc(12)
    descriptor.writeUInt32LE(crc, 0)
    descriptor.writeUInt32LE(content.length, 4)
    descriptor.writeUInt32LE(content.length, 8)
    const signed = Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), descriptor])
    for (const after of [descriptor, signed]) {
      const zip = rawZip([{ name: 'a', content, method: 0, flags: 8, after }], {
        comment: Buffer.from('note'),
      })
      expect(readAll(zip).get('a')).toBe('described')
    }
  })
})

describe('a name that is refused', () => {
  const names: [string, string | Buffer, string][] = [
    ['leads up', '../evil.txt', 'zip-entry-escapes'],
    ['leads up in the middle', 'a/../../evil.txt', 'zip-entry-escapes'],
    ['leads up percent-encoded', '%2e%2e/evil.txt', 'zip-entry-escapes'],
    ['hides its slash percent-encoded', 'a%2F..%2F..%2Fevil', 'zip-entry-escapes'],
    ['is absolute', '/etc/passwd', 'zip-entry-escapes'],
    ['has a drive letter', 'C:/evil.txt', 'zip-entry-escapes'],
    ['has backslashes', 'a\\..\\..\\evil.txt', 'zip-entry-escapes'],
    ['is a UNC path', '\\\\?\\C:\\evil', 'zip-entry-escapes'],
    ['has a NUL', 'a.txt\0.exe', 'zip-entry-refused'],
    ['has a line break', 'a\n::warning::x', 'zip-entry-refused'],
    ['has an empty segment', 'a//b', 'zip-entry-refused'],
    ['has a dot segment', './a', 'zip-entry-refused'],
    ['is empty', '', 'zip-entry-refused'],
    ['is a Windows device', 'dir/con', 'zip-entry-refused'],
    ['is a Windows device with an extension', 'NUL.txt', 'zip-entry-refused'],
    ['ends with a dot', 'a./b', 'zip-entry-refused'],
    ['ends with a blank', 'a.txt ', 'zip-entry-refused'],
    ['has an alternate data stream', 'file.txt:stream', 'zip-entry-refused'],
    ['has a wildcard', 'a*.txt', 'zip-entry-refused'],
    ['is too long for Windows', 'x'.repeat(261), 'zip-entry-refused'],
    ['is not UTF-8', Buffer.from([0x61, 0xff, 0xfe]), 'zip-entry-refused'],
    ['is overlong UTF-8', Buffer.from([0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x61]), 'zip-entry-refused'],
  ]
  it.each(names)('%s', (_case, name, code) => {
    expect(codeOf(() => readZip(rawZip([file, { name, content: 'x' }])))).toBe(code)
  })
})

describe('an entry that is refused', () => {
  const entries: [string, RawEntry[], string][] = [
    ['is a symbolic link', [{ name: 'link', content: '/etc', mode: 0xa1ff }], 'zip-entry-refused'],
    ['is a device', [{ name: 'device', content: '', mode: 0x21b6 }], 'zip-entry-refused'],
    ['is a directory with content', [{ name: 'd/', content: 'x' }], 'zip-entry-refused'],
    [
      'is a file with the mode of a directory',
      [{ name: 'd', content: '', mode: 0x41ed }],
      'zip-entry-refused',
    ],
    ['is encrypted', [{ ...file, flags: 1 }], 'zip-entry-refused'],
    ['uses another compression', [{ ...file, method: 12 }], 'zip-entry-refused'],
    ['occurs twice', [file, file], 'zip-duplicate-entry'],
    ['differs in case alone', [file, { name: 'A.TXT', content: 'y' }], 'zip-duplicate-entry'],
    [
      'differs in Unicode normalisation alone',
      [
        { name: 'caf\u00e9', content: 'x' },
        { name: 'cafe\u0301', content: 'y' },
      ],
      'zip-duplicate-entry',
    ],
    [
      'differs in percent-encoding alone',
      [
        { name: 'a b', content: 'x' },
        { name: 'a%20b', content: 'y' },
      ],
      'zip-duplicate-entry',
    ],
    [
      'is a file where another needs a folder',
      [
        { name: 'a', content: 'x' },
        { name: 'A/b', content: 'y' },
      ],
      'zip-duplicate-entry',
    ],
    [
      'needs a folder where another is a file',
      [
        { name: 'a/b/c', content: 'x' },
        { name: 'a/b', content: 'y' },
      ],
      'zip-duplicate-entry',
    ],
    ['has another name in its local header', [{ ...file, localName: 'b.txt' }], 'zip-invalid'],
    ['has another size in its local header', [{ ...file, localSize: 3 }], 'zip-invalid'],
    ['overlaps another', [file, { name: 'b', content: 'x', localStart: 0 }], 'zip-invalid'],
    ['begins outside the archive', [{ ...file, localStart: 5_000_000 }], 'zip-invalid'],
    [
      'has a descriptor that says something else',
      [{ ...file, flags: 8, after: Buffer.alloc(12) }],
      'zip-invalid',
    ],
    [
      'has a second name in an extra field',
      [
        {
          ...file,
          extra: Buffer.concat([Buffer.from([0x75, 0x70, 9, 0, 1, 0, 0, 0, 0]), Buffer.from('evil')]),
        },
      ],
      'zip-invalid',
    ],
    ['declares zip64 sizes', [{ ...file, size: 0xffffffff }], 'zip-invalid'],
    ['grows a thousandfold', [{ name: 'bomb', content: Buffer.alloc(8_000_000) }], 'zip-too-large'],
    ['declares more than the limit', [{ ...file, size: 300 * 1024 * 1024 }], 'zip-too-large'],
  ]
  it.each(entries)('%s', (_case, list, code) => {
    expect(codeOf(() => readZip(rawZip(list)))).toBe(code)
  })
})

describe('content that is not what the archive declares', () => {
  const entries: [string, RawEntry][] = [
    ['has fewer bytes than declared', { ...file, size: 100 }],
    ['has more bytes than declared', { ...file, size: 3 }],
    ['has more bytes than the declared zero', { ...file, size: 0 }],
    ['has another checksum', { ...file, crc: 1 }],
    ['is no deflate stream', { ...file, stored: Buffer.from([0xff, 0xff, 0xff]) }],
    [
      'has bytes after its deflate stream',
      { ...file, stored: Buffer.from([0x03, 0x00, 0x41, 0x41]), content: '' },
    ],
  ]
  it.each(entries)('%s', (_case, entry) => {
    expect(codeOf(() => readAll(rawZip([entry])))).toBe('zip-checksum')
  })

  it('is stored with another size than declared', () => {
    expect(codeOf(() => readAll(rawZip([{ ...file, method: 0, size: 3 }])))).toBe('zip-checksum')
  })

  it('stops inflating a bomb at the declared size', () => {
    const bomb = rawZip([{ name: 'bomb', content: Buffer.alloc(64_000_000), size: 1000, crc: 0 }])
    expect(codeOf(() => readAll(bomb))).toBe('zip-checksum')
  })
})

describe('an archive that is refused', () => {
  const archives: [string, RawArchive][] = [
    ['has bytes before its first entry', { prefix: Buffer.from('#!/bin/sh\n') }],
    ['has bytes before its directory', { beforeDirectory: Buffer.from('hidden') }],
    ['has bytes after its end', { afterEnd: Buffer.from('<script>') }],
    [
      'hides a second end record in its comment',
      { comment: Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]) },
    ],
    ['counts more entries than it has', { count: 2 }],
    ['counts fewer entries than it has', { count: 0 }],
    ['is one of several disks', { disk: 1 }],
    ['has a directory of another length', { directoryBytes: 3 }],
    ['is zip64', { count: 0xffff }],
  ]
  it.each(archives)('%s', (_case, archive) => {
    expect(codeOf(() => readZip(rawZip([file], archive)))).toBe('zip-invalid')
  })

  it('is cut off anywhere', () => {
    const zip = rawZip([file, { name: 'b', content: 'x' }])
    const codes = new Set(
      Array.from({ length: zip.length }, (_, end) => codeOf(() => readAll(zip.subarray(0, end)))),
    )
    expect([...codes]).toEqual(['zip-invalid'])
  })

  it('has any one of its bytes changed, unless the change means nothing', () => {
    const zip = rawZip([file])
    const original = readAll(zip)
    for (let at = 0; at < zip.length; at++) {
      const damaged = Buffer.from(zip)
      damaged[at] = (damaged[at] ?? 0) ^ 0x15
      const code = codeOf(() => expect(readAll(damaged)).toEqual(original))
      expect(code).toMatch(/^(none|zip-.*)$/)
    }
  })

  it('has more entries than a solution can have', () => {
    const many = Array.from({ length: 50_001 }, (_, index) => ({ name: `${index}`, method: 0 }))
    expect(codeOf(() => readZip(rawZip(many)))).toBe('zip-too-large')
  })

  it('exceeds a limit', () => {
    const zip = rawZip([file, { name: 'b', content: 'xyz' }])
    const read = (limits: Partial<typeof defaultZipLimits>): string =>
      codeOf(() => readZip(zip, { ...defaultZipLimits, ...limits }))
    expect([
      read({ archiveBytes: 50 }),
      read({ entries: 1 }),
      read({ entryBytes: 10 }),
      read({ totalBytes: 19 }),
      read({ ratio: 0.5, ratioFromBytes: 0 }),
      read({}),
    ]).toEqual(['zip-too-large', 'zip-too-large', 'zip-too-large', 'zip-too-large', 'zip-too-large', 'none'])
  })
})

describe('a written archive', () => {
  const files = [
    { name: 'z.xml', bytes: Buffer.from('<z />') },
    { name: 'a/ü.bin', bytes: Buffer.alloc(100_000, 7) },
    { name: 'empty', bytes: new Uint8Array() },
  ]

  it('is read back as it was', () => {
    const back = readZip(writeZip(files)).map((entry) => ({
      name: entry.name,
      bytes: Buffer.from(entry.read()),
    }))
    expect(back).toEqual(files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })))
  })

  it('is the same bytes every time', () => {
    expect(Buffer.from(writeZip(files)).equals(writeZip(files))).toBe(true)
  })

  it('is refused with two names that are one file on Windows', async () => {
    const twice = [...files, { name: 'Z.XML', bytes: Buffer.from('x') }]
    expect(codeOf(() => writeZip(twice))).toBe('zip-duplicate-entry')
    await expect(writeZipInPieces(twice)).rejects.toMatchObject({ code: 'zip-duplicate-entry' })
  })

  const noise = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251))
  it.each([
    ['none', noise.subarray(0, 0), 1],
    ['one', noise, noise.length],
    ['many', noise, 9_999],
    ['tiny ones', noise.subarray(0, 3_000), 1],
  ])('is the same when a file comes in pieces: %s', async (_case, bytes, pieceBytes) => {
    const inPieces: ZipInput = {
      name: 'large',
      bytes,
      *pieces() {
        for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
      },
    }
    const all = [...files, inPieces, { name: 'last', bytes: noise }]
    expect(Buffer.compare(await writeZipInPieces(all), writeZip(all))).toBe(0)
  })

  it('is none when a piece cannot be made', async () => {
    const broken: ZipInput = {
      name: 'large',
      bytes: noise,
      *pieces() {
        yield noise
        throw new RangeError('no more')
      },
    }
    await expect(writeZipInPieces([broken])).rejects.toThrow('no more')
  })
})
