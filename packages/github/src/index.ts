// The GitHub REST calls that the suite needs, for one repository.
import type { HttpClient } from '@powerops/http'
import type { GitHubClient, GitHubPorts, Repository } from './types.js'

export type * from './types.js'

/** A client for `repository` at `apiUrl` (`https://api.github.com`), whose origin `http` was opened for. */
export declare function createGitHubClient(
  http: HttpClient,
  apiUrl: URL,
  repository: Repository,
  ports: GitHubPorts,
): Promise<GitHubClient>
