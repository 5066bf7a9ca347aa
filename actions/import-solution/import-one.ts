// Brings one solution into the target: decides the way, stages it, imports it and proves that it is in.
import { AlmError } from '@powerops/core'
import type { ImportAndWaitRequest, ImportOutcome, SolutionSearch } from '@powerops/dataverse'
import path from 'node:path'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { writeWholeFile } from '../common/files.js'
import {
  converts,
  decideAdoption,
  decideWay,
  type PlannedImport,
  type Way,
} from '../common/plan/decide-way.js'
import { readAgain, type Offer } from '../common/plan/offers.js'
import { reportProgress } from '../common/progress.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { NO_TIME, type ChosenOffer, type Deployed, type Deployment, type Imported } from './deployment.js'
import { describeProofs, requireProofs, type Proofs } from './proofs.js'
import { settingsOf } from './settings.js'
import { stage } from './stage.js'

/** Imports the solution, or says why there is nothing to import. */
export async function importOne(deployment: Deployment, chosen: ChosenOffer): Promise<Imported> {
  const { offer } = chosen
  const { ports } = deployment
  const { facts } = offer
  const { present, way } = await decide(deployment, chosen)
  if (way.kind === 'skip') {
    ports.log.notice(`${facts.uniqueName} is not imported: ${way.reason}`)
    return { apply: 'no', deployed: skipped(offer, present.installed?.version) }
  }
  if (way.note) ports.log.info(way.note)
  const proofs = await prove(deployment, chosen)
  announce(deployment, chosen, way)
  if (way.apply === 'only') {
    return { apply: way.apply, deployed: { ...base(offer, way), ...proofs, adopted: true } }
  }
  try {
    return {
      apply: way.apply,
      deployed: { ...(await carryOut(deployment, chosen, present, way)), ...proofs },
    }
  } catch (caught) {
    if (!isOvertaken(caught, way)) throw caught
    ports.log.info(`${facts.uniqueName} was changed while this import waited; deciding again.`)
    return importOne(deployment, chosen)
  }
}

/** What the target has now, and what is to be done with it. */
export async function decide(
  { dataverse, rules }: Deployment,
  { offer: { facts }, job }: ChosenOffer,
): Promise<{ present: SolutionSearch; way: Way }> {
  const present = await dataverse.findSolution(facts.uniqueName)
  const way =
    job.state === 'absent'
      ? decideWay(facts, present, rules)
      : decideAdoption(facts, present, rules, job.state)
  return { present, way }
}

/** Nothing is left to prove of an import that an earlier attempt proved and ended. */
async function prove(
  { proofRules, inputs, ports }: Deployment,
  { offer: { facts }, job }: ChosenOffer,
): Promise<{ proofs?: Proofs }> {
  if (proofRules === undefined || job.state === 'succeeded') return {}
  const proofs = await requireProofs(proofRules, facts, inputs, ports)
  for (const sentence of describeProofs(proofs)) ports.log.info(sentence)
  if (proofs.approval)
    ports.output('approved-by', proofs.approval.approvers.map(({ login }) => login).join(', '))
  const tests = proofs.tests.map(({ deploymentId }) => deploymentId)
  if (tests.length > 0) ports.output('tested-by-deployment', tests.join(', '))
  return { proofs }
}

/** Another run brought the same version first, so that there is nothing to upgrade from any more. */
function isOvertaken(caught: unknown, { operation }: PlannedImport): boolean {
  return caught instanceof AlmError && caught.code === 'import-version-lower' && operation === 'upgrade'
}

/** The outputs are those of the first solution. */
function announce({ offers, ports }: Deployment, { offer, job }: ChosenOffer, way: PlannedImport): void {
  if (offer !== offers[0]) return
  if (way.operation) ports.output('operation', way.operation)
  if (way.previousVersion) ports.output('previous-version', way.previousVersion)
  if (way.apply !== 'only') ports.output('import-job-id', job.importJobId)
}

function base({ facts }: Offer, way: PlannedImport): Deployed {
  return {
    solution: facts.uniqueName,
    version: facts.version,
    ...(way.previousVersion === undefined ? {} : { previousVersion: way.previousVersion }),
    digest: facts.digest,
    ...(way.operation === undefined ? {} : { operation: way.operation }),
    outcome: 'imported',
    adopted: false,
    components: 0,
    warnings: [],
    durations: NO_TIME,
  }
}

