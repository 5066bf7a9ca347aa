// The admin APIs of a tenant: environments, data policies, connectors.
export type * from './types.js'
export { createAdminClient, type AdminEndpoint } from './client.js'
export { createConnectionReader } from './connections.js'
