// What an import says to people: its warnings in the log, its facts in the summary.
import { markdownFacts } from '@powerops/actions-kit'
import { formatDuration, quote, toMarkdownCode, type Logger } from '@powerops/core'
import type { ImportOutcome } from '@powerops/dataverse'
import type { Offer } from './offer.js'
import type { PlannedImport } from './plan.js'

/** Warnings that are shown one by one. */
const MAX_WARNINGS = 10

/** Components that were imported with a warning, as the service words it. */
export function reportWarnings({ warnings }: ImportOutcome, log: Logger): void {
  for (const { kind, name, text } of warnings.slice(0, MAX_WARNINGS)) {
    log.warning(`${kind} ${quote(name)}: ${text ?? 'imported with a warning'}`)
  }
  if (warnings.length > MAX_WARNINGS) log.warning(`and ${warnings.length - MAX_WARNINGS} more warnings`)
}

/** The summary of the step, Markdown. */
export function describe(
  target: URL,
  { digest, solution }: Offer,
  { operation, previousVersion }: PlannedImport,
  outcome: ImportOutcome,
): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(solution.uniqueName),
    Version: `${previousVersion ? `${toMarkdownCode(previousVersion)} → ` : ''}${toMarkdownCode(outcome.installed.version)}`,
    Into: target.origin,
    Operation: operation,
    'Components reported': String(outcome.componentCount),
    Warnings: outcome.warnings.length > 0 ? String(outcome.warnings.length) : undefined,
    'SHA-256': toMarkdownCode(digest),
    'Import job': toMarkdownCode(outcome.importJobId),
    Time: formatDuration(outcome.elapsedMs),
  })
  return `### Solution imported\n\n${facts}`
}
