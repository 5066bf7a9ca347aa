// The five severities of the checker, by name and by number.

/** Every severity, the worst first; also the order of the counts in an analysis. */
export const severities = ['Critical', 'High', 'Medium', 'Low', 'Informational'] as const

/** How bad a finding is. */
export type Severity = (typeof severities)[number]

/** Reads a severity as rules (numbers, 5 is critical), reports and people write it; undefined for anything else. */
export function parseSeverity(untrusted: unknown): Severity | undefined {
  if (typeof untrusted === 'number') return severities[severities.length - untrusted]
  if (typeof untrusted !== 'string') return undefined
  const word = untrusted.trim().toLowerCase()
  if (/^[1-5]$/.test(word)) return parseSeverity(Number(word))
  return severities.find((severity) => severity.toLowerCase() === word)
}
