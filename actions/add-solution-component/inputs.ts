// The contract of add-solution-component; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.required(),
  component: input.text.required(),
  'component-type': input.text.required(),
  'add-required-components': input.boolean.optional(),
}

export const outputs = ['component-id', 'component-type', 'added'] as const
