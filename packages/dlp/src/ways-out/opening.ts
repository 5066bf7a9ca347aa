// Changes that open a policy for a solution, and the policy after them.
import { displayNameOfKey } from '../connector-id.js'
import { entriesOf } from '../evaluate/classify.js'
import type { ClassifiedResource } from '../evaluate/judge.js'
import type { Finding } from '../evaluate/verdict.js'
import type { ConnectorClass, PatternRule, Policy, PolicyEntry } from '../policy/policy.js'
import { planMoves, type LeverMove } from './plan-moves.js'

/** A connector that changes its group. */
export interface EntryMove {
  readonly key: string
  /** As the policy writes it, or as it would be added; the display name of a connector whose id is not known. */
  readonly id: string
  readonly name: string
  readonly from: ConnectorClass
  readonly to: ConnectorClass
  /** True when the policy does not list the connector, which has its class by default. */
  readonly isUnlisted: boolean
  readonly isCustom: boolean
}

/** A URL pattern rule that is put before all others. */
export interface AddressRule {
  readonly pattern: string
  readonly from: ConnectorClass
  readonly to: ConnectorClass
}

/** An operation or an endpoint that is allowed; with null all of them, since the solution does not tell which. */
export interface Allowance {
  readonly key: string
  readonly name: string
  readonly value: string | null
}

/** Everything that is opened in one policy. */
export interface Opening {
  readonly moves: readonly EntryMove[]
  readonly addresses: readonly AddressRule[]
  readonly operations: readonly Allowance[]
  readonly endpoints: readonly Allowance[]
}

/**
 * Plans the smallest opening of a policy that ends its violations.
 * @param violations those of this policy.
 */
export function planOpening(
  resources: readonly ClassifiedResource[],
  policy: Policy,
  violations: readonly Finding[],
): Opening {
  const moves = planMoves(resources, policy)
  return {
    moves: moves.flatMap((move) => toEntryMoves(move, policy)),
    addresses: moves.flatMap(({ lever, from, to }) =>
      lever.kind === 'address' ? [{ pattern: lever.address, from, to }] : [],
    ),
    operations: allowances(violations, 'action', ({ operation }) => operation ?? null),
    endpoints: allowances(violations, 'endpoint', ({ endpoint }) => endpoint ?? null),
  }
}

/** Tells whether there is nothing to open. */
export function isEmptyOpening({ moves, addresses, operations, endpoints }: Opening): boolean {
  return moves.length + addresses.length + operations.length + endpoints.length === 0
}

function toEntryMoves({ lever, from, to }: LeverMove, policy: Policy): EntryMove[] {
  if (lever.kind === 'address') return []
  const { connector } = lever
  const isCustom = connector.custom !== undefined
  const entry = entriesOf(connector, policy).find(({ key }) => `entry ${key}` === lever.key)
  if (entry) {
    const { key, id, name } = entry
    return [{ key, id, name: name || connector.name, from, to, isUnlisted: false, isCustom }]
  }
  const { key, name } = connector
  return [{ key, id: idOf(key, name), name, from, to, isUnlisted: true, isCustom }]
}

const BUILT_IN: Readonly<Record<string, string>> = {
  http: 'Http',
  httpwebhook: 'HttpWebhook',
  httprequestreceived: 'HttpRequestReceived',
}

/** The id that policies give a connector. */
export function idOf(key: string, name: string): string {
  if (displayNameOfKey(key) !== undefined) return name
  if (key.startsWith('shared_')) return `/providers/Microsoft.PowerApps/apis/${key}`
  return (Object.hasOwn(BUILT_IN, key) ? BUILT_IN[key] : undefined) ?? key
}

function allowances(
  violations: readonly Finding[],
  rule: Finding['rule'],
  valueOf: (finding: Finding) => string | null,
): Allowance[] {
  const found = new Map<string, Allowance>()
  for (const finding of violations) {
    const [connector] = finding.connectors
    if (finding.rule !== rule || !connector) continue
    const value = valueOf(finding)
    const { key, name } = connector
    found.set(JSON.stringify([key, value?.toLowerCase()]), { key, name, value })
  }
  return [...found.values()]
}

/** The policy after an opening. */
export function applyOpening(policy: Policy, opening: Opening): Policy {
  return {
    ...policy,
    entries: withMoves(policy.entries, opening.moves),
    urlPatterns: putFirst(
      opening.addresses.map(({ pattern, to }) => ({ pattern, outcome: to })),
      policy.urlPatterns,
    ),
    actions: policy.actions
      .filter(({ key }) => !opensAll(opening.operations, key))
      .map((configuration) => {
        const allowed = valuesFor(opening.operations, configuration.key)
        const added = allowed.map((operation) => {
          return [operation.toLowerCase(), { operation, isBlocked: false }] as const
        })
        return { ...configuration, rules: new Map([...configuration.rules, ...added]) }
      }),
    endpoints: policy.endpoints
      .filter(({ key }) => !opensAll(opening.endpoints, key))
      .map((configuration) => {
        const allowed = valuesFor(opening.endpoints, configuration.key)
        const added = allowed.map((pattern) => ({ pattern, outcome: false }))
        return { ...configuration, rules: putFirst(added, configuration.rules) }
      }),
  }
}

function withMoves(entries: readonly PolicyEntry[], moves: readonly EntryMove[]): PolicyEntry[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  for (const { key, id, name, to } of moves) {
    byKey.set(key, { ...(byKey.get(key) ?? { key, id, name }), class: to })
  }
  return [...byKey.values()]
}

/** The rules in front of others, whose order stays what it is among themselves. */
function putFirst<Outcome>(
  first: readonly Omit<PatternRule<Outcome>, 'order'>[],
  others: readonly PatternRule<Outcome>[],
): PatternRule<Outcome>[] {
  const numbered = first.map((rule, index) => ({ order: index + 1, ...rule }))
  const lowest = Math.min(...others.map(({ order }) => order), 1)
  const offset = first.length + 1 - lowest
  return [...numbered, ...others.map((rule) => ({ ...rule, order: rule.order + offset }))]
}

function opensAll(allowed: readonly Allowance[], key: string): boolean {
  return allowed.some((one) => one.key === key && one.value === null)
}

function valuesFor(allowed: readonly Allowance[], key: string): string[] {
  return allowed.flatMap((one) => (one.key === key && one.value !== null ? [one.value] : []))
}
