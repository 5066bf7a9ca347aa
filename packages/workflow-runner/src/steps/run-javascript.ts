// Runs the scripts of a JavaScript action: main now, post when the job ends.
import { join } from 'node:path'
import { AlmError, quote } from '@powerops/core'
import { decideRunsCondition } from '../expressions/condition.js'
import type { Job } from '../jobs/job.js'
import type { ActionFile, JavaScriptRuns } from '../load/action-file.js'
import type { Token } from '../load/tokens.js'
import { inputVariables } from './action-inputs.js'
import { recordStep } from './record-step.js'
import type { ActionFolder } from './resolve-action.js'
import { runCommand } from './run-command.js'
import type { Step } from './run-step.js'
import { watchStep } from './watch-step.js'

/** What pre steps saved, by the step that they belong to. */
const savedStates = new WeakMap<Token, Map<Job, Record<string, string>>>()

/** The state that pre, main and post of one step share. */
export function stateOf(job: Job, token: Token): Record<string, string> {
  const byJob = savedStates.get(token) ?? new Map<Job, Record<string, string>>()
  savedStates.set(token, byJob)
  const state = byJob.get(job) ?? {}
  byJob.set(job, state)
  return state
}

/** Runs `main`. The post step is kept for the job's end even if `main` fails. */
export async function runJavaScript(
  step: Step,
  token: Token,
  action: ActionFile,
  runs: JavaScriptRuns,
  folder: ActionFolder,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const state = stateOf(step.job, token)
  if (runs.post !== undefined) {
    const { post, postIf } = runs
    const name = `Post ${step.journal.step ?? action.name}`
    const run = (inner: Step): Promise<void> => runNode(inner, runs, folder, post, inputs, state)
    step.job.posts.push({ name, run: () => runAroundStep(step, name, postIf, run) })
  }
  await runNode(step, runs, folder, runs.main, inputs, state)
}

/** Runs a pre or post step: not part of the `steps` context, with a condition that is taken as written. */
export async function runAroundStep(
  main: Step,
  name: string,
  condition: string,
  run: (step: Step) => Promise<void>,
): Promise<void> {
  const { job } = main
  const decide = (): boolean => decideRunsCondition(condition, main.scopeOfJob())
  const outputs: Record<string, string> = {}
  await recordStep(job, job.frame, {
    name: () => name,
    condition: decide,
    forgive: () => false,
    outputs,
    record: () => undefined,
    run: async (journal) => {
      const watch = watchStep(job, { condition: decide, timeoutMinutes: undefined, name, outer: undefined })
      try {
        await run({ ...main, outputs, journal, signal: watch.signal })
      } finally {
        watch.end()
      }
    },
  })
}

/** Runs one script of the action in a node of the kind that the action asks for. */
export async function runNode(
  step: Step,
  runs: JavaScriptRuns,
  folder: ActionFolder,
  script: string,
  inputs: Readonly<Record<string, string>>,
  state: Record<string, string>,
): Promise<void> {
  const node = step.job.run.request.nodes?.[runs.using]
  if (node === undefined) {
    throw new AlmError('unsupported', {
      message: `no executable was given for ${quote(runs.using)}`,
      remedy: 'Name the node executable for it in the request.',
    })
  }
  const states = Object.entries(state).map(([key, value]) => [`STATE_${key}`, value])
  await runCommand(step, {
    command: node,
    args: [join(folder.folder, script)],
    cwd: step.job.folders.workspace,
    variables: {
      ...inputVariables(inputs),
      ...Object.fromEntries(states),
      GITHUB_ACTION_REPOSITORY: folder.repository,
      GITHUB_ACTION_REF: folder.ref,
    },
    state,
  })
}
