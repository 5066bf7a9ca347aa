// Connectors in the definition of a cloud flow.
import { quote, recordField, stringField, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import type { Place } from '../place.js'
import type { ConnectorUse, Doubt, Endpoint } from '../resource.js'
import type { ConnectionReference } from './connection-references.js'
import {
  connectionNameOf,
  readDeclarations,
  type Declaration,
  type Declarations,
  type UnusedConnection,
} from './flow-connections.js'
import { stepEndpoint } from './endpoints.js'
import { flowSteps, type FlowStep } from './flow-steps.js'
import { isExpression, toEndpoint } from './literal.js'

/** What was found in one definition; `usedReferences` are logical names in lower case. */
export interface FlowFindings {
  readonly uses: readonly ConnectorUse[]
  readonly usedReferences: readonly string[]
  readonly unknowns: readonly Doubt[]
  /** Connections that the flow declares and no step uses; none where a step could not be read. */
  readonly unused: readonly UnusedConnection[]
}

/** What was found in one step. */
type StepFindings = Omit<FlowFindings, 'unused'> & {
  /** The connection of the flow that the step uses. */
  readonly declaration?: Declaration | undefined
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
  readonly declared: Declarations
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
  const declared = readDeclarations(recordField(properties, 'connectionReferences'), references, file)
  const placeOf = (keys: readonly string[]): Place => ({ file, keys: ['properties', 'definition', ...keys] })
  const found = steps.map((step) => readStep(step, { declared, place: placeOf(step.keys) }))
  const unknowns = [
    ...malformed.map(({ name, keys }) => ({
      sentence: `step ${quote(name)} cannot be read`,
      place: placeOf(keys),
    })),
    ...found.flatMap(({ unknowns }) => unknowns),
  ]
  const used = new Set(found.map(({ declaration }) => declaration))
  const rest = declared.all.filter((declaration) => !used.has(declaration))
  const unused = unknowns.length === 0 ? rest.map(({ connection }) => connection) : []
  // What an unread step uses may be any of the others.
  const spared = unknowns.length === 0 ? [] : rest.flatMap(({ reference }) => reference ?? [])
  return {
    uses: found.flatMap(({ uses }) => uses),
    usedReferences: [...found.flatMap(({ usedReferences }) => usedReferences), ...spared],
    unknowns,
    unused,
  }
}

const NOTHING: StepFindings = { uses: [], usedReferences: [], unknowns: [] }

function nothingBut(sentence: string, place: Place): FlowFindings {
  return { ...NOTHING, unknowns: [{ sentence, place }], unused: [] }
}

function builtIn(
  connector: { key: string; name: string },
  step: FlowStep,
  place: Place,
  endpoint: Endpoint,
): StepFindings {
  return { ...NOTHING, uses: [{ ...connector, site: step.name, place, endpoint }] }
}

function readStep(step: FlowStep, surroundings: Surroundings): StepFindings {
  const host = recordField(step.inputs, 'host')
  if (!host || !['connectionName', 'connection', 'apiId'].some((name) => Object.hasOwn(host, name))) {
    return readBuiltIn(step, surroundings.place)
  }
  const found = readConnectorStep(step, host, surroundings)
  if (!BUILT_IN_TYPES.has(step.type)) return found
  return { ...found, uses: [...found.uses, ...readBuiltIn(step, surroundings.place).uses] }
}

/** Types that reach out whatever connection is written beside them. */
const BUILT_IN_TYPES: ReadonlySet<string> = new Set(['Http', 'HttpWebhook', 'Request', 'Workflow'])

function readBuiltIn(step: FlowStep, place: Place): StepFindings {
  switch (step.type) {
    case 'Http':
      return builtIn(HTTP, step, place, toEndpoint(step.inputs['uri']))
    case 'HttpWebhook':
      return readWebhook(step, place)
    case 'Workflow': // A child flow is reached over HTTP, at an address that nobody wrote down.
      return builtIn(HTTP, step, place, { kind: 'none' })
    case 'Request':
      return readRequest(step, place)
    default:
      return PLAIN_TYPES.has(step.type)
        ? NOTHING
        : nothingBut(`step ${quote(step.name)} is of the type ${quote(step.type)}, which is not known`, place)
  }
}

function readWebhook(step: FlowStep, place: Place): StepFindings {
  const addressOf = (request: string): unknown => recordField(step.inputs, request)?.['uri']
  const subscribe = builtIn(WEBHOOK, step, place, toEndpoint(addressOf('subscribe')))
  const farewell = addressOf('unsubscribe')
  if (!farewell) return subscribe
  return {
    ...subscribe,
    uses: [...subscribe.uses, ...builtIn(WEBHOOK, step, place, toEndpoint(farewell)).uses],
  }
}

function readRequest(step: FlowStep, place: Place): StepFindings {
  if (step.kind === undefined || step.kind === 'Http') return builtIn(REQUEST, step, place, { kind: 'none' })
  if (PLATFORM_REQUESTS.has(step.kind)) return NOTHING
  return nothingBut(
    `trigger ${quote(step.name)} is a request of the kind ${quote(step.kind)}, which is not known`,
    place,
  )
}

/** A step of a connector. What it names and what its reference stands for should be one connector; if not, both count. */
function readConnectorStep(
  step: FlowStep,
  host: JsonRecord,
  { declared, place }: Surroundings,
): StepFindings {
  const connection = connectionNameOf(host)
  const declaration = connection === undefined ? undefined : declared.find(connection)
  const apiId = stringField(host, 'apiId') ?? ''
  const written = isExpression(apiId) ? '' : connectorKey(apiId)
  const keys = new Set([written, ...(declaration?.keys ?? [])].filter((key) => key !== ''))
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
  return {
    uses,
    usedReferences: declaration?.reference === undefined ? [] : [declaration.reference],
    unknowns: [],
    declaration,
  }
}

function operationOf(step: FlowStep, host: JsonRecord): string | undefined {
  const metadata = recordField(recordField(step.step, 'metadata'), 'flowSystemMetadata')
  const operation = stringField(host, 'operationId') ?? stringField(metadata, 'swaggerOperationId')
  return operation === undefined || isExpression(operation) ? undefined : operation
}
