// Makes a solution project of a solution in an environment: both forms exported, unpacked into sources, a project file.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownCode } from '@powerops/core'
import type { DataverseClient, InstalledSolution } from '@powerops/dataverse'
import {
  parseSolution,
  planUnpackBoth,
  readFolderStyle,
  solutionDigest,
  writeUnpackedFolder,
  type FolderChanges,
} from '@powerops/solution'
import path from 'node:path'
import { requireExported } from '../common/exported.js'
import { exists, refuseLinkOut, resolvePath, writeWholeFile } from '../common/files.js'
import { reportProgress } from '../common/progress.js'
import { reportSecrets } from '../common/secrets.js'
import { openServices } from '../common/services.js'
import { platformLineEnds } from '../common/solution-facts.js'
import { findUnmanagedSolution } from '../common/unmanaged-solution.js'
import { minutesToMs } from '../common/wait-inputs.js'
import { inputs, outputs } from './inputs.js'
import { projectFile } from './project-file.js'

type Inputs = InputValues<typeof inputs>

/** Where a project keeps its unpacked files. */
const SOURCES = 'src'

export const action = defineAction({
  name: 'clone-solution',
  inputs,
  outputs,
  async run(inputs, ports) {
    if (inputs.solutionVersion !== undefined) {
      ports.log.warning('input solution-version is ignored: a clone has the version that the solution has')
    }
    const services = openServices(inputs, ports)
    const dataverse = await services.dataverse(inputs.environmentUrl)
    const solution = await findUnmanagedSolution(dataverse, {
      uniqueName: inputs.solutionName,
      environmentUrl: inputs.environmentUrl,
      managed: {
        rule: 'a managed solution cannot be exported',
        remedy: 'Clone it from the environment where it is developed.',
      },
    })
    const target = resolvePath(ports, inputs.workingDirectory, inputs.targetFolder ?? '.')
    const project = path.join(target, solution.uniqueName)
    await refuseLinkOut(path.join(project, SOURCES), ports)
    const unmanaged = await exportForm(dataverse, inputs, solution, false, ports)
    const managed = await exportForm(dataverse, inputs, solution, true, ports)

    const changes = await writeProject(project, solution.uniqueName, { unmanaged, managed }, inputs, ports)
    const changedFiles = changes.added.length + changes.changed.length + changes.removed.length
    ports.summary(describe(inputs, solution, project, changes))
    return {
      reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
      outputs: {
        'solution-version': solution.version,
        'solution-folder': path.join(project, SOURCES),
        'solution-digest': solutionDigest(unmanaged),
        'managed-solution-digest': solutionDigest(managed),
        'changed-files': changedFiles,
      },
      details: { project, added: changes.added.length, changed: changes.changed, removed: changes.removed },
    }
  },
})

function exportForm(
  dataverse: DataverseClient,
  inputs: Inputs,
  { uniqueName, version }: InstalledSolution,
  managed: boolean,
  ports: ActionPorts,
): Promise<Uint8Array> {
  const form = managed ? 'managed' : 'unmanaged'
  return dataverse.exportSolution({
    uniqueName,
    managed,
    timeoutMs: minutesToMs(inputs.maxAsyncWaitTime),
    onProgress: reportProgress(ports.log, `export of ${uniqueName}, ${form}`),
    verify: (archive) => requireExported(archive, { uniqueName, managed, version }),
  })
}

/** Writes the sources as a whole, and the project file where there is none. */
async function writeProject(
  project: string,
  uniqueName: string,
  zips: { unmanaged: Uint8Array; managed: Uint8Array },
  { overwrite }: Inputs,
  ports: ActionPorts,
): Promise<FolderChanges> {
  const sources = path.join(project, SOURCES)
  const { lineEnds = platformLineEnds, layout } = readFolderStyle(sources)
  const plan = planUnpackBoth(parseSolution(zips.unmanaged), parseSolution(zips.managed), {
    lineEnds,
    layout,
  })
  for (const warning of plan.warnings) ports.log.warning(warning)
  reportSecrets(plan.files, sources, 'warn', ports)
  const changes = await writeUnpackedFolder(sources, plan.files, {}, ({ changed, removed }) => {
    if (!overwrite) refuseOverwriting(sources, [...changed, ...removed])
  })
  const file = path.join(project, `${uniqueName}.cdsproj`)
  if (!(await exists(file))) await writeWholeFile(file, projectFile(uniqueName))
  return changes
}

function refuseOverwriting(folder: string, touched: readonly string[]): void {
  if (touched.length === 0) return
  throw new AlmError('file-exists', {
    message: `${touched.length} files of ${quote(folder)} would be replaced or removed, the first is ${quote(touched[0] ?? '')}`,
    remedy: 'Set "overwrite: true", or choose another target-folder; nothing was written.',
    details: { touched },
  })
}

function describe(
  { environmentUrl }: Inputs,
  { uniqueName, version }: InstalledSolution,
  project: string,
  { added, changed, removed, unchanged }: FolderChanges,
): string {
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`
  const facts = markdownFacts({
    Solution: toMarkdownCode(uniqueName),
    Version: toMarkdownCode(version),
    From: environmentUrl.origin,
    Into: toMarkdownCode(path.basename(project)),
    Files: counts,
  })
  return `### Solution cloned\n\n${facts}`
}
