// The second way out: which policy to open for what, whom that reaches, and what it may break.
import { quote } from '@powerops/core'
import { displayNameOfKey } from '../connector-id.js'
import type { Policy } from '../policy/policy.js'
import { coverageOf, type Coverage, type TenantEnvironment } from './coverage.js'
import { isEmptyOpening, type AddressRule, type Allowance, type EntryMove, type Opening } from './opening.js'
import type { Standing } from './standing.js'
import { GROUP_NAMES, updateStep, type UpdateStep } from './update-step.js'

/** A policy by id and name. */
export interface NamedPolicy {
  readonly id: string
  readonly name: string
}

/** How one policy would be opened for the solution. */
export interface PolicyExtension {
  readonly policy: NamedPolicy
  readonly opening: Opening
  /** The blast radius: the change holds in all of these environments. */
  readonly coverage: Coverage
  /** Policies that forbid the same resources as well, so that opening this one alone does not help. */
  readonly alsoForbiddenBy: readonly NamedPolicy[]
  /** What the change may break or allow elsewhere, one sentence each. */
  readonly cautions: readonly string[]
  /** The call of update-dlp-policy that moves the connectors; null when there is none to move. */
  readonly step: UpdateStep | null
}

/**
 * Describes an opening that was planned; undefined when there is nothing to open.
 * @param standings those of all policies that are for the environment.
 */
export function describeExtension(
  standing: Standing,
  opening: Opening,
  standings: readonly Standing[],
  tenant: readonly TenantEnvironment[] | undefined,
): PolicyExtension | undefined {
  if (isEmptyOpening(opening)) return undefined
  const { policy } = standing
  return {
    policy: { id: policy.id, name: policy.name },
    opening,
    coverage: coverageOf(policy, tenant),
    alsoForbiddenBy: otherPolicies(standing, standings),
    cautions: cautionsOf(policy, opening),
    step: updateStep(policy, opening.moves),
  }
}

/** The policies that forbid resources which this one forbids too. */
function otherPolicies({ policy, forbidden }: Standing, standings: readonly Standing[]): NamedPolicy[] {
  return standings
    .filter((other) => other.policy !== policy && [...forbidden].some((key) => other.forbidden.has(key)))
    .map((other) => ({ id: other.policy.id, name: other.policy.name }))
}

function cautionsOf(policy: Policy, opening: Opening): string[] {
  return [
    ...opening.moves.flatMap((move) => moveCautions(policy, move)),
    ...opening.addresses.map((rule) => addressCaution(rule)),
    ...opening.operations.flatMap((one) => allCaution(one, 'operation')),
    ...opening.endpoints.flatMap((one) => allCaution(one, 'endpoint')),
    'Which other apps and flows the change reaches is not known here: look at those of the environments that the policy covers.',
  ]
}

function moveCautions(policy: Policy, { name, key, from, to, isCustom, isUnlisted }: EntryMove): string[] {
  const group = GROUP_NAMES[to].toLowerCase()
  const cautions =
    from === 'Blocked'
      ? [
          `${quote(name)} is blocked now: every app and flow in every environment of the policy could use it afterwards, together with the other ${group} connectors.`,
        ]
      : [
          `Apps and flows elsewhere that use ${quote(name)} together with ${GROUP_NAMES[from].toLowerCase()} connectors come into violation; together with ${group} ones they become possible.`,
        ]
  if (isCustom && isUnlisted && policy.environments.kind === 'SingleEnvironment') {
    cautions.push(
      `Custom connector ${quote(name)} has another id in each environment: name it by the id that it has in this one, once it is there.`,
    )
  }
  if (displayNameOfKey(key) !== undefined && isUnlisted) {
    cautions.push(`The id of ${quote(name)} is not known here: the list of virtual connectors has it.`)
  }
  return cautions
}

function addressCaution({ pattern }: AddressRule): string {
  return `Every custom connector for ${quote(pattern)} in the environments of the policy changes its group.`
}

function allCaution({ name, value }: Allowance, noun: string): string[] {
  if (value !== null) return []
  return [
    `Which ${noun} of ${quote(name)} is used cannot be told, so that only allowing every ${noun} is certain to help.`,
  ]
}
