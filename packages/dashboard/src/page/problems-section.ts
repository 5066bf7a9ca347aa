// What somebody should look at.
import type { Problem } from '../problems.js'
import { markup, type Markup } from './markup.js'
import { anchor, countOf, due, moment, name } from './pieces.js'
import { link, runLink } from './shown.js'

/** As many as are shown before the rest is folded away. */
const MOST_OPEN = 10

const WORDS: Readonly<Record<Problem['kind'], string>> = {
  failed: 'Failed',
  stuck: 'No end',
  untested: 'Not tested',
  foreign: 'Not counted',
  unreadable: 'Not read',
  expired: 'Expired',
  expiring: 'Expires soon',
}

/** The section; it says so when all is well. */
export function problemsSection(problems: readonly Problem[], serverUrl: string): Markup {
  const items = problems.map((problem) => problemItem(problem, serverUrl))
  const rest = items.slice(MOST_OPEN)
  return markup`<section id="problems" aria-labelledby="problems-title">
<h2 id="problems-title">Needs attention</h2>
${problems.length === 0 && markup`<p class="calm">No failed deployment, no environment about to expire.</p>`}
${items.length > 0 && markup`<ul class="problems">${items.slice(0, MOST_OPEN)}</ul>`}
${rest.length > 0 && markup`<details><summary>${countOf(rest.length, 'more problem')}</summary><ul class="problems">${rest}</ul></details>`}
</section>`
}

function problemItem({ kind, severity, subject, text, at, deployment }: Problem, serverUrl: string): Markup {
  const log =
    deployment && (link(deployment.logUrl) ?? runLink(serverUrl, deployment.repository, deployment.runId))
  const isEnd = kind === 'expired' || kind === 'expiring'
  return markup`<li><span class="badge ${severity}">${WORDS[kind]}</span>
<div><p><strong>${name(subject, 120)}</strong>: <span>${name(text, 300)}</span></p>
<p class="quiet">${at !== undefined && (isEnd ? due(at, Infinity) : moment(at))}${log !== undefined && markup` · ${anchor(log, markup`Run<span class="hidden"> of ${name(subject)}</span>`)}`}</p></div></li>
`
}
