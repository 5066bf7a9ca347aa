// Writes what the benchmark measures on into a folder: generated solutions, packed and unpacked, and policies.
// usage: generate/main.mjs FOLDER [REFERENCE_FOLDER]
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  parseSolution,
  planPack,
  planUnpack,
  readUnpackedFolder,
  writeUnpackedFolder,
  writeZip,
} from '@powerops/solution'
import { root } from '../../scripts/prepare.mjs'
import { createPolicies } from './connected.mjs'
import { createRandom } from './random.mjs'
import { countsFor, createSolution } from './solution.mjs'

const SEED = 20261101
const [target, reference] = process.argv.slice(2)
const at = (...names) => path.join(target, ...names)

await mkdir(at('reference'), { recursive: true })
const large = { name: 'ContosoLarge', seed: SEED, ...countsFor(30) }
await writeFile(at('large.zip'), await createSolution(large))
await unpackTo(at('large.zip'), at('large'))
const connected = { name: 'ContosoConnected', seed: SEED, tables: 10, flows: 500, canvasApps: 60 }
await writeFile(at('connected.zip'), await createSolution(connected))
for (const [file, isViolated] of [
  ['policies.json', false],
  ['violated-policies.json', true],
]) {
  await writeFile(at(file), JSON.stringify(createPolicies(createRandom(SEED), 50, { isViolated })))
}
await packSample()
if (reference) await unpackReference()

async function unpackTo(zip, folder) {
  const solution = parseSolution(await readFile(zip))
  const { packageType } = solution.manifest
  await writeUnpackedFolder(folder, planUnpack(solution, { packageType, lineEnds: 'lf' }).files)
}

async function packSample() {
  const files = await readUnpackedFolder(path.join(root, 'packages', 'demo', 'sample', 'ContosoFieldVisits'))
  await writeFile(
    at('sample.zip'),
    writeZip(planPack(files, { packageType: 'Unmanaged', lineEnds: 'lf' }).entries),
  )
}

async function unpackReference() {
  for (const file of (await readdir(reference)).filter((name) => name.endsWith('.zip'))) {
    await unpackTo(path.join(reference, file), at('reference', file.slice(0, -'.zip'.length)))
  }
}
