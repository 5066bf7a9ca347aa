// The test command: everything that must hold before a commit, on a clone in whatever state.
// usage: test.mjs [JEST ARGUMENT…]
import path from 'node:path'
import { compile, installDependencies, root, runOrExit } from './prepare.mjs'

installDependencies()
compile()
const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
runOrExit(process.execPath, [tsc, '-p', 'tsconfig.test.json'])
runOrExit(process.execPath, [path.join(root, 'scripts', 'jest.mjs'), ...process.argv.slice(2)])
