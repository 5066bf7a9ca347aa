// Environments and the days on which they are to go.
import type { KnownEnvironment } from '../dashboard-document.js'
import { markup, type Markup } from './markup.js'
import { anchor, cardTable, due, moment, name, type Column } from './pieces.js'

const columnsFor = (warnDays: number): readonly Column<KnownEnvironment>[] => [
  {
    head: 'Environment',
    isHeader: true,
    cell: (environment) => anchor(environment.url, name(environment.name), 'strong'),
  },
  { head: 'Type', cell: ({ type }) => (type === undefined ? '—' : name(type)) },
  { head: 'Owner', cell: ({ owner }) => (owner === undefined ? '—' : name(owner)) },
  { head: 'Created', cell: ({ createdAt }) => (createdAt === undefined ? '—' : moment(createdAt)) },
  {
    head: 'Expires',
    cell: ({ expiresAt }) => (expiresAt === undefined ? 'stays' : due(expiresAt, warnDays)),
  },
]

/** The section, those that go first on top; nothing when no environments are known. */
export function environmentsSection(
  environments: readonly KnownEnvironment[],
  warnDays: number,
): Markup | undefined {
  if (environments.length === 0) return undefined
  const rows = [...environments].sort(
    (one, other) =>
      (one.expiresAt ?? '9999').localeCompare(other.expiresAt ?? '9999', 'en') ||
      one.name.localeCompare(other.name, 'en'),
  )
  return markup`<section id="environments" aria-labelledby="environments-title">
<h2 id="environments-title">Environments</h2>
${cardTable('Environments by the day on which they expire', columnsFor(warnDays), rows)}
</section>`
}
