// Deployments against an emulated service: what they add to its own time, the memory of a large upload, many
// environments at once under the service protection limits, and the schedules of the fault matrix.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { runInThreads } from '../../scripts/faults/run.mjs'
import { makeSolution } from '../../scripts/faults/solutions.mjs'
import { actionPeakMemory, runAction } from '../action.mjs'
import { openEmulator } from '../emulator.mjs'
import { best, runNode } from '../measure.mjs'
import { formatMegabytes, row } from '../row.mjs'

const SOLUTION = 'ContosoApp'
/** How long each operation of the emulated service takes, in real time; the longer one is measured once. */
const SHORT_MS = 5000
const LONG_MS = 60_000
/** Below the 95 MB that the service takes, which are 127 MB as base64. */
const UPLOAD_BYTES = 94_900_000
const ENVIRONMENTS = 50
const PARALLEL = 8
/** Far tighter than the service's 6000 requests in five minutes, so that every deployment meets them. */
const TIGHT_LIMITS = { maxRequests: 8, limitWindowMs: 4000, maxConcurrentRequests: 2 }

export async function deploymentRows(world) {
  return [
    await overheadRow(world, SHORT_MS, world.runs),
    await overheadRow(world, LONG_MS, 1),
    await uploadRow(world),
    await fleetRow(world),
    await faultsRow(world),
  ]
}

async function overheadRow(world, operationMs, runs) {
  const timed = []
  for (let run = 0; run < runs; run++) timed.push(await deploy(world, operationMs))
  const { durationMs, requests } = best(timed)
  const serviceMs = 2 * operationMs
  return row({
    name: `deployment: export and import of ${operationMs / 1000} s each`,
    what: 'export-solution and import-solution, whole processes, until the solution is proven to be in',
    against: 'the two operations inside of the emulated service',
    ours: durationMs / 1000,
    baseline: serviceMs / 1000,
    unit: 's',
    runs,
    notes: [
      `${((durationMs - serviceMs) / 1000).toFixed(1)} s over it`,
      `${(seenLateMs(requests, operationMs) / 1000).toFixed(2)} s of that because ends are seen late`,
      `${requests.length} requests`,
    ],
  })
}

/** An export and an import, each of which takes the service so long. */
async function deploy(world, operationMs) {
  const folder = mkdtempSync(path.join(world.folder, 'deployment-'))
  const emulator = await openEmulator(path.join(folder, 'state'), {
    importMs: operationMs,
    importMsPerMegabyte: 0,
    exportMs: operationMs,
  })
  try {
    await emulator.addSolution('Contoso Dev', await makeSolution({ name: SOLUTION }))
    const file = path.join(folder, 'app.zip')
    const { variables } = emulator
    const exported = await runAction(world, 'export-solution', {
      inputs: {
        'environment-url': emulator.urlOf('Contoso Dev'),
        'solution-name': SOLUTION,
        'solution-output-file': file,
        managed: 'true',
      },
      variables,
    })
    const imported = await runAction(world, 'import-solution', {
      inputs: { 'environment-url': emulator.url, 'solution-file': file },
      variables,
    })
    return { durationMs: exported.durationMs + imported.durationMs, requests: emulator.requests.list() }
  } finally {
    await emulator.close()
  }
}

/** The time from the end of each operation to the first look at it after that. */
function seenLateMs(requests, operationMs) {
  const starts = requests.filter(({ url }) => /\/(Export|Import)SolutionAsync/.test(url))
  const lags = starts.map(({ at }) => {
    const endedAtMs = at + operationMs
    const look = requests.find((one) => one.at >= endedAtMs && one.url.includes('/asyncoperations('))
    return look.at - endedAtMs
  })
  return lags.reduce((sum, lag) => sum + lag, 0)
}

