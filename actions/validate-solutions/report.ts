// The report as Markdown: one table of all solutions, and of each that needs attention what is wrong and the ways out.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode, toMarkdownText, type AlmError } from '@powerops/core'
import { isWithoutCredentials, type Validation } from './validation.js'

/** What the report says besides the validations. */
export interface ReportContext {
  readonly commit: string
  readonly runUrl: string
}

/** A validation, and whether the step passes with it. */
export interface Judged extends Validation {
  readonly passed: boolean
}

const VERDICTS: Readonly<Record<Validation['policies']['verdict'], string>> = {
  compliant: '✅ compliant',
  violation: '❌ violation',
  unknown: '⚠️ could not be decided',
  'not-checked': '⚠️ not checked',
}

/** The parts of the report in their order: the overview, then a part for each solution that needs attention. */
export function renderReport(all: readonly Judged[], context: ReportContext): string[] {
  return [overview(all, context), ...all.map(attention).filter((part) => part !== '')]
}

function overview(all: readonly Judged[], { commit, runUrl }: ReportContext): string {
  const withChecker = all.some(({ checker }) => checker !== undefined)
  const head = ['Solution', 'Source', 'Packs', 'Data policies', ...(withChecker ? ['Checker'] : [])]
  const rows = all.map((one) => [
    one.name === undefined ? '' : `${toMarkdownCode(one.name)} ${toMarkdownText(one.version ?? '')}`,
    toMarkdownCode(one.folder),
    one.pack.error ? '❌ no' : '✅ yes',
    VERDICTS[one.policies.verdict],
    ...(withChecker ? [checkerCell(one)] : []),
  ])
  const sha = toMarkdownCode(commit.slice(0, 12))
  return `## ${headline(all)}\n\n${markdownTable(head, rows)}\n\n<sub>As of ${sha}, in [this run](${runUrl}).</sub>`
}

function headline(all: readonly Judged[]): string {
  const failed = all.filter(({ passed }) => !passed).length
  const solutions = all.length === 1 ? 'The solution' : `All ${all.length} solutions`
  if (failed > 0)
    return `❌ ${all.length === 1 ? 'The solution does not pass' : `${failed} of ${all.length} solutions do not pass`}`
  const isSure = all.every(({ policies }) => policies.verdict === 'compliant')
  return isSure ? `✅ ${solutions} can be imported` : `⚠️ ${solutions} passed, with reservations`
}

function checkerCell({ checker }: Validation): string {
  if (!checker || (checker.error && isWithoutCredentials(checker.error))) return '⚠️ not checked'
  return checker.error ? '❌ see below' : '✅ passed'
}

/** Empty for a solution of which there is nothing to say. */
function attention({ folder, pack, policies, checker }: Validation): string {
  const parts = [
    pack.error ? `### ❌ The source does not pack\n\n${sentences(pack.error)}` : '',
    policies.verdict === 'compliant' ? '' : policyPart(policies),
    checker?.error ? checker.markdown || `### ⚠️ Checker: not checked\n\n${sentences(checker.error)}` : '',
  ].filter((part) => part.trim() !== '')
  return parts.length === 0 ? '' : [`## ${toMarkdownCode(folder)}`, ...parts].join('\n\n')
}

function policyPart({ markdown, error }: Validation['policies']): string {
  if (markdown !== '') return markdown.trim()
  return error ? `### ⚠️ Data policies: not checked\n\n${sentences(error)}` : ''
}

function sentences({ message, remedy = '' }: AlmError): string {
  return `${toMarkdownText(message)}. ${toMarkdownText(remedy)}`.trim()
}
