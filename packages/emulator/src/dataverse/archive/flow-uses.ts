// What a cloud flow's definition calls, as data policies see it: connectors with operations, and built-in HTTP.
import { isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import { connectionReferencesOf, definitionOf } from './flow.js'

/** One use of a connector in a flow. */
export interface FlowUse {
  /** For example `/providers/Microsoft.PowerApps/apis/shared_sql`, or `Http`. */
  connectorId: string
  operationId?: string | undefined
  /** Where it connects to; undefined when the definition holds no fixed text for it. */
  endpoint?: string | undefined
}

const APIS = '/providers/Microsoft.PowerApps/apis'
/** Kinds of the request trigger that only the platform itself calls. */
const INTERNAL_REQUESTS = new Set([
  'button',
  'powerapp',
  'powerappv2',
  'skills',
  'virtualagent',
  'apiconnection',
])

/**
 * The uses of a flow: every connector that it holds a connection for, every call in its definition.
 * @param connectorOf the connector of a connection reference by its logical name
 */
export function usesOfFlow(
  clientData: string,
  connectorOf: (logicalName: string) => string | undefined,
): FlowUse[] {
  const references = connectionReferencesOf(clientData)
  const connectors = new Map(
    Object.entries(references).map(([key, reference]) => [key, connectorOfReference(reference, connectorOf)]),
  )
  const held = [...connectors.values()].flatMap((connectorId) =>
    connectorId === undefined ? [] : [{ connectorId }],
  )
  const definition = definitionOf(clientData)
  return [...held, ...stepsIn(definition).flatMap((step) => usesOfStep(step, connectors))]
}

function connectorOfReference(
  reference: unknown,
  connectorOf: (logicalName: string) => string | undefined,
): string | undefined {
  const logicalName = stringField(recordField(reference, 'connection'), 'connectionReferenceLogicalName')
  const referenced = logicalName === undefined ? undefined : connectorOf(logicalName)
  const name = stringField(recordField(reference, 'api'), 'name')
  return referenced ?? (name === undefined ? undefined : `${APIS}/${name}`)
}

/** Triggers and actions, however deep: all that has a type. */
function stepsIn(node: unknown): JsonRecord[] {
  if (!isRecord(node)) return Array.isArray(node) ? node.flatMap(stepsIn) : []
  const inner = Object.values(node).flatMap(stepsIn)
  return typeof node['type'] === 'string' ? [node, ...inner] : inner
}

function usesOfStep(step: JsonRecord, connectors: ReadonlyMap<string, string | undefined>): FlowUse[] {
  const inputs = recordField(step, 'inputs')
  const type = stringField(step, 'type') ?? ''
  switch (type) {
    case 'Workflow':
      // A child flow is called over HTTP, and counts as that.
      return [{ connectorId: 'Http' }]
    case 'Http':
      return [{ connectorId: 'Http', endpoint: fixedText(inputs, 'uri') }]
    case 'HttpWebhook':
      return [{ connectorId: 'HttpWebhook', endpoint: fixedText(recordField(inputs, 'subscribe'), 'uri') }]
    case 'Request': {
      const kind = (stringField(step, 'kind') ?? '').toLowerCase()
      return INTERNAL_REQUESTS.has(kind) ? [] : [{ connectorId: 'HttpRequestReceived' }]
    }
    default:
      return /^(OpenApiConnection|ApiConnection)/.test(type) ? usesOfCall(inputs, connectors) : []
  }
}

function usesOfCall(inputs: unknown, connectors: ReadonlyMap<string, string | undefined>): FlowUse[] {
  const host = recordField(inputs, 'host')
  const connectorId = connectors.get(stringField(host, 'connectionName') ?? '') ?? stringField(host, 'apiId')
  if (connectorId === undefined) return []
  return [{ connectorId, operationId: stringField(host, 'operationId') }]
}

/** The service judges what is written in the definition, not what an expression comes to. */
function fixedText(record: unknown, key: string): string | undefined {
  const text = stringField(record, key)
  return text === undefined || /^@(?!@)|@\{/.test(text) ? undefined : text
}
