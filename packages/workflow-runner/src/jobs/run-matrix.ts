// Runs one job, or every job that its matrix makes: fail-fast, max-parallel, concurrency, continue-on-error.
import { isRecord, toAlmError } from '@powerops/core'
import { Cancellation } from '../cancellation.js'
import { resolveConcurrency } from '../concurrency-request.js'
import { groupKey } from '../concurrency.js'
import { toText, type Scope } from '../expressions/evaluate.js'
import { resolveFlag, resolveTemplate, resolveText } from '../expressions/template.js'
import { field } from '../load/tokens.js'
import type { JobDefinition } from '../load/workflow-file.js'
import { expandMatrix, type Combination } from '../matrix.js'
import type { Run, WorkflowCall } from '../run.js'
import type { JobOutcome, JobResult } from '../types.js'
import { callWorkflow } from './call-workflow.js'
import { runStepsJob } from './steps-job.js'
import { reportUnstarted } from './unstarted.js'

/** One job of a matrix, or the only one. */
export interface Leg {
  readonly definition: JobDefinition
  /** As GitHub shows it. */
  readonly name: string
  /** What the job's own keys can name: `needs`, `matrix`, `strategy` and what is above them. */
  readonly scope: Scope
  readonly cancellation: Cancellation
}

interface Strategy {
  readonly combinations: readonly (Combination | undefined)[]
  readonly failFast: boolean
  readonly maxParallel: number
}

/** Runs the job; the result of a matrix is the worst of its jobs. */
export async function runMatrix(
  run: Run,
  call: WorkflowCall,
  definition: JobDefinition,
  scope: Scope,
): Promise<JobResult> {
  const strategy = resolveStrategy(definition, scope)
  const legs = strategy.combinations.map((matrix, index) =>
    makeLeg(call, definition, scope, strategy, matrix, index),
  )
  const results: JobResult[] = []
  const outputs: Record<string, string> = {}
  const queue = legs.map((leg, index) => ({ leg, index }))
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const result = await runLeg(run, call, next.leg)
      results[next.index] = result
      // Jobs of a matrix share their outputs: the last one that sets an output wins.
      Object.assign(outputs, Object.fromEntries(Object.entries(result.outputs).filter(([, value]) => value)))
      if (result.result !== 'failure' || !strategy.failFast) continue
      const reason = `The strategy configuration was canceled because "${result.name}" failed`
      for (const leg of legs) if (leg !== next.leg) leg.cancellation.cancel(reason)
    }
  }
  await Promise.all(Array.from({ length: Math.min(strategy.maxParallel, legs.length) }, work))
  const [only] = results
  if (only && strategy.combinations[0] === undefined) return only
  const name = call.prefix + definition.id
  return { id: definition.id, name, result: worst(results), outputs, steps: [], legs: results }
}

function resolveStrategy(definition: JobDefinition, scope: Scope): Strategy {
  const strategy = resolveTemplate(field(definition.token, 'strategy'), scope)
  const written = isRecord(strategy) ? strategy : {}
  const combinations = 'matrix' in written ? expandMatrix(written['matrix']) : [undefined]
  return {
    combinations,
    failFast: written['fail-fast'] !== false && written['fail-fast'] !== 'false',
    maxParallel: Math.max(1, Number(written['max-parallel'] ?? combinations.length)),
  }
}

function makeLeg(
  call: WorkflowCall,
  definition: JobDefinition,
  scope: Scope,
  strategy: Strategy,
  matrix: Combination | undefined,
  index: number,
): Leg {
  const contexts = {
    ...scope.contexts,
    matrix: matrix ?? null,
    strategy: {
      'fail-fast': strategy.failFast,
      'job-index': index,
      'job-total': strategy.combinations.length,
      'max-parallel': strategy.maxParallel,
    },
  }
  const legScope = { contexts, functions: {} }
  const written = resolveText(field(definition.token, 'name'), legScope)
  const values = matrix ? ` (${Object.values(matrix).map(toText).join(', ')})` : ''
  return {
    definition,
    name: call.prefix + (written ?? definition.id + values),
    scope: legScope,
    cancellation: new Cancellation(call.cancellation.signal),
  }
}

async function runLeg(run: Run, call: WorkflowCall, leg: Leg): Promise<JobResult> {
  const { definition, name } = leg
  try {
    if (leg.cancellation.requested) return await endUnstarted(run, call, leg, leg.cancellation.reason)
    const result = await withJobGroup(run, call, leg, (held) =>
      definition.called ? callWorkflow(run, held, leg, definition.called) : runStepsJob(run, held, leg),
    )
    const forgiven =
      result.result === 'failure' && resolveFlag(field(definition.token, 'continue-on-error'), leg.scope)
    return forgiven ? { ...result, result: 'success' } : result
  } catch (caught) {
    const error = toAlmError(caught)
    const result = error.code === 'cancelled' ? 'cancelled' : 'failure'
    await reportUnstarted(run, call, name, result, error.message)
    return { id: definition.id, name, result, outputs: {}, steps: [] }
  }
}

async function endUnstarted(run: Run, call: WorkflowCall, leg: Leg, message: string): Promise<JobResult> {
  await reportUnstarted(run, call, leg.name, 'cancelled', message)
  return { id: leg.definition.id, name: leg.name, result: 'cancelled', outputs: {}, steps: [] }
}

/** A job enters its concurrency group before it waits for its environment, so a waiting job holds the group. */
async function withJobGroup(
  run: Run,
  call: WorkflowCall,
  leg: Leg,
  work: (call: WorkflowCall) => Promise<JobResult>,
): Promise<JobResult> {
  const request = resolveConcurrency(field(leg.definition.token, 'concurrency'), leg.scope)
  if (!request) return work(call)
  const key = groupKey(run.request.repository, request.group)
  run.journal.emit({ type: 'job-waiting', job: leg.name, reason: 'concurrency', waitsFor: request.group })
  const leave = await run.hub.enter(key, request, {
    name: leg.name,
    cancel: (reason) => leg.cancellation.cancel(reason),
    heldGroups: call.heldGroups,
    signal: leg.cancellation.signal,
  })
  try {
    return await work({ ...call, heldGroups: [...call.heldGroups, key] })
  } finally {
    leave()
  }
}

function worst(results: readonly JobResult[]): JobOutcome {
  const order: JobOutcome[] = ['failure', 'cancelled', 'success']
  return order.find((outcome) => results.some((leg) => leg.result === outcome)) ?? 'skipped'
}
