// The contract of activate-flows; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { actingUserInput } from '../common/acting-user.js'
import { credentialInputs } from '../common/credential-inputs.js'
import { lines } from '../common/lines-input.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.optional(),
  flows: lines.optional(),
  'include-classic': input.boolean.default('false'),
  ...actingUserInput,
  'fail-on': input.oneOf('inactive', 'never').default('inactive'),
}

export const outputs = ['activated', 'already-active', 'inactive', 'flows'] as const
