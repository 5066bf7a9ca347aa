// The plan for solution zips and the environment as they are now.
import type { DataverseClient } from '@powerops/dataverse'
import type { Offer } from './offers.js'
import { planDeployment, type DeploymentPlan, type PlanOptions } from './plan-deployment.js'
import { fetchEnvironmentFacts, fetchTargetFacts, type EnvironmentFacts } from './target-facts.js'

/** Reads the target, but for what is `known` of it already, and plans; nothing is changed there. */
export async function fetchPlan(
  dataverse: DataverseClient,
  environmentUrl: URL,
  offers: readonly Offer[],
  options: PlanOptions,
  known: Partial<EnvironmentFacts> = {},
): Promise<DeploymentPlan> {
  const environment = await fetchEnvironmentFacts(dataverse, environmentUrl, known)
  const withTargets = []
  for (const { facts } of offers) {
    withTargets.push({ facts, target: await fetchTargetFacts(dataverse, facts, environment.solutions) })
  }
  return planDeployment(withTargets, environment, options)
}
