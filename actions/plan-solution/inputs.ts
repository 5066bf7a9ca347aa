// The contract of plan-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { rulesInputs } from '../common/plan/rules-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-file': input.text.required(),
  ...rulesInputs,
  'activate-plugins': input.boolean.default('true'),
  'deployment-settings-file': input.path.optional(),
  'dlp-report-file': input.path.optional(),
  'plan-file': input.path.optional(),
  'working-directory': input.path.optional(),
}

export const outputs = ['operation', 'ready', 'plan', 'plan-file', 'plan-digest'] as const
