// The contract of clone-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { asyncInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.required(),
  'solution-version': input.text.optional(),
  'target-folder': input.path.optional(),
  'working-directory': input.path.optional(),
  ...asyncInputs,
  overwrite: input.boolean.default('false'),
}

export const outputs = [
  'solution-version',
  'solution-folder',
  'solution-digest',
  'managed-solution-digest',
  'changed-files',
] as const
