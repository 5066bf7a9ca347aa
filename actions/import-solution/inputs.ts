// The contract of import-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { approvalRulesInputs } from '../common/approval/rules-inputs.js'
import { commitSha } from '../common/commit-input.js'
import { credentialInputs } from '../common/credential-inputs.js'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { rulesInputs } from '../common/plan/rules-inputs.js'
import { asyncInputs } from '../common/wait-inputs.js'

export const inputs = {
  ...credentialInputs,
  'environment-url': input.url.required(),
  'solution-file': input.text.required(),
  ...rulesInputs,
  'activate-plugins': input.boolean.default('true'),
  'force-overwrite': input.boolean.default('false'),
  'skip-dependency-check': input.boolean.default('false'),
  'publish-changes': input.boolean.default('false'),
  'working-directory': input.path.optional(),
  ...asyncInputs,
  'use-deployment-settings-file': input.boolean.default('false'),
  'deployment-settings-file': input.path.optional(),
  'expected-digest': digest.optional(),
  'plan-digest': digest.optional(),
  'require-tested-in': input.list.optional(),
  'tested-by-workflows': input.list.optional(),
  'tested-on-branches': input.list.optional(),
  'tested-within-days': input.integer({ min: 1, max: 3650 }).optional(),
  'require-approval': input.text.default('false'),
  'github-environment': input.text.optional(),
  commit: commitSha.optional(),
  ...approvalRulesInputs,
  ...githubTokenInput,
  'team-token': input.secret.optional(),
}

export const outputs = [
  'imported',
  'skipped',
  'solution-name',
  'solution-version',
  'previous-version',
  'import-job-id',
  'import-log-file',
  'solution-digest',
  'operation',
  'duration-seconds',
  'approved-by',
  'tested-by-deployment',
] as const
