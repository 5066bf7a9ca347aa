// Projects by stages: which version is where, since when, by whose approval.
import type { Outcome } from '@powerops/history'
import type { Deployment } from '../dashboard-document.js'
import type { Board, Project, Stage } from '../projects.js'
import { timeOf } from '../projects.js'
import { markup, type Markup, type MarkupValue } from './markup.js'
import { anchor, moment, name } from './pieces.js'
import { link, runLink, shown } from './shown.js'

/** The matrix; on a narrow screen each project is a card with its stages in it. */
export function projectsSection(board: Board, serverUrl: string): Markup {
  const showsRepositories = new Set(board.projects.map(({ repository }) => repository)).size > 1
  const row = (project: Project): Markup => markup`<tr role="row">
<th scope="row" role="rowheader">${name(project.solution)}${showsRepositories && markup`<div class="quiet">${name(project.repository)}</div>`}</th>
${board.environments.map((environment) => stageCell(environment, project.stages.get(environment.toLowerCase()), serverUrl))}</tr>
`
  return markup`<section id="projects" aria-labelledby="projects-title">
<h2 id="projects-title">Projects and stages</h2>
${
  board.projects.length === 0
    ? markup`<p class="calm">No deployment has been recorded yet.</p>`
    : markup`<div class="scroll" tabindex="0" role="region" aria-label="Table of projects and stages"><table class="cards matrix" role="table">
<caption class="hidden">Version of each project in each stage</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Project</th>${board.environments.map((environment) => markup`<th scope="col" role="columnheader">${name(environment, 40)}</th>`)}</tr></thead>
<tbody role="rowgroup">
${board.projects.map(row)}</tbody>
</table></div>`
}
</section>`
}

function stageCell(environment: string, stage: Stage | undefined, serverUrl: string): Markup {
  const cell = (className: string, content: MarkupValue): Markup =>
    markup`<td role="cell" class="${className}" data-label="${shown(environment, 40)}"><div>${content}</div></td>
`
  if (!stage) {
    return cell('none', markup`<span aria-hidden="true">—</span><span class="hidden">never deployed</span>`)
  }
  const { current } = stage
  const now = current ? currentLines(current, serverUrl) : markup`<div class="quiet">nothing yet</div>`
  return cell('stage', [now, ...stageNotes(stage, serverUrl)])
}

/** Version, time and approval of what is there. */
function currentLines(current: Deployment, serverUrl: string): Markup {
  const approvers = current.approval?.approvers.join(', ') ?? ''
  const approval = approvers === '' ? markup`no approval on record` : markup`approved by ${name(approvers)}`
  return markup`<div>${anchor(logOf(current, serverUrl), name(current.version, 40), 'version')}</div>
<div class="quiet">${moment(timeOf(current))}</div>
${(approvers !== '' || current.production) && markup`<div class="quiet">${approval}</div>`}`
}

/** What is about to change there, or should. */
function stageNotes({ newer, ahead, untested }: Stage, serverUrl: string): Markup[] {
  const notes: Markup[] = []
  if (newer) {
    const { tone, words } = NEWER[newer.outcome]
    const version = anchor(logOf(newer, serverUrl), name(newer.version, 40))
    notes.push(markup`<div class="note ${tone}">${version} ${words}</div>`)
  }
  if (ahead) {
    notes.push(
      markup`<div class="note">behind ${name(ahead.environment, 40)}: ${name(ahead.version, 40)}</div>`,
    )
  }
  if (untested) notes.push(markup`<div class="note warning">not tested before</div>`)
  return notes
}

const NEWER: Readonly<Record<Outcome, { tone: string; words: string }>> = {
  success: { tone: '', words: 'succeeded' },
  failure: { tone: 'bad', words: 'failed' },
  in_progress: { tone: 'busy', words: 'is being imported' },
  queued: { tone: 'busy', words: 'waits' },
}

function logOf({ logUrl, repository, runId }: Deployment, serverUrl: string): string | undefined {
  return link(logUrl) ?? runLink(serverUrl, repository, runId)
}
