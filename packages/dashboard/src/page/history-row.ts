// One line of the history: the values that the script gets, and the one piece of markup that shows them.
import { formatDuration } from '@powerops/core'
import type { Deployment, State } from '../dashboard-document.js'
import { timeOf } from '../projects.js'
import { NO_TIME } from '../read-document.js'
import { markup, type Markup, type MarkupValue } from './markup.js'
import { commitLink, link, minute, runLink, shown } from './shown.js'

/** A deployment in texts that can be shown as they are; an empty text is not shown. */
export interface HistoryRow {
  /** ISO 8601; empty when not known. */
  at: string
  atText: string
  repository: string
  environment: string
  environmentUrl: string
  solution: string
  version: string
  previous: string
  state: State
  stateText: string
  requester: string
  approvers: string
  approvalUrl: string
  commit: string
  commitShort: string
  commitUrl: string
  runUrl: string
  digest: string
  operation: string
  importJob: string
  took: string
}

/** States in words. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  success: 'Succeeded',
  failure: 'Failed',
  in_progress: 'Running',
  queued: 'Queued',
  unknown: 'Unknown',
}

/** What the line of a deployment says. */
export function toHistoryRow(deployment: Deployment, serverUrl: string): HistoryRow {
  const { approval, commit, repository, outcome } = deployment
  const at = timeOf(deployment)
  return {
    at: at === NO_TIME ? '' : at,
    atText: at === NO_TIME ? 'time not known' : `${minute(at)} UTC`,
    repository: shown(repository),
    environment: shown(deployment.environment) || '—',
    environmentUrl: link(deployment.environmentUrl) ?? '',
    solution: shown(deployment.solution) || '—',
    version: shown(deployment.version, 40),
    previous: shown(deployment.previousVersion ?? '', 40),
    state: outcome,
    stateText: deployment.neverBegan ? 'Never began' : STATE_WORDS[outcome],
    requester: shown(deployment.requester ?? ''),
    approvers: shown((approval?.approvers ?? []).join(', '), 160),
    approvalUrl: link(approval?.evidence[0]) ?? '',
    commit: shown(commit),
    commitShort: shown(commit.slice(0, 7)),
    commitUrl: commitLink(serverUrl, repository, commit) ?? '',
    runUrl: link(deployment.logUrl) ?? runLink(serverUrl, repository, deployment.runId) ?? '',
    digest: shown(deployment.digest),
    operation: shown(deployment.operation ?? ''),
    importJob: shown(deployment.importJobId ?? ''),
    took: durationOf(deployment),
  }
}

function durationOf({ startedAt, finishedAt }: Deployment): string {
  const ms = Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')
  return ms >= 0 ? formatDuration(ms) : ''
}

/**
 * The line in HTML. The script clones the line of an empty row and fills it by the attributes: `data-text` and
 * `data-href` name the value that goes there, and `data-if` the one without which the element is hidden.
 */
export function historyLine(row: HistoryRow): Markup {
  const text = (key: keyof HistoryRow): Markup => markup`<bdi data-text="${key}">${row[key]}</bdi>`
  const when = (key: keyof HistoryRow, content: MarkupValue): Markup =>
    markup`<span data-if="${key}"${row[key] === '' && markup` hidden`}>${content}</span>`
  const to = (key: keyof HistoryRow, content: MarkupValue): Markup =>
    markup`<a data-href="${key}"${row[key] !== '' && markup` href="${row[key]}"`} rel="noreferrer">${content}</a>`
  const fact = (key: keyof HistoryRow, term: string): Markup =>
    markup`<div data-if="${key}"${row[key] === '' && markup` hidden`}><dt>${term}</dt><dd>${text(key)}</dd></div>`
  return markup`<tr role="row">
<td role="cell" data-label="When"><div><span class="moment"><time${row.at !== '' && markup` datetime="${row.at}" data-age="${row.at}"`} data-text="atText">${row.atText}</time></span></div></td>
<th scope="row" role="rowheader" data-label="Solution"><div>${text('solution')}<div class="quiet">${text('repository')}</div></div></th>
<td role="cell" data-label="Version"><div><strong>${text('version')}</strong><div class="quiet">${when('previous', markup`was ${text('previous')}`)}</div></div></td>
<td role="cell" data-label="Environment"><div>${to('environmentUrl', text('environment'))}</div></td>
<td role="cell" data-label="State"><div><span class="badge" data-state="${row.state}" data-text="stateText">${row.stateText}</span></div></td>
<td role="cell" data-label="People"><div><div>${when('requester', markup`<span class="quiet">by</span> ${text('requester')}`)}</div><div>${when('approvers', markup`<span class="quiet">approved by</span> ${to('approvalUrl', text('approvers'))}`)}</div></div></td>
<td role="cell" data-label="Source"><div>${when('runUrl', to('runUrl', 'run'))} ${when('commit', to('commitUrl', markup`<code title="${row.commit}" data-title="commit" data-text="commitShort">${row.commitShort}</code>`))}
<details><summary>Details</summary><dl>${fact('digest', 'SHA-256')}${fact('commit', 'Commit')}${fact('importJob', 'Import job')}${fact('operation', 'Operation')}${fact('took', 'Took')}</dl></details></div></td>
</tr>
`
}

/** A row without values: what the script clones. */
export const emptyRow: HistoryRow = {
  at: '',
  atText: '',
  repository: '',
  environment: '',
  environmentUrl: '',
  solution: '',
  version: '',
  previous: '',
  state: 'queued',
  stateText: '',
  requester: '',
  approvers: '',
  approvalUrl: '',
  commit: '',
  commitShort: '',
  commitUrl: '',
  runUrl: '',
  digest: '',
  operation: '',
  importJob: '',
  took: '',
}
