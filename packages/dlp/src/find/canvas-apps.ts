// Canvas apps of the solution: what their metadata declares, and what the app file itself holds.
import { arrayField, isRecord, parseJson, quote, stringField } from '@powerops/core'
import type { XmlElement } from '@powerops/solution'
import { connectorKey } from '../connector-id.js'
import { childText, componentElements, referencedFile, type SolutionSource } from '../solution-source.js'
import type { ConnectorUse } from '../resource.js'
import type { FoundResource } from './flows.js'
import { findMsappUses } from './msapp.js'

/** The connector that an app's own connection to Dataverse counts as. */
const DATAVERSE = { key: 'shared_commondataserviceforapps', name: 'Microsoft Dataverse' } as const

/** The canvas apps of the solution. */
export function findCanvasApps(source: SolutionSource): FoundResource[] {
  return componentElements(source, 'CanvasApps', 'CanvasApp', /^CanvasApps\/[^/]+\.meta\.xml$/i).map(
    (element) => {
      const id = childText(element, 'Name')
      const declared = readDeclared(element)
      const inside = readInside(source, childText(element, 'DocumentUri'))
      const known = new Set(declared.uses.map(({ key }) => key))
      return {
        resource: {
          kind: 'canvas-app',
          id: id.toLowerCase(),
          name: childText(element, 'DisplayName') || id,
          uses: [...declared.uses, ...inside.uses.filter(({ key }) => !known.has(key))],
          unknowns: [...declared.unknowns, ...inside.unknowns],
        },
        usedReferences: declared.usedReferences,
      }
    },
  )
}

interface Findings {
  readonly uses: ConnectorUse[]
  readonly usedReferences: string[]
  readonly unknowns: string[]
}

function readDeclared(element: XmlElement): Findings {
  const findings: Findings = { uses: [], usedReferences: [], unknowns: [] }
  const connections = readJson(element, 'ConnectionReferences', findings)
  for (const [key, connection] of Object.entries(connections)) {
    const id = stringField(connection, 'id')
    if (id === undefined) {
      findings.unknowns.push(`connection ${quote(key)} of the app does not say which connector it uses`)
      continue
    }
    const reference = stringField(connection, 'xrmConnectionReferenceLogicalName')
    if (reference) findings.usedReferences.push(reference.toLowerCase())
    findings.uses.push(...connectionUses(id, connection))
  }
  if (Object.keys(readJson(element, 'DatabaseReferences', findings)).length > 0) {
    findings.uses.push({ ...DATAVERSE, site: 'tables', endpoint: { kind: 'none' } })
  }
  return findings
}

/** One use per operation that the app declares; apps of older studios declare none. */
function connectionUses(id: string, connection: unknown): ConnectorUse[] {
  const key = connectorKey(id)
  const sources = arrayField(connection, 'dataSources').filter((name) => typeof name === 'string')
  const use = {
    key,
    name: stringField(connection, 'displayName') ?? key,
    site: sources.join(', ') || 'connection',
  }
  const operations = arrayField(connection, 'actions').filter((action) => typeof action === 'string')
  return operations.length === 0 ? [use] : operations.map((operation) => ({ ...use, operation }))
}

function readJson(element: XmlElement, name: string, findings: Findings): Record<string, unknown> {
  const text = childText(element, name)
  if (text === '') return {}
  try {
    const value = parseJson(text, name)
    if (isRecord(value)) return value
  } catch {
    // Reported below, together with JSON that is no object.
  }
  findings.unknowns.push(`${name} of the app cannot be read`)
  return {}
}

/** Code apps have no document; what they connect to stands in their metadata alone. */
function readInside(
  source: SolutionSource,
  documentUri: string,
): { uses: ConnectorUse[]; unknowns: string[] } {
  if (documentUri === '') return { uses: [], unknowns: [] }
  const bytes = referencedFile(source, documentUri)
  if (!bytes) return { uses: [], unknowns: [`its file ${quote(documentUri)} is not in the solution`] }
  const ids = findMsappUses(bytes)
  if (ids === undefined) return { uses: [], unknowns: [`its file ${quote(documentUri)} cannot be read`] }
  return {
    uses: ids.map(({ id, site }) => ({ key: connectorKey(id), name: connectorKey(id), site })),
    unknowns: [],
  }
}
