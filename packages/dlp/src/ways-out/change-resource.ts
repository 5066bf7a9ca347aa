// The first way out: what the maker would change in a resource so that the policies stay as they are.
import type { FoundClass, ResourceConnector } from '../evaluate/classify.js'
import type { ClassifiedResource } from '../evaluate/judge.js'
import type { Finding } from '../evaluate/verdict.js'
import { compatibleParts, largestCompatibleSet } from './compatible.js'

/** A connector as a way out names it. */
export interface NamedConnector {
  readonly key: string
  readonly name: string
}

/** A connector that the resource has to do without. */
export interface Replacement extends NamedConnector {
  /** `blocked`: no resource may use it; `grouping`: it may not meet those that stay. */
  readonly because: 'blocked' | 'grouping'
}

/** What would make a resource compliant without touching a policy. */
export interface ResourceChange {
  /** The smallest set of connectors to replace. */
  readonly replace: readonly Replacement[]
  readonly keep: readonly NamedConnector[]
  /**
   * Instead of replacing those of `grouping`: resources to split it into, each with connectors that may meet. Empty when
   * there is nothing to split.
   */
  readonly split: readonly (readonly NamedConnector[])[]
  readonly avoidOperations: readonly (NamedConnector & { readonly operation: string | null })[]
  readonly avoidEndpoints: readonly (NamedConnector & { readonly endpoint: string | null })[]
  /** False when the search was cut short: a smaller set of replacements may exist. */
  readonly isSmallest: boolean
}

/**
 * Plans the change of one resource.
 * @param violations those of this resource.
 */
export function planResourceChange(
  { connectors, columns }: ClassifiedResource,
  violations: readonly Finding[],
): ResourceChange {
  const vectors = connectors.map((_, index) => columns.map(({ classes }) => classes[index] ?? 'Unknown'))
  const isBlocked = vectors.map((vector) => vector.includes('Blocked'))
  const free = connectors.flatMap((connector, index) =>
    isBlocked[index] ? [] : [{ connector, vector: vectors[index] ?? [] }],
  )
  const { parts, isSmallest } = partsOf(free)
  const [keep = [], ...others] = parts
  return {
    replace: [
      ...connectors.filter((_, index) => isBlocked[index]).map((one) => replacement(one, 'blocked')),
      ...others.flat().map((one) => replacement(one, 'grouping')),
    ],
    keep: keep.map(named),
    split: parts.length > 1 ? parts.map((part) => part.map(named)) : [],
    avoidOperations: avoided(violations, 'action', (one) => ({ operation: one.operation ?? null })),
    avoidEndpoints: avoided(violations, 'endpoint', (one) => ({ endpoint: one.endpoint ?? null })),
    isSmallest,
  }
}

interface Candidate {
  readonly connector: ResourceConnector
  readonly vector: readonly FoundClass[]
}

/** The largest set of connectors that may meet, and what is left in as many parts as it takes. */
function partsOf(candidates: readonly Candidate[]): { parts: ResourceConnector[][]; isSmallest: boolean } {
  const { indexes, isLargest } = largestCompatibleSet(candidates.map(({ vector }) => vector))
  const kept = new Set(indexes)
  const left = candidates.filter((_, index) => !kept.has(index))
  const others = compatibleParts(left.map(({ vector }) => vector)).map((part) =>
    left.filter((_, index) => part.includes(index)),
  )
  const parts = [candidates.filter((_, index) => kept.has(index)), ...others]
  return {
    parts: parts.filter((part) => part.length > 0).map((part) => part.map(({ connector }) => connector)),
    isSmallest: isLargest,
  }
}

function avoided<Value extends object>(
  violations: readonly Finding[],
  rule: Finding['rule'],
  valueOf: (finding: Finding) => Value,
): (NamedConnector & Value)[] {
  const found = new Map<string, NamedConnector & Value>()
  for (const finding of violations) {
    const [connector] = finding.connectors
    if (finding.rule !== rule || !connector) continue
    const one = { key: connector.key, name: connector.name, ...valueOf(finding) }
    found.set(JSON.stringify(one), one)
  }
  return [...found.values()]
}

function named({ key, name }: ResourceConnector): NamedConnector {
  return { key, name }
}

function replacement(connector: ResourceConnector, because: Replacement['because']): Replacement {
  return { ...named(connector), because }
}
