// What changed in a solution, as a release manager reads it.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { ComponentDifference, SolutionDifferences } from '@powerops/solution'

/** Rows of the table; a summary may have 1 MiB, and nobody reads more. */
const MAX_ROWS = 50

const SIGNS: Readonly<Record<ComponentDifference['change'], string>> = {
  added: '➕ added',
  changed: '✏️ changed',
  removed: '➖ removed',
}

/** A table of the components that were added, changed or removed; empty when there are none. */
export function renderDifferences({ components }: SolutionDifferences): string {
  const own = withoutParts(components)
  if (own.length === 0) return ''
  const rows = own
    .slice(0, MAX_ROWS)
    .map(({ change, component }) => [
      SIGNS[change],
      toMarkdownText(component.typeName),
      toMarkdownText(component.label),
      toMarkdownCode(component.schemaName ?? component.id ?? ''),
      component.parent === undefined ? '' : toMarkdownCode(component.parent),
    ])
  const more = own.length > MAX_ROWS ? `\n\n… and ${own.length - MAX_ROWS} more components.` : ''
  return `${markdownTable(['', 'Component', 'Name', 'Schema name or id', 'Table'], rows)}${more}`
}

/** The differences as data: what changed, of which type, and its names. */
export function differencesAsJson({
  components,
}: SolutionDifferences): Readonly<Record<string, string | undefined>>[] {
  return withoutParts(components).map(({ change, component }) => ({
    change,
    type: component.typeName,
    name: component.label,
    schemaName: component.schemaName,
    id: component.id,
    table: component.parent,
  }))
}

/** A table that came or went as a whole brings its columns, forms and views along: they need no rows of their own. */
function withoutParts(differences: readonly ComponentDifference[]): ComponentDifference[] {
  const whole = new Set(
    differences
      .filter(({ change, component }) => change !== 'changed' && component.type === '1')
      .map(({ change, component }) => `${change} ${component.schemaName}`),
  )
  return differences.filter(({ change, component }) => !whole.has(`${change} ${component.parent}`))
}
