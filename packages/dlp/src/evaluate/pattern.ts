// Patterns of endpoint rules and of addresses: `*` stands for any text, upper and lower case are alike.

/** Tells whether a text matches a pattern as a whole. Every piece is looked for once, so nothing backtracks. */
export function matchesPattern(pattern: string, text: string): boolean {
  const pieces = normalize(pattern).split('*')
  const subject = normalize(text)
  const first = pieces.shift() ?? ''
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

/** A `/` at the end of an address means nothing. */
function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/\/$/, '')
}
