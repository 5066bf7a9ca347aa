// What an import says to people: its warnings in the log, its facts in the summary.
import { markdownFacts } from '@powerops/actions-kit'
import { formatDuration, quote, toMarkdownCode, toMarkdownText, type Logger } from '@powerops/core'
import type { Deployed } from './deployment.js'

/** Warnings that are shown one by one. */
const MAX_WARNINGS = 10

/** Components that were imported with a warning, as the service words it. */
export function reportWarnings({ warnings }: Deployed, log: Logger): void {
  for (const { kind, name, text } of warnings.slice(0, MAX_WARNINGS)) {
    log.warning(`${kind} ${quote(name)}: ${text ?? 'imported with a warning'}`)
  }
  if (warnings.length > MAX_WARNINGS) log.warning(`and ${warnings.length - MAX_WARNINGS} more warnings`)
}

/** The summary of the step, Markdown. */
export function describe(target: URL, all: readonly Deployed[]): string {
  return all.map((deployed) => describeOne(target, deployed)).join('\n\n')
}

function describeOne(target: URL, deployed: Deployed): string {
  const { previousVersion, version, warnings, durations, proofs } = deployed
  if (deployed.outcome === 'skipped') {
    const facts = {
      Solution: toMarkdownCode(deployed.solution),
      'Version of the file': toMarkdownCode(version),
      'Version in the target': previousVersion && toMarkdownCode(previousVersion),
      In: target.origin,
    }
    return `### Solution left as it is\n\n${markdownFacts(facts)}`
  }
  const facts = markdownFacts({
    Solution: toMarkdownCode(deployed.solution),
    Version: `${previousVersion ? `${toMarkdownCode(previousVersion)} → ` : ''}${toMarkdownCode(version)}`,
    Into: target.origin,
    Operation: deployed.operation,
    'Components reported': deployed.importJobId && String(deployed.components),
    Warnings: warnings.length > 0 ? String(warnings.length) : undefined,
    'Tested in': proofs?.tests
      .map(({ environment, runId }) => `${toMarkdownText(environment)}, run ${runId}`)
      .join('; '),
    'Approved by': proofs?.approval?.approvers.map(({ login }) => toMarkdownText(login)).join(', '),
    'SHA-256': toMarkdownCode(deployed.digest),
    'Import job': deployed.importJobId && toMarkdownCode(deployed.importJobId),
    'Waited in line': durations.waitingMs > 1000 ? formatDuration(durations.waitingMs) : undefined,
    'Time of the import': formatDuration(durations.importMs),
    'Time of the upgrade': durations.applyMs > 0 ? formatDuration(durations.applyMs) : undefined,
  })
  return `### Solution imported\n\n${facts}`
}
