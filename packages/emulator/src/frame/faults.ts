// Failures on demand: a queue of rules, each matched against requests or asked for by name by a service.
import { isRecord, numberField, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { FaultSwitch } from './context.js'
import type { EmulatorRequest } from './handler.js'
import type { Store } from './store.js'

/** What happens on the wire instead of, or to, the answer. */
export type FaultEffect =
  | { status: number; headers?: Readonly<Record<string, string>>; body?: unknown }
  | { delayMs: number }
  /** The connection breaks before the request is carried out, or after it was and before the answer. */
  | { drop: 'before' | 'after' }
  /** The answer is announced whole and breaks off after so many bytes of its body. */
  | { truncateBytes: number }

/** A fault as `POST /_emulator/faults` takes it. */
export interface FaultRule {
  /** All that are given must fit; `path` is a regular expression over path and query, `host` over host and port. */
  match?: { method?: string; path?: string; host?: string }
  /** How many fitting requests go unharmed first. */
  skip?: number
  /** How many are harmed after that; 1 when absent. */
  times?: number
  effect?: FaultEffect
  /** Instead of `effect`: what a service asks for, with `subject` and `detail` as it understands them. */
  name?: string
  subject?: string
  detail?: JsonRecord
}

interface QueuedFault {
  rule: FaultRule
  skipped: number
  used: number
}

/** The queue of failures. */
export interface Faults extends FaultSwitch {
  /** @returns what is wrong with the rule, or undefined when it was queued. */
  push(untrusted: unknown): string | undefined
  /** The effect on this request, counting it. */
  effectOn(request: Pick<EmulatorRequest, 'method' | 'url'>): FaultEffect | undefined
  pending(): FaultRule[]
  clear(): void
}

export function createFaults(store: Store): Faults {
  const queue = store.collection<QueuedFault>('faults')
  let last = Math.max(0, ...queue.entries().map(([key]) => Number(key)))
  const takeFirst = (fits: (rule: FaultRule) => boolean): FaultRule | undefined => {
    for (const [key, fault] of queue.entries()) {
      if (!fits(fault.rule)) continue
      if (fault.skipped < (fault.rule.skip ?? 0)) {
        queue.put(key, { ...fault, skipped: fault.skipped + 1 })
        continue
      }
      if (fault.used + 1 >= (fault.rule.times ?? 1)) queue.delete(key)
      else queue.put(key, { ...fault, used: fault.used + 1 })
      return fault.rule
    }
    return undefined
  }
  return {
    push: (untrusted) => {
      const problem = problemOf(untrusted)
      if (problem !== undefined) return problem
      last += 1
      queue.put(String(last), { rule: untrusted as FaultRule, skipped: 0, used: 0 })
      return undefined
    },
    effectOn: (request) => takeFirst((rule) => rule.effect !== undefined && matches(rule, request))?.effect,
    take: (name, subject) => {
      const rule = takeFirst(
        (candidate) =>
          candidate.name === name && (candidate.subject === undefined || candidate.subject === subject),
      )
      return rule && (rule.detail ?? {})
    },
    pending: () => queue.values().map((fault) => fault.rule),
    clear: () => queue.clear(),
  }
}

function matches(
  { match = {} }: FaultRule,
  { method, url }: Pick<EmulatorRequest, 'method' | 'url'>,
): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path !== undefined && !new RegExp(match.path).test(url.pathname + url.search)) return false
  return match.host === undefined || new RegExp(match.host).test(url.host)
}

function problemOf(untrusted: unknown): string | undefined {
  if (!isRecord(untrusted)) return 'a fault is an object'
  for (const key of Object.keys(untrusted)) {
    if (!['match', 'skip', 'times', 'effect', 'name', 'subject', 'detail'].includes(key)) {
      return `a fault has no member "${key}"`
    }
  }
  const match = recordField(untrusted, 'match')
  for (const key of ['path', 'host']) {
    const problem = patternProblem(stringField(match, key))
    if (problem !== undefined) return problem
  }
  if (stringField(untrusted, 'name') !== undefined) return undefined
  const effect = recordField(untrusted, 'effect')
  const known =
    numberField(effect, 'status') ?? numberField(effect, 'delayMs') ?? numberField(effect, 'truncateBytes')
  if (known !== undefined || ['before', 'after'].includes(stringField(effect, 'drop') ?? '')) return undefined
  return 'a fault has a name, or an effect: status, delayMs, truncateBytes or drop ("before", "after")'
}

function patternProblem(pattern: string | undefined): string | undefined {
  if (pattern === undefined) return undefined
  try {
    new RegExp(pattern)
    return undefined
  } catch (caught) {
    return caught instanceof Error ? caught.message : 'not a regular expression'
  }
}
