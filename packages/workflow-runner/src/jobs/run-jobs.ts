// Runs the jobs of a workflow file in the order of their `needs`.
import { toAlmError } from '@powerops/core'
import { Cancellation } from '../cancellation.js'
import { decideCondition } from '../expressions/condition.js'
import type { Functions, Scope } from '../expressions/evaluate.js'
import { resolveText } from '../expressions/template.js'
import { field } from '../load/tokens.js'
import type { JobDefinition } from '../load/workflow-file.js'
import { githubContext, type Run, type WorkflowCall } from '../run.js'
import type { JobOutcome, JobResult } from '../types.js'
import { runMatrix } from './run-matrix.js'
import { reportUnstarted } from './unstarted.js'

type Finished = ReadonlyMap<string, JobResult>

/** The results of all jobs by id, in file order. */
export async function runJobs(run: Run, call: WorkflowCall): Promise<Record<string, JobResult>> {
  const finished = new Map<string, JobResult>()
  const started = new Map<string, Promise<void>>()
  const start = (definition: JobDefinition): Promise<void> => {
    const running = started.get(definition.id) ?? runWhenReady(definition)
    started.set(definition.id, running)
    return running
  }
  const runWhenReady = async (definition: JobDefinition): Promise<void> => {
    await Promise.all(call.file.jobs.filter((job) => definition.needs.includes(job.id)).map(start))
    finished.set(definition.id, await runJob(run, call, definition, finished))
  }
  // All jobs come to their end before a failure of the host is passed on.
  const settled = await Promise.allSettled(call.file.jobs.map(start))
  for (const job of settled) if (job.status === 'rejected') throw job.reason
  return Object.fromEntries(
    call.file.jobs.flatMap(({ id }) => {
      const result = finished.get(id)
      return result ? [[id, result]] : []
    }),
  )
}

async function runJob(
  run: Run,
  call: WorkflowCall,
  definition: JobDefinition,
  finished: Finished,
): Promise<JobResult> {
  const scope = jobScope(run, call, definition, finished)
  let result: JobOutcome = 'skipped'
  let message: string | undefined
  try {
    if (decideCondition(field(definition.token, 'if'), scope)) {
      const cancellation = followCancellation(call, () =>
        decideCondition(field(definition.token, 'if'), jobScope(run, call, definition, finished)),
      )
      return await runMatrix(run, { ...call, cancellation }, definition, { ...scope, functions: {} })
    }
  } catch (caught) {
    // Only what belongs to the whole job arrives here, such as an expression in `if` or `matrix`.
    result = 'failure'
    message = toAlmError(caught).message
  }
  const name = call.prefix + plainName(definition, scope)
  await reportUnstarted(run, call, name, result, message)
  return { id: definition.id, name, result, outputs: {}, steps: [] }
}

/**
 * What cancels a job: the cancellation of its run, unless the job's condition still holds then. A job that starts
 * after the cancellation was asked for with open eyes, and is not cancelled by it.
 */
function followCancellation(call: WorkflowCall, stillWanted: () => boolean): Cancellation {
  const cancellation = new Cancellation()
  call.cancellation.signal.addEventListener('abort', () => {
    if (!stillWanted()) cancellation.cancel(call.cancellation.reason)
  })
  return cancellation
}

/** The name of a job that did not start; without a matrix its name may not be known. */
function plainName(definition: JobDefinition, scope: Scope): string {
  const token = field(definition.token, 'name')
  if (token === undefined || token.isExpression) return definition.id
  return resolveText(token, scope) ?? definition.id
}

function jobScope(run: Run, call: WorkflowCall, definition: JobDefinition, finished: Finished): Scope {
  const needs = definition.needs.map((id) => {
    const { result, outputs } = finished.get(id) ?? { result: 'skipped', outputs: {} }
    return [id, { result, outputs }]
  })
  const contexts = {
    github: { ...githubContext(run), job: definition.id },
    inputs: call.inputs,
    vars: run.settings.variables,
    needs: Object.fromEntries(needs),
  }
  return { contexts, functions: jobFunctions(call, definition, finished) }
}

/** The status functions of a job look at every job that it depends on, near or far. */
function jobFunctions(call: WorkflowCall, definition: JobDefinition, finished: Finished): Functions {
  const ancestors = ancestorsOf(call, definition)
  const results = (names: readonly unknown[]): (JobOutcome | undefined)[] =>
    (names.length > 0 ? names.map(String) : ancestors).map((id) => finished.get(id)?.result)
  const cancelled = call.cancellation.requested
  return {
    success: (...names) => !cancelled && results(names).every((result) => result === 'success'),
    failure: (...names) => results(names).includes('failure'),
    cancelled: () => cancelled,
    always: () => true,
  }
}

function ancestorsOf(call: WorkflowCall, definition: JobDefinition): string[] {
  const found = new Set<string>()
  const visit = (job: JobDefinition): void => {
    for (const id of job.needs) {
      const needed = call.file.jobs.find((candidate) => candidate.id === id)
      if (!needed || found.has(id)) continue
      found.add(id)
      visit(needed)
    }
  }
  visit(definition)
  return [...found]
}
