// What a target lacks, in words that say where to get it.
import { AlmError } from '@powerops/core'
import type { MissingDependency } from '@powerops/dataverse'

/** Components that a message lists by name. */
const MAX_SHOWN = 5

/** The solution name that stands for "made in the source environment, in no solution of its own". */
const UNMANAGED_LAYER = 'Active'

/** The refusal of a solution whose dependencies the target does not have; nothing was changed. */
export function missingDependencies(missing: readonly MissingDependency[], target: URL): AlmError {
  const required = missing.map((dependency) => dependency.required)
  const names = [...new Set(required.map(({ displayName, schemaName }) => schemaName || displayName))].sort()
  const shown = names.slice(0, MAX_SHOWN).join(', ') + (names.length > MAX_SHOWN ? ', …' : '')
  const solutions = [...new Set(required.map(({ solution }) => solution))]
    .filter((solution) => solution !== '' && solution !== UNMANAGED_LAYER)
    .sort()
  const loose = required.some(({ solution }) => solution === '' || solution === UNMANAGED_LAYER)
  const remedies = [
    ...(solutions.length > 0
      ? [`Install first, in this version or a newer one: ${solutions.join(', ')}.`]
      : []),
    ...(loose
      ? [
          'What was made in the development environment outside any solution: add it to this solution, or to one that is deployed before it.',
        ]
      : []),
  ]
  return new AlmError('import-missing-dependencies', {
    message: `${target.origin} lacks ${names.length === 1 ? 'a component' : `${names.length} components`} that the solution needs: ${shown}`,
    remedy: remedies.join(' '),
    details: { missingDependencies: missing },
  })
}
