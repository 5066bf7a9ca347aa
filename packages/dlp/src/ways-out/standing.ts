// What each policy of the tenant says about a solution, whichever environments it is for.
import { classifyResources, judge, type ClassifiedResource, type ConnectorRules } from '../evaluate/judge.js'
import type { Finding, JudgedResource } from '../evaluate/verdict.js'
import { appliesTo, type Policy } from '../policy/policy.js'
import type { Resource } from '../resource.js'
import type { TenantEnvironment } from './coverage.js'

/** One policy's view of a solution. Policies judge apart from each other, so that views can be put together. */
export interface Standing {
  readonly policy: Policy
  readonly resources: readonly ClassifiedResource[]
  readonly violations: readonly Finding[]
  /** Keys of the resources in violation, see {@link resourceKey}. */
  readonly forbidden: ReadonlySet<string>
  /** Keys of the resources of which something could not be decided. */
  readonly undecided: ReadonlySet<string>
}

/** Asks one policy, as if it were the only one. */
export function standingOf(resources: readonly Resource[], policy: Policy, rules: ConnectorRules): Standing {
  const classified = classifyResources(resources, [policy], rules)
  const findings = judge(classified, rules)
  const keysOf = (kind: Finding['kind']): Set<string> =>
    new Set(findings.flatMap((one) => (one.kind === kind && one.resource ? [resourceKey(one.resource)] : [])))
  return {
    policy,
    resources: classified,
    violations: findings.filter(({ kind }) => kind === 'violation'),
    forbidden: keysOf('violation'),
    undecided: keysOf('unknown'),
  }
}

/** What tells resources apart: an id is missing in some archives, and names are not unique. */
export function resourceKey({ kind, id, name }: JudgedResource): string {
  return JSON.stringify([kind, id, name])
}

/** How an environment takes a solution, or one resource of it. */
export type Acceptance = 'accepts' | 'undecided' | 'refuses'

/** Environments that the same policies cover, so that they take a solution alike. */
export interface EnvironmentClass {
  readonly environments: readonly TenantEnvironment[]
  readonly standings: readonly Standing[]
}

/** Puts environments together that need to be asked only once: tenants have more of them than policies tell apart. */
export function classifyEnvironments(
  standings: readonly Standing[],
  environments: readonly TenantEnvironment[],
): EnvironmentClass[] {
  const classes = new Map<string, { environments: TenantEnvironment[]; standings: readonly Standing[] }>()
  for (const environment of environments) {
    const covering = standings.map(({ policy }) => appliesTo(policy, environment.id))
    const signature = covering.map(Number).join('')
    const known = classes.get(signature)
    if (known) known.environments.push(environment)
    else {
      classes.set(signature, {
        environments: [environment],
        standings: standings.filter((_, index) => covering[index]),
      })
    }
  }
  return [...classes.values()]
}

/** What all policies of an environment together say, of the solution or of one resource (by its key). */
export function acceptanceBy(standings: readonly Standing[], resource?: string): Acceptance {
  const has = (keys: ReadonlySet<string>): boolean =>
    resource === undefined ? keys.size > 0 : keys.has(resource)
  if (standings.some(({ forbidden }) => has(forbidden))) return 'refuses'
  return standings.some(({ undecided }) => has(undecided)) ? 'undecided' : 'accepts'
}
