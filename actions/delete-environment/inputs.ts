// The contract of delete-environment; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { waitInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.optional(),
  'environment-id': input.guid.optional(),
  environment: input.text.optional(),
  'allow-production': input.guid.optional(),
  ...waitInputs,
}

export const outputs = ['environment-id', 'deleted'] as const
