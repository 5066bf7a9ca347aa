// App documents that nobody should trust.
import { deflateRawSync } from 'node:zlib'
import { parseUnpackedPath } from '@powerops/solution'
import { codeOf, rawZip } from '../../solution/test/raw-zip.js'
import { addCanvasSources, packCanvasApp, unpackCanvasApp } from '../src/index.js'
import { toSegment } from '../src/parts/file-names.js'
import { control, msappOf, partsOf } from './apps.js'
import { countProcessorTime } from '../../../test/helpers/processor-time.js'

const MiB = 1024 * 1024

describe('an archive that', () => {
  it.each([
    ['leads out of its folder', [{ name: '..\\..\\a' }], 'zip-entry-escapes'],
    ['has an absolute path', [{ name: '\\a' }], 'zip-entry-escapes'],
    ['has a drive letter', [{ name: 'c:\\a' }], 'zip-entry-escapes'],
    ['has an escaped backslash', [{ name: 'a%5C..%5Cb' }], 'zip-entry-escapes'],
    ['has a Windows device', [{ name: 'Controls\\con.json' }], 'zip-entry-refused'],
    [
      'has names that differ in case only',
      [{ name: 'Controls\\1.json' }, { name: 'controls\\1.JSON' }],
      'zip-duplicate-entry',
    ],
    [
      'has names that differ in their slashes only',
      [{ name: 'Controls\\1.json' }, { name: 'Controls/1.json' }],
      'zip-duplicate-entry',
    ],
    ['has a file and a folder of one name', [{ name: 'a' }, { name: 'a\\b' }], 'zip-duplicate-entry'],
    ['has a wrong checksum', [{ name: 'a', content: 'a', crc: 1 }], 'zip-checksum'],
    ['has another local name', [{ name: 'a\\b', localName: 'a\\c' }], 'zip-invalid'],
    ['has a name that is not UTF-8', [{ name: Buffer.from([0x61, 0xff]) }], 'zip-entry-refused'],
    ['has a link', [{ name: 'a', content: 'b', mode: 0xa1ff }], 'zip-entry-refused'],
    [
      'is a bomb',
      [{ name: 'a', stored: deflateRawSync(Buffer.alloc(8 * MiB)), size: 8 * MiB, crc: 0 }],
      'zip-too-large',
    ],
    ['declares more than it may have', [{ name: 'a', size: 500 * MiB }], 'zip-too-large'],
  ])('%s is refused', (_name, entries, code) => {
    expect(codeOf(() => unpackCanvasApp(rawZip(entries)))).toBe(code)
  })

  it('lies about the number of its entries is refused', () => {
    expect(codeOf(() => unpackCanvasApp(rawZip([{ name: 'a' }, { name: 'b' }], { count: 1 })))).toBe(
      'zip-invalid',
    )
  })

  it('is in another archive stays closed there', () => {
    const { files } = unpackCanvasApp(msappOf({ 'inner.msapp': Buffer.from(msappOf({ '..a': 'a' })) }))
    expect([...files.keys()].sort()).toEqual(['CanvasManifest.json', 'Entropy.json', 'Parts/inner.msapp'])
  })
})

const names: [name: string][] = [
  ['..'],
  ['.'],
  [''],
  ['/'],
  ['a/b'],
  ['..\\a'],
  ['c:a'],
  ['CON'],
  ['nul.txt'],
  ['aux .x'],
  ['COM¹'],
  ['LPT1'],
  ['a.'],
  ['a '],
  [' a'],
  ['...'],
  ['.git'],
  ['.GIT'],
  ['.gitattributes'],
  ['git~1'],
  ['.g\u200cit'],
  ['a\u0000b'],
  ['a\nb'],
  ['a%2fb'],
  ['%2e%2e'],
  ['x'.repeat(5000)],
  ['\ud83d'],
  ['a\u202eb'],
  ['<>:"|?*'],
  ['😀 é'],
  ['README'],
]

describe('the name of a screen', () => {
  it.each(names)('%j becomes one safe segment of a path', (name) => {
    const segment = toSegment(name)
    expect(parseUnpackedPath(`CanvasApps/src/a/Src/${segment}.json`)).not.toContain('..')
    expect(parseUnpackedPath(`CanvasApps/src/${segment}/a`).split('/')).toHaveLength(4)
    expect(segment.startsWith('.')).toBe(false)
    expect(toSegment(name)).toBe(segment)
  })

  it('never shares a file with another one', () => {
    const all = [
      'Screen1',
      'SCREEN1',
      'screen1',
      'é',
      'e\u0301',
      'a/b',
      'a:b',
      'a_b',
      'Components',
      'x'.repeat(200),
      'x'.repeat(201),
      ...names.map(([name]) => name),
    ]
    const parts = all.map((name, index): [string, string] => [
      `Controls\\${index}.json`,
      JSON.stringify({ TopParent: control(name, 'screen', { Fill: `${index}` }) }),
    ])
    const app = msappOf(
      Object.fromEntries([
        ...parts,
        ['Components\\1.json', JSON.stringify({ TopParent: control('A', 'x', { X: '1' }) })],
      ]),
    )
    const { files } = unpackCanvasApp(app)
    expect(new Set([...files.keys()].map((path) => path.normalize('NFC').toLowerCase())).size).toBe(
      2 + 2 * (all.length + 1),
    )
    expect(partsOf(packCanvasApp(files).msapp)).toEqual(partsOf(app))
  })
})

