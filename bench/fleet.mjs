// Deploys one solution to many environments from this one process, so many at a time, and prints how it went as JSON.
// usage: fleet.mjs DIST SOLUTION_ZIP PARALLEL FOLDER URL…   (the variables of the process lead to the services)
import { performance } from 'node:perf_hooks'
import { attempt } from '../scripts/faults/attempt.mjs'
import { loadBundle } from '../scripts/faults/bundle.mjs'
import { STEP_GLOBALS } from '../scripts/faults/step-process.mjs'
import { peakMemoryBytes } from './peak-memory.mjs'

const { AbortSignal, clearTimeout, setTimeout } = globalThis
const [dist, solutionFile, parallel, folder, ...urls] = process.argv.slice(2)
const realTime = {
  now: Date.now,
  setTimeout,
  clearTimeout,
  timeoutSignal: (ms) => AbortSignal.timeout(ms),
  leave: () => undefined,
}
const world = {
  folder,
  variables: process.env,
  start: loadBundle(dist, STEP_GLOBALS),
  clock: { join: () => realTime },
}
const network = Object.assign((_step, url, init) => fetch(url, init), {
  killed: new Promise(() => undefined),
})

const startedAtMs = performance.now()
const waiting = urls.map((url, index) => ({ url, runId: 1000 + index }))
const reasons = []
await Promise.all(Array.from({ length: Number(parallel) }, deployNext))
const durationMs = performance.now() - startedAtMs
console.log(JSON.stringify({ durationMs, reasons, peakMemoryBytes: peakMemoryBytes() }))

async function deployNext() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const inputs = { 'environment-url': next.url, 'solution-file': solutionFile }
    const step = { action: 'import-solution', inputs, attemptNumber: 1, runId: next.runId, network }
    reasons.push((await attempt(world, step)).reasonCode)
  }
}
