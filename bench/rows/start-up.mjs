// How long an action takes until it says its first word: every one up to the refusal of an unknown input, and who-am-i
// up to its first line, with sign-in.
import { readdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import { actionPeakMemory, runAction } from '../action.mjs'
import { openEmulator } from '../emulator.mjs'
import { best, median, runBareNode, runNode } from '../measure.mjs'
import { row } from '../row.mjs'

export async function startUpRows(world) {
  return [...(await refusalRows(world)), await firstLineRow(world)]
}

async function refusalRows(world) {
  const { dist, runs } = world
  const names = readdirSync(dist).filter(
    (name) => name !== 'suite' && existsSync(path.join(dist, name, 'index.js')),
  )
  const refusal = { inputs: { 'no-such-input': 'x' }, expected: 'input-unknown' }
  const bare = []
  const timings = new Map(names.map((name) => [name, []]))
  for (let run = 0; run < runs; run++) {
    for (const [name, results] of timings) results.push(await runAction(world, name, refusal))
    // As often as there are actions, so that both sides have as many chances of a quiet moment in each round.
    for (let count = 0; count < 4; count++) bare.push(await runBareNode())
  }
  const baseline = best(bare).durationMs
  const fastest = [...timings].map(([name, results]) => ({ name, ms: best(results).durationMs }))
  const slowest = fastest.reduce((a, b) => (b.ms > a.ms ? b : a))
  const middle = median(fastest.map(({ ms }) => ms))
  const common = { against: 'node -e 0', baseline, runs }
  return [
    row({
      ...common,
      name: 'start: slowest action',
      what: `until an unknown input is refused, the slowest of ${names.length} actions: ${slowest.name}`,
      ours: slowest.ms,
      peakMemoryBytes: await actionPeakMemory(world, slowest.name, refusal),
      notes: [`${(slowest.ms - baseline).toFixed(0)} ms over it`],
    }),
    row({
      ...common,
      name: 'start: median action',
      what: 'the same, median of all actions',
      ours: middle,
      notes: [`${(middle - baseline).toFixed(0)} ms over it`],
    }),
  ]
}

/** The first line comes after sign-in and the first answer, so it holds the emulator's time for both. */
async function firstLineRow(world) {
  const { folder, runs } = world
  const emulator = await openEmulator(path.join(folder, 'who-am-i'), {})
  const results = []
  const bare = []
  try {
    const options = { variables: emulator.variables }
    for (let run = 0; run < runs; run++) {
      results.push(await runAction(world, 'who-am-i', options))
      bare.push(await runNode(['-e', 'console.log(1)']))
    }
    const first = (list) => Math.min(...list.map(({ firstOutputMs }) => firstOutputMs))
    const [ours, baseline] = [first(results), first(bare)]
    return row({
      name: 'start: first line of who-am-i',
      what: 'until the first line of output, with sign-in and the admin API of the emulator',
      against: 'node -e console.log(1), until its line',
      ours,
      baseline,
      peakMemoryBytes: await actionPeakMemory(world, 'who-am-i', options),
      runs,
      notes: [`${(ours - baseline).toFixed(0)} ms over it`],
    })
  } finally {
    await emulator.close()
  }
}
