// Runs a compiled program of the workspace on a clone in whatever state: installs and compiles first.
// usage: with-workspace.mjs PROGRAM [ARGUMENT…]
import { spawn } from 'node:child_process'
import path from 'node:path'
import { compile, installDependencies, root } from './prepare.mjs'

installDependencies()
compile()

const [program, ...rest] = process.argv.slice(2)
const child = spawn(process.execPath, [path.join(root, program), ...rest], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
