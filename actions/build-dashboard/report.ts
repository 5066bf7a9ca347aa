// The page in short, for the summary of the job.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownText } from '@powerops/core'
import type { DashboardDocument, Page } from '@powerops/dashboard'

/** As many lines as somebody reads here; the page has all. */
const MAX_ROWS = 20

/** Numbers, what waits, and what needs attention. */
export function summarizePage(document: DashboardDocument, { board, problems }: Page): string {
  const { history, requests, repositories } = document
  const counts = [
    ['Waiting for approval', requests.length],
    ['Needs attention', problems.length],
    ['Projects', board.projects.length],
    ['Deployments', history.length],
    ['Repositories', repositories.length],
  ] as const
  const waiting = requests.map(({ title, environment, waitsFor, repository }) => [
    toMarkdownText(title),
    toMarkdownText(`${repository} → ${environment}`),
    toMarkdownText(waitsFor.join(', ')),
  ])
  const attention = problems.map(({ subject, text }) => [toMarkdownText(subject), toMarkdownText(text)])
  return [
    '### Dashboard',
    markdownTable(
      ['', ''],
      counts.map(([words, number]) => [words, String(number)]),
    ),
    ...section('Waiting for approval', ['Request', 'Target', 'Waits for'], waiting),
    ...section('Needs attention', ['What', ''], attention),
  ].join('\n\n')
}

function section(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return []
  const more = rows.length > MAX_ROWS ? [`and ${rows.length - MAX_ROWS} more on the page`] : []
  return [`#### ${title}`, markdownTable(head, rows.slice(0, MAX_ROWS)), ...more]
}
