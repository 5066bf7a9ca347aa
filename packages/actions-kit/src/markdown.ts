// Markdown for job summaries, built from cells that are already escaped.

/** A table; every cell must be Markdown (see toMarkdownText and toMarkdownCode). */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A two-column table of facts, without the rows whose value is undefined. */
export function markdownFacts(facts: Readonly<Record<string, string | undefined>>): string {
  const rows = Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return markdownTable(['', ''], rows)
}
