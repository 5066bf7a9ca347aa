// Export, publish, upgrade, uninstall, clone, dependencies.
import { compareVersions, parseVersion, type JsonRecord } from '@powerops/core'
import { codes, DataverseFault, notFound } from '../fault.js'
import { jobsOf, requireNoOtherCustomization } from '../jobs/job.js'
import { finishJob, missingSolution, startJob } from '../jobs/run.js'
import type { Organization, Row } from '../organization.js'
import { UPGRADE_SUFFIX } from '../solution/check-import.js'
import { contentOf, putContent } from '../solution/content.js'
import { blockersOfUninstall, dependencyRow, unmetRequirements } from '../solution/dependencies.js'
import { exportableSolution, exportSolution } from '../solution/export.js'
import { removePatches, requireRemovable } from '../solution/uninstall.js'
import { textOf } from '../tables/definition.js'
import { insertRow, listRows, rowWith, updateRow } from '../tables/rows.js'
import { solutions } from '../tables/solutions.js'
import { requiredFlag, requiredText, type Message } from './message.js'

const EXPORT_PARAMETERS = [
  'SolutionName',
  'Managed',
  'TargetVersion',
  'ExportAutoNumberingSettings',
  'ExportCalendarSettings',
  'ExportCustomizationSettings',
  'ExportEmailTrackingSettings',
  'ExportGeneralSettings',
  'ExportMarketingSettings',
  'ExportOutlookSynchronizationSettings',
  'ExportRelationshipRoles',
  'ExportIsvConfig',
  'ExportSales',
  'ExportExternalApplications',
  'ExportComponentsParams',
]

function solutionNamed(organization: Organization, uniqueName: string): Row {
  const solution = rowWith(organization, solutions, 'uniquename', uniqueName)
  if (!solution) throw missingSolution(uniqueName)
  return solution
}

const exportNow: Message = {
  name: 'ExportSolution',
  kind: 'action',
  parameters: EXPORT_PARAMETERS,
  privilege: 'prvExportCustomization',
  async run(organization, parameters) {
    const name = requiredText(parameters, 'SolutionName')
    const bytes = await exportSolution(organization, name, requiredFlag(parameters, 'Managed'))
    return { ExportSolutionFile: bytes.toString('base64') }
  },
}

const exportLater: Message = {
  name: 'ExportSolutionAsync',
  kind: 'action',
  parameters: EXPORT_PARAMETERS,
  privilege: 'prvExportCustomization',
  async run(organization, parameters) {
    const solution = exportableSolution(organization, requiredText(parameters, 'SolutionName'))
    const job = await startJob(organization, {
      kind: 'Export',
      messageName: 'ExportSolutionAsync',
      solutionName: textOf(solution, 'uniquename'),
      durationMs: organization.settings.exportMs,
      asyncOperationId: organization.context.newGuid(),
      export: { managed: requiredFlag(parameters, 'Managed') },
    })
    return { AsyncOperationId: job.asyncOperationId, ExportJobId: job.jobId }
  },
}

const download: Message = {
  name: 'DownloadSolutionExportData',
  kind: 'action',
  parameters: ['ExportJobId'],
  privilege: 'prvExportCustomization',
  run(organization, parameters) {
    const id = requiredText(parameters, 'ExportJobId').toLowerCase()
    const job = jobsOf(organization).get(id)
    const blob = job?.outcome?.blob
    const bytes = blob === undefined ? undefined : organization.context.store.blobs.get(blob)
    if (!job?.export || !bytes) throw notFound('exportsolutionupload', id)
    return { ExportSolutionFile: bytes.toString('base64') }
  },
}

function publish(name: string, parameters: readonly string[]): Message {
  return {
    name,
    kind: 'action',
    parameters,
    privilege: 'prvPublishCustomization',
    async run(organization, given) {
      if (parameters.length > 0) requiredText(given, 'ParameterXml')
      requireNoOtherCustomization(organization, 'PublishAll')
      const { publishMs } = organization.settings
      const job = await startJob(organization, {
        kind: 'PublishAll',
        messageName: name,
        solutionName: 'Default',
        durationMs: publishMs,
        asyncOperationId: name === 'PublishAllXmlAsync' ? organization.context.newGuid() : '',
      })
      if (name === 'PublishAllXmlAsync') return { AsyncOperationId: job.asyncOperationId }
      await finishJob(organization, job)
      return undefined
    },
  }
}

const uninstallLater: Message = {
  name: 'UninstallSolutionAsync',
  kind: 'action',
  parameters: ['SolutionUniqueName'],
  privilege: 'prvDeleteSolution',
  async run(organization, parameters) {
    const solution = solutionNamed(organization, requiredText(parameters, 'SolutionUniqueName'))
    requireNoOtherCustomization(organization, 'Uninstall')
    requireRemovable(organization, solution)
    const job = await startJob(organization, {
      kind: 'Uninstall',
      messageName: 'UninstallSolutionAsync',
      solutionName: textOf(solution, 'uniquename'),
      durationMs: organization.settings.uninstallMs,
      asyncOperationId: organization.context.newGuid(),
    })
    return { AsyncOperationId: job.asyncOperationId }
  },
}

