// The inputs that decide how a solution goes in; plan-solution and import-solution read them alike.
import { input, type InputValues } from '@powerops/actions-kit'
import { modes, resolveMode, type ImportRules } from './decide-way.js'

export const rulesInputs = {
  mode: input.oneOf(...modes).optional(),
  'import-as-holding': input.boolean.default('false'),
  'stage-and-upgrade': input.boolean.default('false'),
  'convert-to-managed': input.boolean.default('false'),
  'skip-lower-version': input.boolean.default('false'),
  'skip-same-version': input.boolean.default('false'),
}

/** @throws AlmError `input-conflict` for inputs that contradict each other. */
export function readRules(inputs: InputValues<typeof rulesInputs>, count: number): ImportRules {
  const { convertToManaged, skipLowerVersion, skipSameVersion } = inputs
  return {
    mode: resolveMode(inputs),
    several: count > 1,
    convertToManaged,
    skipLowerVersion,
    skipSameVersion,
  }
}
