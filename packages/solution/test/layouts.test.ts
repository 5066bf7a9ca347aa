import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  layouts,
  planPack,
  planUnpack,
  readFolderStyle,
  reduceToSingle,
  type Layout,
  type LineEnds,
} from '../src/index.js'
import { codeOf } from './raw-zip.js'
import { contents, texts, tinySolution, type TinySolution } from './tiny-solution.js'

const IMAGES: TinySolution = {
  customizations: [
    '<OrganizationSettings><general><a>1</a></general></OrganizationSettings>',
    '<EntityImageConfigs><EntityImageConfig><parententitylogicalname>con_pet</parententitylogicalname></EntityImageConfig></EntityImageConfigs>',
    '<AttributeImageConfigs><AttributeImageConfig><attributelogicalname>con_face</attributelogicalname><parententitylogicalname>con_pet</parententitylogicalname></AttributeImageConfig></AttributeImageConfigs>',
  ].join(''),
  roots:
    '<RootComponent type="432" schemaName="con_pet" /><RootComponent type="431" schemaName="con_pet con_face" />',
}

const SETTINGS = 'OrganizationSettings/_legacy/general.meta.xml'
const ENTITY_IMAGE = 'entityimageconfigs/con_pet/entityimageconfiguration.yml'
const ATTRIBUTE_IMAGE = 'attributeimageconfigs/con_pet con_face/attributeimageconfiguration.yml'

function unpack(layout: Layout, lineEnds: LineEnds = 'lf'): ReadonlyMap<string, Uint8Array> {
  return planUnpack(tinySolution(IMAGES), { packageType: 'Unmanaged', lineEnds, layout }).files
}

describe('the layout of an unpacked solution', () => {
  it.each<[Layout, string[]]>([
    ['classic', []],
    ['2024', [SETTINGS]],
    ['2026', [SETTINGS, ENTITY_IMAGE, ATTRIBUTE_IMAGE]],
  ])('%s has these files of its own', (layout, expected) => {
    expect([...unpack(layout).keys()].filter((path) => !path.startsWith('Other/'))).toEqual(expected)
  })

  it('2026 holds XML under the names of YAML files', () => {
    expect(texts(unpack('2026'))[ENTITY_IMAGE]).toBe(
      '<EntityImageConfig xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n  <parententitylogicalname>con_pet</parententitylogicalname>\n</EntityImageConfig>',
    )
  })

  it('makes no difference to the packed zip, in which no root component is missing', () => {
    const [classic, ...others] = layouts.map((layout) =>
      planPack(unpack(layout), { packageType: 'Unmanaged', lineEnds: 'lf' }),
    )
    for (const other of others) expect(contents(other.entries)).toEqual(contents(classic?.entries))
    expect(classic?.warnings).toEqual([])
  })
})

describe('the style of a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'style-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function put(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
  }

  it.each(layouts.flatMap((layout) => (['lf', 'crlf'] as const).map((ends) => [layout, ends] as const)))(
    'is told from files in layout %s with %s',
    (layout, lineEnds) => {
      put(unpack(layout, lineEnds))
      expect(readFolderStyle(folder)).toEqual({ layout, lineEnds })
    },
  )

  it('is unknown where no solution was unpacked', () => {
    put(new Map([['README.md', Buffer.from('x\r\n')]]))
    expect(readFolderStyle(folder)).toEqual({ layout: undefined, lineEnds: undefined })
    expect(readFolderStyle(join(folder, 'nowhere'))).toEqual({ layout: undefined, lineEnds: undefined })
  })

  it('is that of Other/Solution.xml where files were edited by hand', () => {
    put(unpack('classic', 'crlf'))
    writeFileSync(join(folder, 'Other/Customizations.xml'), '<ImportExportXml>\n</ImportExportXml>\n')
    expect(readFolderStyle(folder).lineEnds).toBe('crlf')
  })

  it('is not read through a link', () => {
    symlinkSync(tmpdir(), join(folder, 'Other'))
    expect(codeOf(() => readFolderStyle(folder))).toBe('path-outside-workspace')
  })
})

