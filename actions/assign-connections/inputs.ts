// The contract of assign-connections; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { actingUserInput } from '../common/acting-user.js'
import { credentialInputs } from '../common/credential-inputs.js'
import { assignments } from '../common/lines-input.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  connections: assignments.optional(),
  'deployment-settings-file': input.path.optional(),
  ...actingUserInput,
  'working-directory': input.path.optional(),
}

export const outputs = ['assigned', 'unchanged'] as const
