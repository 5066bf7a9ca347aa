// The verdict: every resource of a solution against every policy of an environment.
import { appliesTo, type Policy } from '../policy/policy.js'
import type { Resource } from '../resource.js'
import { classifyResources, judge, type ClassifiedResource, type ConnectorRules } from './judge.js'
import type { ClassRow, Finding, Verdict } from './verdict.js'

/** What the verdict depends on besides the solution and the policies. */
export interface EvaluationContext extends ConnectorRules {
  readonly environmentId: string
  /** What policies could not be read, one sentence each. Any of them makes compliance undecidable. */
  readonly unreadPolicies?: readonly string[]
  /** What was taken for granted because nobody could be asked, one sentence each. */
  readonly assumptions?: readonly string[]
}

/** Judges the resources. Policies add up: none of them can allow what another one denies. */
export function evaluate(
  resources: readonly Resource[],
  policies: readonly Policy[],
  context: EvaluationContext,
): Verdict {
  const applicable = applicablePolicies(policies, context.environmentId)
  const classified = classifyResources(resources, applicable, context)
  const findings = [...(context.unreadPolicies ?? []).map(unreadPolicy), ...judge(classified, context)]
  return {
    ...conclude(findings, policies.length, applicable.length),
    environmentId: context.environmentId,
    policies: [...policies].sort(byName).map((policy) => ({
      id: policy.id,
      name: policy.name,
      etag: policy.etag,
      lastModified: policy.lastModified,
      applies: applicable.includes(policy),
    })),
    assumptions: context.assumptions ?? [],
    findings,
    classes: classified.flatMap(classRows),
  }
}

/** The policies for an environment, by name. */
export function applicablePolicies(policies: readonly Policy[], environmentId: string): Policy[] {
  return policies.filter((policy) => appliesTo(policy, environmentId)).sort(byName)
}

function classRows({ resource: { kind, id, name }, connectors, columns }: ClassifiedResource): ClassRow[] {
  return connectors.map((connector, index) => ({
    resource: { kind, id, name },
    connector: { key: connector.key, name: connector.name },
    classes: new Map(columns.map(({ policy, classes }) => [policy.id, classes[index] ?? 'Unknown'])),
  }))
}

function unreadPolicy(sentence: string): Finding {
  const remedy =
    'Give the application the right to read data policies (Power Platform administrator), and run again.'
  return { kind: 'unknown', rule: 'reading', connectors: [], sites: [], sentence, remedy }
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

/** Compares policies by what people call them. */
export function byName(left: Policy, right: Policy): number {
  const keys = [left, right].map((policy) => `${policy.name}\u0000${policy.id}`)
  return (keys[0] ?? '') < (keys[1] ?? '') ? -1 : 1
}