describe('the names of parts', () => {
  it('that git would act on, or that fold to one another, get names of their own', () => {
    const app = msappOf({
      '.gitignore': '*\n',
      '.gitattributes': '* text\n',
      _gitignore: 'a',
      'Resources\\.git': 'a',
      'Resources\\git~1': 'b',
      'CanvasManifest.json': '{}',
      'Entropy.json': '{}',
      'Parts\\Header.json': '{}',
      'Header.json': '{}',
      'a%41.txt': 'a',
      [`${'d/'.repeat(60)}a.json`]: '{}',
      [`${'d/'.repeat(90)}b.json`]: '{}',
      __proto__: 'a',
    })
    const { files } = unpackCanvasApp(app)
    for (const path of files.keys())
      expect(parseUnpackedPath(`CanvasApps/src/some_app_name/${path}`)).toContain(path)
    expect([...files.keys()].filter((path) => /(^|\/)\./.test(path))).toEqual([])
    expect(partsOf(packCanvasApp(files).msapp)).toEqual(partsOf(app))
  })
})

describe('an app that would take too long', () => {
  it.each([
    ['controls nested without end', () => nestedControls(5000)],
    ['controls nested as far as JSON may be', () => nestedControls(150)],
    [
      'thousands of controls of one name',
      () =>
        JSON.stringify({
          TopParent: control(
            'S',
            'screen',
            {},
            Array.from({ length: 2000 }, () => control('A', 'b', { X: '1' })),
          ),
        }),
    ],
    [
      'a formula of many lines',
      () => JSON.stringify({ TopParent: control('S', 'screen', { X: 'a: #\n'.repeat(140_000) }) }),
    ],
    [
      'a formula of quotes and backslashes',
      () => JSON.stringify({ TopParent: control('S', 'screen', { X: '\\"'.repeat(200_000) }) }),
    ],
    [
      'a formula of blanks',
      () => JSON.stringify({ TopParent: control('S', 'screen', { X: `a${' '.repeat(900_000)}b` }) }),
    ],
    [
      'a long name above many values',
      () =>
        JSON.stringify({
          ['k'.repeat(300_000)]: manyTimestamps(),
          TopParent: control('n'.repeat(100_000), 'x', { X: '1' }),
        }),
    ],
    ['white space', () => `[${' '.repeat(500_000)}]`],
  ])('for %s does not', (_name, screen) => {
    const app = msappOf({ 'Controls\\1.json': screen() })
    const elapsedMs = countProcessorTime()
    expect(partsOf(packCanvasApp(unpackCanvasApp(app).files).msapp)).toEqual(partsOf(app))
    expect(elapsedMs()).toBeLessThan(10_000)
  })
})

function manyTimestamps(): object[] {
  return Array.from({ length: 3000 }, (_, index) => ({ LastModifiedTimestamp: `${index + 1}` }))
}

function nestedControls(depth: number): string {
  const [before, after] = JSON.stringify(control('A', 'b', { X: '1' }, [{}])).split('{}')
  return `{"TopParent":${before?.repeat(depth)}{}${after?.repeat(depth)}}`
}

it('one app that is refused does not keep the others from being unpacked', () => {
  const meta = (name: string): Uint8Array =>
    Buffer.from(
      `<CanvasApp><Name>${name}</Name><DocumentUri>/CanvasApps/${name}.msapp</DocumentUri></CanvasApp>`,
    )
  const { files, warnings } = addCanvasSources(
    new Map([
      ['CanvasApps/a.meta.xml', meta('a')],
      ['CanvasApps/a.msapp', rawZip([{ name: '..\\a' }])],
      ['CanvasApps/b.meta.xml', meta('b')],
      ['CanvasApps/b.msapp', msappOf({ a: 'a' })],
    ]),
  )
  expect(warnings).toHaveLength(1)
  expect([...files.keys()].filter((path) => path.startsWith('CanvasApps/src/'))).toHaveLength(3)
})
