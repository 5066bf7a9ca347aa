// Tells what a solution is, from its zip or from the files of its unpacked folder.
import { AlmError } from '@powerops/core'
import { refuseYamlLayout } from './layout/yaml-layout.js'
import { parseManifest, type SolutionManifest } from './model/manifest.js'
import { parseXml } from './xml/parse.js'
import { defaultZipLimits, type ZipLimits } from './zip/limits.js'
import { readZip } from './zip/reader.js'

/**
 * The manifest of a solution zip; nothing but solution.xml is inflated.
 * @throws AlmError `solution-invalid` when it is no solution; the codes of `readZip`, `parseXml` and `parseManifest`.
 */
export function describeZip(zip: Uint8Array, limits: ZipLimits = defaultZipLimits): SolutionManifest {
  const entry = readZip(zip, limits).find(({ path }) => path.toLowerCase() === 'solution.xml')
  if (entry) return parseManifest(parseXml(entry.read(), entry.path))
  throw new AlmError('solution-invalid', {
    message: 'the zip has no "solution.xml", so it is not a solution',
    remedy: 'Give the solution zip itself, not a zip around it or a package of another kind.',
  })
}

/**
 * The manifest of an unpacked folder.
 * @throws AlmError `solution-file-missing` without Other/Solution.xml, `solution-layout-unsupported` for the YAML
 * layout; the codes of `parseXml` and `parseManifest`.
 */
export function describeFolder(files: ReadonlyMap<string, Uint8Array>): SolutionManifest {
  refuseYamlLayout(files.keys())
  const path = 'Other/Solution.xml'
  const bytes = files.get(path)
  if (bytes) return parseManifest(parseXml(bytes, path))
  throw new AlmError('solution-file-missing', {
    message: `cannot find required file "${path}"`,
    remedy: 'Name the folder that directly holds the folder "Other".',
    details: { file: path },
  })
}
