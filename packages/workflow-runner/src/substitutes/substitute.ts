// What stands in for an action of another repository.
import type { RunnerHost } from '../host.js'

/** A folder with an action of the same interface, or a function. */
export type Substitute = string | SubstituteAction

/** An action written as a function. */
export interface SubstituteAction {
  /** Every input that the real action has, with its default. */
  readonly inputs: Readonly<Record<string, string>>
  /** Does the work and returns the outputs. A rejection fails the step. */
  readonly run: (call: SubstituteCall) => Promise<Record<string, string>>
  /** Runs when the job ends. */
  readonly post?: (call: SubstituteCall) => Promise<void>
}

/** What a stand-in gets to work with. */
export interface SubstituteCall {
  /** Given inputs over defaults. */
  readonly inputs: Readonly<Record<string, string>>
  /** `owner/name` of the run. */
  readonly repository: string
  readonly ref: string
  readonly sha: string
  readonly runId: number
  readonly host: RunnerHost
  readonly workspace: string
  /** The job's token. */
  readonly token: string
  /** Variables for processes that it starts, besides PATH. */
  readonly environment: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  log(text: string): void
  warn(text: string): void
  mask(secret: string): void
}
