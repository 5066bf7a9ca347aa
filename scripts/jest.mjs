// Runs jest as native ES modules, with the arguments it is given.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
const { status } = spawnSync(process.execPath, [...flags, jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
