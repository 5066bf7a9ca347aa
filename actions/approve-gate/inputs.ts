// The contract of approve-gate; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { approvalRulesInputs } from '../common/approval/rules-inputs.js'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  kind: input.oneOf('environment', 'pull-request', 'issue').default('environment'),
  environment: input.text.optional(),
  'environment-url': input.url.optional(),
  'solution-digest': digest.optional(),
  commit: input.text.optional(),
  'plan-digest': digest.optional(),
  'pull-request-number': input.integer({ min: 1, max: 999_999_999 }).optional(),
  ...approvalRulesInputs,
  ...githubTokenInput,
}

export const outputs = [
  'decision',
  'approved-by',
  'approval-record',
  'request-id',
  'issue-number',
  'issue-url',
] as const
