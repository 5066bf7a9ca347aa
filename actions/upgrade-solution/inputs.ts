// The contract of upgrade-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { waitInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-name': input.uniqueName.required(),
  /** Accepted from workflows written for the official action: the operation always runs asynchronously. */
  async: input.boolean.optional(),
  ...waitInputs,
}

export const outputs = ['solution-version', 'previous-version', 'upgraded'] as const
