// The Power Platform API's connections of an environment, on its own host or under the shared one.
import { arrayField, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { isConnector } from './connectors.js'
import { toServiceTime } from './lifecycle.js'
import type { ConnectionRecord, ConnectionShare, EnvironmentRecord } from './records.js'
import type { AdminCall, AdminRoute } from './routing.js'

/** The environment id without dashes, split before its last two characters. */
const ENVIRONMENT_HOST = /^([0-9a-f]{30})\.([0-9a-f]{2})\.environment\.(?:api\.powerplatform\.com|localhost)$/
const C = String.raw`^\/connectivity(?:\/environments\/([^/]+))?`
const CONNECTION = new RegExp(`${C}/connectors/([^/]+)/connections/([^/]+)$`, 'i')

export const connectionRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: new RegExp(`${C}/connections$`, 'i'),
    open: true,
    answer: (call) =>
      inEnvironment(call, (record) => {
        const value = connectionsOf(call, record.id).map((connection) => connectionDocument(connection, true))
        return { status: 200, body: { value } }
      }),
  },
  { method: 'GET', path: CONNECTION, open: true, answer: (call) => inEnvironment(call, () => get(call)) },
  {
    method: 'PUT',
    path: CONNECTION,
    open: true,
    answer: (call) => inEnvironment(call, (record) => put(call, record)),
  },
  {
    method: 'DELETE',
    path: CONNECTION,
    open: true,
    answer: (call) => inEnvironment(call, () => remove(call)),
  },
  {
    method: 'POST',
    path: below('modifyPermissions'),
    open: true,
    answer: (call) => inEnvironment(call, () => modifyPermissions(call)),
  },
  {
    method: 'GET',
    path: below('permissions'),
    open: true,
    answer: (call) => inEnvironment(call, () => listPermissions(call)),
  },
]

function below(segment: string): RegExp {
  return new RegExp(`${CONNECTION.source.slice(0, -1)}/${segment}$`, 'i')
}

function inEnvironment(
  call: AdminCall,
  answer: (record: EnvironmentRecord) => EmulatorResponse,
): EmulatorResponse {
  const id = environmentIdOf(call)
  const record = call.platform.find(id)
  if (record) return answer(record)
  const tenantId = call.platform.options.directory.tenantId
  const message = `The environment '${id}' could not be found in the tenant '${tenantId}'.`
  return { status: 404, body: { error: { code: 'ServiceToServiceEnvironmentNotFound', message } } }
}

function environmentIdOf({ request, parts }: AdminCall): string {
  const [, start = '', end = ''] = ENVIRONMENT_HOST.exec(request.url.hostname) ?? []
  const fromHost = `${start}${end}`.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return parts[0] ? parts[0] : fromHost
}

function connectionsOf({ platform }: AdminCall, environmentId: string): ConnectionRecord[] {
  return platform.connections.values().filter((connection) => connection.environmentId === environmentId)
}

function find(call: AdminCall): ConnectionRecord | undefined {
  const [, connector = '', name = ''] = call.parts
  const environmentId = environmentIdOf(call).toLowerCase()
  const connection = call.platform.connections.get(`${environmentId}/${name}`)
  return connection?.connector === connector ? connection : undefined
}

function get(call: AdminCall): EmulatorResponse {
  const connection = find(call)
  if (!connection) return notFound(call)
  return mayUse(call, connection)
    ? { status: 200, body: connectionDocument(connection, false) }
    : notShared(call, connection)
}

/** Its owner, and whom it is shared with. */
function mayUse({ caller }: AdminCall, { owner, shares = [] }: ConnectionRecord): boolean {
  return [owner.id, ...shares.map(({ id }) => id)].some((id) => id.toLowerCase() === caller.id.toLowerCase())
}

function notShared({ caller }: AdminCall, { name, connector }: ConnectionRecord): EmulatorResponse {
  const message = `The caller with object id '${caller.id}' does not have permission for connection '${name}' under Api '${connector}'.`
  return platformError(403, 'ConnectionAuthorizationFailed', message)
}

function put(call: AdminCall, record: EnvironmentRecord): EmulatorResponse {
  const { platform, request, caller } = call
  const [, connector = '', name = ''] = call.parts
  const properties = recordField(jsonBody(request), 'properties') ?? {}
  if (!isConnector(connector)) {
    return platformError(404, 'ApiResourceNotFound', `The connector '${connector}' could not be found.`)
  }
  const previous = find(call)
  const connection: ConnectionRecord = {
    name,
    environmentId: record.id,
    connector,
    displayName: stringField(properties, 'displayName') ?? connector,
    status: 'Connected',
    owner: previous?.owner ?? caller,
    createdAt: previous?.createdAt ?? platform.now(),
    parameters: recordField(properties, 'connectionParameters') ?? {},
  }
  platform.connections.put(`${record.id}/${name}`, connection)
  return { status: previous ? 200 : 201, body: connectionDocument(connection, false) }
}

