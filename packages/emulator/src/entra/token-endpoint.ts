// The token endpoint: client credentials, user name and password, refresh tokens.
import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { stringField } from '@powerops/core'
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import type { SeedApplication, SeedPerson } from '../seed/seed.js'
import type { SigningKey } from '../tokens/signing-key.js'
import { checkAssertion, type AssertionContext } from './assertion.js'
import type { Directory } from './directory.js'
import { EntraRefusal } from './refusal.js'

export const TOKEN_LIFETIME_S = 3599
const OIDC_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access'])

export interface EntraContext extends AssertionContext {
  directory: Directory
  key: SigningKey
  /** Tells whether the tenant has a resource of that audience. */
  knowsAudience(audience: string): boolean
  newGuid(): string
}

/**
 * Answers a token request of the tenant.
 * @throws EntraRefusal when the request is refused.
 */
export async function answerTokenRequest(
  request: EmulatorRequest,
  context: EntraContext,
): Promise<EmulatorResponse> {
  const form = new URLSearchParams(request.body.toString('utf8'))
  const application = findApplication(form, context)
  const grant = form.get('grant_type')
  if (grant === 'client_credentials') {
    await checkClient(application, form, context)
    const audience = resolveAudience(form, context)
    return tokenResponse({ access_token: await issueAppToken(application, audience, context) })
  }
  if (form.has('client_secret') || form.has('client_assertion')) await checkClient(application, form, context)
  if (grant === 'password') return userTokens(checkPassword(form, context), application, form, context)
  if (grant === 'refresh_token') {
    return userTokens(await checkRefreshToken(form, application, context), application, form, context)
  }
  throw new EntraRefusal(70003, `The app requested an unsupported grant type '${grant ?? ''}'.`)
}

/** The resource whose application permissions the seed tells. */
const GRAPH = /^https:\/\/graph\.microsoft\.com\/?$|^00000003-0000-0000-c000-000000000000$/i

/** An access token of an application for a resource. */
export function issueAppToken(
  application: SeedApplication,
  audience: string,
  context: EntraContext,
): Promise<string> {
  return sign(context, {
    aud: audience,
    appid: application.clientId.toLowerCase(),
    app_displayname: application.displayName,
    idtyp: 'app',
    oid: application.objectId.toLowerCase(),
    sub: application.objectId.toLowerCase(),
    ver: '1.0',
    ...(GRAPH.test(audience) && application.graphPermissions ? { roles: application.graphPermissions } : {}),
  })
}

function findApplication(form: URLSearchParams, { directory }: EntraContext): SeedApplication {
  const clientId = required(form, 'client_id')
  const application = directory.application(clientId)
  if (!application) {
    throw new EntraRefusal(
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${directory.tenantName}'.`,
    )
  }
  if (application.disabled === true) {
    throw new EntraRefusal(7000112, `Application '${clientId}'(${application.displayName}) is disabled.`)
  }
  return application
}

async function checkClient(
  application: SeedApplication,
  form: URLSearchParams,
  context: EntraContext,
): Promise<void> {
  if (form.has('client_assertion')) return checkAssertion(application, form, context)
  const secret = form.get('client_secret')
  if (secret === null) {
    throw new EntraRefusal(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    )
  }
  const known = (application.secrets ?? []).find(({ value }) => value === secret)
  if (!known) {
    throw new EntraRefusal(
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.clientId}'.`,
    )
  }
  if (known.expiresAt !== undefined && Date.parse(known.expiresAt) <= context.now()) {
    throw new EntraRefusal(
      7000222,
      `The provided client secret keys for app '${application.clientId}' are expired.`,
    )
  }
}

