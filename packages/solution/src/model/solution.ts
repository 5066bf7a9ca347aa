// A solution zip, opened: its two XML files parsed and its other entries at hand.
import { AlmError, quote } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import type { XmlDocument } from '../xml/tree.js'
import { defaultZipLimits, type ZipLimits } from '../zip/limits.js'
import { readZip, type ZipEntry } from '../zip/reader.js'
import { parseManifest, type SolutionManifest } from './manifest.js'

/** The two documents that make an archive a solution. */
export interface SolutionDocuments {
  /** solution.xml */
  readonly manifestXml: XmlDocument
  /** customizations.xml */
  readonly customizationsXml: XmlDocument
}

/** A solution zip whose entries have passed the reader's checks. */
export interface SolutionArchive extends SolutionDocuments {
  readonly manifest: SolutionManifest
  /** All files of the zip, in its order. */
  readonly entries: readonly ZipEntry[]
  /** The entry of a path, without regard to case. */
  find(path: string): ZipEntry | undefined
}

/** @throws AlmError `solution-invalid` when a document is no customizations.xml. */
export function requireCustomizations({ root }: XmlDocument, fileName: string): void {
  if (root.name === 'ImportExportXml') return
  throw new AlmError('solution-invalid', {
    message: `${quote(fileName)} has the root <${root.name}> instead of <ImportExportXml>`,
    remedy: 'Restore the file, or export the solution again.',
    details: { file: fileName },
  })
}

/**
 * Opens a solution zip.
 * @throws AlmError `solution-invalid` when it is a zip but no solution; the codes of `readZip`, `parseXml` and
 * `parseManifest`.
 */
export function parseSolution(
  zip: Uint8Array | readonly ZipEntry[],
  limits: ZipLimits = defaultZipLimits,
): SolutionArchive {
  const entries = zip instanceof Uint8Array ? readZip(zip, limits) : zip
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]))
  const find = (path: string): ZipEntry | undefined => byPath.get(path.toLowerCase())
  const read = (path: string): XmlDocument => {
    const entry = find(path)
    if (entry) return parseXml(entry.read(), path)
    throw new AlmError('solution-invalid', {
      message: `the zip has no ${quote(path)}, so it is not a solution`,
      remedy: 'Give the solution zip itself, not a zip around it or a package of another kind.',
    })
  }
  const manifestXml = read('solution.xml')
  const customizationsXml = read('customizations.xml')
  requireCustomizations(customizationsXml, 'customizations.xml')
  return {
    manifest: parseManifest(manifestXml),
    manifestXml,
    customizationsXml,
    entries,
    find,
  }
}
