// Long operations: what was asked, how far it is as a function of the clock, how it ended.
import type { JsonRecord } from '@powerops/core'
import { codes, DataverseFault } from '../fault.js'
import { collectionOf, type Organization } from '../organization.js'
import type { Collection } from '../../frame/store.js'

/** The words of the concurrency error and of the solution history. */
export type JobKind = 'Import' | 'Export' | 'Uninstall' | 'Upgrade' | 'PublishAll'

/** What wants the lock: a long operation, or a change that is made at once. */
export type Customization = JobKind | 'EntityCustomization'

export interface ImportRequest {
  /** SHA-256 of the archive, its name in the blob store. */
  digest: string
  holding: boolean
  /** Import as holding solution and promote it in one go. */
  upgrade: boolean
  publishWorkflows: boolean
  convertToManaged: boolean
  skipDependencies: boolean
  componentParameters: readonly JsonRecord[]
  /** A fault of the queue that this import took: its detail says how it shows. */
  fault: JsonRecord | undefined
}

export interface JobOutcome {
  succeeded: boolean
  code: string
  message: string
  /** The import job's XML. */
  log: string
  /** Blob of an export. */
  blob?: string
}

export interface Job {
  asyncOperationId: string
  /** Of an import or an export. */
  jobId: string
  kind: JobKind
  messageName: string
  solutionName: string
  userId: string
  startedAt: number
  /** When it will have ended, and how long it would have taken had nothing stopped it. */
  endsAt: number
  fullMs: number
  historyId: string
  import?: ImportRequest
  export?: { managed: boolean }
  outcome?: JobOutcome
}

export function jobsOf(organization: Organization): Collection<Job> {
  return collectionOf<Job>(organization, 'jobs')
}

/** Per cent, two decimals; 100 only when it succeeded. */
export function progressOf(job: Job, now: number): number {
  if (job.outcome?.succeeded) return 100
  const elapsed = Math.min(now, job.endsAt) - job.startedAt
  const share = job.fullMs <= 0 ? 0 : elapsed / job.fullMs
  return Math.min(99.5, Math.round(share * 10_000) / 100)
}

/**
 * Refuses a customization while another one runs.
 * @throws DataverseFault 429 0x80071151 naming both.
 */
export function requireNoOtherCustomization(organization: Organization, kind: Customization): void {
  const running = jobsOf(organization)
    .values()
    .find((job) => job.kind !== 'Export' && !job.outcome && job.endsAt > organization.now)
  if (running) throw customizationRunning(kind, running.kind)
}

export function customizationRunning(kind: Customization, running: JobKind): DataverseFault {
  return new DataverseFault(
    429,
    codes.customizationRunning,
    `Cannot start another [${kind}] because there is a previous [${running}] running at this moment. Use Solution History for more details.`,
  )
}
