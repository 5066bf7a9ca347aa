// The plan that people are shown elsewhere, from the file that plan-solution wrote.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, isRecord, parseJson, quote } from '@powerops/core'
import { readText, resolvePath } from '../files.js'
import { planDigest } from './plan-digest.js'
import type { DeploymentPlan } from './plan-deployment.js'
import { renderPlan } from './render-plan.js'

/** A plan as people read it, and what it hashes to. */
export interface ShownPlan {
  readonly markdown: string
  readonly digest: string
}

/** A plan has a line for each component that it names. */
const MAX_PLAN_BYTES = 16 * 1_000_000

/** @throws AlmError `file-not-found`, `json-invalid`. */
export async function readPlanFile(file: string, ports: ActionPorts): Promise<ShownPlan> {
  return readPlan(await readText(resolvePath(ports, undefined, file), 'plan-file', MAX_PLAN_BYTES), file)
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
