// The contract of validate-solutions; action.yml says the same in words.
import { input } from '@powerops/actions-kit'
import { action as checkSolution } from '../check-solution/index.js'
import { credentialInputs } from '../common/credential-inputs.js'
import { environmentId } from '../common/environment-id-input.js'
import { githubTokenInput } from '../common/github-token-input.js'

export const inputs = {
  ...credentialInputs,
  'solutions-folder': input.path.default('solutions'),
  'solution-folder': input.path.optional(),
  'pull-request-number': input.integer({ min: 1, max: 2_147_483_647 }).optional(),
  'environment-url': input.url.optional(),
  'environment-id': environmentId.optional(),
  'policy-file': input.path.optional(),
  'environments-file': input.path.optional(),
  'credentials-optional': input.boolean.default('false'),
  checker: input.boolean.default('false'),
  'checker-fail-on': checkSolution.inputs['fail-on'],
  'fail-on': input.oneOf('violation', 'unknown', 'never').default('violation'),
  ...githubTokenInput,
}

export const outputs = ['passed', 'solutions', 'markdown-folder', 'sarif-folder', 'sarif-files'] as const
