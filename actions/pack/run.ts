// Packs source files into a solution zip, which is written whole or not at all.
import { defineAction, markdownFacts, type ActionPorts, type InputValues } from '@powerops/actions-kit'
import { formatBytes, toMarkdownCode } from '@powerops/core'
import {
  openMappedFiles,
  planPack,
  solutionDigest,
  writeZipInPieces,
  type PackPlan,
} from '@powerops/solution'
import { dirname } from 'node:path'
import { managedTwin, readIfPresent, refuseLinkOut, resolvePath, writeWholeFile } from '../common/files.js'
import { readMapping } from '../common/map-file.js'
import { solutionOutputs } from '../common/solution-facts.js'
import { inputs, outputs } from './inputs.js'
import { readSourceFiles } from './source-files.js'

type Inputs = InputValues<typeof inputs>

/** One zip that this step writes. */
interface Package {
  packageType: 'Unmanaged' | 'Managed'
  file: string
}

export const action = defineAction({
  name: 'pack',
  inputs,
  outputs,
  async run(inputs, ports) {
    const file = resolvePath(ports, inputs.workingDirectory, inputs.solutionFile)
    const folder = resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder)
    await refuseLinkOut(dirname(file), ports)
    // Every plan before the first file: a folder that cannot be packed as Both leaves no half of it behind.
    const planned = await planPackages(folder, planFiles(inputs.solutionType, file), inputs, ports)
    const written = []
    for (const { plan, ...target } of planned) {
      const zip = await writeZipInPieces(plan.entries)
      const digest = solutionDigest(zip)
      const isChanged = !(await readIfPresent(target.file))?.equals(zip)
      if (isChanged) await writeWholeFile(target.file, zip)
      report({ file: target.file, sizeBytes: zip.length, digest }, plan, ports)
      written.push({ ...target, plan, digest, isChanged })
    }
    const [first] = written
    if (!first) throw new Error('nothing was packed')
    const changedFiles = written.filter((each) => each.isChanged).length
    return {
      reasonCode: changedFiles > 0 ? 'ok' : 'unchanged',
      outputs: {
        ...solutionOutputs(first.plan.manifest, first.packageType === 'Managed', first.digest),
        'changed-files': changedFiles,
      },
      details: { files: written.map(({ file: name, digest }) => ({ file: name, digest })) },
    }
  },
})

function planFiles(type: Inputs['solutionType'], file: string): Package[] {
  if (type !== 'Both') return [{ packageType: type, file }]
  return [
    { packageType: 'Unmanaged', file },
    { packageType: 'Managed', file: managedTwin(file) },
  ]
}

async function planPackages(
  folder: string,
  packages: readonly Package[],
  inputs: Inputs,
  ports: ActionPorts,
): Promise<(Package & { plan: PackPlan })[]> {
  const mapping = await readMapping(inputs, ports)
  const mapped = mapping && openMappedFiles(mapping, folder)
  const files = await readSourceFiles(folder, inputs, ports)
  const planned = packages.map((target) => ({
    ...target,
    plan: planPack(files, {
      packageType: target.packageType,
      // Equal folders give equal zips on every system, unless told otherwise.
      lineEnds: inputs.lineEndings === 'auto' ? 'lf' : inputs.lineEndings,
      version: inputs.version,
      keepPluginNames: inputs.disablePluginRemap,
      replacesMissingTwins: inputs.useUnmanagedFileForMissingManaged,
      mapped,
    }),
  }))
  for (const note of mapped?.notes() ?? []) ports.log.info(note)
  for (const warning of mapped?.warnings() ?? []) ports.log.warning(warning)
  return planned
}

function report(
  { file, sizeBytes, digest }: { file: string; sizeBytes: number; digest: string },
  { manifest, entries, warnings, notes }: PackPlan,
  ports: ActionPorts,
): void {
  for (const note of notes) ports.log.info(note)
  for (const warning of warnings) ports.log.warning(warning)
  ports.log.info(`${file}: ${entries.length} entries, ${formatBytes(sizeBytes)}`)
  const facts = markdownFacts({
    Solution: toMarkdownCode(manifest.uniqueName),
    Version: toMarkdownCode(manifest.version),
    File: toMarkdownCode(file),
    Size: formatBytes(sizeBytes),
    'SHA-256': toMarkdownCode(digest),
  })
  ports.summary(`### Solution packed\n\n${facts}`)
}
