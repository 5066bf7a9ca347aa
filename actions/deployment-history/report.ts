// The answer for people: what is where and how it came there, as Markdown. Every text in it is from outside.
import { markdownTable } from '@powerops/actions-kit'
import { toMarkdownCode, toMarkdownText } from '@powerops/core'
import type { CurrentState, HistoryDocument, HistoryRecord } from '@powerops/history'

/** Foreign deployments that are told one by one. */
const MAX_FOREIGN = 20

/** What a report shows and where its links lead. */
export interface ReportOptions {
  /** `https://github.com` */
  serverUrl: string
  /** Rows of the history at the most. */
  maxRows: number
}

/** The whole report. */
export function renderHistory(document: HistoryDocument, options: ReportOptions): string {
  const parts = [
    '## What is where',
    renderCurrent(document, options),
    '## History',
    renderRecords(document, options),
    renderUnreadable(document),
    renderForeign(document),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function renderCurrent(document: HistoryDocument, options: ReportOptions): string {
  if (document.current.length === 0) return 'No successful import is on record.'
  const named = isOneRepository(document)
  const head = [
    'Environment',
    'Solution',
    'Version',
    'Since (UTC)',
    'Commit',
    'Approved by',
    'Run',
    'Newest attempt',
  ]
  const rows = document.current.map((state) => {
    const { record } = state
    const cells = [
      environmentCell(record),
      toMarkdownCode(record.solution),
      toMarkdownCode(record.version),
      timeCell(record.finishedAt ?? record.queuedAt),
      commitCell(record, options),
      approversCell(record),
      runCell(record, options),
      newerCell(state, options),
    ]
    return named ? cells : [toMarkdownText(record.repository), ...cells]
  })
  return markdownTable(named ? head : ['Repository', ...head], rows)
}

function newerCell({ newer }: CurrentState, options: ReportOptions): string {
  return newer ? `${toMarkdownCode(newer.version)} ${stateWord(newer)}, run ${runCell(newer, options)}` : ''
}

function renderRecords(document: HistoryDocument, options: ReportOptions): string {
  const shown = document.history.slice(0, options.maxRows)
  if (shown.length === 0) return 'No record fits.'
  const named = isOneRepository(document)
  const head = [
    'When (UTC)',
    'Environment',
    'Solution',
    'Version',
    'State',
    'Commit',
    'Requested by',
    'Approved by',
    'Run',
  ]
  const rows = shown.map((record) => {
    const { previousVersion, version } = record
    const cells = [
      timeCell(record.finishedAt ?? record.startedAt ?? record.queuedAt),
      environmentCell(record),
      toMarkdownCode(record.solution),
      `${previousVersion ? `${toMarkdownCode(previousVersion)} → ` : ''}${toMarkdownCode(version)}`,
      stateWord(record),
      commitCell(record, options),
      record.requester === undefined ? '' : toMarkdownText(record.requester),
      approversCell(record),
      runCell(record, options),
    ]
    return named ? cells : [toMarkdownText(record.repository), ...cells]
  })
  const isCut = document.truncated || shown.length < document.history.length
  const note = isCut ? `\n\nThe newest ${shown.length} are shown; there are more.` : ''
  return `${markdownTable(named ? head : ['Repository', ...head], rows)}${note}`
}

function isOneRepository({ repositories, unreadable }: HistoryDocument): boolean {
  return repositories.length + unreadable.length <= 1
}

function environmentCell({ environment, environmentUrl }: HistoryRecord): string {
  const name = toMarkdownText(environment)
  return environmentUrl === undefined ? name : `[${name}](${environmentUrl})`
}

/** `2026-03-01 08:00` */
function timeCell(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}

function commitCell({ repository, commit }: HistoryRecord, { serverUrl }: ReportOptions): string {
  return `[${toMarkdownCode(commit.slice(0, 7))}](${serverUrl}/${repository}/commit/${commit})`
}

function runCell({ repository, runId }: HistoryRecord, { serverUrl }: ReportOptions): string {
  return `[${runId}](${serverUrl}/${repository}/actions/runs/${runId})`
}

function approversCell({ approval }: HistoryRecord): string {
  return approval ? approval.approvers.map(toMarkdownText).join(', ') : ''
}

function stateWord({ outcome, inactive, neverBegan }: HistoryRecord): string {
  if (neverBegan) return 'ended before it began'
  const words = {
    queued: 'queued',
    in_progress: 'in progress',
    success: 'succeeded',
    failure: 'failed',
  } as const
  return outcome === 'success' && inactive ? 'succeeded, inactive' : words[outcome]
}

function renderUnreadable({ unreadable }: HistoryDocument): string {
  if (unreadable.length === 0) return ''
  const rows = unreadable.map(({ repository, reasonCode, message }) => [
    toMarkdownText(repository),
    toMarkdownCode(reasonCode),
    toMarkdownText(message),
  ])
  return `## Not read\n\n${markdownTable(['Repository', 'Reason', 'Message'], rows)}`
}

function renderForeign({ foreign }: HistoryDocument): string {
  if (foreign.length === 0) return ''
  const rows = foreign
    .slice(0, MAX_FOREIGN)
    .map(({ deploymentId, environment, createdBy, reason, repository }) => [
      toMarkdownText(repository),
      String(deploymentId),
      toMarkdownText(environment),
      toMarkdownText(createdBy ?? ''),
      toMarkdownText(reason),
    ])
  const head = ['Repository', 'Deployment', 'Environment', 'Made by', 'Why it does not count']
  return `## Deployments that are no records\n\n${markdownTable(head, rows)}`
}
