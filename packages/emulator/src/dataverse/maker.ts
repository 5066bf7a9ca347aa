// A maker's own work: a solution that appears in a development environment.
import { readArchive } from './archive/index.js'
import { applyImport } from './solution/apply-import.js'
import { refusalOf } from './solution/check-import.js'
import type { Organization } from './organization.js'

export interface MakerOptions {
  /** Take the solution although the environment lacks what it needs. */
  skipDependencyCheck?: boolean
}

export interface MakerImport {
  solutionId: string
  uniqueName: string
  version: string
  /** SHA-256 of the archive. */
  digest: string
}

/**
 * Imports without job and history; components that left the archive leave the solution.
 * @throws DataverseFault with the code of the check that refuses it.
 */
export async function importAsMaker(
  organization: Organization,
  bytes: Uint8Array,
  { skipDependencyCheck = false }: MakerOptions,
): Promise<MakerImport> {
  const archive = await readArchive(bytes)
  const mode = {
    holding: false,
    upgrade: false,
    convertToManaged: false,
    skipDependencies: skipDependencyCheck,
  }
  const refusal = refusalOf(organization, archive, mode)
  if (refusal) throw refusal.fault
  const digest = organization.context.store.blobs.put(bytes)
  const { solutionId } = applyImport(organization, archive, {
    digest,
    holding: false,
    publishWorkflows: true,
    convertToManaged: false,
    componentParameters: [],
    replace: true,
  })
  const { uniqueName, version } = archive.manifest
  return { solutionId, uniqueName, version, digest }
}
