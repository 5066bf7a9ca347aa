// Connectors inside the file of a canvas app, which is an archive of its own.
import { AlmError, arrayField, isRecord, parseJson, quote, stringField } from '@powerops/core'
import { readZip, withForwardSlashes, type ZipEntry } from '@powerops/solution'
import { decodeText } from './literal.js'

const DATA_SOURCES = 'references/datasources.json'
const CONNECTIONS = 'connections/connections.json'
const PROPERTIES = 'properties.json'
const PARTS = new Set([DATA_SOURCES, CONNECTIONS, PROPERTIES])
const DATAVERSE_TABLE = 'NativeCDSDataSourceInfo'
/** The connector that an app's own connection to Dataverse counts as. */
const DATAVERSE = 'shared_commondataserviceforapps'

/** A connector id and the data source or connection that names it. */
export interface MsappUse {
  readonly id: string
  readonly site: string
}

/** The connectors that an app file holds, each once; undefined when the file or a part that names them is unreadable. */
export function findMsappUses(bytes: Uint8Array): MsappUse[] | undefined {
  try {
    const entries = readZip(withForwardSlashes(bytes).archive)
    // An archive without any of them is no app, or one of a form that is not known.
    if (!entries.some(({ path }) => PARTS.has(path.toLowerCase()))) return undefined
    const found = entries.flatMap(readEntry)
    const byId = new Map(found.map((use) => [use.id.toLowerCase(), use]))
    return [...byId.values()]
  } catch {
    return undefined // The caller reports that the app could not be read; why makes no difference to the verdict.
  }
}

function readEntry(entry: ZipEntry): MsappUse[] {
  switch (entry.path.toLowerCase()) {
    case DATA_SOURCES:
      return dataSources(readJson(entry))
    case CONNECTIONS:
      return connections(readJson(entry))
    case PROPERTIES: {
      const text = stringField(readJson(entry), 'LocalConnectionReferences')
      return text ? connections(parseJson(text, 'LocalConnectionReferences')) : []
    }
    default:
      return []
  }
}

function dataSources(untrusted: unknown): MsappUse[] {
  if (!isRecord(untrusted) || !Array.isArray(untrusted['DataSources'])) {
    throw new AlmError('json-invalid', { message: 'the list of data sources is no list' })
  }
  return arrayField(untrusted, 'DataSources').flatMap((source) => {
    const type = stringField(source, 'Type')
    const id = stringField(source, 'ApiId') ?? (type === DATAVERSE_TABLE ? DATAVERSE : undefined)
    return id ? [{ id, site: stringField(source, 'Name') ?? 'data source' }] : []
  })
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
