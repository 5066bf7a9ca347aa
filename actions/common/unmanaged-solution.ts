// The unmanaged solution that an input names, in the environment where it is developed.
import { AlmError, quote } from '@powerops/core'
import type { DataverseClient, InstalledSolution } from '@powerops/dataverse'

export interface Wanted {
  uniqueName: string
  environmentUrl: URL
  /** Why a managed one will not do, and what to do instead. */
  managed: { rule: string; remedy: string }
}

/**
 * Finds the solution.
 * @throws AlmError `solution-not-found`, `solution-managed`.
 */
export async function findUnmanagedSolution(
  dataverse: Pick<DataverseClient, 'findSolution'>,
  wanted: Wanted,
): Promise<InstalledSolution> {
  const { uniqueName, environmentUrl } = wanted
  const { installed } = await dataverse.findSolution(uniqueName)
  if (!installed) {
    throw new AlmError('solution-not-found', {
      message: `there is no solution ${quote(uniqueName)} in ${environmentUrl.origin}`,
      remedy:
        'Use the unique name (not the display name), and check that environment-url is the development environment.',
    })
  }
  if (installed.managed) throw managedError(wanted)
  return installed
}

/** The error for a solution that turned out to be managed. */
export function managedError({ uniqueName, environmentUrl, managed: { rule, remedy } }: Wanted): AlmError {
  return new AlmError('solution-managed', {
    message: `the solution ${quote(uniqueName)} is managed in ${environmentUrl.origin}, and ${rule}`,
    remedy,
  })
}
