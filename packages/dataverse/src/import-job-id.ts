// Ids of import jobs, chosen by us so that a later attempt can find an earlier one.
import { uuidV5, type Guid } from '@powerops/core'

/** Namespace of our import job ids; any fixed GUID does. */
const NAMESPACE = '6f1c2a52-3f0e-4d0b-9a55-0f6f6f2a7c11' as Guid

/**
 * The import job id for one archive in one environment by one run: equal on every attempt and machine.
 * @param environment id or URL of the environment, in any case
 * @param digest SHA-256 of the archive, in hex
 * @param run id of the workflow run
 */
export function deriveImportJobId(environment: string, digest: string, run: string): Guid {
  return uuidV5(NAMESPACE, [environment.replace(/\/+$/, ''), digest, run].join('\n').toLowerCase())
}

/** The id that follows a failed job: a service never takes an import job id twice. */
export function nextImportJobId(failed: Guid): Guid {
  return uuidV5(NAMESPACE, failed)
}
