// The plan for solution zips and the environment as they are now.
import type { DataverseClient } from '@powerops/dataverse'
import type { Offer } from './offers.js'
import { planDeployment, type DeploymentPlan, type PlanOptions } from './plan-deployment.js'
import { fetchEnvironmentFacts, fetchTargetFacts } from './target-facts.js'

/** Reads the target and plans; nothing is changed there. */
export async function fetchPlan(
  dataverse: DataverseClient,
  environmentUrl: URL,
  offers: readonly Offer[],
  options: PlanOptions,
): Promise<DeploymentPlan> {
  const environment = await fetchEnvironmentFacts(dataverse, environmentUrl)
  const withTargets = []
  for (const { facts } of offers) {
    withTargets.push({ facts, target: await fetchTargetFacts(dataverse, facts) })
  }
  return planDeployment(withTargets, environment, options)
}
