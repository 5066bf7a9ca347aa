// What is damaged: solutions as small as they are real, so that a run sees many cases.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { planPack, readUnpackedFolder, readZip, writeZip } from '@powerops/solution'

const MAX_ZIP_BYTES = 60_000
const MAX_TOTAL_BYTES = 600_000

/** Each with its name, its zip, and the entries of the zip. */
export async function readSamples(root) {
  const folder = path.join(root, 'packages/demo/sample/ContosoFieldVisits')
  const plan = planPack(await readUnpackedFolder(folder), { packageType: 'Unmanaged', lineEnds: 'lf' })
  return [{ name: 'demo', zip: Buffer.from(writeZip(plan.entries)), files: plan.entries }, ...readCorpus()]
}

function readCorpus() {
  const reference = process.env.ALM_REFERENCE_DATA
  if (!reference) return []
  return ['zips', 'crafted'].flatMap((kind) => {
    const folder = path.join(reference, 'corpus', kind)
    if (!existsSync(folder)) return []
    const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'))
    return zips.sort().flatMap((name) => readSample(path.join(folder, name), name))
  })
}

function readSample(file, name) {
  const zip = readFileSync(file)
  if (zip.length > MAX_ZIP_BYTES) return []
  const entries = readZip(zip)
  if (entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > MAX_TOTAL_BYTES) return []
  return [{ name, zip, files: entries.map((entry) => ({ name: entry.name, bytes: entry.read() })) }]
}
