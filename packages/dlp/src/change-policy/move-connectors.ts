// Moves connectors between the groups of a policy; every other entry stays where and as it is.
import { AlmError, quote, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { field, listField, textField, unreadable, wordField } from '../policy/fields.js'
import type { ConnectorClass } from '../policy/policy.js'
import type { ConnectorCatalogue, ConnectorChange, ConnectorMove, KnownConnector } from './change.js'
import { requireRecord, withField } from './document.js'
import { findConnector } from './find-connector.js'

const CLASSES: readonly ConnectorClass[] = ['Confidential', 'General', 'Blocked']

interface Group {
  readonly document: JsonRecord
  readonly class: ConnectorClass
  readonly connectors: readonly unknown[]
}

/**
 * The policy's `connectorGroups` after the moves: all three groups, none of them null, since the service takes null for
 * something else than an empty group.
 * @throws AlmError `input-invalid` for a connector that is not known or cannot be blocked, `input-conflict` for one with
 * two targets, `response-invalid` for a policy that cannot be read or lists another connector in two groups.
 */
export function moveConnectors(
  definition: JsonRecord,
  moves: readonly ConnectorMove[],
  catalogue: ConnectorCatalogue,
  policy: string,
): { groups: JsonRecord[]; changes: ConnectorChange[] } {
  const groups = readGroups(definition, policy)
  // What the policy lists is known, even when the catalogue has it no longer.
  const known = [...entriesOf(groups), ...catalogue.connectors]
  const wanted = resolveMoves(moves, { ...catalogue, connectors: known })
  const defaultClass = wordField(definition, 'defaultConnectorsClassification', CLASSES, policy)
  const changes = [...wanted.values()].flatMap(({ connector, to }) =>
    changeOf(connector, to, groups, defaultClass),
  )
  refuseDuplicates(groups, wanted, policy)
  const moving = new Map(changes.map((change) => [connectorKey(change.id), change]))
  return { groups: groups.map((group) => groupAfter(group, moving, groups)), changes }
}

/** The groups in their order, those that are missing or null added as empty ones. */
function readGroups(definition: JsonRecord, policy: string): Group[] {
  const present = listField(definition, 'connectorGroups', policy)
    .filter((group) => group !== null)
    .map((untrusted): Group => {
      const document = requireRecord(untrusted, 'connectorGroups', policy)
      const connectors = listField(document, 'connectors', policy)
      return { document, class: wordField(document, 'classification', CLASSES, policy), connectors }
    })
  const missing = CLASSES.filter((one) => !present.some((group) => group.class === one))
  return [
    ...present,
    ...missing.map((one) => ({ document: { classification: one }, class: one, connectors: [] })),
  ]
}

/** The connectors that a policy lists in any group. @throws AlmError `response-invalid`. */
export function listedConnectors(definition: JsonRecord, policy: string): KnownConnector[] {
  return entriesOf(readGroups(definition, policy))
}

function entriesOf(groups: readonly Group[]): KnownConnector[] {
  return groups.flatMap(({ connectors }) =>
    connectors.flatMap((entry) => {
      const id = textField(entry, 'id')
      return connectorKey(id) === '' ? [] : [{ id, displayName: textField(entry, 'name') || id }]
    }),
  )
}

interface ResolvedMove {
  readonly connector: KnownConnector
  readonly to: ConnectorClass
}

function resolveMoves(
  moves: readonly ConnectorMove[],
  { connectors, unblockable }: ConnectorCatalogue,
): Map<string, ResolvedMove> {
  const fixed = new Set(unblockable.map(connectorKey))
  const wanted = new Map<string, ResolvedMove>()
  for (const move of moves) {
    const connector = findConnector(move.connector, connectors)
    const key = connectorKey(connector.id)
    if (move.to === 'Blocked' && fixed.has(key)) throw cannotBlock(connector)
    const before = wanted.get(key)
    if (before && before.to !== move.to) throw twoTargets(connector, [before.to, move.to])
    wanted.set(key, { connector, to: move.to })
  }
  return wanted
}

/** Nothing for a connector that is in the right group and in no other. */
function changeOf(
  { id, displayName: name }: KnownConnector,
  to: ConnectorClass,
  groups: readonly Group[],
  defaultClass: ConnectorClass,
): ConnectorChange[] {
  const key = connectorKey(id)
  const holders = groups.flatMap((group) =>
    group.connectors.filter((entry) => keyOf(entry) === key).map(() => group.class),
  )
  const [first] = holders
  if (first !== undefined && holders.every((one) => one === to)) return []
  const from = holders.find((one) => one !== to) ?? first ?? defaultClass
  return [{ id, name, from, wasUnlisted: first === undefined, to }]
}

/** Two groups for one connector: the service would judge by chance, or refuse the whole policy. */
function refuseDuplicates(
  groups: readonly Group[],
  wanted: ReadonlyMap<string, ResolvedMove>,
  policy: string,
): void {
  const classes = new Map<string, ConnectorClass>()
  for (const group of groups) {
    for (const entry of group.connectors) {
      const key = keyOf(entry)
      const before = classes.get(key)
      if (before !== undefined && before !== group.class && !wanted.has(key)) {
        const id = textField(entry, 'id')
        throw unreadable(
          policy,
          `connector ${quote(id)} is in the groups ${before} and ${group.class}; name its group in move-connectors as well`,
        )
      }
      classes.set(key, group.class)
    }
  }
}

function groupAfter(
  group: Group,
  moving: ReadonlyMap<string, ConnectorChange>,
  groups: readonly Group[],
): JsonRecord {
  const staying = group.connectors.filter((entry) => !moving.has(keyOf(entry)))
  const isFirstOfClass = groups.find((one) => one.class === group.class) === group
  const arriving = isFirstOfClass ? [...moving.values()].filter(({ to }) => to === group.class) : []
  const connectors = [...staying, ...arriving.map((change) => entryOf(change, groups))]
  return withField(group.document, 'connectors', connectors)
}

/** The entry that the policy has for it already, or a new one. */
function entryOf({ id, name }: ConnectorChange, groups: readonly Group[]): unknown {
  const key = connectorKey(id)
  const present = groups.flatMap(({ connectors }) => connectors).find((entry) => keyOf(entry) === key)
  return present ?? { id, name, type: 'Microsoft.PowerApps/apis' }
}

function keyOf(entry: unknown): string {
  return connectorKey(String(field(entry, 'id') ?? ''))
}

function cannotBlock({ id, displayName }: KnownConnector): AlmError {
  return new AlmError('input-invalid', {
    message: `connector ${quote(displayName)} cannot be moved to Blocked: the service lets no policy block it`,
    remedy: 'Move it to Business or Non-business, away from the connectors that it shall not meet.',
    details: { connector: id },
  })
}

function twoTargets({ id, displayName }: KnownConnector, classes: readonly ConnectorClass[]): AlmError {
  return new AlmError('input-conflict', {
    message: `input move-connectors moves ${quote(displayName)} to ${classes.join(' and to ')}`,
    remedy: 'Name one group for each connector.',
    details: { connector: id },
  })
}
