// Connectors in the definition of a cloud flow.
import { isRecord, quote, recordField, stringField, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { Place } from '../place.js'
import type { ConnectorUse, Doubt, Endpoint } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import { stepEndpoint } from './endpoints.js'
import { flowSteps, type FlowStep } from './flow-steps.js'
import { isExpression, toEndpoint } from './literal.js'

/** What was found in one definition; `usedReferences` are logical names in lower case. */
export interface FlowFindings {
  readonly uses: readonly ConnectorUse[]
  readonly usedReferences: readonly string[]
  readonly unknowns: readonly Doubt[]
}

/** Steps that connect to nothing. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(
  (
    'AppendToArrayVariable AppendToStringVariable Changeset Compose DecrementVariable Expression Foreach If ' +
    'IncrementVariable InitializeVariable Join ParseJson Query Recurrence Response Scope Select SetVariable ' +
    'SlidingWindow Switch Table Terminate Until Wait'
  ).split(' '),
)

/** Kinds of the trigger `Request` that only the platform itself can call. */
const PLATFORM_REQUESTS: ReadonlySet<string> = new Set([
  'ApiConnection',
  'Button',
  'PowerApp',
  'PowerAppV2',
  'Skills',
  'VirtualAgent',
])

const HTTP = { key: 'http', name: 'HTTP' } as const
const WEBHOOK = { key: 'httpwebhook', name: 'HTTP Webhook' } as const
const REQUEST = { key: 'httprequestreceived', name: 'When a HTTP request is received' } as const

/** Where a step gets its connections from, and where it stands itself. */
interface Surroundings {
  readonly declared: JsonRecord
  readonly references: ReadonlyMap<string, ConnectionReference>
  readonly place: Place
}

/**
 * Finds the connectors of a flow's JSON file (already parsed).
 * @param file its path in the unpacked solution.
 */
export function findFlowUses(
  untrusted: unknown,
  file: string,
  references: ReadonlyMap<string, ConnectionReference>,
): FlowFindings {
  const properties = recordField(untrusted, 'properties')
  const definition = recordField(properties, 'definition')
  if (!properties || !definition) {
    return nothingBut(`its file ${quote(file)} has no properties.definition`, { file })
  }
  const { steps, malformed } = flowSteps(definition)
  const declared = recordField(properties, 'connectionReferences') ?? {}
  const placeOf = (keys: readonly string[]): Place => ({ file, keys: ['properties', 'definition', ...keys] })
  const found = steps.map((step) => readStep(step, { declared, references, place: placeOf(step.keys) }))
  return {
    uses: found.flatMap(({ uses }) => uses),
    usedReferences: found.flatMap(({ usedReferences }) => usedReferences),
    unknowns: [
      ...malformed.map(({ name, keys }) => ({
        sentence: `step ${quote(name)} cannot be read`,
        place: placeOf(keys),
      })),
      ...found.flatMap(({ unknowns }) => unknowns),
    ],
  }
}

function nothingBut(sentence: string, place: Place): FlowFindings {
  return { uses: [], usedReferences: [], unknowns: [{ sentence, place }] }
}

function builtIn(
  connector: { key: string; name: string },
  step: FlowStep,
  place: Place,
  endpoint: Endpoint,
): FlowFindings {
  return { uses: [{ ...connector, site: step.name, place, endpoint }], usedReferences: [], unknowns: [] }
}

function readStep(step: FlowStep, surroundings: Surroundings): FlowFindings {
  const { place } = surroundings
  const host = recordField(step.inputs, 'host')
  if (host && ('connectionName' in host || 'connection' in host || 'apiId' in host)) {
    return readConnectorStep(step, host, surroundings)
  }
  switch (step.type) {
    case 'Http':
      return builtIn(HTTP, step, place, toEndpoint(step.inputs['uri']))
    case 'HttpWebhook':
      return builtIn(WEBHOOK, step, place, toEndpoint(recordField(step.inputs, 'subscribe')?.['uri']))
    case 'Workflow': // A child flow is reached over HTTP, at an address that nobody wrote down.
      return builtIn(HTTP, step, place, { kind: 'none' })
    case 'Request':
      return readRequest(step, place)
    default:
      return PLAIN_TYPES.has(step.type)
        ? { uses: [], usedReferences: [], unknowns: [] }
        : nothingBut(`step ${quote(step.name)} is of the type ${quote(step.type)}, which is not known`, place)
  }
}

function readRequest(step: FlowStep, place: Place): FlowFindings {
  if (step.kind === undefined || step.kind === 'Http') return builtIn(REQUEST, step, place, { kind: 'none' })
  if (PLATFORM_REQUESTS.has(step.kind)) return { uses: [], usedReferences: [], unknowns: [] }
  return nothingBut(
    `trigger ${quote(step.name)} is a request of the kind ${quote(step.kind)}, which is not known`,
    place,
  )
}

/** A step of a connector. What it names and what its reference stands for should be one connector; if not, both count. */
function readConnectorStep(
  step: FlowStep,
  host: JsonRecord,
  { declared, references, place }: Surroundings,
): FlowFindings {
  const declaration = findDeclaration(declared, declarationName(host))
  const logicalName =
    stringField(recordField(declaration, 'connection'), 'connectionReferenceLogicalName') ??
    stringField(recordField(declaration, 'api'), 'logicalName')
  const apiId = stringField(host, 'apiId')
  const keys = new Set<string>()
  if (apiId && !isExpression(apiId)) keys.add(connectorKey(apiId))
  const declaredId = stringField(recordField(declaration, 'api'), 'name') ?? stringField(declaration, 'id')
  if (declaredId) keys.add(connectorKey(declaredId))
  const resolved = logicalName === undefined ? undefined : references.get(logicalName.toLowerCase())
  if (resolved?.key) keys.add(resolved.key)

  if (keys.size === 0)
    return nothingBut(`step ${quote(step.name)} does not say which connector it uses`, place)
  const operation = operationOf(step, host)
  const uses = [...keys].map((key): ConnectorUse => {
    const endpoint = stepEndpoint(key, step.inputs)
    return {
      key,
      name: key,
      site: step.name,
      place,
      ...(operation === undefined ? {} : { operation }),
      ...(endpoint === undefined ? {} : { endpoint }),
    }
  })
  return { uses, usedReferences: logicalName === undefined ? [] : [logicalName.toLowerCase()], unknowns: [] }
}

const CONNECTION_OF_EXPRESSION = /\$connections'\)?\]?\['([^']+)'\]/

/** The name under which a step finds its connection among those of the flow. */
function declarationName(host: JsonRecord): string | undefined {
  const plain = stringField(host, 'connectionName')
  if (plain !== undefined) return CONNECTION_OF_EXPRESSION.exec(plain)?.[1] ?? plain
  const expression = stringField(recordField(host, 'connection'), 'name') ?? ''
  return CONNECTION_OF_EXPRESSION.exec(expression)?.[1]
}

function findDeclaration(declared: JsonRecord, name: string | undefined): JsonRecord | undefined {
  const entry = Object.entries(declared).find(([key]) => key.toLowerCase() === name?.toLowerCase())
  return isRecord(entry?.[1]) ? entry[1] : undefined
}

function operationOf(step: FlowStep, host: JsonRecord): string | undefined {
  const metadata = recordField(recordField(step.step, 'metadata'), 'flowSystemMetadata')
  const operation = stringField(host, 'operationId') ?? stringField(metadata, 'swaggerOperationId')
  return operation === undefined || isExpression(operation) ? undefined : operation
}
