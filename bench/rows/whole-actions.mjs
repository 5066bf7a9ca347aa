// unpack and pack as the runner starts them: from the start of the process to its end, files written.
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { actionPeakMemory, runAction } from '../action.mjs'
import { compare, runBareNode, runTaskProcess } from '../measure.mjs'
import { rowOf } from '../row.mjs'

const SAMPLE = path.join('packages', 'demo', 'sample', 'ContosoFieldVisits')

export async function wholeActionRows(world) {
  const { folder, root, runs } = world
  const at = (name) => path.join(folder, name)
  const unpacked = (zip) => () => ({
    inputs: {
      'solution-file': at(zip),
      'solution-folder': path.join(mkdtempSync(at('unpacked-')), 'source'),
    },
  })
  const packed = (source) => () => ({
    inputs: { 'solution-file': path.join(mkdtempSync(at('packed-')), 'out.zip'), 'solution-folder': source },
  })
  const bare = { against: 'node -e 0', baseline: runBareNode }
  const cases = [
    { name: 'unpack', label: 'small', what: 'the sample solution', options: unpacked('sample.zip'), ...bare },
    {
      name: 'pack',
      label: 'small',
      what: 'the sample solution',
      options: packed(path.join(root, SAMPLE)),
      ...bare,
    },
    {
      name: 'unpack',
      label: 'large',
      what: 'the generated solution',
      options: unpacked('large.zip'),
      against: 'a process that copies the unpacked folder',
      baseline: () => runTaskProcess('copy folder', at('large'), folder),
    },
    {
      name: 'pack',
      label: 'large',
      what: 'the generated solution',
      options: packed(at('large')),
      against: 'a process in which jszip inflates and deflates the same entries',
      baseline: () => runTaskProcess('generate zip', at('large.zip')),
    },
  ]
  const rows = []
  for (const { name, label, what, options, against, baseline } of cases) {
    const timed = await compare(runs, () => runAction(world, name, options()), baseline)
    const overheadMs = timed.ours.durationMs - timed.baseline.durationMs
    rows.push(
      rowOf(timed, {
        name: `action ${name}: ${label}`,
        what: `whole process, ${what}`,
        against,
        peakMemoryBytes: await actionPeakMemory(world, name, options()),
        runs,
        notes: baseline === runBareNode ? [`${overheadMs.toFixed(0)} ms over it`] : [],
      }),
    )
  }
  return rows
}
