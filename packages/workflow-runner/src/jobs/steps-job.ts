// Runs a job that has steps: environment and approval, token, steps, outputs, conclusion.
import { AlmError, toAlmError } from '@powerops/core'
import { isMapping } from '../load/github-parser.js'
import { resolveText } from '../expressions/template.js'
import { entries, field } from '../load/tokens.js'
import { workflowRef } from '../load/workflow-file.js'
import { jobPermissions } from '../permissions.js'
import type { Run, Settings, WorkflowCall } from '../run.js'
import { runJobSteps } from '../steps/job-steps.js'
import { stepScope } from '../steps/step-scope.js'
import type { JobResult } from '../types.js'
import { openJob, type Job } from './job.js'
import type { Leg } from './run-matrix.js'

/** The environment that a job entered. */
interface Entered {
  readonly name: string
  readonly deploymentId: number | undefined
  readonly settings: Settings
}

/** Runs the job's steps on a runner of its own. */
export async function runStepsJob(run: Run, call: WorkflowCall, leg: Leg): Promise<JobResult> {
  const environment = await enterEnvironment(run, leg)
  let job: Job | undefined
  let environmentUrl: string | undefined
  try {
    job = await startJob(run, call, leg, environment)
    await runJobSteps(job)
    environmentUrl = environment && resolveUrl(job, leg)
    const result = concludeJob(job)
    const outputs = jobOutputs(job, leg)
    return { id: leg.definition.id, name: leg.name, result, outputs, steps: job.results }
  } finally {
    if (environment?.deploymentId !== undefined) {
      const result = job ? concludeJob(job) : 'cancelled'
      await run.host.leaveEnvironment({
        deploymentId: environment.deploymentId,
        state: result === 'success' || result === 'failure' ? result : 'error',
        ...(environmentUrl && { environmentUrl }),
        logUrl: `${run.host.endpoints.serverUrl}/${run.request.repository}/actions/runs/${run.ids.runId}`,
      })
    }
    if (job) await finishJob(run, job)
  }
}

/** Waits for the environment's approval. A rejection fails the job. */
async function enterEnvironment(run: Run, leg: Leg): Promise<Entered | undefined> {
  const token = field(leg.definition.token, 'environment')
  const name = resolveText(token && isMapping(token) ? field(token, 'name') : token, leg.scope)
  if (!name) return undefined
  run.journal.emit({ type: 'job-waiting', job: leg.name, reason: 'environment', waitsFor: name })
  const { signal } = leg.cancellation
  const request = { runId: run.ids.runId, jobName: leg.name, environment: name, signal }
  const { approved, deploymentId } = await run.host.enterEnvironment(request).catch((cause: unknown) => {
    if (signal.aborted) throw new AlmError('cancelled', { message: leg.cancellation.reason, cause })
    throw cause
  })
  if (signal.aborted) throw new AlmError('cancelled', { message: leg.cancellation.reason })
  if (!approved) {
    throw new AlmError('approval-rejected', { message: `the deployment to ${name} was rejected` })
  }
  const settings = await run.host.environmentSettings(run.request.repository, name)
  return { name, deploymentId, settings }
}

async function startJob(
  run: Run,
  call: WorkflowCall,
  leg: Leg,
  environment: Entered | undefined,
): Promise<Job> {
  const permissions = jobPermissions(call.file, leg.definition.token, call.permissions)
  const started = await run.host.startJob({
    runId: run.ids.runId,
    name: leg.name,
    ...(environment && { environment: environment.name }),
    permissions: { ...permissions },
    jobWorkflowRef: workflowRef(call.file),
  })
  run.journal.emit({ type: 'job-started', job: leg.name })
  return openJob(run, call, leg, {
    id: started.jobId,
    token: started.token,
    oidc: permissions['id-token'] === 'write' ? started.oidc : undefined,
    secrets: { ...call.secrets, ...environment?.settings.secrets },
    variables: { ...run.settings.variables, ...environment?.settings.variables },
  })
}

function concludeJob(job: Job): 'success' | 'failure' | 'cancelled' {
  return job.cancellation.requested ? 'cancelled' : job.frame.status
}

async function finishJob(run: Run, job: Job): Promise<void> {
  const conclusion = concludeJob(job)
  await run.host.finishJob({ jobId: job.id, conclusion })
  job.journal.emit({ type: 'job-ended', job: job.leg.name, result: conclusion })
}

/** Outputs reach other jobs, so one that holds a secret is dropped. */
function jobOutputs(job: Job, leg: Leg): Record<string, string> {
  const outputs: Record<string, string> = {}
  for (const [name, token] of entries(field(leg.definition.token, 'outputs'))) {
    try {
      const value = resolveText(token, stepScope(job, job.frame)) ?? ''
      if (job.masks.holdsSecret(value)) {
        job.journal.annotate('warning', `Skip output '${name}' since it may contain secret.`)
      } else {
        outputs[name] = value
      }
    } catch (caught) {
      job.journal.annotate('error', `output '${name}' of the job: ${toAlmError(caught).message}`)
      job.frame.status = 'failure'
    }
  }
  return outputs
}

function resolveUrl(job: Job, leg: Leg): string | undefined {
  const token = field(field(leg.definition.token, 'environment'), 'url')
  try {
    return resolveText(token, stepScope(job, job.frame))
  } catch (caught) {
    job.journal.annotate('warning', `the environment's url: ${toAlmError(caught).message}`)
    return undefined
  }
}
