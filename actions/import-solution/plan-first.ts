// The first step of an import: what it will do, told to people, and held to what was approved.
import { AlmError, quote, type ReasonCode } from '@powerops/core'
import { fetchPlan } from '../common/plan/fetch-plan.js'
import { holdsData } from '../common/plan/deletions.js'
import type { DeploymentPlan, PlannedComponent, SolutionPlan } from '../common/plan/plan-deployment.js'
import { planDigest, requirePlan } from '../common/plan/plan-digest.js'
import { describePlan, renderPlan } from '../common/plan/render-plan.js'
import type { ChosenOffer, Deployment } from './deployment.js'

/** Components that one line names. */
const MAX_NAMED = 20

/**
 * The last look before anything is sent. Once an import of this run has begun, the plan is on its way and is not made
 * again. Without a plan to compare with, it is news and no condition: a service that does not tell stops nothing.
 * @throws AlmError `plan-changed`, and with an approved plan whatever keeps it from being compared.
 */
export async function planFirst(deployment: Deployment, chosen: readonly ChosenOffer[]): Promise<void> {
  const { planDigest: approved, ports } = deployment
  if (chosen.some(({ job }) => job.state !== 'absent')) {
    if (approved !== undefined) {
      ports.log.info('the approved plan is not compared: an earlier attempt has begun to carry the plan out')
    }
    return
  }
  const plan = approved === undefined ? await planIfPossible(deployment) : await makePlan(deployment)
  if (!plan) return
  ports.summary(renderPlan(plan, { digest: planDigest(plan), carriedOut: true }))
  for (const solution of plan.solutions) tell(solution, deployment)
  if (approved !== undefined) requirePlan(plan, approved)
  if (plan.solutions.length > 1) refuseBlocked(plan)
}

/** What the service refuses for certain, or would have to be refused here in its turn. */
const CERTAIN: readonly ReasonCode[] = [
  'import-managed-conflict',
  'import-publisher-conflict',
  'import-upgrade-pending',
  'import-version-lower',
  'input-conflict',
]

/** Of several, none goes in when one of them cannot: half of a deployment helps nobody. */
function refuseBlocked({ solutions }: DeploymentPlan): void {
  for (const { solution, blockers } of solutions) {
    const blocker = blockers.find(({ code }) => CERTAIN.includes(code))
    if (!blocker) continue
    throw new AlmError(blocker.code, {
      message: `${quote(solution)}: ${blocker.message}; none of the ${solutions.length} solutions was sent`,
      remedy: blocker.remedy,
      details: { blockers },
    })
  }
}

function makePlan({
  dataverse,
  inputs,
  rules,
  settings,
  offers,
  target,
}: Deployment): Promise<DeploymentPlan> {
  const options = { rules, settings, activate: inputs.activatePlugins }
  return fetchPlan(dataverse, inputs.environmentUrl, offers, options, target)
}

async function planIfPossible(deployment: Deployment): Promise<DeploymentPlan | undefined> {
  try {
    return await makePlan(deployment)
  } catch (caught) {
    if (!(caught instanceof AlmError) || caught.code === 'cancelled') throw caught
    deployment.ports.log.info(`what the import will do could not be told before: ${caught.message}`)
    return undefined
  }
}

function tell(plan: SolutionPlan, { ports: { log } }: Deployment): void {
  log.info(describePlan(plan))
  // What refuses the operation itself is the error of the step.
  if (plan.operation !== 'none') {
    for (const { message, remedy } of plan.blockers) log.warning(`${message}. ${remedy}`)
  }
  if (plan.deletions.length === 0) return
  const withData = plan.deletions.filter(({ type }) => holdsData(type))
  const others = plan.deletions.filter(({ type }) => !holdsData(type))
  if (withData.length > 0) {
    log.warning(`the upgrade of ${plan.solution} deletes, with all data in them: ${nameAll(withData)}`)
  }
  if (others.length > 0) {
    log.notice(`the upgrade of ${plan.solution} deletes ${others.length} component(s): ${nameAll(others)}`)
  }
}

function nameAll(components: readonly PlannedComponent[]): string {
  const names = components
    .slice(0, MAX_NAMED)
    .map(({ type, name, displayName }) => `${type.toLowerCase()} ${name || displayName}`)
  return `${names.join(', ')}${components.length > MAX_NAMED ? ', …' : ''}`
}