function promotion(name: string, asynchronous: boolean): Message {
  return {
    name,
    kind: 'action',
    parameters: ['UniqueName'],
    privilege: 'prvImportCustomization',
    async run(organization, parameters) {
      const uniqueName = requiredText(parameters, 'UniqueName')
      requireNoOtherCustomization(organization, 'Upgrade')
      if (!rowWith(organization, solutions, 'uniquename', `${uniqueName}${UPGRADE_SUFFIX}`)) {
        throw new DataverseFault(
          400,
          codes.nothingToPromote,
          `There is no solution upgrade to apply: ${uniqueName}${UPGRADE_SUFFIX} was not found.`,
        )
      }
      const job = await startJob(organization, {
        kind: 'Upgrade',
        messageName: name,
        solutionName: uniqueName,
        durationMs: asynchronous ? organization.settings.promoteMs : 0,
        asyncOperationId: asynchronous ? organization.context.newGuid() : '',
      })
      if (asynchronous) return { AsyncOperationId: job.asyncOperationId }
      const { outcome } = await finishJob(organization, job)
      if (!outcome?.succeeded) throw new DataverseFault(400, outcome?.code ?? '', outcome?.message ?? '')
      return { SolutionId: textOf(solutionNamed(organization, uniqueName), 'solutionid') }
    },
  }
}

const missingDependencies: Message = {
  name: 'RetrieveMissingDependencies',
  kind: 'function',
  parameters: ['SolutionUniqueName'],
  privilege: 'prvReadSolution',
  run(organization, parameters) {
    const name = textOf(
      solutionNamed(organization, requiredText(parameters, 'SolutionUniqueName')),
      'uniquename',
    )
    const content = contentOf(organization, name)
    const unmet = content ? unmetRequirements(organization, content) : []
    return { value: unmet.map((dependency) => dependencyRow(organization, dependency, name)) }
  },
}

const uninstallDependencies: Message = {
  name: 'RetrieveDependenciesForUninstall',
  kind: 'function',
  parameters: ['SolutionUniqueName'],
  privilege: 'prvReadSolution',
  run(organization, parameters) {
    const name = textOf(
      solutionNamed(organization, requiredText(parameters, 'SolutionUniqueName')),
      'uniquename',
    )
    const blockers = blockersOfUninstall(organization, name)
    return { value: blockers.map((blocker) => dependencyRow(organization, blocker, blocker.holder)) }
  },
}

const CLONE_PARAMETERS = ['ParentSolutionUniqueName', 'DisplayName', 'VersionNumber']

const cloneAsPatch: Message = {
  name: 'CloneAsPatch',
  kind: 'action',
  parameters: CLONE_PARAMETERS,
  privilege: 'prvCreateSolution',
  run(organization, parameters) {
    const parent = cloneSource(organization, parameters)
    const version = requiredText(parameters, 'VersionNumber')
    const [major, minor] = textOf(parent, 'version').split('.')
    if (!version.startsWith(`${major}.${minor ?? '0'}.`) || !isHigher(version, textOf(parent, 'version'))) {
      throw notPatchable(
        `The patch version ${version} must have the major and minor number of its parent and be higher than ${textOf(parent, 'version')}.`,
      )
    }
    const patch = insertRow(organization, solutions, {
      uniquename: `${textOf(parent, 'uniquename')}_Patch_${organization.context.newGuid().slice(0, 8)}`,
      friendlyname: requiredText(parameters, 'DisplayName'),
      version,
      _publisherid_value: textOf(parent, '_publisherid_value'),
      _parentsolutionid_value: textOf(parent, 'solutionid'),
    })
    return { SolutionId: textOf(patch, 'solutionid') }
  },
}

const cloneAsSolution: Message = {
  name: 'CloneAsSolution',
  kind: 'action',
  parameters: CLONE_PARAMETERS,
  privilege: 'prvCreateSolution',
  run(organization, parameters) {
    const parent = cloneSource(organization, parameters)
    const version = requiredText(parameters, 'VersionNumber')
    if (!isHigher(version, textOf(parent, 'version'))) {
      throw notPatchable(`The version ${version} must be higher than ${textOf(parent, 'version')}.`)
    }
    rollUp(organization, parent)
    const row = updateRow(organization, solutions, parent, {
      version,
      friendlyname: requiredText(parameters, 'DisplayName'),
    })
    return { SolutionId: textOf(row, 'solutionid') }
  },
}

/** The components of the patches become the parent's own. */
function rollUp(organization: Organization, parent: Row): void {
  const name = textOf(parent, 'uniquename')
  const content = contentOf(organization, name)
  const patches = listRows(organization, solutions).filter(
    (row) => row['_parentsolutionid_value'] === parent['solutionid'],
  )
  const added = patches.flatMap((row) => contentOf(organization, textOf(row, 'uniquename'))?.components ?? [])
  if (content && added.length > 0) {
    putContent(organization, name, { ...content, components: [...content.components, ...added] })
  }
  removePatches(organization, textOf(parent, 'solutionid'))
}

function cloneSource(organization: Organization, parameters: JsonRecord): Row {
  const parent = solutionNamed(organization, requiredText(parameters, 'ParentSolutionUniqueName'))
  if (parent['ismanaged'] === true || parent['_parentsolutionid_value'] !== null) {
    throw notPatchable('Only an unmanaged solution that is no patch can be cloned.')
  }
  return parent
}

function notPatchable(message: string): DataverseFault {
  return new DataverseFault(400, codes.notPatchable, message)
}

function isHigher(left: string, right: string): boolean {
  try {
    return compareVersions(parseVersion(left), parseVersion(right)) > 0
  } catch {
    return false
  }
}

export const solutionMessages: readonly Message[] = [
  exportNow,
  exportLater,
  download,
  publish('PublishAllXml', []),
  publish('PublishAllXmlAsync', []),
  publish('PublishXml', ['ParameterXml']),
  uninstallLater,
  promotion('DeleteAndPromote', false),
  promotion('DeleteAndPromoteAsync', true),
  missingDependencies,
  uninstallDependencies,
  cloneAsPatch,
  cloneAsSolution,
]
