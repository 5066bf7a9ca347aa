// Runs one step: its condition, variables, timeout and cancellation, and what its end means for the others.
import { decideCondition } from '../expressions/condition.js'
import type { Scope } from '../expressions/evaluate.js'
import { resolveFlag, resolveNumber, resolveText, resolveTexts } from '../expressions/template.js'
import type { Frame, Job } from '../jobs/job.js'
import type { JobJournal } from '../journal.js'
import { field, literalText, type Token } from '../load/tokens.js'
import type { JobOutcome } from '../types.js'
import { recordStep } from './record-step.js'
import { runAction } from './run-action.js'
import { runScript } from './run-script.js'
import { stepScope } from './step-scope.js'
import { watchStep } from './watch-step.js'

/** A step while it runs: what scripts and actions get to see of it. */
export interface Step {
  readonly job: Job
  readonly frame: Frame
  /** The `github.action` name. */
  readonly action: string
  /** Variables of the step itself and of the composite actions around it. */
  readonly env: Readonly<Record<string, string>>
  readonly outputs: Record<string, string>
  readonly journal: JobJournal
  /** Aborted when the step has to end. */
  readonly signal: AbortSignal
  /** What the step's own keys can name. */
  readonly scope: () => Scope
  /** The same as seen from the job, for pre and post steps. */
  readonly scopeOfJob: () => Scope
}

/** Runs the step at `token` and records its result in the frame and, for the job's own steps, in the job. */
export async function runStep(job: Job, frame: Frame, token: Token, outer?: AbortSignal): Promise<void> {
  const id = literalText(field(token, 'id'))
  const outputs: Record<string, string> = {}
  const action = actionName(job, token, id)
  const record = (outcome: JobOutcome, conclusion: JobOutcome): void => {
    if (id !== undefined) frame.steps[id] = { outputs, outcome, conclusion }
  }
  let env: Record<string, string> | undefined
  const scope = (): Scope => {
    env ??= resolveTexts(field(token, 'env'), stepScope(job, frame, {}, action))
    return stepScope(job, frame, env, action)
  }
  const condition = (): boolean => decideCondition(field(token, 'if'), conditionScope(scope()))
  const run = async (journal: JobJournal): Promise<void> => {
    const timeoutMinutes = resolveNumber(field(token, 'timeout-minutes'), scope())
    const watch = watchStep(job, { condition, timeoutMinutes, name: journal.step ?? '', outer })
    const step: Step = {
      job,
      frame,
      action,
      env: { ...frame.env, ...env },
      outputs,
      journal,
      signal: watch.signal,
      scope,
      scopeOfJob: () => stepScope(job, job.frame, env ?? {}, action),
    }
    try {
      await (field(token, 'run') ? runScript(step, token) : runAction(step, token))
    } finally {
      watch.end()
    }
    if (watch.signal.aborted) throw watch.signal.reason
  }
  const name = (): string => displayName(token, scope())
  const forgive = (): boolean => resolveFlag(field(token, 'continue-on-error'), scope())
  await recordStep(job, frame, { id, name, condition, run, forgive, outputs, record })
}

/** Conditions do not see secrets. */
function conditionScope(scope: Scope): Scope {
  const contexts = { ...scope.contexts }
  delete contexts['secrets']
  return { contexts, functions: scope.functions }
}

function displayName(token: Token, scope: Scope): string {
  const written = resolveText(field(token, 'name'), scope)
  if (written) return written
  const uses = literalText(field(token, 'uses'))
  if (uses !== undefined) return `Run ${uses}`
  const [firstLine = ''] = (resolveText(field(token, 'run'), scope) ?? '').trim().split('\n')
  return `Run ${firstLine}`
}

function actionName(job: Job, token: Token, id: string | undefined): string {
  if (id !== undefined) return id
  const uses = literalText(field(token, 'uses'))
  const local = uses?.startsWith('./') || uses?.startsWith('$/')
  const base =
    uses === undefined ? '__run' : local ? '__self' : `__${uses.replace(/@.*$/, '').replaceAll('/', '_')}`
  const count = (job.actionNames.get(base) ?? 0) + 1
  job.actionNames.set(base, count)
  return count === 1 ? base : `${base}_${count}`
}
