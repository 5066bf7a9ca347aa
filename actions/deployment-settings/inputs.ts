// The contract of deployment-settings; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'

export const inputs = {
  ...credentialInputs,
  mode: input.oneOf('create', 'merge', 'check').default('merge'),
  'deployment-settings-file': input.path.required(),
  'solution-file': input.path.optional(),
  'solution-folder': input.path.optional(),
  'environment-url': input.url.optional(),
  missing: input.oneOf('warning', 'error').default('warning'),
  'fill-tokens': input.boolean.default('true'),
  'working-directory': input.path.optional(),
}

export const outputs = [
  'deployment-settings-file',
  'changed',
  'errors',
  'warnings',
  'missing-connections',
  'missing-values',
] as const
