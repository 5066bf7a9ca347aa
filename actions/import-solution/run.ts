// Imports a solution exactly once and proves that it is in.
import { defineAction, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError } from '@powerops/core'
import type {
  DataverseClient,
  ImportAndWaitRequest,
  ImportOutcome,
  InstalledSolution,
} from '@powerops/dataverse'
import { sayWhatGoesOn } from '../common/cancellation.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { readDeploymentSettings, type DeploymentSettings } from './deployment-settings.js'
import { chooseImportJob, type ChosenJob } from './import-job.js'
import { inputs, outputs } from './inputs.js'
import { readOffer, type Offer } from './offer.js'
import {
  planAdoption,
  planImport,
  type ImportPlan,
  type OfferedSolution,
  type PlannedImport,
} from './plan.js'
import { describe, reportWarnings } from './report.js'
import { stage } from './stage.js'

type Inputs = InputValues<typeof inputs>
type Ports = ActionPorts<(typeof outputs)[number]>

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
    reportWarnings(outcome, ports.log)
    ports.output('imported', true)
    ports.output('skipped', false)
    if (inputs.publishChanges) await dataverse.publishAll({ timeoutMs: minutesToMs(inputs.maxAsyncWaitTime) })
    ports.summary(describe(inputs.environmentUrl, offer, plan, outcome))
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

async function readSettings(inputs: Inputs, ports: Ports): Promise<DeploymentSettings | undefined> {
  if (inputs.deploymentSettingsFile === undefined) {
    if (!inputs.useDeploymentSettingsFile) return undefined
    throw new AlmError('input-missing', {
      message: 'use-deployment-settings-file is true, but no deployment-settings-file is given',
      remedy: 'Add "deployment-settings-file: …" under "with:".',
    })
  }
  const { deploymentSettingsFile, workingDirectory } = inputs
  return readDeploymentSettings({ deploymentSettingsFile, workingDirectory }, ports)
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
  const staged = job.state === 'absent' ? await stage(dataverse, archive, inputs.environmentUrl) : undefined
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
