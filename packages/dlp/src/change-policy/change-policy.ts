// Plans the change of a policy: the document to send, and what is different in it.
import { isRecord, stringField, type JsonRecord } from '@powerops/core'
import { field, hasField, textField, unreadable } from '../policy/fields.js'
import type { EnvironmentFilter } from '../policy/policy.js'
import type { ConnectorCatalogue, KnownConnector, PolicyChange, PolicyDiff } from './change.js'
import { changeCoverage, readFilter } from './change-coverage.js'
import { withField } from './document.js'
import { listedConnectors, moveConnectors } from './move-connectors.js'

/** Who a policy is. */
export interface PolicyIdentity {
  readonly id: string
  readonly name: string
  /** Its revision; undefined when the service gave none. */
  readonly etag: string | undefined
}

/** A change that is ready to be sent. */
export interface PlannedChange {
  /** The whole document; everything that nobody asked to change is as it was, also what is not understood. */
  readonly document: JsonRecord
  readonly diff: PolicyDiff
}

/**
 * Reads who a whole document (version 2) is about.
 * @throws AlmError `response-invalid` for a document that is no policy or, as in a list, has no connector groups.
 */
export function identifyPolicy(document: JsonRecord): PolicyIdentity {
  const definition = definitionOf(document)
  const id = textField(definition, 'name')
  return {
    id,
    name: textField(definition, 'displayName') || id,
    etag: textField(definition, 'etag') || undefined,
  }
}

/** What a policy is about: its environments, and the connectors that it lists. */
export interface PolicyScope {
  readonly filter: EnvironmentFilter
  readonly connectors: readonly KnownConnector[]
}

/**
 * Reads what a whole document (version 2) is about, also of one that must be mended before it can be judged by.
 * @throws AlmError `response-invalid`.
 */
export function readPolicyScope(document: JsonRecord): PolicyScope {
  const definition = definitionOf(document)
  const { name } = identifyPolicy(document)
  return { filter: readFilter(definition, name), connectors: listedConnectors(definition, name) }
}

/**
 * Plans a change of a policy without doing it. Asking for what is already so leads to an empty diff.
 * @throws AlmError the codes of moveConnectors and changeCoverage.
 */
export function planPolicyChange(
  document: JsonRecord,
  change: PolicyChange,
  catalogue: ConnectorCatalogue,
): PlannedChange {
  const definition = definitionOf(document)
  const { name } = identifyPolicy(document)
  const { groups, changes } = moveConnectors(definition, change.moves, catalogue, name)
  const coverage = changeCoverage(definition, change, name)
  const diff: PolicyDiff = {
    connectors: changes,
    environments: coverage.changes,
    filter: { from: coverage.from, to: coverage.to },
  }
  let changed = withField(definition, 'connectorGroups', groups)
  if (coverage.entries !== undefined) {
    changed = withField(changed, 'environmentType', coverage.to.kind)
    changed = withField(changed, 'environments', coverage.entries)
  }
  return { document: withField(document, 'policyDefinition', changed), diff }
}

function definitionOf(document: JsonRecord): JsonRecord {
  const definition = field(document, 'policyDefinition')
  const name = stringField(definition, 'displayName') ?? ''
  if (!isRecord(definition)) throw unreadable(name, 'it has no policyDefinition')
  if (hasField(definition, 'connectorGroups')) return definition
  throw unreadable(name, 'it comes without its connector groups, as in a list')
}
