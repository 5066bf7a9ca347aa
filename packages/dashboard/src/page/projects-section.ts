// Projects by stages: which version is where, since when, by whose approval.
import type { Deployment, State } from '../dashboard-document.js'
import type { Board, Project, Stage } from '../projects.js'
import { timeOf } from '../projects.js'
import { markup, type Markup, type MarkupValue } from './markup.js'
import { anchor, moment, name } from './pieces.js'
import { link, runLink, shown } from './shown.js'

/** Environments with a column of their own; a repository with one for each branch has hundreds. */
const MOST_COLUMNS = 8
/** Stages beyond the columns that a project shows. */
const MOST_OTHERS = 5

/** The matrix; on a narrow screen each project is a card with its stages in it. */
export function projectsSection(board: Board, serverUrl: string): Markup {
  const content =
    board.projects.length === 0
      ? markup`<p class="calm">No deployment has been recorded yet.</p>`
      : matrix(board, serverUrl)
  return markup`<section id="projects" aria-labelledby="projects-title">
<h2 id="projects-title">Projects and stages</h2>
${content}
</section>`
}

function matrix(board: Board, serverUrl: string): Markup {
  const columns = chooseColumns(board)
  const hasOthers = columns.length < board.environments.length
  const hasRepositories = new Set(board.projects.map(({ repository }) => repository)).size > 1
  const head = (content: MarkupValue): Markup => markup`<th scope="col" role="columnheader">${content}</th>`
  const row = (project: Project): Markup => markup`<tr role="row">
<th scope="row" role="rowheader">${name(project.solution)}${hasRepositories && markup`<div class="quiet">${name(project.repository)}</div>`}</th>
${columns.map((column) => stageCell(column, project.stages.get(column.toLowerCase()), serverUrl))}${hasOthers && othersCell(project, columns)}</tr>
`
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Table of projects and stages"><table class="cards matrix" role="table">
<caption class="hidden">Version of each project in each stage</caption>
<thead role="rowgroup"><tr role="row">${head('Project')}${columns.map((column) => head(name(column, 40)))}${hasOthers && head('Elsewhere')}</tr></thead>
<tbody role="rowgroup">
${board.projects.map(row)}</tbody>
</table></div>`
}

/** All environments, or those that most projects have, in the order of promotion. */
function chooseColumns({ environments, projects }: Board): readonly string[] {
  if (environments.length <= MOST_COLUMNS) return environments
  const uses = new Map<string, number>()
  for (const key of projects.flatMap(({ stages }) => [...stages.keys()]))
    uses.set(key, (uses.get(key) ?? 0) + 1)
  const ranked = [...uses].sort(([, one], [, other]) => other - one)
  const chosen = new Set(ranked.slice(0, MOST_COLUMNS).map(([key]) => key))
  return environments.filter((environment) => chosen.has(environment.toLowerCase()))
}

/** The other stages of the project, the newest first. */
function othersCell({ stages }: Project, columns: readonly string[]): Markup {
  const shownKeys = new Set(columns.map((column) => column.toLowerCase()))
  const others = [...stages]
    .flatMap(([key, { current }]) => (current && !shownKeys.has(key) ? [current] : []))
    .sort((one, other) => timeOf(other).localeCompare(timeOf(one), 'en'))
  const lines = others
    .slice(0, MOST_OTHERS)
    .map(({ environment, version }) => markup`<li>${name(environment, 40)}: ${name(version, 40)}</li>`)
  const more = others.length - lines.length
  return markup`<td role="cell" data-label="Elsewhere"><div><ul class="people">${lines}${more > 0 && markup`<li>and ${more} more</li>`}</ul></div></td>
`
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
    const { tone, words } = newer.neverBegan ? NEVER_BEGAN : NEWER[newer.outcome]
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

const NEVER_BEGAN = { tone: '', words: 'was rejected or cancelled' }
const NEWER: Readonly<Record<State, { tone: string; words: string }>> = {
  success: { tone: '', words: 'succeeded' },
  failure: { tone: 'bad', words: 'failed' },
  in_progress: { tone: 'busy', words: 'is being imported' },
  queued: { tone: 'busy', words: 'waits' },
  unknown: { tone: '', words: 'ended in an unknown way' },
}

function logOf({ logUrl, repository, runId }: Deployment, serverUrl: string): string | undefined {
  return link(logUrl) ?? runLink(serverUrl, repository, runId)
}
