// Resources against policies, one by one, without asking which policies are for which environment.
import { connectorKey } from '../connector-id.js'
import type { Policy } from '../policy/policy.js'
import type { ConnectorUse, Doubt, Resource } from '../resource.js'
import { classify, type FoundClass, type ResourceConnector } from './classify.js'
import { granularFindings, rulesNotRead } from './granular-rules.js'
import { groupFindings, guessedClasses, name } from './group-rules.js'
import { connectorsKnownTo } from './known-connectors.js'
import type { Finding, JudgedResource } from './verdict.js'

/** Connectors that the service leaves out of data policies: links from apps to flows, and file conversion. */
export const notClassifiable: readonly string[] = ['shared_logicflows', 'shared_conversionservice']

/** What the classes of connectors depend on besides the policies. */
export interface ConnectorRules {
  /** Ids of the connectors that cannot be blocked, from `connectors/metadata/unblockable`. */
  readonly unblockable: readonly string[]
  /** Ids of connectors that take no part; {@link notClassifiable} when absent. */
  readonly nonClassifiable?: readonly string[]
  /** Ids of all connectors of the tenant; absent when nobody could be asked for them. */
  readonly catalogued?: readonly string[]
}

/** A resource whose connectors have been put together and classed. */
export interface ClassifiedResource {
  readonly resource: Resource
  readonly connectors: readonly ResourceConnector[]
  /** For each policy that the resource is subject to, the classes of its connectors in their order. */
  readonly columns: readonly ClassColumn[]
}

/** The classes of a resource's connectors in one policy. */
export interface ClassColumn {
  readonly policy: Policy
  readonly classes: readonly FoundClass[]
}

/** Classes every connector of every resource in every policy that does not exempt the resource. */
export function classifyResources(
  resources: readonly Resource[],
  policies: readonly Policy[],
  rules: ConnectorRules,
): ClassifiedResource[] {
  const unblockable = new Set(rules.unblockable.map(connectorKey))
  const ignored = new Set((rules.nonClassifiable ?? notClassifiable).map(connectorKey))
  return resources.map((resource) => {
    const connectors = connectorsOf(resource).filter(({ key }) => !ignored.has(key))
    const columns = policies
      .filter((policy) => !isExempt(resource, policy))
      .map((policy) => ({
        policy,
        classes: connectors.map((connector) => classify(connector, policy, unblockable)),
      }))
    return { resource, connectors, columns }
  })
}

/** Everything that is wrong or undecided with classified resources, each finding once. */
export function judge(classified: readonly ClassifiedResource[], rules: ConnectorRules): Finding[] {
  const unblockable = new Set(rules.unblockable.map(connectorKey))
  const isKnown = connectorsKnownTo(rules.catalogued)
  return classified.flatMap(({ resource: judgedResource, connectors, columns }) => {
    if (columns.length === 0) return []
    const { kind, id, name: title, place, unknowns } = judgedResource
    const resource: JudgedResource = { kind, id, name: title }
    const findings = unknowns.map((doubt) => unreadPart(resource, { ...(place ? { place } : {}), ...doubt }))
    for (const { policy, classes } of columns) {
      const rows = connectors.map((connector, index) => ({ connector, class: classes[index] ?? 'Unknown' }))
      findings.push(...groupFindings(resource, policy, rows))
      findings.push(
        ...guessedClasses(
          resource,
          policy,
          rows.filter(({ connector }) => !isKnown(connector)),
        ),
      )
      if (!policy.hasRules && rows.length > 0) findings.push(rulesNotRead(resource, policy, place))
      // A large flow has more findings than a call takes arguments.
      const granular = rows.flatMap((row) => granularFindings(resource, policy, row, unblockable))
      for (const finding of granular) findings.push(finding)
    }
    return unique(findings)
  })
}

/** What is said twice is one finding, at the first of its places. */
function unique(findings: readonly Finding[]): Finding[] {
  const byStatement = new Map<string, Finding>()
  for (const finding of findings) {
    const statement = JSON.stringify({ ...finding, sites: [] })
    if (!byStatement.has(statement)) byStatement.set(statement, finding)
  }
  return [...byStatement.values()]
}

const grouped = new WeakMap<Resource, readonly ResourceConnector[]>()

/** The connectors of a resource by key, each with all its uses. Put together once: each policy asks for them. */
function connectorsOf(resource: Resource): readonly ResourceConnector[] {
  const known = grouped.get(resource)
  if (known) return known
  const byKey = new Map<string, ConnectorUse[]>()
  for (const use of resource.uses) {
    const before = byKey.get(use.key)
    if (before) before.push(use)
    else byKey.set(use.key, [use])
  }
  const connectors = [...byKey]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, uses]) => {
      const named = uses.find((use) => use.name !== key)
      return { key, name: named?.name ?? key, custom: uses.find((use) => use.custom)?.custom, uses }
    })
  grouped.set(resource, connectors)
  return connectors
}

function isExempt(resource: Resource, policy: Policy): boolean {
  return resource.id !== '' && policy.exemptResources.includes(connectorKey(resource.id))
}

function unreadPart(resource: JudgedResource, { sentence, place }: Doubt): Finding {
  return {
    kind: 'unknown',
    rule: 'reading',
    resource,
    connectors: [],
    sites: place ? [{ place }] : [],
    sentence: `${name(resource)}: ${sentence}`,
    remedy: 'Have somebody who knows the policies look at the resource, and record the decision.',
  }
}