function resolveAudience(form: URLSearchParams, context: EntraContext): string {
  const resource = form.get('resource')
  const audience = resource ?? scopedResource(required(form, 'scope'), form.get('grant_type') ?? '')
  if (!context.knowsAudience(audience)) {
    throw new EntraRefusal(
      500011,
      `The resource principal named ${audience} was not found in the tenant named ${context.directory.tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    )
  }
  return audience
}

function scopedResource(scope: string, grant: string): string {
  const resources = scope.split(' ').filter((item) => item !== '' && !OIDC_SCOPES.has(item))
  const [only, ...more] = resources
  const match = /^(.+)\/([^/]+)$/.exec(only ?? '')
  const wrong = match?.[1] === undefined || more.length > 0
  if (wrong || (grant === 'client_credentials' && match?.[2] !== '.default')) {
    throw new EntraRefusal(
      70011,
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    )
  }
  // `https://service.powerapps.com//.default` names the audience with its slash, as real clients write it.
  return match?.[1] ?? ''
}

function checkPassword(form: URLSearchParams, { directory }: EntraContext): SeedPerson {
  const name = required(form, 'username')
  const person = directory.person(name)
  if (!person) {
    throw new EntraRefusal(
      50034,
      `The user account ${name} does not exist in the ${directory.tenantName} directory.`,
    )
  }
  if (person.password !== required(form, 'password')) {
    throw new EntraRefusal(50126, 'Error validating credentials due to invalid username or password.')
  }
  if (person.account === 'disabled') throw new EntraRefusal(50057, 'The user account is disabled.')
  if (person.account === 'locked') throw new EntraRefusal(50053, 'The account is locked.')
  if (person.account === 'passwordExpired') throw new EntraRefusal(50055, 'The password is expired.')
  if (person.account === 'mfaRequired') {
    throw new EntraRefusal(
      50076,
      'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
    )
  }
  return person
}

async function checkRefreshToken(
  form: URLSearchParams,
  application: SeedApplication,
  context: EntraContext,
): Promise<SeedPerson> {
  const token = required(form, 'refresh_token')
  try {
    const { payload } = await jwtVerify(token, context.key.publicKey, {
      currentDate: new Date(context.now()),
    })
    const person = context.directory.person(stringField(payload, 'oid') ?? '')
    if (payload['typ'] === 'refresh' && payload['appid'] === application.clientId && person) return person
  } catch {
    // Falls through to the one answer for every refresh token that is no good.
  }
  throw new EntraRefusal(700082, 'The refresh token has expired due to inactivity.')
}

async function userTokens(
  person: SeedPerson,
  application: SeedApplication,
  form: URLSearchParams,
  context: EntraContext,
): Promise<EmulatorResponse> {
  const audience = resolveAudience(form, context)
  const subject = {
    appid: application.clientId,
    oid: person.objectId.toLowerCase(),
    sub: person.objectId.toLowerCase(),
    name: person.displayName,
  }
  const upn = person.userPrincipalName
  const { tenantId } = context.directory
  const idClaims = { ...subject, aud: application.clientId, preferred_username: upn, ver: '2.0' }
  return tokenResponse({
    scope: `${audience}/user_impersonation ${audience}/.default`,
    access_token: await sign(context, {
      ...subject,
      aud: audience,
      scp: 'user_impersonation',
      unique_name: upn,
      upn,
    }),
    refresh_token: await sign(context, { ...subject, typ: 'refresh' }, 24 * 60 * 60),
    id_token: await sign(context, idClaims),
    client_info: Buffer.from(JSON.stringify({ uid: subject.oid, utid: tenantId })).toString('base64url'),
  })
}

function sign(context: EntraContext, claims: JWTPayload, lifetimeS = TOKEN_LIFETIME_S): Promise<string> {
  const { tenantId } = context.directory
  const issuedAt = Math.floor(context.now() / 1000)
  return new SignJWT({ tid: tenantId, uti: context.newGuid(), ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: context.key.keyId })
    .setIssuer(`https://sts.windows.net/${tenantId}/`)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + lifetimeS)
    .sign(context.key.privateKey)
}

function tokenResponse(tokens: Readonly<Record<string, string>>): EmulatorResponse {
  return {
    status: 200,
    headers: { 'cache-control': 'no-store, no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S,
      ext_expires_in: TOKEN_LIFETIME_S,
      ...tokens,
    },
  }
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') {
    throw new EntraRefusal(900144, `The request body must contain the following parameter: '${name}'.`)
  }
  return value
}
