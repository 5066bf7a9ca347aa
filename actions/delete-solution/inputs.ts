// The contract of delete-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { waitInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.required(),
  ...waitInputs,
}

export const outputs = ['deleted', 'solution-version', 'blocking-solutions'] as const
