// The verdict as a JSON document, for tools that come after. docs/schemas/check-dlp-report.schema.json describes it.
import type { ConnectorInventory, ListedConnector, Verdict, WaysOut } from '@powerops/dlp'

/** What was found in the solution, and what is known of its connectors. */
export interface Inventory extends ConnectorInventory {
  readonly connectors: readonly ListedConnector[]
}

/**
 * The report: `schemaVersion` 1, the verdict with its findings, every resource with what it uses, the class of each
 * connector in each policy, and the ways out of a violation (else null).
 */
export function formatReport(verdict: Verdict, inventory: Inventory, ways: WaysOut | undefined): string {
  const classes = verdict.classes.map((row) => ({ ...row, classes: Object.fromEntries(row.classes) }))
  const { resources, connectors, customConnectors, unused } = inventory
  const found = { resources, connectors, customConnectors, unused }
  const report = { schemaVersion: 1, ...verdict, classes, ...found, waysOut: ways ?? null }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
