// The life of a job's steps: set-up, pre steps, main steps, post steps in reverse, clean-up.
import { toAlmError } from '@powerops/core'
import { resolveNumber } from '../expressions/template.js'
import { resolveJobEnv, type Job } from '../jobs/job.js'
import { field, items } from '../load/tokens.js'
import { prepareActions } from './prepare-actions.js'
import { runStep } from './run-step.js'

/** GitHub's default: a job may take six hours. */
const DEFAULT_TIMEOUT_MINUTES = 360

/** Runs everything; what fails is in the job's status, not thrown. */
export async function runJobSteps(job: Job): Promise<void> {
  const ended = new AbortController()
  try {
    resolveJobEnv(job)
    watchTimeout(job, ended.signal)
    const steps = items(field(job.leg.definition.token, 'steps'))
    const preSteps = prepareActions(job, job.frame.source, steps)
    for (const pre of preSteps) await pre()
    for (const step of steps) await runStep(job, job.frame, step)
  } catch (caught) {
    job.journal.annotate('error', toAlmError(caught).message)
    job.frame.status = 'failure'
  }
  for (let post = job.posts.pop(); post; post = job.posts.pop()) await post.run()
  if (job.cancellation.requested) job.journal.annotate('error', job.cancellation.reason)
  ended.abort()
  endOrphans(job)
}

/** Cancels the job when its time is over. */
function watchTimeout(job: Job, ended: AbortSignal): void {
  const token = field(job.leg.definition.token, 'timeout-minutes')
  const minutes = resolveNumber(token, job.leg.scope) ?? DEFAULT_TIMEOUT_MINUTES
  const sleep = job.run.clock.sleep(minutes * 60_000, ended)
  sleep.then(
    () => job.cancellation.cancel(`The job has exceeded the maximum execution time of ${minutes}m0s`),
    () => undefined, // the job ended in time
  )
}

/** Processes that a step left behind end with the job. */
function endOrphans(job: Job): void {
  for (const group of job.orphans) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch (caught) {
      const gone = caught instanceof Error && 'code' in caught && caught.code === 'ESRCH'
      if (!gone) throw caught
    }
  }
}
