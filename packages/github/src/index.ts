// The GitHub REST calls that the suite needs, for one repository.
export type * from './types.js'
export { createGitHubClient, parseRepository } from './client.js'
