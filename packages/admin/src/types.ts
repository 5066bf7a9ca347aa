// What the admin client gives and takes. Values here have been read from the service and checked.
import type { Clock, Guid, JsonRecord, Logger } from '@powerops/core'

/** What the client needs from the outside world. */
export interface AdminPorts {
  clock: Clock
  log: Logger
  signal?: AbortSignal | undefined
}

/** The Dataverse of an environment. */
export interface EnvironmentDataverse {
  organizationId: string
  uniqueName: string
  domainName: string
  /** Address of the instance, without a trailing slash. */
  url: string
  version: string
  baseLanguage?: number
  /** For example `Ready`. */
  state?: string
  securityGroupId?: string
}

/** A Power Platform environment. */
export interface Environment {
  /** A GUID, or `Default-{tenant id}`. */
  id: string
  displayName: string
  description?: string
  /** `Production`, `Sandbox`, `Trial`, `Developer`, `Default`, `Teams`, … */
  sku: string
  location: string
  azureRegion?: string
  isDefault: boolean
  /** True for a managed environment. */
  managed: boolean
  /** `Succeeded` when it is provisioned. */
  provisioningState?: string
  /** Of the management plane: `Ready` when operations may start. */
  managementState?: string
  /** Of the run time: `Enabled` or `AdminMode`. */
  runtimeState?: string
  createdTime?: string
  /** Object id of the owner of a developer environment. */
  ownerId?: string
  groupId?: string
  /** Absent without Dataverse, and for a while after creation. */
  dataverse?: EnvironmentDataverse
  /** Why the service would refuse an operation now, by operation (`Delete`, `Copy`, …). */
  disallowed: Readonly<Record<string, string>>
}

/** The kinds of environment that can be created. */
export type EnvironmentSku = 'Developer' | 'Sandbox' | 'Production' | 'Trial' | 'SubscriptionBasedTrial'

/** The environment that is to be created. */
export interface CreateEnvironmentRequest {
  displayName: string
  description?: string
  sku: EnvironmentSku
  /** Name of a location, for example `europe`. */
  location: string
  azureRegion?: string
  /** First label of the URL; also the identity by which a lost answer is recovered. */
  domainName: string
  /** Locale id, for example 1033. */
  languageCode: number
  /** ISO code, for example `EUR`. */
  currencyCode: string
  securityGroupId?: Guid
  templates?: readonly string[]
  /** Object id of the user a developer environment is made for. */
  ownerId?: Guid
  groupId?: Guid
}

/** How far an operation is. */
export interface LifecycleProgress {
  elapsedMs: number
  /** One line for people: the state and the stage that runs. */
  text: string
}

/** How long to wait for an operation, and who is told how it goes. */
export interface LifecycleWait {
  timeoutMs: number
  onProgress?: (progress: LifecycleProgress) => void
  /** Called once the operation is accepted, with the URL to follow: the place to write it down. */
  onStarted?: (operationUrl: string) => void
}

/** The environment that a creation ended with. */
export interface CreatedEnvironment {
  /** Has Dataverse. */
  environment: Environment
  /** True when the answer was lost and the environment was found by its domain name. */
  recovered: boolean
}

/** How an operation ended. `gone`: its record has vanished, which for a deletion means success. */
export interface LifecycleOutcome {
  state: 'succeeded' | 'gone'
  environmentId?: string
}

/** A base language, by its locale id. */
export interface Language {
  code: number
  name: string
}

/** A currency, by its ISO code. */
export interface Currency {
  code: string
  name: string
}

/** A region that environments can be in. */
export interface Location {
  name: string
  displayName: string
  canProvisionDatabase: boolean
  azureRegions: readonly string[]
}

/** A connector of the catalogue. */
export interface Connector {
  /** For example `/providers/Microsoft.PowerApps/apis/shared_sql`, or `Http` for a virtual connector. */
  id: string
  name: string
  displayName: string
  custom: boolean
  /** The licence that it needs, such as `Standard` or `Premium`; absent where the service does not say. */
  tier?: string
}

/** A data policy as the list shows it: by name, with its environments. */
export interface PolicyItem {
  id: string
  displayName: string
  /** `AllEnvironments`, `OnlyEnvironments`, `ExceptEnvironments`, `SingleEnvironment`, or a word that is new. */
  environmentType: string
  /** The environments that it lists, in lower case; what they mean depends on the type. */
  environmentIds: readonly string[]
}

