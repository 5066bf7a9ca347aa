// Connectors inside the file of a canvas app, which is an archive of its own.
import { AlmError, arrayField, isRecord, parseJson, quote, stringField } from '@powerops/core'
import { readZip, withForwardSlashes, type ZipEntry } from '@powerops/solution'
import { decodeText } from './literal.js'

/** A connector id and the data source or connection that names it. */
export interface MsappUse {
  readonly id: string
  readonly site: string
}

/** The connectors that an app file holds, each once; undefined when the file or a part that names them is unreadable. */
export function findMsappUses(bytes: Uint8Array): MsappUse[] | undefined {
  try {
    const found = readZip(withForwardSlashes(bytes).archive).flatMap(readEntry)
    const byId = new Map(found.map((use) => [use.id.toLowerCase(), use]))
    return [...byId.values()]
  } catch {
    return undefined // The caller reports that the app could not be read; why makes no difference to the verdict.
  }
}

function readEntry(entry: ZipEntry): MsappUse[] {
  switch (entry.path.toLowerCase()) {
    case 'references/datasources.json':
      return arrayField(readJson(entry), 'DataSources').flatMap((source) => {
        const id = stringField(source, 'ApiId')
        return id ? [{ id, site: stringField(source, 'Name') ?? 'data source' }] : []
      })
    case 'connections/connections.json':
      return connections(readJson(entry))
    case 'properties.json': {
      const text = stringField(readJson(entry), 'LocalConnectionReferences')
      return text ? connections(parseJson(text, 'LocalConnectionReferences')) : []
    }
    default:
      return []
  }
}

function connections(untrusted: unknown): MsappUse[] {
  if (!isRecord(untrusted)) return []
  return Object.values(untrusted).flatMap((connection) => {
    const reference = isRecord(connection) ? connection['connectionRef'] : undefined
    const instance = stringField(connection, 'connectionInstanceId')?.split('/connections/')[0]
    const id = stringField(reference, 'id') ?? instance
    const [site] = arrayField(connection, 'dataSources')
    return id ? [{ id, site: typeof site === 'string' ? site : 'connection' }] : []
  })
}

/** JSON takes up to thirty times its size in memory; the largest parts of real apps have a few megabytes. */
const MAX_JSON_BYTES = 32 * 1024 * 1024

function readJson(entry: ZipEntry): unknown {
  if (entry.sizeBytes > MAX_JSON_BYTES) {
    throw new AlmError('json-invalid', { message: `part ${quote(entry.path)} of the app is too large` })
  }
  return parseJson(decodeText(entry.read()), entry.path)
}
