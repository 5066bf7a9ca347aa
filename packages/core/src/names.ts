// Names that become part of a query, a path or a branch, and so must be plain.
import { AlmError } from './error.js'
import { quote } from './text.js'

const UNIQUE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/

/**
 * Reads the unique name of a solution or publisher: letters, digits and `_`, not starting with a digit.
 * @throws AlmError `input-invalid` naming `what`.
 */
export function parseUniqueName(untrusted: string, what: string): string {
  const text = untrusted.trim()
  if (!UNIQUE_NAME.test(text)) {
    throw new AlmError('input-invalid', {
      message: `${what} is ${quote(untrusted)}, which is not a unique name`,
      remedy:
        'Use the name (not the display name) of the solution: letters, digits and underscores. It stands in the Name column of make.powerapps.com > Solutions.',
    })
  }
  return text
}

/** The words of `known` that a mistyped `given` was probably meant to be, nearest first. */
export function nearestNames(given: string, known: readonly string[], most = 1): string[] {
  const limit = Math.max(2, Math.floor(given.length / 2))
  return known
    .map((name) => ({ name, distance: editDistance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name }) => name)
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
