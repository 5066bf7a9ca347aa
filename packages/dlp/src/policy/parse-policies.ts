// Policy documents of both generations of the service, as policies.
import { isDeepStrictEqual } from 'node:util'
import { AlmError, isRecord, quote, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { field, hasField, listField, textField, unreadable, wordField } from './fields.js'
import { parseActions, parseEndpoints, parseUrlPatterns } from './parse-rules.js'
import type { ConnectorClass, EnvironmentFilter, Policy, PolicyEntry } from './policy.js'

const CLASSES: readonly ConnectorClass[] = ['Confidential', 'General', 'Blocked']
/** A list of pages, each with its list, and nothing deeper. */
const MAX_NESTING = 3
const FILTERS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'] as const

/**
 * Reads policies from JSON that is already parsed: one document (`{policyDefinition, …}`, or flat as the first version
 * of the service has it), a page `{value: […]}`, or a list of any of these.
 * @throws AlmError `response-invalid` naming the policy, for a class, environment type or behaviour that is not known
 * for a connector that stands in two groups, for an item of the list of policies (which leaves out the groups) and for the
 * groups `hbi` and `lbi` of the oldest API, and for pages without the last one.
 */
export function parsePolicies(untrusted: unknown): Policy[] {
  requireLastPage(untrusted)
  const byId = new Map<string, Policy>()
  for (const policy of parseDocuments(untrusted, MAX_NESTING)) {
    const before = byId.get(policy.id)
    if (before && !isDeepStrictEqual(before, policy)) {
      throw unreadable(policy.name, `there are two different documents with its id ${quote(policy.id)}`)
    }
    byId.set(policy.id, policy)
  }
  return [...byId.values()]
}

/** @throws AlmError `response-invalid`: policies that are not there would allow everything. */
function requireLastPage(untrusted: unknown): void {
  const page: unknown = Array.isArray(untrusted) ? untrusted.at(-1) : untrusted
  if (textField(page, 'nextLink') === '') return
  throw new AlmError('response-invalid', {
    message: 'the list of data policies goes on at its nextLink, and the rest is not there',
    remedy: 'Fetch the pages that follow as well, and save all of them in one list.',
  })
}

function parseDocuments(untrusted: unknown, nesting: number): Policy[] {
  const list = isRecord(untrusted) ? untrusted['value'] : untrusted
  if (Array.isArray(list) && nesting > 0) return list.flatMap((one) => parseDocuments(one, nesting - 1))
  if (!isRecord(untrusted)) throw notAPolicy()
  const definition = field(untrusted, 'policyDefinition')
  if (isRecord(definition)) return [parsePolicy(definition, untrusted, true)]
  if (isLegacy(untrusted)) throw legacyPolicy()
  if (!hasField(untrusted, 'defaultConnectorsClassification')) throw notAPolicy()
  return [parsePolicy(untrusted, untrusted, hasField(untrusted, 'connectorConfigurationsDefinition'))]
}

/** @throws AlmError `response-invalid`: taking groups that are not there for empty ones would allow everything. */
function requireGroups(definition: JsonRecord, policy: string): void {
  if (field(definition, 'connectorGroups') != null) return
  throw new AlmError('response-invalid', {
    message: `data policy ${quote(policy)} has no connectorGroups, as items of the list of policies have none`,
    remedy:
      'Fetch each policy by its id, GET /providers/PowerPlatform.Governance/v2/policies/{id}, and save these answers.',
  })
}

/** The oldest API has groups named after business impact and does not know blocked connectors. */
function isLegacy(untrusted: JsonRecord): boolean {
  const definition = field(field(untrusted, 'properties'), 'definition') ?? untrusted
  const holders = [definition, field(definition, 'apiGroups'), untrusted]
  return holders.some((one) => isRecord(one) && (hasField(one, 'hbi') || hasField(one, 'lbi')))
}

function legacyPolicy(): AlmError {
  return new AlmError('response-invalid', {
    message:
      'the data policy is written in the groups hbi and lbi of the oldest API, which leaves out blocked connectors',
    remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies/{id} instead of apiPolicies.',
  })
}

function notAPolicy(): AlmError {
  return new AlmError('response-invalid', {
    message: 'a document without policyDefinition or defaultConnectorsClassification is not a data policy',
    remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies.',
  })
}

function parsePolicy(definition: JsonRecord, around: JsonRecord, hasRules: boolean): Policy {
  const name = textField(definition, 'displayName') || textField(definition, 'name')
  const id = textField(definition, 'name') || name
  if (id === '') throw notAPolicy()
  requireGroups(definition, name)
  const configurations = field(around, 'connectorConfigurationsDefinition')
  const exempt = [
    ...listField(around, 'exemptResources', name),
    ...listField(definition, 'exemptResources', name),
  ]
  return {
    id,
    name,
    etag: textField(definition, 'etag') || undefined,
    lastModified: textField(definition, 'lastModifiedTime') || undefined,
    environments: parseFilter(definition, name),
    defaultClass: wordField(definition, 'defaultConnectorsClassification', CLASSES, name),
    entries: parseEntries(definition, name),
    hasRules,
    actions: parseActions(configurations, name),
    endpoints: parseEndpoints(configurations, name),
    urlPatterns: parseUrlPatterns(field(around, 'customConnectorUrlPatternsDefinition'), name),
    exemptResources: exempt
      .map((resource) => connectorKey(textField(resource, 'id')))
      .filter((one) => one !== ''),
  }
}

function parseFilter(definition: JsonRecord, policy: string): EnvironmentFilter {
  const kind = wordField(definition, 'environmentType', FILTERS, policy)
  const ids = listField(definition, 'environments', policy).map(
    (environment) =>
      textField(environment, 'name').toLowerCase() || connectorKey(textField(environment, 'id')),
  )
  if (ids.includes('')) throw unreadable(policy, 'one of its environments has no id')
  if (kind === 'OnlyEnvironments' && field(definition, 'environments') == null) {
    throw unreadable(policy, 'it is for some environments and does not list them')
  }
  if (kind === 'SingleEnvironment' && ids.length !== 1) {
    throw unreadable(policy, `it is for a single environment and lists ${ids.length}`)
  }
  return { kind, ids }
}

function parseEntries(definition: JsonRecord, policy: string): PolicyEntry[] {
  const entries = new Map<string, PolicyEntry>()
  for (const group of listField(definition, 'connectorGroups', policy)) {
    if (group === null) continue
    const groupClass = wordField(group, 'classification', CLASSES, policy)
    for (const connector of listField(group, 'connectors', policy)) {
      const id = textField(connector, 'id')
      const key = connectorKey(id)
      if (key === '') throw unreadable(policy, `a connector of its group ${groupClass} has no id`)
      const before = entries.get(key)
      if (before && before.class !== groupClass) {
        throw unreadable(policy, `connector ${quote(id)} is in the groups ${before.class} and ${groupClass}`)
      }
      entries.set(key, { key, id, name: textField(connector, 'name'), class: groupClass })
    }
  }
  return [...entries.values()]
}
