// Runs the process of a step with the environment, command files and log that the runner gives it.
import { AlmError } from '@powerops/core'
import { CommandFiles } from '../commands/command-files.js'
import { CommandReader } from '../commands/command-reader.js'
import type { Step } from './run-step.js'
import { runnerContext } from './step-scope.js'
import { runProcess } from './child-process.js'

/** The runner's own patience with a cancelled process. */
const DEFAULT_CANCELLATION = { interruptMs: 7_500, terminateMs: 2_500 }

/** A process of a step. */
export interface StepCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** Variables beyond those of job and step, such as inputs. */
  readonly variables: Readonly<Record<string, string>>
  /** What the action saves for its post step. */
  readonly state: Record<string, string>
}

/** Runs the process to its end; throws when the step has failed or had to end. */
export async function runCommand(step: Step, command: StepCommand): Promise<void> {
  const { job, journal, outputs } = step
  if (step.signal.aborted) throw step.signal.reason
  const { state } = command
  const files = new CommandFiles(job.folders.commands)
  const debug = job.run.request.debug === true
  const reader = new CommandReader({ journal, masks: job.masks, outputs, state, debug })
  const { exitCode, orphans } = await runProcess({
    command: command.command,
    args: command.args,
    cwd: command.cwd,
    env: processEnvironment(step, { ...command.variables, ...files.variables }),
    onLine: (line) => reader.read(line),
    signal: step.signal,
    clock: job.run.clock,
    ...(job.run.request.cancellation ?? DEFAULT_CANCELLATION),
  })
  if (orphans !== undefined) job.orphans.add(orphans)
  const filesFit = files.apply({ journal, outputs, state, env: job.env, searchPath: job.searchPath })
  if (step.signal.aborted) throw step.signal.reason
  if (exitCode !== 0) throw new Error(`Process completed with exit code ${exitCode}.`)
  if (reader.failed || !filesFit)
    throw new AlmError('input-invalid', { message: 'A workflow command failed the step.' })
}

/** Later entries win: a step cannot overwrite what the runner itself sets. */
function processEnvironment(step: Step, variables: Readonly<Record<string, string>>): Record<string, string> {
  const { job } = step
  const merged: Record<string, string> = {
    HOME: job.folders.home,
    LANG: 'C.UTF-8',
    CI: 'true',
    ...job.run.request.environment,
    ...job.env,
    ...step.env,
    ...variables,
    ...runnerVariables(step),
  }
  const base = merged['PATH'] ?? process.env['PATH'] ?? ''
  return { ...merged, PATH: [...job.searchPath, base].join(':') }
}

/** The `github` fields that become `GITHUB_` variables. */
const GITHUB_FIELDS = [
  'action',
  'actor',
  'actor_id',
  'api_url',
  'base_ref',
  'event_name',
  'event_path',
  'graphql_url',
  'head_ref',
  'job',
  'ref',
  'ref_name',
  'ref_protected',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'retention_days',
  'run_attempt',
  'run_id',
  'run_number',
  'server_url',
  'sha',
  'triggering_actor',
  'workflow',
  'workflow_ref',
  'workflow_sha',
  'workspace',
]

function runnerVariables(step: Step): Record<string, string> {
  const { job } = step
  const github = Object.entries(step.scope().contexts['github'] ?? {}).filter(([key]) =>
    GITHUB_FIELDS.includes(key),
  )
  const runner = Object.entries(runnerContext(job))
  return {
    GITHUB_ACTIONS: 'true',
    ...Object.fromEntries(github.map(([key, value]) => [`GITHUB_${key.toUpperCase()}`, String(value)])),
    ...Object.fromEntries(runner.map(([key, value]) => [`RUNNER_${key.toUpperCase()}`, value])),
    RUNNER_WORKSPACE: job.folders.workspace.replace(/\/[^/]+$/, ''),
    ...(job.oidc && {
      ACTIONS_ID_TOKEN_REQUEST_URL: job.oidc.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.oidc.requestToken,
    }),
  }
}
