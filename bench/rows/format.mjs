// The solution format from disk to disk, against the floor: zlib on the same entries, and the same files.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { readZip } from '@powerops/solution'
import { runNode } from '../measure.mjs'
import { againRows } from './format-again.mjs'
import { packRows, prepare, unpackRows } from './format-sides.mjs'
import { solutionPackagerRows } from './solution-packager.mjs'

const GENERATED_MEGABYTES = [10, 50]
const HUGE_MEGABYTES = 200
const LARGEST_REAL = 3
/** From this size on a solution is also unpacked again, and measured on the ordinary disk. */
const DETAILED_FROM_BYTES = 31e6
/** Above this size it is not: tens of thousands of files to write, and to remove, measure the disk alone. */
const ON_DISK_UP_TO_BYTES = 100e6

/** Rows over generated solutions that grow, and over the largest real ones when there is reference data. */
export async function formatRows(world) {
  const rows = []
  for (const subject of [...(await generatedSubjects(world)), ...realSubjects(world)]) {
    world.tell(`format: ${subject.label}`)
    rows.push(...(await rowsFor(world, subject)))
  }
  if (!world.packager)
    world.skip('SolutionPackager, as neither --packager nor POWEROPS_BENCH_PACKAGER says how it is started')
  return rows
}

async function rowsFor(world, subject) {
  const { folder, ramFolder, packager } = world
  const runs = subject.isReal ? 1 : world.runs
  const place = ramFolder ? { label: 'RAM disk', folder: ramFolder } : { label: 'disk', folder }
  const isDetailed = subject.contentBytes >= DETAILED_FROM_BYTES
  const laidOut = await prepare(world, subject, place)
  const unpacked = await unpackRows(laidOut, runs)
  const packed = await packRows(laidOut, runs)
  const rows = [...unpacked.rows, ...packed.rows]
  if (isDetailed) rows.push(...(await againRows(laidOut, runs, unpacked.floor)))
  if (packager) rows.push(...(await solutionPackagerRows(laidOut, runs, packager)))
  laidOut.remove()
  if (isDetailed && ramFolder && subject.contentBytes <= ON_DISK_UP_TO_BYTES) {
    const onDisk = await prepare(world, subject, { label: 'disk', folder, isSecond: true })
    rows.push(...(await unpackRows(onDisk, 1)).rows, ...(await packRows(onDisk, 1)).rows)
    onDisk.remove()
  }
  return rows
}

async function generatedSubjects({ folder, huge, skip }) {
  const sizes = huge ? [...GENERATED_MEGABYTES, HUGE_MEGABYTES] : GENERATED_MEGABYTES
  if (!huge) skip(`the generated solution of ${HUGE_MEGABYTES} MB, which takes minutes (--huge)`)
  // In a process of its own, so that what it takes of memory is not inherited by those that are measured.
  const program = path.join(import.meta.dirname, '..', 'generate', 'format.mjs')
  const { exitCode, stderr } = await runNode([program, folder, ...sizes.map(String)])
  if (exitCode !== 0) throw new Error(`the solutions could not be made:\n${stderr}`)
  return sizes
    .map((size) => ({ label: `generated ${size} MB`, zip: path.join(folder, `generated-${size}.zip`) }))
    .map((subject) => ({ ...subject, isReal: false, contentBytes: contentBytesOf(subject.zip) }))
}

function realSubjects({ reference, skip }) {
  if (!reference) {
    skip('real solutions, as ALM_REFERENCE_DATA names no folder of them')
    return []
  }
  return readdirSync(reference)
    .filter((name) => name.endsWith('.zip'))
    .map((name) => ({ label: shortName(name), zip: path.join(reference, name), isReal: true }))
    .map((subject) => ({ ...subject, contentBytes: contentBytesOf(subject.zip) }))
    .sort((a, b) => b.contentBytes - a.contentBytes)
    .slice(0, LARGEST_REAL)
}

const contentBytesOf = (zip) => readZip(readFileSync(zip)).reduce((sum, entry) => sum + entry.sizeBytes, 0)
const shortName = (name) => name.replace(/^.*__|\.zip$/g, '')
