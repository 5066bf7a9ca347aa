// Projects by stages: which version is where, since when, by whose approval.
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
  if (!stage)
    return cell('none', markup`<span aria-hidden="true">—</span><span class="hidden">never deployed</span>`)
  const { current, newer, ahead } = stage
  const notes: Markup[] = []
  if (newer) {
    const failed = newer.outcome === 'failure'
    const words = failed ? 'failed' : newer.outcome === 'queued' ? 'waits' : 'is being imported'
    const log = link(newer.logUrl) ?? runLink(serverUrl, newer.repository, newer.runId)
    notes.push(
      markup`<div class="note ${failed ? 'bad' : 'busy'}">${anchor(log, name(newer.version, 40))} ${words}</div>`,
    )
  }
  if (ahead)
    notes.push(
      markup`<div class="note">behind ${name(ahead.environment, 40)}: ${name(ahead.version, 40)}</div>`,
    )
  if (stage.untested) notes.push(markup`<div class="note warning">not tested before</div>`)
  if (!current) return cell('stage', markup`<div class="quiet">nothing yet</div>${notes}`)
  const log = link(current.logUrl) ?? runLink(serverUrl, current.repository, current.runId)
  const approvers = current.approval?.approvers ?? []
  const approval =
    approvers.length > 0
      ? markup`<div class="quiet">approved by ${name(approvers.join(', '))}</div>`
      : current.production && markup`<div class="quiet">no approval on record</div>`
  return cell(
    'stage',
    markup`<div>${anchor(log, name(current.version || 'unknown', 40), 'version')}</div><div class="quiet">${moment(timeOf(current))}</div>${approval}${notes}`,
  )
}
