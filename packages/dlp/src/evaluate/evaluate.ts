// The verdict: every resource of a solution against every policy of an environment.
import { connectorKey } from '../connector-id.js'
import { appliesTo, type Policy } from '../policy/policy.js'
import type { ConnectorUse, Resource } from '../resource.js'
import { classify, type ResourceConnector } from './classify.js'
import { granularFindings } from './granular-rules.js'
import { groupFindings, name, type Classified } from './group-rules.js'
import type { ClassRow, Finding, JudgedResource, Verdict } from './verdict.js'

/** Connectors that the service leaves out of data policies: links from apps to flows, and file conversion. */
export const notClassifiable: readonly string[] = ['shared_logicflows', 'shared_conversionservice']

/** What the verdict depends on besides the solution and the policies. */
export interface EvaluationContext {
  readonly environmentId: string
  /** Ids of the connectors that cannot be blocked, from `connectors/metadata/unblockable`. */
  readonly unblockable: readonly string[]
  /** Ids of connectors that take no part; {@link notClassifiable} when absent. */
  readonly nonClassifiable?: readonly string[]
  /** What policies could not be read, one sentence each. Any of them makes compliance undecidable. */
  readonly unreadPolicies?: readonly string[]
}

/** Judges the resources. Policies add up: none of them can allow what another one denies. */
export function evaluate(
  resources: readonly Resource[],
  policies: readonly Policy[],
  context: EvaluationContext,
): Verdict {
  const unblockable = new Set(context.unblockable.map(connectorKey))
  const ignored = new Set((context.nonClassifiable ?? notClassifiable).map(connectorKey))
  const applicable = policies.filter((policy) => appliesTo(policy, context.environmentId)).sort(byName)
  const findings: Finding[] = (context.unreadPolicies ?? []).map(unreadPolicy)
  const classes: ClassRow[] = []
  for (const resource of resources) {
    const judgedBy = applicable.filter((policy) => !isExempt(resource, policy))
    const connectors = connectorsOf(resource, ignored)
    const judgement = judgeResource(resource, connectors, judgedBy, unblockable)
    findings.push(...judgement.findings)
    classes.push(...judgement.classes)
  }
  const unique = [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
  return {
    ...conclude(unique, policies.length, applicable.length),
    environmentId: context.environmentId,
    policies: [...policies].sort(byName).map((policy) => ({
      id: policy.id,
      name: policy.name,
      etag: policy.etag,
      lastModified: policy.lastModified,
      applies: applicable.includes(policy),
    })),
    findings: unique,
    classes,
  }
}

function judgeResource(
  { kind, id, name: resourceName, unknowns }: Resource,
  connectors: readonly ResourceConnector[],
  policies: readonly Policy[],
  unblockable: ReadonlySet<string>,
): { findings: Finding[]; classes: ClassRow[] } {
  const resource: JudgedResource = { kind, id, name: resourceName }
  const rows = connectors.map((connector) => ({ connector, classes: new Map<string, Classified['class']>() }))
  const findings = policies.length === 0 ? [] : unknowns.map((unknown) => unreadPart(resource, unknown))
  for (const policy of policies) {
    const classified: Classified[] = rows.map(({ connector, classes }) => {
      const found = classify(connector, policy, unblockable)
      classes.set(policy.id, found)
      return { connector, class: found }
    })
    findings.push(...groupFindings(resource, policy, classified))
    findings.push(...classified.flatMap((one) => granularFindings(resource, policy, one, unblockable)))
  }
  const classRows = rows.map(({ connector, classes }) => ({
    resource,
    connector: { key: connector.key, name: connector.name },
    classes,
  }))
  return { findings, classes: classRows }
}

/** The classifiable connectors of a resource by key, each with all its uses. */
function connectorsOf(resource: Resource, ignored: ReadonlySet<string>): ResourceConnector[] {
  const byKey = new Map<string, ConnectorUse[]>()
  for (const use of resource.uses) {
    if (ignored.has(use.key)) continue
    byKey.set(use.key, [...(byKey.get(use.key) ?? []), use])
  }
  return [...byKey]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, uses]) => {
      const named = uses.find((use) => use.name !== key)
      return { key, name: named?.name ?? key, custom: uses.find((use) => use.custom)?.custom, uses }
    })
}

function isExempt(resource: Resource, policy: Policy): boolean {
  return resource.id !== '' && policy.exemptResources.includes(connectorKey(resource.id))
}

function unreadPolicy(sentence: string): Finding {
  const remedy =
    'Give the application the right to read data policies (Power Platform administrator), and run again.'
  return { kind: 'unknown', rule: 'reading', connectors: [], sentence, remedy }
}

function unreadPart(resource: JudgedResource, unknown: string): Finding {
  return {
    kind: 'unknown',
    rule: 'reading',
    resource,
    connectors: [],
    sentence: `${name(resource)}: ${unknown}`,
    remedy: 'Have somebody who knows the policies look at the resource, and record the decision.',
  }
}

function conclude(
  findings: readonly Finding[],
  policies: number,
  applicable: number,
): Pick<Verdict, 'verdict' | 'summary'> {
  const violations = findings.filter(({ kind }) => kind === 'violation').length
  if (violations > 0)
    return { verdict: 'violation', summary: `${count(violations, 'violation')} of data policies` }
  if (findings.length > 0) {
    return { verdict: 'unknown', summary: `${count(findings.length, 'question')} could not be decided` }
  }
  if (policies === 0) return { verdict: 'compliant', summary: 'there are no data policies' }
  if (applicable === 0) return { verdict: 'compliant', summary: 'no data policy is for this environment' }
  return {
    verdict: 'compliant',
    summary: `in line with ${applicable === 1 ? '1 data policy' : `${applicable} data policies`}`,
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function byName(left: Policy, right: Policy): number {
  const keys = [left, right].map((policy) => `${policy.name}\u0000${policy.id}`)
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}
