// Connectors in the parts of a canvas app, packed in its file or unpacked to its source.
import { AlmError, arrayField, isRecord, quote, stringField } from '@powerops/core'
import { readJsonText, type Reading } from './read-part.js'

const DATAVERSE_TABLE = 'NativeCDSDataSourceInfo'
const CONNECTED_TABLE = 'ConnectedDataSourceInfo'
/** The connector that an app's own connection to Dataverse counts as. */
const DATAVERSE = 'shared_commondataserviceforapps'

/** A connector id and the data source or connection that names it. */
export interface AppUse {
  readonly id: string
  readonly site: string
}

type PartReader = (untrusted: unknown) => AppUse[]

const readers: ReadonlyMap<string, PartReader> = new Map<string, PartReader>([
  ['references/datasources.json', (part) => readDataSources(listIn(part))],
  ['connections/connections.json', readConnections],
  ['properties.json', readLocalConnections],
])

/** The reader for a part of an app; undefined for parts that name no connectors. */
export function readerOf(part: string): PartReader | undefined {
  return readers.get(part.toLowerCase())
}

function listIn(untrusted: unknown): readonly unknown[] {
  if (isRecord(untrusted) && Array.isArray(untrusted['DataSources'])) return untrusted['DataSources']
  throw new AlmError('json-invalid', { message: 'the list of data sources is no list' })
}

/** The connectors of data sources; anything that is no object is no data source. */
export function readDataSources(sources: readonly unknown[]): AppUse[] {
  return sources.flatMap((source) => {
    const type = stringField(source, 'Type')
    const id = stringField(source, 'ApiId') || (type === DATAVERSE_TABLE ? DATAVERSE : undefined)
    if (!id && type === CONNECTED_TABLE) {
      throw new AlmError('json-invalid', { message: 'a data source does not say which connector it is of' })
    }
    return id ? [{ id, site: stringField(source, 'Name') ?? 'data source' }] : []
  })
}

/** The connectors of connections by their keys. */
export function readConnections(untrusted: unknown): AppUse[] {
  if (!isRecord(untrusted)) {
    throw new AlmError('json-invalid', { message: 'the connections are no object' })
  }
  return Object.values(untrusted).flatMap((connection) => {
    const reference = isRecord(connection) ? connection['connectionRef'] : undefined
    const instance = stringField(connection, 'connectionInstanceId')?.split('/connections/')[0]
    const id = stringField(reference, 'id') ?? instance
    const [site] = arrayField(connection, 'dataSources')
    return id ? [{ id, site: typeof site === 'string' ? site : 'connection' }] : []
  })
}

/** The connectors in the property of an app that holds its connections, as JSON in a text. */
export function readLocalConnections(properties: unknown): AppUse[] {
  const name = 'LocalConnectionReferences'
  const written = isRecord(properties) ? (properties[name] ?? '') : ''
  if (written === '') return []
  return readConnections(typeof written === 'string' ? partOf(readJsonText(written), name) : written)
}

/**
 * What a file of an app holds.
 * @throws AlmError `json-invalid` naming the file when it is unreadable.
 */
export function partOf(reading: Reading<unknown>, file: string): unknown {
  if ('value' in reading) return reading.value
  throw new AlmError('json-invalid', { message: `${quote(file)} ${reading.reason}` })
}
