// The contract of open-pull-request; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  branch: input.text.required(),
  'base-branch': input.text.optional(),
  title: input.text.optional(),
  body: input.text.optional(),
  'plan-file': input.path.optional(),
  ...githubTokenInput,
}

export const outputs = ['pull-request', 'pull-request-url', 'commit', 'created'] as const
