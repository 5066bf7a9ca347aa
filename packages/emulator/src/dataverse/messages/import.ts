// StageSolution, ImportSolution and their relatives.
import { arrayField, booleanField, isGuid, isRecord, stringField, type JsonRecord } from '@powerops/core'
import { badPayload, codes, DataverseFault, notFound } from '../fault.js'
import { customizationRunning, jobsOf, requireNoOtherCustomization, type Job } from '../jobs/job.js'
import { loadArchive } from '../jobs/archives.js'
import { finishJob, startJob } from '../jobs/run.js'
import type { Organization } from '../organization.js'
import { formattedResults } from '../solution/formatted-results.js'
import { stageResults, stages } from '../solution/stage.js'
import { duplicate } from '../tables/rows.js'
import { optionalRecord, requiredBytes, requiredFlag, requiredText, type Message } from './message.js'

const IMPORT_PARAMETERS = [
  'OverwriteUnmanagedCustomizations',
  'PublishWorkflows',
  'CustomizationFile',
  'ImportJobId',
  'HoldingSolution',
  'SkipProductUpdateDependencies',
  'ConvertToManaged',
  'SkipQueueRibbonJob',
  'AsyncRibbonProcessing',
  'LayerDesiredOrder',
  'ComponentParameters',
  'SolutionParameters',
  'IsTemplateMode',
  'TemplateSuffix',
  'TemplateDisplayNamePrefix',
]

const PRIVILEGE = 'prvImportCustomization'

/** Length of an import: a base and a part for every MB. */
function durationOf({ settings }: Organization, sizeBytes: number): number {
  return Math.round(settings.importMs + (sizeBytes / 1_000_000) * settings.importMsPerMegabyte)
}

/** Keeps the archive of the request and names it. */
async function storeArchive(organization: Organization, parameters: JsonRecord): Promise<string> {
  const uploadId = stringField(optionalRecord(parameters, 'SolutionParameters'), 'StageSolutionUploadId')
  if (uploadId !== undefined) {
    const staged = stages(organization).get(uploadId.toLowerCase())
    if (staged === undefined) throw notFound('stagesolutionupload', uploadId)
    return staged
  }
  const digest = organization.context.store.blobs.put(requiredBytes(parameters, 'CustomizationFile'))
  await loadArchive(organization, digest)
  return digest
}

async function start(
  organization: Organization,
  parameters: JsonRecord,
  messageName: string,
  asynchronous: boolean,
): Promise<Job> {
  requiredFlag(parameters, 'OverwriteUnmanagedCustomizations')
  const publishWorkflows = requiredFlag(parameters, 'PublishWorkflows')
  const jobId = importJobId(organization, parameters, asynchronous)
  const fault = organization.context.faults.take('dataverse-import', organization.environment.id)
  if (stringField(fault, 'effect') === 'busy-now') throw customizationRunning('Import', 'Import')
  requireNoOtherCustomization(organization, 'Import')
  const digest = await storeArchive(organization, parameters)
  const { manifest, sizeBytes } = await loadArchive(organization, digest)
  return startJob(organization, {
    kind: 'Import',
    messageName,
    solutionName: manifest.uniqueName,
    durationMs: asynchronous ? durationOf(organization, sizeBytes) : 0,
    asyncOperationId: asynchronous ? organization.context.newGuid() : '',
    jobId,
    import: {
      digest,
      publishWorkflows,
      holding: booleanField(parameters, 'HoldingSolution') === true,
      upgrade: messageName === 'StageAndUpgradeAsync',
      convertToManaged: booleanField(parameters, 'ConvertToManaged') === true,
      skipDependencies: false,
      componentParameters: arrayField(parameters, 'ComponentParameters').filter(isRecord),
      fault,
    },
  })
}

/** The client's own id is honoured, once. */
function importJobId(organization: Organization, parameters: JsonRecord, asynchronous: boolean): string {
  const given = stringField(parameters, 'ImportJobId')
  if (given === undefined) {
    if (!asynchronous) throw badPayload('', "Required field 'ImportJobId' is missing or has the wrong type.")
    return organization.context.newGuid()
  }
  if (!isGuid(given)) throw badPayload('', `Cannot convert the literal '${given}' to 'Edm.Guid'.`)
  const id = given.replace(/[{}]/g, '').toLowerCase()
  if (jobsOf(organization).has(id)) throw duplicate()
  return id
}

function asyncImport(name: string): Message {
  return {
    name,
    kind: 'action',
    parameters: IMPORT_PARAMETERS,
    privilege: PRIVILEGE,
    async run(organization, parameters) {
      const job = await start(organization, parameters, name, true)
      return { ImportJobKey: job.jobId, AsyncOperationId: job.asyncOperationId }
    },
  }
}

const importSolution: Message = {
  name: 'ImportSolution',
  kind: 'action',
  parameters: IMPORT_PARAMETERS,
  privilege: PRIVILEGE,
  async run(organization, parameters) {
    const job = await start(organization, parameters, 'ImportSolution', false)
    const { outcome } = await finishJob(organization, job)
    if (!outcome?.succeeded) {
      throw new DataverseFault(400, outcome?.code ?? codes.importFailed, outcome?.message ?? '')
    }
    return undefined
  },
}

const stageSolution: Message = {
  name: 'StageSolution',
  kind: 'action',
  parameters: ['CustomizationFile'],
  privilege: PRIVILEGE,
  async run(organization, parameters) {
    const digest = organization.context.store.blobs.put(requiredBytes(parameters, 'CustomizationFile'))
    const archive = await loadArchive(organization, digest)
    const uploadId = organization.context.newGuid()
    stages(organization).put(uploadId, digest)
    return { StageSolutionResults: stageResults(organization, archive, uploadId) }
  },
}

async function importResult(
  organization: Organization,
  parameters: JsonRecord,
): Promise<{ job: Job; sheet: string }> {
  const id = requiredText(parameters, 'ImportJobId').replace(/[{}]/g, '').toLowerCase()
  const job = jobsOf(organization).get(id)
  if (!job?.import || !job.outcome) throw notFound('importjob', id)
  const archive = await loadArchive(organization, job.import.digest)
  return { job, sheet: formattedResults(archive, job.outcome, [], job.endsAt) }
}

const retrieveResult: Message = {
  name: 'RetrieveSolutionImportResult',
  kind: 'function',
  parameters: ['ImportJobId'],
  privilege: 'prvReadImportJob',
  async run(organization, parameters) {
    const { job, sheet } = await importResult(organization, parameters)
    const failed = job.outcome?.succeeded === false
    return {
      SolutionOperationResult: {
        Type: 'Import',
        Status: failed ? 'Failed' : 'Passed',
        WarningMessages: [],
        ErrorMessages: failed ? [job.outcome?.message ?? ''] : [],
        ActionLink: { Label: null, Target: null },
        FormattedResults: sheet,
      },
    }
  },
}

const retrieveFormatted: Message = {
  name: 'RetrieveFormattedImportJobResults',
  kind: 'function',
  parameters: ['ImportJobId'],
  privilege: 'prvReadImportJob',
  async run(organization, parameters) {
    return { FormattedResults: (await importResult(organization, parameters)).sheet }
  },
}

export const importMessages: readonly Message[] = [
  stageSolution,
  importSolution,
  asyncImport('ImportSolutionAsync'),
  asyncImport('StageAndUpgradeAsync'),
  retrieveResult,
  retrieveFormatted,
]
