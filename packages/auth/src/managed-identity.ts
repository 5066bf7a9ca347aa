// Tokens of a self-hosted runner on Azure: from the instance metadata service or from App Service.
import { AlmError, numberField, stringField, type Guid } from '@powerops/core'
import { shownText } from '@powerops/http'
import { variable } from './environment.js'
import { signInClient, type AuthPorts } from './ports.js'
import type { IssuedToken } from './token-source.js'

const METADATA_SERVICE = 'http://169.254.169.254'

/**
 * Asks the machine for a token of its identity, the one of `clientId` if it has several.
 * @throws AlmError `auth-failed` when the machine has none; `network-error` off Azure.
 */
export async function requestManagedIdentityToken(
  clientId: Guid | undefined,
  audience: string,
  ports: AuthPorts,
): Promise<IssuedToken> {
  const { url, headers } = endpoint(ports)
  url.searchParams.set('resource', audience)
  if (clientId) url.searchParams.set('client_id', clientId)
  const response = await signInClient(url, ports).send({
    method: 'GET',
    url,
    headers,
    retry: 'safe',
    timeoutMs: 10_000,
  })
  const answer: unknown = response.status === 200 ? response.json() : undefined
  const token = stringField(answer, 'access_token')
  if (token === undefined) {
    const said = response.status === 200 ? 'the answer holds none' : shownText(response.text())
    throw new AlmError('auth-failed', {
      message: `the managed identity of the runner got no token (${response.status}): ${said}`,
      remedy:
        'Assign an identity to the machine; name a user-assigned one by its client id in POWER_PLATFORM_CLIENT_ID.',
      details: { status: response.status },
    })
  }
  ports.mask(token)
  return { token, lifetimeMs: lifetimeMs(answer, ports.clock.now()) }
}

function endpoint({ environment }: AuthPorts): { url: URL; headers: Record<string, string> } {
  const appService = variable(environment, 'IDENTITY_ENDPOINT')
  const appServiceHeader = variable(environment, 'IDENTITY_HEADER')
  if (appService && appServiceHeader) {
    const url = new URL(appService)
    url.searchParams.set('api-version', '2019-08-01')
    return { url, headers: { 'x-identity-header': appServiceHeader } }
  }
  // The variable is the one that Azure's own libraries read.
  const base = variable(environment, 'AZURE_POD_IDENTITY_AUTHORITY_HOST') ?? METADATA_SERVICE
  return {
    url: new URL('/metadata/identity/oauth2/token?api-version=2018-02-01', base),
    headers: { metadata: 'true' },
  }
}

/** `expires_in` (seconds) or `expires_on` (seconds since the epoch), as number or text. */
function lifetimeMs(answer: unknown, nowMs: number): number {
  const seconds = (key: string): number =>
    Number(numberField(answer, key) ?? stringField(answer, key) ?? Number.NaN)
  const expiresIn = seconds('expires_in')
  if (expiresIn > 0) return expiresIn * 1000
  const expiresOn = seconds('expires_on')
  return expiresOn > 0 ? Math.max(0, expiresOn * 1000 - nowMs) : 0
}
