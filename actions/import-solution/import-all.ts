// Brings several solutions into the target in their order, then applies their upgrades in the reverse one.
import { AlmError, quote } from '@powerops/core'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { reportProgress } from '../common/progress.js'
import { minutesToMs } from '../common/wait-inputs.js'
import type { ChosenOffer, Deployed, Deployment, Imported } from './deployment.js'
import { decide, importOne } from './import-one.js'
import { requireProofs } from './proofs.js'
import { describe } from './report.js'

/**
 * Stops at the first solution that fails: what was imported before stays, what comes after is not started.
 * @throws AlmError of that solution; its details hold what was done before; `test-missing` before anything is done.
 */
export async function importAll(deployment: Deployment, chosen: readonly ChosenOffer[]): Promise<Deployed[]> {
  await proveAll(deployment, chosen)
  const imported: Imported[] = []
  for (const one of chosen) {
    try {
      imported.push(await importOne(deployment, one))
    } catch (caught) {
      throw stoppedAt(caught, one, imported, deployment, chosen)
    }
  }
  // What a base solution deletes may be used by the old version of one above it, so the last one goes first.
  for (const one of imported.toReversed()) {
    if (one.apply !== 'no') one.deployed = await applyUpgrade(deployment, one.deployed)
  }
  return imported.map(({ deployed }) => deployed)
}

/** Of several, none goes in before each is proven; each is proven again right before it is staged. */
async function proveAll(deployment: Deployment, chosen: readonly ChosenOffer[]): Promise<void> {
  const { proofRules, inputs, ports } = deployment
  if (proofRules === undefined || chosen.length < 2) return
  for (const one of chosen) {
    const { way } = await decide(deployment, one)
    if (way.kind === 'skip' || one.job.state === 'succeeded') continue
    await requireProofs(proofRules, one.offer.facts, inputs, ports)
  }
}

async function applyUpgrade({ dataverse, inputs, ports }: Deployment, deployed: Deployed): Promise<Deployed> {
  const what = `upgrade of ${deployed.solution} to ${deployed.version}`
  const startedAtMs = ports.clock.now()
  await sayWhatGoesOn(
    () => `the ${what}`,
    () =>
      dataverse.applyUpgrade(deployed.solution, {
        timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
        onProgress: reportProgress(ports.log, what),
      }),
  )
  ports.log.info(`${what}: applied`)
  return { ...deployed, durations: { ...deployed.durations, applyMs: ports.clock.now() - startedAtMs } }
}

function stoppedAt(
  caught: unknown,
  { offer }: ChosenOffer,
  done: readonly Imported[],
  { inputs, ports }: Deployment,
  chosen: readonly ChosenOffer[],
): unknown {
  if (!(caught instanceof AlmError) || chosen.length === 1) return caught
  if (done.length > 0) {
    ports.summary(
      describe(
        inputs.environmentUrl,
        done.map(({ deployed }) => deployed),
      ),
    )
  }
  const names = (list: readonly string[]): string => list.join(', ') || 'none'
  const before = done.map(
    ({ deployed, apply }) =>
      `${quote(deployed.solution)}${apply === 'no' ? '' : ' (its upgrade is not applied yet)'}`,
  )
  const after = chosen.slice(done.length + 1).map((one) => quote(one.offer.facts.uniqueName))
  return new AlmError(caught.code, {
    message: `${quote(offer.facts.uniqueName)}: ${caught.message}; done before it: ${names(before)}; not started: ${names(after)}`,
    ...(caught.remedy === undefined ? {} : { remedy: caught.remedy }),
    details: { ...caught.details, solutions: done.map(({ deployed }) => deployed) },
    cause: caught,
  })
}
