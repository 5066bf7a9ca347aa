// The entry of one import in the deployment history, read from a deployment and its statuses.
import type { SolutionVersion } from '@powerops/core'

/** How far an import has come. */
export type Outcome = 'queued' | 'in_progress' | 'success' | 'failure'

/** The approval that an import was made with, as its record tells it. */
export interface RecordedApproval {
  /** Logins. */
  approvers: readonly string[]
  requestId?: string
  /** https addresses of the pages where the reviews can be seen. */
  evidence: readonly string[]
  /** ISO 8601, UTC. */
  decidedAt?: string
  /** SHA-256 of the text of the approval record, 64 hex digits. */
  digest?: string
}

/** One import of one solution into one environment. Texts are outside text: escape them where they are shown. */
export interface HistoryRecord {
  /** `owner/name`. */
  repository: string
  deploymentId: number
  /** Name of the GitHub environment. */
  environment: string
  production: boolean
  /** Unique name. */
  solution: string
  version: SolutionVersion
  /** SHA-256 of the zip, 64 hex digits in lower case. */
  digest: string
  managed?: boolean
  /** Version that was installed before; absent for a first import and where it is not known. */
  previousVersion?: SolutionVersion
  /** `install`, `update`, `upgrade`, `holding`. */
  operation?: string
  importJobId?: string
  planDigest?: string
  /** SHA of the commit that was deployed. */
  commit: string
  /** SHA of the commit that the workflow ran at, where it is another one. */
  workflowCommit?: string
  /** Login of who asked for the import. */
  requester?: string
  approval?: RecordedApproval
  runId: number
  runAttempt: number
  outcome: Outcome
  /** True for a failure that ended while it was queued: rejected, cancelled or refused before the import began. */
  neverBegan?: true
  /** GitHub shows the deployment as inactive: something newer took its place, or GitHub tidied up. */
  inactive: boolean
  environmentUrl?: string
  logUrl?: string
  /** ISO 8601, UTC, GitHub's clock: when the record was opened. */
  queuedAt: string
  /** ISO 8601, UTC: when the import began. */
  startedAt?: string
  /** ISO 8601, UTC: when it succeeded or failed. */
  finishedAt?: string
  /** Login of who wrote the record. */
  recordedBy: string
}

/** A deployment under our task that is no record of ours. */
export interface ForeignDeployment {
  repository: string
  deploymentId: number
  environment: string
  createdAt: string
  createdBy?: string
  /** Why it is not believed, in words. */
  reason: string
}

/** What one (repository, environment, solution) holds now. */
export interface CurrentState {
  repository: string
  environment: string
  solution: string
  /** The newest successful import. */
  record: HistoryRecord
  /** The newest import after it that has not succeeded: it runs, waits or failed. One that never began is none. */
  newer?: HistoryRecord
}

/** Which records to tell of; each absent member leaves everything in. */
export interface HistoryFilter {
  environment?: string
  solution?: string
  /** SHA-256 of the zip, 64 hex digits. */
  digest?: string
  outcome?: Outcome
  /** Milliseconds since the epoch: nothing that was recorded before. */
  sinceMs?: number
  /** At most so many, the newest. */
  limit?: number
}

/** A repository that could not be read. */
export interface UnreadableRepository {
  repository: string
  reasonCode: string
  message: string
}

/** The answer of deployment-history: what is where, and how it came there. */
export interface HistoryDocument {
  schemaVersion: 1
  /** ISO 8601, UTC. */
  generatedAt: string
  filter: {
    environment?: string
    solution?: string
    digest?: string
    state?: Outcome
    since?: string
    limit?: number
  }
  /** `owner/name` of those that were read. */
  repositories: readonly string[]
  unreadable: readonly UnreadableRepository[]
  current: readonly CurrentState[]
  /** Newest first. */
  history: readonly HistoryRecord[]
  /** Whether the limit left records out. */
  truncated: boolean
  foreign: readonly ForeignDeployment[]
}
