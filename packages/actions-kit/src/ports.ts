// What an action gets from the runner besides its inputs.
import type { Clock, Logger } from '@powerops/core'
import type { Environment } from './inputs/read.js'

/** A note on a file of the repository, shown where people review it. */
export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  message: string
  title?: string
  /** Path from the root of the workspace. */
  file?: string
  /** From 1. */
  line?: number
}

/** The runner as an action sees it. */
export interface ActionPorts<OutputName extends string = string> {
  /** The variables of the process, inputs among them. */
  readonly environment: Environment
  readonly log: Logger
  readonly clock: Clock
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal
  /** Folder that relative paths start from. */
  readonly workspace: string
  /** Folder that the runner empties after the job. */
  readonly temporaryFolder: string
  /** Hides a secret in everything that is logged from now on. */
  mask(secret: string): void
  /** Sets an output at once, so that it stands even when a later step fails. */
  output(name: OutputName, value: string | number | boolean): void
  /** Adds Markdown to the job summary; outside text in it must have been escaped. */
  summary(markdown: string): void
  annotate(annotation: Annotation): void
  /** Runs `work` inside a collapsible group of the log. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>
}
