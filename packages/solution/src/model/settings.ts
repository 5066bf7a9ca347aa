// What a solution leaves open for each target: connection references and environment variables, read from its files.
import { AlmError, arrayField, parseJson, quote, recordField, stringField } from '@powerops/core'
import { parseXml } from '../xml/parse.js'
import { attributeOf, childElement, childElements, childText, type XmlElement } from '../xml/tree.js'
import type { ZipEntry } from '../zip/reader.js'
import type { SolutionArchive } from './solution.js'

/** A connection reference that a solution brings. */
export interface ConnectionReferenceDefinition {
  logicalName: string
  displayName: string
  /** `/providers/Microsoft.PowerApps/apis/shared_…`; empty when the solution does not say. */
  connectorId: string
  /** Of a custom connector the id differs from environment to environment. */
  custom: boolean
}

/** The kind of value that an environment variable has. */
export type VariableType = 'string' | 'number' | 'boolean' | 'json' | 'data-source' | 'secret' | 'unknown'

/** An environment variable that a solution defines. */
export interface VariableDefinition {
  schemaName: string
  displayName: string
  type: VariableType
  /** True when the maker marked it as needing a value. */
  required: boolean
  defaultValue?: string
  /** The value that travels with the solution and overwrites that of the target. */
  value?: string
}

/** What a solution leaves open for each target, in the order of its files. */
export interface SolutionSettings {
  connectionReferences: readonly ConnectionReferenceDefinition[]
  environmentVariables: readonly VariableDefinition[]
}

const DEFINITION = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/i
const VALUES = 'environmentvariablevalues.json'

const types: Readonly<Record<string, VariableType>> = {
  '100000000': 'string',
  '100000001': 'number',
  '100000002': 'boolean',
  '100000003': 'json',
  '100000004': 'data-source',
  '100000005': 'secret',
}

/**
 * Reads what a solution zip, or an opened folder, leaves open for each target.
 * @throws AlmError `solution-invalid` naming the file that lacks a name; the codes of `parseXml` and `parseJson`.
 */
export function readSolutionSettings(
  archive: Pick<SolutionArchive, 'customizationsXml' | 'entries' | 'find'>,
): SolutionSettings {
  const references = childElement(archive.customizationsXml.root, 'connectionreferences')
  return {
    connectionReferences: references ? childElements(references).map(parseReference) : [],
    environmentVariables: archive.entries.flatMap((entry) => {
      const folder = DEFINITION.exec(entry.path)?.[1]
      if (folder === undefined) return []
      const values = archive.find(`environmentvariabledefinitions/${folder}/${VALUES}`)
      return [parseVariable(parseXml(entry.read(), entry.path).root, entry.path, values && valueIn(values))]
    }),
  }
}

function parseReference(element: XmlElement): ConnectionReferenceDefinition {
  return {
    logicalName: requireName(element, 'connectionreferencelogicalname', 'customizations.xml'),
    displayName: childText(element, 'connectionreferencedisplayname') ?? '',
    connectorId: childText(element, 'connectorid')?.trim() ?? '',
    custom: childElement(element, 'customconnectorid') !== undefined,
  }
}

function parseVariable(root: XmlElement, path: string, value: string | undefined): VariableDefinition {
  const defaultValue = childText(root, 'defaultvalue')
  return {
    schemaName: requireName(root, 'schemaname', path),
    displayName: attributeOf(childElement(root, 'displayname'), 'default') ?? '',
    type: types[childText(root, 'type')?.trim() ?? '100000000'] ?? 'unknown',
    required: childText(root, 'isrequired')?.trim() === '1',
    ...(defaultValue ? { defaultValue } : {}),
    ...(value ? { value } : {}),
  }
}

/** Several values for one definition are written as a list; the platform takes the first. */
function valueIn(entry: ZipEntry): string | undefined {
  const file = parseJson(Buffer.from(entry.read()).toString('utf8'), quote(entry.path))
  const values = recordField(file, 'environmentvariablevalues')
  const first =
    recordField(values, 'environmentvariablevalue') ?? arrayField(values, 'environmentvariablevalue')[0]
  return stringField(first, 'value')
}

function requireName(element: XmlElement, attribute: string, file: string): string {
  const name = attributeOf(element, attribute)?.trim()
  if (name) return name
  throw new AlmError('solution-invalid', {
    message: `${quote(file)} has a <${element.name}> without ${attribute}`,
    remedy: 'Restore the file, or export the solution again.',
    details: { file },
  })
}
