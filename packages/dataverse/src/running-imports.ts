// Who is at work in the environment: imports and other customizations that have not ended, as people know them.
import { AlmError, numberField, recordField, stringField, type Guid } from '@powerops/core'
import { listUnfinishedImports } from './async-operation.js'
import { optional, optionalGuid } from './fields.js'
import type { RunningCustomization } from './target-types.js'
import type { WebApi } from './web-api.js'

/** msdyn_solutionhistory.msdyn_operation. */
const OPERATIONS = ['import', 'uninstall', 'export', 'publish', 'publish', 'language provisioning']
/** msdyn_solutionhistory.msdyn_status of what has begun and not ended. */
const STARTED = 0
const EXPORT = 2

/** An import job that has not ended. */
export interface UnfinishedJob {
  importJobId: Guid
  solution?: string
  startedOn?: string
  startedBy?: string
}

/** Import jobs without an end, newest first. What was left unfinished long ago is among them. */
export async function listUnfinishedJobs(api: WebApi): Promise<UnfinishedJob[]> {
  const rows = await api.list(
    'importjobs',
    {
      $select: 'importjobid,solutionname,startedon',
      $expand: 'createdby($select=fullname)',
      $filter: 'completedon eq null',
      $orderby: 'startedon desc',
    },
    'the search for running import jobs',
  )
  return rows.flatMap((row) => {
    const importJobId = optionalGuid(row, 'importjobid')
    if (importJobId === undefined) return []
    return [
      {
        importJobId,
        ...optional('solution', stringField(row, 'solutionname') || undefined),
        ...optional('startedOn', stringField(row, 'startedon') || undefined),
        ...optional('startedBy', stringField(recordField(row, 'createdby'), 'fullname') || undefined),
      },
    ]
  })
}

/** Ids of the import jobs that began since then, newest first. */
export async function listImportJobsSince(api: WebApi, sinceMs: number): Promise<Guid[]> {
  const since = new Date(sinceMs).toISOString()
  const rows = await api.list(
    'importjobs',
    {
      $select: 'importjobid,startedon',
      $filter: `startedon ge ${since}`,
      $orderby: 'startedon desc',
    },
    'the search for import jobs',
  )
  return rows.flatMap((row) => optionalGuid(row, 'importjobid') ?? [])
}

/** Whose import runs, as a noun phrase: "the import of Sales by Ada, since 2026-01-01T00:00:00Z". */
export function describeJob({ solution, startedBy, startedOn }: Omit<UnfinishedJob, 'importJobId'>): string {
  const parts = [
    `the import${solution === undefined ? '' : ` of solution ${solution}`}`,
    ...(startedBy === undefined ? [] : [`by ${startedBy}`]),
  ]
  return `${parts.join(' ')}${startedOn === undefined ? '' : `, since ${startedOn}`}`
}

/** See DataverseClient.listRunning. */
export async function listRunning(api: WebApi): Promise<RunningCustomization[]> {
  const unfinished = await listUnfinishedImports(api)
  if (unfinished.length > 0) {
    const jobs = (await listUnfinishedJobs(api)).slice(0, unfinished.length)
    const seen = jobs.map(({ importJobId: _, ...job }) => ({ operation: 'import', ...job }))
    return seen.length > 0 ? seen : [{ operation: 'import' }]
  }
  return listOtherCustomizations(api)
}

/** From the solution history, a virtual table that refuses some callers: it then says nothing. */
async function listOtherCustomizations(api: WebApi): Promise<RunningCustomization[]> {
  const query = {
    $select: 'msdyn_name,msdyn_operation,msdyn_starttime,msdyn_status',
    $filter: `msdyn_status eq ${STARTED}`,
  }
  try {
    const rows = await api.list('msdyn_solutionhistories', query, 'reading the solution history')
    return rows
      .filter((row) => numberField(row, 'msdyn_operation') !== EXPORT)
      .map((row) => ({
        operation: OPERATIONS[numberField(row, 'msdyn_operation') ?? -1] ?? 'customization',
        ...optional('solution', stringField(row, 'msdyn_name') || undefined),
        ...optional('startedOn', stringField(row, 'msdyn_starttime') || undefined),
      }))
  } catch (caught) {
    if (caught instanceof AlmError && ['service-error', 'access-denied'].includes(caught.code)) return []
    throw caught
  }
}
