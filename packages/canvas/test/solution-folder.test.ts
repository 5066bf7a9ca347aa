// Canvas apps of a whole unpacked solution.
import { addCanvasSources, buildCanvasApps } from '../src/index.js'
import { fileText, partsOf, partText, screenPart, smallApp, withFile, type Files } from './apps.js'

function meta(name: string, document: string): Uint8Array {
  return Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><CanvasApp><Name>${name}</Name><DocumentUri>${document}</DocumentUri></CanvasApp>`,
  )
}

function solution(...more: [path: string, bytes: Uint8Array][]): Map<string, Uint8Array> {
  return new Map([
    ['Other/Solution.xml', Buffer.from('<a />')],
    ['CanvasApps/new_app_1.meta.xml', meta('new_app_1', '/CanvasApps/new_app_1_DocumentUri.msapp')],
    ['CanvasApps/new_app_1_DocumentUri.msapp', smallApp()],
    ...more,
  ])
}

const MSAPP = 'CanvasApps/new_app_1_DocumentUri.msapp'
const FX = 'CanvasApps/src/new_app_1/Src/Screen1.fx.yaml'

describe('unpacking the apps of a solution', () => {
  it('adds the source beside the document and changes nothing else', () => {
    const before = solution()
    const { files, warnings } = addCanvasSources(before)
    expect(warnings).toEqual([])
    for (const [path, bytes] of before) expect(files.get(path)).toBe(bytes)
    expect(fileText(files, FX)).toContain('Button1 As button:')
    const added = [...files.keys()].filter((path) => !before.has(path))
    expect(added.every((path) => path.startsWith('CanvasApps/src/new_app_1/'))).toBe(true)
  })

  it('finds a document whose name is percent-encoded or of another case', () => {
    const files = new Map([
      ['CanvasApps/b.meta.xml', meta('b', '/CanvasApps/B%20B.msapp')],
      ['CanvasApps/b b.msapp', smallApp()],
    ])
    expect(addCanvasSources(files).files.has('CanvasApps/src/b/CanvasManifest.json')).toBe(true)
  })

  it.each([
    ['is filler', Buffer.from('filler'.repeat(50)), 'end record'],
    ['is empty', Buffer.alloc(0), 'end record'],
    ['is cut off', Buffer.from(smallApp()).subarray(0, 400), 'end record'],
  ])('leaves a document that %s as it is', (_name, bytes, reason) => {
    const before = solution([MSAPP, bytes])
    const { files, warnings } = addCanvasSources(before)
    expect(files).toEqual(before)
    expect(warnings).toEqual([expect.stringContaining(reason)])
    expect(warnings[0]).toContain(MSAPP)
  })

  it('leaves an app whose source folder the solution has already filled', () => {
    const before = solution(['CanvasApps/src/NEW_APP_1/x.png', Buffer.from('x')])
    const { files, warnings } = addCanvasSources(before)
    expect(files).toEqual(before)
    expect(warnings).toEqual([expect.stringContaining('CanvasApps/src/new_app_1')])
  })

  it.each([
    [
      'a code app, which has no document',
      Buffer.from('<CanvasApp><Name>c</Name><CodeAppPackages /></CanvasApp>'),
    ],
    ['an app whose document is not there', meta('c', '/CanvasApps/gone.msapp')],
    ['an app whose document is something else', meta('c', '/Other/Solution.xml')],
  ])('passes over %s', (_name, description) => {
    const before = new Map([['CanvasApps/c.meta.xml', description]])
    expect(addCanvasSources(before)).toEqual({ files: before, warnings: [] })
  })
})

describe('packing the apps of a solution', () => {
  const unpacked = addCanvasSources(solution()).files
  const edited = withFile(unpacked, FX, (text) => text.replace('=40', '=41'))

  it('keeps the document that was exported when nothing changed', () => {
    const { files, warnings } = buildCanvasApps(unpacked)
    expect(files.get(MSAPP)).toBe(unpacked.get(MSAPP))
    expect(warnings).toEqual([])
  })

  it('puts a changed formula into the document', () => {
    const { files, warnings } = buildCanvasApps(edited)
    expect(partText(files.get(MSAPP) ?? Buffer.alloc(0), 'Controls\\4.json')).toContain(
      '"InvariantScript":"41"',
    )
    expect(warnings).toEqual([expect.stringContaining('canvas app "new_app_1": ')])
    expect(buildCanvasApps(files).files.get(MSAPP)).toBe(files.get(MSAPP))
  })

  it.each<[string, Uint8Array | undefined]>([
    ['missing', undefined],
    ['not readable', Buffer.from('version https://git-lfs.github.com/spec/v1\n')],
  ])('builds a document that is %s', (_name, bytes) => {
    const files = new Map(unpacked)
    if (bytes) files.set(MSAPP, bytes)
    else files.delete(MSAPP)
    expect(partsOf(buildCanvasApps(files).files.get(MSAPP) ?? Buffer.alloc(0))).toEqual(partsOf(smallApp()))
  })

  it('keeps the document of an app that has no source', () => {
    expect(buildCanvasApps(solution())).toEqual({ files: solution(), warnings: [] })
  })

  it('warns of a source that belongs to no app, whatever is in it', () => {
    const files: Files = new Map([...unpacked, ['CanvasApps/src/other/notes.txt', Buffer.from('x')]])
    expect(buildCanvasApps(files).warnings).toEqual([expect.stringContaining('CanvasApps/src/other')])
  })

  it('passes over dot files and READMEs in a source', () => {
    const stray = ['.DS_Store', 'README.md', 'Src/readme.txt', '.vscode/settings.json']
    const files = new Map([
      ...unpacked,
      ...stray.map((path) => [`CanvasApps/src/new_app_1/${path}`, Buffer.from('x')] as const),
    ])
    expect(buildCanvasApps(files).warnings).toEqual([])
  })

  it('keeps the documents of apps whose folders have nothing but READMEs', () => {
    const before = solution(['CanvasApps/src/new_app_1/README.md', Buffer.from('x')])
    expect(buildCanvasApps(before)).toEqual({ files: before, warnings: [] })
  })

  it('builds an app whose screen has the name of a README', () => {
    const app = smallApp(screenPart('README'))
    const { files } = addCanvasSources(solution([MSAPP, app]))
    expect(files.has('CanvasApps/src/new_app_1/Src/README.json')).toBe(true)
    expect(buildCanvasApps(files)).toEqual({ files, warnings: [] })
  })

  it.each([
    ['another tool', '{"FormatVersion":"0.24"}', 'solution-layout-unsupported'],
    ['nobody', '{', 'json-invalid'],
  ])('refuses the source of %s and names the app', (_name, manifest, code) => {
    const files = withFile(unpacked, 'CanvasApps/src/new_app_1/CanvasManifest.json', () => manifest)
    expect(() => buildCanvasApps(files)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining('canvas app "new_app_1"') }),
    )
  })
})
