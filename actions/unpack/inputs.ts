// The contract of unpack; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { packagerInputs } from '../common/packager-inputs.js'

export const inputs = {
  'solution-file': input.path.required(),
  'solution-folder': input.path.required(),
  'overwrite-files': input.boolean.default('true'),
  normalize: input.boolean.default('false'),
  layout: input.oneOf('auto', 'classic', '2024', '2026').default('auto'),
  secrets: input.oneOf('warn', 'fail', 'off').default('warn'),
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
