// What an emulator starts with. `--seed FILE` is JSON of the shape `Seed`, every member optional.
import type { JsonRecord } from '@powerops/core'
import type { SeedUser } from '../frame/context.js'

/** `{"value":"…","expiresAt":"2020-01-01T00:00:00Z"}`; a secret without `expiresAt` never expires. */
export interface SeedSecret {
  value: string
  expiresAt?: string
}

/** Trust in tokens of an OIDC issuer; `issuer` is GitHub's (the emulator's own) when absent. */
export interface SeedFederatedCredential {
  issuer?: string
  subject: string
  /** `api://AzureADTokenExchange` when absent. */
  audience?: string
}

/** An app registration with its service principal. */
export interface SeedApplication {
  clientId: string
  /** Object id of the service principal. */
  objectId: string
  displayName: string
  secrets?: SeedSecret[]
  /** PEM certificates, public part. */
  certificates?: string[]
  federatedCredentials?: SeedFederatedCredential[]
  /** Registered for the admin API (a "management application"). */
  management?: boolean
  /** Application permissions of Microsoft Graph that were consented to, such as `Mail.Send`. */
  graphPermissions?: string[]
  /** The managed identity of the machine that the emulator runs on. */
  managedIdentity?: boolean
  disabled?: boolean
}

/** Whether an account may sign in. */
export type AccountState = 'active' | 'disabled' | 'locked' | 'passwordExpired' | 'mfaRequired'

/** A user of the tenant. */
export interface SeedPerson extends SeedUser {
  /** `active` when absent: why a sign-in with user name and password is refused otherwise. */
  account?: AccountState
  /** Power Platform administrator: may use the admin API. */
  administrator?: boolean
}

/** A connection of an environment. */
export interface SeedConnection {
  name: string
  /** Last segment of the connector id: `shared_commondataserviceforapps`. */
  connector: string
  displayName: string
  /** User principal name of the owner. */
  owner: string
  /** Client ids and user principal names of whom it is shared with. */
  sharedWith?: string[]
  /** `Connected` when absent. */
  status?: string
}

/** An environment of the tenant. */
export interface SeedEnvironment {
  id: string
  displayName: string
  description?: string
  /** `Sandbox`, `Production`, `Developer`, `Default`, … */
  sku: string
  /** `europe` when absent. */
  location?: string
  /** Present for an environment with Dataverse. */
  domainName?: string
  baseLanguage?: number
  currencyCode?: string
  /** Present for a managed environment; every value is text. */
  extendedSettings?: Record<string, string>
  /** Client ids and user principal names that are System Administrator in Dataverse. */
  administrators?: string[]
  connections?: SeedConnection[]
}

/** A data policy in brief; connectors are the last segments of their ids. */
export interface SeedPolicy {
  name: string
  displayName: string
  /** `AllEnvironments`, `OnlyEnvironments`, `ExceptEnvironments` or `SingleEnvironment`. */
  environmentType: string
  /** Environment ids. */
  environments?: string[]
  /** `General`, `Confidential` or `Blocked`. */
  defaultClassification?: string
  business?: string[]
  nonBusiness?: string[]
  blocked?: string[]
  /** As in the v2 document, added as they are. */
  connectorConfigurationsDefinition?: JsonRecord
  customConnectorUrlPatternsDefinition?: JsonRecord
}

/** How long things take, in milliseconds of the emulator's clock. */
export interface SeedTimings {
  /** From the start of a lifecycle operation to its end. */
  lifecycleMs: number
  /** From the end of the creation until the Dataverse metadata shows. */
  metadataMs: number
  /** From the end of the creation until Dataverse knows the member that was added. */
  accessMs: number
  /** From the start of an analysis of the checker to its end; 3 s when absent. */
  analysisMs?: number
}

/** All that an emulator starts with. */
export interface Seed {
  tenant: { id: string; domain: string; displayName: string }
  applications: SeedApplication[]
  users: SeedPerson[]
  environments: SeedEnvironment[]
  policies: SeedPolicy[]
  timings: SeedTimings
  /** False makes every creation of a database fail with `InsufficientCapacity_StorageDriven`. */
  databaseCapacity: boolean
  /** For the GitHub service. */
  github: JsonRecord
  /** For the Dataverse service. */
  dataverse: JsonRecord
}