it('reads files with mixed line ends and without marks like those that it wrote', () => {
  const files = unpack('classic', 'crlf')
  const edited = new Map(
    [...files].map(([path, bytes]) => {
      let line = 0
      const text = Buffer.from(bytes).toString().replace('\ufeff', '')
      return [path, Buffer.from(text.replaceAll('\r\n', () => (line++ % 2 === 0 ? '\n' : '\r\n')))] as const
    }),
  )
  const packed = (source: ReadonlyMap<string, Uint8Array>): unknown =>
    contents(planPack(source, { packageType: 'Unmanaged', lineEnds: 'lf' }).entries)
  expect(packed(edited)).toEqual(packed(files))
})

describe('one kind of component alone', () => {
  const mixed: TinySolution = {
    customizations: [
      '<Roles><Role id="{11111111-1111-1111-1111-111111111111}" name="r" /></Roles>',
      '<Workflows><Workflow WorkflowId="{22222222-2222-2222-2222-222222222222}" Name="f"><JsonFileName>/Workflows/f.json</JsonFileName></Workflow></Workflows>',
      '<WebResources><WebResource><Name>p_a</Name><FileName>/WebResources/p_1</FileName></WebResource></WebResources>',
      '<connectionreferences><connectionreference connectionreferencelogicalname="c" /></connectionreferences>',
      '<Languages><Language>1033</Language></Languages>',
    ].join(''),
    roots:
      '<RootComponent type="20" id="{11111111-1111-1111-1111-111111111111}" /><RootComponent type="29" id="{22222222-2222-2222-2222-222222222222}" /><RootComponent type="61" schemaName="p_a" />',
    files: { 'Workflows/f.json': '{}', 'WebResources/p_1': '1', 'bots/b/bot.xml': '<bot />' },
  }

  it.each([
    ['WebResource', ['WebResources/p_1'], '<RootComponent type="61" schemaName="p_a" />'],
    [
      'Workflow',
      ['Workflows/f.json'],
      '<RootComponent type="29" id="{22222222-2222-2222-2222-222222222222}" />',
    ],
    ['Plugin', [], ''],
  ] as const)('packs %s and nothing else', (single, parts, root) => {
    const { files } = planUnpack(tinySolution(mixed), { packageType: 'Unmanaged', lineEnds: 'lf' })
    const plan = planPack(reduceToSingle(files, single), { packageType: 'Unmanaged', lineEnds: 'lf' })
    const packed = texts(new Map(plan.entries.map(({ name, bytes }) => [name, bytes])))
    expect(plan.entries.map(({ name }) => name).filter((name) => name.includes('/'))).toEqual(parts)
    expect(packed['solution.xml']?.match(/<RootComponent .*>/g) ?? []).toEqual(root === '' ? [] : [root])
    expect(packed['customizations.xml']).toContain('<connectionreferences />')
    expect(packed['customizations.xml']).toContain('<Language>1033</Language>')
    expect(plan.warnings).toEqual([])
  })
})

describe('a managed package of a site map that has no managed file', () => {
  const siteMap: TinySolution = {
    managed: '0',
    customizations: '<SiteMap><SiteMap><Area Id="a" /></SiteMap></SiteMap>',
    roots: '<RootComponent type="62" id="{d5684797-805b-4188-b8fa-1028cfbef003}" />',
  }
  const files = new Map(planUnpack(tinySolution(siteMap), { packageType: 'Unmanaged', lineEnds: 'lf' }).files)
  const manifest = Buffer.from(files.get('Other/Solution.xml') ?? '').toString()
  files.set('Other/Solution.xml', Buffer.from(manifest.replace('<Managed>0<', '<Managed>2<')))
  const pack = (replacesMissingTwins: boolean): ReturnType<typeof planPack> =>
    planPack(files, { packageType: 'Managed', lineEnds: 'lf', replacesMissingTwins })

  it('is refused, because it would lack the site map', () => {
    expect(codeOf(() => pack(false))).toBe('solution-component-lost')
  })

  it('takes the unmanaged file where that is asked for', () => {
    const packed = texts(new Map(pack(true).entries.map(({ name, bytes }) => [name, bytes])))
    expect(packed['customizations.xml']).toContain('<Area Id="a" />')
  })
})
