// A normalised folder of a real solution packs to the same solution, but for what the rules say that they change.
import { normalizeFiles, planPack, planUnpack, planUnpackBoth } from '../src/index.js'
import { corpusRows, corpusSolution, describeCorpus, unpackedFiles } from './corpus.js'
import { differences } from './equivalence.js'
import { withNoise } from './export-noise.js'

interface ZipRow {
  readonly id: string
  readonly packageType: 'Unmanaged' | 'Managed'
}

interface PairRow {
  readonly id: string
  readonly managed: string
}

/** Normalises the files, and holds that the folder packs as it did before. */
function checkNormalized(
  files: ReadonlyMap<string, Uint8Array>,
  lineEnds: 'lf' | 'crlf',
  packageTypes: readonly ('Unmanaged' | 'Managed')[],
): void {
  const normal = normalizeFiles(files, { lineEnds })
  expect(normalizeFiles(normal.files, { lineEnds }).changes).toEqual([])
  for (const packageType of packageTypes) {
    const options = { packageType, lineEnds }
    expect(differences(planPack(files, options), planPack(normal.files, options))).toEqual([])
  }
}

describeCorpus('a normalised folder of a real solution packs to the same solution', () => {
  it.each(corpusRows<ZipRow>('manifest.jsonl'))('$id', ({ id, packageType }) => {
    const { files } = planUnpack(corpusSolution(id), { packageType, lineEnds: 'lf' })
    checkNormalized(files, 'lf', [packageType])
  })

  it.each(corpusRows<PairRow>('both.jsonl', 'unmanaged'))('$id in both forms', ({ id, managed }) => {
    const { files } = planUnpackBoth(corpusSolution(id), corpusSolution(managed), { lineEnds: 'crlf' })
    checkNormalized(files, 'crlf', ['Unmanaged', 'Managed'])
  })
})

describeCorpus('two exports of a real solution give one normalised folder', () => {
  it.each(corpusRows<ZipRow>('manifest.jsonl'))('$id', ({ id, packageType }) => {
    const { files } = planUnpack(corpusSolution(id), { packageType, lineEnds: 'lf' })
    const other = withNoise(files)
    expect(unpackedFiles(other)).not.toEqual(unpackedFiles(files))
    const normal = (each: typeof files): string[] =>
      unpackedFiles(normalizeFiles(each, { lineEnds: 'lf' }).files)
    expect(normal(other)).toEqual(normal(files))
  })
})
