// A data policy as the evaluation needs it, whatever document it was read from.

/** Business, non-business and blocked, in the words of the service. */
export type ConnectorClass = 'Confidential' | 'General' | 'Blocked'

/** The class that a URL pattern gives; `Ignore`: this policy does not constrain the custom connector. */
export type PatternClass = ConnectorClass | 'Ignore'

/** A connector that a policy lists, with the class of its group. */
export interface PolicyEntry {
  readonly key: string
  readonly id: string
  readonly name: string
  readonly class: ConnectorClass
}

/** Which environments a policy is for. */
export interface EnvironmentFilter {
  readonly kind: 'AllEnvironments' | 'OnlyEnvironments' | 'ExceptEnvironments' | 'SingleEnvironment'
  /** Environment ids in lower case. */
  readonly ids: readonly string[]
}

/** Which operations of a connector may be used. */
export interface ActionConfiguration {
  readonly key: string
  /** The connector as the policy writes it. */
  readonly id: string
  readonly isBlockedByDefault: boolean
  /** Operations by their id in lower case. */
  readonly rules: ReadonlyMap<string, ActionRule>
}

/** An operation as the policy writes it, and whether it is blocked. */
export interface ActionRule {
  readonly operation: string
  readonly isBlocked: boolean
}

/** A pattern with `*` and what it decides; lists of them are sorted by their order, the lowest first. */
export interface PatternRule<Outcome> {
  readonly order: number
  readonly pattern: string
  readonly outcome: Outcome
}

/** Where a connector may connect to; `true` denies. */
export interface EndpointConfiguration {
  readonly key: string
  /** The connector as the policy writes it. */
  readonly id: string
  readonly rules: readonly PatternRule<boolean>[]
}

/** One data policy. */
export interface Policy {
  readonly id: string
  readonly name: string
  readonly etag: string | undefined
  readonly lastModified: string | undefined
  readonly environments: EnvironmentFilter
  readonly defaultClass: ConnectorClass
  readonly entries: readonly PolicyEntry[]
  /** False for a document of the first version, which leaves out actions, endpoints and URL patterns. */
  readonly hasRules: boolean
  readonly actions: readonly ActionConfiguration[]
  readonly endpoints: readonly EndpointConfiguration[]
  readonly urlPatterns: readonly PatternRule<PatternClass>[]
  /** Ids (last segment, lower case) of resources that the policy leaves alone. */
  readonly exemptResources: readonly string[]
}

/** Tells whether a policy is for an environment. */
export function appliesTo(policy: Policy, environmentId: string): boolean {
  const { kind, ids } = policy.environments
  const isListed = ids.includes(environmentId.toLowerCase())
  if (kind === 'AllEnvironments') return true
  return kind === 'ExceptEnvironments' ? !isListed : isListed
}
