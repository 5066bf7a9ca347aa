// The class of one connector in one policy.
import { displayNameOfKey, keyOfStem } from '../connector-id.js'
import type { ConnectorUse, CustomConnector } from '../resource.js'
import type { PatternClass, Policy, PolicyEntry } from '../policy/policy.js'
import { firstOutcome } from './pattern.js'
import { indexOf } from './policy-index.js'

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
  const entries = entriesOf(connector, policy)
  const [first] = entries
  if (first) return entries.every((entry) => entry.class === first.class) ? first.class : 'Unknown'
  if (connector.custom && hasPatterns(policy)) {
    return policy.hasRules ? classOfAddress(connector.custom, policy) : 'Unknown'
  }
  if (isDesktopModule(connector.key) && !policy.entries.some(({ key }) => isDesktopModule(key)))
    return 'Ignore'
  const isSpared = policy.defaultClass === 'Blocked' && unblockable.has(connector.key)
  return isSpared ? 'General' : policy.defaultClass
}

/** A policy that lists no module of desktop flows at all leaves their actions alone. */
function isDesktopModule(key: string): boolean {
  return key.startsWith('desktopflow.')
}

/** The entries of a policy that are about a connector: more than one only where a name stands for several. */
export function entriesOf({ key, custom }: ResourceConnector, policy: Policy): readonly PolicyEntry[] {
  const { byKey, byName, byStem } = indexOf(policy)
  const displayName = displayNameOfKey(key)
  if (displayName !== undefined) return byName.get(displayName) ?? []
  // The hash in a custom connector's id differs from one environment to the next.
  if (custom) {
    const ofStem = byStem.get(custom.stem) ?? []
    if (ofStem.length > 0) return ofStem
    const keys = new Set([key, keyOfStem(custom.stem), `shared_${custom.stem}`])
    return [...keys].flatMap((one) => byKey.get(one) ?? [])
  }
  return byKey.get(key) ?? NONE
}

const NONE: readonly PolicyEntry[] = []

/** Whether custom connectors that the policy does not list are classed by their addresses. */
export function hasPatterns(policy: Policy): boolean {
  if (policy.environments.kind === 'SingleEnvironment') return false
  return !policy.hasRules || policy.urlPatterns.length > 0
}

/** The class by the first pattern that matches; a connector with several addresses must get one class for all. */
function classOfAddress({ hosts }: CustomConnector, { urlPatterns }: Policy): FoundClass {
  const classes =
    hosts.length === 0
      ? new Set<FoundClass>(urlPatterns.map(({ outcome }) => outcome))
      : new Set<FoundClass>(hosts.map((host) => firstOutcome(urlPatterns, host) ?? 'Unknown'))
  const [first, second] = classes
  return first === undefined || second !== undefined ? 'Unknown' : first
}
