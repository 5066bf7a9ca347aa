// The contract of approve-gate; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  environment: input.text.required(),
  'solution-digest': digest.required(),
  approvers: input.list.optional(),
  'minimum-approvals': input.integer({ min: 1, max: 6 }).default('1'),
  'allow-self-approval': input.boolean.default('false'),
  'plan-digest': digest.optional(),
  ...githubTokenInput,
}

export const outputs = ['decision', 'approved-by', 'approval-record', 'request-id'] as const
