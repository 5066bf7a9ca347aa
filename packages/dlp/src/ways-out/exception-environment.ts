// The third way out: an environment that takes the solution as it is, one that exists or a new one with a policy for it.
import { quote } from '@powerops/core'
import { displayNameOfKey } from '../connector-id.js'
import type { ResourceConnector } from '../evaluate/classify.js'
import { evaluate } from '../evaluate/evaluate.js'
import type { ConnectorRules } from '../evaluate/judge.js'
import { parsePolicies } from '../policy/parse-policies.js'
import { appliesTo, type EnvironmentFilter, type Policy, type PolicyEntry } from '../policy/policy.js'
import type { Resource } from '../resource.js'
import type { TenantEnvironment } from './coverage.js'
import { planExclusion, type Exclusion } from './exclude-environment.js'
import type { NamedPolicy } from './extend-policy.js'
import { applyOpening, idOf, planOpening } from './opening.js'
import { toPolicyDocument, type PolicyDocument } from './policy-document.js'
import { acceptanceBy, classifyEnvironments, standingOf, type Acceptance, type Standing } from './standing.js'

/** Stands for the id of an environment that does not exist yet, in documents and steps. */
export const NEW_ENVIRONMENT = 'NEW_ENVIRONMENT_ID'

/** An environment, and whose it is as far as its type tells. */
export interface ExistingEnvironment extends TenantEnvironment {
  readonly use: 'shared' | 'dedicated' | 'unknown'
}

/** The other environments of the tenant, by how they take the solution. */
export interface ExistingEnvironments {
  readonly accepting: readonly ExistingEnvironment[]
  /** Nothing forbids the solution there, but not everything could be decided. */
  readonly undecided: readonly ExistingEnvironment[]
  readonly refusing: number
}

/** What a new environment needs. */
export interface NewEnvironment {
  /** Policies that would cover it and have to leave it out. */
  readonly exclusions: readonly Exclusion[]
  /** Policies that would cover it and may. */
  readonly keeps: readonly NamedPolicy[]
  /** For the solution alone: its connectors and nothing else. */
  readonly dedicated: readonly PolicyDocument[]
  /** For several solutions: the policies it is left out of, opened for this solution. */
  readonly shared: readonly PolicyDocument[]
  /** What a document cannot say, one sentence each. */
  readonly notes: readonly string[]
  /** Violations that an evaluation with the exclusions and these documents still finds. */
  readonly remainingViolations: { readonly dedicated: number; readonly shared: number }
}

/** All ways to an environment without the violations. */
export interface ExceptionEnvironment {
  /** Null when the environments of the tenant are not known. */
  readonly existing: ExistingEnvironments | null
  /** What would make the target itself the exception. */
  readonly target: readonly Exclusion[]
  readonly new: NewEnvironment
}

/** Plans the exception for a solution that some policies of the target forbid. */
export function planException(
  resources: readonly Resource[],
  standings: readonly Standing[],
  targetId: string,
  rules: ConnectorRules,
  tenant: readonly TenantEnvironment[] | undefined,
): ExceptionEnvironment {
  const forbiddingFor = (id: string): Standing[] =>
    standings.filter(({ policy, forbidden }) => forbidden.size > 0 && appliesTo(policy, id))
  return {
    existing: tenant ? sortEnvironments(standings, targetId, tenant) : null,
    target: forbiddingFor(targetId).map(({ policy }) => planExclusion(policy, targetId)),
    new: planNew(resources, standings, forbiddingFor(NEW_ENVIRONMENT), rules),
  }
}

function sortEnvironments(
  standings: readonly Standing[],
  targetId: string,
  tenant: readonly TenantEnvironment[],
): ExistingEnvironments {
  const others = tenant.filter(({ id }) => id.toLowerCase() !== targetId.toLowerCase())
  const acceptances = new Map(
    classifyEnvironments(standings, others).flatMap((one) => {
      const acceptance = acceptanceBy(one.standings)
      return one.environments.map((environment) => [environment, acceptance] as const)
    }),
  )
  const those = (wanted: Acceptance): ExistingEnvironment[] =>
    others
      .filter((one) => acceptances.get(one) === wanted)
      .map((environment) => ({ ...environment, use: useOf(environment) }))
  return {
    accepting: those('accepts'),
    undecided: those('undecided'),
    refusing: others.filter((one) => acceptances.get(one) === 'refuses').length,
  }
}

