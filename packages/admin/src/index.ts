// The admin APIs of a tenant: environments, data policies, connectors.
import type { HttpClient } from '@powerops/http'
import type { AdminClient, AdminPorts } from './types.js'

export type * from './types.js'

/** One of the two services: a client that was opened for the origin of `url`. */
export interface AdminEndpoint {
  http: HttpClient
  url: URL
}

/** A client for the admin API (`https://api.bap.microsoft.com`) and the connector catalogue of Power Apps. */
export declare function createAdminClient(
  admin: AdminEndpoint,
  powerApps: AdminEndpoint,
  ports: AdminPorts,
): AdminClient
