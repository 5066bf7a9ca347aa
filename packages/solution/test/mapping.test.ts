import { parseMapFile, planUnpack, type Mapping } from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { tinySolution } from './tiny-solution.js'

function mapping(lines: string, environment: Readonly<Record<string, string>> = {}): Mapping {
  return parseMapFile(Buffer.from(`<Mapping>${lines}</Mapping>`), environment, 'map.xml')
}

/** Where a directive finds a file: `folder`, `folder/**` with `name`. */
function placesOf(lines: string, path: string, isNamed = true): string[] {
  return mapping(lines)
    .match(path, isNamed)
    .map(({ directive: { to }, path: below }) => `${to.folder}${to.isAnyDepth ? '/**' : ''} > ${below}`)
}

describe('a directive', () => {
  it.each([
    [
      'a folder, with all below it',
      '<Folder map="WebResources\\sub" to="..\\x\\" />',
      'WebResources/sub/a/b.js',
      ['../x > a/b.js'],
    ],
    [
      'a folder whatever its case',
      '<Folder map="webresources/SUB" to="../x" />',
      'WebResources/sub/b.js',
      ['../x > b.js'],
    ],
    [
      'no folder that only starts alike',
      '<Folder map="WebResources/su" to="../x" />',
      'WebResources/sub/b.js',
      [],
    ],
    [
      'one file for another',
      '<FileToFile map="WebResources/a.js" to="../x/b.js" />',
      'WebResources/a.js',
      ['../x > b.js'],
    ],
    [
      'a file in another folder not',
      '<FileToFile map="WebResources/a.js" to="../x/b.js" />',
      'WebResources/y/a.js',
      [],
    ],
    [
      'a file of that name in any folder',
      '<FileToFile map="My.dll" to="../x/b.dll" />',
      'PluginAssemblies/my-1/my.dll',
      ['../x > b.dll'],
    ],
    [
      'a file in any subfolder',
      '<FileToFile map="PluginAssemblies\\**\\My.dll" to="..\\bin\\**\\My.dll" />',
      'PluginAssemblies/My-1/My.dll',
      ['../bin/** > My.dll'],
    ],
    [
      'not a file in the folder itself',
      '<FileToFile map="PluginAssemblies/**/My.dll" to="../My.dll" />',
      'PluginAssemblies/My.dll',
      [],
    ],
    [
      'a file name in a folder',
      '<FileToPath map="a.js" to="/abs/js" />',
      'WebResources/p_/a.js',
      ['/abs/js > a.js'],
    ],
    [
      'every file in a folder',
      '<FileToPath map="WebResources\\*.*" to="../x/**" />',
      'WebResources/noextension',
      ['../x/** > noextension'],
    ],
    ['no file below it', '<FileToPath map="WebResources\\*.*" to="../x/**" />', 'WebResources/p_/a.js', []],
    [
      'files by their extension',
      '<FileToPath map="*.JPG" to="../x" />',
      'WebResources/p_/a.jpg',
      ['../x > a.jpg'],
    ],
    ['files of another extension not', '<FileToPath map="*.jpg" to="../x" />', 'WebResources/p_/a.png', []],
    ['the drive as a folder', '<FileToPath map="*.*" to="c:\\" />', 'WebResources/a', ['c:/ > a']],
    ['the top as a folder', '<FileToPath map="*.*" to="/**" />', 'WebResources/a', ['//** > a']],
    ['the solution folder itself', '<FileToPath map="*.*" to="**" />', 'WebResources/a', ['./** > a']],
  ])('maps %s', (_case, line, path, places) => {
    expect(placesOf(line, path)).toEqual(places)
  })

  it('stands in line with all others that match', () => {
    const lines =
      '<FileToPath map="*.js" to="1" /><Folder map="Workflows" to="2" /><FileToPath map="*.*" to="3" />'
    expect(placesOf(lines, 'WebResources/a.js')).toEqual(['1 > a.js', '3 > a.js'])
  })

  it('without a folder is about files that components name', () => {
    const path = 'botcomponents/x/botcomponent.xml'
    expect(placesOf('<FileToPath map="*.*" to="1" />', path, false)).toEqual([])
    expect(placesOf('<FileToPath map="botcomponents/**/*.*" to="1" />', path, false)).toHaveLength(1)
    expect(placesOf('<FileToFile map="botcomponent.xml" to="1/x" />', path, false)).toHaveLength(1)
  })

  it('may name variables of the environment, whatever their case', () => {
    const [directive] = mapping('<Folder map="%SUB%" to="%Base%/x%20" />', {
      BASE: '/b',
      sub: 'S',
    }).directives
    expect(directive).toMatchObject({ pattern: { folders: ['S'] }, to: { folder: '/b/x%20' } })
  })
})

