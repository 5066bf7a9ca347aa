// Runs a reusable workflow as a job: typed inputs, named or inherited secrets, outputs.
import { AlmError, isRecord, quote } from '@powerops/core'
import { resolveTemplate, resolveText, resolveTexts } from '../expressions/template.js'
import { parseCallInputs } from '../inputs.js'
import { entries, expressionsOf, field, literalFlag, literalText, path, type Token } from '../load/tokens.js'
import type { WorkflowFile } from '../load/workflow-file.js'
import { jobPermissions } from '../permissions.js'
import type { Run, WorkflowCall } from '../run.js'
import type { JobOutcome, JobResult } from '../types.js'
import { runJobs } from './run-jobs.js'
import type { Leg } from './run-matrix.js'
import { withWorkflowGroup } from './workflow-group.js'

/** The called workflow's jobs, and its outputs as those of the calling job. */
export async function callWorkflow(
  run: Run,
  caller: WorkflowCall,
  leg: Leg,
  file: WorkflowFile,
): Promise<JobResult> {
  const on = field(file.token, 'on')
  const trigger = field(on, 'workflow_call')
  if (!trigger && literalText(on) !== 'workflow_call') {
    throw new AlmError('input-invalid', { message: `${file.path} does not have a "workflow_call" trigger` })
  }
  const given = resolveTemplate(field(leg.definition.token, 'with'), leg.scope)
  const call: WorkflowCall = {
    file,
    inputs: parseCallInputs(field(trigger, 'inputs'), isRecord(given) ? given : {}, leg.scope),
    secrets: passSecrets(caller, leg, field(trigger, 'secrets')),
    permissions: jobPermissions(caller.file, leg.definition.token, caller.permissions),
    prefix: `${leg.name} / `,
    heldGroups: caller.heldGroups,
    cancellation: leg.cancellation,
  }
  run.journal.emit({ type: 'job-started', job: leg.name })
  const jobs = await withWorkflowGroup(run, call, (held) => runJobs(run, held))
  const result = concludeJobs(Object.values(jobs))
  run.journal.emit({ type: 'job-ended', job: leg.name, result })
  const outputs = callOutputs(field(trigger, 'outputs'), leg, call, jobs)
  return { id: leg.definition.id, name: leg.name, result, outputs, steps: [], jobs }
}

function passSecrets(caller: WorkflowCall, leg: Leg, definitions: Token | undefined): Record<string, string> {
  const token = field(leg.definition.token, 'secrets')
  const inherits = literalText(token) === 'inherit'
  if (expressionsOf(token).some((expression) => /GITHUB_TOKEN|github\.token/i.test(expression))) {
    throw new AlmError('unsupported', {
      message: `job ${quote(leg.definition.id)} hands GITHUB_TOKEN to a called workflow, which has one of its own`,
    })
  }
  const contexts = { ...leg.scope.contexts, secrets: caller.secrets }
  const given = inherits ? { ...caller.secrets } : resolveTexts(token, { contexts, functions: {} })
  const declared = entries(definitions)
  for (const [name, definition] of declared) {
    if (!literalFlag(path(definition, 'required')) || findKey(given, name)) continue
    throw new AlmError('input-missing', { message: `the required secret ${quote(name)} is not provided` })
  }
  if (inherits) return given
  for (const name of Object.keys(given)) {
    if (declared.some(([known]) => known.toLowerCase() === name.toLowerCase())) continue
    throw new AlmError('input-unknown', {
      message: `the secret ${quote(name)} is not declared by the called workflow`,
    })
  }
  return given
}

function findKey(values: Readonly<Record<string, string>>, name: string): boolean {
  return Object.keys(values).some((key) => key.toLowerCase() === name.toLowerCase())
}

function callOutputs(
  definitions: Token | undefined,
  leg: Leg,
  call: WorkflowCall,
  jobs: Readonly<Record<string, JobResult>>,
): Record<string, string> {
  const contexts = {
    github: leg.scope.contexts['github'],
    vars: leg.scope.contexts['vars'],
    inputs: call.inputs,
    jobs: Object.fromEntries(
      Object.entries(jobs).map(([id, { result, outputs }]) => [id, { result, outputs }]),
    ),
  }
  return Object.fromEntries(
    entries(definitions).map(([name, definition]) => [
      name,
      resolveText(field(definition, 'value'), { contexts, functions: {} }) ?? '',
    ]),
  )
}

/** Skipped jobs do not spoil a called workflow; if all were skipped, so was the call. */
function concludeJobs(jobs: readonly JobResult[]): JobOutcome {
  const order: JobOutcome[] = ['failure', 'cancelled', 'success']
  return order.find((outcome) => jobs.some((job) => job.result === outcome)) ?? 'skipped'
}
