// From credentials to ready clients: one identity, one cloud, each service opened when it is first asked for.
import type { AdminClient, ConnectionReader } from '@powerops/admin'
import {
  cloudEndpoints,
  createTokenSource,
  parseCloud,
  readCredentials,
  type CloudEndpoints,
  type CredentialInputs,
  type Credentials,
} from '@powerops/auth'
import type { CheckerClient, CheckerPlace, CheckerWish } from '@powerops/checker'
import type { DataverseClient } from '@powerops/dataverse'
import {
  createHttpClient,
  serviceHosts,
  type HostRule,
  type HttpClient,
  type RecordedService,
} from '@powerops/http'
import { ownCheckerUrl, reportHosts } from './checker-hosts.js'
import { checkerTokens, otherCheckerAudiences } from './checker-tokens.js'
import { requireDataverseUrl } from './dataverse-url.js'
import { USER_AGENT, type SessionPorts } from './ports.js'
import { openRecording } from './recording.js'

/** The credential inputs of an action, with its cloud. */
export interface SessionInputs extends CredentialInputs {
  cloud?: string | undefined
}

/** Who is signed in, without secrets. */
export interface Identity {
  kind: Credentials['kind']
  cloud: CloudEndpoints['cloud']
  tenantId?: string
  clientId?: string
  userName?: string
}

/** A signed-in identity at one cloud. */
export interface Session {
  readonly identity: Identity
  readonly endpoints: CloudEndpoints
  /** Environments, data policies and connectors of the tenant. */
  admin(): Promise<AdminClient>
  /** Connections of environments, as who is signed in may use them. */
  connections(): Promise<ConnectionReader>
  /** One environment. @throws AlmError `host-not-allowed` for an address that is not one of the cloud. */
  dataverse(environmentUrl: URL): Promise<DataverseClient>
  /** The Power Apps checker of a geography; errors as locateChecker. */
  checker(wish: Omit<CheckerWish, 'ownUrl'>): Promise<{ client: CheckerClient; place: CheckerPlace }>
  /** The services' plain HTTP, for requests that no client has. */
  readonly http: SessionHttp
}

/** HTTP to each service, with its token and pinned to its hosts. */
export interface SessionHttp {
  admin(): HttpClient
  powerApps(): HttpClient
  /** The Power Platform API, with its hosts per tenant and environment. */
  powerPlatform(): HttpClient
  /** @throws AlmError `host-not-allowed`. */
  dataverse(environmentUrl: URL): HttpClient
  /** The checker at that address, with a token for that audience. */
  checker(url: URL, audience: string): HttpClient
}

/**
 * Decides who signs in and where. Asks no service: the first request of a client does. When POWER_PLATFORM_RECORD_TO
 * names a folder, what the services answer is recorded there, redacted.
 * @throws AlmError `credentials-missing`, `credentials-conflict`, `input-invalid`.
 */
export function openSession(inputs: SessionInputs, ports: SessionPorts): Session {
  const cloudName = inputs.cloud?.trim() || ports.environment['POWER_PLATFORM_CLOUD']?.trim() || 'Public'
  const endpoints = cloudEndpoints(parseCloud(cloudName), ports.environment)
  const credentials = readCredentials(inputs, ports.environment)
  const http = openHttp(credentials, endpoints, ports)
  return {
    identity: describeIdentity(credentials, endpoints),
    endpoints,
    http,
    async admin() {
      const { createAdminClient } = await import('@powerops/admin')
      const admin = { http: http.admin(), url: endpoints.admin }
      return createAdminClient(admin, { http: http.powerApps(), url: endpoints.powerApps }, ports)
    },
    async connections() {
      const { createConnectionReader } = await import('@powerops/admin')
      return createConnectionReader({ http: http.powerPlatform(), url: endpoints.powerPlatform }, ports)
    },
    async dataverse(environmentUrl) {
      const client = http.dataverse(environmentUrl)
      const { createDataverseClient } = await import('@powerops/dataverse')
      return createDataverseClient(client, environmentUrl, ports)
    },
    async checker(wish) {
      const { createCheckerClient, locateChecker } = await import('@powerops/checker')
      const place = locateChecker(endpoints.cloud, { ...wish, ownUrl: ownCheckerUrl(ports.environment) })
      const { url, audience } = place
      const downloads = createHttpClient({ hosts: reportHosts(url), userAgent: USER_AGENT, ...ports })
      const tenantId = 'tenantId' in credentials ? credentials.tenantId : undefined
      const client = createCheckerClient(http.checker(url, audience), downloads, { url, tenantId }, ports)
      return { client, place }
    },
  }
}

function openHttp(credentials: Credentials, endpoints: CloudEndpoints, ports: SessionPorts): SessionHttp {
  const recorderOf = openRecording(endpoints.cloud, ports)
  const otherAudiences = { ...endpoints.otherAudiences, ...otherCheckerAudiences }
  const tokens = createTokenSource(
    credentials,
    { ...endpoints, otherAudiences },
    { ...ports, entraRecorder: recorderOf?.('entra') },
  )
  const clients = new Map<string, HttpClient>()
  const open = (service: RecordedService['name'], hosts: HostRule, audience: string): HttpClient => {
    const name = `${service} ${audience}`
    const client =
      clients.get(name) ??
      createHttpClient({
        hosts,
        authorization: { tokens, audience },
        userAgent: USER_AGENT,
        ...ports,
        recorder: recorderOf?.(service),
      })
    clients.set(name, client)
    return client
  }
  const { admin, powerApps, powerPlatform, audiences } = endpoints
  // Answers of long operations name a regional host, such as europe.api.bap.microsoft.com.
  const regional = { subdomains: true }
  return {
    admin: () => open('admin', serviceHosts(admin, regional), audiences.powerApps),
    powerApps: () => open('powerapps', serviceHosts(powerApps, regional), audiences.powerApps),
    powerPlatform: () =>
      open('powerplatform', serviceHosts(powerPlatform, regional), audiences.powerPlatform),
    dataverse(environmentUrl) {
      requireDataverseUrl(environmentUrl, endpoints)
      return open('dataverse', serviceHosts(environmentUrl), `${environmentUrl.origin}/`)
    },
    checker: (url, checkerAudience) =>
      createHttpClient({
        hosts: serviceHosts(url),
        authorization: { tokens: checkerTokens(tokens), audience: checkerAudience },
        userAgent: USER_AGENT,
        ...ports,
      }),
  }
}

function describeIdentity(credentials: Credentials, { cloud }: CloudEndpoints): Identity {
  return {
    kind: credentials.kind,
    cloud,
    ...('tenantId' in credentials ? { tenantId: credentials.tenantId } : {}),
    ...(credentials.clientId === undefined ? {} : { clientId: credentials.clientId }),
    ...('userName' in credentials ? { userName: credentials.userName } : {}),
  }
}
