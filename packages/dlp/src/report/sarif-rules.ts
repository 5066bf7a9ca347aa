// The rules that findings are reported under, with the help that code scanning shows beside them.
import type { ReportingDescriptor } from 'sarif'
import type { Finding } from '../evaluate/verdict.js'

interface RuleText {
  readonly name: string
  readonly level: 'error' | 'warning'
  readonly summary: string
  readonly help: string
}

const rules = {
  'data-policy/blocked-connector': {
    name: 'BlockedConnector',
    level: 'error',
    summary: 'A connector that a data policy blocks',
    help: 'A data policy of the environment has the connector in its group Blocked. Flows that use it do not turn on, and apps fail when they start. Use another connector, have the policy changed, or import into an environment that the policy does not cover.',
  },
  'data-policy/connector-grouping': {
    name: 'ConnectorGrouping',
    level: 'error',
    summary: 'Business and non-business connectors in one app or flow',
    help: 'A data policy keeps connectors of the groups Business and Non-business apart: one app or flow uses connectors of one group only. Split the resource in two, replace a connector, or have connectors moved into one group.',
  },
  'data-policy/blocked-action': {
    name: 'BlockedAction',
    level: 'error',
    summary: 'An operation of a connector that a data policy blocks',
    help: 'A data policy allows the connector but not this operation of it. Use an operation that is allowed, or have this one allowed.',
  },
  'data-policy/denied-endpoint': {
    name: 'DeniedEndpoint',
    level: 'error',
    summary: 'An endpoint that a data policy denies',
    help: 'A data policy allows the connector but not the place that this step connects to. The rules of a policy are read in their order, and the first one that matches decides. Connect to an endpoint that is allowed, or have this one allowed.',
  },
  'data-policy/custom-connector': {
    name: 'CustomConnector',
    level: 'error',
    summary: 'A custom connector that a data policy does not allow',
    help: 'A data policy blocks a custom connector of the solution, by its name or by a URL pattern that matches its address. Have the connector listed in another group of the policy, or a pattern for its address put before the one that matches.',
  },
  'data-policy/undecidable': {
    name: 'Undecidable',
    level: 'warning',
    summary: 'Something that cannot be judged before it runs',
    help: 'A part of the solution, or of a data policy, could not be read, or depends on values that are known only when it runs. It may be in line with the policies or not. Have somebody who knows the policies look at it.',
  },
} as const satisfies Record<string, RuleText>

/** Id of a rule. */
export type SarifRuleId = keyof typeof rules

const byRuleKind = {
  blocked: 'data-policy/blocked-connector',
  grouping: 'data-policy/connector-grouping',
  action: 'data-policy/blocked-action',
  endpoint: 'data-policy/denied-endpoint',
  reading: 'data-policy/undecidable',
} as const satisfies Record<Finding['rule'], SarifRuleId>

/** The rule that a finding is reported under. */
export function sarifRuleOf({ kind, rule, resource }: Finding): SarifRuleId {
  if (kind === 'unknown') return 'data-policy/undecidable'
  return resource?.kind === 'custom-connector' ? 'data-policy/custom-connector' : byRuleKind[rule]
}

/** All rules in a fixed order, also those without findings. */
export const sarifRules: readonly (ReportingDescriptor & { id: string })[] = Object.entries(rules).map(
  ([id, { name, level, summary, help }]) => ({
    id,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: help },
    help: { text: help },
    helpUri: 'https://learn.microsoft.com/power-platform/admin/wp-data-loss-prevention',
    defaultConfiguration: { level },
    properties: { tags: ['data-policy'], precision: level === 'error' ? 'very-high' : 'medium' },
  }),
)
