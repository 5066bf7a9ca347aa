// The deployment settings file: which connection each reference uses and which value each variable has in the target.
import { AlmError, arrayField, isRecord, parseJson, quote, stringField } from '@powerops/core'
import type { ConnectionReferenceSetting, EnvironmentVariableSetting } from '@powerops/dataverse'

export interface DeploymentSettings {
  connectionReferences: readonly ConnectionReferenceSetting[]
  environmentVariables: readonly EnvironmentVariableSetting[]
}

/**
 * Reads the official JSON form. An empty value means "not filled in" and is left out.
 * @throws AlmError `json-invalid` or `input-invalid` naming the entry.
 */
export function parseDeploymentSettings(text: string, file: string): DeploymentSettings {
  const settings = parseJson(text, quote(file))
  if (!isRecord(settings)) throw invalid(file, 'is not an object')
  return {
    connectionReferences: arrayField(settings, 'ConnectionReferences').flatMap((entry, index) => {
      const logicalName = requireText(entry, 'LogicalName', file, `ConnectionReferences[${index}]`)
      const connectionId = stringField(entry, 'ConnectionId') ?? ''
      const connectorId = stringField(entry, 'ConnectorId') ?? ''
      return connectionId === '' ? [] : [{ logicalName, connectionId, connectorId }]
    }),
    environmentVariables: arrayField(settings, 'EnvironmentVariables').flatMap((entry, index) => {
      const schemaName = requireText(entry, 'SchemaName', file, `EnvironmentVariables[${index}]`)
      const value = stringField(entry, 'Value') ?? ''
      return value === '' ? [] : [{ schemaName, value }]
    }),
  }
}

function requireText(entry: unknown, field: string, file: string, place: string): string {
  const value = stringField(entry, field)
  if (value) return value
  throw invalid(file, `has no ${field} in ${place}`)
}

function invalid(file: string, fault: string): AlmError {
  return new AlmError('input-invalid', {
    message: `the deployment settings file ${quote(file)} ${fault}`,
    remedy:
      'Write {"EnvironmentVariables": [{"SchemaName", "Value"}], "ConnectionReferences": [{"LogicalName", "ConnectionId", "ConnectorId"}]}.',
  })
}
