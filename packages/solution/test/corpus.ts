// Reads the reference corpus: real solutions, and what the platform's own tool made of them. It lies outside of the
// repository, in the folder that ALM_REFERENCE_DATA names.
import { jest } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseSolution, solutionDigest, type PackPlan, type SolutionArchive } from '../src/index.js'

const corpus = process.env['ALM_REFERENCE_DATA'] && join(process.env['ALM_REFERENCE_DATA'], 'corpus')

// The largest solutions take seconds on a busy machine.
jest.setTimeout(60_000)

/** `describe`, or its skipping form where the corpus is not at hand. */
export const describeCorpus = corpus && existsSync(corpus) ? describe : describe.skip

export function corpusFile(...path: string[]): Buffer {
  return readFileSync(join(corpus ?? '', ...path))
}

/** The rows of a JSON Lines file; none where the corpus is not at hand, but one that keeps the table from being empty. */
export function corpusRows<Row extends { id: string }>(file: string, idField = 'id'): Row[] {
  if (!corpus || !existsSync(join(corpus, file))) return [{ id: 'no corpus' } as Row]
  return corpusFile(file)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((row) => ({ ...row, id: row[idField] }))
}

export function corpusSolution(id: string): SolutionArchive {
  return parseSolution(corpusFile('zips', `${id}.zip`))
}

/** Path and SHA-256 of each file that the tool unpacked, sorted. */
export function expectedFiles(...path: string[]): string[] {
  const files: { path: string; sha256: string }[] = JSON.parse(gunzipSync(corpusFile(...path)).toString())
  return files.map((file) => `${file.path} ${file.sha256}`).sort()
}

export function unpackedFiles(files: ReadonlyMap<string, Uint8Array>): string[] {
  return [...files].map(([path, bytes]) => `${path} ${solutionDigest(bytes)}`).sort()
}

/** What the corpus keeps of a packed zip: the digests of the two XML files, and the entry names in order. */
export interface PackedFacts {
  readonly customizations: string
  readonly solution: string
  readonly parts: readonly string[]
}

const CONTENT_TYPES = '[Content_Types].xml'

export function packedFacts({ entries }: PackPlan): PackedFacts {
  const digest = (name: string): string =>
    solutionDigest(entries.find((entry) => entry.name === name)?.bytes ?? new Uint8Array())
  return {
    customizations: digest('customizations.xml'),
    solution: digest('solution.xml'),
    parts: entries.map((entry) => entry.name).filter((name) => name !== CONTENT_TYPES),
  }
}

/** The facts in a tar archive that holds customizations.xml, solution.xml and parts.txt below `folder`. */
export function expectedPack(tar: ReadonlyMap<string, Buffer>, folder = ''): PackedFacts {
  const file = (name: string): Buffer => tar.get(`${folder}${name}`) ?? Buffer.alloc(0)
  return {
    customizations: solutionDigest(file('customizations.xml')),
    solution: solutionDigest(file('solution.xml')),
    parts: file('parts.txt')
      .toString()
      .split('\n')
      .filter((name) => name !== CONTENT_TYPES),
  }
}

/** The files of a gzipped tar archive (ustar, with long names of pax and GNU). */
export function readTarGz(...path: string[]): Map<string, Buffer> {
  const bytes = gunzipSync(corpusFile(...path))
  const files = new Map<string, Buffer>()
  let longName: string | undefined
  for (let at = 0; at + 512 <= bytes.length && bytes[at];) {
    const text = (from: number, length: number): string =>
      bytes
        .subarray(at + from, at + from + length)
        .toString()
        .replace(/\0.*$/s, '')
    const size = parseInt(text(124, 12), 8) || 0
    const type = text(156, 1)
    const body = bytes.subarray(at + 512, at + 512 + size)
    if (type === 'x') longName = /\d+ path=(.*)\n/.exec(body.toString())?.[1]
    else if (type === 'L') longName = body.toString().replace(/\0.*$/s, '')
    else {
      const prefix = text(345, 155)
      const name = longName ?? `${prefix && `${prefix}/`}${text(0, 100)}`
      if (type === '0' || type === '') files.set(name.replace(/^\.\//, ''), body)
      longName = undefined
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
  return files
}
