// What the checker is asked and what it answers.
import type { Clock, Logger } from '@powerops/core'
import type { Severity } from './severity.js'

/** The outside world of the client. */
export interface CheckerPorts {
  log: Logger
  clock: Clock
  signal?: AbortSignal | undefined
  /** Gives the id of a run, a GUID that no other run has; default: a random one. */
  newRunId?: () => string
}

/** A named selection of rules. */
export interface RuleSet {
  id: string
  name: string
}

/** One rule of the checker. */
export interface CheckerRule {
  /** `web-avoid-eval` */
  code: string
  severity: Severity
  /** Empty for rules without a text. */
  summary: string
  /** Page that explains the rule; empty when there is none. */
  guidanceUrl: string
}

/** Another severity for one rule, in one analysis. */
export interface RuleOverride {
  code: string
  severity: Severity
}

/** What to look through, and how. */
export interface AnalysisRequest {
  fileName: string
  /** The solution zip; see judgeUploadSize. */
  archive: Uint8Array
  ruleSetId: string
  /** Names of files in the zip that are left out, `*` stands for any part of one. */
  excludedFiles: readonly string[]
  overrides: readonly RuleOverride[]
  /** After this time the wait ends; the analysis goes on in the service. */
  timeoutMs: number
  onProgress?: (progress: AnalysisProgress) => void
}

/** How far an analysis is. */
export interface AnalysisProgress {
  state: string
  /** 0 to 100; undefined when the service does not say. */
  percent?: number
  elapsedMs: number
}

/** How an analysis ended. */
export type AnalysisStatus = 'Finished' | 'FinishedWithErrors' | 'Failed'

/** An analysis that ended, well or not. */
export interface Analysis {
  /** The correlation id of all its requests, by which support finds it. */
  runId: string
  status: AnalysisStatus
  /** What the service says about its end: outside text, often absent. */
  remark?: string
  /** The findings as the service counts them; undefined when it does not. */
  counts?: Readonly<Record<Severity, number>>
  /** Zips that hold the reports in SARIF. */
  reports: readonly Uint8Array[]
}

/** The Power Apps checker of one geography. */
export interface CheckerClient {
  /** The sets that the service offers. */
  listRuleSets(): Promise<RuleSet[]>
  /** The rules of a set. */
  listRules(ruleSetId: string): Promise<CheckerRule[]>
  /**
   * Uploads a solution, has it analysed, waits for the end and fetches the reports. An analysis whose answer was lost
   * is found again by its id: it is not started twice.
   * @throws AlmError `still-running` when the time is over, `solution-too-large` when the service refuses the size,
   *   `check-failed`, and the codes of HttpClient.
   */
  analyze(request: AnalysisRequest): Promise<Analysis>
}
