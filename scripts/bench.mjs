// The benchmark command, on a clone in whatever state: installs, compiles and, when dist/ is not up to date, bundles.
// usage: bench.mjs [--runs N] [--only TEXT] [--demo] [--huge] [--packager COMMAND_LINE] [--faults FILE]
// POWEROPS_DIST names a bundle that is there already, POWEROPS_BENCH_PACKAGER the command line of SolutionPackager.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { compile, installDependencies, root } from './prepare.mjs'
import { provideDist } from './provide-dist.mjs'

installDependencies()
compile()
const { dist, remove } = provideDist()
const bench = [path.join(root, 'bench', 'main.mjs'), '--dist', dist, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, bench, { cwd: root, stdio: 'inherit' })
remove()
process.exitCode = status ?? 1
