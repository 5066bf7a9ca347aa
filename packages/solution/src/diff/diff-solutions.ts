// What is different between two solutions, component by component.
import { listComponents, type SolutionComponent } from '../model/components.js'
import type { SolutionManifest } from '../model/manifest.js'
import type { SolutionArchive } from '../model/solution.js'
import { isSpelledAlike } from '../xml/same-spelling.js'

/** A component that only one of two solutions has, or that they have with different content. */
export interface ComponentDifference {
  readonly change: 'added' | 'changed' | 'removed'
  /** The component as the later solution has it; a removed one as the earlier solution had it. */
  readonly component: SolutionComponent
}

/** The way from one solution to another. */
export interface SolutionDifferences {
  readonly from: SolutionManifest
  readonly to: SolutionManifest
  /** In the order of the later solution, removed components last. */
  readonly components: readonly ComponentDifference[]
}

/**
 * Compares two solutions by component. How their files are written makes no difference: indentation, line ends, and the
 * order of the components count for nothing.
 */
export function diffSolutions(from: SolutionArchive, to: SolutionArchive): SolutionDifferences {
  const before = new Map(listComponents(from).map((component) => [component.key, component]))
  const after = listComponents(to)
  const kept = new Set(after.map((component) => component.key))
  const present = after.flatMap((component): ComponentDifference[] => {
    const former = before.get(component.key)
    if (!former) return [{ change: 'added', component }]
    return hasSameContent(former, component) ? [] : [{ change: 'changed', component }]
  })
  const removed = [...before.values()]
    .filter((component) => !kept.has(component.key))
    .map((component): ComponentDifference => ({ change: 'removed', component }))
  return { from: from.manifest, to: to.manifest, components: [...present, ...removed] }
}

function hasSameContent(former: SolutionComponent, component: SolutionComponent): boolean {
  return isSpelledAlike(former.element, component.element) || former.digest() === component.digest()
}
