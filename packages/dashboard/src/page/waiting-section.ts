// What waits for whom.
import type { OpenRequest } from '../dashboard-document.js'
import { markup, type Markup } from './markup.js'
import { anchor, cardTable, due, moment, name, type Column } from './pieces.js'

/** A request lives for some days; on its last one it is urgent. */
const WARN_DAYS = 1

const COLUMNS: readonly Column<OpenRequest>[] = [
  {
    head: 'Request',
    isHeader: true,
    cell: (request) => anchor(request.url, name(request.title, 120), 'strong'),
  },
  {
    head: 'Target',
    cell: ({ environment, repository }) =>
      markup`${environment !== '' && name(environment)}<div class="quiet">${name(repository)}</div>`,
  },
  {
    head: 'Solution',
    cell: ({ solution, version }) =>
      solution === undefined ? '—' : markup`${name(solution)} ${version !== undefined && name(version)}`,
  },
  { head: 'Asked by', cell: ({ requestedBy }) => (requestedBy === undefined ? '—' : name(requestedBy)) },
  {
    head: 'Waits for',
    cell: ({ waitsFor }) =>
      waitsFor.length === 0
        ? 'anybody who may approve'
        : markup`<ul class="people">
            ${waitsFor.slice(0, 8).map((person) => markup`<li>${name(person)}</li>`)}${
              waitsFor.length > 8 && markup`<li>and ${waitsFor.length - 8} more</li>`
            }
          </ul>`,
  },
  { head: 'Since', cell: ({ openedAt }) => moment(openedAt) },
  { head: 'Expires', cell: ({ expiresAt }) => (expiresAt === undefined ? '—' : due(expiresAt, WARN_DAYS)) },
]

/** The section; it says so when nobody is waited for. */
export function waitingSection(requests: readonly OpenRequest[]): Markup {
  const oldestFirst = [...requests].sort((one, other) =>
    (one.openedAt ?? '').localeCompare(other.openedAt ?? '', 'en'),
  )
  return markup`<section id="waiting" aria-labelledby="waiting-title">
<h2 id="waiting-title">Waiting for approval</h2>
${
  requests.length === 0
    ? markup`<p class="calm">Nothing waits for an approval.</p>`
    : cardTable('Open requests, the oldest first', COLUMNS, oldestFirst)
}
</section>`
}
