// Patterns of endpoint rules and of addresses: `*` stands for any text, upper and lower case are alike.
import type { PatternRule } from '../policy/policy.js'

/**
 * Tells whether a text matches a pattern as a whole. `https://a.example/` and `https://a.example` are one address, so
 * `https://a.example/*` matches both.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const pieces = normalizeAddress(pattern).split('*')
  const subject = normalizeAddress(text)
  return matchesPieces(pieces, subject) || matchesPieces(pieces, `${subject}/`)
}

/** Every piece is looked for once, so nothing backtracks. */
function matchesPieces([first = '', ...pieces]: readonly string[], subject: string): boolean {
  const last = pieces.pop()
  if (last === undefined) return subject === first
  if (!subject.startsWith(first)) return false
  let at = first.length
  for (const piece of pieces) {
    const found = subject.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return subject.length - last.length >= at && subject.endsWith(last)
}

/**
 * The outcome of the first rule that matches. Undefined when none does (a policy should end with `*`), and when rules of
 * the same order match and disagree: which of them comes first is not written down.
 * @param rules sorted by their order.
 */
export function firstOutcome<Outcome>(
  rules: readonly PatternRule<Outcome>[],
  text: string,
): Outcome | undefined {
  const first = rules.find(({ pattern }) => matchesPattern(pattern, text))
  const isDisputed = rules.some(
    ({ order, outcome, pattern }) =>
      order === first?.order && outcome !== first.outcome && matchesPattern(pattern, text),
  )
  return isDisputed ? undefined : first?.outcome
}

/** The spelling in which addresses are compared. A `/` at the end means nothing. */
export function normalizeAddress(text: string): string {
  return text.trim().toLowerCase().replace(/\/$/, '')
}
