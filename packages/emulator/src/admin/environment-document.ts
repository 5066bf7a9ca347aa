// The environment as the admin API shows it.
import type { JsonRecord } from '@powerops/core'
import { toServiceTime } from './lifecycle.js'
import type { Platform } from './platform.js'
import type { DatabaseRecord, EnvironmentRecord, Principal } from './records.js'

export interface DocumentOptions {
  /** `/scopes/admin`, `/scopes/service` or empty. */
  scope: string
  /** Lower-case members of `$expand`. */
  expand: ReadonlySet<string>
}

const SERVICE_SCOPE = '/scopes/service'
const CLUSTER = { number: '107', uriSuffix: 'eu-il107.gateway.prod.island', geoShortName: 'EU' }
const CAPACITY_MB: readonly [string, number, number][] = [
  ['Database', 885.0391, 1024],
  ['File', 1187.142, 1187.142],
  ['Log', 0, 0],
  ['FinOpsDatabase', 0, 0],
  ['FinOpsFile', 0, 0],
]

/** The document of an environment at this moment. */
export function environmentDocument(
  record: EnvironmentRecord,
  platform: Platform,
  { scope, expand }: DocumentOptions,
): JsonRecord {
  const { id } = record
  return {
    id: `/providers/Microsoft.BusinessAppPlatform${scope}/environments/${id}`,
    type: 'Microsoft.BusinessAppPlatform/scopes/environments',
    location: record.location,
    name: id,
    properties: withoutUndefined({
      ...identityMembers(record, expand, platform),
      ...(scope === SERVICE_SCOPE && serviceMembers(record)),
      ...(expand.has('properties.capacity') && { capacity: capacityOf(platform.now()), addons: [] }),
      ...endpointMembers(record),
      ...databaseMembers(record, platform),
      ...stateMembers(record, scope, platform),
      bingChatEnabled: record.bingChatEnabled,
      ...(expand.has('properties/copilotpolicies') && {
        m365Enabled: record.m365Enabled,
        copilotPolicies: record.copilotPolicies,
      }),
    }),
  }
}

/** Reads `$expand` into lower-case members. */
export function readExpand(query: URLSearchParams): Set<string> {
  const text = query.get('$expand') ?? ''
  return new Set(
    text
      .toLowerCase()
      .split(',')
      .filter((member) => member !== ''),
  )
}

/** What only the poll of an operation shows. */
function serviceMembers({ location, modifiedBy }: EnvironmentRecord): JsonRecord {
  return {
    apiManagementAccountResourceId: `subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/apihub-power-${location}-001/providers/Microsoft.Web/apiManagementAccounts/${location}-001`,
    apiManagementEndpoint: `https://${location}-001.admin.azure-apihub.net`,
    lastModifiedBy: principalDocument(modifiedBy),
  }
}

function identityMembers(
  record: EnvironmentRecord,
  expand: ReadonlySet<string>,
  platform: Platform,
): JsonRecord {
  const provisioning = platform.activeOperation(record.id)?.type === 'Provision'
  const billingPolicy = expand.has('properties/billingpolicy')
    ? { id: record.billingPolicyId ?? '' }
    : undefined
  return {
    tenantId: record.createdBy.tenantId,
    azureRegion: record.azureRegion,
    displayName: record.displayName,
    description: record.description,
    createdTime: toServiceTime(record.createdAt),
    parentEnvironmentGroup: record.groupId === undefined ? undefined : { id: record.groupId },
    createdBy: principalDocument(record.createdBy),
    usedBy: record.usedBy,
    billingPolicy,
    lastModifiedTime: toServiceTime(record.modifiedAt),
    provisioningState: provisioning ? 'LinkedDatabaseProvisioning' : 'Succeeded',
    creationType: 'User',
    environmentSku: record.sku,
    isDefault: record.sku === 'Default',
    softDeletedTime: record.deletedAt === undefined ? undefined : toServiceTime(record.deletedAt),
  }
}

function endpointMembers({ id, location }: EnvironmentRecord): JsonRecord {
  return {
    clientUris: {
      admin: `https://admin.powerplatform.microsoft.com/environments/environment/${id}/hub`,
      maker: `https://make.powerapps.com/environments/${id}/home`,
    },
    runtimeEndpoints: {
      'microsoft.BusinessAppPlatform': `https://${location}.api.bap.microsoft.com`,
      'microsoft.CommonDataModel': `https://${location}.api.cds.microsoft.com`,
      'microsoft.PowerApps': `https://${location}.api.powerapps.com`,
      'microsoft.PowerAppsAdvisor': `https://${location}.api.advisor.powerapps.com`,
      'microsoft.PowerVirtualAgents': `https://powervamg.${CLUSTER.uriSuffix}.powerapps.com`,
      'microsoft.ApiManagement': `https://management.${location}.azure-apihub.net`,
      'microsoft.Flow': `https://${location}.api.flow.microsoft.com`,
    },
  }
}