describe('a mapping file', () => {
  it('may be empty, or hold comments', () => {
    expect(mapping('').directives).toEqual([])
    expect(mapping('<!-- <Folder /> --><Folder map="a" to="b" />').directives).toHaveLength(1)
  })

  const valid = '\n<!-- <x>\n -->\r\n<Folder map="a>"\nto="b" />\n'
  it.each([
    ['another root', '<Map />', 'has <Map> where <Mapping> was expected (line 1)'],
    [
      'an unknown directive',
      `<Mapping>${valid}<File map="a" to="b" /></Mapping>`,
      'has the unknown directive <File> (line 6)',
    ],
    [
      'an attribute too many',
      `<Mapping>${valid}<Folder map="a" to="b" x="" /></Mapping>`,
      'has the unknown attribute "x" in <Folder> (line 6)',
    ],
    ['no "map"', '<Mapping><Folder to="b" /></Mapping>', 'has <Folder> without the attribute "map" (line 1)'],
    [
      'an empty "to"',
      '<Mapping>\n\n<Folder map="a" to=" " /></Mapping>',
      'has <Folder> without the attribute "to" (line 3)',
    ],
    ['content', '<Mapping><Folder map="a" to="b">c</Folder></Mapping>', 'has content in <Folder>'],
    [
      'an unknown variable',
      '<Mapping>\n<Folder map="a" to="%NO%" /></Mapping>',
      'names the environment variable "NO", which is not set (line 2)',
    ],
    [
      'a path out of the folder',
      '<Mapping><Folder map="..\\a" to="b" /></Mapping>',
      'is no path below the solution folder (line 1)',
    ],
    [
      'an absolute path',
      '<Mapping><Folder map="C:\\a" to="b" /></Mapping>',
      'is no path below the solution folder (line 1)',
    ],
    [
      'a wildcard in a folder',
      '<Mapping><Folder map="a\\**" to="b" /></Mapping>',
      'has map="a\\**" in <Folder>',
    ],
    [
      'a wildcard in a file',
      '<Mapping><FileToFile map="*.js" to="b/c" /></Mapping>',
      'has map="*.js" in <FileToFile>',
    ],
    [
      'a pattern for names',
      '<Mapping><FileToPath map="a*.js" to="b" /></Mapping>',
      'has map="a*.js" in <FileToPath>',
    ],
    [
      'a wildcard in the middle',
      '<Mapping><FileToPath map="a/**/b/*.js" to="b" /></Mapping>',
      'has map="a/**/b/*.js" in <FileToPath>',
    ],
    [
      'a folder for a file name',
      '<Mapping><FileToPath map="a\\" to="b" /></Mapping>',
      'has map="a\\" in <FileToPath>',
    ],
    [
      'no name to map to',
      '<Mapping><FileToFile map="a" to="b\\" /></Mapping>',
      'has to="b\\" in <FileToFile>',
    ],
    [
      'a wildcard in the name to map to',
      '<Mapping><FileToFile map="a" to="b/*.js" /></Mapping>',
      'has to="b/*.js" in <FileToFile>',
    ],
    [
      'a wildcard in the folder to map to',
      '<Mapping><FileToPath map="a" to="b/**/c" /></Mapping>',
      'has to="b/**/c" in <FileToPath>',
    ],
    [
      'any depth to map a folder to',
      '<Mapping><Folder map="a" to="b/**" /></Mapping>',
      'has to="b/**" in <Folder>',
    ],
  ])('with %s is refused', (_case, text, message) => {
    const parse = (): unknown => parseMapFile(Buffer.from(text), {}, 'map.xml')
    expect(codeOf(parse)).toBe('input-invalid')
    expect(parse).toThrow(message)
  })

  it.each([
    ['is no XML', 'map=', 'xml-invalid'],
    ['has a document type', '<!DOCTYPE Mapping><Mapping />', 'xml-refused'],
    ['is too large', `<Mapping>${' '.repeat(1024 * 1024)}</Mapping>`, 'xml-refused'],
  ])('that %s is refused', (_case, text, code) => {
    expect(codeOf(() => parseMapFile(Buffer.from(text), {}, 'map.xml'))).toBe(code)
  })
})

describe('unpacking with a mapping', () => {
  const solution = tinySolution({
    customizations:
      '<WebResources><WebResource><Name>p_/a.js</Name><FileName>/WebResources/1</FileName></WebResource></WebResources>' +
      '<CustomControls><CustomControl><Name>p.C</Name><FileName>/Controls/p.C/ControlManifest.xml</FileName></CustomControl></CustomControls>',
    files: {
      'WebResources/1': 'a',
      'Controls/p.C/ControlManifest.xml': '<m />',
      'Controls/p.C/bundle.js': 'b',
      'pluginpackages/p/p.nupkg': 'n',
    },
  })
  const options = { packageType: 'Unmanaged', lineEnds: 'lf' } as const

  it.each([
    ['leaves out what a component names', '<FileToPath map="*.*" to="x" />', ['WebResources/p_/a.js']],
    [
      'leaves out controls in a mapped folder',
      '<Folder map="controls" to="x" />',
      ['Controls/p.C/ControlManifest.xml', 'Controls/p.C/bundle.js'],
    ],
    [
      'keeps single files of controls, which nothing would name then',
      '<FileToPath map="Controls/**/*.*" to="x" />',
      [],
    ],
    ['keeps files that no component names', '<Folder map="pluginpackages" to="x" />', []],
  ])('%s', (_case, line, omitted) => {
    const all = planUnpack(solution, options)
    const plan = planUnpack(solution, { ...options, mapping: mapping(line) })
    expect([...plan.omitted].sort()).toEqual(omitted)
    expect([...all.files.keys()].filter((path) => !plan.files.has(path)).sort()).toEqual(omitted)
    expect(plan.files.has('WebResources/p_/a.js.data.xml')).toBe(true)
    expect(plan.warnings).toEqual(all.warnings)
  })
})
