// Where the step of a flow connects to, for the connectors that endpoint rules can be written for.
import { isGuid, recordField, type JsonRecord } from '@powerops/core'
import type { Endpoint } from '../resource.js'
import { toEndpoint } from './literal.js'

type Reader = (parameters: JsonRecord) => Endpoint | undefined

const FROM_CONNECTION: Endpoint = { kind: 'dynamic', expression: 'taken from the connection' }

// The formats are those of "Connector endpoint filtering" in the documentation of data policies.
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['shared_sql', (parameters) => sqlEndpoint(parameters['server'], parameters['database'])],
  ['shared_azureblob', (parameters) => storageEndpoint(parameters['dataset'])],
  ['shared_smtp', () => FROM_CONNECTION],
  ['shared_webcontents', (parameters) => relativeEndpoint(parameters['request/url'])],
  // Without an organization the step works in the environment of the flow, which is always allowed.
  [
    'shared_commondataserviceforapps',
    (parameters) =>
      parameters['organization'] === undefined
        ? { kind: 'none' }
        : organizationEndpoint(parameters['organization']),
  ],
])

/** The endpoint of a connector's step; undefined for connectors without endpoint rules. */
export function stepEndpoint(key: string, inputs: JsonRecord): Endpoint | undefined {
  return readers.get(key)?.(recordField(inputs, 'parameters') ?? {})
}

function sqlEndpoint(server: unknown, database: unknown): Endpoint {
  const parts = [toEndpoint(server), toEndpoint(database)]
  const [host, name] = parts
  if (host?.kind !== 'static' || name?.kind !== 'static')
    return parts.find(({ kind }) => kind === 'dynamic') ?? FROM_CONNECTION
  if (host.value === 'default' || name.value === 'default') return FROM_CONNECTION
  return { kind: 'static', value: `${host.value},${name.value}` }
}

function storageEndpoint(storage: unknown): Endpoint {
  const endpoint = toEndpoint(storage)
  if (endpoint.kind !== 'static') return endpoint
  if (endpoint.value.toLowerCase() === 'accountnamefromsettings') return FROM_CONNECTION
  // Rules name the account; steps may hold the address of its service instead.
  const account = /^(?:https?:\/\/)?([^./]+)\.blob\./i.exec(endpoint.value)?.[1]
  return account === undefined ? endpoint : { kind: 'static', value: account, alias: endpoint.value }
}

/** Rules name the id of an organization, which its address does not tell. */
function organizationEndpoint(organization: unknown): Endpoint {
  const endpoint = toEndpoint(organization)
  if (endpoint.kind !== 'static' || isGuid(endpoint.value)) return endpoint
  return { kind: 'dynamic', expression: `the organization is given as ${endpoint.value}, rules have its id` }
}

function relativeEndpoint(url: unknown): Endpoint {
  const endpoint = toEndpoint(url)
  return endpoint.kind === 'static' && !/^https?:/i.test(endpoint.value) ? FROM_CONNECTION : endpoint
}
