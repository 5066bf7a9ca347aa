// The contract of branch-solution; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { author, branchName, repositoryFolder } from './kinds.js'

export const inputs = {
  'solution-folder': input.path.required(),
  'solution-target-folder': repositoryFolder.required(),
  'repo-url': input.url.optional(),
  'repo-token': input.secret.required(),
  'branch-name': branchName.optional(),
  'base-branch': branchName.optional(),
  'working-directory': input.path.optional(),
  'allow-empty-commit': input.boolean.default('false'),
  'clobber-branch': input.boolean.default('false'),
  'commit-message': input.text.optional(),
  author: author.optional(),
  'pull-request': input.boolean.default('false'),
  'pull-request-title': input.text.optional(),
  'pull-request-body': input.text.optional(),
}

export const outputs = ['changed', 'branch', 'commit', 'pull-request', 'pull-request-url'] as const
