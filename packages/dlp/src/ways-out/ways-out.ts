// The three ways out of violations: change the resources, open the policies, or use an environment with other policies.
import { customStem } from '../connector-id.js'
import { applicablePolicies, byName, evaluate, type EvaluationContext } from '../evaluate/evaluate.js'
import { entriesOf } from '../evaluate/classify.js'
import { classifyResources, type ClassifiedResource } from '../evaluate/judge.js'
import type { Finding, JudgedResource, Verdict } from '../evaluate/verdict.js'
import { appliesTo, type Policy } from '../policy/policy.js'
import type { Resource } from '../resource.js'
import { planResourceChange, type ResourceChange } from './change-resource.js'
import type { TenantEnvironment } from './coverage.js'
import { planException, type ExceptionEnvironment } from './exception-environment.js'
import { describeExtension, type NamedPolicy, type PolicyExtension } from './extend-policy.js'
import { applyOpening, isEmptyOpening, planOpening, type Allowance, type Opening } from './opening.js'
import {
  acceptanceBy,
  classifyEnvironments,
  resourceKey,
  standingOf,
  type EnvironmentClass,
  type Standing,
} from './standing.js'

/** The ways out for one resource in violation. */
export interface ResourceWaysOut {
  readonly resource: JudgedResource
  /** Indices into the findings of the verdict. */
  readonly violations: readonly number[]
  readonly deny: ResourceChange
  /** What of the extension of the policies concerns this resource. */
  readonly extend: readonly { readonly policy: NamedPolicy; readonly opening: Opening }[]
  /** Ids of other environments that would take it, at most {@link MAX_LISTED}; null when none are known. */
  readonly exception: readonly string[] | null
}

/** The ways out for a solution. */
export interface WaysOut {
  readonly resources: readonly ResourceWaysOut[]
  /** All openings together, which end the violations of the whole solution. */
  readonly extend: {
    readonly policies: readonly PolicyExtension[]
    /** Violations that a second evaluation, with the policies opened, still finds. */
    readonly remainingViolations: number
  }
  readonly exception: ExceptionEnvironment
}

const MAX_LISTED = 100

/**
 * Plans the ways out of a verdict with violations; undefined for any other one.
 * @param tenant environments of the tenant, where they are known.
 */
export function planWaysOut(
  verdict: Verdict,
  resources: readonly Resource[],
  policies: readonly Policy[],
  context: EvaluationContext,
  tenant?: readonly TenantEnvironment[],
): WaysOut | undefined {
  if (verdict.verdict !== 'violation') return undefined
  const standings = [...policies].sort(byName).map((policy) => standingOf(resources, policy, context))
  const applicable = standings.filter(({ policy }) => appliesTo(policy, context.environmentId))
  const openings = planOpenings(applicable)
  const others = tenant?.filter(({ id }) => id.toLowerCase() !== context.environmentId.toLowerCase())
  const classes = others ? classifyEnvironments(standings, others) : undefined
  return {
    resources: resourceWays(verdict, resources, policies, context, { openings, classes }),
    extend: {
      policies: applicable.flatMap((standing) => {
        const opening = openings.get(standing.policy)
        return (opening && describeExtension(standing, opening, applicable, tenant)) ?? []
      }),
      remainingViolations: remaining(resources, policies, context, openings),
    },
    exception: planException(resources, standings, context.environmentId, context, tenant),
  }
}

/** Policies do not depend on each other, so that the smallest opening of each is the smallest of all. */
function planOpenings(standings: readonly Standing[]): Map<Policy, Opening> {
  return new Map(
    standings
      .filter(({ violations }) => violations.length > 0)
      .map(({ policy, resources, violations }) => [policy, planOpening(resources, policy, violations)]),
  )
}

function remaining(
  resources: readonly Resource[],
  policies: readonly Policy[],
  context: EvaluationContext,
  openings: ReadonlyMap<Policy, Opening>,
): number {
  const opened = policies.map((policy) => {
    const opening = openings.get(policy)
    return opening ? applyOpening(policy, opening) : policy
  })
  return evaluate(resources, opened, context).findings.filter(({ kind }) => kind === 'violation').length
}

interface Plans {
  readonly openings: ReadonlyMap<Policy, Opening>
  /** The other environments; undefined when none are known. */
  readonly classes: readonly EnvironmentClass[] | undefined
}

function resourceWays(
  verdict: Verdict,
  resources: readonly Resource[],
  policies: readonly Policy[],
  context: EvaluationContext,
  plans: Plans,
): ResourceWaysOut[] {
  const byResource = violationsByResource(verdict.findings)
  const classified = classifyResources(
    resources.filter((resource) => byResource.has(resourceKey(resource))),
    applicablePolicies(policies, context.environmentId),
    context,
  )
  return classified.map((one) => {
    const { kind, id, name } = one.resource
    const key = resourceKey(one.resource)
    const violations = byResource.get(key) ?? []
    const findings = violations.flatMap((index) => verdict.findings[index] ?? [])
    return {
      resource: { kind, id, name },
      violations,
      deny: planResourceChange(one, findings),
      extend: [...plans.openings].flatMap(([policy, opening]) => partFor(one, findings, policy, opening)),
      exception: acceptingIds(plans, key),
    }
  })
}

function violationsByResource(findings: readonly Finding[]): Map<string, number[]> {
  const byResource = new Map<string, number[]>()
  findings.forEach(({ kind, resource }, index) => {
    if (kind !== 'violation' || !resource) return
    const key = resourceKey(resource)
    const before = byResource.get(key)
    if (before) before.push(index)
    else byResource.set(key, [index])
  })
  return byResource
}

/** What of an opening ends violations of one resource; what it does for other resources is their affair. */
function partFor(
  { connectors }: ClassifiedResource,
  violations: readonly Finding[],
  policy: Policy,
  opening: Opening,
): { policy: NamedPolicy; opening: Opening }[] {
  const own = violations.filter((one) => one.policy?.id === policy.id)
  const needsClass = own.some(({ rule }) => rule === 'blocked' || rule === 'grouping')
  const concerned = needsClass ? connectors : []
  const keys = new Set(
    concerned.flatMap((one) => [one.key, ...entriesOf(one, policy).map((entry) => entry.key)]),
  )
  const stems = new Set(concerned.flatMap(({ custom }) => custom?.stem ?? []))
  const hosts = new Set(concerned.flatMap(({ custom }) => custom?.hosts ?? []))
  const isAllowed = (rule: Finding['rule'], { key, value }: Allowance): boolean =>
    own.some((one) => {
      const found = (rule === 'action' ? one.operation : one.endpoint) ?? null
      return one.rule === rule && one.connectors[0]?.key === key && sameText(found, value)
    })
  const part: Opening = {
    moves: opening.moves.filter(({ key }) => keys.has(key) || stems.has(customStem(key) ?? '')),
    addresses: opening.addresses.filter(({ pattern }) => hosts.has(pattern)),
    operations: opening.operations.filter((one) => isAllowed('action', one)),
    endpoints: opening.endpoints.filter((one) => isAllowed('endpoint', one)),
  }
  return isEmptyOpening(part) ? [] : [{ policy: { id: policy.id, name: policy.name }, opening: part }]
}

function sameText(left: string | null, right: string | null): boolean {
  return left?.toLowerCase() === right?.toLowerCase()
}

function acceptingIds({ classes }: Plans, key: string): string[] | null {
  if (!classes) return null
  return classes
    .filter(({ standings }) => acceptanceBy(standings, key) === 'accepts')
    .flatMap(({ environments }) => environments.map(({ id }) => id))
    .slice(0, MAX_LISTED)
}
