// What is in the way of a deletion, in words.
import { AlmError, quote } from '@powerops/core'
import type { InstalledSolution, UninstallBlocker } from '@powerops/dataverse'
import { componentTypeName } from '@powerops/solution'

/** Components that the message names; the details hold more. */
const NAMED = 3
const MAX_DETAILS = 50

/** Unique names of the solutions that hold what is in the way, sorted. */
export function solutionsOf(blockers: readonly UninstallBlocker[]): string[] {
  return [...new Set(blockers.flatMap(({ solutions }) => solutions))].sort()
}

/** For example `web resource "main.js"`. */
export function describeBlocker({ type, name, id }: UninstallBlocker): string {
  return `${componentTypeName(String(type))} ${name === undefined ? id : quote(name)}`
}

/** The refusal: who depends on the solution, and what to do about it. */
export function blockedError(
  { uniqueName }: InstalledSolution,
  blockers: readonly UninstallBlocker[],
): AlmError {
  const solutions = solutionsOf(blockers)
  const dependents =
    solutions.length > 0
      ? `${solutions.join(', ')} ${solutions.length === 1 ? 'depends' : 'depend'}`
      : 'components outside any other solution depend'
  const components = blockers.slice(0, NAMED).map((blocker) => {
    const needs = blocker.needs === undefined ? '' : ` needs ${quote(blocker.needs)}`
    return `${describeBlocker(blocker)}${needs}`
  })
  const more = blockers.length > NAMED ? `; and ${blockers.length - NAMED} more` : ''
  return new AlmError('solution-in-use', {
    message: `solution ${quote(uniqueName)} cannot be deleted because ${dependents} on it: ${components.join('; ')}${more}`,
    remedy:
      solutions.length > 0
        ? `Delete ${solutions.join(', ')} first, or import versions that do not need ${uniqueName}. Nothing was deleted.`
        : 'Remove what these components need from them, or delete them in make.powerapps.com. Nothing was deleted.',
    details: { solution: uniqueName, blockingSolutions: solutions, blockers: blockers.slice(0, MAX_DETAILS) },
  })
}
