// The solution format alone: planning an unpacked folder and a zip, against two common libraries on the same bytes.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { compare, runTask } from '../measure.mjs'
import { formatMegabytes, formatSpeed, rowOf } from '../row.mjs'

/** The two largest real solutions of the reference data; the second is the managed form of the first. */
const LARGEST = /Dynamics365ElectronicMedicalRecords/

/** Rows over the generated solution, and over real ones when there is reference data. */
export async function packagerRows({ folder, reference, runs }) {
  const generated = {
    label: 'generated solution',
    zips: [path.join(folder, 'large.zip')],
    folders: [path.join(folder, 'large')],
  }
  const rows = await rowsFor(generated, runs)
  for (const subject of reference ? referenceSubjects(folder, reference) : [])
    rows.push(...(await rowsFor(subject, 1)))
  return rows
}

function referenceSubjects(folder, reference) {
  const names = readdirSync(path.join(folder, 'reference'))
  const subject = (label, chosen) => ({
    label,
    zips: chosen.map((name) => path.join(reference, `${name}.zip`)),
    folders: chosen.map((name) => path.join(folder, 'reference', name)),
  })
  return [
    ...names.filter((name) => LARGEST.test(name)).map((name) => subject(shortName(name), [name])),
    subject(`all ${names.length} real solutions`, names),
  ]
}

const shortName = (name) => name.replace(/^.*__/, '')

async function rowsFor({ label, zips, folders }, runs) {
  const unpack = await compare(
    runs,
    () => runTask('unpack', ...zips),
    () => runTask('inflate and parse', ...zips),
  )
  const pack = await compare(
    runs,
    () => runTask('pack', ...folders),
    () => runTask('generate zip', ...zips),
  )
  const zipBytes = zips.reduce((sum, file) => sum + statSync(file).size, 0)
  // The bytes that lie in the zip: both directions carry them, and their formatting differs by next to nothing.
  const { bytes } = unpack.baseline
  const inWords = `${label}, ${formatMegabytes(zipBytes)} zip of ${formatMegabytes(bytes)}, ${unpack.ours.files} source files`
  return [
    rowOf(unpack, {
      name: `unpack: ${label}`,
      what: `plan the source files of ${inWords}`,
      against: 'jszip inflates every entry, fast-xml-parser parses the two documents',
      runs,
      notes: [formatSpeed(bytes, unpack.ours.durationMs)],
    }),
    rowOf(pack, {
      name: `pack: ${label}`,
      what: `plan and write the zip from the source files of ${inWords}`,
      against: 'jszip deflates the same entries at the same level',
      runs,
      notes: [formatSpeed(bytes, pack.ours.durationMs)],
    }),
  ]
}
