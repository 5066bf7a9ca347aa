// The deployment settings file: which connection each reference uses and which value each variable has in the target.
import { AlmError, isRecord, parseJson, quote, type JsonRecord } from '@powerops/core'
import type { ConnectionReferenceSetting, EnvironmentVariableSetting } from '@powerops/dataverse'

export interface DeploymentSettings {
  connectionReferences: readonly ConnectionReferenceSetting[]
  environmentVariables: readonly EnvironmentVariableSetting[]
}

/**
 * Reads the official JSON form. An empty value means "not filled in" and is left out.
 * @throws AlmError `json-invalid` or `input-invalid` naming the entry: nothing that is filled in is left out.
 */
export function parseDeploymentSettings(text: string, file: string): DeploymentSettings {
  const settings = parseJson(text, quote(file))
  if (!isRecord(settings)) throw invalid(file, 'is not an object')
  return {
    connectionReferences: listIn(settings, 'ConnectionReferences', file).flatMap(({ entry, place }) => {
      const logicalName = requireText(entry, 'LogicalName', file, place)
      const connectionId = textIn(entry, 'ConnectionId', file, place)
      const connectorId = textIn(entry, 'ConnectorId', file, place)
      return connectionId === '' ? [] : [{ logicalName, connectionId, connectorId }]
    }),
    environmentVariables: listIn(settings, 'EnvironmentVariables', file).flatMap(({ entry, place }) => {
      const schemaName = requireText(entry, 'SchemaName', file, place)
      const value = textIn(entry, 'Value', file, place)
      return value === '' ? [] : [{ schemaName, value }]
    }),
  }
}

/** One entry of a list, and where it stands in the file. */
interface Entry {
  entry: JsonRecord
  place: string
}

/** The entries of a list that may be absent. */
function listIn(settings: JsonRecord, name: string, file: string): Entry[] {
  const misspelt = Object.keys(settings).find(
    (key) => key !== name && key.toLowerCase() === name.toLowerCase(),
  )
  if (misspelt !== undefined) throw invalid(file, `has ${quote(misspelt)} where ${name} belongs`)
  const list = settings[name] ?? []
  if (!Array.isArray(list)) throw invalid(file, `has no list in ${name}`)
  return list.map((entry: unknown, index) => {
    const place = `${name}[${index}]`
    if (isRecord(entry)) return { entry, place }
    throw invalid(file, `has no object in ${place}`)
  })
}

/** A text that may be absent. A number or a truth value is not guessed at: `1.10` would lose its zero. */
function textIn(entry: JsonRecord, field: string, file: string, place: string): string {
  const value = entry[field] ?? ''
  if (typeof value === 'string') return value
  throw invalid(file, `has a ${field} in ${place} that is not a text; put it in quotes`)
}

function requireText(entry: JsonRecord, field: string, file: string, place: string): string {
  const value = textIn(entry, field, file, place)
  if (value !== '') return value
  throw invalid(file, `has no ${field} in ${place}`)
}

function invalid(file: string, fault: string): AlmError {
  return new AlmError('input-invalid', {
    message: `the deployment settings file ${quote(file)} ${fault}`,
    remedy:
      'Write {"EnvironmentVariables": [{"SchemaName", "Value"}], "ConnectionReferences": [{"LogicalName", "ConnectionId", "ConnectorId"}]}.',
  })
}
