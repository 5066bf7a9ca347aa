// The contract of publish-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { asyncInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  ...asyncInputs,
}
