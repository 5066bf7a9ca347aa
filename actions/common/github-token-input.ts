// The token for GitHub's API as an input.
import { input } from '@powerops/actions-kit'

/** In action.yml its default is the token of the job, which the runner fills in. */
export const githubTokenInput = { 'github-token': input.secret.optional() }
