// The contract of comment-pull-request; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { githubTokenInput } from '../common/github-token-input.js'
import { lines } from '../common/lines-input.js'

export const inputs = {
  number: input.integer({ min: 1, max: 2_147_483_647 }).required(),
  key: input.text.default('default'),
  body: input.text.optional(),
  'body-file': lines.optional(),
  'delete-when-empty': input.boolean.default('false'),
  'when-denied': input.oneOf('fail', 'notice').default('fail'),
  author: input.text.optional(),
  ...githubTokenInput,
}

export const outputs = ['comment-url', 'changed'] as const
