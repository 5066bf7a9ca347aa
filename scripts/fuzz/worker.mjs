// The cases of a fuzz run, one after the other. A case follows from seed and number alone.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { AlmError } from '@powerops/core'
import { findConnectors, toSolutionSource } from '@powerops/dlp'
import { parseSolution, planUnpack, planUnpackBoth, readZip } from '@powerops/solution'
import { readArchiveLoosely } from './loose-zip.mjs'
import { checkPaths, checkStable, checkWrite } from './checks.mjs'
import { damages } from './damages.mjs'
import { mutateFiles } from './mutate.mjs'
import { randomFrom } from './random.mjs'
import { readSamples } from './samples.mjs'

/** Of the processor: the machine may have other things to do. */
const MAX_MS = 2_000
/** Samples have less than a megabyte: what takes this much was tricked into it. */
const MAX_RESIDENT_BYTES = 1.5 * 1024 ** 3
const { progress, root, seconds, seed, only, keepGoing } = workerData
const samples = await readSamples(root)
const scratch = mkdtempSync(path.join(tmpdir(), 'fuzz-'))
const outcomes = new Map()
const findings = []
const folders = samples.flatMap(toFolder)
let slowestMs = 0
let mostBytes = 0

try {
  const end = performance.now() + seconds * 1000
  for (let index = only ?? 0; only === undefined ? performance.now() < end : index === only; index++) {
    progress[0] = index
    try {
      await runCase(index)
    } catch (error) {
      if (!keepGoing) throw error
      findings.push(`case ${index}: ${error.stack.split('\n').slice(0, 3).join(' ')}`)
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
report()

/** What a sample is unpacked to; some cannot be, and are samples of that. */
function toFolder({ zip }) {
  try {
    const solution = parseSolution(zip)
    return [planUnpack(solution, { packageType: solution.manifest.packageType, lineEnds: 'lf' }).files]
  } catch (error) {
    if (error instanceof AlmError) return []
    throw error
  }
}

async function runCase(index) {
  let { outcome, tookMs } = await timed(index)
  // Clearing away memory of earlier cases counts too; a case that is slow is slow twice.
  if (tookMs > MAX_MS) ({ outcome, tookMs } = await timed(index))
  if (tookMs > MAX_MS) throw new Error(`case ${index} took ${Math.round(tookMs)} ms`)
  const residentBytes = process.memoryUsage.rss()
  if (residentBytes > MAX_RESIDENT_BYTES)
    throw new Error(`case ${index} left ${residentBytes} bytes of memory`)
  mostBytes = Math.max(mostBytes, residentBytes)
  slowestMs = Math.max(slowestMs, tookMs)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

async function timed(index) {
  const random = randomFrom(seed * 1_000_003 + index)
  const sample = random.pick(samples)
  const before = process.cpuUsage()
  const outcome = await outcomeOf(() => exercise(sample, random))
  const { user, system } = process.cpuUsage(before)
  return { outcome, tookMs: (user + system) / 1000 }
}

async function outcomeOf(work) {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AlmError) return error.code
    throw error
  }
}

async function exercise(sample, random) {
  const level = random.pick(Object.keys(damages))
  const zip = damages[level](sample, random)
  const entries = readZip(zip).map((entry) => ({ name: entry.name, path: entry.path, bytes: entry.read() }))
  if (level === 'bytes' || level === 'records') checkReading(zip, entries)
  await outcomeOf(() => findConnectors(toSolutionSource(entries)))
  const solution = parseSolution(zip)
  const { packageType } = solution.manifest
  const type = packageType === 'Both' ? 'Managed' : packageType
  const options = { packageType: type, lineEnds: random.pick(['lf', 'crlf']) }
  const { files } = planUnpack(solution, options)
  checkPaths(files.keys())
  if (random.below(4) === 0) await both(sample, solution, options)
  if (random.below(8) === 0) await checkWrite(scratch, random.pick(folders), files)
  const source =
    level === 'folder'
      ? new Map(mutateFiles(toList(files), random).map(({ name, bytes }) => [name, bytes]))
      : files
  checkStable(source, options)
  return 'packed again'
}

/** Holds that a program which believes every header reads the same files: an archive must mean one thing. */
function checkReading(zip, entries) {
  const loose = readArchiveLoosely(Buffer.from(zip))
  const isSame = ({ name, bytes }) => loose.get(name)?.equals(bytes)
  if (loose.size !== entries.length || !entries.every(isSame)) throw new Error('two readings of one archive')
}

/** The other half of a pair may fail; the case goes on. */
async function both(sample, solution, { lineEnds }) {
  for (const pair of [
    [parseSolution(sample.zip), solution],
    [solution, parseSolution(sample.zip)],
  ]) {
    await outcomeOf(() => checkPaths(planUnpackBoth(...pair, { lineEnds }).files.keys()))
  }
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
      ...findings,
      ...lines,
      `${total} cases of ${samples.length} samples, seed ${seed}; the slowest took ${Math.round(slowestMs)} ms`,
      `most memory after a case: ${Math.round(mostBytes / 1024 ** 2)} MB`,
    ].join('\n'),
  )
}
