// What the step shows: a summary by severity and by rule, and notes on the files where the worst was found.
import { markdownTable, type Annotation } from '@powerops/actions-kit'
import { severities } from '@powerops/checker'
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { CheckedSolution } from './check.js'
import { countAtLeast, type Finding, type RuleText } from './findings.js'
import type { Limit } from './input-kinds.js'
import { isTooMany, type Excess } from './verdict.js'
import { isHttps } from './write-sarif.js'

/** Rows of the table of rules; a summary may have 1 MiB, and nobody reads more. */
const MAX_RULES = 50
const MAX_PLACES = 3
/** GitHub shows ten errors of a step, and the error that the step ends with is one of them. */
const MAX_ANNOTATIONS = 9

const SIGNS = { Critical: '🛑', High: '🔴', Medium: '🟠', Low: '🟡', Informational: '⚪' } as const

/** The job summary. */
export function renderSummary(
  checked: readonly CheckedSolution[],
  limits: readonly Limit[],
  excess: readonly Excess[],
): string {
  const findings = checked.flatMap((each) => each.findings)
  const excluded = findings.filter((finding) => finding.excluded).length
  const unlisted = checked.reduce((sum, each) => sum + each.unlisted, 0)
  const notes = [
    ...checked.flatMap(statusNote),
    ...(unlisted > 0 ? [`The service counts ${unlisted} more than its reports list; they count, too.`] : []),
    ...(excluded > 0 ? [`${excluded} of excluded rules are not counted.`] : []),
  ]
  return [
    `### Solution checker: ${headline(checked, excess)}`,
    severityTable(checked, limits),
    ...notes,
    ruleTable(checked),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What was not analysed is not within any limit. */
function headline(checked: readonly CheckedSolution[], excess: readonly Excess[]): string {
  if (excess.length > 0) return '❌ too many findings'
  const whole = checked.every(({ analysis }) => analysis.status === 'Finished')
  return whole ? '✅ within the limits' : '⚠️ not everything could be analysed'
}

function statusNote({ file, analysis }: CheckedSolution): string[] {
  if (analysis.status === 'Finished') return []
  const remark = analysis.remark === undefined ? '' : `: ${toMarkdownText(analysis.remark)}`
  return [
    `⚠️ The analysis of ${toMarkdownCode(file)} ended as ${analysis.status}${remark} (run ${analysis.runId}).`,
  ]
}

function severityTable(checked: readonly CheckedSolution[], limits: readonly Limit[]): string {
  const rows = checked.map(({ file, counts }) => [
    toMarkdownCode(file),
    ...severities.map((severity) => String(counts[severity])),
  ])
  const table = markdownTable(['Solution', ...severities], rows)
  const sentences = limits.map(
    ({ severity, allowed }) =>
      `at most ${allowed} of ${severity}${severity === 'Critical' ? '' : ' or worse'} (found ${checked.reduce(
        (sum, { counts }) => sum + countAtLeast(counts, severity),
        0,
      )})`,
  )
  return `${table}\n\nAllowed: ${sentences.length > 0 ? sentences.join('; ') : 'any number'}.`
}

interface RuleRow {
  rule: RuleText
  findings: Finding[]
}

function ruleTable(checked: readonly CheckedSolution[]): string {
  const rows = rulesWithFindings(checked)
  if (rows.length === 0) return ''
  const cells = rows
    .slice(0, MAX_RULES)
    .map(({ rule, findings }) => [
      `${SIGNS[rule.severity]} ${rule.severity}`,
      ruleCell(rule),
      toMarkdownText(rule.summary),
      `${findings.length}${findings[0]?.excluded === true ? ' (excluded)' : ''}`,
      placesCell(findings),
    ])
  const more = rows.length > MAX_RULES ? `\n\n… and ${rows.length - MAX_RULES} more rules.` : ''
  return `${markdownTable(['Severity', 'Rule', 'What it says', 'Findings', 'First places'], cells)}${more}`
}

/** The rules that found something, the worst first, those with the most findings first among equals. */
function rulesWithFindings(checked: readonly CheckedSolution[]): RuleRow[] {
  const texts = new Map(checked.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule] as const)))
  const rows = new Map<string, RuleRow>()
  for (const finding of checked.flatMap(({ findings }) => findings)) {
    const { ruleId: id, severity, message } = finding
    const text = texts.get(id) ?? { id, summary: message, helpUrl: '' }
    const row = rows.get(`${id} ${severity}`) ?? { rule: { ...text, severity }, findings: [] }
    row.findings.push(finding)
    rows.set(`${id} ${severity}`, row)
  }
  return [...rows.values()].sort(
    (a, b) =>
      severities.indexOf(a.rule.severity) - severities.indexOf(b.rule.severity) ||
      b.findings.length - a.findings.length,
  )
}

function ruleCell({ id, helpUrl }: RuleText): string {
  if (!isHttps(helpUrl)) return toMarkdownCode(id)
  const address = new URL(helpUrl).href.replace(/[()|<>\\]/g, encodeURIComponent).replace(/[()]/g, '')
  return `[${toMarkdownCode(id)}](${address})`
}

function placesCell(findings: readonly Finding[]): string {
  const places = [...new Set(findings.map(placeOf))]
  const shown = places.slice(0, MAX_PLACES).map(toMarkdownCode).join('<br>')
  return places.length > MAX_PLACES ? `${shown}<br>… ${places.length - MAX_PLACES} more` : shown
}

function placeOf({ places: [place], solution }: Finding): string {
  if (place?.file === undefined) return solution
  return place.line === undefined ? place.file : `${place.file}:${place.line}`
}

/** Notes for the worst findings, on files of the repository where they are known. */
export function annotationsOf(checked: readonly CheckedSolution[], excess: readonly Excess[]): Annotation[] {
  const summaries = new Map(
    checked.flatMap(({ rules }) => rules.map(({ id, summary }) => [id, summary] as const)),
  )
  return checked
    .flatMap(({ findings }) => findings)
    .filter(({ excluded }) => !excluded)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .slice(0, MAX_ANNOTATIONS)
    .map((finding) => annotate(finding, summaries.get(finding.ruleId) ?? '', excess))
}

function annotate(finding: Finding, summary: string, excess: readonly Excess[]): Annotation {
  const { severity, ruleId, message, places } = finding
  const place = places.find(({ inRepository }) => inRepository)
  const text = message === '' ? summary : message
  return {
    level: isTooMany(severity, excess) ? 'error' : 'warning',
    title: `${severity}: ${ruleId}`,
    message: place?.file === undefined ? `${placeOf(finding)}: ${text}` : text,
    ...(place?.file === undefined ? {} : { file: place.file }),
    ...(place?.line === undefined ? {} : { line: place.line }),
  }
}
