// Runs one action from its variables to its exit code: the only place where errors become exit codes.
import { AlmError, formatDuration, systemClock, toAlmError, type Clock } from '@powerops/core'
import { tmpdir } from 'node:os'
import type { Action, ActionResult } from './action.js'
import { readInputs, readSecrets, type Environment } from './inputs/read.js'
import type { InputTable } from './inputs/registry.js'
import type { ActionPorts } from './ports.js'
import { formatResult, type Ending } from './result-output.js'
import { createRunner, type Runner } from './runner.js'

/** What a run of an action is surrounded by; a test passes its own. */
export interface Surroundings {
  environment: Environment
  runner: Runner
  clock: Clock
  signal: AbortSignal
}

/**
 * Runs an action and reports to the runner. Never throws.
 * @returns the exit code: 0 done, 1 failed.
 */
export async function runAction<Table extends InputTable, OutputName extends string>(
  action: Action<Table, OutputName>,
  surroundings: Surroundings,
): Promise<0 | 1> {
  const { environment, runner, clock } = surroundings
  const startedAtMs = clock.now()
  const outputs: Record<string, string> = {}
  const setOutput = (name: string, value: string | number | boolean): void => {
    outputs[name] = String(value)
    runner.output(name, String(value))
  }
  const finish = (reasonCode: string, ending: Ending): void => {
    const durationMs = clock.now() - startedAtMs
    runner.output('reason-code', reasonCode)
    runner.output(
      'result',
      formatResult({
        action: action.name,
        reasonCode,
        ...ending,
        outputs,
        startedAt: new Date(startedAtMs).toISOString(),
        durationMs,
      }),
    )
    runner.log.debug(`${action.name} ended with ${reasonCode} after ${formatDuration(durationMs)}`)
  }

  try {
    for (const secret of readSecrets(action.inputs, environment)) runner.mask(secret)
    const inputs = readInputs(action.inputs, environment)
    const result = await action.run(inputs, createPorts(surroundings, setOutput))
    for (const [name, value] of givenOutputs(result)) setOutput(name, value)
    finish(result.reasonCode, { outcome: 'success', details: result.details ?? {} })
    return 0
  } catch (caught) {
    const error = toAlmError(caught)
    reportFailure(action.name, error, runner)
    finish(error.code, {
      outcome: error.code === 'cancelled' ? 'cancelled' : 'failure',
      fault: error.fault,
      message: error.message,
      ...(error.remedy === undefined ? {} : { remedy: error.remedy }),
      details: error.details,
    })
    return 1
  }
}

function givenOutputs(result: ActionResult<string>): [string, string | number | boolean][] {
  return Object.entries(result.outputs ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string | number | boolean]],
  )
}

function reportFailure(name: string, error: AlmError, runner: Runner): void {
  const remedy = error.remedy === undefined ? '' : `\n${error.remedy}`
  runner.annotate({ level: 'error', title: `${name}: ${error.code}`, message: `${error.message}${remedy}` })
  if (error.code === 'internal-error' && error.cause instanceof Error) {
    for (const line of (error.cause.stack ?? '').split('\n')) runner.log.debug(line)
  }
}

function createPorts(
  { environment, runner, clock, signal }: Surroundings,
  output: ActionPorts['output'],
): ActionPorts {
  return {
    environment,
    log: runner.log,
    clock,
    signal,
    workspace: environment['GITHUB_WORKSPACE'] ?? process.cwd(),
    temporaryFolder: environment['RUNNER_TEMP'] ?? tmpdir(),
    mask: (secret) => runner.mask(secret),
    output,
    summary: (markdown) => runner.summary(markdown),
    annotate: (annotation) => runner.annotate(annotation),
    group: async (title, work) => {
      runner.startGroup(title)
      try {
        return await work()
      } finally {
        runner.endGroup()
      }
    },
  }
}

/** Exit codes of a process that ends on a signal: 128 + the signal's number. */
const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** Runs an action as the process's own work: signals cancel it, the exit code tells how it ended. */
export async function runActionProcess(action: Action): Promise<never> {
  const abort = new AbortController()
  let exitCode: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (exitCode !== undefined) process.exit(exitCode) // the second signal: do not wait any longer
      exitCode = SIGNAL_EXIT_CODES[signal]
      abort.abort(new AlmError('cancelled', { message: `the job was cancelled (${signal})` }))
    })
  }
  const surroundings = {
    environment: process.env,
    runner: createRunner(process.env),
    clock: systemClock,
    signal: abort.signal,
  }
  const code = await runAction(action, surroundings)
  await new Promise<void>((flushed) => process.stdout.write('', () => flushed()))
  process.exit(exitCode ?? code)
}
