// Canvas apps of the solution: what their metadata declares, and what the app file itself holds.
import { arrayField, isRecord, parseJson, quote, stringField } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { Place } from '../place.js'
import {
  canvasApps,
  childText,
  componentsOf,
  referencedFile,
  type Component,
  type SolutionSource,
} from '../solution-source.js'
import type { ConnectorUse, Doubt } from '../resource.js'
import type { FoundResource } from './flows.js'
import { findMsappUses } from './msapp.js'

/** The connector that an app's own connection to Dataverse counts as. */
const DATAVERSE = { key: 'shared_commondataserviceforapps', name: 'Microsoft Dataverse' } as const

/** The canvas apps of the solution. */
export function findCanvasApps(source: SolutionSource): FoundResource[] {
  return componentsOf(source, canvasApps).map((app) => {
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
  })
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
    if (id === undefined) {
      const sentence = `connection ${quote(key)} of the app does not say which connector it uses`
      findings.unknowns.push({ sentence, place })
      continue
    }
    const reference = stringField(connection, 'xrmConnectionReferenceLogicalName')
    if (reference) findings.usedReferences.push(reference.toLowerCase())
    findings.uses.push(...connectionUses(id, connection, place))
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
  try {
    const value = parseJson(text, name)
    if (isRecord(value)) return value
  } catch {
    // Reported below, together with JSON that is no object.
  }
  findings.unknowns.push({ sentence: `${name} of the app cannot be read`, place: placeOf(app, name) })
  return {}
}

/** Code apps have no document; what they connect to stands in their metadata alone. */
function readInside(source: SolutionSource, app: Component): { uses: ConnectorUse[]; unknowns: Doubt[] } {
  const documentUri = childText(app.element, 'DocumentUri')
  if (documentUri === '') return { uses: [], unknowns: [] }
  const unreadable = (rule: string): { uses: ConnectorUse[]; unknowns: Doubt[] } => ({
    uses: [],
    unknowns: [{ sentence: `its file ${quote(documentUri)} ${rule}`, place: placeOf(app, 'DocumentUri') }],
  })
  const document = referencedFile(source, documentUri)
  if (!document) return unreadable('is not in the solution')
  const found = findMsappUses(document.bytes)
  if (found === undefined) return unreadable('cannot be read')
  const place = { file: document.file }
  return {
    uses: found.map(({ id, site }) => ({ key: connectorKey(id), name: connectorKey(id), site, place })),
    unknowns: [],
  }
}
