// The inputs of an action: those given by the step, the defaults, and the runner's warnings.
import type { Scope } from '../expressions/evaluate.js'
import { resolveText } from '../expressions/template.js'
import type { JobJournal } from '../journal.js'
import type { ActionFile } from '../load/action-file.js'

/** Values by the declared names. Nothing is required here: the runner leaves that to the action. */
export function resolveInputs(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  scope: Scope,
  journal: JobJournal,
): Record<string, string> {
  const rest = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), { name, value }]))
  const inputs: Record<string, string> = {}
  for (const input of action.inputs) {
    const match = rest.get(input.name.toLowerCase())
    rest.delete(input.name.toLowerCase())
    inputs[input.name] = match?.value ?? resolveText(input.default, scope) ?? ''
    if (match && input.deprecationMessage !== undefined) {
      journal.annotate(
        'warning',
        `Input '${input.name}' has been deprecated with message: ${input.deprecationMessage}`,
      )
    }
  }
  if (rest.size === 0) return inputs
  const unexpected = [...rest.values()].map(({ name }) => `'${name}'`).join(', ')
  const valid = action.inputs.map(({ name }) => `'${name}'`).join(', ')
  journal.annotate('warning', `Unexpected input(s) ${unexpected}, valid inputs are [${valid}]`)
  for (const { name, value } of rest.values()) inputs[name] = value
  return inputs
}

/** The variables through which a JavaScript action reads its inputs. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  )
}
