// One token from Entra by msal, over our own HTTP: its retries, limits and log, and no other address than the authority.
import { AlmError, stringField } from '@powerops/core'
import type { AuthenticationResult, Configuration, INetworkModule } from '@azure/msal-node'
import { parseCertificate } from './certificate.js'
import type { CloudEndpoints } from './cloud.js'
import type { Credentials } from './credentials.js'
import { entraRefusalError, type EntraRefusal } from './entra-refusal.js'
import { TRANSIENT_ENTRA_CODES } from './entra-errors.js'
import { fetchGitHubAssertion, type PresentedClaims } from './github-oidc.js'
import { watchedNetwork } from './msal-network.js'
import { signInClient, type AuthPorts } from './ports.js'
import type { IssuedToken } from './token-source.js'

type EntraCredentials = Exclude<Credentials, { kind: 'managed-identity' }>

/** By audience, the one that the tenant knows instead; filled as it is found out. */
export type LearnedAudiences = Map<string, string>

/** A token, or Entra's refusal. */
type Outcome =
  { kind: 'token'; issued: IssuedToken } | { kind: 'refused'; refusal: EntraRefusal; error: AlmError }

const MAX_TRIES = 4
const FIRST_WAIT_MS = 1000
/** The GitHub token had run out while Entra was slow; the next try brings a new one. */
const ASSERTION_OUTDATED = '700024'
const AUDIENCE_UNKNOWN = '500011'

/**
 * Asks Entra for a token for `audience`; passing failures are tried again, and for a cloud whose audience is not
 * certain the other one is tried, and remembered when it worked.
 * @throws AlmError `auth-…`, `oidc-unavailable`, or the codes of HttpClient.
 */
export async function requestEntraToken(
  credentials: EntraCredentials,
  audience: string,
  endpoints: CloudEndpoints,
  ports: AuthPorts,
  learned: LearnedAudiences,
): Promise<IssuedToken> {
  const known = learned.get(audience)
  if (known !== undefined) return requestEntraToken(credentials, known, endpoints, ports, learned)
  for (let tries = 1; ; tries++) {
    const outcome = await askOnce(credentials, audience, endpoints, ports)
    if (outcome.kind === 'token') return outcome.issued
    const { refusal, error } = outcome
    const other = endpoints.otherAudiences[audience]
    if (refusal.code === AUDIENCE_UNKNOWN && other !== undefined) {
      ports.log.debug(`the tenant does not know ${audience}; trying ${other}`)
      const issued = await requestEntraToken(credentials, other, endpoints, ports, learned)
      learned.set(audience, other)
      return issued
    }
    const passing =
      TRANSIENT_ENTRA_CODES.has(refusal.code) ||
      (credentials.kind === 'oidc' && refusal.code === ASSERTION_OUTDATED)
    if (!passing || tries >= MAX_TRIES) throw error
    await ports.clock.sleep(FIRST_WAIT_MS * 2 ** (tries - 1), ports.signal)
  }
}

async function askOnce(
  credentials: EntraCredentials,
  audience: string,
  endpoints: CloudEndpoints,
  ports: AuthPorts,
): Promise<Outcome> {
  const network = watchedNetwork(signInClient(endpoints.authority, ports, ports.entraRecorder), ports.mask)
  let presented: PresentedClaims | undefined
  const assertion = async (): Promise<string> => {
    const fetched = await network.keepingFailure(() => fetchGitHubAssertion(endpoints.oidcAudience, ports))
    presented = fetched.presented
    return fetched.jwt
  }
  try {
    const result = await acquire(credentials, audience, {
      endpoints,
      network: network.module,
      assertion,
      nowMs: ports.clock.now(),
    })
    if (!result?.accessToken) throw new AlmError('auth-failed', { message: 'Entra answered without a token' })
    // msal counts from the machine's clock, we from ours.
    const lifetimeMs = result.expiresOn ? result.expiresOn.getTime() - Date.now() : 0
    return { kind: 'token', issued: { token: result.accessToken, lifetimeMs } }
  } catch (caught) {
    if (network.refusal) {
      const error = entraRefusalError(network.refusal, { credentials, audience, presented })
      return { kind: 'refused', refusal: network.refusal, error }
    }
    if (network.failure) throw network.failure
    if (caught instanceof AlmError) throw caught
    const said = stringField(caught, 'errorCode') ?? 'unknown'
    throw new AlmError('auth-failed', {
      message: `the sign-in failed: msal reports ${said}`,
    })
  }
}

interface AcquirePorts {
  endpoints: CloudEndpoints
  network: INetworkModule
  assertion: () => Promise<string>
  nowMs: number
}

async function acquire(
  credentials: EntraCredentials,
  audience: string,
  { endpoints, network, assertion, nowMs }: AcquirePorts,
): Promise<AuthenticationResult | null> {
  const msal = await import('@azure/msal-node')
  const auth = authorityOf(credentials, endpoints.authority)
  const scopes = [audience.endsWith('/') ? `${audience}.default` : `${audience}/.default`]
  const system = { networkClient: network, disableInternalRetries: true }
  if (credentials.kind === 'user') {
    const { userName: username, password } = credentials
    return new msal.PublicClientApplication({ auth, system }).acquireTokenByUsernamePassword({
      scopes,
      username,
      password,
    })
  }
  const proof: Partial<Configuration['auth']> =
    credentials.kind === 'secret'
      ? { clientSecret: credentials.clientSecret }
      : credentials.kind === 'oidc'
        ? { clientAssertion: assertion }
        : { clientCertificate: parseCertificate(credentials.certificate, credentials.password, nowMs) }
  const application = new msal.ConfidentialClientApplication({ auth: { ...auth, ...proof }, system })
  return application.acquireTokenByClientCredential({ scopes, skipCache: true })
}

/**
 * The authority with its addresses spelled out, so that msal asks nobody for them. It insists on https in the name of
 * the authority alone; the token goes to the address below it, which may be http to the machine itself.
 */
function authorityOf({ clientId, tenantId }: EntraCredentials, authority: URL): Configuration['auth'] {
  const base = `${authority.origin}/${tenantId}`
  return {
    clientId,
    authority: `https://${authority.host}/${tenantId}`,
    knownAuthorities: [authority.host],
    authorityMetadata: JSON.stringify({
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }),
  }
}
