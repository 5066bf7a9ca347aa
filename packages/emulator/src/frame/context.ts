// What the frame gives to every service: state, time, callers, environments, faults.
import type { JsonRecord } from '@powerops/core'
import type { EmulatorClock, EmulatorRequest, EmulatorResponse } from './handler.js'
import type { Store } from './store.js'

/** Who calls, from a verified access token. */
export interface Identity {
  /** True for an application's own token (`idtyp: app`), false for a user's. */
  appOnly: boolean
  /** Entra object id of the service principal or user. */
  objectId: string
  applicationId: string
  tenantId: string
  displayName: string
  /** Only for users. */
  userPrincipalName?: string | undefined
  /** Application permissions of the token, such as Mail.Send. */
  roles?: readonly string[]
}

/** A verified caller, or the ready refusal. */
export type Authorization =
  | { readonly identity: Identity; readonly refusal?: undefined }
  | { readonly identity?: undefined; readonly refusal: EmulatorResponse }

/** Checks access tokens. */
export interface TokenVerifier {
  /**
   * Checks the bearer token (signature, expiry on the emulator's clock, one of `audiences`; a trailing slash
   * makes no difference). The refusal is a ready 401 with `WWW-Authenticate`.
   */
  authorize(request: EmulatorRequest, audiences: readonly string[]): Promise<Authorization>
}

/** A member of an environment that was added through the admin API or the seed, with System Administrator. */
export interface EnvironmentMember {
  objectId: string
  displayName: string
  /** Set for application users. */
  applicationId?: string | undefined
  /** Set for people. */
  userPrincipalName?: string | undefined
  /** Dataverse answers 403 `0x80072560` to this member before this time (ms since the epoch). */
  availableAt: number
}

/** An environment with Dataverse, as the other services see it. Read it anew for each request. */
export interface EnvironmentView {
  id: string
  tenantId: string
  displayName: string
  sku: string
  /** `europe`, `unitedstates`, … */
  location: string
  domainName: string
  organizationId: string
  organizationUniqueName: string
  /** Organization version, `9.2.…`. */
  version: string
  baseLanguage: number
  currencyCode: string
  /** Ends with a slash: `http://127.0.0.1:PORT/`. */
  instanceUrl: string
  /** What a token for this environment may name as audience: pass it to `tokens.authorize`. */
  audiences: readonly string[]
  members: readonly EnvironmentMember[]
  /** Managed environment (`protectionLevel: Standard`). */
  isManaged: boolean
  /** `Enabled` or `AdminMode`. */
  runtimeState: string
  createdAt: number
  /** Free database capacity, solution checker mode and the like: the managed environment's settings. */
  extendedSettings: Readonly<Record<string, string>>
}

/** A connection of an environment, as Dataverse sees it. */
export interface ConnectionView {
  /** Connection id, 32 hex digits or a GUID. */
  name: string
  /** `/providers/Microsoft.PowerApps/apis/shared_…` */
  apiId: string
  displayName: string
  /** `Connected` or `Error`. */
  status: string
  createdByObjectId: string
  /** Object ids of whom the owner has let use it. */
  sharedWith?: readonly string[]
}

/** The environments of the tenant, as the other services see them. */
export interface EnvironmentDirectory {
  /** Every live environment that has Dataverse. */
  list(): EnvironmentView[]
  /** By environment id, case-insensitively. */
  get(id: string): EnvironmentView | undefined
  /** The environment's connections, from the seed or made through the API. */
  connections(id: string): ConnectionView[]
  /** Complete v2 data policy documents (`policyDefinition`, …) whose scope includes the environment. */
  dataPolicies(id: string): JsonRecord[]
}

/** Somebody of the tenant: Entra, Dataverse and GitHub know the same people. */
export interface SeedUser {
  objectId: string
  userPrincipalName: string
  displayName: string
  password: string
  /** Present when the user has a GitHub account. */
  gitHub?: { login: string; id: number; token: string; siteAdmin?: boolean | undefined } | undefined
}

/** Failures that a service is asked for by name. */
export interface FaultSwitch {
  /**
   * Takes the next queued fault that was pushed with this `name` (instead of an effect on the wire), or
   * undefined. The detail is the rest of what was pushed: a service gives it its meaning.
   */
  take(name: string, subject?: string): JsonRecord | undefined
}

/** All that a service gets. */
export interface ServiceContext {
  store: Store
  clock: EmulatorClock
  tokens: TokenVerifier
  environments: EnvironmentDirectory
  faults: FaultSwitch
  tenantId: string
  users: readonly SeedUser[]
  /** The rest of the seed, by service (`seed.github`, `seed.dataverse`); absent members are the service's choice. */
  seed: JsonRecord
  /** Of the main port, plain http, no trailing slash: `http://127.0.0.1:PORT`. Known when requests arrive. */
  origin(): string
  /** A new lower-case GUID; the n-th one of an emulator is always the same. */
  newGuid(): string
  /** A line for the person who runs the emulator, on stderr. Never a secret. */
  log(text: string): void
}
