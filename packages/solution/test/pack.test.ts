import {
  describeFolder,
  parseSolution,
  planPack,
  planUnpack,
  solutionDigest,
  writeZip,
  type PackPlan,
} from '../src/index.js'
import { contentTypes } from '../src/pack/content-types.js'
import { FileIndex } from '../src/pack/file-index.js'
import { codeOf } from './raw-zip.js'
import { manifestText, texts, tinySolution, type TinySolution } from './tiny-solution.js'

const lf = { lineEnds: 'lf' } as const

interface Folder extends TinySolution {
  /** Files beside those that unpacking gives, or undefined to take one away. */
  readonly change?: Readonly<Record<string, string | undefined>>
}

function folder({ change = {}, ...solution }: Folder): Map<string, Uint8Array> {
  const packageType = solution.managed === '1' ? 'Managed' : 'Unmanaged'
  const files = new Map(planUnpack(tinySolution(solution), { ...lf, packageType }).files)
  for (const [path, text] of Object.entries(change)) {
    if (text === undefined) files.delete(path)
    else files.set(path, Buffer.from(text))
  }
  return files
}

function pack(solution: Folder, packageType: 'Unmanaged' | 'Managed' = 'Unmanaged'): PackPlan {
  return planPack(folder(solution), { ...lf, packageType })
}

function names(plan: PackPlan): string[] {
  return plan.entries.map((entry) => entry.name)
}

function customizations(plan: PackPlan): string {
  return texts(new Map(plan.entries.map((entry) => [entry.name, entry.bytes])))['customizations.xml'] ?? ''
}

const role: TinySolution = {
  customizations: '<Roles><Role id="{11111111-1111-1111-1111-111111111111}" name="r" /></Roles>',
  roots: '<RootComponent type="20" id="{11111111-1111-1111-1111-111111111111}" />',
}

const webResources: TinySolution = {
  customizations:
    '<WebResources><WebResource><Name>p_b/x.js</Name><FileName>/WebResources/p_1</FileName></WebResource><WebResource><Name>p_c</Name><FileName>/WebResources/p_2</FileName></WebResource></WebResources>',
  roots: '<RootComponent type="61" schemaName="p_b/x.js" /><RootComponent type="61" schemaName="p_c" />',
  files: {
    'WebResources/p_1': '1',
    'WebResources/p_2': '2',
    'zed/b.txt': 'b',
    'zed/a/c.txt': 'c',
    'Assets/a': 'a',
  },
}

describe('a packed solution', () => {
  it('is what was unpacked, in the order of the tool', () => {
    const plan = pack(webResources)
    expect(names(plan)).toEqual([
      'customizations.xml',
      'solution.xml',
      'WebResources/p_2',
      'WebResources/p_1',
      'Assets/a',
      'zed/b.txt',
      'zed/a/c.txt',
      '[Content_Types].xml',
    ])
    expect(plan.warnings).toEqual([])
  })

  it('unpacks to the same files again', () => {
    const files = folder(webResources)
    const zip = writeZip(planPack(files, { ...lf, packageType: 'Unmanaged' }).entries)
    const again = planUnpack(parseSolution(zip), { ...lf, packageType: 'Unmanaged' }).files
    expect(texts(again)).toEqual(texts(files))
  })

  it('makes the large file in pieces as it does at once, whatever else is made meanwhile', () => {
    const text = 'x'.repeat(1000)
    const options = Array.from(
      { length: 900 },
      (_, index) => `<a id="${index}"><b>${text}</b><c>mixed<d /></c></a>`,
    )
    const large = `<Odd>${options.join('')}</Odd><Odder>text<x /><y>z</y></Odder><Oddest />`
    const [customizations] = pack({ customizations: large }).entries
    const pieces: Uint8Array[] = []
    for (const piece of customizations?.pieces?.() ?? []) {
      pieces.push(piece)
      pack(webResources)
    }
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.compare(Buffer.concat(pieces), customizations?.bytes ?? new Uint8Array())).toBe(0)
  })

  it('has the same digest every time', () => {
    const digest = (): string => solutionDigest(writeZip(pack(webResources).entries))
    expect(digest()).toMatch(/^[0-9a-f]{64}$/)
    expect(digest()).toBe(digest())
  })

  it('has percent-encoded entry names', () => {
    const plan = pack({ files: { 'appactions/x%7By%7D/a%20b.xml': 'x' } })
    expect(names(plan)).toContain('appactions/x%7By%7D/a%20b.xml')
  })

  it('leaves out what is no part of a solution', () => {
    const change = {
      'README.md': 'x',
      '.git/config': 'x',
      'bin/x.dll': 'x',
      'obj/x': 'x',
      'Roles/notes/x.txt': 'x',
    }
    expect(names(pack({ ...role, change }))).toEqual([
      'customizations.xml',
      'solution.xml',
      '[Content_Types].xml',
    ])
  })

  it('says which type it was packed as', () => {
    const both = folder({
      ...role,
      change: { 'Other/Solution.xml': manifestText({ ...role, managed: '2' }) },
    })
    for (const [packageType, flag] of [
      ['Unmanaged', '0'],
      ['Managed', '1'],
    ] as const) {
      const plan = planPack(both, { ...lf, packageType })
      expect(
        texts(new Map(plan.entries.map((entry) => [entry.name, entry.bytes])))['solution.xml'],
      ).toContain(`<Managed>${flag}</Managed>`)
    }
  })
})

