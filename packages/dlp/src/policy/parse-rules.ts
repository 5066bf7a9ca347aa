// The rules of a policy that go below the connector: its operations, its endpoints, addresses of custom connectors.
import { quote } from '@powerops/core'
import { connectorKey } from '../connector-id.js'
import { field, listField, textField, unreadable, wordField } from './fields.js'
import type {
  ActionConfiguration,
  ActionRule,
  EndpointConfiguration,
  PatternClass,
  PatternRule,
} from './policy.js'

const PATTERN_CLASSES: readonly PatternClass[] = ['Confidential', 'General', 'Blocked', 'Ignore']

/** Reads `connectorActionConfigurations`. */
export function parseActions(untrusted: unknown, policy: string): ActionConfiguration[] {
  return listField(untrusted, 'connectorActionConfigurations', policy).map((configuration) => ({
    ...connectorOf(configuration, policy),
    isBlockedByDefault: isBlock(configuration, 'defaultConnectorActionRuleBehavior', policy),
    rules: parseActionRules(configuration, policy),
  }))
}

function parseActionRules(configuration: unknown, policy: string): Map<string, ActionRule> {
  const rules = new Map<string, ActionRule>()
  for (const rule of listField(configuration, 'actionRules', policy)) {
    const operation = textField(rule, 'actionId')
    const isBlocked = isBlock(rule, 'behavior', policy)
    const before = rules.get(operation.toLowerCase())
    if (before && before.isBlocked !== isBlocked) {
      throw unreadable(policy, `operation ${quote(operation)} is both allowed and blocked`)
    }
    rules.set(operation.toLowerCase(), { operation, isBlocked })
  }
  return rules
}

function connectorOf(configuration: unknown, policy: string): { key: string; id: string } {
  const id = textField(configuration, 'connectorId')
  if (connectorKey(id) === '') throw unreadable(policy, 'one of its configurations names no connector')
  return { key: connectorKey(id), id }
}

/** Reads `endpointConfigurations`. */
export function parseEndpoints(untrusted: unknown, policy: string): EndpointConfiguration[] {
  return listField(untrusted, 'endpointConfigurations', policy).map((configuration) => ({
    ...connectorOf(configuration, policy),
    rules: sortedRules(listField(configuration, 'endpointRules', policy), policy, (rule) => ({
      pattern: textField(rule, 'endpoint'),
      outcome: wordField(rule, 'behavior', ['Allow', 'Deny'], policy) === 'Deny',
    })),
  }))
}

/** Reads `customConnectorUrlPatternsDefinition`. */
export function parseUrlPatterns(untrusted: unknown, policy: string): PatternRule<PatternClass>[] {
  return sortedRules(listField(untrusted, 'rules', policy), policy, (rule) => ({
    pattern: textField(rule, 'pattern'),
    outcome: wordField(rule, 'customConnectorRuleClassification', PATTERN_CLASSES, policy),
  }))
}

function isBlock(record: unknown, name: string, policy: string): boolean {
  return wordField(record, name, ['Allow', 'Block'], policy) === 'Block'
}

function sortedRules<Outcome>(
  untrusted: readonly unknown[],
  policy: string,
  parse: (rule: unknown) => Omit<PatternRule<Outcome>, 'order'>,
): PatternRule<Outcome>[] {
  return untrusted
    .map((rule) => {
      const order = field(rule, 'order')
      if (typeof order !== 'number') throw unreadable(policy, 'one of its pattern rules has no order')
      return { order, ...parse(rule) }
    })
    .sort((left, right) => left.order - right.order)
}
