// Tries the laws of the approval decision on many random histories. usage: approval-histories.mjs [COUNT] [FIRST_SEED]
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const [count = '1000000', first = '1'] = process.argv.slice(2)
if (!/^\d{1,12}$/.test(count) || !/^\d{1,12}$/.test(first)) {
  console.error('usage: approval-histories.mjs [COUNT] [FIRST_SEED]')
  process.exit(2)
}
const jest = path.join(root, 'scripts', 'jest.mjs')
const { status } = spawnSync(
  process.execPath,
  [jest, 'packages/approval/test/decide.million', '--selectProjects', 'unit', '--verbose'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, POWEROPS_APPROVAL_HISTORIES: count, POWEROPS_APPROVAL_FIRST_SEED: first },
  },
)
process.exitCode = status ?? 1