function skipped({ facts }: Offer, previousVersion: Deployed['previousVersion']): Deployed {
  return {
    solution: facts.uniqueName,
    version: facts.version,
    ...(previousVersion === undefined ? {} : { previousVersion }),
    digest: facts.digest,
    outcome: 'skipped',
    adopted: false,
    components: 0,
    warnings: [],
    durations: NO_TIME,
  }
}

async function carryOut(
  deployment: Deployment,
  chosen: ChosenOffer,
  present: SolutionSearch,
  way: PlannedImport,
): Promise<Deployed> {
  const { dataverse, inputs, ports } = deployment
  const archive = await readAgain(chosen.offer)
  const startedAtMs = ports.clock.now()
  // Staging knows nothing of a conversion: it refuses what the import is told to do.
  const source =
    chosen.job.state === 'absent' && !converts(chosen.offer.facts, present)
      ? { stageUploadId: (await stage(dataverse, archive, inputs.environmentUrl)).uploadId }
      : { archive }
  const stagedAtMs = ports.clock.now()
  const seen: Seen = { joined: false, startedAtMs: stagedAtMs }
  try {
    const request = requestFor(deployment, chosen, way, source, seen)
    const outcome = await sayWhatGoesOn(
      () => seen.running,
      () => dataverse.importSolution(request),
    )
    return {
      ...base(chosen.offer, way),
      adopted: chosen.job.state !== 'absent' || seen.joined,
      ...describeOutcome(outcome),
      ...(await keepLog(deployment, seen)),
      durations: {
        ...NO_TIME,
        stagingMs: stagedAtMs - startedAtMs,
        waitingMs: seen.startedAtMs - stagedAtMs,
        importMs: ports.clock.now() - seen.startedAtMs,
      },
    }
  } catch (caught) {
    await keepLog(deployment, seen)
    throw caught
  }
}

/** What was seen of an import while it ran. */
interface Seen {
  /** Another run started it. */
  joined: boolean
  startedAtMs: number
  /** The import as a noun phrase, once it runs. */
  running?: string
  importJobId?: string
  resultDocument?: string
}

function requestFor(
  { inputs, ports, offers, settings }: Deployment,
  { offer, job }: ChosenOffer,
  way: PlannedImport,
  source: ImportAndWaitRequest['source'],
  seen: Seen,
): ImportAndWaitRequest {
  const { facts } = offer
  const others = offers.filter((other) => other !== offer).map((other) => other.facts.settings)
  return {
    uniqueName: facts.uniqueName,
    version: facts.version,
    source,
    importJobId: job.importJobId,
    mode: way.mode,
    overwriteUnmanagedCustomizations: inputs.forceOverwrite,
    publishWorkflows: inputs.activatePlugins,
    convertToManaged: inputs.convertToManaged,
    skipProductUpdateDependencies: inputs.skipDependencyCheck,
    ...settingsOf(settings, facts.settings, others),
    timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
    onStarted: ({ importJobId, adopted, joined = false }) => {
      Object.assign(seen, { importJobId, joined, startedAtMs: ports.clock.now() })
      seen.running = `the import of ${facts.uniqueName} (import job ${importJobId})`
      if (offer === offers[0]) ports.output('import-job-id', importJobId)
      ports.log.info(`import job ${importJobId}${adopted ? ', started before' : ''}`)
    },
    onProgress: reportProgress(ports.log, `import of ${facts.uniqueName} ${facts.version}`),
    onResultDocument: (xml) => (seen.resultDocument = xml),
  }
}

function describeOutcome({
  importJobId,
  componentCount,
  warnings,
}: ImportOutcome): Pick<Deployed, 'importJobId' | 'components' | 'warnings'> {
  return { importJobId, components: componentCount, warnings }
}

/** Writes the document of the import job for the steps that upload it. Of several, the output names the last one. */
async function keepLog(
  { ports }: Deployment,
  { importJobId, resultDocument }: Seen,
): Promise<{ importLogFile?: string }> {
  if (importJobId === undefined || resultDocument === undefined) return {}
  const importLogFile = path.join(ports.temporaryFolder, `import-job-${importJobId}.xml`)
  await writeWholeFile(importLogFile, resultDocument)
  ports.output('import-log-file', importLogFile)
  return { importLogFile }
}
