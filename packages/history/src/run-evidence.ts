// What GitHub itself says about the run that a record names: the part of a record that its writer cannot make up.

/** A job of the run, in one of its attempts. */
export interface JobEvidence {
  /** The name as the workflow computes it. */
  name: string
  attempt: number
  /** `success`, `failure`, …; absent while the job runs. */
  conclusion?: string
}

/** A run as GitHub's API tells it. */
export interface RunEvidence {
  /** `owner/name`. */
  repository: string
  runId: number
  /** Latest attempt. */
  attempt: number
  /** Path of the workflow file, without a ref. */
  workflowPath: string
  event: string
  headSha: string
  headBranch?: string
  /** ISO 8601. */
  createdAt: string
  /** Jobs of every attempt. */
  jobs: readonly JobEvidence[]
}

/** Evidence by run id; a run that is not there, or that belongs to another repository, is left out. */
export type Evidence = ReadonlyMap<number, RunEvidence>
