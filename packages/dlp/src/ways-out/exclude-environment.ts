// Takes an environment out of what a policy covers; each kind of filter needs another change.
import type { EnvironmentFilter, Policy } from '../policy/policy.js'
import type { NamedPolicy } from './extend-policy.js'
import { excludeStep, type UpdateStep } from './update-step.js'

/** A policy that would no longer be for an environment. */
export interface Exclusion {
  readonly policy: NamedPolicy
  readonly environmentId: string
  readonly from: EnvironmentFilter['kind']
  /** Null when the filter cannot leave the environment out. */
  readonly to: EnvironmentFilter['kind'] | null
  /** Why it cannot. */
  readonly obstacle: string | null
  /** The call of update-dlp-policy; null when there is none. */
  readonly step: UpdateStep | null
}

/** Plans the change of a policy that covers the environment. */
export function planExclusion(policy: Policy, environmentId: string): Exclusion {
  const to = filterWithout(policy.environments, environmentId)
  return {
    policy: { id: policy.id, name: policy.name },
    environmentId,
    from: policy.environments.kind,
    to: to?.kind ?? null,
    obstacle: to ? null : 'It is for this environment alone; it would have to be deleted.',
    step: to ? excludeStep(policy, environmentId) : null,
  }
}

function filterWithout(
  { kind, ids }: EnvironmentFilter,
  environmentId: string,
): EnvironmentFilter | undefined {
  const id = environmentId.toLowerCase()
  if (kind === 'AllEnvironments') return { kind: 'ExceptEnvironments', ids: [id] }
  if (kind === 'ExceptEnvironments') return { kind, ids: [...ids, id] }
  const left = ids.filter((one) => one !== id)
  return kind === 'OnlyEnvironments' && left.length > 0 ? { kind, ids: left } : undefined
}
