// Runs the action of a `uses` step.
import { resolveTexts } from '../expressions/template.js'
import { loadAction } from '../load/action-file.js'
import { field, literalText, type Token } from '../load/tokens.js'
import { resolveInputs } from './action-inputs.js'
import { runComposite } from './run-composite.js'
import { runJavaScript } from './run-javascript.js'
import { runSubstitute } from './run-substitute.js'
import { resolveAction } from './resolve-action.js'
import type { Step } from './run-step.js'

/** Runs the action to its end; throws when it fails. */
export async function runAction(step: Step, token: Token): Promise<void> {
  const uses = literalText(field(token, 'uses')) ?? ''
  const given = resolveTexts(field(token, 'with'), step.scope())
  const resolved = resolveAction(step.job, step.frame.source, uses)
  if (resolved.kind === 'substitute') return runSubstitute(step, resolved.action, uses, given)
  const action = loadAction(resolved.folder, uses)
  const inputs = resolveInputs(action, given, step.scope(), step.journal)
  if (action.runs.kind === 'composite') return runComposite(step, action, action.runs, resolved, inputs)
  await runJavaScript(step, token, action, action.runs, resolved, inputs)
}
