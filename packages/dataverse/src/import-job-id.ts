// Ids of import jobs, chosen by us so that a later attempt can find an earlier one.
import { uuidV5, type Guid } from '@powerops/core'

/** Namespace of our import job ids; any fixed GUID does. */
const NAMESPACE = '6f1c2a52-3f0e-4d0b-9a55-0f6f6f2a7c11' as Guid

/** The first two groups of an id tell the archive and the environment, the others the run. */
const FAMILY_LENGTH = 13

/**
 * The import job id for one archive in one environment by one run: equal on every attempt and machine. Ids of other
 * runs for the same archive begin alike.
 * @param environment id or URL of the environment, in any case
 * @param digest SHA-256 of the archive, in hex
 * @param run id of the workflow run
 */
export function deriveImportJobId(environment: string, digest: string, run: string): Guid {
  const archive = [environment.replace(/\/+$/, ''), digest]
  const name = (parts: readonly string[]): Guid => uuidV5(NAMESPACE, parts.join('\n').toLowerCase())
  return withFamily(name(archive), name([...archive, run]))
}

function withFamily(family: Guid, member: Guid): Guid {
  return `${family.slice(0, FAMILY_LENGTH)}${member.slice(FAMILY_LENGTH)}` as Guid
}

/** True when two import jobs of ours bring the same archive into the same environment. */
export function isSameArchive(one: Guid, other: Guid): boolean {
  return one.slice(0, FAMILY_LENGTH) === other.slice(0, FAMILY_LENGTH)
}

/** The id that follows a failed job: a service never takes an import job id twice. */
export function nextImportJobId(failed: Guid): Guid {
  return withFamily(failed, uuidV5(NAMESPACE, failed))
}
