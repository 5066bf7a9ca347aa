// Imports a solution exactly once and proves that it is in.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, formatBytes, formatDuration, quote, toMarkdownCode } from '@powerops/core'
import {
  reportedError,
  type DataverseClient,
  type ImportAndWaitRequest,
  type ImportOutcome,
  type InstalledSolution,
  type StageResults,
} from '@powerops/dataverse'
import { parseSolution, solutionDigest } from '@powerops/solution'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { readArchive, readText, resolvePath } from '../common/files.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { parseDeploymentSettings, type DeploymentSettings } from './deployment-settings.js'
import { missingDependencies } from './missing-dependencies.js'
import { chooseImportJob, type ChosenJob } from './import-job.js'
import { inputs, outputs } from './inputs.js'
import {
  planAdoption,
  planImport,
  type ImportPlan,
  type OfferedSolution,
  type PlannedImport,
} from './plan.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

/** The service takes requests of up to 128 MB; base64 makes 4/3 of an archive. */
const MAX_ARCHIVE_BYTES = 95 * 1_000_000

/** Far more than anybody writes by hand or by tool. */
const MAX_SETTINGS_BYTES = 10_000_000

/** Warnings that are shown one by one. */
const MAX_WARNINGS = 10

/** The archive and what stands in it. */
interface Offer {
  archive: Uint8Array
  digest: string
  solution: OfferedSolution
}

export const action = defineAction({
  name: 'import-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const offer = await readOffer(inputs, ports)
    const settings = await readSettings(inputs, ports)
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)

    const job = await chooseImportJob(dataverse, inputs.environmentUrl, offer.digest, ports.environment)
    const { installed } = await dataverse.findSolution(offer.solution.uniqueName)
    const plan = planFor(job, offer.solution, installed, inputs)
    if (plan.kind === 'skip') return skip(plan.reason, offer, installed, ports)
    if (plan.note) ports.log.info(plan.note)
    if (plan.operation) ports.output('operation', plan.operation)
    if (plan.previousVersion) ports.output('previous-version', plan.previousVersion)

    const outcome = await importAndVerify(dataverse, inputs, offer, job, plan, settings, ports)
    reportWarnings(outcome, ports)
    ports.output('imported', true)
    ports.output('skipped', false)
    if (inputs.publishChanges) await dataverse.publishAll({ timeoutMs: minutesToMs(inputs.maxAsyncWaitTime) })
    ports.summary(describe(inputs, offer, plan, outcome))
    return {
      reasonCode: job.state === 'absent' ? 'ok' : 'already-exists',
      details: {
        components: outcome.componentCount,
        warnings: outcome.warnings,
        elapsedMs: outcome.elapsedMs,
      },
    }
  },
})

/** Reads the zip and refuses bytes that are not the expected ones, before anything is sent. */
async function readOffer(inputs: Inputs, ports: Ports): Promise<Offer> {
  const file = resolvePath(ports, inputs.workingDirectory, inputs.solutionFile)
  const archive = await readArchive(file, 'solution-file', MAX_ARCHIVE_BYTES)
  const digest = solutionDigest(archive)
  if (inputs.expectedDigest !== undefined && inputs.expectedDigest !== digest) {
    throw new AlmError('digest-mismatch', {
      message: `${quote(file)} has the SHA-256 ${digest}, not the expected ${inputs.expectedDigest}`,
      remedy: 'Import the file that was tested and approved; nothing was sent.',
    })
  }
  const { uniqueName, version, packageType } = parseSolution(archive).manifest
  ports.log.info(`${uniqueName} ${version}, ${packageType.toLowerCase()}, ${formatBytes(archive.length)}`)
  ports.output('solution-name', uniqueName)
  ports.output('solution-version', version)
  ports.output('solution-digest', digest)
  return { archive, digest, solution: { uniqueName, version, managed: packageType === 'Managed' } }
}

async function readSettings(inputs: Inputs, ports: Ports): Promise<DeploymentSettings | undefined> {
  if (inputs.deploymentSettingsFile === undefined) {
    if (!inputs.useDeploymentSettingsFile) return undefined
    throw new AlmError('input-missing', {
      message: 'use-deployment-settings-file is true, but no deployment-settings-file is given',
      remedy: 'Add "deployment-settings-file: …" under "with:".',
    })
  }
  const file = resolvePath(ports, inputs.workingDirectory, inputs.deploymentSettingsFile)
  return parseDeploymentSettings(await readText(file, 'deployment-settings-file', MAX_SETTINGS_BYTES), file)
}

