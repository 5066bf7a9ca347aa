// The environments of the tenant: those that inputs name, and those that a policy covers.
import { AlmError } from '@powerops/core'
import type { AdminClient, PolicyItem } from '@powerops/admin'
import type { EnvironmentFilter, NamedEnvironment } from '@powerops/dlp'

/** All environments of the tenant; undefined when the identity may not list them. */
export type TenantEnvironments = readonly NamedEnvironment[] | undefined

/** One that was deleted is not among them, even where a policy still lists it. */
export async function fetchTenantEnvironments(
  admin: Pick<AdminClient, 'listEnvironments'>,
): Promise<TenantEnvironments> {
  try {
    return (await admin.listEnvironments()).map(({ id, displayName }) => ({ id, name: displayName }))
  } catch (error) {
    if (error instanceof AlmError && error.code === 'access-denied') return undefined
    throw error
  }
}

/**
 * The environments that inputs name. The id of one that the policy lists is taken as it is: it may be gone.
 * @throws AlmError `environment-not-found`, `environment-ambiguous`.
 */
export async function findEnvironments(
  admin: Pick<AdminClient, 'findEnvironment'>,
  references: readonly string[],
  { ids: listed }: EnvironmentFilter,
  tenant: TenantEnvironments,
): Promise<NamedEnvironment[]> {
  const found: NamedEnvironment[] = []
  for (const reference of references) {
    const id = reference.toLowerCase()
    if (listed.includes(id)) {
      found.push(tenant?.find((environment) => environment.id.toLowerCase() === id) ?? { id })
      continue
    }
    const environment = await admin.findEnvironment(reference)
    found.push({ id: environment.id, name: environment.displayName })
  }
  return found
}

/** The environments that a policy with that filter covers; undefined where only the tenant's list could tell. */
export function coveredEnvironments(
  { kind, ids }: EnvironmentFilter,
  tenant: TenantEnvironments,
): TenantEnvironments {
  const listed = new Set(ids)
  const isListed = ({ id }: NamedEnvironment): boolean => listed.has(id.toLowerCase())
  if (kind === 'AllEnvironments') return tenant
  if (kind === 'ExceptEnvironments') return tenant?.filter((environment) => !isListed(environment))
  return tenant?.filter(isListed) ?? ids.map((id) => ({ id }))
}

/** Names of the policies that cover an environment; one of an unknown kind is not taken to do so. */
export function policiesCovering(environmentId: string, policies: readonly PolicyItem[]): string[] {
  return policies
    .filter(({ environmentType, environmentIds }) => {
      const isListed = environmentIds.includes(environmentId.toLowerCase())
      if (environmentType === 'AllEnvironments') return true
      if (environmentType === 'ExceptEnvironments') return !isListed
      return isListed && ['OnlyEnvironments', 'SingleEnvironment'].includes(environmentType)
    })
    .map(({ displayName }) => displayName)
}
