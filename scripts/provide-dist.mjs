// The bundle that a command runs: the one that is named, dist/ when the sources are those that it was built from, or a new one.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from './prepare.mjs'

/** Expects compiled sources. @returns its folder, and how to remove it when it was built for this alone. */
export function provideDist(given = process.env.POWEROPS_DIST) {
  if (given) return { dist: path.resolve(given), remove: () => undefined }
  const committed = path.join(root, 'dist')
  if (existsSync(path.join(committed, 'suite', 'index.js')) && isCurrent())
    return { dist: committed, remove: () => undefined }
  const temporary = mkdtempSync(path.join(tmpdir(), 'powerops-dist-'))
  const dist = path.join(temporary, 'dist')
  const script = path.join(root, 'scripts', 'build-dist.mjs')
  const build = spawnSync(process.execPath, [script, '--out', dist], { cwd: root, stdio: ['ignore', 2, 2] })
  const remove = () => rmSync(temporary, { recursive: true, force: true })
  if (build.status === 0) return { dist, remove }
  remove()
  process.exit(build.status ?? 1)
}

/** The sources are those of the commit that last changed dist/. Without git nobody knows, so the answer is no. */
function isCurrent() {
  const sources = ['packages/*/src', 'actions', 'package-lock.json', 'scripts/build-dist.mjs']
  const commit = git('log', '-1', '--format=%H', '--', 'dist')
  if (!commit) return false
  return (
    git('diff', '--name-only', commit, '--', ...sources, 'dist') === '' &&
    git('status', '--short', '--', ...sources, 'dist') === ''
  )
}

/** What git prints; undefined when it fails. */
function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
