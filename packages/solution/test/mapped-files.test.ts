import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  defaultZipLimits,
  openMappedFiles,
  parseMapFile,
  planPack,
  planUnpack,
  readUnpackedFolder,
  writeUnpackedFolder,
  type OpenMapping,
  type ZipLimits,
} from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { tinySolution } from './tiny-solution.js'

let scratch: string
let folder: string

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mapped-'))
  folder = join(scratch, 'solution')
  mkdirSync(folder)
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

function put(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(scratch, path)), { recursive: true })
    writeFileSync(join(scratch, path), path)
  }
}

function open(lines: string, limits?: ZipLimits): OpenMapping {
  const mapping = parseMapFile(Buffer.from(`<Mapping>${lines}</Mapping>`), { HERE: scratch }, 'map.xml')
  return openMappedFiles(mapping, folder, limits)
}

function read(mapped: OpenMapping, path: string): string | undefined {
  const bytes = mapped.read(path, true, true)
  return bytes && Buffer.from(bytes).toString()
}

describe('a mapped file', () => {
  it.each([
    ['beside the folder', '<FileToFile map="a.js" to="..\\web\\b.js" />', ['web/b.js'], 'web/b.js'],
    ['at an absolute path', '<FileToPath map="a.js" to="%HERE%/web" />', ['web/a.js'], 'web/a.js'],
    [
      'in the solution folder',
      '<FileToPath map="a.js" to="src" />',
      ['solution/src/a.js'],
      'solution/src/a.js',
    ],
    ['spelled in another case', '<Folder map="webresources" to="../WEB" />', ['web/P_/A.js'], 'web/P_/A.js'],
    [
      'in any folder',
      '<FileToFile map="a.js" to="../web/**/a.js" />',
      ['web/x/y/a.js', 'web/x/b.js'],
      'web/x/y/a.js',
    ],
    ['in the folder above any', '<FileToPath map="*.*" to="../web/**" />', ['web/a.js'], 'web/a.js'],
    [
      'in the folder of its own name',
      '<FileToPath map="*.*" to="../web/**" />',
      ['web/a/a.js', 'web/p_/a.js', 'web/q/a.js'],
      'web/p_/a.js',
    ],
    [
      'where a later directive says',
      '<FileToPath map="*.*" to="../no" /><FileToPath map="*.js" to="../web" />',
      ['no/b.js', 'web/a.js'],
      'web/a.js',
    ],
    [
      'where the first directive says',
      '<FileToPath map="*.*" to="../1" /><FileToPath map="*.js" to="../2" />',
      ['1/a.js', '2/a.js'],
      '1/a.js',
    ],
  ])('is found %s', (_case, lines, paths, found) => {
    put(...paths)
    const mapped = open(lines)
    expect(read(mapped, 'WebResources/p_/a.js')).toBe(found)
    expect(mapped.notes()).toEqual([`Mapping: WebResources/p_/a.js to ${join(scratch, found)}`])
    expect(mapped.warnings().filter((line) => line.includes('several'))).toEqual([])
  })

  it('that is in several places is taken from the first, with a warning that names all', () => {
    put('bin/Debug/My.dll', 'bin/Release/My.dll', 'bin/Test/Your.dll')
    const mapped = open('<FileToFile map="My.dll" to="../bin/**/My.dll" />')
    expect(read(mapped, 'PluginAssemblies/My-1/My.dll')).toBe('bin/Debug/My.dll')
    expect(mapped.warnings()).toEqual([
      expect.stringMatching(/Debug.My\.dll" is taken, not "[^"]*Release.My\.dll"$/),
    ])
  })

  it('is read from the folder when no directive is about it', () => {
    expect(read(open('<FileToPath map="*.css" to="../web" />'), 'WebResources/a.js')).toBeUndefined()
  })

  it('that is nowhere is an error, unless it may be missing', () => {
    put('web/b.js')
    const mapped = open('\n<FileToPath map="*.js" to="../web" />')
    expect(codeOf(() => read(mapped, 'WebResources/a.js'))).toBe('solution-file-missing')
    expect(() => read(mapped, 'WebResources/a.js')).toThrow('(line 2)')
    expect(mapped.read('WebResources/a.js', true, false)).toBeUndefined()
  })

  it.each([
    ['a link', () => symlinkSync('/etc/passwd', join(scratch, 'web/a.js')), 'path-outside-workspace'],
    ['a folder', () => mkdirSync(join(scratch, 'web/a.js')), 'input-invalid'],
    ['a pipe', () => execFileSync('mkfifo', [join(scratch, 'web/a.js')]), 'input-invalid'],
  ])('that is %s is refused', (_case, make, code) => {
    put('web/x')
    make()
    expect(codeOf(() => read(open('<FileToPath map="*.js" to="../web" />'), 'WebResources/a.js'))).toBe(code)
  })

  it('is not looked for behind a link', () => {
    put('elsewhere/p_/a.js', 'web/x')
    symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'web/p_'))
    symlinkSync(join(scratch, 'elsewhere'), join(scratch, 'linked'))
    const path = 'WebResources/p_/a.js'
    expect(codeOf(() => read(open('<Folder map="WebResources" to="../web" />'), path))).toBe(
      'path-outside-workspace',
    )
    expect(codeOf(() => read(open('<FileToPath map="*.*" to="../web/**" />'), path))).toBe(
      'solution-file-missing',
    )
    expect(codeOf(() => open('<FileToPath map="*.*" to="../linked" />'))).toBe('path-outside-workspace')
  })

  it('counts against the limits, once', () => {
    put('web/a.js', 'web/b.js')
    const limits = { ...defaultZipLimits, entryBytes: 8, totalBytes: 16 }
    const lines = '<FileToPath map="*.*" to="../web" />'
    const readAll = (less: Partial<ZipLimits>) => () => {
      const mapped = open(lines, { ...limits, ...less })
      for (const path of ['W/a.js', 'W/a.js', 'W/b.js']) read(mapped, path)
    }
    expect(codeOf(readAll({}))).toBe('none')
    expect(codeOf(readAll({ entryBytes: 7 }))).toBe('solution-too-large')
    expect(codeOf(readAll({ totalBytes: 15 }))).toBe('solution-too-large')
  })
})

