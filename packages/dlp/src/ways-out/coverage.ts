// Which environments a policy is for: the reach of every change of it.
import { appliesTo, type EnvironmentFilter, type Policy } from '../policy/policy.js'

/** An environment of the tenant. */
export interface TenantEnvironment {
  /** A GUID, or `Default-` and a GUID. */
  readonly id: string
  readonly displayName: string
  /** `Production`, `Sandbox`, `Developer`, `Default`, …; empty when it is not known. */
  readonly type: string
}

/** What a policy covers. There are no exceptions within it. */
export interface Coverage {
  readonly filter: EnvironmentFilter['kind']
  /** Ids that the filter lists. */
  readonly listed: readonly string[]
  /** The environments that are covered; null when the tenant's environments are not known. */
  readonly environments: readonly TenantEnvironment[] | null
}

/** Describes what a policy covers, by name where the environments of the tenant are known. */
export function coverageOf(policy: Policy, tenant: readonly TenantEnvironment[] | undefined): Coverage {
  const { kind, ids } = policy.environments
  return {
    filter: kind,
    listed: kind === 'AllEnvironments' ? [] : ids,
    environments: tenant?.filter(({ id }) => appliesTo(policy, id)) ?? null,
  }
}
