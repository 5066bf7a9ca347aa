// A settings file with an entry for everything that a solution leaves open; what is in it already stays as it is.
import type { JsonRecord } from '@powerops/core'
import type { SolutionSettings } from '@powerops/solution'
import { named } from '../common/check-settings.js'
import { namedEntries, parseDeploymentSettings, parseSettingsObject } from '../common/deployment-settings.js'

export interface MergedSettings {
  /** The file as it is to be written; equal to the given text when nothing is added. */
  text: string
  /** Names of the entries that were added, and of references whose connector was filled in. */
  added: readonly string[]
}

/**
 * Adds what is missing, with empty values, at the end of each list. Unknown keys, order, numbers, indentation, line
 * ends and a byte order mark stay.
 * @param text the present file; undefined makes a new one
 * @throws AlmError `json-invalid`, `input-invalid` when the present file is no settings file.
 */
export function mergeSettings(
  text: string | undefined,
  file: string,
  solution: SolutionSettings,
): MergedSettings {
  if (text !== undefined) parseDeploymentSettings(text, file) // What cannot be used is not written to.
  const present = text === undefined ? {} : parseSettingsObject(markNumbers(text), file)
  const variables = mergeVariables(present, file, solution)
  const references = mergeReferences(present, file, solution)
  const added = [...variables.added, ...references.added]
  if (text !== undefined && added.length === 0) return { text, added }
  const merged = {
    ...present,
    ...(variables.added.length > 0 || text === undefined ? { EnvironmentVariables: variables.list } : {}),
    ...(references.added.length > 0 || text === undefined ? { ConnectionReferences: references.list } : {}),
  }
  return { text: format(merged, text), added }
}

interface MergedList {
  list: readonly JsonRecord[]
  added: readonly string[]
}

function mergeVariables(present: JsonRecord, file: string, solution: SolutionSettings): MergedList {
  const entries = namedEntries(present, 'EnvironmentVariables', 'SchemaName', file)
  const missing = solution.environmentVariables.filter(
    ({ schemaName }) => !named(entries, 'name', schemaName),
  )
  return {
    list: [
      ...entries.map(({ entry }) => entry),
      ...missing.map(({ schemaName }) => ({ SchemaName: schemaName, Value: '' })),
    ],
    added: missing.map(({ schemaName }) => schemaName),
  }
}

/** An entry without connector gets that of the solution; one with another is the check's business. */
function mergeReferences(present: JsonRecord, file: string, solution: SolutionSettings): MergedList {
  const entries = namedEntries(present, 'ConnectionReferences', 'LogicalName', file)
  const completed = entries.map(({ entry, name }) => {
    const known = named(solution.connectionReferences, 'logicalName', name)?.connectorId ?? ''
    const isOpen = entry['ConnectorId'] === undefined || entry['ConnectorId'] === ''
    return isOpen && known !== ''
      ? { name, entry: { ...entry, ConnectorId: known }, filled: true }
      : { name, entry, filled: false }
  })
  const missing = solution.connectionReferences.filter(
    ({ logicalName }) => !named(entries, 'name', logicalName),
  )
  return {
    list: [
      ...completed.map(({ entry }) => entry),
      ...missing.map(({ logicalName, connectorId }) => ({
        LogicalName: logicalName,
        ConnectionId: '',
        ConnectorId: connectorId,
      })),
    ],
    added: [
      ...completed.filter(({ filled }) => filled).map(({ name }) => name),
      ...missing.map(({ logicalName }) => logicalName),
    ],
  }
}

/** JSON in the style of the present text. */
function format(settings: JsonRecord, text: string | undefined): string {
  const json = unmarkNumbers(
    JSON.stringify(settings, undefined, text === undefined ? 2 : indentationOf(text)),
  )
  if (text === undefined) return `${json}\n`
  const end = /\s*$/.exec(text)?.[0] ?? ''
  const lines = text.includes('\r\n') ? json.replaceAll('\n', '\r\n') : json
  return `${text.startsWith('\ufeff') ? '\ufeff' : ''}${lines}${end}`
}

/** Blanks or tabs before the first indented key; none for a file of one line. */
function indentationOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? ''
}

/** JSON texts as they are, and numbers; numbers stand outside of texts alone. */
const JSON_TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** Numbers as marked texts, because reading and writing them would make `1.10` into `1.1`. */
function markNumbers(json: string): string {
  return json.replace(JSON_TOKEN, (token) => (token.startsWith('"') ? token : `"\\u0000${token}"`))
}

function unmarkNumbers(json: string): string {
  return json.replace(/"\\u0000(-?\d[\d.eE+-]*)"/g, '$1')
}
