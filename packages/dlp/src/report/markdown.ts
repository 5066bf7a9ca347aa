// The verdict as Markdown for a job summary: what is wrong, what could not be told, and every class.
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { FoundClass } from '../evaluate/classify.js'
import type { ClassRow, Finding, JudgedPolicy, Verdict } from '../evaluate/verdict.js'
import type { UnusedReference } from '../resource.js'

const HEADLINES: Readonly<Record<Verdict['verdict'], string>> = {
  compliant: '✅ Data policies: compliant',
  violation: '❌ Data policies: violation',
  unknown: '⚠️ Data policies: could not be decided',
}

const CLASS_NAMES: Readonly<Record<FoundClass, string>> = {
  Confidential: 'business',
  General: 'non-business',
  Blocked: '**blocked**',
  Ignore: 'ignored',
  Unknown: '**unknown**',
}

/** A job summary takes 1 MiB for a step; a table of this many rows stays far below and is as much as anybody reads. */
const MAX_ROWS = 200

/** Renders a verdict. Text from outside is escaped; the result ends with a line break. */
export function renderVerdict(verdict: Verdict, unused: readonly UnusedReference[] = []): string {
  const violations = verdict.findings.filter(({ kind }) => kind === 'violation')
  const unknowns = verdict.findings.filter(({ kind }) => kind === 'unknown')
  const sections = [
    `### ${HEADLINES[verdict.verdict]}`,
    `Environment ${toMarkdownCode(verdict.environmentId)}: ${toMarkdownText(verdict.summary)}.`,
    findingList('Violations', violations),
    findingList('Could not be decided', unknowns),
    classTable(verdict),
    policyTable(verdict.policies),
    unusedList(unused),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function findingList(title: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  const lines = findings.slice(0, MAX_ROWS).map((finding) => {
    return `- ${toMarkdownText(finding.sentence)}. *${toMarkdownText(finding.remedy)}*`
  })
  return [`#### ${title}`, '', ...lines, ...more('-', findings.length)].join('\n')
}

/** One row for each connector of each resource, one column for each policy that is for the environment. */
function classTable({ classes, policies }: Verdict): string {
  const columns = policies.filter(({ applies }) => applies)
  if (columns.length === 0 || classes.length === 0) return ''
  const rows = classes
    .slice(0, MAX_ROWS)
    .map((row) => [...rowHead(row), ...columns.map((policy) => cell(row, policy))])
  const head = ['Resource', 'Connector', ...columns.map(({ name }) => toMarkdownText(name))]
  return [`#### Connectors`, '', ...table(head, rows), ...more('\n', classes.length)].join('\n')
}

function rowHead({ resource, connector }: ClassRow): string[] {
  return [
    `${resource.kind.replace('-', ' ')} ${toMarkdownText(resource.name)}`,
    toMarkdownText(connector.name),
  ]
}

function cell({ classes }: ClassRow, { id }: JudgedPolicy): string {
  const found = classes.get(id)
  return found === undefined ? 'exempt' : CLASS_NAMES[found]
}

function policyTable(policies: readonly JudgedPolicy[]): string {
  if (policies.length === 0) return ''
  const rows = policies
    .slice(0, MAX_ROWS)
    .map(({ id, name, applies, lastModified }) => [
      toMarkdownText(name),
      toMarkdownCode(id),
      applies ? 'yes' : 'no',
      toMarkdownText(lastModified ?? ''),
    ])
  return [
    '#### Policies',
    '',
    ...table(['Policy', 'Id', 'Applies', 'Last changed'], rows),
    ...more('\n', policies.length),
  ].join('\n')
}

function unusedList(unused: readonly UnusedReference[]): string {
  if (unused.length === 0) return ''
  const lines = unused
    .slice(0, MAX_ROWS)
    .map(({ logicalName, key }) => `- ${toMarkdownCode(logicalName)} (${toMarkdownText(key)})`)
  return ['#### Declared and not used', '', ...lines, ...more('-', unused.length)].join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

function more(mark: string, count: number): string[] {
  return count > MAX_ROWS ? [`${mark} … and ${count - MAX_ROWS} more`] : []
}
