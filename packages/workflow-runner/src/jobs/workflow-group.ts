// Holds the concurrency group that a workflow file names at its top.
import { resolveConcurrency } from '../concurrency-request.js'
import { groupKey } from '../concurrency.js'
import { field } from '../load/tokens.js'
import { githubContext, type Run, type WorkflowCall } from '../run.js'

/** Holds the concurrency group of a workflow file, if it names one, while its jobs run. */
export async function withWorkflowGroup<Result>(
  run: Run,
  call: WorkflowCall,
  work: (call: WorkflowCall) => Promise<Result>,
): Promise<Result> {
  const contexts = { github: githubContext(run), inputs: call.inputs, vars: run.settings.variables }
  const request = resolveConcurrency(field(call.file.token, 'concurrency'), { contexts, functions: {} })
  if (!request) return work(call)
  const key = groupKey(run.request.repository, request.group)
  const leave = await run.hub.enter(key, request, {
    name: `${run.workflow.name} #${run.ids.runNumber}`,
    cancel: (reason) => call.cancellation.cancel(reason),
    heldGroups: call.heldGroups,
    signal: call.cancellation.signal,
  })
  try {
    return await work({ ...call, heldGroups: [...call.heldGroups, key] })
  } finally {
    leave()
  }
}
