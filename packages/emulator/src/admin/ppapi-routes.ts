// The Power Platform API apart from connections: environments (flat model) and role assignments.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { platformError } from '../frame/respond.js'
import { toServiceTime } from './lifecycle.js'
import type { Platform } from './platform.js'
import type { EnvironmentRecord } from './records.js'
import type { AdminCall, AdminRoute } from './routing.js'

const ADMINISTRATOR_ROLE = 'ff954d61-89c6-4f3a-9c5d-4b1e5f8b0001'
const ENVIRONMENT_ROLE = 'ff954d61-89c6-4f3a-9c5d-4b1e5f8b0002'

export const ppapiRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^\/environmentmanagement\/environments$/i,
    answer: ({ platform }) => ({
      status: 200,
      body: { value: platform.live().map((record) => flatDocument(record, platform)) },
    }),
  },
  { method: 'GET', path: /^\/environmentmanagement\/environments\/([^/]+)$/i, answer: getEnvironment },
  { method: 'GET', path: /^\/authorization\/roleAssignments$/i, answer: listRoleAssignments },
  {
    method: 'GET',
    path: /^\/authorization\/roleDefinitions$/i,
    answer: () => ({
      status: 200,
      body: {
        value: [
          roleDefinition(ADMINISTRATOR_ROLE, 'Power Platform Administrator', [
            'tenant.manage',
            'environment.manage',
          ]),
          roleDefinition(ENVIRONMENT_ROLE, 'Environment Administrator', ['environment.manage']),
        ],
      },
    }),
  },
]

function getEnvironment({ platform, parts: [id = ''] }: AdminCall): EmulatorResponse {
  const record = platform.find(id)
  if (record) return { status: 200, body: flatDocument(record, platform) }
  return platformError(404, 'EnvironmentNotFound', `The environment '${id}' could not be found.`)
}

function flatDocument(record: EnvironmentRecord, platform: Platform): JsonRecord {
  const { database } = record
  return {
    id: record.id,
    displayName: record.displayName,
    type: record.sku,
    state: record.runtimeState === 'Enabled' ? 'Enabled' : 'Disabled',
    tenantId: platform.options.directory.tenantId,
    geo: record.location,
    azureRegion: record.azureRegion,
    clusterCategory: record.clusterCategory,
    adminMode: record.runtimeState === 'AdminMode',
    backgroundOperationsState: database?.backgroundOperationsState ?? null,
    protectionLevel: record.extendedSettings ? 'Standard' : 'Basic',
    environmentGroupId: record.groupId ?? null,
    securityGroupId: database?.securityGroupId ?? null,
    dataverseId: database?.organizationId ?? null,
    url: database ? platform.instanceUrl(record) : null,
    domainName: database?.domainName ?? null,
    version: database?.version ?? null,
    createdDateTime: toServiceTime(record.createdAt),
    createdBy: { id: record.createdBy.id, type: record.createdBy.type },
    retentionDetails: {
      retentionPeriod: 'P7D',
      backupsAvailableFromDateTime: toServiceTime(record.createdAt),
    },
  }
}

function listRoleAssignments({ platform }: AdminCall): EmulatorResponse {
  const { directory } = platform.options
  const creator = directory.people().find(({ administrator }) => administrator === true)?.objectId ?? ''
  const assignment = (principalType: string, principalObjectId: string): JsonRecord => ({
    roleAssignmentId: principalObjectId.replace(/^.{8}/, 'a5519000'),
    scope: `/tenants/${directory.tenantId}`,
    principalType,
    principalObjectId,
    roleDefinitionId: ADMINISTRATOR_ROLE,
    createdByPrincipalType: 'User',
    createdByPrincipalObjectId: creator,
    createdOn: '2026-01-01T00:00:00Z',
    expiresOn: null,
  })
  const applications = directory.applications().filter(({ management }) => management === true)
  const people = directory.people().filter(({ administrator }) => administrator === true)
  const value = [
    ...applications.map(({ objectId }) => assignment('ApplicationUser', objectId)),
    ...people.map(({ objectId }) => assignment('User', objectId)),
  ]
  return { status: 200, body: { value } }
}

function roleDefinition(id: string, name: string, permissions: string[]): JsonRecord {
  return { roleDefinitionId: id, roleDefinitionName: name, permissions }
}
