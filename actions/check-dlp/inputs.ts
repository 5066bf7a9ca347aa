// The contract of check-dlp; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { environmentId } from '../common/environment-id-input.js'

export const inputs = {
  ...credentialInputs,
  'solution-file': input.path.optional(),
  'solution-folder': input.path.optional(),
  'environment-url': input.url.optional(),
  'environment-id': environmentId.optional(),
  'policy-file': input.path.optional(),
  'environments-file': input.path.optional(),
  'fail-on': input.oneOf('violation', 'unknown', 'never').default('violation'),
  'source-folder': input.path.optional(),
  'report-file': input.path.optional(),
  'sarif-file': input.path.optional(),
  'working-directory': input.path.optional(),
}

export const outputs = [
  'verdict',
  'violations',
  'warnings',
  'report-file',
  'markdown-file',
  'sarif-file',
] as const
