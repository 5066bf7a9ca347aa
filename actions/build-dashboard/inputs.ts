// The contract of build-dashboard; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { credentialInputs } from '../common/credential-inputs.js'
import { githubTokenInput } from '../common/github-token-input.js'
import { repositories } from '../common/repositories-input.js'
import { trustedCreatorsInput } from '../common/trusted-creators-input.js'

export const inputs = {
  ...credentialInputs,
  'data-file': input.path.optional(),
  repositories: repositories.optional(),
  'environments-file': input.path.optional(),
  'output-folder': input.path.default('dashboard'),
  title: input.text.optional(),
  stages: input.list.optional(),
  'expiry-warning-days': input.integer({ min: 0, max: 365 }).default('14'),
  limit: input.integer({ min: 1, max: 100_000 }).default('5000'),
  'request-author': input.text.default('github-actions[bot]'),
  'working-directory': input.path.optional(),
  ...trustedCreatorsInput,
  ...githubTokenInput,
}

export const outputs = [
  'page-file',
  'data-file',
  'deployments',
  'projects',
  'waiting',
  'problems',
  'unreadable-repositories',
] as const
