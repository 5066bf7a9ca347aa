// Policy documents of both generations of the service, as policies.
import { AlmError, isRecord, quote, type JsonRecord } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { field, hasField, listField, textField, unreadable, wordField } from './fields.js'
import { parseActions, parseEndpoints, parseUrlPatterns } from './parse-rules.js'
import type { ConnectorClass, EnvironmentFilter, Policy, PolicyEntry } from './policy.js'

const CLASSES: readonly ConnectorClass[] = ['Confidential', 'General', 'Blocked']
const FILTERS = ['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'] as const

/**
 * Reads policies from JSON that is already parsed: one document (`{policyDefinition, …}`, or flat as the first version
 * of the service has it), a page `{value: […]}`, or a list of any of these.
 * @throws AlmError `response-invalid` naming the policy, for a class, environment type or behaviour that is not known
 * and for a connector that stands in two groups.
 */
export function parsePolicies(untrusted: unknown): Policy[] {
  if (Array.isArray(untrusted)) return untrusted.flatMap(parsePolicies)
  if (isRecord(untrusted) && Array.isArray(untrusted['value']))
    return untrusted['value'].flatMap(parsePolicies)
  if (!isRecord(untrusted)) throw notAPolicy()
  const definition = field(untrusted, 'policyDefinition')
  if (isRecord(definition)) return [parsePolicy(definition, untrusted, true)]
  if (!hasField(untrusted, 'defaultConnectorsClassification')) throw notAPolicy()
  return [parsePolicy(untrusted, untrusted, hasField(untrusted, 'connectorConfigurationsDefinition'))]
}

function notAPolicy(): AlmError {
  return new AlmError('response-invalid', {
    message: 'a document without policyDefinition or defaultConnectorsClassification is not a data policy',
    remedy: 'Read policies from /providers/PowerPlatform.Governance/v2/policies.',
  })
}

function parsePolicy(definition: JsonRecord, around: JsonRecord, hasRules: boolean): Policy {
  const id = textField(definition, 'name')
  const name = textField(definition, 'displayName') || id
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
    hasGroups: hasField(definition, 'connectorGroups'),
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
