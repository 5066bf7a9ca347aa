// Runs processes and says how long they took. Both sides of a comparison take turns, so that what else the machine does
// falls on both; of each side the fastest run counts, because other work can only add to a run.
import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import path from 'node:path'

const TASK_PROCESS = path.join(import.meta.dirname, 'task-process.mjs')
const FLOOR = path.join(import.meta.dirname, 'floor.mjs')
const FOR_PEOPLE = /^(?!::).+$/m

/**
 * Runs node with these arguments to its end: duration and time of its first line that is for people (no command to the
 * runner, such as the masking of a secret), both in ms, and what it printed.
 */
export function runNode(args, { env = process.env, cwd } = {}) {
  return new Promise((resolve, reject) => {
    const startedAtMs = performance.now()
    const child = spawn(process.execPath, args, { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    let firstLineMs
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      if (FOR_PEOPLE.test(stdout)) firstLineMs ??= performance.now() - startedAtMs
    })
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.once('error', reject)
    child.once('close', (exitCode) => {
      resolve({ durationMs: performance.now() - startedAtMs, firstLineMs, exitCode, stdout, stderr })
    })
  })
}

/** A node process that does nothing. */
export const runBareNode = () => runNode(['-e', '0'])

/** Runs a task of tasks.mjs in a process of its own; `processMs` is what the whole process took. */
export const runTask = (name, ...args) => runProgram(TASK_PROCESS, name, ...args)

/** Runs floor.mjs; `processMs` is what its whole process took without reading its input beforehand. */
export async function runFloor(name, ...args) {
  const { processMs, setUpMs, ...result } = await runProgram(FLOOR, name, ...args)
  return { ...result, processMs: processMs - setUpMs }
}

async function runProgram(program, name, ...args) {
  const { durationMs, exitCode, stdout, stderr } = await runNode([program, name, ...args])
  if (exitCode !== 0) throw new Error(`the task "${name}" failed: ${stderr}`)
  return { ...JSON.parse(stdout), processMs: durationMs }
}

/** The same, timed from the start of the process to its end. */
export async function runTaskProcess(name, ...args) {
  const { processMs, ...result } = await runTask(name, ...args)
  return { ...result, durationMs: processMs }
}

/** Runs both sides in turn, `runs` times each: the fastest run of each. */
export const compare = (runs, ours, baseline) => takeTurns(runs, { ours, baseline })

/** Runs all sides in turn, `runs` times each: the fastest run of each, by the names of the sides. */
export async function takeTurns(runs, sides) {
  const results = Object.entries(sides).map(([side, measure]) => ({ side, measure, timed: [] }))
  for (let run = 0; run < runs; run++) {
    for (const { measure, timed } of results) timed.push(await measure())
  }
  return Object.fromEntries(results.map(({ side, timed }) => [side, best(timed)]))
}

/** The fastest of several runs. */
export const best = (results) => results.reduce((a, b) => (b.durationMs < a.durationMs ? b : a))

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
