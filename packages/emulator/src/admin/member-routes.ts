// Who may use an environment: application users, people, role assignments.
import { arrayField, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { EnvironmentMember } from '../frame/context.js'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { environmentNotFound } from './environment-read-routes.js'
import { memberOf } from './provision.js'
import type { EnvironmentRecord, RoleAssignment } from './records.js'
import type { AdminCall, AdminRoute } from './routing.js'

const P = '/providers/Microsoft.BusinessAppPlatform'
const ENVIRONMENT = String.raw`^\/providers\/Microsoft\.BusinessAppPlatform\/scopes\/admin\/environments\/([^/]+)`
const ROLES = new Set(['EnvironmentAdmin', 'EnvironmentMaker'])

export const memberRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: new RegExp(`${ENVIRONMENT}/addAppUser$`, 'i'),
    answer: (call) => addMember(call, 'servicePrincipalAppId'),
  },
  {
    method: 'POST',
    path: new RegExp(`${ENVIRONMENT}/addUser$`, 'i'),
    answer: (call) => addMember(call, 'objectId'),
  },
  { method: 'GET', path: new RegExp(`${ENVIRONMENT}/roleAssignments$`, 'i'), answer: listAssignments },
  {
    method: 'POST',
    path: new RegExp(`${ENVIRONMENT}/modifyRoleAssignments$`, 'i'),
    answer: modifyAssignments,
  },
]

function addMember(call: AdminCall, key: string): EmulatorResponse {
  const { platform, parts, request } = call
  const record = platform.find(parts[0] ?? '')
  if (!record) return environmentNotFound(parts[0] ?? '')
  const name = stringField(jsonBody(request), key) ?? ''
  const member = memberOf(name, platform, platform.now() + platform.options.timings.accessMs)
  const fits = key === 'objectId' ? member?.userPrincipalName : member?.applicationId
  if (!member || fits === undefined) {
    return platformError(400, 'UserNotFound', `'${name}' was not found in the directory of the tenant.`)
  }
  if (!record.database) {
    return platformError(400, 'EnvironmentHasNoDatabase', `The environment '${record.id}' has no database.`)
  }
  if (!record.members.some(({ objectId }) => objectId === member.objectId)) {
    platform.put({ ...record, members: [...record.members, member] })
  }
  return { status: 200, body: memberDocument(member) }
}

function memberDocument({ objectId, applicationId }: EnvironmentMember): JsonRecord {
  return applicationId === undefined ? { objectId } : { servicePrincipalAppId: applicationId, objectId }
}

function listAssignments({ platform, parts }: AdminCall): EmulatorResponse {
  const record = platform.find(parts[0] ?? '')
  if (!record) return environmentNotFound(parts[0] ?? '')
  const value = record.roleAssignments.map((assignment) => assignmentDocument(record, assignment))
  return { status: 200, body: { value } }
}

function modifyAssignments({ platform, parts, request }: AdminCall): EmulatorResponse {
  const record = platform.find(parts[0] ?? '')
  if (!record) return environmentNotFound(parts[0] ?? '')
  const body = jsonBody(request)
  const added: RoleAssignment[] = []
  for (const item of arrayField(body, 'add')) {
    const properties = recordField(item, 'properties')
    const role = stringField(recordField(properties, 'roleDefinition'), 'id')?.split('/').at(-1) ?? ''
    const id = stringField(recordField(properties, 'principal'), 'id') ?? ''
    const person = platform.options.directory.person(id)
    if (!ROLES.has(role) || !person) {
      return platformError(
        400,
        'InvalidRoleAssignment',
        `The role '${role}' or principal '${id}' is invalid.`,
      )
    }
    added.push({
      name: platform.options.newGuid(),
      role,
      principal: {
        id: person.objectId,
        displayName: person.displayName,
        email: person.userPrincipalName,
        type: 'User',
        tenantId: platform.options.directory.tenantId,
      },
    })
  }
  const removed = new Set(
    arrayField(body, 'remove').map((item) => stringField(item, 'id')?.split('/').at(-1)),
  )
  const kept = record.roleAssignments.filter(({ name }) => !removed.has(name))
  platform.put({ ...record, roleAssignments: [...kept, ...added] })
  return { status: 200, body: modificationDocument(record, added, removed) }
}

function modificationDocument(
  record: EnvironmentRecord,
  added: readonly RoleAssignment[],
  removed: ReadonlySet<string | undefined>,
): JsonRecord {
  const add = added.map((assignment) => ({
    roleAssignment: withoutMail(assignmentDocument(record, assignment)),
    httpStatus: 'Created',
  }))
  const remove = record.roleAssignments
    .filter(({ name }) => removed.has(name))
    .map((assignment) => ({
      roleAssignment: withoutMail(assignmentDocument(record, assignment)),
      httpStatus: 'OK',
    }))
  return { ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) }
}

function assignmentDocument(
  { id }: EnvironmentRecord,
  { name, role, principal }: RoleAssignment,
): JsonRecord {
  const admin = `${P}/scopes/admin/environments/${id}`
  const type = 'Microsoft.BusinessAppPlatform/scopes/environments'
  return {
    id: `${admin}/roleAssignments/${name}`,
    type: `${type}/roleAssignments`,
    name,
    properties: {
      scope: `${P}/environments/${id}`,
      roleDefinition: { id: `${admin}/roleDefinitions/${role}`, type: `${type}/roleDefinitions`, name: role },
      principal,
    },
  }
}

/** The answer to a modification leaves the principal's mail address out. */
function withoutMail(document: JsonRecord): JsonRecord {
  const properties = recordField(document, 'properties') ?? {}
  const { email: _email, ...principal } = recordField(properties, 'principal') ?? {}
  return { ...document, properties: { ...properties, principal } }
}
