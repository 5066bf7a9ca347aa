// What the step asks an approval for, out of its inputs and its job.
import type { InputValues } from '@powerops/actions-kit'
import { parseSubject, type Subject } from '@powerops/approval'
import { AlmError, optional } from '@powerops/core'
import type { Job } from '../common/job.js'
import type { inputs } from './inputs.js'

export type Inputs = InputValues<typeof inputs>

/**
 * `planDigest` is that of the plan which is shown, if one is.
 * @throws AlmError `input-missing`, `input-invalid`; `plan-changed` when another plan is shown than the one named.
 */
export function describeSubject(inputs: Inputs, job: Job, planDigest: string | undefined): Subject {
  if (planDigest !== undefined && inputs.planDigest !== undefined && planDigest !== inputs.planDigest) {
    throw new AlmError('plan-changed', {
      message: `plan-file holds plan ${planDigest}, and plan-digest is ${inputs.planDigest}`,
      remedy: 'Hand on both outputs of one run of plan-solution.',
    })
  }
  return parseSubject({
    repositoryId: job.repositoryId,
    commit: inputs.commit ?? job.commit,
    solutionDigest: requireInput(inputs.solutionDigest, 'solution-digest'),
    environment: requireInput(inputs.environment, 'environment'),
    ...optional('target', inputs.environmentUrl?.href.replace(/\/+$/, '')),
    ...optional('planDigest', planDigest ?? inputs.planDigest),
    runId: job.runId,
    runAttempt: job.runAttempt,
  })
}

/** An input that this kind of approval cannot do without. @throws AlmError `input-missing`. */
export function requireInput<T>(value: T | undefined, name: string): T {
  if (value !== undefined) return value
  throw new AlmError('input-missing', {
    message: `input ${name} is required here and was not given`,
    remedy: `Add "${name}: …" under "with:"; where it stands there, what it takes its value from is empty.`,
  })
}
