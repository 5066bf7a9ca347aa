// Takes environments into or out of what a policy covers, whichever way the policy says it.
import { AlmError, quote, type JsonRecord } from '@powerops/core'
import { listField, wordField } from '../policy/fields.js'
import type { EnvironmentFilter } from '../policy/policy.js'
import type { CoverageChange, NamedEnvironment, PolicyChange } from './change.js'
import { environmentIdOf } from './document.js'

const KINDS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'] as const
const SCOPE = '/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments'

interface Coverage {
  readonly kind: EnvironmentFilter['kind']
  /** Entries as the policy lists them. */
  readonly entries: readonly unknown[]
}

/** A policy's filter before and after a change; `entries` are undefined where nothing changes. */
export interface ChangedCoverage {
  readonly from: EnvironmentFilter
  readonly to: EnvironmentFilter
  readonly entries: readonly unknown[] | undefined
  readonly changes: readonly CoverageChange[]
}

/**
 * The filter of a policy after environments were taken into and out of it. A policy for all environments becomes one
 * for all but some, and the other way round when its last exception goes.
 * @throws AlmError `input-conflict` for an environment that is to be both, `input-invalid` when the policy would cover
 * nothing or is bound to its one environment.
 */
export function changeCoverage(
  definition: JsonRecord,
  { include, exclude }: Pick<PolicyChange, 'include' | 'exclude'>,
  policy: string,
): ChangedCoverage {
  refuseContradiction(include, exclude)
  const before = readCoverage(definition, policy)
  const covered = (environment: NamedEnvironment): boolean => covers(before, environment.id)
  const changes: CoverageChange[] = [
    ...unique(include)
      .filter((one) => !covered(one))
      .map((one) => ({ ...one, change: 'included' as const })),
    ...unique(exclude)
      .filter(covered)
      .map((one) => ({ ...one, change: 'excluded' as const })),
  ]
  if (changes.length === 0) {
    const filter = filterOf(before)
    return { from: filter, to: filter, entries: undefined, changes }
  }
  const after = coverageAfter(before, changes, policy)
  return { from: filterOf(before), to: filterOf(after), entries: after.entries, changes }
}

/** The filter of a policy. @throws AlmError `response-invalid`. */
export function readFilter(definition: JsonRecord, policy: string): EnvironmentFilter {
  return filterOf(readCoverage(definition, policy))
}

function readCoverage(definition: JsonRecord, policy: string): Coverage {
  return {
    kind: wordField(definition, 'environmentType', KINDS, policy),
    entries: listField(definition, 'environments', policy),
  }
}

function coverageAfter(
  { kind, entries }: Coverage,
  changes: readonly CoverageChange[],
  policy: string,
): Coverage {
  const included = changes.filter(({ change }) => change === 'included')
  const excluded = changes.filter(({ change }) => change === 'excluded')
  switch (kind) {
    case 'SingleEnvironment':
      throw refused(
        policy,
        'is for its one environment alone',
        'Change a policy of the tenant, or delete this one in the admin center.',
      )
    case 'AllEnvironments':
      // A list that stands beside AllEnvironments means nothing, and must not come to mean something.
      return { kind: 'ExceptEnvironments', entries: excluded.map(entryOf) }
    case 'ExceptEnvironments': {
      const exceptions = edited(entries, included, excluded)
      return exceptions.length === 0
        ? { kind: 'AllEnvironments', entries: [] }
        : { kind, entries: exceptions }
    }
    case 'OnlyEnvironments': {
      const only = edited(entries, excluded, included)
      if (only.length > 0) return { kind, entries: only }
      throw refused(
        policy,
        'would cover no environment any more',
        'Delete the policy in the admin center if it is not needed, or include another environment.',
      )
    }
  }
}

function edited(
  entries: readonly unknown[],
  removed: readonly NamedEnvironment[],
  added: readonly NamedEnvironment[],
): unknown[] {
  const gone = new Set(removed.map(({ id }) => id.toLowerCase()))
  return [...entries.filter((entry) => !gone.has(environmentIdOf(entry))), ...added.map(entryOf)]
}

function entryOf({ id }: NamedEnvironment): JsonRecord {
  return { id: `${SCOPE}/${id}`, name: id, type: 'Microsoft.BusinessAppPlatform/scopes/environments' }
}

function covers({ kind, entries }: Coverage, id: string): boolean {
  if (kind === 'AllEnvironments') return true
  const isListed = entries.some((entry) => environmentIdOf(entry) === id.toLowerCase())
  return kind === 'ExceptEnvironments' ? !isListed : isListed
}

function filterOf({ kind, entries }: Coverage): EnvironmentFilter {
  return { kind, ids: kind === 'AllEnvironments' ? [] : entries.map(environmentIdOf) }
}

function unique(environments: readonly NamedEnvironment[]): NamedEnvironment[] {
  return [...new Map(environments.map((one) => [one.id.toLowerCase(), one])).values()]
}

function refuseContradiction(
  include: readonly NamedEnvironment[],
  exclude: readonly NamedEnvironment[],
): void {
  const excluded = new Set(exclude.map(({ id }) => id.toLowerCase()))
  const both = include.find(({ id }) => excluded.has(id.toLowerCase()))
  if (!both) return
  throw new AlmError('input-conflict', {
    message: `environment ${quote(both.name ?? both.id)} is to be included and excluded at once`,
    remedy: 'Name it in one of include-environments and exclude-environments.',
    details: { environmentId: both.id },
  })
}

function refused(policy: string, rule: string, remedy: string): AlmError {
  return new AlmError('input-invalid', { message: `data policy ${quote(policy)} ${rule}`, remedy })
}
