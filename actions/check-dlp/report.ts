// The verdict as a JSON document, for tools that come after. docs/schemas/check-dlp-report.schema.json describes it.
import type { Resource, UnusedReference, Verdict, WaysOut } from '@powerops/dlp'

/**
 * The report: `schemaVersion` 1, the verdict with its findings, every resource with what it uses, the class of each
 * connector in each policy, and the ways out of a violation (else null).
 */
export function formatReport(
  verdict: Verdict,
  resources: readonly Resource[],
  unused: readonly UnusedReference[],
  ways: WaysOut | undefined,
): string {
  const classes = verdict.classes.map((row) => ({ ...row, classes: Object.fromEntries(row.classes) }))
  const report = { schemaVersion: 1, ...verdict, classes, resources, unused, waysOut: ways ?? null }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
