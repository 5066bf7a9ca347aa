// An unpacked folder as the solution that it holds, for looking at: what a pack would refuse is not judged here.
import { parseManifest } from '../model/manifest.js'
import type { SolutionArchive } from '../model/solution.js'
import { decodeEntryName } from '../zip/names.js'
import type { ZipEntry } from '../zip/reader.js'
import type { ZipInput } from '../zip/writer.js'
import { addSharded, packCustomizations } from './customizations.js'
import { FolderSource } from './folder-source.js'

/**
 * Opens the files of an unpacked folder like a solution zip: of a folder with both forms, the unmanaged one.
 * @throws AlmError `solution-file-missing`, `solution-invalid` or `xml-invalid` when it cannot be put together.
 */
export function openFolder(files: ReadonlyMap<string, Uint8Array>): SolutionArchive {
  const manifestXml = new FolderSource(files, false).readDocument('Other/Solution.xml')
  const manifest = parseManifest(manifestXml)
  const source = new FolderSource(files, manifest.packageType === 'Managed')
  const customizationsXml = source.readDocument('Other/Customizations.xml')
  const { root, folders } = packCustomizations(customizationsXml.root, source)
  addSharded(source, folders)
  const entries = [...source.parts.values()].map(toEntry)
  const byPath = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]))
  return {
    manifest,
    manifestXml,
    customizationsXml: { ...customizationsXml, root },
    entries,
    find: (path) => byPath.get(path.toLowerCase()),
  }
}

function toEntry({ name, bytes }: ZipInput): ZipEntry {
  return { name, path: decodeEntryName(name), sizeBytes: bytes.length, read: () => bytes }
}
