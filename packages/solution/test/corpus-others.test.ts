// Pairs of zips, folders from repositories, and small zips that each try one rule, against the platform's own tool.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSolution, planPack, planUnpack, planUnpackBoth } from '../src/index.js'
import {
  corpusFile,
  corpusRows,
  corpusSolution,
  describeCorpus,
  expectedFiles,
  expectedPack,
  packedFacts,
  readTarGz,
  unpackedFiles,
  type PackedFacts,
} from './corpus.js'
import { codeOf } from './raw-zip.js'

const lf = { lineEnds: 'lf' } as const

type PackedXml = Readonly<Record<'customizations.xml' | 'solution.xml', string>>

interface PairRow {
  readonly id: string
  readonly managed: string
  readonly pack: PackedXml
  readonly parts: readonly string[]
  readonly pack_managed: PackedXml
  readonly parts_managed: readonly string[]
}

function factsOf(xml: PackedXml, parts: readonly string[]): PackedFacts {
  return {
    customizations: xml['customizations.xml'],
    solution: xml['solution.xml'],
    parts: parts.filter((name) => name !== '[Content_Types].xml'),
  }
}

describeCorpus('both forms of a real solution share a folder byte for byte', () => {
  it.each(corpusRows<PairRow>('both.jsonl', 'unmanaged'))('$id', (row) => {
    const { files } = planUnpackBoth(corpusSolution(row.id), corpusSolution(row.managed), lf)
    expect(unpackedFiles(files)).toEqual(expectedFiles('both', `${row.id}.files.json.gz`))
    const unmanaged = planPack(files, { ...lf, packageType: 'Unmanaged' })
    expect(packedFacts(unmanaged)).toEqual(factsOf(row.pack, row.parts))
    const managed = planPack(files, { ...lf, packageType: 'Managed' })
    expect(packedFacts(managed)).toEqual(factsOf(row.pack_managed, row.parts_managed))
  })
})

interface FolderRow {
  readonly id: string
  readonly pack: Readonly<Partial<Record<'Unmanaged' | 'Managed', { readonly rc: number }>>>
}

describeCorpus('a folder of a real repository is packed byte for byte', () => {
  it.each(corpusRows<FolderRow>('folders.jsonl'))('$id', ({ id, pack }) => {
    const files = readTarGz('folders', `${id}.tar.gz`)
    const expected = readTarGz('folders', `${id}.pack.tar.gz`)
    for (const packageType of ['Unmanaged', 'Managed'] as const) {
      const result = pack[packageType]
      if (!result) continue
      if (result.rc === 0) {
        const plan = planPack(files, { ...lf, packageType })
        expect(packedFacts(plan)).toEqual(expectedPack(expected, `${packageType}/`))
      } else expect(codeOf(() => planPack(files, { ...lf, packageType }))).toMatch(/^solution-/)
    }
  })
})

interface CraftedCase {
  readonly packageType: 'Unmanaged' | 'Managed'
  readonly extract: { readonly rc: number; readonly files: Readonly<Record<string, string>> }
  readonly pack?: {
    readonly rc: number
    readonly customizations: string
    readonly solution: string
    readonly parts: readonly string[]
  }
}

function craftedNames(): string[] {
  const reference = process.env['ALM_REFERENCE_DATA']
  if (!reference) return ['no corpus']
  return readdirSync(join(reference, 'corpus', 'crafted'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
}

function asText(files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
}

describeCorpus('a rule of the format holds', () => {
  it.each(craftedNames())('%s', (name) => {
    const { packageType, extract, pack }: CraftedCase = JSON.parse(
      corpusFile('crafted', `${name}.json`).toString(),
    )
    const unpack = (): ReadonlyMap<string, Uint8Array> =>
      planUnpack(parseSolution(corpusFile('crafted', `${name}.zip`)), { ...lf, packageType }).files
    if (extract.rc !== 0) {
      expect(codeOf(unpack)).toMatch(/^solution-/)
      return
    }
    const files = unpack()
    expect(asText(files)).toEqual(extract.files)
    if (!pack) return
    if (pack.rc !== 0) {
      expect(codeOf(() => planPack(files, { ...lf, packageType }))).toMatch(/^solution-/)
      return
    }
    const { entries } = planPack(files, { ...lf, packageType })
    const packed = asText(new Map(entries.map((entry) => [entry.name, entry.bytes])))
    expect(packed['customizations.xml']).toBe(pack.customizations)
    expect(packed['solution.xml']).toBe(pack.solution)
    const isPart = (part: string): boolean => part !== '[Content_Types].xml'
    expect(entries.map((entry) => entry.name).filter(isPart)).toEqual(pack.parts.filter(isPart))
  })
})
