// Packs source files into a solution zip, which is written whole or not at all.
import { defineAction, markdownFacts, type ActionPorts } from '@powerops/actions-kit'
import { formatBytes, toMarkdownCode } from '@powerops/core'
import { planPack, readUnpackedFolder, solutionDigest, writeZip, type PackPlan } from '@powerops/solution'
import { managedTwin, resolvePath, writeWholeFile } from '../common/files.js'
import { platformLineEnds, solutionOutputs } from '../common/solution-facts.js'
import { inputs, outputs } from './inputs.js'

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
    const files = await readUnpackedFolder(resolvePath(ports, inputs.workingDirectory, inputs.solutionFolder))
    // Every plan before the first file: a folder that cannot be packed as Both leaves no half of it behind.
    const planned = planPackages(inputs.solutionType, file).map(({ packageType, file: target }) => ({
      packageType,
      target,
      plan: planPack(files, {
        packageType,
        lineEnds: platformLineEnds,
        keepPluginNames: inputs.disablePluginRemap,
      }),
    }))
    const written = []
    for (const { packageType, target, plan } of planned) {
      const zip = writeZip(plan.entries)
      await writeWholeFile(target, zip)
      const digest = solutionDigest(zip)
      report({ file: target, sizeBytes: zip.length, digest }, plan, ports)
      written.push({ packageType, plan, file: target, digest })
    }
    const [first] = written
    if (!first) throw new Error('nothing was packed')
    return {
      reasonCode: 'ok',
      outputs: solutionOutputs(first.plan.manifest, first.packageType === 'Managed', first.digest),
      details: { files: written.map(({ file: name, digest }) => ({ file: name, digest })) },
    }
  },
})

function planPackages(type: 'Unmanaged' | 'Managed' | 'Both', file: string): Package[] {
  if (type !== 'Both') return [{ packageType: type, file }]
  return [
    { packageType: 'Unmanaged', file },
    { packageType: 'Managed', file: managedTwin(file) },
  ]
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
