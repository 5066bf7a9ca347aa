// Rows of the solution history: one an operation, open while it runs.
import { numberOf, textOf } from '../tables/definition.js'
import { solutionHistories } from '../tables/operations.js'
import { findRow, insertRow, rowWith, updateRow } from '../tables/rows.js'
import { publishers, solutions } from '../tables/solutions.js'
import { signedCode } from '../fault.js'
import { toDateTime, type Organization, type Row } from '../organization.js'
import type { Job, JobKind } from './job.js'
import { loadArchive } from './archives.js'

const OPERATIONS: Readonly<Record<JobKind, number>> = {
  Import: 0,
  Uninstall: 1,
  Export: 2,
  PublishAll: 4,
  Upgrade: 0,
}
const SUBOPERATION = { none: 0, new: 1, upgrade: 2, update: 3, delete: 4 } as const
const STATUS = { started: 0, completed: 1 } as const

export async function startHistory(organization: Organization, job: Job): Promise<void> {
  const installed = rowWith(organization, solutions, 'uniquename', job.solutionName)
  const manifest = job.import ? (await loadArchive(organization, job.import.digest)).manifest : undefined
  const publisher = installed && findRow(organization, publishers, textOf(installed, '_publisherid_value'))
  const row: Row = {
    msdyn_name: job.solutionName,
    msdyn_solutionversion: manifest?.version ?? (installed ? textOf(installed, 'version') : null),
    msdyn_solutionid: installed?.['solutionid'] ?? null,
    msdyn_publishername: manifest?.publisher.uniqueName ?? publisher?.['uniquename'] ?? null,
    msdyn_packagename: null,
    msdyn_operation: OPERATIONS[job.kind],
    msdyn_suboperation: suboperation(job, installed !== undefined),
    msdyn_status: STATUS.started,
    msdyn_starttime: toDateTime(job.startedAt),
    msdyn_ismanaged: manifest?.managed ?? installed?.['ismanaged'] === true,
    msdyn_ispatch: manifest?.parentUniqueName !== undefined,
    msdyn_isoverwritecustomizations: job.import !== undefined,
    msdyn_correlationid: job.jobId,
    msdyn_activityid: job.asyncOperationId || job.jobId,
  }
  insertRow(organization, solutionHistories, row, job.historyId)
}

function suboperation(job: Job, installed: boolean): number {
  if (job.kind === 'Upgrade' || job.import?.upgrade) return SUBOPERATION.upgrade
  if (job.kind === 'Uninstall') return SUBOPERATION.delete
  if (job.kind !== 'Import') return SUBOPERATION.none
  return installed ? SUBOPERATION.update : SUBOPERATION.new
}

export function finishHistory(organization: Organization, job: Job): void {
  const row = findRow(organization, solutionHistories, job.historyId)
  if (!row || numberOf(row, 'msdyn_status') !== STATUS.started) return
  const { outcome } = job
  const installed = rowWith(organization, solutions, 'uniquename', job.solutionName)
  updateRow(organization, solutionHistories, row, {
    msdyn_status: STATUS.completed,
    msdyn_result: outcome?.succeeded === true,
    msdyn_errorcode: outcome?.code ? signedCode(outcome.code) : 0,
    msdyn_exceptionmessage: outcome?.message || null,
    msdyn_endtime: toDateTime(job.endsAt),
    msdyn_totaltime: Math.round((job.endsAt - job.startedAt) / 1000),
    msdyn_solutionid: installed?.['solutionid'] ?? row['msdyn_solutionid'] ?? null,
  })
}
