// The whole page: one file that needs nothing from anywhere else, and says so to the browser.
import { createHash } from 'node:crypto'
import type { DashboardDocument } from '../dashboard-document.js'
import { findProblems, type Problem } from '../problems.js'
import { planBoard, type Board } from '../projects.js'
import { clientSource } from './client.js'
import { environmentsSection } from './environments-section.js'
import { toHistoryRow } from './history-row.js'
import { historySection } from './history-section.js'
import { markup, Markup } from './markup.js'
import { problemsSection } from './problems-section.js'
import { projectsSection } from './projects-section.js'
import { minute, shown } from './shown.js'
import { style } from './style.js'
import { waitingSection } from './waiting-section.js'

/** How the page is to be made. */
export interface PageOptions {
  /** Environments that come first, in order; the others follow in the order that the history tells. */
  stages?: readonly string[]
  /** An environment that expires within so many days is a problem; 14 when absent. */
  warnDays?: number
}

/** The page, and what is on it. */
export interface Page {
  html: string
  board: Board
  problems: readonly Problem[]
}

/** Renders the page as of the time at which the document was made. */
export function renderPage(
  document: DashboardDocument,
  { stages = [], warnDays = 14 }: PageOptions = {},
): Page {
  const board = planBoard(document.history, stages, !document.truncated)
  const problems = findProblems(document, board, Date.parse(document.generatedAt), warnDays)
  const script = clientSource()
  const body = markup`<a class="skip" href="#content">Skip to the content</a>
${header(document, board, problems)}
<main id="content" tabindex="-1">
${waitingSection(document.requests)}
${problemsSection(problems, document.serverUrl)}
${projectsSection(board, document.serverUrl)}
${environmentsSection(document.environments, warnDays)}
${
  document.history.length > 0 &&
  historySection(
    document.history.map((deployment) => toHistoryRow(deployment, document.serverUrl)),
    document.truncated,
  )
}
<footer>Made from ${repositoriesText(document.repositories)}. The same in <a href="dashboard.json">dashboard.json</a>.</footer>
</main>`
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${shown(document.title, 120)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
<script>${new Markup(script)}</script>
</body>
</html>
`
  return { html: page.text, board, problems }
}

/** Nothing may be loaded from anywhere, and only this very style and script count. */
function contentPolicy(ownStyle: string, ownScript: string): string {
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [
    `default-src 'none'`,
    `style-src ${hashOf(ownStyle)}`,
    `script-src ${hashOf(ownScript)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

function header(document: DashboardDocument, board: Board, problems: readonly Problem[]): Markup {
  const { title, generatedAt } = document
  return markup`<header class="top">
<h1><bdi>${shown(title, 120)}</bdi></h1>
<p class="quiet">As of <time datetime="${generatedAt}" data-built data-age="${generatedAt}">${minute(generatedAt)} UTC</time></p>
<p class="banner" id="stale" hidden>This page was not built for more than two days. Look at the runs of its workflow.</p>
<nav aria-label="Sections"><ul class="tiles">
${planTiles(document, board, problems).map(renderTile)}</ul></nav>
</header>`
}

/** A number that leads to its section. */
interface Tile {
  section: string
  number: number
  words: string
  tone?: 'bad' | 'warning'
}

/** One for each section that is on the page. */
function planTiles(
  { requests, environments, history }: DashboardDocument,
  { projects }: Board,
  problems: readonly Problem[],
): Tile[] {
  const ending = problems.filter(({ kind }) => kind === 'expired' || kind === 'expiring').length
  const warning = (number: number): Pick<Tile, 'tone'> => (number > 0 ? { tone: 'warning' } : {})
  const isBad = problems.some(({ severity }) => severity === 'bad')
  const tiles: Tile[] = [
    {
      section: 'waiting',
      number: requests.length,
      words: 'waiting for approval',
      ...warning(requests.length),
    },
    {
      section: 'problems',
      number: problems.length,
      words: problems.length === 1 ? 'needs attention' : 'need attention',
      ...(isBad ? { tone: 'bad' } : warning(problems.length)),
    },
    { section: 'projects', number: projects.length, words: projects.length === 1 ? 'project' : 'projects' },
  ]
  if (environments.length > 0)
    tiles.push({ section: 'environments', number: ending, words: 'environments ending', ...warning(ending) })
  if (history.length > 0)
    tiles.push({
      section: 'history',
      number: history.length,
      words: history.length === 1 ? 'deployment' : 'deployments',
    })
  return tiles
}

function renderTile({ section, number, words, tone }: Tile): Markup {
  return markup`<li class="${tone}"><a href="#${section}"><strong>${number.toLocaleString('en')}</strong>${words}</a></li>
`
}

function repositoriesText(repositories: readonly string[]): string {
  const names = repositories.slice(0, 5).map((repository) => shown(repository))
  if (repositories.length === 0) return 'the data that was given'
  return repositories.length > 5
    ? `the deployments of ${`${repositories.length} repositories`}`
    : `the deployments of ${names.join(', ')}`
}