/** A developer environment is its owner's, the default and those of teams are everybody's; others may be either. */
function useOf({ type }: TenantEnvironment): ExistingEnvironment['use'] {
  if (/^developer$/i.test(type)) return 'dedicated'
  return /^(default|teams)$/i.test(type) ? 'shared' : 'unknown'
}

const ONLY_NEW: EnvironmentFilter = { kind: 'OnlyEnvironments', ids: [NEW_ENVIRONMENT] }

function planNew(
  resources: readonly Resource[],
  standings: readonly Standing[],
  forbidding: readonly Standing[],
  rules: ConnectorRules,
): NewEnvironment {
  const covering = standings.filter(({ policy }) => appliesTo(policy, NEW_ENVIRONMENT))
  const connectors = connectorsOf(standings)
  const isNeeded = forbidding.length > 0
  const dedicated = isNeeded ? [toPolicyDocument(dedicatedPolicy(connectors))] : []
  const shared = forbidding.map(({ policy }) => toPolicyDocument(sharedPolicy(resources, policy, rules)))
  const left = standings
    .map(({ policy }) => policy)
    .filter((one) => !forbidding.some(({ policy }) => policy === one))
  const remaining = (documents: readonly PolicyDocument[]): number =>
    evaluate(resources, [...left, ...documents.flatMap((one) => parsePolicies(one))], {
      ...rules,
      environmentId: NEW_ENVIRONMENT,
    }).findings.filter(({ kind }) => kind === 'violation').length
  return {
    exclusions: forbidding.map(({ policy }) => planExclusion(policy, NEW_ENVIRONMENT)),
    keeps: covering
      .filter((one) => !forbidding.includes(one))
      .map(({ policy: { id, name } }) => ({ id, name })),
    dedicated,
    shared,
    notes: isNeeded ? connectors.flatMap(noteOn) : [],
    remainingViolations: { dedicated: remaining(dedicated), shared: remaining(shared) },
  }
}

/** Every connector of the solution once, as the policies see them. */
function connectorsOf(standings: readonly Standing[]): ResourceConnector[] {
  const all = standings.flatMap((one) => one.resources.flatMap(({ connectors }) => connectors))
  return [...new Map(all.map((connector) => [connector.key, connector])).values()].sort((left, right) =>
    left.key < right.key ? -1 : 1,
  )
}

/** Blocks all but the connectors of the solution, which may all meet. */
function dedicatedPolicy(connectors: readonly ResourceConnector[]): Parameters<typeof toPolicyDocument>[0] {
  const hosts = connectors.filter(isKnownByAddress).flatMap(({ custom }) => custom?.hosts ?? [])
  const addresses = [...new Set(hosts)].map((pattern) => ({ pattern, outcome: 'Confidential' as const }))
  return {
    ...EMPTY,
    name: 'Exception for one solution',
    environments: ONLY_NEW,
    defaultClass: 'Blocked',
    entries: connectors
      .filter((connector) => !isKnownByAddress(connector))
      .map(({ key, name }): PolicyEntry => ({ key, id: idOf(key, name), name, class: 'Confidential' })),
    urlPatterns: [...addresses, { pattern: '*', outcome: 'Blocked' as const }].map((rule, index) => ({
      order: index + 1,
      ...rule,
    })),
  }
}

const EMPTY = { hasRules: true, actions: [], endpoints: [], exemptResources: [] } as const

/** The same rules for the new environment, with the smallest opening for the solution. */
function sharedPolicy(
  resources: readonly Resource[],
  policy: Policy,
  rules: ConnectorRules,
): Parameters<typeof toPolicyDocument>[0] {
  const copy: Policy = {
    ...policy,
    name: `${policy.name} (exception)`,
    environments: ONLY_NEW,
    hasRules: true,
    exemptResources: [],
  }
  const standing = standingOf(resources, copy, rules)
  return applyOpening(copy, planOpening(standing.resources, copy, standing.violations))
}

function isKnownByAddress({ custom }: ResourceConnector): boolean {
  const hosts = custom?.hosts ?? []
  return hosts.length > 0 && !hosts.some((host) => host.includes('*'))
}

function noteOn(connector: ResourceConnector): string[] {
  if (connector.custom && !isKnownByAddress(connector)) {
    return [
      `The address of custom connector ${quote(connector.name)} is not known, and its id differs from one environment to the next: put in its id once it is there.`,
    ]
  }
  if (displayNameOfKey(connector.key) !== undefined) {
    return [`Replace ${quote(connector.name)} by its id from the list of virtual connectors.`]
  }
  return []
}
