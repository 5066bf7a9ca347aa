// Policies written as documents that the service takes (version 2).
import type { ConnectorClass, Policy } from '../policy/policy.js'

/** The body of `POST /providers/PowerPlatform.Governance/v2/policies`. */
export interface PolicyDocument {
  readonly policyDefinition: {
    readonly displayName: string
    readonly defaultConnectorsClassification: ConnectorClass
    readonly connectorGroups: readonly {
      readonly classification: ConnectorClass
      readonly connectors: readonly { readonly id: string; readonly name: string; readonly type: string }[]
    }[]
    readonly environmentType: string
    readonly environments: readonly { readonly id: string; readonly name: string; readonly type: string }[]
  }
  readonly connectorConfigurationsDefinition?: Readonly<Record<string, readonly unknown[]>>
  readonly customConnectorUrlPatternsDefinition?: { readonly rules: readonly unknown[] }
}

const CLASSES: readonly ConnectorClass[] = ['Confidential', 'General', 'Blocked']
const ENVIRONMENTS = '/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments'

/** The document of a policy. All three groups are there: the service takes a missing one for something else than empty. */
export function toPolicyDocument(policy: Omit<Policy, 'id' | 'etag' | 'lastModified'>): PolicyDocument {
  const { actions, endpoints, urlPatterns } = policy
  const hasConfigurations = actions.length + endpoints.length > 0
  return {
    policyDefinition: definitionOf(policy),
    ...(hasConfigurations ? { connectorConfigurationsDefinition: configurationsOf(policy) } : {}),
    ...(urlPatterns.length > 0
      ? {
          customConnectorUrlPatternsDefinition: {
            rules: urlPatterns.map(({ order, pattern, outcome }) => ({
              order,
              customConnectorRuleClassification: outcome,
              pattern,
            })),
          },
        }
      : {}),
  }
}

function definitionOf({
  name,
  defaultClass,
  entries,
  environments,
}: Pick<Policy, 'name' | 'defaultClass' | 'entries' | 'environments'>): PolicyDocument['policyDefinition'] {
  return {
    displayName: name,
    defaultConnectorsClassification: defaultClass,
    connectorGroups: CLASSES.map((classification) => ({
      classification,
      connectors: entries
        .filter((entry) => entry.class === classification)
        .map((entry) => ({ id: entry.id, name: entry.name, type: 'Microsoft.PowerApps/apis' })),
    })),
    environmentType: environments.kind,
    environments: environments.ids.map((id) => ({
      id: `${ENVIRONMENTS}/${id}`,
      name: id,
      type: 'Microsoft.BusinessAppPlatform/scopes/environments',
    })),
  }
}

function configurationsOf({
  actions,
  endpoints,
}: Pick<Policy, 'actions' | 'endpoints'>): Readonly<Record<string, readonly unknown[]>> {
  return {
    connectorActionConfigurations: actions.map(({ id, isBlockedByDefault, rules }) => ({
      connectorId: id,
      defaultConnectorActionRuleBehavior: isBlockedByDefault ? 'Block' : 'Allow',
      actionRules: [...rules.values()].map(({ operation, isBlocked }) => ({
        actionId: operation,
        behavior: isBlocked ? 'Block' : 'Allow',
      })),
    })),
    endpointConfigurations: endpoints.map(({ id, rules }) => ({
      connectorId: id,
      endpointRules: rules.map(({ order, outcome, pattern }) => ({
        order,
        behavior: outcome ? 'Deny' : 'Allow',
        endPoint: pattern,
      })),
    })),
  }
}
