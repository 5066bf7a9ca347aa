// What a finished run says about itself, found by the ids of jobs and steps in the workflow files.
import { isRecord, parseJson, stringField, type JsonRecord } from '@powerops/core'
import type { JobResult, StepResult } from '@powerops/workflow-runner'

/** A job of nested workflows by its ids, such as `promote`, `test`, `import`. */
export function findJob(
  jobs: Readonly<Record<string, JobResult>>,
  ids: readonly string[],
): JobResult | undefined {
  const [first = '', ...rest] = ids
  const job = jobs[first]
  return rest.length === 0 || !job ? job : findJob(job.jobs ?? {}, rest)
}

/** The outputs of a step; empty when it did not run. */
export function stepOutputs(job: JobResult | undefined, stepId: string): Readonly<Record<string, string>> {
  return job?.steps.find(({ id }) => id === stepId)?.outputs ?? {}
}

export interface Refusal {
  reasonCode: string
  reason: string
}

/** Why the run ended: the first failed step that says so in its `result`. */
export function findRefusal(jobs: Readonly<Record<string, JobResult>>): Refusal | undefined {
  for (const step of allSteps(jobs)) {
    if (step.outcome !== 'failure') continue
    const result = readResult(step)
    const remedy = stringField(result, 'remedy')
    return {
      reasonCode: stringField(result, 'reasonCode') ?? 'internal-error',
      reason: `${stringField(result, 'message') ?? `the step "${step.name}" failed`}${remedy ? `. ${remedy}` : ''}`,
    }
  }
  return undefined
}

function allSteps(jobs: Readonly<Record<string, JobResult>>): StepResult[] {
  return Object.values(jobs).flatMap((job) => [...allSteps(job.jobs ?? {}), ...job.steps])
}

function readResult(step: StepResult): JsonRecord {
  const text = step.outputs['result']
  const value = text === undefined ? undefined : parseJson(text, 'result')
  return isRecord(value) ? value : {}
}

/** Milliseconds that the steps of a job took. */
export function jobDuration(job: JobResult | undefined): number | undefined {
  return job?.steps.reduce((sum, { durationMs }) => sum + durationMs, 0)
}
