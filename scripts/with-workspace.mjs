// Runs a compiled program of the workspace on a clone in whatever state: installs and compiles first.
// usage: with-workspace.mjs PROGRAM [ARGUMENT…]
import { spawn } from 'node:child_process'
import path from 'node:path'
import { setInterval } from 'node:timers'
import { compile, installDependencies, root } from './prepare.mjs'

const shell = process.ppid
installDependencies()
compile()

const [program, ...rest] = process.argv.slice(2)
const child = spawn(process.execPath, [path.join(root, program), ...rest], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
// npm hands a signal to its shell, and not every shell hands it on: without this the program would outlive npm.
setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 200).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
