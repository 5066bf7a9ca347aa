// The contract of pack; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { packagerInputs } from '../common/packager-inputs.js'

export const inputs = {
  'solution-file': input.path.required(),
  'solution-folder': input.path.required(),
  version: input.version.optional(),
  ...packagerInputs,
}

export const outputs = [
  'solution-name',
  'solution-version',
  'publisher',
  'managed',
  'solution-digest',
  'changed-files',
] as const
