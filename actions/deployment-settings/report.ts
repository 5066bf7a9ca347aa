// What the settings lack, for people.
import { markdownFacts, markdownTable, type ActionPorts } from '@powerops/actions-kit'
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { SettingsFinding, SettingsFindingKind } from '../common/check-settings.js'
import type { outputs } from './inputs.js'

/** Findings that become annotations; the summary has all. */
const MAX_ANNOTATIONS = 20

/** Sets the outputs and annotations of the findings. */
export function publishFindings(
  findings: readonly SettingsFinding[],
  ports: ActionPorts<(typeof outputs)[number]>,
): void {
  const ofKind = (wanted: SettingsFindingKind): number =>
    findings.filter(({ kind }) => kind === wanted).length
  const ofLevel = (wanted: SettingsFinding['level']): number =>
    findings.filter(({ level }) => level === wanted).length
  ports.output('errors', ofLevel('error'))
  ports.output('warnings', ofLevel('warning'))
  ports.output('missing-connections', ofKind('connection-missing'))
  ports.output('missing-values', ofKind('value-missing'))
  for (const { level, message, remedy } of findings.slice(0, MAX_ANNOTATIONS)) {
    ports.annotate({ level, message: `${message}\n${remedy}`, title: 'Deployment settings' })
  }
}

/** The summary of the step, Markdown. */
export function describeSettings(
  facts: { file: string; checkedAgainst: string | undefined; added: readonly string[] },
  findings: readonly SettingsFinding[],
): string {
  const table = markdownFacts({
    File: toMarkdownCode(facts.file),
    Target: facts.checkedAgainst ?? 'not asked',
    Added: facts.added.length > 0 ? facts.added.map(toMarkdownCode).join(', ') : undefined,
  })
  if (findings.length === 0) return `### Deployment settings\n\n${table}\n\nEverything is filled in.`
  const rows = findings.map(({ level, name, message, remedy }) => [
    level,
    toMarkdownCode(name),
    toMarkdownText(message),
    toMarkdownText(remedy),
  ])
  return `### Deployment settings\n\n${table}\n\n${markdownTable(['', 'Name', 'Finding', 'What to do'], rows)}`
}
