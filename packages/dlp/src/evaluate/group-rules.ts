// The rules about connectors as a whole: blocked ones, and those that may not meet in one resource.
import { quote } from '@powerops/core'
import type { Policy } from '../policy/policy.js'
import type { ConnectorUse } from '../resource.js'
import { entriesOf, type FoundClass, type ResourceConnector } from './classify.js'
import type { Finding, JudgedConnector, JudgedResource, Site } from './verdict.js'

/** A connector of a resource with its class in the policy at hand. */
export interface Classified {
  readonly connector: ResourceConnector
  readonly class: FoundClass
}

/** Finds blocked connectors, and business beside non-business ones, in one resource under one policy. */
export function groupFindings(
  resource: JudgedResource,
  policy: Policy,
  classified: readonly Classified[],
): Finding[] {
  const of = (wanted: FoundClass): Classified[] => classified.filter((one) => one.class === wanted)
  const about = { policy: { id: policy.id, name: policy.name }, resource }
  const findings: Finding[] = of('Blocked').map((blocked) => ({
    kind: 'violation',
    rule: 'blocked',
    ...about,
    connectors: [judged(blocked)],
    sites: sitesOf(blocked.connector.uses),
    sentence: blockedSentence(resource, policy, blocked),
    remedy: isSignIn(blocked)
      ? 'Have the agent sign people in with Microsoft Entra ID, or ask an administrator to unblock the connector for this environment.'
      : 'Remove the connector from the resource, or ask an administrator to unblock it for this environment.',
  }))
  const business = of('Confidential')
  const other = of('General')
  if (business.length > 0 && other.length > 0) {
    findings.push({
      kind: 'violation',
      rule: 'grouping',
      ...about,
      connectors: [...business, ...other].map(judged),
      sites: [...business, ...other].flatMap(firstSite),
      sentence:
        `${name(resource)} uses ${list(business)} (business) together with ${list(other)} (non-business), ` +
        `which policy ${quote(policy.name)} keeps apart`,
      remedy:
        'Split the resource in two, or ask an administrator to move the connectors into one group of the policy.',
    })
  }
  const unknown = of('Unknown')
  if (unknown.length > 0) {
    findings.push({
      kind: 'unknown',
      rule: 'grouping',
      ...about,
      connectors: unknown.map(judged),
      sites: unknown.flatMap(firstSite),
      sentence: `the class of ${list(unknown)} in policy ${quote(policy.name)} cannot be told for ${name(resource)}${whyNot(unknown)}`,
      remedy: 'List the custom connector in the policy by name, or add its definition to the solution.',
    })
  }
  return findings
}

/**
 * Connectors that are not known and that the policy does not list: it gives them its default class, unless they are none
 * that it is about.
 * @param strangers those that are not known.
 */
export function guessedClasses(
  resource: JudgedResource,
  policy: Policy,
  strangers: readonly Classified[],
): Finding[] {
  const guessed = strangers.filter(
    (one) => one.class !== 'Blocked' && entriesOf(one.connector, policy).length === 0,
  )
  if (guessed.length === 0) return []
  return [
    {
      kind: 'unknown',
      rule: 'grouping',
      policy: { id: policy.id, name: policy.name },
      resource,
      connectors: guessed.map(judged),
      sites: guessed.flatMap(firstSite),
      sentence: `${name(resource)} uses ${list(guessed)}: no connector of that id is known, and policy ${quote(policy.name)} lists none, so that its default class may not be meant for it`,
      remedy:
        'Check the id of the connector; when it is right, have it listed in the policy, or have somebody who knows the policies look at the resource.',
    },
  ]
}

/** A connector as a finding names it. */
export function judged({ connector, class: found }: Classified): JudgedConnector {
  return { key: connector.key, name: connector.name, class: found }
}

/** Where the uses are, as far as that is known. */
export function sitesOf(uses: readonly ConnectorUse[]): Site[] {
  return uses.flatMap(({ key, site, place }) => (place ? [{ connector: key, step: site, place }] : []))
}

/** Of a connector that takes part in a finding with others, one place says enough. */
function firstSite({ connector }: Classified): Site[] {
  return sitesOf(connector.uses).slice(0, 1)
}

/** A resource in a sentence. */
export function name(resource: JudgedResource): string {
  return `${resource.kind.replace('-', ' ')} ${quote(resource.name)}`
}

/** Why the addresses of custom connectors are not known, where that is the reason. */
function whyNot(connectors: readonly Classified[]): string {
  const reasons = connectors.flatMap(({ connector: { custom } }) =>
    custom?.whyNoHosts
      ? [`the address of ${quote(custom.displayName)} is not known: ${custom.whyNoHosts}`]
      : [],
  )
  return reasons.length > 0 ? ` (${reasons.join('; ')})` : ''
}

function blockedSentence(resource: JudgedResource, policy: Policy, blocked: Classified): string {
  const by = `policy ${quote(policy.name)}`
  if (resource.kind === 'custom-connector') return `${name(resource)} is blocked by ${by}`
  return `${name(resource)} uses ${list([blocked])}, which ${by} blocks`
}

/** The way an agent signs people in counts as a connector. */
function isSignIn({ connector }: Classified): boolean {
  return connector.uses.every(({ site }) => site === 'authentication')
}

/** Connectors, each with where it is used. */
function list(connectors: readonly Classified[]): string {
  return connectors.map(({ connector }) => `${quote(connector.name)}${where(connector)}`).join(', ')
}

function where({ key, uses }: ResourceConnector): string {
  const sites = [...new Set(uses.map(({ site }) => site))]
  const [first, ...more] = sites
  if (first === undefined) return ''
  const steps = more.length === 0 ? quote(first) : `${quote(first)} and ${more.length} more`
  const isChildFlow = key === 'http' && uses.every(({ endpoint }) => endpoint?.kind === 'none')
  return isChildFlow ? ` in ${steps} (calling a child flow counts as HTTP)` : ` in ${steps}`
}
