// The order in which several solutions are deployed: what others need comes first.
import { AlmError, quote } from '@powerops/core'
import { UNMANAGED_LAYER } from './deletions.js'
import { brings, solutionOf } from './dependencies.js'
import type { SolutionFacts } from './solution-facts.js'

type Ordered = Pick<SolutionFacts, 'uniqueName' | 'patchOf' | 'dependencies' | 'components'>

/**
 * Orders solutions by their dependencies; those that do not depend on each other keep their order.
 * @throws AlmError `input-conflict` for a solution that is there twice, and for solutions that need each other.
 */
export function orderByDependencies<T extends { facts: Ordered }>(offers: readonly T[]): T[] {
  refuseTwins(offers)
  const waiting = [...offers]
  const ordered: T[] = []
  while (waiting.length > 0) {
    const at = waiting.findIndex(
      (offer) => !waiting.some((other) => other !== offer && needs(offer.facts, other.facts)),
    )
    if (at === -1) throw circle(waiting)
    ordered.push(...waiting.splice(at, 1))
  }
  return ordered
}

/** Whether the first solution needs something of the second. */
function needs(one: Ordered, other: Ordered): boolean {
  const name = other.uniqueName.toLowerCase()
  if (one.patchOf?.toLowerCase() === name) return true
  return one.dependencies.some(({ required }) => {
    const from = solutionOf(required).name.toLowerCase()
    // Where it was made in no solution, whoever brings it along has to come first.
    return from === '' || from === UNMANAGED_LAYER
      ? brings(other, required) && !brings(one, required)
      : from === name
  })
}

function refuseTwins(offers: readonly { facts: Ordered }[]): void {
  const names = offers.map(({ facts }) => facts.uniqueName.toLowerCase())
  const twin = offers.find(({ facts }, index) => names.indexOf(facts.uniqueName.toLowerCase()) !== index)
  if (!twin) return
  throw new AlmError('input-conflict', {
    message: `input solution-file names two files that hold ${quote(twin.facts.uniqueName)}`,
    remedy: 'Name one file for each solution; a pattern such as *_managed.zip leaves the unmanaged twin out.',
  })
}

function circle(waiting: readonly { facts: Ordered }[]): AlmError {
  let circular = waiting
  for (let before = Infinity; circular.length < before;) {
    before = circular.length
    // Who is needed by none of the others only waits for them.
    const among = circular
    circular = among.filter((offer) =>
      among.some((other) => other !== offer && needs(other.facts, offer.facts)),
    )
  }
  const names = circular.map(({ facts }) => quote(facts.uniqueName)).join(', ')
  return new AlmError('input-conflict', {
    message: `the solutions ${names} need each other, so none of them can be the first`,
    remedy: 'Move what both need into a solution of its own, or put them into one.',
  })
}
