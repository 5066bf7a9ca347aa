// Decides when a running step has to end: its time is over, or its job was cancelled and its condition says so.
import { resolveNumber } from '../expressions/template.js'
import type { Job } from '../jobs/job.js'
import { field } from '../load/tokens.js'
import { StepCancelled } from './record-step.js'

/** GitHub's default: a cancelled job may go on for five minutes. */
const DEFAULT_CANCEL_TIMEOUT_MINUTES = 5

/** What a step is watched for. */
export interface Watched {
  /** Decided again when the job is cancelled: a step that would still run is left alone. */
  readonly condition: () => boolean
  readonly timeoutMinutes: number | undefined
  readonly name: string
  /** Signal of the composite action that the step belongs to. */
  readonly outer: AbortSignal | undefined
}

/** A signal whose reason is the error that the step ends with. */
export function watchStep(job: Job, watched: Watched): { signal: AbortSignal; end: () => void } {
  const stop = new AbortController()
  const ended = new AbortController()
  const { signal: jobSignal } = job.cancellation
  const onCancel = (): void => {
    if (!watched.condition()) return stop.abort(new StepCancelled('The operation was canceled.'))
    job.run.clock.sleep(cancelTimeoutMs(job), ended.signal).then(
      () => stop.abort(new StepCancelled('The operation was canceled: it took too long after the job was.')),
      () => undefined, // the step ended in time
    )
  }
  const onOuter = (): void => stop.abort(watched.outer?.reason)
  if (watched.outer?.aborted) onOuter()
  watched.outer?.addEventListener('abort', onOuter, { signal: ended.signal })
  if (jobSignal.aborted) onCancel()
  jobSignal.addEventListener('abort', onCancel, { signal: ended.signal })
  const { timeoutMinutes } = watched
  if (timeoutMinutes !== undefined && timeoutMinutes > 0) {
    job.run.clock.sleep(timeoutMinutes * 60_000, ended.signal).then(
      () =>
        stop.abort(new Error(`The action '${watched.name}' has timed out after ${timeoutMinutes} minutes.`)),
      () => undefined, // the step ended in time
    )
  }
  return { signal: stop.signal, end: () => ended.abort() }
}

/** Milliseconds that a job may go on after it was cancelled. */
function cancelTimeoutMs(job: Job): number {
  const token = field(job.leg.definition.token, 'cancel-timeout-minutes')
  return (resolveNumber(token, job.leg.scope) ?? DEFAULT_CANCEL_TIMEOUT_MINUTES) * 60_000
}
