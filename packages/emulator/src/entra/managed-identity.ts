// The token endpoints that a virtual machine (IMDS) and an App Service offer to their managed identity.
import type { EmulatorRequest, EmulatorResponse } from '../frame/handler.js'
import type { SeedApplication } from '../seed/seed.js'
import { issueAppToken, TOKEN_LIFETIME_S, type EntraContext } from './token-endpoint.js'

const IMDS_PATH = '/metadata/identity/oauth2/token'
const APP_SERVICE_PATH = '/msi/token'
/** What the emulated App Service expects in `X-IDENTITY-HEADER`. */
const IDENTITY_HEADER = 'emulator-identity-header'

/** Answers a managed identity's request, or undefined when it is none. */
export async function answerManagedIdentity(
  request: EmulatorRequest,
  context: EntraContext,
): Promise<EmulatorResponse | undefined> {
  const path = request.path.toLowerCase()
  if (path !== IMDS_PATH && path !== APP_SERVICE_PATH) return undefined
  if (request.method !== 'GET') return { status: 405 }
  const allowed =
    path === IMDS_PATH
      ? request.headers.get('metadata')?.toLowerCase() === 'true'
      : request.headers.get('x-identity-header') === IDENTITY_HEADER
  if (!allowed) return refuse('invalid_request', 'Required metadata header not specified')
  const parameters = request.url.searchParams
  if (!parameters.has('api-version'))
    return refuse('invalid_request', 'Required query variable api-version is missing')
  const resource = parameters.get('resource') ?? ''
  if (!context.knowsAudience(resource)) {
    return refuse('invalid_resource', `AADSTS500011: The resource principal named ${resource} was not found.`)
  }
  const application = findIdentity(parameters.get('client_id'), context)
  if (!application) return refuse('invalid_request', 'Identity not found')
  return identityToken(application, resource, context)
}

function findIdentity(clientId: string | null, { directory }: EntraContext): SeedApplication | undefined {
  return directory
    .applications()
    .find(
      (application) =>
        application.managedIdentity === true &&
        (clientId === null || application.clientId.toLowerCase() === clientId.toLowerCase()),
    )
}

async function identityToken(
  application: SeedApplication,
  resource: string,
  context: EntraContext,
): Promise<EmulatorResponse> {
  const notBefore = Math.floor(context.now() / 1000)
  return {
    status: 200,
    body: {
      access_token: await issueAppToken(application, resource, context),
      client_id: application.clientId,
      expires_in: String(TOKEN_LIFETIME_S),
      expires_on: String(notBefore + TOKEN_LIFETIME_S),
      ext_expires_in: String(TOKEN_LIFETIME_S),
      not_before: String(notBefore),
      resource,
      token_type: 'Bearer',
    },
  }
}

function refuse(error: string, description: string): EmulatorResponse {
  return { status: 400, body: { error, error_description: description } }
}
