// The GitHub client with the job's token; needs no Power Platform credentials.
import { maskSecret } from '@powerops/auth'
import { AlmError, parseHttpsUrl } from '@powerops/core'
import type { GitHubClient, Repository } from '@powerops/github'
import { createHttpClient, serviceHosts, type HttpClient } from '@powerops/http'
import { USER_AGENT, type SessionPorts } from './ports.js'

/** HTTP to GitHub's API, and where that is. */
export interface GitHubHttp {
  http: HttpClient
  apiUrl: URL
}

const MISSING =
  'Pass github-token: ${{ github.token }}, and give the job the permissions that the documentation of the action names.'

/**
 * Opens GitHub's API at GITHUB_API_URL with a token, which is masked at once.
 * @throws AlmError `credentials-missing` without a token; `input-invalid` for an address that is not https.
 */
export function openGitHubHttp(token: string | undefined, ports: SessionPorts): GitHubHttp {
  const secret = token?.trim()
  if (!secret)
    throw new AlmError('credentials-missing', { message: 'there is no token for GitHub', remedy: MISSING })
  maskSecret(ports.mask, secret)
  const apiUrl = parseHttpsUrl(
    ports.environment['GITHUB_API_URL']?.trim() || 'https://api.github.com',
    'GITHUB_API_URL',
  )
  const http = createHttpClient({
    hosts: serviceHosts(apiUrl),
    authorization: { audience: apiUrl.origin, tokens: { token: async () => secret } },
    userAgent: USER_AGENT,
    defaultHeaders: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    ...ports,
  })
  return { http, apiUrl }
}

/** The client of one repository; errors as openGitHubHttp. */
export async function openGitHub(
  token: string | undefined,
  repository: Repository,
  ports: SessionPorts,
): Promise<GitHubClient> {
  const { http, apiUrl } = openGitHubHttp(token, ports)
  const { createGitHubClient } = await import('@powerops/github')
  return createGitHubClient(http, apiUrl, repository, ports)
}
