// Makes a fresh clone ready for work: installs the locked dependencies when they are missing or out of date.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/** Names the state of the lockfile that node_modules was installed from. */
const stamp = path.join(root, 'node_modules', '.installed-from')

/** Runs a program with the terminal of this one and ends this process when it fails. */
export function runOrExit(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

export function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  if (!existsSync(path.join(root, 'node_modules', 'typescript'))) console.error('installing dependencies…')
  const npm = process.env.npm_execpath
  // Output goes to standard error: some commands promise what stands on standard output.
  const stdio = ['ignore', 2, 2]
  if (npm) runOrExit(process.execPath, [npm, 'ci', '--no-audit', '--no-fund'], { stdio })
  else runOrExit('npm', ['ci', '--no-audit', '--no-fund'], { stdio, shell: process.platform === 'win32' })
  writeFileSync(stamp, lock)
}

export function compile() {
  if (!existsSync(path.join(root, 'packages', 'core', 'lib'))) console.error('compiling…')
  runOrExit(process.execPath, [path.join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], {
    stdio: ['ignore', 2, 2],
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installDependencies()
