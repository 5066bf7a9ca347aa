// How long an action takes to start: every one up to the refusal of an unknown input, and who-am-i up to its first line
// and to its end.
import { readdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import { actionPeakMemory, runAction } from '../action.mjs'
import { openEmulator } from '../emulator.mjs'
import { best, median, runBareNode, runNode } from '../measure.mjs'
import { row } from '../row.mjs'

export async function startUpRows(world) {
  return [...(await refusalRows(world)), ...(await whoAmIRows(world))]
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

/** who-am-i with a service: its first word comes before the first request, its end after sign-in and the answers. */
async function whoAmIRows(world) {
  const { folder, runs } = world
  const emulator = await openEmulator(path.join(folder, 'who-am-i'), {})
  const [ours, bare] = [[], []]
  try {
    const options = { variables: emulator.variables }
    for (let run = 0; run < runs; run++) {
      ours.push(await runAction(world, 'who-am-i', options))
      bare.push(await runNode(['-e', 'console.log(1)']))
    }
    const peakMemoryBytes = await actionPeakMemory(world, 'who-am-i', options)
    const rowFor = (figure, rest) => {
      const [mine, floor] = [ours, bare].map((list) => Math.min(...list.map((one) => one[figure])))
      const notes = [`${(mine - floor).toFixed(0)} ms over it`]
      return row({ ours: mine, baseline: floor, peakMemoryBytes, runs, notes, ...rest })
    }
    return [
      rowFor('firstLineMs', {
        name: 'start: first line of who-am-i',
        what: 'until the first line of its log, which comes before the first request',
        against: 'node -e console.log(1), until its line',
      }),
      rowFor('durationMs', {
        name: 'start: who-am-i',
        what: 'whole process, with sign-in and a list of environments from the emulator',
        against: 'node -e console.log(1)',
      }),
    ]
  } finally {
    await emulator.close()
  }
}
