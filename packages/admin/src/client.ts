// The client of one tenant: every function bound to its service.
import type { HttpClient } from '@powerops/http'
import {
  addApplicationUser,
  deleteEnvironment,
  updateEnvironment,
  validateName,
} from './change-environment.js'
import {
  listConnectors,
  listCustomConnectors,
  listUnblockableConnectors,
  listVirtualConnectors,
} from './connectors.js'
import { createEnvironment, waitForDomainName } from './create-environment.js'
import { findEnvironment, getEnvironment, listEnvironments } from './find-environment.js'
import { followOperation } from './lifecycle.js'
import { getPolicy, listPolicies, listPolicyItems, replacePolicy } from './policies.js'
import { listLocations, resolveCurrency, resolveLanguage, resolveLocation } from './reference-lists.js'
import { createService } from './service.js'
import type { AdminClient, AdminPorts } from './types.js'

/** One of the two services: a client that was opened for the origin of `url`. */
export interface AdminEndpoint {
  http: HttpClient
  url: URL
}

/** A client for the admin API (`https://api.bap.microsoft.com`) and the connector catalogue of Power Apps. */
export function createAdminClient(
  admin: AdminEndpoint,
  powerApps: AdminEndpoint,
  ports: AdminPorts,
): AdminClient {
  const service = createService(admin.http, admin.url, ports)
  const catalogue = createService(powerApps.http, powerApps.url, ports)
  return {
    getEnvironment: (id) => getEnvironment(service, id),
    listEnvironments: () => listEnvironments(service),
    findEnvironment: (reference) => findEnvironment(service, reference),
    validateName: (domainName, location) => validateName(service, domainName, location),
    createEnvironment: (request, wait) => createEnvironment(service, request, wait),
    waitForDomainName: (domainName, wait) => waitForDomainName(service, domainName, wait),
    deleteEnvironment: (id, reason, wait) => deleteEnvironment(service, id, reason, wait),
    updateEnvironment: (id, change, wait) => updateEnvironment(service, id, change, wait),
    addApplicationUser: (environmentId, applicationId) =>
      addApplicationUser(service, environmentId, applicationId),
    waitForLifecycleOperation: (operationUrl, wait) =>
      followOperation(
        service,
        operationUrl,
        { what: 'the lifecycle operation', failure: 'service-error' },
        wait,
      ),
    listPolicies: () => listPolicies(service),
    getPolicy: (id) => getPolicy(service, id),
    listPolicyItems: () => listPolicyItems(service),
    replacePolicy: (id, document) => replacePolicy(service, id, document),
    listConnectors: (environmentId) => listConnectors(catalogue, environmentId),
    listCustomConnectors: (environmentId) => listCustomConnectors(catalogue, environmentId),
    listVirtualConnectors: () => listVirtualConnectors(service),
    listUnblockableConnectors: () => listUnblockableConnectors(service),
    listLocations: () => listLocations(service),
    resolveLocation: (region) => resolveLocation(service, region),
    resolveLanguage: (location, language) => resolveLanguage(service, location, language),
    resolveCurrency: (location, currency) => resolveCurrency(service, location, currency),
  }
}
