// Laws of the ways out: each of them, carried out, ends the violations that it is for.
import {
  evaluate,
  planWaysOut,
  type EvaluationContext,
  type Policy,
  type Resource,
  type ResourceWaysOut,
  type Verdict,
} from '../src/index.js'
import { environmentId } from './builders.js'
import { dice, richPolicy, richResource } from './dice.js'

const context: EvaluationContext = { environmentId, unblockable: ['shared_a'] }
const seeds = Array.from({ length: 400 }, (_, index) => index + 1)

interface Case {
  readonly seed: number
  readonly resources: readonly Resource[]
  readonly policies: readonly Policy[]
  readonly verdict: Verdict
}

/** Random cases with violations. */
function* violating(): Generator<Case> {
  for (const seed of seeds) {
    const roll = dice(seed)
    const resources = Array.from({ length: 1 + roll(4) }, (_, index) => richResource(roll, `flow-${index}`))
    const policies = Array.from({ length: 1 + roll(4) }, (_, index) => richPolicy(roll, `p${index}`))
    const verdict = evaluate(resources, policies, context)
    if (verdict.verdict === 'violation') yield { seed, resources, policies, verdict }
  }
}

function waysOf({ verdict, resources, policies, seed }: Case): NonNullable<ReturnType<typeof planWaysOut>> {
  const ways = planWaysOut(verdict, resources, policies, context, [
    { id: 'e2', displayName: 'Two', type: 'Sandbox' },
    { id: 'e3', displayName: 'Three', type: 'Developer' },
  ])
  if (!ways) throw new Error(`seed ${seed}: no ways out`)
  return ways
}

function verdictOf({ resources, policies }: Pick<Case, 'resources' | 'policies'>): Verdict {
  return evaluate(resources, policies, context)
}

function violationsOf({ findings }: Verdict): number {
  return findings.filter(({ kind }) => kind === 'violation').length
}

/** The resource without what its maker is told to do without. */
function changed(resource: Resource, { deny }: ResourceWaysOut): Resource {
  const gone = new Set(deny.replace.map(({ key }) => key))
  const uses = resource.uses.filter(
    ({ key, operation, endpoint }) =>
      !gone.has(key) &&
      !deny.avoidOperations.some((one) => one.key === key && one.operation === (operation ?? null)) &&
      !deny.avoidEndpoints.some(
        (one) => one.key === key && one.endpoint === (endpoint?.kind === 'static' ? endpoint.value : null),
      ),
  )
  return { ...resource, uses }
}

describe('the ways out, over random policies', () => {
  it('opening the policies ends every violation', () => {
    let count = 0
    for (const one of violating()) {
      const { remainingViolations, policies } = waysOf(one).extend
      if (remainingViolations > 0 || policies.length === 0) throw new Error(`seed ${one.seed}`)
      count++
    }
    expect(count).toBeGreaterThan(100)
  })

  it('changing the resources ends every violation', () => {
    for (const one of violating()) {
      const { resources } = waysOf(one)
      const after = one.resources.map((resource) => {
        const way = resources.find((each) => each.resource.id === resource.id)
        return way ? changed(resource, way) : resource
      })
      const left = violationsOf(evaluate(after, one.policies, context))
      if (left > 0) throw new Error(`seed ${one.seed}: ${left} left`)
    }
    expect.assertions(0)
  })

  it('each part of a split resource is free of grouping violations', () => {
    for (const one of violating()) {
      for (const { deny, resource } of waysOf(one).resources) {
        const whole = one.resources.find(({ id }) => id === resource.id)
        for (const part of deny.split) {
          const keys = new Set(part.map(({ key }) => key))
          const uses = whole?.uses.filter(({ key }) => keys.has(key)) ?? []
          const { findings } = evaluate(
            [{ ...richResource(dice(1), resource.id), uses }],
            one.policies,
            context,
          )
          const bad = findings.filter(
            ({ kind, rule }) => kind === 'violation' && /blocked|grouping/.test(rule),
          )
          if (bad.length > 0) throw new Error(`seed ${one.seed}`)
        }
      }
    }
    expect.assertions(0)
  })

  it('a new environment with its policy has no violation', () => {
    for (const one of violating()) {
      const { new: fresh } = waysOf(one).exception
      const { dedicated, shared } = fresh.remainingViolations
      if (dedicated + shared > 0) throw new Error(`seed ${one.seed}: ${dedicated} ${shared}`)
    }
    expect.assertions(0)
  })

  it('an environment that is said to take the solution has a compliant verdict', () => {
    let count = 0
    for (const one of violating()) {
      const accepting = waysOf(one).exception.existing?.accepting ?? []
      for (const { id } of accepting) {
        const { verdict } = evaluate(one.resources, one.policies, { ...context, environmentId: id })
        if (verdict !== 'compliant') throw new Error(`seed ${one.seed}: ${id} is ${verdict}`)
        count++
      }
    }
    expect(count).toBeGreaterThan(5)
  })

  it('does not depend on the order of policies and uses', () => {
    for (const one of violating()) {
      const reversed = {
        ...one,
        policies: [...one.policies].reverse(),
        resources: one.resources.map((resource) => ({ ...resource, uses: [...resource.uses].reverse() })),
      }
      if (
        JSON.stringify(waysOf(one)) !== JSON.stringify(waysOf({ ...reversed, verdict: verdictOf(reversed) }))
      ) {
        throw new Error(`seed ${one.seed}`)
      }
    }
    expect.assertions(0)
  })
})
