// One solution in all its forms: archive, unpacked folder of every layout, managed and unmanaged in one folder. What is
// found in it is the same, at the same places.
import { layouts, planPack, planUnpack, planUnpackBoth, type SolutionArchive } from '@powerops/solution'
import { findConnectors, toSolutionSource, type Place, type SolutionSource } from '../src/index.js'
import { locatePlaces } from '../src/place.js'
import { corpusRows, corpusSolution, describeCorpus, readTarGz } from '../../solution/test/corpus.js'

type PackageType = 'Unmanaged' | 'Managed'

const ofArchive = ({ entries }: SolutionArchive): SolutionSource =>
  toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })))
const ofFiles = (files: ReadonlyMap<string, Uint8Array>): SolutionSource =>
  toSolutionSource([...files].map(([path, bytes]) => ({ path, bytes })))

/** All that is found, with file, line and column of each place that has one in both forms. */
function inventory(source: SolutionSource): unknown {
  const found = findConnectors(source)
  const places: Place[] = []
  JSON.stringify(found, (key, value: unknown) => {
    if (key === 'place') places.push(value as Place)
    return value
  })
  const located = locatePlaces(source, places)
  return JSON.parse(
    JSON.stringify(found, (key, value: unknown) => {
      const place = key === 'place' ? located.get(value as Place) : undefined
      // An archive has everything in its customizations, which unpacking empties.
      return place?.file === 'Other/Customizations.xml' ? { file: place.file } : (place ?? value)
    }),
  )
}

describeCorpus('an archive and its unpacked folder have the same connectors at the same places', () => {
  it.each(corpusRows<{ id: string; packageType: PackageType }>('manifest.jsonl'))(
    '$id',
    ({ id, packageType }) => {
      const archive = corpusSolution(id)
      const expected = inventory(ofArchive(archive))
      for (const layout of layouts) {
        const { files } = planUnpack(archive, { packageType, lineEnds: 'lf', layout })
        expect(inventory(ofFiles(files))).toEqual(expected)
      }
    },
  )
})

describeCorpus('a folder of both forms has the connectors of the unmanaged archive', () => {
  it.each(corpusRows<{ id: string; managed: string }>('both.jsonl', 'unmanaged'))(
    '$id',
    ({ id, managed }) => {
      const unmanaged = corpusSolution(id)
      const { files } = planUnpackBoth(unmanaged, corpusSolution(managed), { lineEnds: 'lf' })
      expect(inventory(ofFiles(files))).toEqual(inventory(ofArchive(unmanaged)))
    },
  )
})

interface FolderRow {
  readonly id: string
  readonly pack: Readonly<Partial<Record<PackageType, { readonly rc: number }>>>
}

describeCorpus('a folder of a real repository and the archive packed of it have the same connectors', () => {
  it.each(corpusRows<FolderRow>('folders.jsonl'))('$id', ({ id, pack }) => {
    const files = readTarGz('folders', `${id}.tar.gz`)
    const expected = withoutPlaces(inventory(ofFiles(files)))
    for (const packageType of ['Unmanaged', 'Managed'] as const) {
      if (pack[packageType]?.rc !== 0) continue
      const { entries } = planPack(files, { packageType, lineEnds: 'lf' })
      const packed = toSolutionSource(entries.map(({ name, bytes }) => ({ path: name, bytes })))
      expect(withoutPlaces(inventory(packed))).toEqual(expected)
    }
  })
})

/** Files of a repository may be called otherwise than unpacking calls them today, and indented otherwise. */
function withoutPlaces(found: unknown): unknown {
  return JSON.parse(JSON.stringify(found, (key, value: unknown) => (key === 'place' ? undefined : value)))
}
