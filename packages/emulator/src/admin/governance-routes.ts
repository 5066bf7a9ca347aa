// Data policies in both generations, connector metadata and tenant isolation.
import { isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { EmulatorResponse } from '../frame/handler.js'
import { jsonBody, platformError } from '../frame/respond.js'
import { unblockableConnectors, virtualConnectors } from './connectors.js'
import { completePolicy } from './policies.js'
import type { AdminCall, AdminRoute } from './routing.js'

const G = String.raw`^\/providers\/PowerPlatform\.Governance`
const V2_POLICIES = new RegExp(`${G}/v2/policies$`, 'i')
const V2_POLICY = new RegExp(`${G}/v2/policies/([^/]+)$`, 'i')
const V1_POLICIES = new RegExp(`${G}/v1/policies$`, 'i')
const V1_POLICY = new RegExp(`${G}/v1/policies/([^/]+)$`, 'i')
const V1_TENANT = `${G}/v1/tenants/([^/]+)`
const ISOLATION = new RegExp(`${V1_TENANT}/tenantIsolationPolicy$`, 'i')

export const governanceRoutes: readonly AdminRoute[] = [
  { method: 'GET', path: V2_POLICIES, answer: (call) => listPolicies(call, listItem) },
  {
    method: 'POST',
    path: V2_POLICIES,
    answer: (call) => savePolicy(call, wholeBody, whole),
  },
  { method: 'GET', path: V2_POLICY, answer: (call) => getPolicy(call, whole) },
  { method: 'PATCH', path: V2_POLICY, answer: (call) => savePolicy(call, wholeBody, whole) },
  { method: 'DELETE', path: V2_POLICY, answer: deletePolicy },
  { method: 'GET', path: V1_POLICIES, answer: (call) => listPolicies(call, definitionOf) },
  { method: 'POST', path: V1_POLICIES, answer: (call) => savePolicy(call, withDefinition, definitionOf) },
  { method: 'GET', path: V1_POLICY, answer: (call) => getPolicy(call, definitionOf) },
  { method: 'PATCH', path: V1_POLICY, answer: (call) => savePolicy(call, withDefinition, definitionOf) },
  { method: 'DELETE', path: V1_POLICY, answer: deletePolicy },
  {
    method: 'GET',
    path: new RegExp(`${V1_TENANT}/policies/([^/]+)/(policyconnectorconfigurations|urlPatterns)$`, 'i'),
    answer: policyPart,
  },
  {
    method: 'GET',
    path: new RegExp(`${G}/v1/connectors/metadata/virtual$`, 'i'),
    open: true,
    answer: () => ({ status: 200, body: virtualConnectors() }),
  },
  {
    method: 'GET',
    path: new RegExp(`${G}/v1/connectors/metadata/unblockable$`, 'i'),
    open: true,
    answer: () => ({ status: 200, body: unblockableConnectors() }),
  },
  { method: 'GET', path: ISOLATION, answer: getIsolation },
  { method: 'PUT', path: ISOLATION, answer: putIsolation },
]

type Shown = (document: JsonRecord) => JsonRecord

function listPolicies({ platform, query, request }: AdminCall, shown: Shown): EmulatorResponse {
  const all = platform.policies.list().map(shown)
  const start = Number(query.get('$skiptoken') ?? 0)
  const top = Number(query.get('$top') ?? 100)
  const value = all.slice(start, start + top)
  if (start + top >= all.length) return { status: 200, body: { value } }
  const next = new URL(request.url)
  next.searchParams.set('$skiptoken', String(start + top))
  return { status: 200, body: { value, nextLink: next.href } }
}

/** The list leaves out what a policy holds: connector groups, configurations, patterns. */
function listItem(document: JsonRecord): JsonRecord {
  const { connectorGroups: _groups, ...definition } = definitionOf(document)
  return { policyDefinition: definition }
}

function definitionOf(document: JsonRecord): JsonRecord {
  return recordField(document, 'policyDefinition') ?? {}
}

function getPolicy({ platform, parts: [name = ''] }: AdminCall, shown: Shown): EmulatorResponse {
  const document = platform.policies.get(name)
  return document ? { status: 200, body: shown(document) } : policyNotFound(name)
}

function whole(document: JsonRecord): JsonRecord {
  return document
}

type Sent = (body: JsonRecord, previous: JsonRecord | undefined) => JsonRecord

function wholeBody(body: JsonRecord): JsonRecord {
  return body
}

/** The first version writes the definition alone; rules and patterns have routes of their own and stay. */
function withDefinition(body: JsonRecord, previous: JsonRecord | undefined): JsonRecord {
  return { ...previous, policyDefinition: body }
}

/** Creates a policy, or replaces the one that the path names. */
function savePolicy(call: AdminCall, read: Sent, shown: Shown): EmulatorResponse {
  const { platform, request, caller, parts } = call
  const body = jsonBody(request)
  if (!isRecord(body))
    return platformError(400, 'InvalidRequestBody', 'The request body is not a JSON object.')
  const [wanted] = parts
  const previous = wanted === undefined ? undefined : platform.policies.get(wanted)
  if (wanted !== undefined && !previous) return policyNotFound(wanted)
  const name = wanted?.toLowerCase() ?? platform.options.newGuid()
  const sent = read(body, previous)
  if (previous && !isSameRevision(sent, previous)) {
    const message = `The data policy '${name}' has been changed since it was read.`
    return platformError(409, 'PolicyEtagMismatch', message)
  }
  const author = caller.displayName
  const completed = completePolicy(sent, { name, author, nowMs: platform.now(), previous })
  if ('problem' in completed) return platformError(400, 'InvalidPolicy', completed.problem)
  platform.policies.put(name, completed.document)
  return { status: previous ? 200 : 201, body: shown(completed.document) }
}

/** A client that sends no etag overwrites. */
function isSameRevision(sent: JsonRecord, previous: JsonRecord): boolean {
  const etag = stringField(definitionOf(sent), 'etag')
  return etag === undefined || etag === stringField(definitionOf(previous), 'etag')
}

function deletePolicy({ platform, parts: [name = ''] }: AdminCall): EmulatorResponse {
  return platform.policies.delete(name) ? { status: 200 } : policyNotFound(name)
}

function policyPart({ platform, parts: [tenantId = '', name = '', part = ''] }: AdminCall): EmulatorResponse {
  const refusal = foreignTenant(platform.options.directory.tenantId, tenantId)
  const document = platform.policies.get(name)
  if (refusal || !document) return refusal ?? policyNotFound(name)
  const key =
    part.toLowerCase() === 'urlpatterns'
      ? 'customConnectorUrlPatternsDefinition'
      : 'connectorConfigurationsDefinition'
  const value = recordField(document, key)
  return value ? { status: 200, body: value } : { status: 204 }
}

function getIsolation({ platform, parts: [tenantId = ''] }: AdminCall): EmulatorResponse {
  const own = platform.options.directory.tenantId
  const kept = platform.options.store.collection<JsonRecord>('platform/tenant-isolation').get('policy')
  const body = kept ?? { properties: { tenantId: own, isDisabled: true, allowedTenants: [] } }
  return foreignTenant(own, tenantId) ?? { status: 200, body }
}

function putIsolation({ platform, request, parts: [tenantId = ''] }: AdminCall): EmulatorResponse {
  const own = platform.options.directory.tenantId
  const refusal = foreignTenant(own, tenantId)
  if (refusal) return refusal
  const properties = recordField(jsonBody(request), 'properties')
  if (!properties) return platformError(400, 'InvalidRequestBody', "The member 'properties' is required.")
  const policy = { properties: { ...properties, tenantId: own } }
  platform.options.store.collection<JsonRecord>('platform/tenant-isolation').put('policy', policy)
  return { status: 200, body: policy }
}

function foreignTenant(own: string, asked: string): EmulatorResponse | undefined {
  if (own === asked.toLowerCase()) return undefined
  return platformError(403, 'TenantMismatch', `The caller is not of the tenant '${asked}'.`)
}

function policyNotFound(name: string): EmulatorResponse {
  return platformError(404, 'PolicyNotFound', `The data policy '${name}' could not be found.`)
}
