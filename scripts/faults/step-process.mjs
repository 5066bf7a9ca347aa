// What a step finds around it when it runs in this process: a `process` of its own, and time and network that are given.
import process from 'node:process'

const { AbortSignal, Date, Math } = globalThis

/** The globals that a step finds in place of this process's own. */
export const STEP_GLOBALS = [
  'process',
  'fetch',
  'setTimeout',
  'clearTimeout',
  'Date',
  'Math',
  'AbortSignal',
  'globalThis',
  'global',
]

/**
 * @param surroundings `variables` and `cwd` of the step; its `fetch`; its `time`, with what clock.mjs gives a run
 * @returns its globals, what it has printed, the promise of its end, and a way to send it a signal
 */
export function createStepProcess({ variables, cwd, fetch, time }) {
  const printed = { stdout: '', stderr: '' }
  const handlers = {}
  let end
  const ended = new Promise((resolve) => (end = resolve))
  const streamOf = (name) => ({
    write: (text, ...rest) => {
      printed[name] += text
      rest.at(-1)?.()
      return true
    },
  })
  const stepProcess = overlay(process, {
    env: variables,
    exitCode: undefined,
    stdout: streamOf('stdout'),
    stderr: streamOf('stderr'),
    cwd: () => cwd,
    exit: (exitCode = stepProcess.exitCode ?? 0) => end({ exitCode }),
    on: (event, handler) => (handlers[event] ??= []).push(handler),
  })
  const globals = {
    process: stepProcess,
    fetch,
    setTimeout: time.setTimeout,
    clearTimeout: time.clearTimeout,
    Date: classWith(Date, { now: time.now }, () => new Date(time.now())),
    // Pauses between tries have a random part, and a schedule has to be the same each time.
    Math: overlay(Math, { random: () => 0.5 }),
    AbortSignal: classWith(AbortSignal, { timeout: time.timeoutSignal }),
  }
  globals.globalThis = globals.global = overlay(globalThis, globals)
  return {
    globals,
    ended,
    /** Runs the work as a program: an error that leaves it is the end. */
    run: (work) =>
      work().then(stepProcess.exit, (error) => {
        printed.stderr += error.stack
        stepProcess.exit(1)
      }),
    signal: (name) => handlers[name]?.forEach((handler) => handler(name)),
    /** What it has printed, but for secrets. */
    lines: () =>
      [...printed.stdout.split('\n'), ...printed.stderr.split('\n')].filter(
        (line) => line !== '' && !line.startsWith('::add-mask::'),
      ),
  }
}

/** `original` with some properties of its own; what is set stays here. */
function overlay(original, own) {
  return new Proxy(
    { __proto__: null, ...own },
    {
      get: (mine, key) => (key in mine ? mine[key] : Reflect.get(original, key)),
      has: (mine, key) => key in mine || key in original,
    },
  )
}

/** A class with one of its static methods replaced, and what `new` without values makes. */
function classWith(original, statics, construct = () => new original()) {
  return new Proxy(original, {
    get: (_, key) => statics[key] ?? Reflect.get(original, key),
    construct: (_, values) => (values.length === 0 ? construct() : new original(...values)),
  })
}
