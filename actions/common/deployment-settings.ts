// The deployment settings file: which connection each reference uses and which value each variable has in the target.
import type { ActionPorts } from '@powerops/actions-kit'
import { AlmError, isRecord, parseJson, quote, type JsonRecord } from '@powerops/core'
import type { ConnectionReferenceSetting, EnvironmentVariableSetting } from '@powerops/dataverse'
import { readText, resolvePath } from './files.js'
import { createTokenFiller, type FillTokens } from './value-tokens.js'

/** What a settings file fills in; entries with an empty value are left out. */
export interface DeploymentSettings {
  connectionReferences: readonly ConnectionReferenceSetting[]
  environmentVariables: readonly EnvironmentVariableSetting[]
}

/** Far more than anybody writes by hand or by tool. */
const MAX_SETTINGS_BYTES = 10_000_000

/**
 * Reads the settings file that `deployment-settings-file` names, its tokens filled from the job's environment.
 * @throws AlmError `file-not-found` and those of `parseDeploymentSettings`.
 */
export async function readDeploymentSettings(
  inputs: { deploymentSettingsFile: string; workingDirectory?: string | undefined },
  ports: ActionPorts,
): Promise<DeploymentSettings> {
  const file = resolvePath(ports, inputs.workingDirectory, inputs.deploymentSettingsFile)
  return parseDeploymentSettings(await readSettingsText(file), file, createTokenFiller(ports))
}

/** The text of a settings file. @throws AlmError `file-not-found`, `input-invalid` when it is too large to be one. */
export function readSettingsText(file: string): Promise<string> {
  return readText(file, 'deployment-settings-file', MAX_SETTINGS_BYTES)
}

/**
 * Reads the official JSON form. An empty value means "not filled in" and is left out.
 * @param fill replaces the tokens of a value; without it values stay as they are written
 * @throws AlmError `json-invalid` or `input-invalid` naming the entry: nothing that is filled in is left out.
 */
export function parseDeploymentSettings(
  text: string,
  file: string,
  fill: FillTokens = (value) => value,
): DeploymentSettings {
  const settings = parseSettingsObject(text, file)
  const references = namedEntries(settings, 'ConnectionReferences', 'LogicalName', file)
  const variables = namedEntries(settings, 'EnvironmentVariables', 'SchemaName', file)
  return {
    connectionReferences: references.flatMap(({ entry, place, name }) => {
      const [connectionId, connectorId] = ['ConnectionId', 'ConnectorId'].map((field) =>
        fill(textIn(entry, field, file, place), `${field} of ${quote(name)} in ${quote(file)}`).trim(),
      )
      return connectionId ? [{ logicalName: name, connectionId, connectorId: connectorId ?? '' }] : []
    }),
    environmentVariables: variables.flatMap(({ entry, place, name }) => {
      const value = fill(textIn(entry, 'Value', file, place), `Value of ${quote(name)} in ${quote(file)}`)
      return value === '' ? [] : [{ schemaName: name, value }]
    }),
  }
}

/**
 * The JSON of a settings file, known to be an object.
 * @throws AlmError `json-invalid`, `input-invalid`.
 */
export function parseSettingsObject(text: string, file: string): JsonRecord {
  const settings = parseJson(text, quote(file))
  if (isRecord(settings)) return settings
  throw invalid(
    file,
    Array.isArray(settings) && settings.some((entry) => isRecord(entry) && 'UserSettings' in entry)
      ? 'is a list with UserSettings, the form of the ALM Accelerator, not an object'
      : 'is not an object',
  )
}

/** An entry of a list, where it stands in the file, and its name. */
export interface NamedEntry {
  entry: JsonRecord
  /** Such as `ConnectionReferences[2]`. */
  place: string
  name: string
}

/**
 * The entries of a list that may be absent.
 * @throws AlmError `input-invalid` for what is no list of named objects, and for a name that is there twice.
 */
export function namedEntries(
  settings: JsonRecord,
  list: 'ConnectionReferences' | 'EnvironmentVariables',
  nameField: string,
  file: string,
): NamedEntry[] {
  const places = new Map<string, string>()
  return entriesOf(settings, list, file).map(({ entry, place }) => {
    const name = requireText(entry, nameField, file, place)
    const before = places.get(name.toLowerCase())
    if (before !== undefined) throw invalid(file, `names ${quote(name)} in ${before} and again in ${place}`)
    places.set(name.toLowerCase(), place)
    return { entry, place, name }
  })
}

function entriesOf(settings: JsonRecord, list: string, file: string): Omit<NamedEntry, 'name'>[] {
  const misspelt = Object.keys(settings).find((key) => key !== list && singular(key) === singular(list))
  if (misspelt !== undefined) throw invalid(file, `has ${quote(misspelt)} where ${list} belongs`)
  const entries = settings[list] ?? []
  if (!Array.isArray(entries)) throw invalid(file, `has no list in ${list}`)
  return entries.map((entry: unknown, index) => {
    const place = `${list}[${index}]`
    if (isRecord(entry)) return { entry, place }
    throw invalid(file, `has no object in ${place}`)
  })
}

/** A key without regard to case, blanks, dashes and the plural. */
function singular(key: string): string {
  return key.toLowerCase().replace(/[\s_-]|s$/g, '')
}

/** A text that may be absent. A number or a truth value is not guessed at: `1.10` would lose its zero. */
function textIn(entry: JsonRecord, field: string, file: string, place: string): string {
  const misspelt = Object.keys(entry).find((key) => key !== field && singular(key) === singular(field))
  if (misspelt !== undefined) throw invalid(file, `has ${quote(misspelt)} in ${place} where ${field} belongs`)
  const value = entry[field] ?? ''
  if (typeof value === 'string') return value
  throw invalid(file, `has a ${field} in ${place} that is not a text; put it in quotes`)
}

function requireText(entry: JsonRecord, field: string, file: string, place: string): string {
  const value = textIn(entry, field, file, place).trim()
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
