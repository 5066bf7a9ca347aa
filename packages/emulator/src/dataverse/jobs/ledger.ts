// Every import that was really carried out, over all environments: what tests count.
import type { SolutionManifest } from '../archive/manifest.js'
import { toDateTime, type Organization } from '../organization.js'
import type { ServiceContext } from '../../frame/context.js'
import type { Collection } from '../../frame/store.js'
import type { ImportRequest, Job } from './job.js'

export interface ImportRecord {
  environmentId: string
  domainName: string
  solutionUniqueName: string
  version: string
  managed: boolean
  /** SHA-256 of the archive. */
  digest: string
  importJobId: string
  startedOn: string
  completedOn: string
  succeeded: boolean
  code?: string
  message?: string
}

export function ledger(context: ServiceContext): Collection<ImportRecord> {
  return context.store.collection<ImportRecord>('dataverse/imports')
}

export function recordImport(
  organization: Organization,
  job: Job,
  request: ImportRequest,
  manifest: SolutionManifest,
  error: { code: string; message: string } | undefined,
): void {
  const { environment, context } = organization
  ledger(context).put(`${environment.id}/${job.jobId}`, {
    environmentId: environment.id,
    domainName: environment.domainName,
    solutionUniqueName: manifest.uniqueName,
    version: manifest.version,
    managed: manifest.managed,
    digest: request.digest,
    importJobId: job.jobId,
    startedOn: toDateTime(job.startedAt),
    completedOn: toDateTime(job.endsAt),
    succeeded: error === undefined,
    ...error,
  })
}
