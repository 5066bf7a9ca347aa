// What an archive brings besides names: flows, connection references, environment variables and canvas apps.
import { arrayField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import { codes, DataverseFault } from '../fault.js'
import { fileAt } from './files.js'
import { decodePath, type ArchiveEntries } from './zip.js'
import { attribute, child, childrenOf, childText, readXml, type XmlElement } from './xml.js'

export interface ArchivedFlow {
  workflowId: string
  name: string
  category: number
  /** 1 when it was on where it was exported. */
  stateCode: number
  primaryEntity: string
  /** The flow's JSON; empty for the classic kinds. */
  clientData: string
  /** XAML of the classic kinds, or empty. */
  xaml: string
}

export interface ArchivedConnectionReference {
  logicalName: string
  displayName: string
  description: string
  connectorId: string
}

export interface ArchivedVariable {
  schemaName: string
  displayName: string
  description: string
  type: string
  defaultValue: string
  isRequired: boolean
  parameterKey: string
  apiId: string
  /** The value that travels in the archive. */
  value: { id: string; value: string } | undefined
}

export interface ArchivedCanvasApp {
  name: string
  displayName: string
  description: string
  appVersion: string
  connectionReferences: string
}

export function readFlows(customizations: XmlElement, entries: ArchiveEntries): ArchivedFlow[] {
  return childrenOf(customizations, 'Workflows').map((element) => ({
    workflowId: attribute(element, 'WorkflowId').replace(/[{}]/g, '').toLowerCase(),
    name: attribute(element, 'Name'),
    category: Number(childText(element, 'Category')) || 0,
    stateCode: Number(childText(element, 'StateCode')) || 0,
    primaryEntity: childText(element, 'PrimaryEntity') || 'none',
    clientData: entryText(entries, childText(element, 'JsonFileName')),
    xaml: entryText(entries, childText(element, 'XamlFileName')),
  }))
}

/** Empty when the element names no file. */
function entryText(entries: ArchiveEntries, reference: string): string {
  return (
    fileAt(entries, reference)
      ?.toString('utf8')
      .replace(/^\ufeff/, '') ?? ''
  )
}

export function readConnectionReferences(customizations: XmlElement): ArchivedConnectionReference[] {
  return childrenOf(customizations, 'connectionreferences').map((element) => ({
    logicalName: attribute(element, 'connectionreferencelogicalname'),
    displayName: childText(element, 'connectionreferencedisplayname'),
    description: childText(element, 'description'),
    connectorId: childText(element, 'connectorid'),
  }))
}

export function readCanvasApps(customizations: XmlElement): ArchivedCanvasApp[] {
  return childrenOf(customizations, 'CanvasApps').map((element) => ({
    name: childText(element, 'Name'),
    displayName: childText(element, 'DisplayName'),
    description: childText(element, 'Description'),
    appVersion: childText(element, 'AppVersion'),
    connectionReferences: childText(element, 'ConnectionReferences'),
  }))
}

const DEFINITION = /^environmentvariabledefinitions\/([^/]+)\/environmentvariabledefinition\.xml$/

export function readVariables(entries: ArchiveEntries): ArchivedVariable[] {
  return [...entries].flatMap(([path, bytes]): ArchivedVariable[] => {
    const folder = DEFINITION.exec(path)?.[1]
    if (folder === undefined) return []
    const root = readXml(bytes, path)
    return [
      {
        schemaName: attribute(root, 'schemaname') || decodePath(folder),
        displayName: attribute(child(root, 'displayname'), 'default'),
        description: attribute(child(root, 'description'), 'default'),
        type: childText(root, 'type') || '100000000',
        defaultValue: childText(root, 'defaultvalue'),
        isRequired: childText(root, 'isrequired') === '1',
        parameterKey: childText(root, 'parameterkey'),
        apiId: childText(root, 'apiid'),
        value: readValue(
          entries.get(`environmentvariabledefinitions/${folder}/environmentvariablevalues.json`),
        ),
      },
    ]
  })
}

function readValue(bytes: Buffer | undefined): ArchivedVariable['value'] {
  if (!bytes) return undefined
  const json: unknown = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''))
  const values = recordField(json, 'environmentvariablevalues')
  const first =
    recordField(values, 'environmentvariablevalue') ?? arrayField(values, 'environmentvariablevalue')[0]
  const value = stringField(first, 'value')
  if (!isRecord(first) || value === undefined) return undefined
  return { id: stringField(first, '@environmentvariablevalueid') ?? '', value }
}

/** Logical names of the connection references that a cloud flow uses. */
export function referencesOfFlow(clientData: string): string[] {
  const names = Object.values(connectionReferencesOf(clientData)).map((reference) =>
    stringField(recordField(reference, 'connection'), 'connectionReferenceLogicalName'),
  )
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** Ids of the flows that a cloud flow calls as its children, wherever in its definition. */
export function childFlowsOf(clientData: string): string[] {
  return [...new Set(calledIn(definitionOf(clientData)))]
}

/** `properties.definition` of a cloud flow's JSON. */
export function definitionOf(clientData: string): JsonRecord | undefined {
  if (clientData === '') return undefined
  return recordField(recordField(parseClientData(clientData), 'properties'), 'definition')
}

function calledIn(node: unknown): string[] {
  if (!isRecord(node)) return Array.isArray(node) ? node.flatMap(calledIn) : []
  const host = recordField(recordField(node, 'inputs'), 'host')
  const id = node['type'] === 'Workflow' ? stringField(host, 'workflowReferenceName') : undefined
  return [...(id === undefined ? [] : [id.toLowerCase()]), ...Object.values(node).flatMap(calledIn)]
}

/** `properties.connectionReferences` of a cloud flow's JSON. */
export function connectionReferencesOf(clientData: string): JsonRecord {
  if (clientData === '') return {}
  return recordField(recordField(parseClientData(clientData), 'properties'), 'connectionReferences') ?? {}
}

function parseClientData(clientData: string): unknown {
  try {
    return JSON.parse(clientData)
  } catch {
    throw new DataverseFault(400, codes.flowClientError, 'The definition of the flow is not valid JSON.')
  }
}
