// What a policy lists, by every way in which a connector of a solution can be found in it.
import { customStem } from '../connector-id.js'
import type { Policy, PolicyEntry } from '../policy/policy.js'

/** The entries of a policy. A key has one entry; names and stems may stand for several connectors. */
export interface PolicyIndex {
  readonly byKey: ReadonlyMap<string, readonly PolicyEntry[]>
  /** By display name in lower case. */
  readonly byName: ReadonlyMap<string, readonly PolicyEntry[]>
  /** By the part of a custom connector's id that is the same in every environment. */
  readonly byStem: ReadonlyMap<string, readonly PolicyEntry[]>
}

const indexes = new WeakMap<Policy, PolicyIndex>()

/** The index of a policy, made once: policies list more than a thousand connectors and are asked for each resource. */
export function indexOf(policy: Policy): PolicyIndex {
  const known = indexes.get(policy)
  if (known) return known
  const byKey = new Map<string, readonly PolicyEntry[]>()
  const byName = new Map<string, PolicyEntry[]>()
  const byStem = new Map<string, PolicyEntry[]>()
  for (const entry of policy.entries) {
    byKey.set(entry.key, [entry])
    append(byName, entry.name.trim().toLowerCase(), entry)
    const stem = customStem(entry.key)
    if (stem !== undefined) append(byStem, stem, entry)
  }
  const index = { byKey, byName, byStem }
  indexes.set(policy, index)
  return index
}

function append(map: Map<string, PolicyEntry[]>, key: string, entry: PolicyEntry): void {
  const before = map.get(key)
  if (before) before.push(entry)
  else map.set(key, [entry])
}