async function uploadRow(world) {
  const contents = { 'contoso_/large.js': randomBytes(UPLOAD_BYTES) }
  const archive = await makeSolution({ scripts: Object.keys(contents), contents, managed: true })
  const file = path.join(world.folder, 'large-upload.zip')
  writeFileSync(file, archive)
  const emulator = await openEmulator(path.join(world.folder, 'upload'), {
    importMs: 0,
    importMsPerMegabyte: 0,
  })
  try {
    const { variables } = emulator
    const options = { inputs: { 'environment-url': emulator.url, 'solution-file': file }, variables }
    const { durationMs } = await runAction(world, 'import-solution', options)
    const again = { ...options, variables: { ...variables, GITHUB_RUN_ID: '15000000002' } }
    return row({
      name: 'import-solution: the largest upload',
      what: `import a solution of ${formatMegabytes(archive.length)}, whole process; the service takes no time of its own`,
      against: '',
      ours: durationMs / 1000,
      unit: 's',
      peakMemoryBytes: await actionPeakMemory(world, 'import-solution', again),
      contentBytes: archive.length,
      runs: 1,
    })
  } finally {
    await emulator.close()
  }
}

async function fleetRow(world) {
  const environments = Array.from({ length: ENVIRONMENTS }, (_, index) => ({
    id: `f0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    displayName: `Fleet ${index + 1}`,
    sku: 'Sandbox',
    domainName: `fleet${index + 1}`,
    administrators: ['5a1e0000-0000-4000-8000-00000000000a'],
  }))
  const importMs = 2000
  const dataverse = { importMs, importMsPerMegabyte: 0, ...TIGHT_LIMITS }
  const emulator = await openEmulator(path.join(world.folder, 'fleet'), dataverse, { environments })
  try {
    const file = path.join(world.folder, 'fleet.zip')
    writeFileSync(file, await makeSolution({ managed: true }))
    const program = path.join(import.meta.dirname, '..', 'fleet.mjs')
    const urls = environments.map(({ displayName }) => emulator.urlOf(displayName))
    const run = await runNode([program, world.dist, file, String(PARALLEL), world.folder, ...urls], {
      env: { ...process.env, ...emulator.variables },
    })
    if (run.exitCode !== 0) throw new Error(`the fleet was not deployed:\n${run.stderr}`)
    const { durationMs, reasons, peakMemoryBytes } = JSON.parse(run.stdout)
    const requests = emulator.requests.list()
    return row({
      name: `deployment: ${ENVIRONMENTS} environments`,
      what: `import into ${ENVIRONMENTS} environments from one process, ${PARALLEL} at a time, ${TIGHT_LIMITS.maxRequests} requests in ${TIGHT_LIMITS.limitWindowMs / 1000} s allowed to each`,
      against: 'the imports inside of the emulated service, as many at a time',
      ours: durationMs / 1000,
      baseline: (Math.ceil(ENVIRONMENTS / PARALLEL) * importMs) / 1000,
      unit: 's',
      peakMemoryBytes,
      runs: 1,
      notes: [
        `${reasons.filter((reason) => reason !== 'ok').length} failed`,
        `${emulator.imports().length} imports`,
        `${requests.length} requests, ${requests.filter(({ status }) => status === 429).length} refused by the limits`,
      ],
    })
  } finally {
    await emulator.close()
  }
}

async function faultsRow({ dist, faults }) {
  const startedAtMs = performance.now()
  const run = faults ? JSON.parse(readFileSync(faults, 'utf8')) : await runInThreads({ dist })
  const { kinds, failures, requests, seconds = (performance.now() - startedAtMs) / 1000 } = run
  const counts = Object.values(kinds)
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0)
  return row({
    name: 'deployment: schedules of one fault survived',
    what: `${Object.keys(kinds).length - 1} kinds of fault at each request of ${Object.keys(requests).length} deployments, each followed by a re-run, and two runs at once`,
    against: 'all of them',
    ours: sum('survived'),
    baseline: sum('schedules'),
    unit: 'schedules',
    runs: 1,
    notes: [`${sum('atOnce')} without the re-run`, `${failures.length} failed`, `in ${seconds.toFixed(0)} s`],
  })
}
