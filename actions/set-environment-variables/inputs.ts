// The contract of set-environment-variables; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { assignments } from '../common/lines-input.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  variables: assignments.optional(),
  'deployment-settings-file': input.path.optional(),
  'working-directory': input.path.optional(),
}

export const outputs = ['created', 'updated', 'unchanged'] as const
