// The emulated Entra ID: discovery documents, keys, token endpoint, managed identities.
import { isGuid } from '@powerops/core'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { answerManagedIdentity } from './managed-identity.js'
import { EntraRefusal, refusalResponse } from './refusal.js'
import { answerTokenRequest, type EntraContext } from './token-endpoint.js'

const TENANT_PATH =
  /^\/([^/]+)\/(oauth2\/v2\.0\/token|oauth2\/token|v2\.0\/\.well-known\/openid-configuration)$/
const KEYS_PATH = /^\/([^/]+)\/discovery\/(v2\.0\/)?keys$/
const ANY_TENANT = new Set(['common', 'organizations'])

export function createEntraService(context: EntraContext): Service {
  return { name: 'entra', handle: (request) => answer(request, context) }
}

async function answer(
  request: EmulatorRequest,
  context: EntraContext,
): Promise<EmulatorResponse | undefined> {
  const { path, method } = request
  if (path === '/common/discovery/instance') return { status: 200, body: instanceDiscovery(request) }
  if (KEYS_PATH.test(path)) return { status: 200, body: { keys: [context.key.publicJwk] } }
  const [, tenant, route] = TENANT_PATH.exec(path) ?? []
  if (tenant === undefined || route === undefined) return answerManagedIdentity(request, context)
  const discovery = route.endsWith('openid-configuration')
  if (method !== (discovery ? 'GET' : 'POST')) return { status: 405 }
  try {
    checkTenant(decodeURIComponent(tenant), context)
    if (discovery) return { status: 200, body: openIdConfiguration(request, tenant, context) }
    return await answerTokenRequest(request, context)
  } catch (caught) {
    if (!(caught instanceof EntraRefusal)) throw caught
    return refusalResponse(caught, {
      now: context.now(),
      authority: request.root,
      traceId: context.newGuid(),
      correlationId:
        request.headers.get('client-request-id') ??
        request.url.searchParams.get('client-request-id') ??
        context.newGuid(),
    })
  }
}

function checkTenant(tenant: string, { directory }: EntraContext): void {
  const wanted = tenant.toLowerCase()
  if (wanted === directory.tenantId || wanted === directory.tenantDomain || ANY_TENANT.has(wanted)) return
  if (isGuid(tenant) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(tenant)) {
    throw new EntraRefusal(
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    )
  }
  throw new EntraRefusal(
    900023,
    `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  )
}

function openIdConfiguration({ root }: EmulatorRequest, tenant: string, context: EntraContext): object {
  const base = `${root}/${tenant}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${root}/${context.directory.tenantId}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'oid', 'tid', 'preferred_username', 'name', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
  }
}

function instanceDiscovery({ url }: EmulatorRequest): object {
  return {
    tenant_discovery_endpoint: `${url.origin}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: url.host, preferred_cache: url.host, aliases: [url.host] }],
  }
}
