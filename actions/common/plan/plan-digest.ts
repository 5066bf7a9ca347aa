// One number for a plan: equal while nothing that matters has changed, whenever and wherever it is computed.
import { AlmError } from '@powerops/core'
import { createHash } from 'node:crypto'
import type { DeploymentPlan, PlannedComponent, SolutionPlan } from './plan-deployment.js'

/**
 * SHA-256 over what the plan would do and on what ground: bytes, environment, versions, kinds, operation, missing
 * dependencies, deletions, missing connections and values, hidden changes. Times, names for people and what runs at the
 * moment are left out.
 */
export function planDigest({ environment, solutions }: DeploymentPlan): string {
  const matter = { schema: 1, environmentId: environment.id, solutions: solutions.map(whatMatters) }
  return createHash('sha256').update(JSON.stringify(matter)).digest('hex')
}

function whatMatters(plan: SolutionPlan): unknown {
  return [
    plan.digest,
    plan.solution,
    plan.version,
    plan.managed,
    plan.operation,
    plan.installed ? [plan.installed.version, plan.installed.managed] : null,
    plan.pendingUpgrade ?? null,
    plan.missingDependencies
      .map(({ typeName, component, solution, state }) => [typeName, component, solution, state].join(' '))
      .sort(),
    ids(plan.deletions),
    plan.unknownDeletions,
    [...plan.connectionReferencesWithoutConnection].sort(),
    [...plan.environmentVariablesWithoutValue].sort(),
    ids(plan.unmanagedLayers),
    plan.blockers.map(({ code }) => code).sort(),
  ]
}

function ids(components: readonly PlannedComponent[]): string[] {
  return components.map(({ id }) => id).sort()
}

/**
 * Compares a plan with the digest of the approved one.
 * @throws AlmError `plan-changed`; its details hold the plan as it is now.
 */
export function requirePlan(plan: DeploymentPlan, approved: string): void {
  const now = planDigest(plan)
  if (now === approved) return
  throw new AlmError('plan-changed', {
    message: `the plan is ${now} now, but ${approved} was approved: ${plan.environment.url} or the files have changed since`,
    remedy:
      'Run plan-solution again with the same inputs, compare its summary with the approved one, and have the new plan approved; nothing was changed.',
    details: { plan },
  })
}
