// The plan that approvers are shown, from the file that plan-solution wrote.
import { AlmError, isRecord, parseJson, quote } from '@powerops/core'
import { planDigest } from '../common/plan/plan-digest.js'
import type { DeploymentPlan } from '../common/plan/plan-deployment.js'
import { renderPlan } from '../common/plan/render-plan.js'

/** A plan as people read it, and what it hashes to. */
export interface ShownPlan {
  readonly markdown: string
  readonly digest: string
}

/**
 * Reads a plan file. Its digest is computed from what it holds, so that the plan which is shown is the one approved.
 * @throws AlmError `json-invalid` when it is no plan.
 */
export function readPlan(text: string, file: string): ShownPlan {
  const value = parseJson(text, `plan-file ${quote(file)}`)
  try {
    if (!isRecord(value) || value['schemaVersion'] !== 1) throw new TypeError('it is not of schema version 1')
    // A field that is missing or of another type makes the rendering throw.
    const plan = value as unknown as DeploymentPlan
    const digest = planDigest(plan)
    return { markdown: renderPlan(plan, { digest }), digest }
  } catch (cause) {
    throw new AlmError('json-invalid', {
      message: `plan-file ${quote(file)} is not a plan: ${cause instanceof Error ? cause.message : ''}`,
      remedy: 'Give the output plan-file of plan-solution.',
      cause,
    })
  }
}
