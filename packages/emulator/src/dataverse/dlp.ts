// Data policies as the flow service applies them when a flow is turned on.
import { arrayField, numberField, recordField, stringField, type JsonRecord } from '@powerops/core'
import { unblockableConnectors } from '../admin/connectors.js'
import type { FlowUse } from './archive/flow-uses.js'

type Classification = 'Confidential' | 'General' | 'Blocked' | 'Ignore'

/** A custom connector's name ends with a hash that belongs to its environment. */
const CUSTOM_NAME = /-5f[0-9a-f]{16,20}$/i

/** Why the policies forbid a flow with these uses, or undefined. Each policy counts for itself. */
export function policyViolation(
  policies: readonly JsonRecord[],
  uses: readonly FlowUse[],
): string | undefined {
  for (const document of policies) {
    const reason = groupViolation(document, uses) ?? ruleViolation(document, uses)
    if (reason !== undefined) return `policy '${nameOf(document)}' ${reason}`
  }
  return undefined
}

function groupViolation(document: JsonRecord, uses: readonly FlowUse[]): string | undefined {
  const ids = new Map(uses.map(({ connectorId }) => [keyOf(connectorId), connectorId]))
  const classes = [...ids.values()].map((id) => ({ id, group: classify(document, id) }))
  const blocked = classes.find(({ group }) => group === 'Blocked')
  if (blocked) return `blocks the connector '${shortName(blocked.id)}'`
  const business = classes.find(({ group }) => group === 'Confidential')
  const other = classes.find(({ group }) => group === 'General')
  if (!business || !other) return undefined
  return `keeps the connectors '${shortName(business.id)}' and '${shortName(other.id)}' apart`
}

function ruleViolation(document: JsonRecord, uses: readonly FlowUse[]): string | undefined {
  const rules = recordField(document, 'connectorConfigurationsDefinition')
  for (const { connectorId, operationId, endpoint } of uses) {
    if (operationId !== undefined && blocksAction(rules, connectorId, operationId)) {
      return `blocks the action '${operationId}' of the connector '${shortName(connectorId)}'`
    }
    if (endpoint !== undefined && deniesEndpoint(rules, connectorId, endpoint)) {
      return `denies the connector '${shortName(connectorId)}' the endpoint '${endpoint}'`
    }
  }
  return undefined
}

function classify(document: JsonRecord, connectorId: string): Classification {
  const definition = definitionOf(document)
  const group = arrayField(definition, 'connectorGroups').find((candidate) =>
    arrayField(candidate, 'connectors').some(
      (connector) => keyOf(stringField(connector, 'id') ?? '') === keyOf(connectorId),
    ),
  )
  if (group !== undefined) return toClassification(stringField(group, 'classification'))
  const isOfTenant = stringField(definition, 'environmentType') !== 'SingleEnvironment'
  if (isOfTenant && CUSTOM_NAME.test(connectorId)) return classifyByPattern(document)
  const byDefault = toClassification(stringField(definition, 'defaultConnectorsClassification'))
  return byDefault === 'Blocked' && isUnblockable(connectorId) ? 'General' : byDefault
}

/** The emulator knows no host of a custom connector, so that only the pattern for every host fits. */
function classifyByPattern(document: JsonRecord): Classification {
  const rules = arrayField(recordField(document, 'customConnectorUrlPatternsDefinition'), 'rules')
  const rule = rules.find((candidate) => stringField(candidate, 'pattern') === '*')
  return toClassification(stringField(rule, 'customConnectorRuleClassification') ?? 'Ignore')
}

function blocksAction(rules: unknown, connectorId: string, operationId: string): boolean {
  const configuration = configurationOf(rules, 'connectorActionConfigurations', connectorId)
  if (isUnblockable(connectorId) || CUSTOM_NAME.test(connectorId)) return false
  const rule = arrayField(configuration, 'actionRules').find(
    (candidate) => stringField(candidate, 'actionId')?.toLowerCase() === operationId.toLowerCase(),
  )
  const behavior =
    stringField(rule, 'behavior') ?? stringField(configuration, 'defaultConnectorActionRuleBehavior')
  return behavior === 'Block'
}

function deniesEndpoint(rules: unknown, connectorId: string, endpoint: string): boolean {
  const configuration = configurationOf(rules, 'endpointConfigurations', connectorId)
  const inOrder = arrayField(configuration, 'endpointRules').toSorted(
    (left, right) => (numberField(left, 'order') ?? 0) - (numberField(right, 'order') ?? 0),
  )
  const first = inOrder.find((rule) => {
    return matches(stringField(rule, 'endPoint') ?? stringField(rule, 'endpoint') ?? '', endpoint)
  })
  return stringField(first, 'behavior') === 'Deny'
}

/** `*` stands for any text; each piece between is looked for after the one before. */
function matches(pattern: string, text: string): boolean {
  const pieces = pattern.toLowerCase().split('*')
  const whole = text.toLowerCase()
  const [first = '', ...rest] = pieces
  if (rest.length === 0) return whole === first
  const last = rest.pop() ?? ''
  if (!whole.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = whole.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return whole.length - last.length >= at && whole.endsWith(last)
}

function configurationOf(rules: unknown, list: string, connectorId: string): unknown {
  return arrayField(rules, list).find(
    (candidate) => keyOf(stringField(candidate, 'connectorId') ?? '') === keyOf(connectorId),
  )
}

function isUnblockable(connectorId: string): boolean {
  return unblockableConnectors().some(({ id }) => keyOf(id) === keyOf(connectorId))
}

function toClassification(word: string | undefined): Classification {
  return word === 'Blocked' || word === 'Confidential' || word === 'Ignore' ? word : 'General'
}

function definitionOf(document: JsonRecord): JsonRecord {
  return recordField(document, 'policyDefinition') ?? document
}

function nameOf(document: JsonRecord): string {
  return stringField(definitionOf(document), 'displayName') ?? ''
}

function keyOf(connectorId: string): string {
  return shortName(connectorId).toLowerCase()
}

function shortName(connectorId: string): string {
  return connectorId.split('/').at(-1) ?? connectorId
}
