// Runs a workflow file from its event to its conclusion.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlmError, quote, systemClock, toAlmError } from '@powerops/core'
import { Cancellation } from './cancellation.js'
import { ConcurrencyHub } from './concurrency.js'
import { resolveText } from './expressions/template.js'
import { withWorkflowGroup } from './jobs/workflow-group.js'
import { parseDispatchInputs, type InputValues } from './inputs.js'
import { runJobs } from './jobs/run-jobs.js'
import { JobJournal, Journal } from './journal.js'
import { entries, field, literalTexts, path } from './load/tokens.js'
import { loadWorkflow, type WorkflowFile } from './load/workflow-file.js'
import { Masks } from './masks.js'
import { checkNestedPermissions, DEFAULT_PERMISSIONS } from './permissions.js'
import { eventPayload, githubContext, sourcesOf, type Run, type WorkflowCall } from './run.js'
import { builtInSubstitutes } from './substitutes/built-in.js'
import type { JobResult, RunRequest, RunResult } from './types.js'

/**
 * Runs a workflow as GitHub and its runner would, with every action as a process of its own.
 * @throws AlmError when GitHub would not even start the run: an invalid file, event, input or permission, or a
 * feature that this runner does not have. Failures after the start are in the result.
 */
export async function runWorkflow(request: RunRequest): Promise<RunResult> {
  const sources = sourcesOf(request)
  const workflow = await loadWorkflow(sources, sources.caller, request.workflow)
  const permissions = request.defaultPermissions ?? DEFAULT_PERMISSIONS
  checkNestedPermissions(workflow, permissions)
  const inputs = readEvent(workflow, request)
  const clock = request.clock ?? systemClock
  const startedAt = clock.now()
  const ids = await request.host.createRun({
    repository: request.repository,
    workflowPath: workflow.path,
    workflowName: workflow.name,
    event: request.event,
    ref: request.ref,
    sha: request.sha,
    actor: request.actor,
    triggeringActor: request.triggeringActor ?? request.actor,
    inputs: { ...inputs },
  })
  const journal = new Journal(request.onEvent ?? (() => undefined))
  const cancellation = new Cancellation(request.signal)
  const run: Run = {
    request,
    host: request.host,
    sources,
    workflow,
    ids,
    payload: eventPayload(request, workflow, inputs, ids),
    settings: await request.host.repositorySettings(request.repository),
    hub: request.hub ?? new ConcurrencyHub(),
    clock,
    journal,
    cancellation,
    substitutes: { ...builtInSubstitutes, ...request.substitutes },
    folder: mkdtempSync(join(tmpdir(), 'workflow-run-')),
  }
  journal.emit({ type: 'run-started', runId: ids.runId, workflow: workflow.name })
  const { secrets } = run.settings
  const call = { file: workflow, inputs, secrets, permissions, prefix: '', heldGroups: [], cancellation }
  const { jobs, conclusion } = await holdGroupAndRun(run, call)
  rmSync(run.folder, { recursive: true, force: true })
  await request.host.finishRun({ runId: ids.runId, conclusion })
  return {
    runId: ids.runId,
    name: readRunName(run, inputs),
    conclusion,
    jobs,
    log: journal.log,
    annotations: journal.annotations,
    summaries: journal.summaries,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(clock.now()).toISOString(),
  }
}

/** Checks that the workflow listens to the event, and types the inputs of a manual run. */
function readEvent(workflow: WorkflowFile, request: RunRequest): InputValues {
  const on = field(workflow.token, 'on')
  const events = [...literalTexts(on), ...entries(on).map(([event]) => event)]
  if (!events.includes(request.event)) {
    throw new AlmError('input-invalid', {
      message: `${workflow.path} does not have a ${quote(request.event)} trigger`,
      remedy: `Use one of: ${events.join(', ')}.`,
    })
  }
  const given = request.inputs ?? {}
  if (request.event === 'workflow_dispatch') {
    return parseDispatchInputs(path(on, 'workflow_dispatch', 'inputs'), given)
  }
  return parseDispatchInputs(undefined, given)
}

/** `run-name`, or the name of the workflow. */
function readRunName(run: Run, inputs: InputValues): string {
  const contexts = { github: githubContext(run), inputs, vars: run.settings.variables }
  const written = resolveText(field(run.workflow.token, 'run-name'), { contexts, functions: {} })
  return written || run.workflow.name
}

interface Ended {
  readonly jobs: Readonly<Record<string, JobResult>>
  readonly conclusion: RunResult['conclusion']
}

async function holdGroupAndRun(run: Run, call: WorkflowCall): Promise<Ended> {
  try {
    const jobs = await withWorkflowGroup(run, call, (held) => runJobs(run, held))
    return { jobs, conclusion: concludeRun(run, Object.values(jobs)) }
  } catch (caught) {
    const error = toAlmError(caught)
    new JobJournal(run.journal, new Masks(), run.workflow.name).annotate('error', error.message)
    return { jobs: {}, conclusion: error.code === 'cancelled' ? 'cancelled' : 'failure' }
  }
}

function concludeRun(run: Run, jobs: readonly JobResult[]): RunResult['conclusion'] {
  const results = jobs.map((job) => job.result)
  if (results.includes('failure')) return 'failure'
  return results.includes('cancelled') || run.cancellation.requested ? 'cancelled' : 'success'
}
