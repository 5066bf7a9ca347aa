// The contract of update-dlp-policy; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { lines } from '../common/lines-input.js'
import { connectorMoves } from './connector-moves-input.js'

export const inputs = {
  ...credentialInputs,
  policy: input.text.required(),
  'move-connectors': connectorMoves.optional(),
  'include-environments': lines.optional(),
  'exclude-environments': lines.optional(),
  'dry-run': input.boolean.default('true'),
  'require-etag': input.text.optional(),
}

export const outputs = [
  'changed',
  'change-needed',
  'policy-id',
  'policy-name',
  'etag',
  'diff',
  'environments-covered',
] as const
