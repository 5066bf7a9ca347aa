// The contract of record-deployment; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { AlmError, quote } from '@powerops/core'
import { OPERATIONS } from '@powerops/history'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { trustedCreatorsInput } from '../common/trusted-creators-input.js'

const commit = input.defineKind('commit', (value, name) => {
  const sha = value.trim().toLowerCase()
  if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return sha
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not the whole SHA of a commit`,
    remedy:
      'Write 40 hex digits, such as those of github.sha; a branch or a short SHA can mean another one later.',
  })
})

const seconds = input.defineKind('seconds', (value, name) => {
  const number = /^\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : NaN
  if (!Number.isNaN(number)) return number
  throw new AlmError('input-invalid', {
    message: `input ${name} is ${quote(value)}, which is not a number of seconds`,
    remedy: 'Hand on the output duration-seconds of import-solution unchanged.',
  })
})

export const inputs = {
  environment: input.text.required(),
  'environment-url': input.url.optional(),
  'solution-file': input.path.optional(),
  'solution-name': input.uniqueName.optional(),
  'solution-version': input.version.optional(),
  'solution-digest': digest.optional(),
  managed: input.boolean.optional(),
  'previous-version': input.version.optional(),
  operation: input.oneOf(...OPERATIONS).optional(),
  'import-job-id': input.guid.optional(),
  'plan-digest': digest.optional(),
  commit: commit.optional(),
  requester: input.text.optional(),
  'approval-record': input.text.optional(),
  'duration-seconds': seconds.optional(),
  state: input.oneOf('queued', 'in_progress', 'success', 'failure').default('success'),
  'deployment-id': input.integer({ min: 1, max: 999_999_999_999_999 }).optional(),
  production: input.boolean.default('false'),
  ...trustedCreatorsInput,
  ...githubTokenInput,
}

export const outputs = ['deployment-id', 'deployment-url', 'solution-name', 'solution-version'] as const