describe('forms with managed twins', () => {
  const entity = '<Entities><Entity><Name>Acc</Name><FormXml></FormXml></Entity></Entities>'
  const form = (id: string): string => `<forms><systemform><formid>${id}</formid></systemform></forms>`
  const change = {
    'Entities/Acc/FormXml/main/{b}.xml': form('b'),
    'Entities/Acc/FormXml/main/{b}_managed.xml': form('b managed'),
    'Entities/Acc/FormXml/card/{a}.xml': form('a'),
    'Entities/Acc/FormXml/main/{c}.xml': form('c'),
  }
  const roots = '<RootComponent type="1" schemaName="acc" />'
  const ids = (plan: PackPlan): string[] =>
    [...customizations(plan).matchAll(/<formid>(.*)</g)].map((match) => match[1] ?? '')

  it('are ignored in an unmanaged package, and types come in the order of their first form', () => {
    expect(ids(pack({ customizations: entity, roots, change }))).toEqual(['a', 'b', 'c'])
  })

  it('alone count in a managed package', () => {
    expect(ids(pack({ customizations: entity, roots, change, managed: '1' }, 'Managed'))).toEqual([
      'b managed',
    ])
  })

  it('fall back to the unmanaged forms where an entity has no managed one', () => {
    const plain = { ...change, 'Entities/Acc/FormXml/main/{b}_managed.xml': undefined }
    expect(ids(pack({ customizations: entity, roots, change: plain, managed: '1' }, 'Managed'))).toEqual([
      'a',
      'b',
      'c',
    ])
  })
})

describe('a folder that is not packed', () => {
  const folders: [string, Folder, string][] = [
    ['has no Other/Solution.xml', { change: { 'Other/Solution.xml': undefined } }, 'solution-file-missing'],
    [
      'has no Other/Customizations.xml',
      { change: { 'Other/Customizations.xml': undefined } },
      'solution-file-missing',
    ],
    [
      'lacks the file of a web resource',
      { ...webResources, change: { 'WebResources/p_c': undefined } },
      'solution-file-missing',
    ],
    ['has a component that is no root component', { ...role, roots: '' }, 'solution-component-lost'],
    [
      'has a component folder whose element is gone',
      { ...role, change: { 'Other/Customizations.xml': '<ImportExportXml />' } },
      'solution-component-lost',
    ],
    [
      'lists a root component twice',
      { ...role, roots: `${role.roots ?? ''}${role.roots ?? ''}` },
      'solution-invalid',
    ],
    ['has a file that is not XML', { ...role, change: { 'Roles/r.xml': 'Role' } }, 'xml-invalid'],
    [
      'is in the YAML layout',
      { change: { 'solutions/Tiny/solution.yml': 'x' } },
      'solution-layout-unsupported',
    ],
    ['is managed', { managed: '1' }, 'solution-type-mismatch'],
  ]
  it.each(folders)('%s', (_case, solution, code) => {
    expect(codeOf(() => pack(solution))).toBe(code)
  })

  it('cannot be packed as managed while it is unmanaged', () => {
    expect(codeOf(() => pack(role, 'Managed'))).toBe('solution-type-mismatch')
  })
})

