// The tenant: its own record and settings, registered management applications, environment groups.
import { isRecord, stringField, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { toServiceTime } from './lifecycle.js'
import type { GroupRecord } from './records.js'
import { mayAdminister, type AdminCall, type AdminRoute } from './routing.js'
import { tenantSettings } from './tenant-settings.js'

const P = String.raw`^\/providers\/Microsoft\.BusinessAppPlatform`
const APPLICATION = new RegExp(`${P}/adminApplications/([^/]+)$`, 'i')
const GROUPS = new RegExp(`${P}/environmentGroups$`, 'i')
const GROUP = new RegExp(`${P}/environmentGroups/([^/]+)$`, 'i')

export const tenantRoutes: readonly AdminRoute[] = [
  { method: 'GET', path: new RegExp(`${P}/tenant$`, 'i'), answer: tenant },
  {
    method: 'POST',
    path: new RegExp(`${P}/listTenantSettings$`, 'i'),
    answer: () => ({ status: 200, body: tenantSettings }),
  },
  { method: 'GET', path: new RegExp(`${P}/adminApplications$`, 'i'), answer: listApplications },
  { method: 'GET', path: APPLICATION, answer: getApplication },
  { method: 'PUT', path: APPLICATION, open: true, answer: (call) => register(call, true) },
  { method: 'DELETE', path: APPLICATION, open: true, answer: (call) => register(call, false) },
  { method: 'GET', path: GROUPS, answer: listGroups },
  { method: 'POST', path: GROUPS, answer: createGroup },
  { method: 'GET', path: GROUP, answer: (call) => withGroup(call, (group) => groupAnswer(200, group)) },
  { method: 'PUT', path: GROUP, answer: updateGroup },
  { method: 'DELETE', path: GROUP, answer: deleteGroup },
]

function tenant({ platform }: AdminCall): EmulatorResponse {
  const geo = 'europe'
  return {
    status: 200,
    body: {
      tenantId: platform.options.directory.tenantId,
      state: 'Enabled',
      location: geo,
      aadCountryGeo: geo,
      dataStorageGeo: geo,
      defaultEnvironmentGeo: geo,
      aadDataBoundary: 'none',
      fedRAMPHighCertificationRequired: false,
    },
  }
}

function listApplications({ platform }: AdminCall): EmulatorResponse {
  const value = platform.options.directory
    .applications()
    .filter(({ management }) => management === true)
    .map(({ clientId }) => ({ applicationId: clientId }))
  return { status: 200, body: { value } }
}

function getApplication({ platform, parts: [clientId = ''] }: AdminCall): EmulatorResponse {
  const application = platform.options.directory.application(clientId)
  if (application?.management === true) return { status: 200, body: { applicationId: application.clientId } }
  return platformError(404, 'AdminApplicationNotFound', `The application '${clientId}' is not registered.`)
}

/** Only a person who administers the platform may register an application; an application never may. */
function register(call: AdminCall, management: boolean): EmulatorResponse {
  const { platform, identity, parts, request } = call
  const clientId = parts[0] ?? ''
  if (identity.appOnly || !mayAdminister(identity, platform)) {
    const message = `The caller with id '${identity.objectId}' does not have permission to access the path '${request.path}'.`
    return platformError(403, 'Forbidden', message)
  }
  const application = platform.options.directory.application(clientId)
  if (!application) {
    return platformError(404, 'ApplicationNotFound', `The application '${clientId}' was not found.`)
  }
  platform.options.directory.setManagement(clientId, management)
  return management ? { status: 200, body: { applicationId: application.clientId } } : { status: 204 }
}

function listGroups({ platform }: AdminCall): EmulatorResponse {
  return { status: 200, body: { value: platform.groups.values().map(groupDocument) } }
}

function createGroup({ platform, request, caller }: AdminCall): EmulatorResponse {
  const body = jsonBody(request)
  const displayName = stringField(body, 'displayName')
  if (!isRecord(body) || !displayName) {
    return platformError(400, 'InvalidRequestBody', "The member 'displayName' is required.")
  }
  const group: GroupRecord = {
    id: platform.options.newGuid(),
    displayName,
    description: stringField(body, 'description') ?? '',
    createdAt: platform.now(),
    createdBy: caller,
  }
  platform.groups.put(group.id, group)
  return groupAnswer(201, group)
}

function updateGroup(call: AdminCall): EmulatorResponse {
  return withGroup(call, (group) => {
    const body = jsonBody(call.request)
    const changed = {
      ...group,
      displayName: stringField(body, 'displayName') ?? group.displayName,
      description: stringField(body, 'description') ?? group.description,
    }
    call.platform.groups.put(group.id, changed)
    return groupAnswer(200, changed)
  })
}

function deleteGroup(call: AdminCall): EmulatorResponse {
  return withGroup(call, ({ id }) => {
    if (call.platform.live().some(({ groupId }) => groupId === id)) {
      const message = `The environment group '${id}' contains environments.`
      return platformError(409, 'EnvironmentsInEnvironmentGroup', message)
    }
    call.platform.groups.delete(id)
    return { status: 200 }
  })
}

function withGroup(
  { platform, parts }: AdminCall,
  answer: (group: GroupRecord) => EmulatorResponse,
): EmulatorResponse {
  const id = (parts[0] ?? '').toLowerCase()
  const group = platform.groups.get(id)
  if (group) return answer(group)
  return platformError(404, 'EnvironmentGroupNotFound', `The environment group '${id}' could not be found.`)
}

function groupAnswer(status: number, group: GroupRecord): EmulatorResponse {
  return { status, body: groupDocument(group) }
}

function groupDocument({ id, displayName, description, createdAt, createdBy }: GroupRecord): JsonRecord {
  return {
    id,
    displayName,
    description,
    createdTime: toServiceTime(createdAt),
    createdBy: { id: createdBy.id, type: createdBy.type },
  }
}