/** The admin API of one tenant. Every method throws AlmError; the codes beyond those of HttpClient are named. */
export interface AdminClient {
  /** @throws AlmError `environment-not-found`. */
  getEnvironment(id: string): Promise<Environment>
  listEnvironments(): Promise<Environment[]>
  /** By id, URL, domain name or display name. @throws AlmError `environment-not-found`, `environment-ambiguous`. */
  findEnvironment(reference: string): Promise<Environment>
  /** @throws AlmError `environment-name-taken`, `input-invalid`. */
  validateName(domainName: string, location: string): Promise<void>
  /** Creates with Dataverse and waits until it is there. @throws AlmError `environment-create-failed`, `still-running`. */
  createEnvironment(request: CreateEnvironmentRequest, wait: LifecycleWait): Promise<CreatedEnvironment>
  /** Waits until an environment that is being created shows its domain name. @throws AlmError `still-running`. */
  waitForDomainName(domainName: string, wait: LifecycleWait): Promise<Environment>
  /** @throws AlmError `environment-delete-failed`, `still-running`. */
  deleteEnvironment(id: string, reason: string, wait: LifecycleWait): Promise<'deleted' | 'absent'>
  /** Changes name or description and waits until the environment is ready again. */
  updateEnvironment(
    id: string,
    change: { displayName?: string; description?: string },
    wait: LifecycleWait,
  ): Promise<Environment>
  /** Makes an application System Administrator of an environment with Dataverse. */
  addApplicationUser(environmentId: string, applicationId: Guid): Promise<void>
  /** Follows an operation by the URL that its start answered. @throws AlmError `still-running`, `service-error`. */
  waitForLifecycleOperation(operationUrl: string, wait: LifecycleWait): Promise<LifecycleOutcome>

  /** Data policies as whole documents (version 2), in the order of the service. */
  listPolicies(): Promise<JsonRecord[]>
  getPolicy(id: string): Promise<JsonRecord>
  /** The data policies that the identity may see without what they hold, one request for each page. */
  listPolicyItems(): Promise<PolicyItem[]>
  /**
   * Replaces a data policy by a whole document, sent once. The etag in it is the only guard against the change of
   * somebody else, and the service is not known to look at it.
   * @throws AlmError `dlp-policy-changed`; `outcome-unknown` when the answer was lost.
   */
  replacePolicy(id: string, document: JsonRecord): Promise<void>
  /** Connectors of an environment; without one, those of the default environment. */
  listConnectors(environmentId?: string): Promise<Connector[]>
  /** Custom connectors of an environment, but for those that live in solutions only. */
  listCustomConnectors(environmentId: string): Promise<Connector[]>
  listVirtualConnectors(): Promise<Connector[]>
  /** Ids of connectors that no policy can block. */
  listUnblockableConnectors(): Promise<string[]>

  listLocations(): Promise<Location[]>
  /** @throws AlmError `input-invalid` listing near names. */
  resolveLocation(region: string): Promise<string>
  /** From `English (United States)` or `1033`. @throws AlmError `input-invalid` listing near names. */
  resolveLanguage(location: string, language: string): Promise<Language>
  /** From `USD`. @throws AlmError `input-invalid` listing near names. */
  resolveCurrency(location: string, currency: string): Promise<Currency>
}

/** Where a connection is. */
export interface ConnectionPlace {
  environmentId: string
  /** Its path or its last part, such as `shared_office365`. */
  connectorId: string
  connectionId: string
}

/** What a connection is to who is signed in. */
export type ConnectionState =
  | { state: 'usable' }
  /** It has to be signed in again; `why` is in the words of the service. */
  | { state: 'broken'; why?: string }
  /** The environment has no such connection. */
  | { state: 'missing' }
  /** It is there, and neither owned by nor shared with who asks. */
  | { state: 'not-shared' }
  /** The service does not tell. */
  | { state: 'unknown'; why: string }

/** Looks at connections and changes nothing. */
export interface ConnectionReader {
  /** @throws AlmError those of HttpClient: what the service answers is a state. */
  lookUp(place: ConnectionPlace): Promise<ConnectionState>
}
