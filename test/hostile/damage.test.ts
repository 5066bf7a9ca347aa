// Damage in every place of a small archive, and of what is in it: refused, or of no consequence, wherever it is.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { AlmError } from '@powerops/core'
import { parseXml, readUnpackedFolder, readZip, writeUnpackedFolder, writeZip } from '@powerops/solution'

const ZIP = Buffer.from(
  writeZip([
    {
      name: 'solution.xml',
      bytes: Buffer.from('<ImportExportXml><a b="1">text text text</a></ImportExportXml>'),
    },
    { name: 'Other/b.txt', bytes: Buffer.from('b') },
  ]),
)
const XML = Buffer.from('<?xml version="1.0"?><!-- c --><a b="&lt;1"><![CDATA[x]]><?p i?>\u00e9&#65;<b/></a>')

/** The files that a reader gets, or the code of the refusal; anything else that is thrown is a crash. */
function contentOf(zip: Uint8Array): string {
  return attempt(() =>
    readZip(zip).map((entry) => [entry.path, Buffer.from(entry.read()).toString('latin1')]),
  )
}

function attempt(action: () => unknown): string {
  try {
    return JSON.stringify(action())
  } catch (error) {
    if (error instanceof AlmError) return error.code
    throw error
  }
}

function places(bytes: Buffer): number[] {
  return Array.from(bytes, (_, index) => index)
}

describe('a small archive', () => {
  const sound = contentOf(ZIP)

  it('is refused when it is cut off at any byte', () => {
    expect(places(ZIP).filter((at) => contentOf(ZIP.subarray(0, at)) !== 'zip-invalid')).toEqual([])
  })

  it('is refused when any number of bytes is missing at its start', () => {
    expect(places(ZIP).filter((at) => at > 0 && contentOf(ZIP.subarray(at)) !== 'zip-invalid')).toEqual([])
  })

  it('is refused when a byte is missing anywhere', () => {
    const without = (at: number): Buffer => Buffer.concat([ZIP.subarray(0, at), ZIP.subarray(at + 1)])
    expect(places(ZIP).filter((at) => contentOf(without(at)).startsWith('['))).toEqual([])
  })

  it('is refused when a byte too many is anywhere', () => {
    const withOne = (at: number): Buffer =>
      Buffer.concat([ZIP.subarray(0, at), Buffer.from('x'), ZIP.subarray(at)])
    expect(places(ZIP).filter((at) => contentOf(withOne(at)).startsWith('['))).toEqual([])
  })

  it('is refused, or means the same, when any bit is flipped', () => {
    const flipped = (bit: number): Buffer => {
      const bytes = Buffer.from(ZIP)
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return bytes
    }
    const bits = Array.from({ length: ZIP.length * 8 }, (_, bit) => bit)
    const accepted = bits.map((bit) => contentOf(flipped(bit))).filter((content) => content.startsWith('['))
    expect(accepted.filter((content) => content !== sound)).toEqual([])
  })

  it('is refused when it follows itself', () => {
    expect(contentOf(Buffer.concat([ZIP, ZIP]))).toBe('zip-invalid')
  })
})

describe('a small XML file', () => {
  it('is refused when it is cut off at any byte', () => {
    const verdict = (at: number): string => attempt(() => parseXml(XML.subarray(0, at), 'x').root.name)
    expect(places(XML).filter((at) => verdict(at) !== 'xml-invalid')).toEqual([])
  })

  it('is read or refused, and never a crash, with any byte in any place', () => {
    const verdicts = new Set<string>()
    for (const at of places(XML)) {
      for (let byte = 0; byte < 256; byte++) {
        const bytes = Buffer.from(XML)
        bytes[at] = byte
        verdicts.add(attempt(() => parseXml(bytes, 'x').root.kind))
      }
    }
    expect([...verdicts].sort()).toEqual(['"element"', 'xml-invalid', 'xml-refused'])
  })
})

describe('a folder stays empty', () => {
  const escapes = [
    '../evil',
    'a/../../evil',
    '/evil',
    'C:/evil',
    'a\\..\\evil',
    '.git/hooks/x',
    '.github/x',
    'evil',
  ]

  it.each(escapes)('when a file is to be written to %s', async (evil) => {
    const around = mkdtempSync(path.join(tmpdir(), 'hostile-'))
    try {
      const folder = path.join(around, 'folder')
      const files = new Map([
        ['Other/Solution.xml', Buffer.from('<a/>')],
        [evil, Buffer.from('evil')],
      ])
      await expect(writeUnpackedFolder(folder, files)).rejects.toBeInstanceOf(AlmError)
      expect(readdirSync(around)).toEqual([])
      await expect(readUnpackedFolder(folder)).rejects.toMatchObject({ code: 'file-not-found' })
    } finally {
      rmSync(around, { recursive: true })
    }
  })
})
