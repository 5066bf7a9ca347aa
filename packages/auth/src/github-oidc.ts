// The token by which GitHub vouches for a job, exchanged at Entra instead of a secret.
import { AlmError, parseHttpsUrl, stringField } from '@powerops/core'
import { variable } from './environment.js'
import { readClaims } from './jwt.js'
import { signInClient, type AuthPorts } from './ports.js'
import { maskSecret } from './secrets.js'

/** What a federated credential is compared with, as GitHub wrote it. */
export interface PresentedClaims {
  issuer: string
  subject: string
  audience: string
}

export interface GitHubAssertion {
  jwt: string
  presented: PresentedClaims
}

/**
 * Asks GitHub for a token of the job. It lives for five minutes, so one is asked for at every exchange.
 * @throws AlmError `oidc-unavailable` when the job may not ask or GitHub refuses.
 */
export async function fetchGitHubAssertion(audience: string, ports: AuthPorts): Promise<GitHubAssertion> {
  const address = variable(ports.environment, 'ACTIONS_ID_TOKEN_REQUEST_URL')
  const bearer = variable(ports.environment, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  if (!address || !bearer) throw unavailable('the job has no permission to ask GitHub for an OIDC token')
  maskSecret(ports.mask, bearer)
  const url = parseHttpsUrl(address, 'ACTIONS_ID_TOKEN_REQUEST_URL')
  url.searchParams.set('audience', audience)
  const response = await signInClient(url, ports).send({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json; api-version=2.0' },
    retry: 'safe',
  })
  if (response.status !== 200)
    throw unavailable(`GitHub answered ${response.status} to the request for an OIDC token`)
  const jwt = stringField(response.json(), 'value')
  if (!jwt) throw unavailable('GitHub answered without an OIDC token')
  maskSecret(ports.mask, jwt)
  const claims = readClaims(jwt)
  const claim = (name: string): string => stringField(claims, name) ?? 'unknown'
  return { jwt, presented: { issuer: claim('iss'), subject: claim('sub'), audience: claim('aud') } }
}

function unavailable(message: string): AlmError {
  return new AlmError('oidc-unavailable', {
    message,
    remedy:
      'Add to the job, and to the job that calls a reusable workflow: permissions: { id-token: write, contents: read }. ' +
      'Or give a client secret.',
  })
}
