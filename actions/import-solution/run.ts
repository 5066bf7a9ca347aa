// Imports solutions exactly once each and proves that they are in.
import { defineAction, type ActionResult } from '@powerops/actions-kit'
import { readOffers } from '../common/plan/offers.js'
import { readRules } from '../common/plan/rules-inputs.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import type { ChosenOffer, Deployed, Deployment, Ports } from './deployment.js'
import { importAll } from './import-all.js'
import { chooseImportJob } from './import-job.js'
import { inputs, outputs } from './inputs.js'
import { planFirst } from './plan-first.js'
import { approvedPlan, readProofRules } from './proof-rules.js'
import { useUp } from './proofs.js'
import { describe, reportWarnings } from './report.js'
import { lookConnectionsUp, readSettings, settleSettings } from './settings.js'

export const action = defineAction({
  name: 'import-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const startedAtMs = ports.clock.now()
    const offers = await readOffers(inputs, ports)
    const given = await readSettings(inputs, ports)
    const rules = readRules(inputs, offers.length)
    const [{ facts: first }] = offers
    const proofRules = readProofRules(inputs, ports, offers.length)
    const planDigest =
      (proofRules && approvedPlan(proofRules, first.digest, ports.clock.now())) ?? inputs.planDigest
    ports.output('solution-name', first.uniqueName)
    ports.output('solution-version', first.version)
    ports.output('solution-digest', first.digest)

    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const needed = offers.map(({ facts }) => facts.settings)
    const source = { file: inputs.deploymentSettingsFile, log: ports.log }
    const { settings, target } = await settleSettings(given, needed, dataverse, source)
    const deployment: Deployment = {
      dataverse,
      inputs,
      ports,
      rules,
      settings,
      planDigest,
      proofRules,
      target,
      offers,
    }
    const chosen = await chooseJobs(deployment)
    // Once an import of this run has begun, its connections are in the service's hands.
    const begun = chosen.some(({ job }) => job.state !== 'absent')
    const usable = begun ? {} : await lookConnectionsUp(settings, services, dataverse, ports.log)
    await planFirst({ ...deployment, target: { ...target, ...usable } }, chosen)

    const all = await importAll(deployment, chosen)
    if (proofRules) for (const { proofs } of all) await useUp(proofs ?? {}, proofRules, inputs, ports)
    for (const deployed of all) reportWarnings(deployed, ports.log)
    const anyImported = all.some(({ outcome }) => outcome === 'imported')
    ports.output('imported', anyImported)
    ports.output('skipped', !anyImported)
    const timeoutMs = minutesToMs(inputs.maxAsyncWaitTime)
    if (anyImported && inputs.publishChanges) await dataverse.publishAll({ timeoutMs })
    ports.summary(describe(inputs.environmentUrl, all))
    return conclude(all, ports.clock.now() - startedAtMs, ports)
  },
})

async function chooseJobs({ dataverse, inputs, ports, offers }: Deployment): Promise<ChosenOffer[]> {
  const chosen: ChosenOffer[] = []
  for (const offer of offers) {
    const { digest } = offer.facts
    chosen.push({
      offer,
      job: await chooseImportJob(dataverse, inputs.environmentUrl, digest, ports.environment),
    })
  }
  return chosen
}

function conclude(
  all: readonly Deployed[],
  elapsedMs: number,
  ports: Ports,
): ActionResult<(typeof outputs)[number]> {
  const [first] = all
  const fresh = all.some(({ outcome, adopted }) => outcome === 'imported' && !adopted)
  const everySkipped = all.every(({ outcome }) => outcome === 'skipped')
  ports.output('duration-seconds', elapsedMs / 1000)
  return {
    reasonCode: everySkipped ? 'skipped' : fresh ? 'ok' : 'already-exists',
    outputs: { 'previous-version': first?.previousVersion },
    details: {
      components: first?.components,
      warnings: first?.warnings,
      durations: first?.durations,
      elapsedMs,
      solutions: all,
    },
  }
}
