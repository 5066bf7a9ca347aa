// Whole deployments (export, then import) under every schedule of one fault: each kind of fault at each request,
// followed by a re-run. After each, exactly one import of the archive took place, both environments are as after a run
// without faults, and what the steps said was true when they said it. The steps run the built bundle in this process, on
// virtual time; test/acceptance/wire-faults and interruption put a sample of it on real processes.
// usage: test-faults.mjs [--only 'DEPLOYMENT / KIND / NUMBER', or a part of it] [--verbose] [--json FILE] [--dist DIR]
// Without --dist or POWEROPS_DIST it is dist/, or a bundle built for this run when the sources have changed since.
import { writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { compile } from './prepare.mjs'
import { provideDist } from './provide-dist.mjs'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
    json: { type: 'string' },
    dist: { type: 'string' },
  },
})
/** Failures that are told with their logs; the others by name. */
const TOLD = 5

compile()
const { dist, remove } = provideDist(values.dist)
const { runInThreads } = await import('./faults/run.mjs')
const startedAtMs = performance.now()
const tell = values.verbose ? (text) => console.log(text) : undefined
const result = await runInThreads({ dist, only: values.only, tell }).finally(remove)
const seconds = (performance.now() - startedAtMs) / 1000
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...result, seconds }, undefined, 2)}\n`)

for (const [deployment, requests] of Object.entries(result.requests)) {
  console.log(`${deployment}: ${requests.length} requests`)
}
printTable(result.kinds)
for (const { name, request, problems, log } of result.failures.slice(0, TOLD)) {
  console.log(['', `FAILED ${name} ${request}`, ...problems, '', ...log.slice(-60)].join('\n  '))
}
for (const { name } of result.failures)
  console.log(`once more: node scripts/test-faults.mjs --only '${name}'`)
const { schedules, survived } = totals(result.kinds)
console.log(`${survived} of ${schedules} schedules survived, in ${seconds.toFixed(0)} s`)
if (schedules === 0) console.log(`no schedule has a name with ${JSON.stringify(values.only)}`)
process.exitCode = result.failures.length > 0 || schedules === 0 ? 1 : 0

function totals(kinds) {
  const all = Object.values(kinds)
  const sum = (key) => all.reduce((total, counts) => total + counts[key], 0)
  return { schedules: sum('schedules'), atOnce: sum('atOnce'), survived: sum('survived') }
}

function printTable(kinds) {
  const rows = [...Object.entries(kinds), ['all', totals(kinds)]]
  const width = Math.max(...rows.map(([name]) => name.length))
  const line = (name, ...cells) =>
    console.log([name.padEnd(width), ...cells.map((cell) => String(cell).padStart(22))].join(''))
  line('fault', 'schedules', 'survived at once', 'survived in the end')
  for (const [name, counts] of rows) line(name, counts.schedules, counts.atOnce, counts.survived)
}
