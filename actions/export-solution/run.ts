// Exports a solution as it is in the environment, in one form or both, and writes each file whole or not at all.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, formatBytes, quote, toMarkdownCode } from '@powerops/core'
import type { DataverseClient, ExportSetting, InstalledSolution } from '@powerops/dataverse'
import { solutionDigest } from '@powerops/solution'
import { exists, managedTwin, resolvePath, writeWholeFile } from '../common/files.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

/** One file that this step writes. */
interface ExportedFile {
  managed: boolean
  file: string
}

export const action = defineAction({
  name: 'export-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    const files = planFiles(inputs, resolvePath(ports, inputs.workingDirectory, inputs.solutionOutputFile))
    await refuseExisting(files, inputs.overwrite)
    if (inputs.solutionVersion !== undefined) {
      ports.log.warning('input solution-version is ignored: an export has the version that the solution has')
    }
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const solution = await findExportable(dataverse, inputs)

    // The service exports one form at a time: a second export would wait for the lock of the first.
    const digests = new Map<boolean, string>()
    for (const { managed, file } of files) {
      const archive = await exportForm(dataverse, inputs, managed, ports)
      await writeWholeFile(file, archive)
      digests.set(managed, solutionDigest(archive))
      ports.log.info(`${file}: ${formatBytes(archive.length)}`)
    }

    const managedFile = files.find((candidate) => candidate.managed)?.file
    ports.summary(describe(inputs, solution, digests))
    return {
      reasonCode: 'ok',
      outputs: {
        'solution-version': solution.version,
        'solution-digest': digests.get(false) ?? digests.get(true),
        'managed-solution-digest': digests.get(true),
        'solution-file': files[0]?.file,
        'managed-solution-file': managedFile,
      },
      details: { solution: solution.uniqueName, environmentUrl: inputs.environmentUrl.origin },
    }
  },
})

/** The unmanaged file stands first when both forms are asked for. */
function planFiles(inputs: Pick<Inputs, 'both' | 'managed'>, file: string): ExportedFile[] {
  if (!inputs.both) return [{ managed: inputs.managed, file }]
  return [
    { managed: false, file },
    { managed: true, file: managedTwin(file) },
  ]
}

async function refuseExisting(files: readonly ExportedFile[], overwrite: boolean): Promise<void> {
  if (overwrite) return
  for (const { file } of files) {
    if (!(await exists(file))) continue
    throw new AlmError('file-exists', {
      message: `the file ${quote(file)} exists`,
      remedy: 'Set "overwrite: true" to replace it.',
    })
  }
}

/**
 * The solution, if it can be exported.
 * @throws AlmError `solution-not-found`, `solution-managed`.
 */
async function findExportable(dataverse: DataverseClient, inputs: Inputs): Promise<InstalledSolution> {
  const { installed } = await dataverse.findSolution(inputs.solutionName)
  if (!installed) {
    throw new AlmError('solution-not-found', {
      message: `there is no solution ${quote(inputs.solutionName)} in ${inputs.environmentUrl.origin}`,
      remedy:
        'Use the unique name (not the display name), and check that environment-url is the development environment.',
    })
  }
  if (installed.managed) {
    throw new AlmError('solution-managed', {
      message: `the solution ${quote(inputs.solutionName)} is managed in ${inputs.environmentUrl.origin}, and a managed solution cannot be exported`,
      remedy: 'Export it from the environment where it is developed.',
    })
  }
  return installed
}

function exportForm(
  dataverse: DataverseClient,
  inputs: Inputs,
  managed: boolean,
  ports: ActionPorts,
): Promise<Uint8Array> {
  const form = managed ? 'managed' : 'unmanaged'
  return dataverse.exportSolution({
    uniqueName: inputs.solutionName,
    managed,
    settings: chosenSettings(inputs),
    timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
    onProgress: reportProgress(ports.log, `export of ${inputs.solutionName}, ${form}`),
  })
}

function chosenSettings(inputs: Inputs): ExportSetting[] {
  const switches: Record<ExportSetting, boolean> = {
    autoNumbering: inputs.exportAutoNumberingSettings,
    calendar: inputs.exportCalendarSettings,
    customization: inputs.exportCustomizationSettings,
    emailTracking: inputs.exportEmailTrackingSettings,
    externalApplications: inputs.exportExternalApplicationsSettings,
    general: inputs.exportGeneralSettings,
    isvConfig: inputs.exportIsvConfig,
    marketing: inputs.exportMarketingSettings,
    outlookSynchronization: inputs.exportOutlookSynchronizationSettings,
    relationshipRoles: inputs.exportRelationshipRoles,
    sales: inputs.exportSales,
  }
  return (Object.keys(switches) as ExportSetting[]).filter((setting) => switches[setting])
}

function describe(
  inputs: Inputs,
  solution: InstalledSolution,
  digests: ReadonlyMap<boolean, string>,
): string {
  const code = (text: string | undefined): string | undefined => (text ? toMarkdownCode(text) : undefined)
  const facts = markdownFacts({
    Solution: toMarkdownCode(solution.uniqueName),
    Version: toMarkdownCode(solution.version),
    From: inputs.environmentUrl.origin,
    'Unmanaged SHA-256': code(digests.get(false)),
    'Managed SHA-256': code(digests.get(true)),
  })
  return `### Solution exported\n\n${facts}`
}
