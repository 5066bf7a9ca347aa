// The report as Markdown, for reading in a terminal or pasting into a ticket.
import { formatDuration, toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { Outcome } from '../outcome.js'

/** A page of Markdown with the facts of the HTML report. */
export function renderSummary(outcome: Outcome): string {
  const { solution, stages, history } = outcome
  const cell = (text: string | undefined): string => toMarkdownText(text ?? '')
  return [
    `# ${toMarkdownText(solution.displayName)} ${toMarkdownText(solution.version)}: ${outcome.outcome}`,
    '',
    outcome.outcome === 'promoted'
      ? `Promoted from development to production in ${formatDuration(outcome.durationMs)}.`
      : `${toMarkdownCode(outcome.reasonCode)}: ${toMarkdownText(outcome.reason)}`,
    '',
    '| Stage | State | Before | After | Data policies | Operation | Import job |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...stages.map(
      (stage) =>
        `| ${stage.name} | ${stage.state} | ${cell(stage.versionBefore)} | ${cell(stage.versionAfter)} | ${cell(stage.policyVerdict)} | ${cell(stage.operation)} | ${cell(stage.importJobId)} |`,
    ),
    '',
    ...(outcome.solutionDigest
      ? [`Digest of the deployed bytes: ${toMarkdownCode(outcome.solutionDigest)}`, '']
      : []),
    ...(outcome.approval
      ? [
          `Approved by ${outcome.approval.approvedBy.map(toMarkdownText).join(', ')}: ${toMarkdownText(outcome.approval.comment)}`,
          '',
        ]
      : []),
    ...(outcome.source
      ? [
          `Source: ${toMarkdownCode(outcome.source.branch)} at ${toMarkdownCode(outcome.source.commit)}${outcome.source.pullRequest ? `, pull request ${toMarkdownText(outcome.source.pullRequest)}` : ''}`,
          '',
        ]
      : []),
    ...(history.length > 0
      ? [
          '## Deployment history',
          '',
          '| Environment | Version | State | When (UTC) | Approved by |',
          '| --- | --- | --- | --- | --- |',
          ...history.map(
            (entry) =>
              `| ${cell(entry.environment)} | ${cell(entry.version)} | ${entry.state} | ${entry.at} | ${cell(entry.approvedBy.join(', '))} |`,
          ),
          '',
        ]
      : []),
  ].join('\n')
}