function planFor(
  job: ChosenJob,
  solution: OfferedSolution,
  installed: InstalledSolution | undefined,
  inputs: Inputs,
): ImportPlan {
  return job.state === 'absent'
    ? planImport(solution, installed, inputs)
    : planAdoption(solution, installed, inputs, job.state)
}

function skip(
  reason: string,
  { solution }: Offer,
  installed: InstalledSolution | undefined,
  ports: Ports,
): {
  reasonCode: 'skipped'
  outputs: { imported: boolean; skipped: boolean; 'previous-version': string | undefined }
} {
  ports.log.notice(`${solution.uniqueName} is not imported: ${reason}`)
  return {
    reasonCode: 'skipped',
    outputs: { imported: false, skipped: true, 'previous-version': installed?.version },
  }
}

async function importAndVerify(
  dataverse: DataverseClient,
  inputs: Inputs,
  { archive, solution }: Offer,
  job: ChosenJob,
  plan: PlannedImport,
  settings: DeploymentSettings | undefined,
  ports: Ports,
): Promise<ImportOutcome> {
  ports.output('import-job-id', job.importJobId)
  const staged = job.state === 'absent' ? await stage(dataverse, archive, inputs) : undefined
  let running: string | undefined
  const request: ImportAndWaitRequest = {
    uniqueName: solution.uniqueName,
    version: solution.version,
    source: staged ? { stageUploadId: staged.uploadId } : { archive },
    importJobId: job.importJobId,
    mode: plan.mode,
    overwriteUnmanagedCustomizations: inputs.forceOverwrite,
    publishWorkflows: inputs.activatePlugins,
    convertToManaged: inputs.convertToManaged,
    skipProductUpdateDependencies: inputs.skipDependencyCheck,
    ...settings,
    timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
    onStarted: ({ importJobId, adopted }) => {
      running = `the import (import job ${importJobId})`
      ports.output('import-job-id', importJobId)
      ports.log.info(`import job ${importJobId}${adopted ? ', started by an earlier attempt' : ''}`)
    },
    onProgress: reportProgress(ports.log, `import of ${solution.uniqueName} ${solution.version}`),
  }
  return sayWhatGoesOn(
    () => running,
    () => dataverse.importSolution(request),
  )
}

/** Components that were imported with a warning, as the service words it. */
function reportWarnings({ warnings }: ImportOutcome, ports: Ports): void {
  for (const { kind, name, text } of warnings.slice(0, MAX_WARNINGS)) {
    ports.log.warning(`${kind} ${quote(name)}: ${text ?? 'imported with a warning'}`)
  }
  if (warnings.length > MAX_WARNINGS) ports.log.warning(`and ${warnings.length - MAX_WARNINGS} more warnings`)
}

/**
 * Has the service validate the archive, which changes nothing yet.
 * @throws AlmError `import-missing-dependencies` naming what is missing, else `import-failed` or what the
 * service's code stands for, with its reasons.
 */
async function stage(dataverse: DataverseClient, archive: Uint8Array, inputs: Inputs): Promise<StageResults> {
  const staged = await dataverse.stageSolution(archive)
  if (staged.missingDependencies.length > 0)
    throw missingDependencies(staged.missingDependencies, inputs.environmentUrl)
  if (staged.passed) return staged
  const errors = staged.validations.filter(({ type }) => type === 'Error')
  const errorCode = errors.find((error) => error.errorCode !== undefined)?.errorCode
  const message = errors.map((error) => error.message).join('; ') || 'the service gives no reason'
  throw reportedError(
    `the validation of the solution by ${inputs.environmentUrl.origin}`,
    { message, ...(errorCode === undefined ? {} : { errorCode }) },
    'import-failed',
    { validations: staged.validations },
  )
}

function describe(
  inputs: Inputs,
  { digest, solution }: Offer,
  { operation, previousVersion }: PlannedImport,
  outcome: ImportOutcome,
): string {
  const facts = markdownFacts({
    Solution: toMarkdownCode(solution.uniqueName),
    Version: `${previousVersion ? `${toMarkdownCode(previousVersion)} → ` : ''}${toMarkdownCode(outcome.installed.version)}`,
    Into: inputs.environmentUrl.origin,
    Operation: operation,
    'Components reported': String(outcome.componentCount),
    Warnings: outcome.warnings.length > 0 ? String(outcome.warnings.length) : undefined,
    'SHA-256': toMarkdownCode(digest),
    'Import job': toMarkdownCode(outcome.importJobId),
    Time: formatDuration(outcome.elapsedMs),
  })
  return `### Solution imported\n\n${facts}`
}
