// Turns the end of a step, whether it is a main, pre or post step, into its result.
import { toAlmError } from '@powerops/core'
import type { Frame, Job } from '../jobs/job.js'
import type { JobJournal } from '../journal.js'
import type { JobOutcome } from '../types.js'

/** The parts of a step whose end is recorded alike, whether it is a main, pre or post step. */
export interface StepParts {
  readonly id?: string | undefined
  readonly name: () => string
  readonly condition: () => boolean
  readonly run: (journal: JobJournal) => Promise<void>
  readonly forgive: () => boolean
  readonly outputs: Record<string, string>
  readonly record: (outcome: JobOutcome, conclusion: JobOutcome) => void
}

/** Runs the parts, and turns what they throw into an outcome and a conclusion. */
export async function recordStep(job: Job, frame: Frame, parts: StepParts): Promise<void> {
  const startedAt = job.run.clock.now()
  let name = 'step'
  let outcome: JobOutcome = 'success'
  let journal = job.journal
  try {
    name = parts.name()
    journal = job.journal.forStep(name)
    if (parts.condition()) {
      journal.emit({ type: 'step-started', job: job.leg.name, step: job.masks.hide(name) })
      await parts.run(journal)
    } else outcome = 'skipped'
  } catch (caught) {
    outcome = caught instanceof StepCancelled ? 'cancelled' : 'failure'
    const message = caught instanceof Error ? caught.message : toAlmError(caught).message
    journal.annotate('error', message)
  }
  const conclusion = outcome === 'failure' && forgiven(parts, journal) ? 'success' : outcome
  parts.record(outcome, conclusion)
  if (conclusion === 'failure') frame.status = 'failure'
  const durationMs = job.run.clock.now() - startedAt
  const shown = { name: job.masks.hide(name), id: parts.id, outcome, conclusion, durationMs }
  const outputs = Object.entries(parts.outputs).map(([key, value]) => [key, job.masks.hide(value)])
  const result = { ...shown, outputs: Object.fromEntries(outputs) }
  if (frame === job.frame) job.results.push(result)
  journal.emit({ type: 'step-ended', job: job.leg.name, step: shown.name, result })
}

/** The step ended because the job was cancelled. */
export class StepCancelled extends Error {}

function forgiven(parts: StepParts, journal: JobJournal): boolean {
  try {
    return parts.forgive()
  } catch (caught) {
    journal.annotate('error', toAlmError(caught).message)
    return false
  }
}
