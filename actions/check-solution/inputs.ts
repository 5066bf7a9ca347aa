// The contract of check-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { waitInputs } from '../common/wait-inputs.js'
import { artifactName, limits } from './input-kinds.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.optional(),
  path: input.text.required(),
  geo: input.text.optional(),
  'rule-set': input.text.default('Solution Checker'),
  'rule-level-override': input.text.optional(),
  'excluded-rules': input.list.optional(),
  'excluded-files': input.list.optional(),
  'fail-on': limits.default('High'),
  'fail-on-analysis-error': input.boolean.default('true'),
  'solution-folder': input.path.optional(),
  'sarif-file': input.path.optional(),
  'checker-logs-artifact-name': artifactName.default('CheckSolutionLogs'),
  ...waitInputs,
  'working-directory': input.path.optional(),
}

export const outputs = [
  'analysis-status',
  'passed',
  'critical-issues',
  'high-issues',
  'medium-issues',
  'low-issues',
  'informational-issues',
  'total-issues',
  'sarif-file',
  'logs-folder',
] as const
