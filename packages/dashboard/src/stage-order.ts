// In which order solutions go through environments: read off the history, production last.
import type { Deployment } from './dashboard-document.js'

/** Where an environment stands: the sum and number of its places (0 first, 1 last) in the ways of single zips. */
interface Standing {
  name: string
  production: boolean
  sum: number
  ways: number
}

/**
 * The names of all environments of a history that is sorted newest first, each in its first spelling. Those in `wished` come first, in that order; of the rest,
 * the one that the same bytes reached earlier stands before the one that they reached later.
 */
export function orderStages(history: readonly Deployment[], wished: readonly string[] = []): string[] {
  const standings = new Map<string, Standing>()
  for (const { environment, production } of history) {
    const key = environment.toLowerCase()
    const standing = standings.get(key) ?? { name: environment, production: false, sum: 0, ways: 0 }
    standing.production ||= production
    standings.set(key, standing)
  }
  for (const way of waysOf(history)) {
    for (const [index, key] of way.entries()) {
      const standing = standings.get(key)
      if (!standing || way.length < 2) continue
      standing.sum += index / (way.length - 1)
      standing.ways++
    }
  }
  const ranks = new Map(wished.map((name, index) => [name.toLowerCase(), index] as const))
  const rankOf = ({ name }: Standing): number => ranks.get(name.toLowerCase()) ?? wished.length
  const placeOf = ({ sum, ways }: Standing): number => (ways === 0 ? 0 : sum / ways)
  return [...standings.values()]
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) ||
        Number(one.production) - Number(other.production) ||
        placeOf(one) - placeOf(other) ||
        one.name.localeCompare(other.name, 'en'),
    )
    .map(({ name }) => name)
}

/** For each zip of each project, the environments that it reached, in the order in which it first did. */
function waysOf(history: readonly Deployment[]): Iterable<string[]> {
  const ways = new Map<string, Set<string>>()
  for (const { repository, digest, environment, outcome } of history.toReversed()) {
    if (digest === '' || outcome !== 'success') continue
    const key = `${repository} ${digest}`.toLowerCase()
    const way = ways.get(key) ?? new Set()
    ways.set(key, way.add(environment.toLowerCase()))
  }
  return [...ways.values()].map((way) => [...way])
}
