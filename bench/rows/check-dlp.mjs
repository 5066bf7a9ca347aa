// The verdict on a solution against reading the same files.
import path from 'node:path'
import { compare, runTask } from '../measure.mjs'
import { formatMegabytes, rowOf } from '../row.mjs'

export async function checkDlpRows({ folder, runs }) {
  const inputs = [path.join(folder, 'connected.zip'), path.join(folder, 'policies.json')]
  const timed = await compare(
    runs,
    () => runTask('check-dlp', ...inputs),
    () => runTask('inflate and read JSON', ...inputs),
  )
  const { bytes } = timed.ours
  return [
    rowOf(timed, {
      name: 'check-dlp',
      what: `verdict on 200 flows and 20 canvas apps (${formatMegabytes(bytes)}) by 20 policies of 940 connectors`,
      against: 'jszip inflates the solution and its apps, JSON.parse reads every JSON file and the policies',
      runs,
    }),
  ]
}
