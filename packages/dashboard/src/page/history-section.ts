// The history with its filters. Without the script it is the newest page of it; the script brings the rest.
import { markup, jsonScript, type Markup } from './markup.js'
import { emptyRow, historyLine, STATE_WORDS, type HistoryRow } from './history-row.js'
import { countOf } from './pieces.js'

/** Lines of one page. */
export const PAGE_LINES = 50

/** Periods of the filter in days. */
const PERIODS: Readonly<Record<string, string>> = {
  '1': 'Last 24 hours',
  '7': 'Last 7 days',
  '30': 'Last 30 days',
  '90': 'Last 90 days',
  '365': 'Last year',
}

/** Heads of the table; those with a key can be sorted by it. */
const HEADS: readonly { head: string; sort?: keyof HistoryRow }[] = [
  { head: 'When', sort: 'at' },
  { head: 'Solution', sort: 'solution' },
  { head: 'Version', sort: 'version' },
  { head: 'Environment', sort: 'environment' },
  { head: 'State', sort: 'stateText' },
  { head: 'People' },
  { head: 'Source' },
]

/** The section with the data of all rows, newest first. */
export function historySection(rows: readonly HistoryRow[], truncated: boolean): Markup {
  const total = countOf(rows.length, 'deployment')
  const rest =
    rows.length > PAGE_LINES &&
    markup`<noscript><p class="quiet">These are the newest ${PAGE_LINES}. The file <a href="dashboard.json">dashboard.json</a> holds all of them; filters and pages need JavaScript.</p></noscript>`
  return markup`<section id="history" aria-labelledby="history-title">
<h2 id="history-title">History</h2>
${filterForm(rows)}
<p id="history-count" role="status" class="quiet">${total}${truncated && markup`; older ones are left out`}</p>
${rest}
<div class="scroll" tabindex="0" role="region" aria-label="Table of deployments"><table class="cards history" role="table">
<caption class="hidden">Deployments, newest first</caption>
<thead role="rowgroup"><tr role="row">${HEADS.map(({ head, sort }) => markup`<th scope="col" role="columnheader"${sort !== undefined && markup` data-sort="${sort}"`}>${head}</th>`)}</tr></thead>
<tbody role="rowgroup" id="history-lines">
${rows.slice(0, PAGE_LINES).map(historyLine)}</tbody>
</table></div>
<nav id="history-pages" aria-label="Pages of the history" hidden><button type="button" data-step="-1">Newer page</button> <span></span> <button type="button" data-step="1">Older page</button></nav>
<template id="history-line">${historyLine(emptyRow)}</template>
${jsonScript('history-rows', { pageLines: PAGE_LINES, rows })}
</section>`
}

function filterForm(rows: readonly HistoryRow[]): Markup {
  const choice = (
    key: string,
    label: string,
    all: string,
    options: readonly (readonly [string, string])[],
  ): Markup =>
    markup`<label>${label}<select name="${key}"><option value="">${all}</option>${options.map(([value, words]) => markup`<option value="${value}">${words}</option>`)}</select></label>
`
  const names = (key: 'repository' | 'environment' | 'solution'): [string, string][] =>
    [...new Set(rows.map((row) => row[key]))]
      .filter((text) => text !== '')
      .sort((one, other) => one.localeCompare(other, 'en'))
      .map((text) => [text, text])
  const repositories = names('repository')
  return markup`<form id="filters" role="search" aria-label="Filter the history" hidden>
<label class="wide">Search<input type="search" name="text" autocomplete="off" placeholder="solution, person, commit, digest …"></label>
${repositories.length > 1 && choice('repository', 'Repository', 'All', repositories)}
${choice('solution', 'Solution', 'All', names('solution'))}
${choice('environment', 'Environment', 'All', names('environment'))}
${choice('state', 'State', 'All', Object.entries(STATE_WORDS))}
${choice('days', 'Period', 'All time', Object.entries(PERIODS))}
<button type="reset">Clear</button>
</form>`
}
