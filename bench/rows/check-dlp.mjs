// The verdict on a solution against reading the same files.
import path from 'node:path'
import { compare, runTask } from '../measure.mjs'
import { formatMegabytes, rowOf } from '../row.mjs'

const SUBJECTS = [
  { name: 'check-dlp', file: 'policies.json', outcome: 'verdict' },
  {
    name: 'check-dlp in violation',
    file: 'violated-policies.json',
    outcome: 'verdict, ways out, report, SARIF and summary',
  },
]

export async function checkDlpRows({ folder, runs }) {
  const rows = []
  for (const { name, file, outcome } of SUBJECTS) {
    const inputs = [path.join(folder, 'connected.zip'), path.join(folder, file)]
    const timed = await compare(
      runs,
      () => runTask(name, ...inputs),
      () => runTask('inflate and read JSON', ...inputs),
    )
    const { bytes } = timed.ours
    const what = `${outcome} of 500 flows and 60 canvas apps (${formatMegabytes(bytes)}) by 50 policies of 1300 connectors`
    const against =
      'jszip inflates the solution and its apps, JSON.parse reads every JSON file and the policies'
    rows.push(rowOf(timed, { name, what, against, runs }))
  }
  return rows
}
