// Which environment is the one that an earlier run of the same request made.
import { AlmError, quote } from '@powerops/core'
import type { Environment } from '@powerops/admin'

/** What an environment is known by. */
export interface Wanted {
  displayName: string
  sku: string
  domainName: string
}

/**
 * The environment with that domain.
 * @throws AlmError `environment-name-taken` when it is of another name or type.
 */
export function findEarlier(environments: readonly Environment[], wanted: Wanted): Environment | undefined {
  const holder = environments.find(
    ({ dataverse }) => dataverse?.domainName.toLowerCase() === wanted.domainName,
  )
  if (!holder || isLike(holder, wanted)) return holder
  throw new AlmError('environment-name-taken', {
    message: `the domain ${quote(wanted.domainName)} belongs to the environment ${quote(holder.displayName)} of type ${holder.sku}, not to ${quote(wanted.displayName)} of type ${wanted.sku}`,
    remedy: 'Give another "domain", or the name and type of the environment that is there.',
    details: { environmentId: holder.id },
  })
}

/** How long an environment may be made before the service shows it at all. */
const INVISIBLE_MS = 15 * 60_000

/**
 * How long to wait for whoever holds the domain, when the service calls it taken and shows no environment with it: the
 * domain shows no sooner than Dataverse. The whole time when an environment of that name and type waits for its
 * Dataverse; a while in a re-run, whose first attempt may have made one that does not show yet; else not at all.
 */
export function patienceMs(
  environments: readonly Environment[],
  wanted: Wanted,
  { timeoutMs, isRerun }: { timeoutMs: number; isRerun: boolean },
): number {
  const isComing = environments.some(
    (candidate) =>
      candidate.dataverse === undefined &&
      candidate.provisioningState !== 'Failed' &&
      isLike(candidate, wanted),
  )
  if (isComing) return timeoutMs
  return isRerun ? Math.min(timeoutMs, INVISIBLE_MS) : 0
}

function isLike({ displayName, sku }: Environment, wanted: Wanted): boolean {
  return displayName === wanted.displayName && sku === wanted.sku
}
