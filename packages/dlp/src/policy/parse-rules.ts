// The rules of a policy that go below the connector: its operations, its endpoints, addresses of custom connectors.
import { connectorKey } from '../connector-id.js'
import { field, listField, textField, unreadable, wordField } from './fields.js'
import type { ActionConfiguration, EndpointConfiguration, PatternClass, PatternRule } from './policy.js'

const PATTERN_CLASSES: readonly PatternClass[] = ['Confidential', 'General', 'Blocked', 'Ignore']

/** Reads `connectorActionConfigurations`. */
export function parseActions(untrusted: unknown, policy: string): ActionConfiguration[] {
  return listField(untrusted, 'connectorActionConfigurations', policy).map((configuration) => ({
    key: connectorKey(textField(configuration, 'connectorId')),
    isBlockedByDefault: isBlock(configuration, 'defaultConnectorActionRuleBehavior', policy),
    rules: new Map(
      listField(configuration, 'actionRules', policy).map((rule): [string, boolean] => [
        textField(rule, 'actionId').toLowerCase(),
        isBlock(rule, 'behavior', policy),
      ]),
    ),
  }))
}

/** Reads `endpointConfigurations`. */
export function parseEndpoints(untrusted: unknown, policy: string): EndpointConfiguration[] {
  return listField(untrusted, 'endpointConfigurations', policy).map((configuration) => ({
    key: connectorKey(textField(configuration, 'connectorId')),
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
  parse: (rule: unknown) => PatternRule<Outcome>,
): PatternRule<Outcome>[] {
  return untrusted
    .map((rule) => {
      const order = field(rule, 'order')
      if (typeof order !== 'number') throw unreadable(policy, 'one of its pattern rules has no order')
      return { order, rule: parse(rule) }
    })
    .sort((left, right) => left.order - right.order)
    .map(({ rule }) => rule)
}
