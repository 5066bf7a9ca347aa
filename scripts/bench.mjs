// The benchmark command, on a clone in whatever state: installs, compiles and, when dist/ is not up to date, bundles.
// usage: bench.mjs [--runs N] [--only TEXT] [--demo] [--huge] [--long] [--packager COMMAND_LINE]
// POWEROPS_DIST names a bundle that is there already, POWEROPS_BENCH_PACKAGER the command line of SolutionPackager.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compile, installDependencies, root } from './prepare.mjs'

installDependencies()
compile()
const { dist, temporary } = provideDist()
const bench = [path.join(root, 'bench', 'main.mjs'), '--dist', dist, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, bench, { cwd: root, stdio: 'inherit' })
if (temporary) rmSync(temporary, { recursive: true, force: true })
process.exitCode = status ?? 1

function provideDist() {
  const given = process.env.POWEROPS_DIST
  if (given) return { dist: path.resolve(given) }
  const committed = path.join(root, 'dist')
  if (existsSync(path.join(committed, 'suite', 'index.js')) && isCurrent()) return { dist: committed }
  const temporary = mkdtempSync(path.join(tmpdir(), 'powerops-dist-'))
  const dist = path.join(temporary, 'dist')
  const script = path.join(root, 'scripts', 'build-dist.mjs')
  const build = spawnSync(process.execPath, [script, '--out', dist], { cwd: root, stdio: ['ignore', 2, 2] })
  if (build.status === 0) return { dist, temporary }
  rmSync(temporary, { recursive: true, force: true })
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
