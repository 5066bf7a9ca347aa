// What the emulated platform remembers about environments, operations, policies and connections.
import type { JsonRecord } from '@powerops/core'
import type { EnvironmentMember } from '../frame/context.js'

export interface Principal {
  id: string
  displayName: string
  type: 'User' | 'ServicePrincipal'
  tenantId: string
  userPrincipalName?: string | undefined
}

export interface DatabaseRecord {
  organizationId: string
  uniqueName: string
  domainName: string
  version: string
  /** Port of the organization's own origin. */
  port: number
  baseLanguage: number
  currencyCode: string
  securityGroupId?: string | undefined
  createdAt: number
  /** The admin API shows the metadata from this time on. */
  visibleAt: number
  /** Dataverse answers from this time on. */
  readyAt: number
  backgroundOperationsState: string
}

export interface EnvironmentRecord {
  id: string
  displayName: string
  description?: string | undefined
  location: string
  azureRegion: string
  sku: string
  createdAt: number
  createdBy: Principal
  modifiedAt: number
  modifiedBy: Principal
  /** The environment exists for readers from this time on. */
  readyAt: number
  /** Set once the environment is deleted, from the end of the operation on. */
  deletedAt?: number | undefined
  groupId?: string | undefined
  usedBy?: JsonRecord | undefined
  billingPolicyId?: string | undefined
  runtimeState: string
  updateCadence: string
  clusterCategory: string
  bingChatEnabled: boolean
  m365Enabled: boolean
  copilotPolicies: JsonRecord
  /** Present in a managed environment. */
  extendedSettings?: Readonly<Record<string, string>> | undefined
  database?: DatabaseRecord | undefined
  members: EnvironmentMember[]
  roleAssignments: RoleAssignment[]
}

export interface RoleAssignment {
  name: string
  /** `EnvironmentAdmin` or `EnvironmentMaker`. */
  role: string
  principal: { id: string; displayName: string; email?: string | undefined; type: string; tenantId: string }
}

export interface OperationRecord {
  id: string
  /** `Create`, `Delete`, `Provision`, `Edit`, `Convert`, `EnableGovernanceConfiguration`, … */
  type: string
  typeName: string
  environmentId: string
  requestedBy: Principal
  startedAt: number
  endsAt: number
  outcome: 'Succeeded' | 'Failed'
  /** The operation is polled as the environment document, not as an operation. */
  showsEnvironment: boolean
  /** What becomes of the environment when the operation has succeeded; undefined members are removed. */
  change: Partial<EnvironmentRecord>
  /** The change is in the environment's record. */
  settled: boolean
}

export interface ConnectionRecord {
  name: string
  environmentId: string
  /** Last segment of the connector id. */
  connector: string
  displayName: string
  status: string
  owner: Principal
  createdAt: number
  parameters: JsonRecord
  /** Whom the owner has let use it. */
  shares?: readonly ConnectionShare[]
}

export interface ConnectionShare {
  /** Object id. */
  id: string
  /** `User`, `ServicePrincipal` or `Group`. */
  type: string
  /** `CanView`, `CanEdit` or `CanViewWithShare`. */
  roleName: string
}

export interface GroupRecord {
  id: string
  displayName: string
  description: string
  createdAt: number
  createdBy: Principal
}
