// Connectors in the unpacked source of a canvas app, `CanvasApps/src/<name>/`, in either form that tools unpack it to.
import { AlmError, arrayField, quote, recordField, stringField } from '@powerops/core'
import type { SolutionSource } from '../solution-source.js'
import {
  partOf,
  readConnections,
  readDataSources,
  readerOf,
  readLocalConnections,
  type AppUse,
} from './app-parts.js'
import { readJsonPart } from './read-part.js'

/** What the manifest of a source says that this suite has written. */
const OWN_FORMAT = 'powerops-canvas'

/** A use and the file of the source that it stands in. */
export type SourceUse = AppUse & { readonly file: string }

/** The source of one app. */
export interface AppSource {
  /** Path of its manifest, without which a folder is no source. */
  readonly manifest: string
  /** @throws AlmError when a file that names connectors cannot be read. */
  read(): SourceUse[]
}

/** The source of the app whose description is in a file; undefined when there is none. */
export function appSourceOf(solution: SolutionSource, description: string): AppSource | undefined {
  const name = /^CanvasApps\/([^/]+)\.meta\.xml$/i.exec(description)?.[1] ?? ''
  const folder = `CanvasApps/src/${name}/`
  const manifest = `${folder}CanvasManifest.json`
  if (!solution.file(manifest)) return undefined
  const files: SourceFiles = {
    folder,
    names: () =>
      solution.paths
        .filter((path) => path.toLowerCase().startsWith(folder.toLowerCase()))
        .map((path) => path.slice(folder.length)),
    json: (file) => {
      const bytes = solution.file(folder + file)
      return partOf(bytes ? readJsonPart(bytes) : { reason: 'is not in the solution' }, folder + file)
    },
  }
  const read = (): SourceUse[] => {
    const content = files.json('CanvasManifest.json')
    const uses =
      stringField(content, 'format') === OWN_FORMAT ? readOwn(content, files) : readOther(content, files)
    return uses.map((use) => ({ ...use, file: solution.pathOf(folder + use.file) }))
  }
  return { manifest: solution.pathOf(manifest), read }
}

/** The files of one source by their paths in it. */
interface SourceFiles {
  readonly folder: string
  names(): string[]
  /** @throws AlmError `json-invalid` naming the file. */
  json(file: string): unknown
}

/** The manifest says which file is which part of the app. */
function readOwn(manifest: unknown, files: SourceFiles): SourceUse[] {
  const parts = arrayField(manifest, 'parts').flatMap((part) => {
    const read = readerOf((stringField(part, 'name') ?? '').replaceAll('\\', '/'))
    const file = stringField(part, 'file')
    return read && file !== undefined ? [read(files.json(file)).map((use) => ({ ...use, file }))] : []
  })
  if (parts.length > 0) return parts.flat()
  throw new AlmError('json-invalid', {
    message: `${quote(`${files.folder}CanvasManifest.json`)} names no part that says what the app connects to`,
  })
}

/** The form that Microsoft's command line tools write: a file for each data source, properties in the manifest. */
function readOther(manifest: unknown, files: SourceFiles): SourceUse[] {
  const properties = recordField(manifest, 'Properties')
  if (!properties) {
    throw new AlmError('json-invalid', {
      message: `${quote(`${files.folder}CanvasManifest.json`)} is the manifest of no form that is known`,
    })
  }
  const local = readLocalConnections(properties)
  return [
    ...local.map((use) => ({ ...use, file: 'CanvasManifest.json' })),
    ...files.names().flatMap((file) => {
      const isConnections = /^Connections\/Connections\.json$/i.test(file)
      if (!isConnections && !/^DataSources\/[^/]+\.json$/i.test(file)) return []
      const content = files.json(file)
      const uses = isConnections
        ? readConnections(content)
        : readDataSources(Array.isArray(content) ? content : [content])
      return uses.map((use) => ({ ...use, file }))
    }),
  ]
}
