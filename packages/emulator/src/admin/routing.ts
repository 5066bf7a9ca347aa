// A table of routes under one audience: who may call, which api-versions exist, what answers.
import type { Identity, TokenVerifier } from '../frame/context.js'
import type { EmulatorRequest, EmulatorResponse, Service } from '../frame/handler.js'
import { platformError } from '../frame/respond.js'
import type { Platform } from './platform.js'
import type { Principal } from './records.js'

export interface AdminCall {
  request: EmulatorRequest
  query: URLSearchParams
  caller: Principal
  identity: Identity
  platform: Platform
  /** The parts of the path that the route captures. */
  parts: readonly string[]
}

export interface AdminRoute {
  method: string
  path: RegExp
  /** Any signed-in caller of the tenant may call; otherwise only administrators and management applications. */
  open?: boolean
  answer(call: AdminCall): EmulatorResponse | Promise<EmulatorResponse>
}

export interface AdminApi {
  name: string
  audience: string
  /** Paths of this service; others are left to the next one. */
  prefix: RegExp
  /** Known values of `api-version`; undefined where the parameter may be absent. */
  versions?: ReadonlySet<string>
  routes: readonly AdminRoute[]
}

/** The service that answers an API's routes. */
export function createAdminApi(api: AdminApi, platform: Platform, tokens: TokenVerifier): Service {
  return {
    name: api.name,
    handle: async (request) => {
      if (!api.prefix.test(request.path)) return undefined
      const authorization = await tokens.authorize(request, [api.audience])
      if (authorization.refusal) return authorization.refusal
      return answer(api, platform, request, authorization.identity)
    },
  }
}

function answer(
  api: AdminApi,
  platform: Platform,
  request: EmulatorRequest,
  identity: Identity,
): EmulatorResponse | Promise<EmulatorResponse> | undefined {
  const versionProblem = checkVersion(api, request.url.searchParams)
  if (versionProblem) return versionProblem
  const path = request.path.replace(/\/$/, '')
  const here = api.routes.filter((route) => route.path.test(path))
  const route = here.find(({ method }) => method === request.method)
  if (!route) return here.length > 0 ? methodNotAllowed(here) : undefined
  if (route.open !== true && !mayAdminister(identity, platform)) return forbidden(identity, request)
  const parts = decodeParts(route.path.exec(path) ?? [])
  if (!parts) return platformError(400, 'InvalidUri', 'The path is not encoded properly.')
  const caller = principalOf(identity)
  return route.answer({ request, query: request.url.searchParams, caller, identity, platform, parts })
}

/** Tells whether the caller is a Power Platform administrator or a registered management application. */
export function mayAdminister({ appOnly, applicationId, objectId }: Identity, platform: Platform): boolean {
  const { directory } = platform.options
  return appOnly
    ? directory.application(applicationId)?.management === true
    : directory.person(objectId)?.administrator === true
}

function decodeParts([, ...captured]: (string | undefined)[]): string[] | undefined {
  try {
    return captured.map((part) => decodeURIComponent(part ?? ''))
  } catch {
    return undefined
  }
}

function checkVersion({ versions }: AdminApi, query: URLSearchParams): EmulatorResponse | undefined {
  if (!versions) return undefined
  const version = query.get('api-version')
  if (version === null || version === '') {
    const message = 'The api-version query parameter (?api-version=) is required for all requests.'
    return platformError(400, 'MissingApiVersionParameter', message)
  }
  if (versions.has(version)) return undefined
  const supported = [...versions].join(',')
  const message = `The api-version '${version}' is invalid. The supported versions are '${supported}'.`
  return platformError(400, 'InvalidApiVersionParameter', message)
}

function forbidden(
  { applicationId, objectId }: Identity,
  { path, method }: EmulatorRequest,
): EmulatorResponse {
  const message = `The service principal with id '${objectId}' for application ${applicationId} does not have permission to access the path '${path}' with method ${method}.`
  return platformError(403, 'Forbidden', message)
}

function methodNotAllowed(routes: readonly AdminRoute[]): EmulatorResponse {
  const allow = routes.map(({ method }) => method).join(', ')
  const message = `The method is not allowed; allowed are ${allow}.`
  return { ...platformError(405, 'MethodNotAllowed', message), headers: { allow } }
}

function principalOf({ objectId, displayName, appOnly, tenantId, userPrincipalName }: Identity): Principal {
  const type = appOnly ? 'ServicePrincipal' : 'User'
  return { id: objectId, displayName, type, tenantId, userPrincipalName }
}
