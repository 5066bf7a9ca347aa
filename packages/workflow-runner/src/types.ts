// What callers of the runner see: the request, the events while it runs, and the result.
import type { Clock } from '@powerops/core'
import type { ConcurrencyHub } from './concurrency.js'
import type { RunnerHost } from './host.js'
import type { Permissions } from './permissions.js'
import type { Substitute } from './substitutes/substitute.js'

/** What to run, and in which surroundings. */
export interface RunRequest {
  readonly host: RunnerHost
  /** Folder with the suite's commit: what `$/` means in the suite's own files. */
  readonly suiteRoot: string
  /** Which commit `suiteRoot` is, when the started workflow belongs to another repository. */
  readonly suite?: { readonly repository: string; readonly ref: string; readonly sha: string }
  /** Folder with the commit of the started workflow, when that is not the suite. */
  readonly callerRoot?: string
  /** Path of the workflow file, such as `.github/workflows/release.yml`. */
  readonly workflow: string
  readonly event: string
  readonly inputs?: Readonly<Record<string, unknown>>
  /** Fields of `github.event` besides those that the runner writes. */
  readonly payload?: Readonly<Record<string, unknown>>
  /** `owner/name` */
  readonly repository: string
  /** Full ref, such as `refs/heads/main`. */
  readonly ref: string
  readonly sha: string
  readonly actor: string
  readonly triggeringActor?: string
  /** Variables of the machine: every step's process gets them, no expression sees them. */
  readonly environment?: Readonly<Record<string, string>>
  /** Executable for each `runs.using` of JavaScript actions. */
  readonly nodes?: Readonly<Record<string, string>>
  /** Concurrency groups shared with other runs. */
  readonly hub?: ConcurrencyHub
  /** Stand-ins for actions of other repositories, by `owner/name` or `owner/name/path`; they win over the built-in ones. */
  readonly substitutes?: Readonly<Record<string, Substitute>>
  /** What job tokens may do when no `permissions:` key says anything. */
  readonly defaultPermissions?: Permissions
  readonly onEvent?: (event: RunEvent) => void
  /** Cancels the run as a person would. */
  readonly signal?: AbortSignal
  readonly clock?: Clock
  /** How long a cancelled process may take after SIGINT, and then after SIGTERM. */
  readonly cancellation?: { readonly interruptMs: number; readonly terminateMs: number }
  /** Show `::debug::` lines, as the variable ACTIONS_STEP_DEBUG does. */
  readonly debug?: boolean
}

/** How a job or step ended. */
export type JobOutcome = 'success' | 'failure' | 'cancelled' | 'skipped'

/** A step that ended. */
export interface StepResult {
  readonly name: string
  readonly id: string | undefined
  /** What happened, before `continue-on-error`. */
  readonly outcome: JobOutcome
  readonly conclusion: JobOutcome
  /** Secrets hidden. */
  readonly outputs: Readonly<Record<string, string>>
  readonly durationMs: number
}

/** A job that ended: one with steps, one that called a workflow, or a matrix of either. */
export interface JobResult {
  readonly id: string
  /** As GitHub shows it: `deploy / import (test)`. */
  readonly name: string
  readonly result: JobOutcome
  readonly outputs: Readonly<Record<string, string>>
  readonly steps: readonly StepResult[]
  /** Jobs of the called workflow, by id. */
  readonly jobs?: Readonly<Record<string, JobResult>>
  /** The jobs that the matrix made. */
  readonly legs?: readonly JobResult[]
}

/** A note on a run: an error, a warning or a remark. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly message: string
  readonly job: string
  readonly step?: string
  /** `title`, `file`, `line` and so on. */
  readonly properties: Readonly<Record<string, string>>
}

/** What a step wrote to the summary of its job. */
export interface StepSummary {
  readonly job: string
  readonly step: string
  readonly markdown: string
}

/** What happens while a run goes on. All texts have their secrets hidden. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly runId: number; readonly workflow: string }
  | {
      readonly type: 'job-waiting'
      readonly job: string
      readonly reason: 'concurrency' | 'environment'
      readonly waitsFor: string
    }
  | { readonly type: 'job-started'; readonly job: string }
  | { readonly type: 'job-ended'; readonly job: string; readonly result: JobOutcome }
  | { readonly type: 'step-started'; readonly job: string; readonly step: string }
  | { readonly type: 'step-ended'; readonly job: string; readonly step: string; readonly result: StepResult }
  | { readonly type: 'log'; readonly job: string; readonly step?: string; readonly text: string }
  | { readonly type: 'annotation'; readonly annotation: Annotation }

/** A run that ended. */
export interface RunResult {
  readonly runId: number
  /** The workflow's `run-name`, or its name. */
  readonly name: string
  readonly conclusion: 'success' | 'failure' | 'cancelled'
  readonly jobs: Readonly<Record<string, JobResult>>
  /** Every line of every job as `job | text`, secrets hidden. */
  readonly log: string
  readonly annotations: readonly Annotation[]
  readonly summaries: readonly StepSummary[]
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly endedAt: string
}
