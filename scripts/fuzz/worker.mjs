// The cases of a fuzz run, one after the other. A case follows from seed and number alone.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { AlmError } from '@powerops/core'
import { findConnectors, toSolutionSource } from '@powerops/dlp'
import {
  parseSolution,
  planPack,
  planUnpack,
  planUnpackBoth,
  readZip,
  writeUnpackedFolder,
  writeZip,
} from '@powerops/solution'
import { mutateArchive, mutateFiles } from './mutate.mjs'
import { randomFrom } from './random.mjs'
import { readSamples } from './samples.mjs'

const MAX_MS = 2_000
const { progress, root, seconds, seed, only } = workerData
const samples = await readSamples(root)
const scratch = mkdtempSync(path.join(tmpdir(), 'fuzz-'))
const outcomes = new Map()
let slowestMs = 0

try {
  const end = performance.now() + seconds * 1000
  for (let index = only ?? 0; only === undefined ? performance.now() < end : index === only; index++) {
    progress[0] = index
    await runCase(index)
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
report()

async function runCase(index) {
  let { outcome, tookMs } = await timed(index)
  // The machine may have had other things to do; a case that is slow is slow twice.
  if (tookMs > MAX_MS) ({ outcome, tookMs } = await timed(index))
  if (tookMs > MAX_MS) throw new Error(`case ${index} took ${Math.round(tookMs)} ms`)
  slowestMs = Math.max(slowestMs, tookMs)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

async function timed(index) {
  const random = randomFrom(seed * 1_000_003 + index)
  const sample = random.pick(samples)
  const started = performance.now()
  const outcome = await outcomeOf(() => exercise(sample, random))
  return { outcome, tookMs: performance.now() - started }
}

async function outcomeOf(work) {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AlmError) return error.code
    throw error
  }
}

/** Damages the archive as a whole, or its files, or the files that it is unpacked to. */
async function exercise(sample, random) {
  const level = random.below(4)
  const zip =
    level === 0
      ? mutateArchive(sample.zip, random)
      : writeZip(level === 1 ? sample.files : mutateFiles(sample.files, random))
  const entries = readZip(zip).map((entry) => ({ path: entry.path, bytes: entry.read() }))
  await outcomeOf(() => findConnectors(toSolutionSource(entries)))
  const solution = parseSolution(zip)
  const { packageType } = solution.manifest
  const type = packageType === 'Both' ? 'Managed' : packageType
  const lineEnds = random.pick(['lf', 'crlf'])
  const { files } = planUnpack(solution, { packageType: type, lineEnds })
  if (random.below(4) === 0) await both(sample, solution, lineEnds)
  if (random.below(10) === 0) await write(files)
  const source =
    level === 1 ? new Map(mutateFiles(toList(files), random).map(({ name, bytes }) => [name, bytes])) : files
  writeZip(planPack(source, { packageType: type, lineEnds }).entries)
  return 'packed again'
}

/** The other half of a pair may fail; the case goes on. */
async function both(sample, solution, lineEnds) {
  await outcomeOf(() => planUnpackBoth(parseSolution(sample.zip), solution, { lineEnds }))
  await outcomeOf(() => planUnpackBoth(solution, parseSolution(sample.zip), { lineEnds }))
}

async function write(files) {
  const around = mkdtempSync(path.join(scratch, 'case-'))
  const folder = path.join(around, 'a', 'b', 'solution')
  mkdirSync(folder, { recursive: true })
  await outcomeOf(() => writeUnpackedFolder(folder, files))
  for (const [place, only] of [
    [scratch, path.basename(around)],
    [around, 'a'],
    [path.join(around, 'a'), 'b'],
    [path.join(around, 'a', 'b'), 'solution'],
  ]) {
    const names = readdirSync(place)
    if (names.length !== 1 || names[0] !== only) throw new Error(`written outside of the folder: ${names}`)
  }
  rmSync(around, { recursive: true })
}

function toList(files) {
  return [...files].map(([name, bytes]) => ({ name, bytes }))
}

function report() {
  const counts = [...outcomes].sort((a, b) => b[1] - a[1])
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  const lines = counts.map(([outcome, count]) => `${String(count).padStart(8)}  ${outcome}`)
  parentPort.postMessage(
    [
      ...lines,
      `${total} cases of ${samples.length} samples, seed ${seed}; the slowest took ${Math.round(slowestMs)} ms`,
    ].join('\n'),
  )
}
