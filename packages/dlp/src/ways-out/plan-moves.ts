// The smallest set of moves between the groups of one policy that ends its violations of blocked and mixed connectors.
import type { FoundClass } from '../evaluate/classify.js'
import type { ClassifiedResource } from '../evaluate/judge.js'
import type { ConnectorClass, Policy } from '../policy/policy.js'
import { leversOf, type Lever } from './levers.js'

/** A lever and the class that it gives, before and after. */
export interface LeverMove {
  readonly lever: Lever
  readonly from: ConnectorClass
  readonly to: 'Confidential' | 'General'
}

/** Levers that have to have one class, since resources use their connectors together. */
interface Component {
  parent: Component | undefined
  members: Map<string, { lever: Lever; class: ConnectorClass }>
}

/**
 * Plans the moves. Connectors that meet in a resource must get one class, and so must those that meet them elsewhere in
 * the solution: each such set goes where most of it is already, which is the smallest number of moves there is. On a tie
 * nothing leaves business; connectors that were all blocked become non-business.
 */
export function planMoves(resources: readonly ClassifiedResource[], policy: Policy): LeverMove[] {
  const components = new Map<string, Component>()
  for (const { connectors, columns } of resources) {
    const column = columns.find((one) => one.policy === policy)
    if (!column) continue
    const together = connectors.flatMap((connector, index) => {
      const found = column.classes[index] ?? 'Unknown'
      return isClass(found) ? leversOf(connector, policy).map((lever) => ({ lever, class: found })) : []
    })
    join(together, components)
  }
  const roots = new Set([...components.values()].map(rootOf))
  return [...roots].flatMap(({ members }) => movesWithin([...members.values()])).sort(byKey)
}

function isClass(found: FoundClass): found is ConnectorClass {
  return found === 'Confidential' || found === 'General' || found === 'Blocked'
}

function join(
  together: readonly { lever: Lever; class: ConnectorClass }[],
  components: Map<string, Component>,
): void {
  let joined: Component | undefined
  for (const member of together) {
    const known = components.get(member.lever.key)
    const component = known ? rootOf(known) : { parent: undefined, members: new Map() }
    if (!known) {
      component.members.set(member.lever.key, member)
      components.set(member.lever.key, component)
    }
    joined = joined === undefined ? component : merge(joined, component)
  }
}

/** The smaller one goes into the larger one, so that a chain of resources costs no more than it is long. */
function merge(left: Component, right: Component): Component {
  if (left === right) return left
  const [small, large] = left.members.size < right.members.size ? [left, right] : [right, left]
  for (const [key, member] of small.members) large.members.set(key, member)
  small.parent = large
  return large
}

function rootOf(component: Component): Component {
  let root = component
  while (root.parent) root = root.parent
  return root
}

function movesWithin(members: readonly { lever: Lever; class: ConnectorClass }[]): LeverMove[] {
  const count = (wanted: ConnectorClass): number => members.filter((one) => one.class === wanted).length
  const business = count('Confidential')
  const other = count('General')
  if (count('Blocked') === 0 && (business === 0 || other === 0)) return []
  const to = business > 0 && business >= other ? 'Confidential' : 'General'
  return members.flatMap(({ lever, class: from }) => (from === to ? [] : [{ lever, from, to }]))
}

function byKey(left: LeverMove, right: LeverMove): number {
  return left.lever.key < right.lever.key ? -1 : 1
}
