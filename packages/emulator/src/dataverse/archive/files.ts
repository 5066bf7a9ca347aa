// The files of an archive that customizations.xml names.
import { codes, DataverseFault } from '../fault.js'
import { childrenOf, childText, type XmlElement } from './xml.js'
import { entryAt, type ArchiveEntries } from './zip.js'

/** Elements that hold the path of a file, with a leading slash, by the list they stand in. */
const NAMED_FILES: Readonly<Record<string, readonly string[]>> = {
  CanvasApps: ['DocumentUri', 'BackgroundImageUri'],
  SolutionPluginAssemblies: ['FileName'],
  WebResources: ['FileName'],
  Workflows: ['JsonFileName', 'XamlFileName'],
}

/** @throws DataverseFault 0x80048033 naming the first file that is not in the archive. */
export function requireNamedFiles(customizations: XmlElement, entries: ArchiveEntries): void {
  for (const [list, elements] of Object.entries(NAMED_FILES)) {
    const references = childrenOf(customizations, list).flatMap((component) =>
      elements.map((element) => childText(component, element)),
    )
    for (const reference of references) {
      if (reference === '' || fileAt(entries, reference)) continue
      throw new DataverseFault(
        400,
        codes.importFailed,
        `An error occurred while importing a Solution. The file '${reference}' that customizations.xml names is missing.`,
      )
    }
  }
}

/** The file that an element names. */
export function fileAt(entries: ArchiveEntries, reference: string): Buffer | undefined {
  return entryAt(entries, reference.replace(/^\//, ''))
}
