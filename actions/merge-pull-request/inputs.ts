// The contract of merge-pull-request; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { commitSha } from '../common/commit-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  'pull-request-number': input.integer({ min: 1, max: 999_999_999 }).optional(),
  commit: commitSha.required(),
  method: input.oneOf('merge', 'squash', 'rebase').default('merge'),
  ...githubTokenInput,
}

export const outputs = ['merged', 'merge-commit', 'pull-request-url'] as const
