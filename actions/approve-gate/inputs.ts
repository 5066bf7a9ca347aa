// The contract of approve-gate; action.yml says the same in words.
import { AlmError, quote } from '@powerops/core'
import { input } from '@powerops/actions-kit'
import { approvalRulesInputs } from '../common/approval/rules-inputs.js'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

/** Name of a workflow file, without folder. */
const workflowFile = input.defineKind('workflow file', (value, name) => {
  if (/^[\w-][\w.-]*\.ya?ml$/.test(value)) return value
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not the name of a workflow file`,
    remedy: 'Write the name of a file in .github/workflows of this repository, such as deploy.yml.',
  })
})

export const inputs = {
  kind: input.oneOf('environment', 'pull-request', 'issue').default('environment'),
  environment: input.text.optional(),
  'environment-url': input.url.optional(),
  'solution-digest': digest.optional(),
  commit: input.text.optional(),
  'plan-digest': digest.optional(),
  'plan-file': input.path.optional(),
  'artifact-id': input.integer({ min: 1, max: 999_999_999_999_999 }).optional(),
  'pull-request-number': input.integer({ min: 1, max: 999_999_999 }).optional(),
  'issue-number': input.integer({ min: 1, max: 999_999_999 }).optional(),
  'continue-with': workflowFile.optional(),
  ...approvalRulesInputs,
  ...githubTokenInput,
  'team-token': input.secret.optional(),
}

export const outputs = [
  'decision',
  'approved-by',
  'approval-record',
  'request-id',
  'issue-number',
  'issue-url',
  'continued',
] as const
