// Unpacks a solution zip into source files: the whole zip is read and planned before the folder changes.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { AlmError, quote, toMarkdownCode } from '@powerops/core'
import {
  parseSolution,
  planUnpack,
  planUnpackBoth,
  solutionDigest,
  writeUnpackedFolder,
  type FolderChanges,
  type SolutionManifest,
  type UnpackPlan,
} from '@powerops/solution'
import { managedTwin, readArchive, resolvePath } from '../common/files.js'
import { platformLineEnds, solutionOutputs } from '../common/solution-facts.js'
import { inputs, outputs } from './inputs.js'

type Inputs = InputValues<typeof inputs>

export const action = defineAction({
  name: 'unpack',
  inputs,
  outputs,
  async run(inputs, ports) {
    const file = resolvePath(ports, inputs.workingDirectory, inputs.solutionFile)
    const folder = resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder)
    const archive = await readArchive(file, 'solution-file')
    const { manifest, plan } = await planFiles(archive, file, inputs)
    for (const warning of plan.warnings) ports.log.warning(warning)

    const changes = await write(folder, plan, inputs.overwriteFiles)
    const changedFiles = changes.added.length + changes.changed.length + changes.removed.length
    report(manifest, changes, ports)
    return {
      reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
      outputs: {
        ...solutionOutputs(manifest, inputs.solutionType === 'Managed', solutionDigest(archive)),
        'changed-files': changedFiles,
      },
      details: { folder, added: changes.added.length, changed: changes.changed, removed: changes.removed },
    }
  },
})

async function planFiles(
  archive: Uint8Array,
  file: string,
  { solutionType }: Inputs,
): Promise<{ manifest: SolutionManifest; plan: UnpackPlan }> {
  const solution = parseSolution(archive)
  const options = { lineEnds: platformLineEnds } as const
  if (solutionType !== 'Both') {
    return {
      manifest: solution.manifest,
      plan: planUnpack(solution, { ...options, packageType: solutionType }),
    }
  }
  const twin = await readArchive(managedTwin(file), 'solution-file (its managed twin)')
  return { manifest: solution.manifest, plan: planUnpackBoth(solution, parseSolution(twin), options) }
}

/** @throws AlmError `file-exists` when files would be replaced or removed and may not be. */
async function write(folder: string, { files }: UnpackPlan, overwrite: boolean): Promise<FolderChanges> {
  if (!overwrite) {
    const planned = await writeUnpackedFolder(folder, files, { dryRun: true })
    const touched = [...planned.changed, ...planned.removed]
    if (touched.length > 0) {
      throw new AlmError('file-exists', {
        message: `${touched.length} files of ${quote(folder)} would be replaced or removed, the first is ${quote(touched[0] ?? '')}`,
        remedy: 'Set "overwrite-files: true", or unpack into an empty folder; nothing was written.',
        details: { changed: planned.changed, removed: planned.removed },
      })
    }
  }
  return writeUnpackedFolder(folder, files)
}

function report(manifest: SolutionManifest, changes: FolderChanges, ports: ActionPorts): void {
  const { added, changed, removed, unchanged } = changes
  const counts = `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`
  ports.log.info(`${manifest.uniqueName} ${manifest.version}: ${counts}`)
  const facts = markdownFacts({
    Solution: toMarkdownCode(manifest.uniqueName),
    Version: toMarkdownCode(manifest.version),
    Files: counts,
  })
  ports.summary(`### Solution unpacked\n\n${facts}`)
}
