// Unpacking into a folder that holds nearly the same already, which is what a pipeline does from day to day.
import { appendFileSync, cpSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { actionPeakMemory, runAction } from '../action.mjs'
import { takeTurns } from '../measure.mjs'
import { row } from '../row.mjs'
import { actionOptions } from './format-sides.mjs'

const CASES = [
  { label: 'nothing changed', everyNth: Infinity, expected: 'unchanged' },
  { label: '1 % changed', everyNth: 100, expected: 'ok' },
]

/** Rows of the action's process, against the floor of a first unpack. */
export async function againRows(subject, runs, floor) {
  const { at, world, label, where } = subject
  const folder = at('again')
  cpSync(at('source'), folder, { recursive: true })
  const options = actionOptions(subject, at('solution.zip'), folder)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const rows = []
  for (const { label: change, everyNth, expected } of CASES) {
    const changed = files.filter((_, index) => index % everyNth === everyNth - 1)
    /** An action, after a line end was put to the end of each file that is to differ. */
    const afterChange = (run) => () => {
      for (const { parentPath, name } of changed) appendFileSync(path.join(parentPath, name), '\n')
      return run(world, 'unpack', { ...options, expected })
    }
    const { action } = await takeTurns(runs, { action: afterChange(runAction) })
    rows.push(
      row({
        name: `unpack again, ${change}, ${where}: ${label}`,
        what: `the whole action, ${changed.length} of ${files.length} files differ`,
        against: 'the floor of a first unpack',
        ours: action.durationMs,
        baseline: floor.processMs,
        peakMemoryBytes: await afterChange(actionPeakMemory)(),
        contentBytes: floor.contentBytes,
        runs,
      }),
    )
  }
  return rows
}
