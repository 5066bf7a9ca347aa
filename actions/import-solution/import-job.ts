// Which import job is this run's: the same one on every attempt, so that a re-run finds what it started before.
import { randomUUID } from 'node:crypto'
import type { Environment } from '@powerops/actions-kit'
import type { Guid } from '@powerops/core'
import { deriveImportJobId, type DataverseClient, type ImportState } from '@powerops/dataverse'

export interface ChosenJob {
  importJobId: Guid
  /** What became of the job so far: `absent` for one that is to be started now. */
  state: Exclude<ImportState['state'], 'failed'>
}

/** More failed imports of the same bytes by the same run than anybody starts again. */
const MAX_FAILED = 50

/**
 * The first job of this run that did not fail: running or succeeded, it is adopted; absent, it is started. A failed
 * job's id is used up.
 */
export async function chooseImportJob(
  dataverse: Pick<DataverseClient, 'findImport'>,
  environmentUrl: URL,
  digest: string,
  environment: Environment,
): Promise<ChosenJob> {
  const run = describeRun(environment)
  for (let failed = 0; failed < MAX_FAILED; failed++) {
    const importJobId = deriveImportJobId(
      environmentUrl.origin,
      digest,
      failed === 0 ? run : `${run}#${failed}`,
    )
    const { state } = await dataverse.findImport(importJobId)
    if (state !== 'failed') return { importJobId, state }
  }
  return { importJobId: deriveImportJobId(environmentUrl.origin, digest, randomUUID()), state: 'absent' }
}

/** The run without its attempt; outside GitHub every call is a run of its own. */
function describeRun(environment: Environment): string {
  const runId = environment['GITHUB_RUN_ID']
  return runId ? `${environment['GITHUB_REPOSITORY'] ?? ''}/${runId}` : randomUUID()
}
