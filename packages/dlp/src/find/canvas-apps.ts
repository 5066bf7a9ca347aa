// Canvas apps of the solution: what their metadata declares, and what the app file itself holds.
import { AlmError, arrayField, isRecord, quote, stringField } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { Place } from '../place.js'
import {
  canvasApps,
  childText,
  componentsOf,
  referencedFile,
  type Component,
  type SolutionSource,
  type UnreadableFile,
} from '../solution-source.js'
import type { ConnectorUse, Doubt } from '../resource.js'
import type { FoundResource } from './flows.js'
import type { AppUse } from './app-parts.js'
import { appSourceOf } from './app-source.js'
import { readMsapp } from './msapp.js'
import { readJsonText } from './read-part.js'

/** The connector that an app's own connection to Dataverse counts as. */
const DATAVERSE = { key: 'shared_commondataserviceforapps', name: 'Microsoft Dataverse' } as const

/** The canvas apps of the solution. */
export function findCanvasApps(source: SolutionSource): FoundResource[] {
  const { components, unreadable } = componentsOf(source, canvasApps)
  return [...components.map((app) => canvasApp(source, app)), ...unreadable.map(unreadableApp)]
}

function canvasApp(source: SolutionSource, app: Component): FoundResource {
  const id = childText(app.element, 'Name')
  const declared = readDeclared(app)
  const inside = readInside(source, app)
  const known = new Set(declared.uses.map(({ key }) => key))
  return {
    resource: {
      kind: 'canvas-app',
      id: id.toLowerCase(),
      name: childText(app.element, 'DisplayName') || id,
      place: { file: app.file },
      uses: [...declared.uses, ...inside.uses.filter(({ key }) => !known.has(key))],
      unknowns: [...declared.unknowns, ...inside.unknowns],
    },
    usedReferences: declared.usedReferences,
  }
}

function unreadableApp({ file, reason }: UnreadableFile): FoundResource {
  const id = file.replace(/^CanvasApps\/|\.meta\.xml$/gi, '')
  const place = { file }
  const unknowns = [{ sentence: `its description ${quote(file)} ${reason}`, place }]
  return {
    resource: { kind: 'canvas-app', id: id.toLowerCase(), name: id, place, uses: [], unknowns },
    usedReferences: [],
  }
}

interface Findings {
  readonly uses: ConnectorUse[]
  readonly usedReferences: string[]
  readonly unknowns: Doubt[]
}

function readDeclared(app: Component): Findings {
  const findings: Findings = { uses: [], usedReferences: [], unknowns: [] }
  const place = placeOf(app, 'ConnectionReferences')
  for (const [key, connection] of Object.entries(readJson(app, 'ConnectionReferences', findings))) {
    const id = stringField(connection, 'id')
    if (!id || connectorKey(id) === '') {
      const sentence = `connection ${quote(key)} of the app does not say which connector it uses`
      findings.unknowns.push({ sentence, place })
      continue
    }
    const reference = stringField(connection, 'xrmConnectionReferenceLogicalName')
    if (reference) findings.usedReferences.push(reference.toLowerCase())
    for (const use of connectionUses(id, connection, place)) findings.uses.push(use)
  }
  if (Object.keys(readJson(app, 'DatabaseReferences', findings)).length > 0) {
    const tables = { site: 'tables', place: placeOf(app, 'DatabaseReferences') }
    findings.uses.push({ ...DATAVERSE, ...tables, endpoint: { kind: 'none' } })
  }
  return findings
}

/** The line of one element of the app's description. */
function placeOf({ file }: Component, element: string): Place {
  return { file, text: `<${element}>` }
}

/** One use per operation that the app declares; apps of older studios declare none. */
function connectionUses(id: string, connection: unknown, place: Place): ConnectorUse[] {
  const key = connectorKey(id)
  const sources = arrayField(connection, 'dataSources').filter((name) => typeof name === 'string')
  const use = {
    key,
    name: stringField(connection, 'displayName') ?? key,
    site: sources.join(', ') || 'connection',
    place,
  }
  const operations = arrayField(connection, 'actions').filter((action) => typeof action === 'string')
  return operations.length === 0 ? [use] : operations.map((operation) => ({ ...use, operation }))
}

function readJson(app: Component, name: string, findings: Findings): Record<string, unknown> {
  const text = childText(app.element, name)
  if (text === '') return {}
  const reading = readJsonText(text)
  if ('value' in reading && isRecord(reading.value)) return reading.value
  const reason = 'reason' in reading ? reading.reason : 'is no object'
  findings.unknowns.push({ sentence: `${name} of the app ${reason}`, place: placeOf(app, name) })
  return {}
}

/** Code apps have no document; what they connect to stands in their metadata alone. */
function readInside(source: SolutionSource, app: Component): Pick<Findings, 'uses' | 'unknowns'> {
  const documentUri = childText(app.element, 'DocumentUri')
  if (documentUri === '') return { uses: [], unknowns: [] }
  const document = referencedFile(source, documentUri)
  const unpacked = appSourceOf(source, app.file)
  const uses: ConnectorUse[] = []
  const unknowns: Doubt[] = []
  const place = placeOf(app, 'DocumentUri')
  if (!document && !unpacked) {
    unknowns.push({ sentence: `its file ${quote(documentUri)} is not in the solution`, place })
  }
  // Packing may take either, so that both count where both are there.
  const read = (what: string, at: Place, findUses: () => ConnectorUse[]): void => {
    try {
      for (const use of findUses()) uses.push(use)
    } catch (error) {
      if (!(error instanceof AlmError)) throw error
      unknowns.push({ sentence: `its ${what} cannot be read (${error.message})`, place: at })
    }
  }
  if (document) {
    const { file, bytes } = document
    read(`file ${quote(documentUri)}`, place, () => readMsapp(bytes).map((use) => appUse(use, { file })))
  }
  if (unpacked) {
    const { manifest } = unpacked
    read(`source ${quote(manifest)}`, { file: manifest }, () =>
      unpacked.read().map((use) => appUse(use, { file: use.file })),
    )
  }
  return { uses: onePerConnector(uses), unknowns }
}

function appUse({ id, site }: AppUse, place: Place): ConnectorUse {
  const key = connectorKey(id)
  return { key, name: key, site, place }
}

/** An app names a connector with each of its tables; one use says enough. */
function onePerConnector(uses: readonly ConnectorUse[]): ConnectorUse[] {
  return [...new Map(uses.map((use) => [use.key, use])).values()]
}
