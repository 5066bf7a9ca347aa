// What setting values would change: decided for all of them before the first is written.
import { AlmError, nearestNames, quote } from '@powerops/core'
import type { EnvironmentVariable } from '@powerops/dataverse'
import { named } from '../common/check-settings.js'
import type { WantedValue } from '../common/wanted-settings.js'
import { valueFault } from '../common/variable-value.js'

/** A value that is to be written, or is there already. */
export interface PlannedValue {
  variable: EnvironmentVariable
  value: string
  change: 'create' | 'update' | 'none'
}

/**
 * Compares wanted values with those of the environment.
 * @throws AlmError `input-invalid` for a variable that the environment does not have, and a value that does not fit.
 */
export function planValues(
  wanted: readonly WantedValue[],
  present: readonly EnvironmentVariable[],
): PlannedValue[] {
  return wanted.map(({ name, value }) => {
    const variable = named(present, 'schemaName', name)
    if (!variable) throw unknownVariable(name, present)
    const fault = valueFault(variable.type, value)
    if (fault?.level === 'error') {
      throw new AlmError('input-invalid', {
        message: `the value of the environment variable ${quote(name)} (${variable.type}) ${fault.message}`,
        remedy: fault.remedy,
      })
    }
    const change = variable.valueId === undefined ? 'create' : variable.value === value ? 'none' : 'update'
    return { variable, value, change }
  })
}

function unknownVariable(name: string, present: readonly EnvironmentVariable[]): AlmError {
  const [near] = nearestNames(
    name,
    present.map(({ schemaName }) => schemaName),
  )
  return new AlmError('input-invalid', {
    message: `there is no environment variable ${quote(name)} in the environment; nothing was written`,
    remedy:
      near === undefined ? 'Import the solution that defines it first.' : `Did you mean ${quote(near)}?`,
  })
}
