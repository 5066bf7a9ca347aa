// The PowerApps API: the connector catalogue.
import type { EmulatorResponse } from '../frame/handler.js'
import { platformError } from '../frame/respond.js'
import { connectorCatalogue } from './connectors.js'
import { environmentNotFound } from './environment-read-routes.js'
import type { AdminCall, AdminRoute } from './routing.js'

const P = String.raw`^\/providers\/Microsoft\.PowerApps`
const ENVIRONMENT_FILTER = /^environment eq '([^']+)'$/i

export const powerAppsRoutes: readonly AdminRoute[] = [
  { method: 'GET', path: new RegExp(`${P}/apis$`, 'i'), open: true, answer: listConnectors },
  {
    method: 'GET',
    path: new RegExp(`${P}/scopes/admin/environments/([^/]+)/apis$`, 'i'),
    answer: listCustomConnectors,
  },
]

function listConnectors({ query, platform }: AdminCall): EmulatorResponse {
  const filter = query.get('$filter') ?? ''
  const environmentId = ENVIRONMENT_FILTER.exec(filter)?.[1]
  if (environmentId === undefined) {
    const message = "The query parameter '$filter' must be of the form: environment eq '<environment>'."
    return platformError(400, 'InvalidFilter', message)
  }
  if (environmentId !== '~Default' && !platform.find(environmentId)) return environmentNotFound(environmentId)
  return { status: 200, body: { value: connectorCatalogue() } }
}

/** The emulated organizations keep custom connectors in solutions only, which this list does not show. */
function listCustomConnectors({ platform, parts: [id = ''] }: AdminCall): EmulatorResponse {
  return platform.find(id) ? { status: 200, body: { value: [] } } : environmentNotFound(id)
}
