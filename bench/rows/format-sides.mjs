// What unpacks and packs a solution at a place: the action's process, the library, and the floor.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { actionPeakMemory, runAction } from '../action.mjs'
import { runFloor, runTask, takeTurns } from '../measure.mjs'
import { formatSpeed, row } from '../row.mjs'

const FLOOR = {
  unpack: 'zlib inflates the entries, and the same files are written',
  pack: 'the same files are read, and zlib deflates the entries',
}

/** Lays a solution out on a disk: its zip, its unpacked folder, the zip which that packs to. */
export async function prepare(world, { label, zip, isReal }, place) {
  const folder = mkdtempSync(path.join(place.folder, 'format-'))
  const at = (name) => path.join(folder, name)
  copyFileSync(zip, at('solution.zip'))
  const { packageType } = await runTask('unpack to folder', at('solution.zip'), at('source'))
  await runTask('pack to file', at('source'), at('packed.zip'), packageType)
  return {
    label,
    isInSeries: !isReal && !place.isSecond,
    where: place.label,
    world: { ...world, folder },
    at,
    packageType,
    /** Does the work on a path that does not exist yet, and clears it away. */
    async afresh(work) {
      const target = mkdtempSync(at('target-'))
      const result = await work(path.join(target, 'made'))
      rmSync(target, { recursive: true })
      return result
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/** The options of an action that turns the zip into the folder or the folder into the zip. */
export const actionOptions = ({ packageType }, zip, folder) => ({
  inputs: { 'solution-file': zip, 'solution-folder': folder, 'solution-type': packageType },
})

/** Rows of the action and of the library, and the floor that was measured for them. */
export const unpackRows = (subject, runs) => {
  const { at, afresh, world } = subject
  const options = (target) => actionOptions(subject, at('solution.zip'), target)
  return rowsFor('unpack', subject, runs, {
    action: () => afresh((target) => runAction(world, 'unpack', options(target))),
    library: () => afresh((target) => runTask('unpack to folder', at('solution.zip'), target)),
    floor: () => afresh((target) => runFloor('unpack', at('solution.zip'), at('source'), target)),
    peakMemory: () => afresh((target) => actionPeakMemory(world, 'unpack', options(target))),
  })
}

export const packRows = (subject, runs) => {
  const { at, afresh, world, packageType } = subject
  const options = (target) => actionOptions(subject, `${target}.zip`, at('source'))
  return rowsFor('pack', subject, runs, {
    action: () => afresh((target) => runAction(world, 'pack', options(target))),
    library: () => afresh((target) => runTask('pack to file', at('source'), target, packageType)),
    floor: () => afresh((target) => runFloor('pack', at('source'), at('packed.zip'), target)),
    peakMemory: () => afresh((target) => actionPeakMemory(world, 'pack', options(target))),
  })
}

async function rowsFor(name, subject, runs, { peakMemory, ...sides }) {
  const { action, library, floor } = await takeTurns(runs, sides)
  const { contentBytes, files } = floor
  const common = {
    against: FLOOR[name],
    contentBytes,
    baselinePeakMemoryBytes: floor.peakMemoryBytes,
    runs,
  }
  const rowOf = (how, what, ours, baseline, peakMemoryBytes, ...notes) =>
    row({
      ...common,
      name: `${name}, ${how}, ${subject.where}: ${subject.label}`,
      what: `${what}, ${files} files`,
      ours,
      baseline,
      peakMemoryBytes,
      series: subject.isInSeries ? `${name}, ${how}, ${subject.where}` : null,
      notes: [formatSpeed(contentBytes, ours), ...notes],
    })
  // What else runs on the machine makes all durations longer, and this one much less.
  const cpu = `CPU ${library.cpuMs.toFixed(0)} ms, floor ${floor.cpuMs.toFixed(0)} ms`
  return {
    floor,
    rows: [
      rowOf('process', 'the whole action', action.durationMs, floor.processMs, await peakMemory()),
      rowOf(
        'library',
        'from disk to disk',
        library.durationMs,
        floor.durationMs,
        library.peakMemoryBytes,
        cpu,
      ),
    ],
  }
}
