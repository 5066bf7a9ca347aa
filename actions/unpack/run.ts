// Unpacks a solution zip into source files: the whole zip is read and planned before the folder changes.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownCode } from '@powerops/core'
import {
  diffUnpacked,
  solutionDigest,
  writeUnpackedFolder,
  type FolderChanges,
  type SolutionDifferences,
  type SolutionManifest,
} from '@powerops/solution'
import { differencesAsJson, renderDifferences } from '../common/differences.js'
import { readArchive, refuseLinkOut, resolvePath } from '../common/files.js'
import { reportSecrets } from '../common/secrets.js'
import { solutionOutputs } from '../common/solution-facts.js'
import { inputs, outputs } from './inputs.js'
import { planSourceFiles, type SourcePlan } from './plan-files.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'unpack',
  inputs,
  outputs,
  async run(inputs, ports) {
    const file = resolvePath(ports, inputs.workingDirectory, inputs.solutionFile)
    const folder = resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder)
    await refuseLinkOut(folder, ports)
    const archive = await readArchive(file, 'solution-file')
    const plan = await planSourceFiles(archive, file, folder, inputs, ports)

    reportSecrets(plan.files, folder, inputs.secrets, ports)
    const { changes, differences } = await update(folder, plan, inputs)
    const changedFiles = changes.added.length + changes.changed.length + changes.removed.length
    report(plan.manifest, changes, differences, ports)
    return {
      reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
      outputs: {
        ...solutionOutputs(plan.manifest, inputs.solutionType === 'Managed', solutionDigest(archive)),
        'changed-files': changedFiles,
      },
      details: {
        folder,
        added: changes.added.length,
        changed: changes.changed,
        removed: changes.removed,
        components: differences && differencesAsJson(differences),
      },
    }
  },
})

/** @throws AlmError `file-exists` when files would be replaced or removed and may not be. */
async function update(
  folder: string,
  { files, ownership }: SourcePlan,
  { overwriteFiles }: Inputs,
): Promise<{ changes: FolderChanges; differences: SolutionDifferences | undefined }> {
  let differences: SolutionDifferences | undefined
  const changes = await writeUnpackedFolder(folder, files, ownership, (planned, readFormer) => {
    const { added, changed, removed } = planned
    if (!overwriteFiles) refuseOverwriting(folder, changed, removed)
    const paths = [...added, ...changed, ...removed]
    if (paths.length > 0) differences = diffUnpacked(readFormer, files, paths)
  })
  return { changes, differences }
}

function refuseOverwriting(folder: string, changed: readonly string[], removed: readonly string[]): void {
  const touched = [...changed, ...removed]
  if (touched.length === 0) return
  throw new AlmError('file-exists', {
    message: `${touched.length} files of ${quote(folder)} would be replaced or removed, the first is ${quote(touched[0] ?? '')}`,
    remedy: 'Set "overwrite-files: true", or unpack into an empty folder; nothing was written.',
    details: { changed, removed },
  })
}

function report(
  manifest: SolutionManifest,
  { added, changed, removed, unchanged }: FolderChanges,
  differences: SolutionDifferences | undefined,
  ports: ActionPorts,
): void {
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`
  ports.log.info(`${manifest.uniqueName} ${manifest.version}: ${counts}`)
  const facts = markdownFacts({
    Solution: toMarkdownCode(manifest.uniqueName),
    Version: toMarkdownCode(manifest.version),
    Files: counts,
  })
  const table = differences ? renderDifferences(differences) : ''
  ports.summary(['### Solution unpacked', facts, table].filter(Boolean).join('\n\n'))
}
