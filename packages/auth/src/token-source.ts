// Tokens for every audience of one identity: kept in memory, renewed in time, asked for once at a time.
import type { TokenSource } from '@powerops/http'
import type { CloudEndpoints } from './cloud.js'
import type { Credentials } from './credentials.js'
import { requestEntraToken, type LearnedAudiences } from './entra-token.js'
import { requestManagedIdentityToken } from './managed-identity.js'
import type { AuthPorts } from './ports.js'
import { maskCredentials } from './secrets.js'

/** A token as it was issued. */
export interface IssuedToken {
  token: string
  /** Milliseconds from now until it expires. */
  lifetimeMs: number
}

interface KeptToken {
  token: string
  renewAtMs: number
}

/** A token is renewed this long before it expires, so that none expires on its way. */
const RENEWAL_MS = 5 * 60_000

/**
 * Opens a source of tokens for one identity. Nothing is asked for until the first token is. Masks every secret at once.
 * Its `token` throws AlmError `auth-…`, `oidc-unavailable` or the codes of HttpClient.
 */
export function createTokenSource(
  credentials: Credentials,
  endpoints: CloudEndpoints,
  ports: AuthPorts,
): TokenSource {
  maskCredentials(ports.mask, credentials)
  warnOf(credentials, ports)
  const learned: LearnedAudiences = new Map()
  return cachedTokens((audience) => issue(credentials, audience, endpoints, ports, learned), ports)
}

/** Keeps what `issueToken` gives; callers at the same time share one request, and a failure is not kept. */
function cachedTokens(
  issueToken: (audience: string) => Promise<IssuedToken>,
  { clock }: Pick<AuthPorts, 'clock'>,
): TokenSource {
  const kept = new Map<string, KeptToken>()
  const pending = new Map<string, Promise<string>>()

  async function renew(audience: string): Promise<string> {
    const { token, lifetimeMs } = await issueToken(audience)
    kept.set(audience, { token, renewAtMs: clock.now() + lifetimeMs - Math.min(RENEWAL_MS, lifetimeMs / 2) })
    return token
  }

  return {
    async token(audience, options) {
      const present = kept.get(audience)
      if (present && !options?.fresh && clock.now() < present.renewAtMs) return present.token
      const running = pending.get(audience)
      if (running) return running
      const started = renew(audience).finally(() => pending.delete(audience))
      pending.set(audience, started)
      return started
    },
  }
}

function issue(
  credentials: Credentials,
  audience: string,
  endpoints: CloudEndpoints,
  ports: AuthPorts,
  learned: LearnedAudiences,
): Promise<IssuedToken> {
  return credentials.kind === 'managed-identity'
    ? requestManagedIdentityToken(credentials.clientId, audience, ports)
    : requestEntraToken(credentials, audience, endpoints, ports, learned)
}

function warnOf(credentials: Credentials, { log }: AuthPorts): void {
  if (credentials.kind === 'user') {
    log.warning(
      'Signing in with user name and password is deprecated by Microsoft and fails where MFA is required; prefer OIDC: app-id and tenant-id without a secret.',
    )
  }
  if (credentials.kind === 'secret') {
    log.info(
      'Signing in with a client secret; OIDC (app-id and tenant-id without a secret) needs none that can leak or expire.',
    )
  }
}
