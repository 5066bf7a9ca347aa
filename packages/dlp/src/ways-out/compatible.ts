// The largest set of connectors that policies let meet in one resource.
import type { FoundClass } from '../evaluate/classify.js'

/** Looks at a group after which the best set so far is taken. Only `Ignore` in many policies at once comes near. */
const MAX_LOOKS = 100_000

/** Some connectors by their index, and whether no larger set exists for certain. */
export interface CompatibleSet {
  readonly indexes: readonly number[]
  readonly isLargest: boolean
}

/** Parts in each of which no policy keeps anything apart: every connector joins the first part that takes it. */
export function compatibleParts(vectors: readonly (readonly FoundClass[])[]): number[][] {
  const parts: { merged: FoundClass[]; indexes: number[] }[] = []
  vectors.forEach((vector, index) => {
    const part = parts.find(({ merged }) => merged.every((one, policy) => canMeet(one, vector[policy])))
    if (!part) {
      parts.push({ merged: [...vector], indexes: [index] })
      return
    }
    part.indexes.push(index)
    part.merged = part.merged.map((one, policy) => (isWild(one) ? (vector[policy] ?? one) : one))
  })
  return parts.map(({ indexes }) => indexes).sort((left, right) => right.length - left.length)
}

function canMeet(left: FoundClass, right: FoundClass = 'Ignore'): boolean {
  return left === right || isWild(left) || isWild(right)
}

function isWild(found: FoundClass): boolean {
  return found !== 'Confidential' && found !== 'General'
}

interface Group {
  readonly vector: string
  readonly indexes: number[]
}

/**
 * Finds the largest set in which no policy has both a business and a non-business connector. Without `Ignore` that is the
 * most frequent vector of classes, and the search visits each vector once; with it both choices are tried for each policy
 * that keeps connectors apart, up to {@link MAX_LOOKS}.
 * @param vectors for each connector its class in each policy.
 */
export function largestCompatibleSet(vectors: readonly (readonly FoundClass[])[]): CompatibleSet {
  const groups = new Map<string, Group>()
  vectors.forEach((classes, index) => {
    const vector = classes.map(symbolOf).join('')
    const group = groups.get(vector)
    if (group) group.indexes.push(index)
    else groups.set(vector, { vector, indexes: [index] })
  })
  const search: Search = { best: [], looks: 0 }
  visit([...groups.values()], 0, search)
  const indexes = search.best.flatMap((group) => group.indexes).sort((left, right) => left - right)
  return { indexes, isLargest: search.looks <= MAX_LOOKS }
}

function symbolOf(found: FoundClass): string {
  if (found === 'Confidential') return 'B'
  return found === 'General' ? 'N' : '*'
}

interface Search {
  best: readonly Group[]
  looks: number
}

function visit(groups: readonly Group[], from: number, search: Search): void {
  search.looks += groups.length
  if (search.looks > MAX_LOOKS && search.best.length > 0) return
  if (sizeOf(groups) <= sizeOf(search.best)) return
  const policy = firstConflict(groups, from)
  if (policy === undefined) {
    search.best = groups
    return
  }
  const without = (symbol: string): Group[] => groups.filter(({ vector }) => vector[policy] !== symbol)
  const [larger, smaller] = [without('N'), without('B')].sort((left, right) => sizeOf(right) - sizeOf(left))
  visit(larger ?? [], policy + 1, search)
  visit(smaller ?? [], policy + 1, search)
}

/** The first policy, from an index on, that has both classes among the groups. */
function firstConflict(groups: readonly Group[], from: number): number | undefined {
  const length = groups[0]?.vector.length ?? 0
  for (let policy = from; policy < length; policy++) {
    const symbols = new Set(groups.map(({ vector }) => vector[policy]))
    if (symbols.has('B') && symbols.has('N')) return policy
  }
  return undefined
}

function sizeOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { indexes }) => sum + indexes.length, 0)
}
