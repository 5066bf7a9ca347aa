// A normalised folder of a real solution packs to the same solution, but for what the rules say that they change.
import { normalizeFiles, planPack, planUnpack } from '../src/index.js'
import { corpusRows, corpusSolution, describeCorpus } from './corpus.js'
import { differences } from './equivalence.js'

interface ZipRow {
  readonly id: string
  readonly packageType: 'Unmanaged' | 'Managed'
}

describeCorpus('a normalised folder of a real solution packs to the same solution', () => {
  it.each(corpusRows<ZipRow>('manifest.jsonl'))('$id', ({ id, packageType }) => {
    const options = { packageType, lineEnds: 'lf' } as const
    const { files } = planUnpack(corpusSolution(id), options)
    const normal = normalizeFiles(files, options)
    expect(normalizeFiles(normal.files, options).changes).toEqual([])
    expect(differences(planPack(files, options), planPack(normal.files, options))).toEqual([])
  })
})
