// Whether a connection can be used by who is signed in, as the Power Platform API of its environment tells.
import { arrayField, recordField, stringField } from '@powerops/core'
import { readServiceError } from '@powerops/http'
import type { AdminEndpoint } from './client.js'
import { createService, isSuccess } from './service.js'
import type { AdminPorts, ConnectionPlace, ConnectionReader, ConnectionState } from './types.js'

const API_VERSION = { 'api-version': '1' }
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The connections of the environments of a tenant; `platform` is the Power Platform API. */
export function createConnectionReader(platform: AdminEndpoint, ports: AdminPorts): ConnectionReader {
  return { lookUp: (place) => lookUp(platform, ports, place) }
}

async function lookUp(
  { http, url }: AdminEndpoint,
  ports: AdminPorts,
  { environmentId, connectorId, connectionId }: ConnectionPlace,
): Promise<ConnectionState> {
  const { root, prefix } = placeOf(url, environmentId)
  const connector = connectorId.split('/').at(-1) ?? ''
  const path = `${prefix}connectors/${encodeURIComponent(connector)}/connections/${encodeURIComponent(connectionId)}`
  const query = { ...API_VERSION, $filter: `environment eq '${environmentId}'` }
  const response = await createService(http, root, ports).send({ method: 'GET', path, query, retry: 'safe' })
  if (isSuccess(response)) return stateOf(response.json())
  const { code } = readServiceError(response)
  if (code === 'ConnectionNotFound') return { state: 'missing' }
  if (code === 'ConnectionAuthorizationFailed') return { state: 'not-shared' }
  return { state: 'unknown', why: `${response.status}${code === undefined ? '' : ` ${code}`}` }
}

/** Every environment has a host of its own, named by its id; a service on this machine has one path for each. */
function placeOf(url: URL, environmentId: string): { root: URL; prefix: string } {
  if (LOOPBACK.test(url.hostname)) {
    return { root: url, prefix: `connectivity/environments/${encodeURIComponent(environmentId)}/` }
  }
  const id = environmentId.toLowerCase().replaceAll('-', '')
  const root = new URL(url)
  root.hostname = `${id.slice(0, -2)}.${id.slice(-2)}.environment.${url.hostname}`
  return { root, prefix: 'connectivity/' }
}

/** One status that is not `Connected` is enough: the connection has to be mended. */
function stateOf(connection: unknown): ConnectionState {
  const broken = arrayField(recordField(connection, 'properties'), 'statuses').find(
    (status) => stringField(status, 'status')?.toLowerCase() === 'error',
  )
  if (broken === undefined) return { state: 'usable' }
  const why = stringField(recordField(broken, 'error'), 'message')
  return { state: 'broken', ...(why === undefined ? {} : { why }) }
}
