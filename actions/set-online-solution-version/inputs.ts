// The contract of set-online-solution-version; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  name: input.uniqueName.required(),
  version: input.version.required(),
}

export const outputs = ['solution-version', 'previous-version'] as const
