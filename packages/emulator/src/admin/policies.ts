// The tenant's data policies, kept as v2 documents.
import { createHash } from 'node:crypto'
import { arrayField, isRecord, recordField, stringField, type JsonRecord } from '@powerops/core'
import type { Collection, Store } from '../frame/store.js'
import type { SeedPolicy } from '../seed/seed.js'
import { connectorName } from './connectors.js'
import { toServiceTime } from './lifecycle.js'

const CLASSES = ['Confidential', 'General', 'Blocked'] as const
const SCOPES = new Set(['AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments', 'SingleEnvironment'])
const IGNORE_CUSTOM_CONNECTORS = {
  rules: [{ order: 1, customConnectorRuleClassification: 'Ignore', pattern: '*' }],
}

export interface PolicyBook {
  list(): JsonRecord[]
  get(name: string): JsonRecord | undefined
  put(name: string, document: JsonRecord): void
  delete(name: string): boolean
  /** The documents whose scope includes the environment. */
  applyingTo(environmentId: string): JsonRecord[]
}

export function createPolicyBook(store: Store): PolicyBook {
  const documents: Collection<JsonRecord> = store.collection('platform/policies')
  return {
    list: () => documents.values(),
    get: (name) => documents.get(name.toLowerCase()),
    put: (name, document) => documents.put(name.toLowerCase(), document),
    delete: (name) => documents.delete(name.toLowerCase()),
    applyingTo: (id) => documents.values().filter((document) => includesEnvironment(document, id)),
  }
}

export interface PolicyAuthor {
  name: string
  author: string
  nowMs: number
  previous?: JsonRecord | undefined
}

/**
 * The document that is kept for what a client sent: all three groups, names and times of the server.
 * @returns the reason when the service would refuse it.
 */
export function completePolicy(
  sent: JsonRecord,
  { name, author, nowMs, previous }: PolicyAuthor,
): { document: JsonRecord } | { problem: string } {
  const definition = recordField(sent, 'policyDefinition')
  const problem = definition ? problemOf(definition) : 'policyDefinition is required.'
  if (problem !== undefined || !definition) return { problem: problem ?? '' }
  const before = recordField(previous, 'policyDefinition')
  const now = toServiceTime(nowMs)
  const environments = arrayField(definition, 'environments')
  const document: Record<string, unknown> = {
    policyDefinition: {
      name,
      displayName: stringField(definition, 'displayName') ?? '',
      defaultConnectorsClassification:
        stringField(definition, 'defaultConnectorsClassification') ?? 'General',
      connectorGroups: CLASSES.map((classification) => ({
        classification,
        connectors: connectorsOf(definition, classification),
      })),
      environmentType: stringField(definition, 'environmentType') ?? 'AllEnvironments',
      environments,
      createdBy: before?.['createdBy'] ?? { displayName: author },
      createdTime: before?.['createdTime'] ?? now,
      lastModifiedBy: { displayName: author },
      lastModifiedTime: now,
      etag: etagOf(sent, nowMs),
      isLegacySchemaVersion: false,
    },
    customConnectorUrlPatternsDefinition:
      recordField(sent, 'customConnectorUrlPatternsDefinition') ?? IGNORE_CUSTOM_CONNECTORS,
  }
  const configurations = recordField(sent, 'connectorConfigurationsDefinition')
  if (configurations) document['connectorConfigurationsDefinition'] = configurations
  return { document }
}

/** The v2 document that a policy of the seed stands for. */
export function seedPolicyDocument(policy: SeedPolicy): JsonRecord {
  const group = (classification: string, connectors: readonly string[] = []): JsonRecord => ({
    classification,
    connectors: connectors.map(connectorEntry),
  })
  return {
    policyDefinition: {
      displayName: policy.displayName,
      defaultConnectorsClassification: policy.defaultClassification ?? 'General',
      connectorGroups: [
        group('Confidential', policy.business),
        group('General', policy.nonBusiness),
        group('Blocked', policy.blocked),
      ],
      environmentType: policy.environmentType,
      environments: (policy.environments ?? []).map(environmentEntry),
    },
    ...(policy.connectorConfigurationsDefinition && {
      connectorConfigurationsDefinition: policy.connectorConfigurationsDefinition,
    }),
    ...(policy.customConnectorUrlPatternsDefinition && {
      customConnectorUrlPatternsDefinition: policy.customConnectorUrlPatternsDefinition,
    }),
  }
}

function connectorEntry(id: string): JsonRecord {
  const path = id.startsWith('shared_') ? `/providers/Microsoft.PowerApps/apis/${id}` : id
  return { id: path, name: connectorName(id), type: 'Microsoft.PowerApps/apis' }
}

function environmentEntry(id: string): JsonRecord {
  return {
    id: `/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments/${id}`,
    name: id,
    type: 'Microsoft.BusinessAppPlatform/scopes/environments',
  }
}

function problemOf(definition: JsonRecord): string | undefined {
  if (!stringField(definition, 'displayName')) return 'displayName is required.'
  const scope = stringField(definition, 'environmentType') ?? 'AllEnvironments'
  if (!SCOPES.has(scope)) return `environmentType '${scope}' is not supported.`
  if (scope === 'SingleEnvironment' && arrayField(definition, 'environments').length !== 1) {
    return 'A policy of type SingleEnvironment names exactly one environment.'
  }
  const seen = new Set<string>()
  if (definition['connectorGroups'] === null) return 'connectorGroups must not be null.'
  for (const group of arrayField(definition, 'connectorGroups')) {
    if (!isRecord(group) || group['connectors'] === null) return 'A connector group must not be null.'
    const classification = stringField(group, 'classification') ?? ''
    if (!CLASSES.some((known) => known === classification)) {
      return `Connector group classification '${classification}' is not supported.`
    }
    for (const connector of arrayField(group, 'connectors')) {
      const id = (stringField(connector, 'id') ?? '').toLowerCase()
      if (id === '' || seen.has(id)) return `Connector '${id}' is in more than one connector group.`
      seen.add(id)
    }
  }
  return undefined
}

function connectorsOf(definition: JsonRecord, classification: string): readonly unknown[] {
  const group = arrayField(definition, 'connectorGroups').find(
    (candidate) => stringField(candidate, 'classification') === classification,
  )
  return arrayField(group, 'connectors')
}

function includesEnvironment(document: JsonRecord, environmentId: string): boolean {
  const definition = recordField(document, 'policyDefinition')
  const listed = arrayField(definition, 'environments').some(
    (entry) => stringField(entry, 'name')?.toLowerCase() === environmentId.toLowerCase(),
  )
  const scope = stringField(definition, 'environmentType')
  if (scope === 'AllEnvironments') return true
  return scope === 'ExceptEnvironments' ? !listed : listed
}

function etagOf(sent: JsonRecord, nowMs: number): string {
  const hash = createHash('sha256').update(JSON.stringify(sent)).update(String(nowMs)).digest('hex')
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
