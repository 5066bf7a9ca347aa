// Installs the node that GitHub's runners have for actions beside the one that runs this, and prints its path.
// It gets a folder of its own: in the root it would become the node of every npm script.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, runOrExit } from './prepare.mjs'

const VERSION = '24.21.0'
const folder = path.join(root, '.node24')
const binary = path.join(
  folder,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

function isInstalled() {
  if (!existsSync(binary)) return false
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' })
  return stdout?.trim() === `v${VERSION}`
}

if (!isInstalled()) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    path.join(folder, 'package.json'),
    `${JSON.stringify({ private: true, dependencies: { node: VERSION } }, undefined, 2)}\n`,
  )
  runOrExit('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    // Standard output is for the path alone.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
}
if (!isInstalled()) {
  console.error(`${binary} is not node ${VERSION}`)
  process.exit(1)
}
console.log(binary)
