// The run as lines for a terminal: each job, each step when it ends, and what went wrong.
import { formatDuration } from '@powerops/core'
import type { RunEvent } from '@powerops/workflow-runner'
import type { StepTiming } from './outcome.js'

const MARKS: Readonly<Record<string, string>> = { success: '✓', failure: '✗', cancelled: '–', skipped: '·' }

export interface Progress {
  onEvent(event: RunEvent): void
  readonly steps: readonly StepTiming[]
}

/** Follows a run. Steps that were left out are not shown. */
export function followRun(say: (line: string) => void, verbose: boolean): Progress {
  const steps: StepTiming[] = []
  const startedAtMs = Date.now()
  const shortName = (job: string): string => job.split(' / ').slice(1).join(' / ') || job
  let shownJob = ''
  const showJob = (job: string): void => {
    if (job !== shownJob) say(shortName(job))
    shownJob = job
  }
  return {
    steps,
    onEvent(event) {
      if (event.type === 'step-ended' && event.result.outcome !== 'skipped') {
        const { durationMs, outcome, name } = event.result
        const endMs = Date.now() - startedAtMs
        steps.push({
          job: shortName(event.job),
          step: name,
          result: outcome,
          startMs: Math.max(0, endMs - durationMs),
          durationMs,
        })
        showJob(event.job)
        say(`  ${MARKS[outcome] ?? ' '} ${name}  ${formatDuration(durationMs)}`)
      } else if (event.type === 'annotation' && event.annotation.level === 'error') {
        say(`    ${event.annotation.message.replaceAll('\n', '\n    ')}`)
      } else if (event.type === 'log' && verbose) {
        say(`    ${event.text}`)
      }
    },
  }
}
