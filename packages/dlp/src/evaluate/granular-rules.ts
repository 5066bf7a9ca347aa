// The rules below the connector: which operations, which endpoints.
import { quote } from '@powerops/core'
import type { ActionConfiguration, EndpointConfiguration, Policy } from '../policy/policy.js'
import type { Place } from '../place.js'
import type { ConnectorUse } from '../resource.js'
import { judged, name, sitesOf, type Classified } from './group-rules.js'
import { firstOutcome } from './pattern.js'
import type { Finding, JudgedResource } from './verdict.js'

/** What a rule says about one use: undefined when it depends on something that the solution does not tell. */
type Denied = boolean | undefined

/** In the environment of the resource itself, which no endpoint rule is about. */
const DATAVERSE = 'shared_commondataserviceforapps'

/** Finds denied operations and endpoints of one connector in one resource under one policy. */
export function granularFindings(
  resource: JudgedResource,
  policy: Policy,
  classified: Classified,
  unblockable: ReadonlySet<string>,
): Finding[] {
  const { key, uses, custom } = classified.connector
  const actions = custom || unblockable.has(key) ? [] : policy.actions.filter((one) => one.key === key)
  const endpoints = policy.endpoints.filter((one) => one.key === key)
  // Most connectors have no rules, and this is asked for each of them in each policy.
  if (actions.length + endpoints.length === 0) return []
  const about = { resource, policy, classified }
  return uses.flatMap((use) => [
    ...actions.flatMap((configuration) => actionFinding(about, use, operationDenied(configuration, use))),
    ...endpoints.flatMap((configuration) => endpointFinding(about, use, endpointDenied(configuration, use))),
  ])
}

interface About {
  readonly resource: JudgedResource
  readonly policy: Policy
  readonly classified: Classified
}

function operationDenied(
  { rules, isBlockedByDefault }: ActionConfiguration,
  { operation }: ConnectorUse,
): Denied {
  if (operation !== undefined) return rules.get(operation.toLowerCase())?.isBlocked ?? isBlockedByDefault
  return agreed([isBlockedByDefault, ...[...rules.values()].map(({ isBlocked }) => isBlocked)])
}

function endpointDenied({ key, rules }: EndpointConfiguration, { endpoint }: ConnectorUse): Denied {
  if (endpoint?.kind === 'none' || (endpoint === undefined && key === DATAVERSE)) return false
  if (endpoint?.kind === 'static') {
    return agreed([endpoint.value, endpoint.alias ?? endpoint.value].map((one) => firstOutcome(rules, one)))
  }
  const outcomes = rules.map(({ outcome }) => outcome)
  return agreed(key === DATAVERSE ? [false, ...outcomes] : outcomes)
}

/** The outcome that all possibilities share. */
function agreed(outcomes: readonly Denied[]): Denied {
  const [first] = outcomes
  return outcomes.every((outcome) => outcome === first) ? first : undefined
}

function actionFinding(about: About, use: ConnectorUse, denied: Denied): Finding[] {
  if (denied === false) return []
  const connector = about.classified.connector
  const where = `${name(about.resource)} (${quote(use.site)})`
  const policy = `policy ${quote(about.policy.name)}`
  const sentence = denied
    ? `${where} uses operation ${quote(use.operation ?? 'of any name')} of ${quote(connector.name)}, which ${policy} blocks`
    : `which operations of ${quote(connector.name)} ${where} uses cannot be told, and ${policy} blocks some of them`
  return [
    finding(about, use, denied, {
      rule: 'action',
      ...(use.operation === undefined ? {} : { operation: use.operation }),
      sentence,
      remedy: denied
        ? 'Use another operation, or ask an administrator to allow this one in the policy.'
        : about.resource.kind === 'canvas-app'
          ? 'Save the app in the current studio, which writes down the operations, and export it again.'
          : 'Name the operation in the step itself, or have an administrator look at the step.',
    }),
  ]
}

function endpointFinding(about: About, use: ConnectorUse, denied: Denied): Finding[] {
  if (denied === false) return []
  const connector = about.classified.connector
  const where = `${name(about.resource)} (${quote(use.site)})`
  const policy = `policy ${quote(about.policy.name)}`
  const endpoint = use.endpoint?.kind === 'static' ? use.endpoint.value : undefined
  const { sentence, remedy } = denied
    ? {
        sentence: `${where} connects to ${quote(endpoint ?? 'any address')} with ${quote(connector.name)}, which ${policy} denies`,
        remedy: 'Use an endpoint that the policy allows, or ask an administrator to allow this one.',
      }
    : undecidedEndpoint(use, `${where} connects to`, quote(connector.name), policy)
  return [
    finding(about, use, denied, {
      rule: 'endpoint',
      ...(endpoint === undefined ? {} : { endpoint }),
      sentence,
      remedy,
    }),
  ]
}

/** Either the rules leave an address open that is known, or the address is not known. */
function undecidedEndpoint(
  { endpoint }: ConnectorUse,
  subject: string,
  connector: string,
  policy: string,
): Pick<Finding, 'sentence' | 'remedy'> {
  if (endpoint?.kind === 'static') {
    return {
      sentence: `${subject} ${quote(endpoint.value)} with ${connector}, which no endpoint rule of ${policy} decides`,
      remedy: 'Ask an administrator for a rule about this endpoint, and for a last rule about *.',
    }
  }
  const why = endpoint?.kind === 'dynamic' ? ` (${quote(endpoint.expression)})` : ''
  return {
    sentence: `where ${subject} with ${connector} cannot be told before it runs${why}, and ${policy} denies some endpoints`,
    remedy:
      'Write the endpoint as plain text into the step, or have an administrator look at the step and its connection.',
  }
}

/** Operations and endpoints of documents that leave them out cannot be judged. */
export function rulesNotRead(resource: JudgedResource, policy: Policy, place: Place | undefined): Finding {
  return {
    kind: 'unknown',
    rule: 'reading',
    policy: { id: policy.id, name: policy.name },
    resource,
    connectors: [],
    sites: place ? [{ place }] : [],
    sentence: `the operations and endpoints that policy ${quote(policy.name)} denies were not read, so ${name(resource)} cannot be judged`,
    remedy: 'Read the policy in the second version of the service, which has all its rules in one document.',
  }
}

type Rest = Pick<Finding, 'rule' | 'sentence' | 'remedy' | 'operation' | 'endpoint'>

function finding(
  { resource, policy, classified }: About,
  use: ConnectorUse,
  denied: Denied,
  rest: Rest,
): Finding {
  return {
    kind: denied ? 'violation' : 'unknown',
    policy: { id: policy.id, name: policy.name },
    resource,
    connectors: [judged(classified)],
    sites: sitesOf([use]),
    ...rest,
  }
}
