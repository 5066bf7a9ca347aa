// What a demonstration ended with: the content of result.json, and all that the report shows.

export interface StageOutcome {
  name: 'development' | 'test' | 'production'
  /** Address of the Power Platform environment; absent when the promotion did not come that far. */
  environmentUrl?: string
  state: 'done' | 'refused' | 'failed' | 'not-reached'
  versionBefore?: string
  versionAfter?: string
  managed?: boolean
  /** `install`, `upgrade`, … for an import. */
  operation?: string
  importJobId?: string
  policyVerdict?: string
  durationMs?: number
}

export interface Approval {
  approvedBy: readonly string[]
  comment: string
  requestId: string
  decidedAt: string
}

export interface StepTiming {
  job: string
  step: string
  result: string
  /** Milliseconds since the start of the run. */
  startMs: number
  durationMs: number
}

export interface HistoryEntry {
  environment: string
  solution: string
  version: string
  digest: string
  state: string
  at: string
  approvedBy: readonly string[]
  importJobId?: string
}

/** What a demonstration ended with. */
export interface Outcome {
  schemaVersion: 1
  /** `refused`: the service or a policy said no, for the reason given; `failed`: the demonstration itself broke. */
  outcome: 'promoted' | 'refused' | 'failed'
  reasonCode: string
  /** One or two sentences. */
  reason: string
  startedAt: string
  endedAt: string
  durationMs: number
  solution: {
    uniqueName: string
    displayName: string
    version: string
    publisher: string
    /** Whether the given file is a managed solution. */
    managed: boolean
    file: string
    sizeBytes: number
    componentCount: number
  }
  /** SHA-256 of the managed zip that went to test and production. */
  solutionDigest?: string
  source?: { repository: string; branch: string; commit: string; pullRequest?: string; fileCount?: number }
  stages: readonly StageOutcome[]
  approval?: Approval
  history: readonly HistoryEntry[]
  steps: readonly StepTiming[]
}