describe('a place that does not exist', () => {
  it.each([
    ['a folder', '<Folder map="a" to="../no" />', "Map folder '../no' does not exist."],
    [
      'a file in place of a folder',
      '<Folder map="a" to="../web/x" />',
      "Map folder '../web/x' does not exist.",
    ],
    ['a file', '<FileToFile map="a" to="..\\web\\b" />', "Mapped file '../web/b' doesn't exist. Skipping."],
    [
      'a file in any folder',
      '<FileToFile map="a" to="../web/**/b" />',
      "Mapped file '../web/**/b' doesn't exist. Skipping.",
    ],
  ])('is a warning: %s', (_case, line, warning) => {
    put('web/x')
    expect(open(line).warnings()).toEqual([warning])
  })
})

describe('packing with a mapping', () => {
  const roots =
    '<RootComponent type="61" schemaName="p_/a.js" behavior="0" /><RootComponent type="66" schemaName="p.C" behavior="0" />'
  const manifest = '<manifest><control namespace="p" constructor="C" /></manifest>'
  const solution = (text: string): ReturnType<typeof tinySolution> =>
    tinySolution({
      roots,
      customizations:
        '<WebResources><WebResource><WebResourceId>{1}</WebResourceId><Name>p_/a.js</Name><FileName>/WebResources/1</FileName></WebResource></WebResources>' +
        '<CustomControls><CustomControl><Name>p.C</Name><FileName>/Controls/p.C/ControlManifest.xml</FileName></CustomControl></CustomControls>',
      files: {
        'WebResources/1': text,
        'Controls/p.C/ControlManifest.xml': manifest,
        'Controls/p.C/css/c.css': text,
      },
    })
  const options = { packageType: 'Unmanaged', lineEnds: 'lf' } as const
  const lines = '<Folder map="Controls/p.C" to="../out" /><FileToPath map="*.js" to="../web/**" />'
  const texts = (files: ReadonlyMap<string, Uint8Array>, mapped?: OpenMapping): Record<string, string> =>
    Object.fromEntries(
      planPack(files, { ...options, mapped }).entries.map(({ name, bytes }) => [
        name,
        Buffer.from(bytes).toString(),
      ]),
    )

  it('takes the files of components from where they were built', async () => {
    const mapping = parseMapFile(Buffer.from(`<Mapping>${lines}</Mapping>`), {}, 'map.xml')
    const { files, omitted } = planUnpack(solution('old'), { ...options, mapping })
    await writeUnpackedFolder(folder, files, { keep: omitted })
    for (const path of ['web/p_/a.js', 'out/css/c.css']) {
      put(path)
      writeFileSync(join(scratch, path), 'new')
    }
    writeFileSync(join(scratch, 'out/ControlManifest.xml'), manifest)
    const packed = texts(await readUnpackedFolder(folder), openMappedFiles(mapping, folder))
    expect(packed).toEqual(texts(planUnpack(solution('new'), options).files))
  })

  it('does not take an old copy in the folder for a file that was not built', () => {
    const { files } = planUnpack(solution('old'), options)
    put('web/x', 'out/ControlManifest.xml')
    writeFileSync(join(scratch, 'out/ControlManifest.xml'), manifest)
    expect(codeOf(() => texts(files, open(lines)))).toBe('solution-file-missing')
  })

  it('leaves files that are omitted as they are in the folder', async () => {
    put('solution/WebResources/p_/a.js', 'solution/WebResources/p_/gone.js')
    const { files, omitted } = planUnpack(solution('new'), {
      ...options,
      mapping: parseMapFile(Buffer.from(`<Mapping>${lines}</Mapping>`), {}, 'map.xml'),
    })
    const changes = await writeUnpackedFolder(folder, files, { keep: omitted })
    expect(changes.removed).toEqual(['WebResources/p_/gone.js'])
    const kept = await readUnpackedFolder(folder)
    expect(Buffer.from(kept.get('WebResources/p_/a.js') ?? '').toString()).toBe(
      'solution/WebResources/p_/a.js',
    )
  })
})
