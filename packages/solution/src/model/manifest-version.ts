// Writes another version into a solution, leaving every other byte of its files as it is.
import { AlmError, type SolutionVersion } from '@powerops/core'
import { defaultZipLimits, type ZipLimits } from '../zip/limits.js'
import { readZip } from '../zip/reader.js'
import { writeZip } from '../zip/writer.js'
import { parseXml } from '../xml/parse.js'
import { parseManifest } from './manifest.js'

const VERSION_ELEMENT = /(<Version>)[^<]*(<\/Version>)/g

/**
 * The bytes of solution.xml with that version; nothing else differs.
 * @throws AlmError `solution-invalid` when the version stands in a form that cannot be replaced; the codes of `parseXml`
 * and `parseManifest`.
 */
export function setManifestVersion(
  manifest: Uint8Array,
  version: SolutionVersion,
  fileName: string,
): Uint8Array {
  const present = parseManifest(parseXml(manifest, fileName)).version
  if (present === version) return manifest
  // One byte a character, so that what is not replaced stays byte for byte.
  const text = Buffer.from(manifest.buffer, manifest.byteOffset, manifest.byteLength).toString('latin1')
  for (const match of text.matchAll(VERSION_ELEMENT)) {
    const [element, open = '', close = ''] = match
    if (!element.includes(present)) continue
    const rest = text.slice(match.index + element.length)
    const candidate = Buffer.from(`${text.slice(0, match.index)}${open}${version}${close}${rest}`, 'latin1')
    // A comment may hold such an element too: what counts is what the file says afterwards.
    if (parseManifest(parseXml(candidate, fileName)).version === version) return candidate
  }
  throw new AlmError('solution-invalid', {
    message: `the version ${present} in ${fileName} cannot be replaced: it does not stand between <Version> and </Version>`,
    remedy: 'Export or unpack the solution again; somebody wrote the file by hand.',
  })
}

/**
 * The zip with that version in its solution.xml. Every other entry has the bytes that it had.
 * @throws AlmError `solution-invalid` when it is no solution; the codes of `readZip` and `setManifestVersion`.
 */
export function setZipVersion(
  zip: Uint8Array,
  version: SolutionVersion,
  limits: ZipLimits = defaultZipLimits,
): Uint8Array {
  const files = readZip(zip, limits).map((entry) => {
    const bytes = entry.read()
    const isManifest = entry.path.toLowerCase() === 'solution.xml'
    return { name: entry.name, bytes: isManifest ? setManifestVersion(bytes, version, entry.path) : bytes }
  })
  return writeZip(files)
}
