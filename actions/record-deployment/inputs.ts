// The contract of record-deployment; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { digest } from '../common/digest-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  environment: input.text.required(),
  'environment-url': input.url.optional(),
  'solution-name': input.uniqueName.required(),
  'solution-version': input.version.required(),
  'solution-digest': digest.required(),
  'import-job-id': input.guid.optional(),
  'approval-record': input.text.optional(),
  state: input.oneOf('success', 'failure').default('success'),
  production: input.boolean.default('false'),
  ...githubTokenInput,
}

export const outputs = ['deployment-id', 'deployment-url'] as const