function remove(call: AdminCall): EmulatorResponse {
  const connection = find(call)
  if (!connection) return notFound(call)
  call.platform.connections.delete(`${connection.environmentId}/${connection.name}`)
  return { status: 204 }
}

/** Adds and takes away whom a connection is shared with; only its owner may. */
function modifyPermissions(call: AdminCall): EmulatorResponse {
  const connection = find(call)
  if (!connection) return notFound(call)
  if (connection.owner.id !== call.caller.id) return notShared(call, connection)
  const body = jsonBody(call.request)
  const added = arrayField(body, 'put').map((entry): ConnectionShare => {
    const properties = recordField(entry, 'properties')
    const principal = recordField(properties, 'principal')
    return {
      id: stringField(principal, 'id')?.toLowerCase() ?? '',
      type: stringField(principal, 'type') ?? 'User',
      roleName: stringField(properties, 'roleName') ?? 'CanView',
    }
  })
  const replaced = [...added.map(({ id }) => id), ...arrayField(body, 'delete').map(idOf)]
  const kept = (connection.shares ?? []).filter(({ id }) => !replaced.includes(id))
  call.platform.connections.put(`${connection.environmentId}/${connection.name}`, {
    ...connection,
    shares: [...kept, ...added],
  })
  return { status: 200, body: {} }
}

function idOf(entry: unknown): string {
  return stringField(entry, 'id')?.toLowerCase() ?? ''
}

function listPermissions(call: AdminCall): EmulatorResponse {
  const connection = find(call)
  if (!connection) return notFound(call)
  const apiId = `/providers/Microsoft.PowerApps/apis/${connection.connector}`
  const shares = (connection.shares ?? []).map((share) => permission(connection, apiId, share))
  return { status: 200, body: { value: [ownerPermission(connection, apiId), ...shares] } }
}

function notFound({ parts: [, , name = ''] }: AdminCall): EmulatorResponse {
  return platformError(404, 'ConnectionNotFound', `Could not find connection '${name}'.`)
}

/** The list shows a little more of a connection than the connection by itself does. */
function connectionDocument(connection: ConnectionRecord, inList: boolean): JsonRecord {
  const { name, environmentId, connector, displayName, status, owner } = connection
  const apiId = `/providers/Microsoft.PowerApps/apis/${connector}`
  const created = toServiceTime(connection.createdAt)
  return {
    name,
    id: `${apiId}/connections/${name}`,
    type: 'Microsoft.PowerApps/apis/connections',
    properties: {
      apiId,
      displayName,
      iconUri: `https://connectoricons-prod.azureedge.net/releases/v1.0.1705/1.0.1705.3833/${connector.replace(/^shared_/, '')}/icon.png`,
      statuses: [{ status }],
      connectionParameters: connection.parameters,
      keywordsRemaining: 0,
      createdBy: {
        id: owner.id,
        displayName: owner.displayName,
        email: owner.userPrincipalName ?? '',
        type: owner.type,
        tenantId: owner.tenantId,
        userPrincipalName: owner.userPrincipalName ?? '',
      },
      createdTime: created,
      lastModifiedTime: created,
      ...(inList && { expirationTime: toServiceTime(connection.createdAt + 60 * 60 * 1000) }),
      environment: {
        id: `/providers/Microsoft.PowerApps/environments/${environmentId}`,
        name: environmentId,
      },
      ...(inList && {
        permissions: [ownerPermission(connection, apiId)],
        accountName: owner.userPrincipalName,
      }),
      allowSharing: false,
    },
  }
}

function ownerPermission(connection: ConnectionRecord, apiId: string): JsonRecord {
  return permission(connection, apiId, { id: connection.owner.id, type: 'NotSpecified', roleName: 'Owner' })
}

function permission(
  { name, owner }: ConnectionRecord,
  apiId: string,
  { id, type, roleName }: ConnectionShare,
): JsonRecord {
  return {
    name: id,
    id: `${apiId}/connections/${name}/permissions/${id}`,
    type: 'Microsoft.PowerApps/apis/connections/permissions',
    properties: {
      roleName,
      principal: { id, type, tenantId: owner.tenantId },
      notifyShareTargetOption: 'NotSpecified',
      inviteGuestToTenant: false,
    },
  }
}
