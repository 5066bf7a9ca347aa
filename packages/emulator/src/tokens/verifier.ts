// Checks the access tokens that the emulated Entra ID has issued.
import { errors, jwtVerify, type JWTPayload } from 'jose'
import { arrayField, stringField } from '@powerops/core'
import type { Authorization, Identity, TokenVerifier } from '../frame/context.js'
import type { EmulatorClock, EmulatorResponse } from '../frame/handler.js'
import type { SigningKey } from './signing-key.js'

export interface VerifierOptions {
  key: SigningKey
  clock: EmulatorClock
  tenantId: string
  /** Origin of the emulated Entra ID. */
  authority: () => string
}

/** Tokens whose signature is not computed again. */
const MAX_KNOWN = 500

export function createTokenVerifier(options: VerifierOptions): TokenVerifier {
  const verify = rememberVerified(options)
  return {
    authorize: async (request, audiences): Promise<Authorization> => {
      const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ')
      if (scheme?.toLowerCase() !== 'bearer' || !token) {
        return { refusal: refuse(options, audiences, 'InvalidAuthenticationToken', 'Access token is empty.') }
      }
      try {
        const payload = await verify(token)
        if (!isFor(payload, audiences)) {
          const message = `The access token has audience '${String(payload.aud)}', expected '${audiences[0] ?? ''}'.`
          return { refusal: refuse(options, audiences, 'InvalidAuthenticationTokenAudience', message) }
        }
        return { identity: toIdentity(payload) }
      } catch (caught) {
        const expired = caught instanceof errors.JWTExpired
        return expired
          ? {
              refusal: refuse(
                options,
                audiences,
                'ExpiredAuthenticationToken',
                'The access token has expired.',
              ),
            }
          : {
              refusal: refuse(
                options,
                audiences,
                'InvalidAuthenticationToken',
                'The access token is invalid.',
              ),
            }
      }
    },
  }
}

/** A signature stays what it is; whether the token has expired is asked at every request. */
function rememberVerified({ key, clock }: VerifierOptions): (token: string) => Promise<JWTPayload> {
  const known = new Map<string, JWTPayload>()
  return async (token) => {
    const seen = known.get(token)
    if (seen?.exp !== undefined && seen.exp * 1000 > clock.now()) return seen
    const currentDate = new Date(clock.now())
    const { payload } = await jwtVerify(token, key.publicKey, { algorithms: ['RS256'], currentDate })
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(token, payload)
    return payload
  }
}

/** An audience without the slashes that clients put behind it. */
export function normalAudience(audience: string): string {
  return audience.replace(/\/+$/, '').toLowerCase()
}

function isFor({ aud, typ }: JWTPayload, audiences: readonly string[]): boolean {
  if (typeof aud !== 'string' || typ !== undefined) return false
  return audiences.some((wanted) => normalAudience(wanted) === normalAudience(aud))
}

function toIdentity(claims: JWTPayload): Identity {
  return {
    appOnly: claims['idtyp'] === 'app',
    objectId: stringField(claims, 'oid') ?? '',
    applicationId: stringField(claims, 'appid') ?? '',
    tenantId: stringField(claims, 'tid') ?? '',
    displayName: stringField(claims, 'name') ?? stringField(claims, 'app_displayname') ?? '',
    userPrincipalName: stringField(claims, 'upn'),
    roles: arrayField(claims, 'roles').filter((role) => typeof role === 'string'),
  }
}

function refuse(
  { authority, tenantId }: VerifierOptions,
  audiences: readonly string[],
  code: string,
  message: string,
): EmulatorResponse {
  const authorizationUri = `${authority()}/${tenantId}/oauth2/authorize`
  return {
    status: 401,
    headers: {
      'www-authenticate': `Bearer authorization_uri="${authorizationUri}", resource_id="${audiences[0] ?? ''}"`,
    },
    body: { error: { code, message } },
  }
}
