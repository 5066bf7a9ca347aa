// Asynchronous operations, import jobs and the solution history: jobs as rows, at this moment.
import { signedCode } from '../fault.js'
import { jobsOf, progressOf, type Job } from '../jobs/job.js'
import { runningLog } from '../jobs/running-log.js'
import { rootBusinessUnitId, toDateTime, type Organization, type Row } from '../organization.js'
import { columns, type TableDefinition } from './definition.js'
import { asyncOperationColumns } from './solution-columns.js'

/** Part of an operation that it spends waiting for its turn. */
const QUEUED_SHARE = 0.1
const OPERATION_TYPES: Readonly<Record<Job['kind'], number>> = {
  Import: 54,
  Export: 202,
  Uninstall: 207,
  Upgrade: 206,
  PublishAll: 204,
}

export const asyncOperations: TableDefinition = {
  entitySet: 'asyncoperations',
  logicalName: 'asyncoperation',
  privilege: 'AsyncOperation',
  typeCode: 4700,
  primaryId: 'asyncoperationid',
  primaryName: 'name',
  columns: asyncOperationColumns,
  lookups: { ownerid: { column: '_ownerid_value', target: 'systemusers' } },
  computed: (organization) =>
    jobsOf(organization)
      .values()
      .filter(
        (job) =>
          job.asyncOperationId !== '' &&
          organization.now >= job.startedAt + organization.settings.operationDelayMs,
      )
      .map((job) => operationRow(organization, job)),
}

function operationRow(organization: Organization, job: Job): Row {
  const { outcome } = job
  const queuedUntil = job.startedAt + (job.endsAt - job.startedAt) * QUEUED_SHARE
  const started = outcome !== undefined || organization.now >= queuedUntil
  const empty = Object.fromEntries([...asyncOperationColumns].map((column) => [column, null]))
  const failed = outcome && !outcome.succeeded
  return {
    ...empty,
    ...ownership(organization, job),
    asyncoperationid: job.asyncOperationId,
    name: job.messageName.replace(/Async$/, ''),
    messagename: job.messageName,
    operationtype: OPERATION_TYPES[job.kind],
    statecode: outcome ? 3 : started ? 2 : 0,
    statuscode: outcome ? (outcome.succeeded ? 30 : 31) : started ? 20 : 0,
    createdon: toDateTime(job.startedAt),
    modifiedon: toDateTime(outcome ? job.endsAt : organization.now),
    startedon: started ? toDateTime(queuedUntil) : null,
    completedon: outcome ? toDateTime(job.endsAt) : null,
    executiontimespan: outcome ? (job.endsAt - queuedUntil) / 1000 : 0,
    message: failed ? outcome.message : null,
    friendlymessage: failed ? outcome.message : null,
    errorcode: failed ? signedCode(outcome.code) : null,
  }
}

function ownership(organization: Organization, job: Job): Row {
  return {
    _ownerid_value: job.userId,
    _owninguser_value: job.userId,
    _createdby_value: job.userId,
    _modifiedby_value: job.userId,
    _createdonbehalfby_value: job.userId,
    _modifiedonbehalfby_value: job.userId,
    _owningbusinessunit_value: rootBusinessUnitId(organization),
    correlationid: job.asyncOperationId,
    correlationupdatedtime: toDateTime(job.startedAt),
    expanderstarttime: toDateTime(job.startedAt),
    dependencytoken: `SolutionOperation_{${organization.environment.organizationId}}`,
    parentpluginexecutionid: '00000000-0000-0000-0000-000000000000',
    hostid: 'emulator.MSCRMAsyncService',
    depth: 1,
    sequence: 0,
    subtype: 1,
    retrycount: 0,
    timezoneruleversionnumber: 0,
    iswaitingforevent: false,
    retainjobhistory: false,
  }
}

const importJobColumns = columns(
  'importjobid name solutionname solutionid progress data startedon completedon createdon modifiedon',
  'importcontext operationcontext _createdby_value _modifiedby_value _organizationid_value',
  '_createdonbehalfby_value _modifiedonbehalfby_value versionnumber',
)

export const importJobs: TableDefinition = {
  entitySet: 'importjobs',
  logicalName: 'importjob',
  privilege: 'ImportJob',
  typeCode: 9107,
  primaryId: 'importjobid',
  primaryName: 'name',
  columns: importJobColumns,
  lookups: { createdby: { column: '_createdby_value', target: 'systemusers' } },
  computed: (organization) =>
    jobsOf(organization)
      .values()
      .filter((job) => job.import !== undefined && appears(organization, job))
      .map((job) => importJobRow(organization, job)),
}

function appears(organization: Organization, job: Job): boolean {
  return (
    job.outcome !== undefined || organization.now >= job.startedAt + organization.settings.importJobDelayMs
  )
}

function importJobRow(organization: Organization, job: Job): Row {
  const empty = Object.fromEntries([...importJobColumns].map((column) => [column, null]))
  return {
    ...empty,
    importjobid: job.jobId,
    name: 'Customizations',
    solutionname: job.solutionName,
    progress: progressOf(job, organization.now),
    data: job.outcome?.log ?? runningLog(organization, job) ?? null,
    startedon: toDateTime(job.startedAt),
    completedon: job.outcome ? toDateTime(job.endsAt) : null,
    createdon: toDateTime(job.startedAt),
    modifiedon: toDateTime(job.outcome ? job.endsAt : organization.now),
    importcontext: 'ImportInstall',
    operationcontext: job.import?.upgrade ? 'Upgrade' : 'New',
    _createdby_value: job.userId,
    _modifiedby_value: job.userId,
    _organizationid_value: organization.environment.organizationId,
    versionnumber: job.startedAt % 1_000_000_000,
  }
}

export const solutionHistories: TableDefinition = {
  entitySet: 'msdyn_solutionhistories',
  logicalName: 'msdyn_solutionhistory',
  privilege: 'msdyn_solutionhistory',
  typeCode: 10_040,
  primaryId: 'msdyn_solutionhistoryid',
  primaryName: 'msdyn_name',
  columns: columns(
    'msdyn_solutionhistoryid msdyn_name msdyn_solutionversion msdyn_solutionid msdyn_publishername',
    'msdyn_packagename msdyn_packageversion msdyn_operation msdyn_suboperation msdyn_status msdyn_result',
    'msdyn_errorcode msdyn_exceptionmessage msdyn_exceptionstack msdyn_starttime msdyn_endtime msdyn_totaltime',
    'msdyn_ismanaged msdyn_ispatch msdyn_isoverwritecustomizations msdyn_correlationid msdyn_activityid',
    'msdyn_retrycount msdyn_maxretries msdyn_solutionhistorydescription versionnumber',
  ),
  defaults: { msdyn_retrycount: 0, msdyn_maxretries: 0, msdyn_ispatch: false },
  lookups: {},
  canCreate: false,
  canDelete: false,
  writable: new Set(),
}
