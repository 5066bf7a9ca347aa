// What is wanted of a policy, and what that changes in it.
import type { ConnectorClass, EnvironmentFilter } from '../policy/policy.js'

/** A connector and the group that it belongs into. */
export interface ConnectorMove {
  /** An id, its last segment or a display name. */
  readonly connector: string
  readonly to: ConnectorClass
}

/** A connector that policies can classify. */
export interface KnownConnector {
  readonly id: string
  readonly displayName: string
}

/** An environment by id; the name is for people. */
export interface NamedEnvironment {
  readonly id: string
  readonly name?: string | undefined
}

/** All that is wanted of a policy. */
export interface PolicyChange {
  readonly moves: readonly ConnectorMove[]
  /** Environments that the policy shall cover. */
  readonly include: readonly NamedEnvironment[]
  /** Environments that it shall not cover. */
  readonly exclude: readonly NamedEnvironment[]
}

/** What connectors there are. */
export interface ConnectorCatalogue {
  readonly connectors: readonly KnownConnector[]
  /** Ids of those that no policy can block. */
  readonly unblockable: readonly string[]
}

/** A connector that changes its group. */
export interface ConnectorChange {
  readonly id: string
  readonly name: string
  readonly from: ConnectorClass
  /** True when the policy did not list it, so that `from` was the class of all such connectors. */
  readonly wasUnlisted: boolean
  readonly to: ConnectorClass
}

/** An environment that comes under the policy or gets out of it. */
export interface CoverageChange extends NamedEnvironment {
  readonly change: 'included' | 'excluded'
}

/** Everything that a change does to a policy. */
export interface PolicyDiff {
  readonly connectors: readonly ConnectorChange[]
  readonly environments: readonly CoverageChange[]
  readonly filter: { readonly from: EnvironmentFilter; readonly to: EnvironmentFilter }
}

/** Tells whether a diff changes nothing. */
export function isEmptyDiff({ connectors, environments }: PolicyDiff): boolean {
  return connectors.length === 0 && environments.length === 0
}
