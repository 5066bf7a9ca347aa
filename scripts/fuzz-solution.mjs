// Reads, unpacks, writes and packs solutions that were damaged at random: in their bytes, in the records of the archive,
// in their XML and in the names of their components. Nothing but an AlmError may come of it, within two seconds and
// bounded memory; an archive that is accepted has one reading; nothing is written outside of the folder or twice to one
// place; and what was packed is packed to the same bytes again. Samples: the demo's solution, and the corpus of
// ALM_REFERENCE_DATA when that is set.
// usage: fuzz-solution.mjs [--seconds N] [--seed S] [--case N, to repeat one] [--keep-going, to list all findings]
import path from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { compile, root } from './prepare.mjs'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
    'keep-going': { type: 'boolean', default: false },
  },
})
/** A case that takes that long hangs: no machine is so busy. */
const HANG_MS = 20_000

compile()
const progress = new Int32Array(new SharedArrayBuffer(4))
const worker = new Worker(path.join(root, 'scripts', 'fuzz', 'worker.mjs'), {
  workerData: {
    progress,
    root,
    seconds: Number(values.seconds),
    seed: Number(values.seed),
    keepGoing: values['keep-going'],
    only: values.case === undefined ? undefined : Number(values.case),
  },
  resourceLimits: { maxOldGenerationSizeMb: 1024 },
})

function fail(problem) {
  const again = `node scripts/fuzz-solution.mjs --seed ${values.seed} --case ${progress[0]}`
  console.log(`FAILED: ${problem}\nonce more: ${again}`)
  process.exit(1)
}

let seen = -1
const watch = setInterval(() => {
  if (seen === progress[0]) fail(`case ${seen} hangs`)
  seen = progress[0]
}, HANG_MS)
worker.on('error', (error) => fail(error.stack ?? String(error)))
worker.on('message', (report) => console.log(report))
worker.on('exit', () => clearInterval(watch))
