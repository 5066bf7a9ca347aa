// Runs the steps of a composite action in a frame of their own.
import { resolveText } from '../expressions/template.js'
import type { Frame } from '../jobs/job.js'
import type { ActionFile, CompositeRuns } from '../load/action-file.js'
import type { ActionFolder } from './resolve-action.js'
import { runStep, type Step } from './run-step.js'
import { stepScope } from './step-scope.js'

/** Runs all steps, then sets the outputs; throws when a step has failed. */
export async function runComposite(
  step: Step,
  action: ActionFile,
  runs: CompositeRuns,
  folder: ActionFolder,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const { job } = step
  const frame: Frame = {
    status: 'success',
    steps: {},
    inputs,
    env: step.env,
    source: folder.source,
    actionPath: folder.folder,
  }
  for (const token of runs.steps) await runStep(job, frame, token, step.signal)
  for (const output of action.outputs) {
    step.outputs[output.name] = resolveText(output.value, stepScope(job, frame)) ?? ''
  }
  if (step.signal.aborted) throw step.signal.reason
  if (frame.status === 'failure') throw new Error(`A step of the composite action '${action.name}' failed.`)
}
