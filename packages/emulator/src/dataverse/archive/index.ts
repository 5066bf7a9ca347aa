// Reads an uploaded solution archive once, into everything that import and export ask of it.
import { codes, DataverseFault } from '../fault.js'
import { readComponents, type Component } from './component.js'
import { requireNamedFiles } from './files.js'
import {
  readCanvasApps,
  readConnectionReferences,
  readFlows,
  readVariables,
  type ArchivedCanvasApp,
  type ArchivedConnectionReference,
  type ArchivedFlow,
  type ArchivedVariable,
} from './flow.js'
import { readManifest, type SolutionManifest } from './manifest.js'
import { readXml } from './xml.js'
import { badArchive, entryAt, openArchive, type ArchiveEntries } from './zip.js'

export interface SolutionArchive {
  manifest: SolutionManifest
  components: readonly Component[]
  flows: readonly ArchivedFlow[]
  connectionReferences: readonly ArchivedConnectionReference[]
  variables: readonly ArchivedVariable[]
  canvasApps: readonly ArchivedCanvasApp[]
  entries: ArchiveEntries
  sizeBytes: number
}

/** @throws DataverseFault with the code that the service gives to what is wrong. */
export async function readArchive(untrusted: Uint8Array): Promise<SolutionArchive> {
  const entries = await openArchive(untrusted)
  const solution = entryAt(entries, 'solution.xml')
  const customizationsBytes = entryAt(entries, 'customizations.xml')
  if (!solution || !customizationsBytes || !entryAt(entries, '[Content_Types].xml')) throw badArchive()
  const manifest = readManifest(readXml(solution, 'solution.xml'))
  const customizations = readXml(customizationsBytes, 'customizations.xml')
  if (customizations.name !== 'ImportExportXml') {
    throw new DataverseFault(
      400,
      codes.invalidXml,
      `The import file is invalid. customizations.xml begins with '${customizations.name}'.`,
    )
  }
  requireNamedFiles(customizations, entries)
  return {
    manifest,
    components: withJson(() => readComponents(customizations, entries)),
    flows: readFlows(customizations, entries),
    connectionReferences: readConnectionReferences(customizations),
    variables: withJson(() => readVariables(entries)),
    canvasApps: readCanvasApps(customizations),
    entries,
    sizeBytes: untrusted.byteLength,
  }
}

function withJson<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new DataverseFault(
      400,
      codes.importFailed,
      `An error occurred while importing a Solution. ${error.message}`,
    )
  }
}
