// Runs the stand-in for an action of another repository.
import { AlmError, quote } from '@powerops/core'
import type { SubstituteAction, SubstituteCall } from '../substitutes/substitute.js'
import { runAroundStep } from './run-javascript.js'
import type { Step } from './run-step.js'

/** Checks the inputs against those that the real action has, and runs the stand-in. */
export async function runSubstitute(
  step: Step,
  action: SubstituteAction,
  uses: string,
  given: Readonly<Record<string, string>>,
): Promise<void> {
  const unknown = Object.keys(given).filter((name) => !(name in action.inputs))
  if (unknown.length > 0) {
    throw new AlmError('input-unknown', {
      message: `${quote(uses)} has no input ${unknown.map(quote).join(', ')}; it has ${Object.keys(action.inputs).join(', ')}`,
    })
  }
  const { job } = step
  const callOf = (current: Step): SubstituteCall => ({
    inputs: { ...action.inputs, ...given },
    repository: job.run.request.repository,
    ref: job.run.request.ref,
    sha: job.run.request.sha,
    runId: job.run.ids.runId,
    host: job.run.host,
    workspace: job.folders.workspace,
    token: job.token,
    environment: { HOME: job.folders.home, ...job.run.request.environment },
    signal: current.signal,
    log: (text) => current.journal.line(text),
    warn: (text) => current.journal.annotate('warning', text),
    mask: (secret) => job.masks.add(secret),
  })
  const { post } = action
  if (post) {
    const name = `Post ${step.journal.step ?? uses}`
    job.posts.push({
      name,
      run: () => runAroundStep(step, name, 'always()', (inner) => post(callOf(inner))),
    })
  }
  Object.assign(step.outputs, await action.run(callOf(step)))
}
