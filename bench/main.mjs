// The benchmark: measures every row against its baseline, prints the table and writes results.json. It asserts no time.
// usage: main.mjs --dist DIR [--runs N] [--only TEXT] [--demo] [--huge] [--packager COMMAND_LINE] [--faults FILE]
// --faults names the JSON that test-faults.mjs wrote; without it the fault matrix is run, which takes minutes.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { root } from '../scripts/prepare.mjs'
import { runNode } from './measure.mjs'
import { makeRamFolder } from './ram-disk.mjs'
import { formatGrowth, formatResults, formatTable } from './report.mjs'
import { checkDlpRows } from './rows/check-dlp.mjs'
import { deploymentRows } from './rows/deployment.mjs'
import { demoRows } from './rows/demo.mjs'
import { formatRows } from './rows/format.mjs'
import { packagerRows } from './rows/packager.mjs'
import { startUpRows } from './rows/start-up.mjs'
import { wholeActionRows } from './rows/whole-actions.mjs'

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: path.join(root, 'dist') },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    demo: { type: 'boolean', default: false },
    huge: { type: 'boolean', default: false },
    faults: { type: 'string' },
    packager: { type: 'string', default: process.env.POWEROPS_BENCH_PACKAGER ?? '' },
  },
})
const runs = Number(values.runs)
if (!(Number.isInteger(runs) && runs > 0))
  throw new Error(`--runs is ${values.runs}, which is no number of runs`)
const parts = {
  format: formatRows,
  packager: packagerRows,
  actions: wholeActionRows,
  start: startUpRows,
  'check-dlp': checkDlpRows,
  deployment: deploymentRows,
  ...(values.demo && { demo: demoRows }),
}
const chosen = Object.entries(parts).filter(([name]) => name.includes(values.only))
if (chosen.length === 0) throw new Error(`--only is ${values.only}, and there is only ${Object.keys(parts)}`)
const referenceData = process.env.ALM_REFERENCE_DATA
const reference = referenceData ? path.join(referenceData, 'corpus', 'zips') : undefined
const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'powerops-bench-')))
const skipped = []
const startedAtMs = performance.now()
const ramFolder = makeRamFolder(skip)
try {
  if (chosen.some(([name]) => name !== 'format')) await generateInputs()
  const rows = await measure({
    root,
    folder,
    ramFolder,
    reference,
    dist: path.resolve(values.dist),
    runs,
    huge: values.huge,
    packager: values.packager,
    faults: values.faults,
    skip,
    tell,
  })
  const cpu = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`
  const circumstances = { node: process.version, cpu, date: new Date().toISOString(), skipped }
  const file = path.join(root, 'bench', 'results.json')
  writeFileSync(file, formatResults([...rowsOfOtherParts(file), ...rows], circumstances))
  console.log(formatTable(rows))
  console.log(['', ...formatGrowth(rows), ...skipped.map((text) => `Skipped: ${text}.`)].join('\n'))
  console.log(
    `Node ${process.version}, ${cpu}; the fastest run of each side counts. Written: ${path.relative(root, file)}`,
  )
} finally {
  for (const made of [folder, ramFolder]) if (made) rmSync(made, { recursive: true, force: true })
}
tell('done')

/** In a process of its own, so that what it took of memory is not inherited by those that are measured. */
async function generateInputs() {
  tell('making the inputs')
  const program = path.join(import.meta.dirname, 'generate', 'main.mjs')
  const { exitCode, stderr } = await runNode([program, folder, ...(reference ? [reference] : [])])
  if (exitCode !== 0) throw new Error(`the inputs could not be made:\n${stderr}`)
}

async function measure(world) {
  const rows = []
  for (const [name, rowsOf] of chosen) {
    tell(name)
    const measuredAt = new Date().toISOString()
    rows.push(...(await rowsOf(world)).map((row) => ({ part: name, measuredAt, ...row })))
  }
  return rows
}

/** What an earlier run measured of the parts that this one leaves out. */
function rowsOfOtherParts(file) {
  if (!existsSync(file)) return []
  const names = chosen.map(([name]) => name)
  const { rows } = JSON.parse(readFileSync(file, 'utf8'))
  return rows.filter(({ part }) => part !== undefined && !names.includes(part))
}

function skip(text) {
  skipped.push(text)
  tell(`skipped: ${text}`)
}

function tell(text) {
  console.error(`${((performance.now() - startedAtMs) / 1000).toFixed(0).padStart(4)} s  ${text}`)
}
