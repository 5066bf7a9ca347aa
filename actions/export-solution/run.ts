// Exports a solution as it is in the environment, in one form or both, and writes each file whole or not at all.
import {
  defineAction,
  markdownFacts,
  markdownTable,
  type ActionPorts,
  type InputValues,
} from '@powerops/actions-kit'
import { AlmError, formatBytes, quote, toMarkdownCode, type SolutionVersion } from '@powerops/core'
import type { ChangedVersion, DataverseClient, ExportSetting, InstalledSolution } from '@powerops/dataverse'
import { solutionDigest } from '@powerops/solution'
import path from 'node:path'
import { requireExported } from '../common/exported.js'
import { exists, managedTwin, refuseLinkOut, resolvePath, writeWholeFile } from '../common/files.js'
import { reportProgress } from '../common/progress.js'
import { openServices } from '../common/services.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs, outputs } from './inputs.js'
import { requireOneVersion, setVersion } from './version.js'

type Inputs = InputValues<typeof inputs>

/** One file that this step writes. */
interface PlannedFile {
  managed: boolean
  file: string
}

interface ExportedFile extends PlannedFile {
  archive: Uint8Array
  digest: string
}

export const action = defineAction({
  name: 'export-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    requireOneVersion(inputs)
    const files = planFiles(inputs, resolvePath(ports, inputs.workingDirectory, inputs.solutionOutputFile))
    for (const { file } of files) await refuseLinkOut(path.dirname(file), ports)
    await refuseExisting(files, inputs.overwrite)
    if (inputs.solutionVersion !== undefined) {
      ports.log.warning('input solution-version is ignored: an export has the version that the solution has')
    }
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const solution = await findExportable(dataverse, inputs)
    const changed = await setVersion(dataverse, inputs, ports)
    if (changed?.previousVersion !== undefined) ports.output('previous-version', changed.previousVersion)
    const version = changed?.version ?? solution.version

    const exported = await exportForms(dataverse, inputs, files, version, ports)
    for (const { file, archive } of exported) {
      await writeWholeFile(file, archive)
      ports.log.info(`${file}: ${formatBytes(archive.length)}`)
    }

    const [first] = exported
    const managed = exported.find((candidate) => candidate.managed)
    ports.summary(describe(inputs, changed, version, exported))
    return {
      reasonCode: 'ok',
      outputs: {
        'solution-version': version,
        'solution-digest': first?.digest,
        'managed-solution-digest': managed?.digest,
        'solution-file': first?.file,
        'managed-solution-file': managed?.file,
      },
      details: { solution: solution.uniqueName, environmentUrl: inputs.environmentUrl.origin },
    }
  },
})

/** The unmanaged file stands first when both forms are asked for. */
function planFiles(inputs: Pick<Inputs, 'both' | 'managed'>, file: string): PlannedFile[] {
  if (!inputs.both) return [{ managed: inputs.managed, file }]
  return [
    { managed: false, file },
    { managed: true, file: managedTwin(file) },
  ]
}

async function refuseExisting(files: readonly PlannedFile[], overwrite: boolean): Promise<void> {
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

/**
 * All forms, before the first file is written: both or none take their place. The service exports one at a time; a
 * second export would wait for the lock of the first.
 */
async function exportForms(
  dataverse: DataverseClient,
  inputs: Inputs,
  files: readonly PlannedFile[],
  version: SolutionVersion,
  ports: ActionPorts,
): Promise<ExportedFile[]> {
  const exported: ExportedFile[] = []
  for (const { managed, file } of files) {
    const form = managed ? 'managed' : 'unmanaged'
    const archive = await dataverse.exportSolution({
      uniqueName: inputs.solutionName,
      managed,
      settings: chosenSettings(inputs),
      timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
      onProgress: reportProgress(ports.log, `export of ${inputs.solutionName}, ${form}`),
      verify: (candidate) =>
        requireExported(candidate, { uniqueName: inputs.solutionName, managed, version }),
    })
    exported.push({ managed, file, archive, digest: solutionDigest(archive) })
  }
  return exported
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
  changed: ChangedVersion | undefined,
  version: SolutionVersion,
  exported: readonly ExportedFile[],
): string {
  const files = exported.map(({ managed, file, digest, archive }) => [
    managed ? 'managed' : 'unmanaged',
    toMarkdownCode(path.basename(file)),
    formatBytes(archive.length),
    toMarkdownCode(digest),
  ])
  const facts = markdownFacts({
    Solution: toMarkdownCode(inputs.solutionName),
    Version: toMarkdownCode(version),
    'Version before': changed?.previousVersion && toMarkdownCode(changed.previousVersion),
    From: inputs.environmentUrl.origin,
  })
  return `### Solution exported\n\n${facts}\n\n${markdownTable(['Form', 'File', 'Size', 'SHA-256'], files)}`
}
