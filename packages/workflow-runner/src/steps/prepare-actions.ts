// The set-up of a job: every action is found before the first step runs, and pre steps are lined up.
import { AlmError, quote } from '@powerops/core'
import { resolveTexts } from '../expressions/template.js'
import type { Job } from '../jobs/job.js'
import { loadAction, type JavaScriptRuns } from '../load/action-file.js'
import type { Source } from '../load/source.js'
import { field, literalText, type Token } from '../load/tokens.js'
import { resolveInputs } from './action-inputs.js'
import { resolveAction, type ActionFolder } from './resolve-action.js'
import { runAroundStep, runNode, stateOf } from './run-javascript.js'
import type { Step } from './run-step.js'
import { stepScope } from './step-scope.js'

/** GitHub's limit of composite actions within composite actions. */
const MAX_DEPTH = 10

/**
 * Resolves the actions of the steps, and those inside composite actions, and returns the pre steps in their order.
 * Actions in the workspace are not there yet, so they are found when their step runs and have no pre step.
 * @throws AlmError for an action that is missing, invalid or cannot be run.
 */
export function prepareActions(
  job: Job,
  source: Source,
  steps: readonly Token[],
  depth = 1,
): (() => Promise<void>)[] {
  if (depth > MAX_DEPTH) {
    throw new AlmError('input-invalid', {
      message: `composite actions are nested deeper than ${MAX_DEPTH} levels`,
    })
  }
  return steps.flatMap((token) => {
    const uses = literalText(field(token, 'uses'))
    const resolved = uses === undefined ? undefined : resolveAction(job, source, uses)
    if (uses === undefined || resolved?.kind !== 'folder' || resolved.inWorkspace) return []
    const { runs } = loadAction(resolved.folder, uses)
    if (runs.kind === 'composite') return prepareActions(job, resolved.source, runs.steps, depth + 1)
    if (runs.pre === undefined) return []
    if (depth > 1) {
      throw new AlmError('unsupported', {
        message: `${quote(uses)} has a pre step and is used inside a composite action`,
      })
    }
    const { pre } = runs
    return [() => runPre(job, token, uses, resolved, runs, pre)]
  })
}

async function runPre(
  job: Job,
  token: Token,
  uses: string,
  folder: ActionFolder,
  runs: JavaScriptRuns,
  pre: string,
): Promise<void> {
  const env = resolveTexts(field(token, 'env'), stepScope(job, job.frame))
  const scope = (): ReturnType<typeof stepScope> => stepScope(job, job.frame, env)
  const step: Step = {
    job,
    frame: job.frame,
    action: '',
    env,
    outputs: {},
    journal: job.journal,
    signal: job.cancellation.signal,
    scope,
    scopeOfJob: scope,
  }
  await runAroundStep(step, `Pre Run ${uses}`, runs.preIf, async (inner) => {
    const given = resolveTexts(field(token, 'with'), scope())
    const inputs = resolveInputs(loadAction(folder.folder, uses), given, scope(), inner.journal)
    await runNode(inner, runs, folder, pre, inputs, stateOf(job, token))
  })
}
