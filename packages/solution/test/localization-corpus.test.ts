// The texts of real solutions: every one is found again under its name, and nothing changes that nobody translated.
import { extractResources, mergeResources, planUnpack } from '../src/index.js'
import { corpusRows, corpusSolution, describeCorpus } from './corpus.js'

interface ZipRow {
  readonly id: string
  readonly packageType: 'Unmanaged' | 'Managed'
}

/** All texts of a resource file with another word in front of them. */
function inOtherWords(bytes: Uint8Array): Buffer {
  return Buffer.from(
    Buffer.from(bytes)
      .toString()
      .replaceAll(/(<data .*\n *<value>)/g, '$1Anders '),
  )
}

/** Names and values, without comments. */
function values([path, bytes]: readonly [string, Uint8Array]): unknown {
  const text = Buffer.from(bytes)
    .toString()
    .replaceAll(/<comment>[^<]*<\/comment>/g, '')
  return [path, text.replaceAll(/\s*\n\s*<\/data>/g, '</data>')]
}

describeCorpus('a real solution', () => {
  const check = ({ id, packageType }: ZipRow): void => {
    const { files } = planUnpack(corpusSolution(id), { packageType, lineEnds: 'lf' })
    const resources = extractResources(files, { localize: true, lineEnds: 'lf' })
    const same = mergeResources(new Map([...files, ...resources]))
    expect({ ...same, files: 0 }).toEqual({ files: 0, warnings: [], changes: 0 })
    expect([...same.files].every(([path, bytes]) => files.get(path) === bytes)).toBe(true)
    expect(same.files.size).toBe(files.size)
    const translated = new Map([...resources].map(([path, bytes]) => [path, inOtherWords(bytes)]))
    const { files: merged } = mergeResources(new Map([...files, ...translated]))
    const again = extractResources(merged, { localize: true, lineEnds: 'lf' })
    expect([...again].map(values)).toEqual([...translated].map(values))
  }
  it.each(corpusRows<ZipRow>('manifest.jsonl'))('$id', check)
})
