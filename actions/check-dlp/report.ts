// The verdict as a JSON document, for tools that come after.
import type { Resource, UnusedReference, Verdict } from '@powerops/dlp'

/**
 * The report: `schemaVersion` 1, the verdict with its findings, every resource with what it uses, and the class of each
 * connector in each policy.
 */
export function formatReport(
  verdict: Verdict,
  resources: readonly Resource[],
  unused: readonly UnusedReference[],
): string {
  const classes = verdict.classes.map((row) => ({ ...row, classes: Object.fromEntries(row.classes) }))
  return `${JSON.stringify({ schemaVersion: 1, ...verdict, classes, resources, unused }, undefined, 2)}\n`
}
