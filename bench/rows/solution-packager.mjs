// The platform's own tool, where the command line says how it is started, on the same zip and folder.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { runAction } from '../action.mjs'
import { compare } from '../measure.mjs'
import { rowOf } from '../row.mjs'
import { actionOptions } from './format-sides.mjs'

/** Rows of the actions against SolutionPackager, which `commandLine` starts. */
export async function solutionPackagerRows(subject, runs, commandLine) {
  const { at, afresh, world, packageType, label, where } = subject
  const run = (action, zip, folder, ...more) =>
    runCommand(commandLine, [`/action:${action}`, `/zipfile:${zip}`, `/folder:${folder}`, ...more])
  const type = `/packagetype:${packageType}`
  const zip = at('solution.zip')
  const source = at('source')
  const unpacked = await compare(
    runs,
    () => afresh((target) => runAction(world, 'unpack', actionOptions(subject, zip, target))),
    () => afresh((target) => run('Extract', zip, target, type, '/allowDelete:Yes', '/allowWrite:Yes')),
  )
  const packed = await compare(
    runs,
    () => afresh((target) => runAction(world, 'pack', actionOptions(subject, `${target}.zip`, source))),
    () => afresh((target) => run('Pack', `${target}.zip`, source, type)),
  )
  const common = { what: 'the whole action', against: commandLine, runs }
  return [
    rowOf(unpacked, { ...common, name: `unpack, SolutionPackager, ${where}: ${label}` }),
    rowOf(packed, { ...common, name: `pack, SolutionPackager, ${where}: ${label}` }),
  ]
}

/** Through the shell, so that the command line may quote; the paths are temporary folders of ours. */
function runCommand(commandLine, args) {
  return new Promise((resolve, reject) => {
    const startedAtMs = performance.now()
    const line = [commandLine, ...args.map((arg) => `"${arg}"`)].join(' ')
    const child = spawn(line, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    }
    child.once('error', reject)
    child.once('close', (exitCode) => {
      if (exitCode === 0) resolve({ durationMs: performance.now() - startedAtMs })
      else reject(new Error(`${line} ended with ${exitCode}:\n${output}`))
    })
  })
}
