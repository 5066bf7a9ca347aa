// An import against the service's own time: what waiting costs, and how many requests it takes.
import path from 'node:path'
import { runAction } from '../action.mjs'
import { openEmulator } from '../emulator.mjs'
import { row } from '../row.mjs'

/** How long the emulated import takes. */
const DURATIONS_MS = [5000]

export async function importRows(world) {
  const rows = []
  for (const importMs of world.long ? [...DURATIONS_MS, 60_000] : DURATIONS_MS)
    rows.push(await importRow(world, importMs))
  return rows
}

async function importRow(world, importMs) {
  const stateFolder = path.join(world.folder, `import-${importMs}`)
  const emulator = await openEmulator(stateFolder, { importMs, importMsPerMegabyte: 0 })
  try {
    const { durationMs } = await runAction(world, 'import-solution', {
      inputs: { 'environment-url': emulator.url, 'solution-file': path.join(world.folder, 'sample.zip') },
      variables: emulator.variables,
    })
    return row({
      name: `import-solution: ${importMs / 1000} s`,
      what: 'import the sample, whole process, until the solution is proven to be in',
      against: 'the import inside of the emulated service',
      ours: durationMs / 1000,
      baseline: importMs / 1000,
      unit: 's',
      runs: 1,
      notes: [
        `${((durationMs - importMs) / 1000).toFixed(1)} s over it`,
        `${emulator.requests.list().length} requests`,
      ],
    })
  } finally {
    await emulator.close()
  }
}
