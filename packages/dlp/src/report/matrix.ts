// The matrix of resources and connectors, each cell with the class of the connector for the resource.
import type { FoundClass } from '../evaluate/classify.js'
import type { ClassRow, Finding, JudgedResource, Verdict } from '../evaluate/verdict.js'
import type { ListedConnector } from './connector-list.js'
import { shownName, tableSection } from './markdown-parts.js'

/** A colour and a word: nobody has to tell by the colour alone. */
const CELLS: Readonly<Record<FoundClass, string>> = {
  Confidential: '🟦 business',
  General: '🟩 non-business',
  Blocked: '🟥 **blocked**',
  Ignore: '⬜ ignored',
  Unknown: '🟨 **unknown**',
}
const ORDER: readonly FoundClass[] = ['Blocked', 'Unknown', 'Confidential', 'General', 'Ignore']

/** More columns than this are no table any more; the connectors of violations come first. */
const MAX_COLUMNS = 15

interface Column {
  readonly key: string
  readonly name: string
  readonly weight: number
}

/**
 * Rows are resources, those in violation first; a connector with several classes has one in each policy. Connectors that
 * need a premium licence are marked.
 */
export function renderMatrix(
  { classes, findings, policies }: Verdict,
  connectors: readonly ListedConnector[] = [],
): string {
  if (!policies.some(({ applies }) => applies)) return ''
  const concerned = concernedBy(findings)
  const columns = columnsOf(classes, concerned)
  const premium = new Set(connectors.filter(({ tier }) => tier === 'Premium').map(({ key }) => key))
  const shown = columns.slice(0, MAX_COLUMNS)
  const rows = [...groupByResource(classes)]
    .map(([key, cells]) => ({ cells, isConcerned: concerned.resources.has(key) }))
    .sort((left, right) => Number(right.isConcerned) - Number(left.isConcerned))
    .map(({ cells }) => rowOf(cells, shown, concerned))
  const table = tableSection(
    '#### Connectors by resource',
    [
      'Resource',
      ...shown.map(({ key, name }) => (premium.has(key) ? `${shownName(name)} 💎 premium` : shownName(name))),
    ],
    rows,
  )
  const left = columns.length - shown.length
  return left > 0 && table !== ''
    ? `${table}\n\n*${left} more connectors, which take part in no violation, are in the JSON report.*`
    : table
}

interface Concerned {
  readonly resources: ReadonlySet<string>
  /** Keys of resources and connectors together. */
  readonly pairs: ReadonlySet<string>
  readonly connectors: ReadonlyMap<string, number>
}

function concernedBy(findings: readonly Finding[]): Concerned {
  const resources = new Set<string>()
  const pairs = new Set<string>()
  const connectors = new Map<string, number>()
  for (const { kind, resource, connectors: involved } of findings) {
    if (kind !== 'violation' || !resource) continue
    resources.add(keyOf(resource))
    for (const { key } of involved) {
      pairs.add(keyOf(resource) + key)
      connectors.set(key, (connectors.get(key) ?? 0) + 1)
    }
  }
  return { resources, pairs, connectors }
}

function columnsOf(classes: readonly ClassRow[], { connectors }: Concerned): Column[] {
  const columns = new Map<string, Column>()
  for (const { connector } of classes) {
    columns.set(connector.key, { ...connector, weight: connectors.get(connector.key) ?? 0 })
  }
  return [...columns.values()].sort(
    (left, right) => right.weight - left.weight || (left.key < right.key ? -1 : 1),
  )
}

function groupByResource(classes: readonly ClassRow[]): Map<string, ClassRow[]> {
  const groups = new Map<string, ClassRow[]>()
  for (const row of classes) {
    const key = keyOf(row.resource)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

function rowOf(cells: readonly ClassRow[], columns: readonly Column[], { pairs }: Concerned): string[] {
  const [first] = cells
  if (!first) return []
  const byConnector = new Map(cells.map((cell) => [cell.connector.key, cell]))
  return [
    `${first.resource.kind.replace('-', ' ')} ${shownName(first.resource.name)}`,
    ...columns.map(({ key }) => {
      const cell = byConnector.get(key)
      if (!cell) return ''
      return pairs.has(keyOf(first.resource) + key) ? `❌ ${classText(cell)}` : classText(cell)
    }),
  ]
}

function classText({ classes }: ClassRow): string {
  const found = new Set(classes.values())
  if (found.size === 0) return 'exempt'
  return ORDER.filter((one) => found.has(one))
    .map((one) => CELLS[one])
    .join(' / ')
}

function keyOf({ kind, id, name }: JudgedResource): string {
  return JSON.stringify([kind, id, name])
}
