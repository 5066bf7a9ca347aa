// Reads the inputs of an action from the variables that the runner sets, completely or not at all.
import { AlmError, nearestNames } from '@powerops/core'
import { commonMistakes } from './common-mistakes.js'
import { toCamelCase, type InputTable, type InputValues } from './registry.js'

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>

const PREFIX = 'INPUT_'

/** The variable that the runner sets for an input: upper case, blanks as `_`, dashes kept. */
export function variableOf(name: string): string {
  return PREFIX + name.replaceAll(' ', '_').toUpperCase()
}

/** The texts of all secret inputs that were given, to be masked before anything is logged. */
export function readSecrets(table: InputTable, environment: Environment): string[] {
  return Object.entries(table)
    .filter(([, input]) => input.secret)
    .map(([name]) => environment[variableOf(name)]?.trim() ?? '')
    .filter((value) => value !== '')
}

/**
 * Reads every input. An empty value means "not given".
 * @throws AlmError `input-unknown`, `input-missing` or `input-invalid`.
 */
export function readInputs<Table extends InputTable>(
  table: Table,
  environment: Environment,
): InputValues<Table> {
  refuseUnknownInputs(table, environment)
  const values = Object.entries(table).map(([name, input]) => {
    const given = environment[variableOf(name)]?.trim() ?? ''
    return [toCamelCase(name), input.parse(given === '' ? input.defaultText : given, name)]
  })
  // The table's own type describes exactly these entries.
  return Object.fromEntries(values) as InputValues<Table>
}

/** The runner only warns about an input that the action does not have; here it is an error, with the name meant. */
function refuseUnknownInputs(table: InputTable, environment: Environment): void {
  const names = Object.keys(table)
  const known = new Set(names.map(variableOf))
  const unknown = Object.keys(environment)
    .filter((variable) => variable.startsWith(PREFIX) && !known.has(variable))
    .map((variable) => variable.slice(PREFIX.length).toLowerCase())
  if (unknown.length === 0) return
  const meant = [...new Set(unknown.flatMap((name) => nameMeantBy(name, names) ?? []))]
  throw new AlmError('input-unknown', {
    message: `unknown input${unknown.length > 1 ? 's' : ''} ${unknown.map((name) => `"${name}"`).join(', ')}`,
    remedy: meant.length
      ? `Did you mean ${meant.map((name) => `"${name}"`).join(', ')}? The inputs are: ${names.join(', ')}.`
      : `The inputs are: ${names.join(', ')}.`,
    details: { unknown, ...(meant.length ? { didYouMean: meant.join(', ') } : {}) },
  })
}

function nameMeantBy(unknown: string, names: readonly string[]): string | undefined {
  return commonMistakes[unknown]?.find((name) => names.includes(name)) ?? nearestNames(unknown, names)[0]
}
