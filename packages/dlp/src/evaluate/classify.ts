// The class of one connector in one policy.
import { customStem, displayNameOfKey } from '../connector-id.js'
import type { ConnectorUse, CustomConnector } from '../resource.js'
import type { Policy, PatternClass, PolicyEntry } from '../policy/policy.js'
import { matchesPattern } from './pattern.js'

/** A class, or `Unknown` when the policy and the solution together do not say. */
export type FoundClass = PatternClass | 'Unknown'

/** A connector of a resource with all places where it is used. */
export interface ResourceConnector {
  readonly key: string
  readonly name: string
  readonly custom: CustomConnector | undefined
  readonly uses: readonly ConnectorUse[]
}

/**
 * Classifies a connector: what the policy lists comes first, then the URL patterns for custom connectors (which a policy
 * of a single environment does not have), then the policy's default.
 * @param unblockable keys of connectors that a default cannot block.
 */
export function classify(
  connector: ResourceConnector,
  policy: Policy,
  unblockable: ReadonlySet<string>,
): FoundClass {
  if (!policy.hasGroups) return 'Unknown'
  const listed = new Set(
    policy.entries.filter((entry) => isEntryOf(entry, connector)).map((entry) => entry.class),
  )
  const [first, second] = listed
  if (second !== undefined) return 'Unknown'
  if (first !== undefined) return first
  if (connector.custom && policy.environments.kind !== 'SingleEnvironment') {
    if (!policy.hasRules) return 'Unknown'
    if (policy.urlPatterns.length > 0) return classOfAddress(connector.custom, policy)
  }
  const isSpared = policy.defaultClass === 'Blocked' && unblockable.has(connector.key)
  return isSpared ? 'General' : policy.defaultClass
}

function isEntryOf(entry: PolicyEntry, { key, custom }: ResourceConnector): boolean {
  if (entry.key === key) return true
  const displayName = displayNameOfKey(key)
  if (displayName !== undefined) return entry.name.trim().toLowerCase() === displayName
  // The hash in a custom connector's id differs from one environment to the next.
  return custom !== undefined && customStem(entry.key) === custom.stem
}

/** The class by the first pattern that matches; a connector with several addresses must get one class for all. */
function classOfAddress({ hosts }: CustomConnector, { urlPatterns }: Policy): FoundClass {
  const classes =
    hosts.length === 0
      ? new Set<FoundClass>(urlPatterns.map(({ outcome }) => outcome))
      : new Set<FoundClass>(
          hosts.map(
            (host) => urlPatterns.find(({ pattern }) => matchesPattern(pattern, host))?.outcome ?? 'Unknown',
          ),
        )
  const [first, second] = classes
  return first === undefined || second !== undefined ? 'Unknown' : first
}