describe('root components', () => {
  it('that no customization defines are warned of', () => {
    const roots = '<RootComponent type="300" schemaName="canv" /><RootComponent type="61" id="{x}" />'
    expect(pack({ roots }).warnings).toEqual([
      "root component is not defined in customizations: Type='CanvasApps', Id (or schema name)='CanvasApps-canv'",
    ])
  })

  it('name entities without regard to case, and option sets with it', () => {
    const entity = '<Entities><Entity><Name>Acc</Name></Entity></Entities>'
    expect(
      pack({ customizations: entity, roots: '<RootComponent type="1" schemaName="acc" />' }).warnings,
    ).toEqual([])
    const optionSet = '<optionsets><optionset Name="os" /></optionsets>'
    const roots = '<RootComponent type="9" schemaName="OS" />'
    expect(codeOf(() => pack({ customizations: optionSet, roots }))).toBe('solution-component-lost')
  })
})

it('describes a folder by its solution.xml', () => {
  expect(describeFolder(folder(role))).toMatchObject({ uniqueName: 'Tiny', packageType: 'Unmanaged' })
  expect(codeOf(() => describeFolder(new Map()))).toBe('solution-file-missing')
})

it('types content by extension, with overrides where a part differs', () => {
  const parts = ['customizations.xml', 'solution.xml', 'a/x.Png', 'a/y.png', 'a/noext', 'a/z.xml', 'a/b&c']
  const octets = 'ContentType="application/octet-stream" />'
  expect(Buffer.from(contentTypes(parts)).toString()).toBe(
    `\ufeff<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="text/xml" /><Default Extension="Png" ${octets}<Override PartName="/a/noext" ${octets}<Override PartName="/a/z.xml" ${octets}<Override PartName="/a/b&amp;c" ${octets}</Types>`,
  )
})

it('lists files as NTFS does: upper case, by code unit, level by level', () => {
  const paths = ['W/b', 'W/_a', 'W/A/z', 'W/a b/y', 'W/A/q/x', 'w/B2', 'other/x']
  const index = new FileIndex(new Map(paths.map((path) => [path, new Uint8Array()])))
  expect(index.list('W', 'deep')).toEqual(['W/b', 'w/B2', 'W/_a', 'W/A/z', 'W/a b/y', 'W/A/q/x'])
  expect(index.list('w')).toEqual(['W/b', 'w/B2', 'W/_a'])
  expect(index.list('W', 'subfolders')).toEqual(['W/A/z', 'W/a b/y'])
  expect(index.folders('')).toEqual(['other', 'W'])
  expect(index.has('W/A/Z')).toBe(true)
})

it('warns of a file in a component folder that belongs to no component', () => {
  const change = { 'Other/left.txt': 'x', 'Other/README.md': 'x', 'CanvasApps/src/App/x.yaml': 'x' }
  expect(pack({ ...role, change }).warnings).toEqual([
    'file belongs to no component and is not packed: "Other/left.txt"',
  ])
})

it('reads the files that newer versions of the tool write', () => {
  const plan = pack({
    customizations: '<OrganizationSettings></OrganizationSettings><EntityImageConfigs></EntityImageConfigs>',
    change: {
      'OrganizationSettings/_legacy/general.meta.xml': '<general />',
      'OrganizationSettings/x/setting.xml': 'sharded',
      'entityimageconfigs/acc/entityimageconfiguration.yml': '<EntityImageConfig />',
    },
  })
  expect(customizations(plan)).toContain('<OrganizationSettings>\n    <general />\n  </OrganizationSettings>')
  expect(customizations(plan)).toContain(
    '<EntityImageConfigs>\n    <EntityImageConfig />\n  </EntityImageConfigs>',
  )
  expect(names(plan).slice(2, -1)).toEqual(['OrganizationSettings/x/setting.xml'])
})

it('refuses to pack a file that could not be unpacked everywhere', () => {
  expect(codeOf(() => pack({ change: { 'zed/a:b.txt': 'x' } }))).toBe('zip-entry-refused')
})

it('declares a namespace prefix of a part at the top, unless it means something else there', () => {
  const change = {
    'Other/Customizations.xml': '<ImportExportXml xmlns:a="urn:a"><Roles /></ImportExportXml>',
    'Roles/r.xml':
      '<Role xmlns:a="urn:other" xmlns:b="urn:b" id="{11111111-1111-1111-1111-111111111111}" name="r" />',
  }
  const text = customizations(pack({ ...role, change }))
  expect(text).toContain('<ImportExportXml xmlns:a="urn:a" xmlns:b="urn:b">')
  expect(text).toContain('<Role xmlns:a="urn:other" id=')
})
