// Checks that the committed dist/ is, byte for byte and file for file, what a clean build gives.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compile, root } from './prepare.mjs'

compile()
const fresh = mkdtempSync(path.join(tmpdir(), 'dist-'))
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'scripts', 'build-dist.mjs'), '--out', fresh],
  {
    stdio: 'inherit',
  },
)
const faults = status === 0 ? compare(path.join(root, 'dist'), fresh) : ['the build failed']
rmSync(fresh, { recursive: true, force: true })
for (const fault of faults) console.error(fault)
if (faults.length > 0) {
  console.error('dist/ is not what a clean build gives: run "npm run build" and commit it')
  process.exit(1)
}
console.log('dist/ is what a clean build gives')

function compare(committed, built) {
  const have = listFiles(committed)
  const want = listFiles(built)
  return [
    ...have.filter((file) => !want.includes(file)).map((file) => `too much: ${file}`),
    ...want.filter((file) => !have.includes(file)).map((file) => `missing: ${file}`),
    ...want
      .filter((file) => have.includes(file))
      .filter(
        (file) => !readFileSync(path.join(committed, file)).equals(readFileSync(path.join(built, file))),
      )
      .map((file) => `differs: ${file}`),
  ]
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}
