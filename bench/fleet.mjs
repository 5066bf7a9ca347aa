// Deploys one solution to many environments from this one process, so many at a time, and prints how it went as JSON.
// usage: fleet.mjs SOLUTION_ZIP PARALLEL FOLDER URL…   (the variables of the process lead to the services)
import { systemClock } from '@powerops/core'
import { performance } from 'node:perf_hooks'
import { attempt } from '../scripts/faults/attempt.mjs'
import { peakMemoryBytes } from './peak-memory.mjs'

const [solutionFile, parallel, folder, ...urls] = process.argv.slice(2)
const world = {
  folder,
  variables: process.env,
  clock: { join: () => ({ ...systemClock, leave: () => undefined }) },
}
const network = Object.assign((_clock, url, init) => fetch(url, init), {
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
