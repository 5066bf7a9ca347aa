// What a solution needs of its target, against the solutions that the target has and those that come along.
import { compareVersions, parseVersion, type SolutionVersion } from '@powerops/core'
import type { SolutionEntry } from '@powerops/dataverse'
import type { DependencyEnd } from '@powerops/solution'
import { UNMANAGED_LAYER } from './deletions.js'
import type { SolutionFacts } from './solution-facts.js'

/** A component that the target lacks, or may lack. */
export interface UnmetDependency {
  component: string
  typeName: string
  /** The solution that brings it; empty when it was made outside any solution. */
  solution: string
  version?: SolutionVersion
  /**
   * `missing`: the target does not have the solution. `older`: it has an older version, which may lack the component.
   * `unknown`: it was made outside any solution, or is a part of the platform's own apps.
   */
  state: 'missing' | 'older' | 'unknown'
  /** Version that the target has. */
  inTarget?: SolutionVersion
}

/** Solutions that every environment has. */
const PLATFORM = ['system', 'default', 'basic']
/** Solutions of the platform's own apps, whose parts can come with others of them. */
const FIRST_PARTY = /^(msdyn|msft_|mspp_|microsoft)/i

/** `Name (1.2.3.4)` or a bare name, as solution.xml writes the solution of a dependency. */
export function solutionOf({ solution }: Pick<DependencyEnd, 'solution'>): {
  name: string
  version?: SolutionVersion
} {
  const match = /^(.*?)\s*(?:\((\d{1,9}(?:\.\d{1,9}){1,3})\))?$/.exec((solution ?? '').trim())
  const name = match?.[1] ?? ''
  return match?.[2] === undefined ? { name } : { name, version: parseVersion(match[2], 'a dependency') }
}

/**
 * The dependencies that the target does not surely meet, each component once.
 * @param others the solutions that are deployed before this one
 */
export function findUnmet(
  facts: Pick<SolutionFacts, 'dependencies'>,
  target: readonly SolutionEntry[],
  others: readonly SolutionFacts[],
): UnmetDependency[] {
  const unmet = new Map<string, UnmetDependency>()
  for (const { required } of facts.dependencies) {
    if (others.some((other) => brings(other, required))) continue
    const found = judge(required, target)
    if (found) unmet.set(`${found.typeName} ${found.component} ${found.solution}`.toLowerCase(), found)
  }
  return [...unmet.values()]
}

/** Whether the solution is, or holds, what is required. */
export function brings(
  { uniqueName, components }: Pick<SolutionFacts, 'uniqueName' | 'components'>,
  required: DependencyEnd,
): boolean {
  if (solutionOf(required).name.toLowerCase() === uniqueName.toLowerCase()) return true
  const wanted = required.schemaName?.toLowerCase()
  return (
    wanted !== undefined &&
    components.some(({ type, schemaName }) => type === required.type && schemaName?.toLowerCase() === wanted)
  )
}

function judge(required: DependencyEnd, target: readonly SolutionEntry[]): UnmetDependency | undefined {
  const { name, version } = solutionOf(required)
  const component = {
    component: required.schemaName ?? required.displayName ?? required.id ?? '',
    typeName: required.typeName,
  }
  const folded = name.toLowerCase()
  if (PLATFORM.includes(folded)) return undefined
  if (folded === '' || folded === UNMANAGED_LAYER) return { ...component, solution: '', state: 'unknown' }
  const wanted = { ...component, solution: name, ...(version === undefined ? {} : { version }) }
  const entry = target.find(({ uniqueName }) => uniqueName.toLowerCase() === folded)
  if (!entry) return { ...wanted, state: FIRST_PARTY.test(name) ? 'unknown' : 'missing' }
  if (version === undefined || entry.version === undefined) return undefined
  return compareVersions(entry.version, version) < 0
    ? { ...wanted, state: 'older', inTarget: entry.version }
    : undefined
}
