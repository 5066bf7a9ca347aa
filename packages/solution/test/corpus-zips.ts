// Real solution zips, unpacked and packed again, must give the bytes that the platform's own tool gives.
import { planPack, planUnpack } from '../src/index.js'
import {
  corpusRows,
  corpusSolution,
  describeCorpus,
  expectedFiles,
  expectedPack,
  packedFacts,
  readTarGz,
  unpackedFiles,
} from './corpus.js'

interface ZipRow {
  readonly id: string
  readonly packageType: 'Unmanaged' | 'Managed'
}

/** Registers a test for each zip of the corpus that is chosen by its index. */
export function checkCorpusZips(chosen: (index: number) => boolean): void {
  describeCorpus('a real solution is unpacked and packed byte for byte', () => {
    const rows = corpusRows<ZipRow>('manifest.jsonl').filter((_row, index) => chosen(index))
    const check = ({ id, packageType }: ZipRow): void => {
      const { files } = planUnpack(corpusSolution(id), { packageType, lineEnds: 'lf' })
      expect(unpackedFiles(files)).toEqual(expectedFiles('expected', `${id}.files.json.gz`))
      const packed = planPack(files, { packageType, lineEnds: 'lf' })
      expect(packedFacts(packed)).toEqual(expectedPack(readTarGz('pack', `${id}.tar.gz`)))
    }
    it.each(rows.length > 0 ? rows : [{ id: 'no corpus' } as ZipRow])('$id', check)
  })
}
