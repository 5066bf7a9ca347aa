// Client assertions: signed with a registered certificate, or issued by an OIDC provider that the application trusts.
import { createHash, X509Certificate } from 'node:crypto'
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  importX509,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
} from 'jose'
import { isRecord, stringField } from '@powerops/core'
import type { SeedApplication, SeedFederatedCredential } from '../seed/seed.js'
import { EntraRefusal } from './refusal.js'

const DEFAULT_AUDIENCE = 'api://AzureADTokenExchange'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** Entra tolerates clocks that differ by so much. */
const SKEW_MS = 5 * 60 * 1000

export interface AssertionContext {
  /** Tells whether a URL is the token endpoint or the issuer of this tenant. */
  isOwnAudience(url: string): boolean
  /** The issuer that a federated credential without one trusts. */
  gitHubIssuer(): string
  /** Fetches a JSON document of an issuer, undefined when there is none. */
  fetchJson(url: string): Promise<unknown>
  /** The emulator's time, which issuers that it emulates share. */
  now(): number
  /** The machine's time, by which a client signs its own assertions. */
  machineNow(): number
}

/**
 * Checks the assertion of a token request.
 * @throws EntraRefusal with the code that Entra gives.
 */
export async function checkAssertion(
  application: SeedApplication,
  form: URLSearchParams,
  context: AssertionContext,
): Promise<void> {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
    throw new EntraRefusal(
      900144,
      `The request body must contain the parameter 'client_assertion_type' with the value '${ASSERTION_TYPE}'.`,
    )
  }
  const assertion = form.get('client_assertion') ?? ''
  const claims = decode(assertion)
  const own = claims.iss?.toLowerCase() === application.clientId.toLowerCase()
  if (own) await checkCertificateAssertion(application, assertion, claims, context)
  else await checkFederatedAssertion(application, assertion, claims, context)
}

function decode(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion)
  } catch {
    throw new EntraRefusal(700027, 'The client assertion is not a signed JSON web token.')
  }
}

async function checkCertificateAssertion(
  application: SeedApplication,
  assertion: string,
  claims: JWTPayload,
  context: AssertionContext,
): Promise<void> {
  const header = decodeProtectedHeader(assertion)
  const algorithm = header.alg ?? ''
  const pem = (application.certificates ?? []).find((candidate) => hasThumbprint(candidate, header))
  const wrongKey = new EntraRefusal(
    700027,
    `The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]`,
  )
  if (pem === undefined || !['RS256', 'PS256'].includes(algorithm)) throw wrongKey
  try {
    const key = await importX509(pem, algorithm)
    await jwtVerify(assertion, key, {
      algorithms: [algorithm],
      currentDate: new Date(0),
      clockTolerance: 1e12,
    })
  } catch {
    throw new EntraRefusal(700027, 'Client assertion failed signature validation.')
  }
  if (claims.sub?.toLowerCase() !== application.clientId.toLowerCase()) {
    throw new EntraRefusal(
      700021,
      'Client assertion application identifier does not match client_id parameter.',
    )
  }
  if (typeof claims.aud !== 'string' || !context.isOwnAudience(claims.aud)) {
    throw new EntraRefusal(700023, 'Client assertion audience claim does not match Realm issuer.')
  }
  checkTime(claims, context.machineNow())
}

function hasThumbprint(pem: string, header: object): boolean {
  const { raw } = new X509Certificate(pem)
  const thumbprint = (algorithm: string): string => createHash(algorithm).update(raw).digest('base64url')
  return (
    stringField(header, 'x5t#S256') === thumbprint('sha256') ||
    stringField(header, 'x5t') === thumbprint('sha1')
  )
}

async function checkFederatedAssertion(
  application: SeedApplication,
  assertion: string,
  claims: JWTPayload,
  context: AssertionContext,
): Promise<void> {
  const issuer = claims.iss ?? ''
  matchFederatedCredential(application.federatedCredentials ?? [], claims, context.gitHubIssuer())
  const keys = await fetchKeys(issuer, context)
  try {
    await jwtVerify(assertion, createLocalJWKSet(keys), {
      algorithms: ['RS256', 'ES256'],
      currentDate: new Date(0),
      clockTolerance: 1e12,
    })
  } catch {
    throw new EntraRefusal(700027, 'Client assertion failed signature validation.')
  }
  checkTime(claims, context.now())
}

/** Entra compares issuer first, then audience, then subject, each case-sensitively. */
function matchFederatedCredential(
  credentials: readonly SeedFederatedCredential[],
  { iss = '', aud, sub = '' }: JWTPayload,
  gitHubIssuer: string,
): void {
  const byIssuer = credentials.filter(({ issuer }) => (issuer ?? gitHubIssuer) === iss)
  if (byIssuer.length === 0) {
    throw new EntraRefusal(
      700211,
      `No matching federated identity record found for presented assertion issuer '${iss}'.`,
    )
  }
  const audiences = Array.isArray(aud) ? aud : [aud]
  const byAudience = byIssuer.filter(({ audience }) => audiences.includes(audience ?? DEFAULT_AUDIENCE))
  if (byAudience.length === 0) {
    throw new EntraRefusal(
      700212,
      `No matching federated identity record found for presented assertion audience '${String(aud)}'.`,
    )
  }
  if (!byAudience.some(({ subject }) => subject === sub)) {
    throw new EntraRefusal(
      700213,
      `No matching federated identity record found for presented assertion subject '${sub}'.`,
    )
  }
}

async function fetchKeys(issuer: string, context: AssertionContext): Promise<JSONWebKeySet> {
  const discovery = await context.fetchJson(`${issuer}/.well-known/openid-configuration`)
  const keysUrl = stringField(discovery, 'jwks_uri')
  const keys = keysUrl === undefined ? undefined : await context.fetchJson(keysUrl)
  if (!isRecord(keys) || !Array.isArray(keys['keys'])) {
    throw new EntraRefusal(700211, `The keys of the presented assertion issuer '${issuer}' cannot be read.`)
  }
  return { keys: keys['keys'] }
}

function checkTime({ exp, nbf }: JWTPayload, now: number): void {
  const tooLate = exp === undefined || exp * 1000 <= now
  if (tooLate || (nbf !== undefined && nbf * 1000 > now + SKEW_MS)) {
    throw new EntraRefusal(
      700024,
      `Client assertion is not within its valid time range. Current time: ${new Date(now).toISOString()}, expiry time of assertion ${new Date((exp ?? 0) * 1000).toISOString()}.`,
    )
  }
}
