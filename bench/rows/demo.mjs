// The demo from end to end.
import path from 'node:path'
import { runNode } from '../measure.mjs'
import { row } from '../row.mjs'

export async function demoRows({ folder, root }) {
  const program = path.join(root, 'packages', 'demo', 'lib', 'main.js')
  const { durationMs, exitCode, stdout, stderr } = await runNode([
    program,
    '--out',
    path.join(folder, 'demo'),
  ])
  if (exitCode !== 0) throw new Error(`the demo failed:\n${stdout}${stderr}`)
  return [
    row({
      name: 'demo',
      what: 'a solution from development to production by the real workflow on the emulator',
      against: '',
      ours: durationMs / 1000,
      unit: 's',
      runs: 1,
    }),
  ]
}