function databaseMembers(record: EnvironmentRecord, platform: Platform): JsonRecord {
  const { database } = record
  if (!database) return { databaseType: 'None', linkedEnvironmentMetadata: null }
  if (database.visibleAt > platform.now()) return {}
  return {
    databaseType: 'CommonDataService',
    linkedEnvironmentMetadata: linkedMetadata(record, database, platform.instanceUrl(record)),
  }
}

function linkedMetadata(
  record: EnvironmentRecord,
  database: DatabaseRecord,
  instanceUrl: string,
): JsonRecord {
  return withoutUndefined({
    resourceId: database.organizationId,
    friendlyName: record.displayName,
    uniqueName: database.uniqueName,
    domainName: database.domainName,
    version: database.version,
    instanceUrl,
    instanceApiUrl: instanceUrl.replace(/\/$/, ''),
    baseLanguage: database.baseLanguage,
    instanceState: 'Ready',
    createdTime: new Date(database.createdAt).toISOString(),
    backgroundOperationsState: database.backgroundOperationsState,
    scaleGroup: 'EURCRMLIVESG705',
    platformSku: 'Standard',
    schemaType: 'Standard',
    securityGroupId: database.securityGroupId,
  })
}

function stateMembers(record: EnvironmentRecord, scope: string, platform: Platform): JsonRecord {
  const busy = platform.activeOperation(record.id) !== undefined
  const managed = record.extendedSettings !== undefined
  return {
    trialScenarioType: 'None',
    notificationMetadata: { state: 'NotSpecified', branding: 'NotSpecific' },
    retentionPeriod: 'P7D',
    lifecycleAuthority: scope === SERVICE_SCOPE ? 'Environment' : undefined,
    states: {
      management: { id: busy ? 'NotSpecified' : 'Ready' },
      runtime: {
        runtimeReasonCode: 'NotSpecified',
        requestedBy: { displayName: 'SYSTEM', type: 'NotSpecified' },
        id: record.runtimeState,
      },
    },
    updateCadence: { id: record.updateCadence },
    retentionDetails: {
      retentionPeriod: 'P7D',
      backupsAvailableFromDateTime: toServiceTime(record.createdAt),
    },
    protectionStatus: { keyManagedBy: 'Microsoft' },
    cluster: { category: record.clusterCategory, ...CLUSTER, environment: 'Prod' },
    connectedGroups: [],
    lifecycleOperationsEnforcement: enforcementOf(record),
    governanceConfiguration: managed
      ? { protectionLevel: 'Standard', settings: { extendedSettings: record.extendedSettings } }
      : { protectionLevel: 'Basic' },
  }
}

function enforcementOf(record: EnvironmentRecord): JsonRecord {
  const managed = record.extendedSettings !== undefined
  const production = record.sku === 'Production'
  const allowed = [
    ...['Move', 'Backup', 'Convert', 'Delete', 'Edit', 'Recover', 'Restore', 'Enable', 'Disable'],
    ...(production ? [] : ['Copy', 'Reset']),
    ...(managed
      ? ['DisableGovernanceConfiguration', 'UpdateGovernanceConfiguration']
      : ['EnableGovernanceConfiguration']),
  ]
  const disallowed: JsonRecord[] = [
    refusedOperation('Promote', `environment of type ${record.sku}`, 'EnvironmentSkuType'),
    ...(production ? ['Copy', 'Reset'] : []).map((operation) =>
      refusedOperation(operation, `environment of type ${record.sku}`, 'EnvironmentSkuType'),
    ),
    refusedOperation(
      managed ? 'EnableGovernanceConfiguration' : 'DisableGovernanceConfiguration',
      'Power Platform environment because of the governance configuration',
      'GovernanceConfig',
    ),
  ]
  return {
    allowedOperations: allowed.map((id) => ({ type: { id } })),
    disallowedOperations: disallowed,
  }
}

function refusedOperation(id: string, where: string, type: string): JsonRecord {
  return { type: { id }, reason: { message: `${id} cannot be performed on ${where}.`, type } }
}

function principalDocument({ id, displayName, type, tenantId, userPrincipalName }: Principal): JsonRecord {
  const isUser = type === 'User'
  return withoutUndefined({
    id,
    displayName,
    email: isUser ? userPrincipalName : undefined,
    type,
    tenantId,
    userPrincipalName: isUser ? userPrincipalName : undefined,
  })
}

function capacityOf(now: number): JsonRecord[] {
  return CAPACITY_MB.map(([capacityType, actualConsumption, ratedConsumption]) => ({
    capacityType,
    actualConsumption,
    ratedConsumption,
    capacityUnit: 'MB',
    updatedOn: `${new Date(now).toISOString().slice(0, 19)}Z`,
  }))
}

function withoutUndefined(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
