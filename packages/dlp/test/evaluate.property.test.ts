// Laws of the verdict, tried on random solutions and policies from a seeded source.
import { evaluate, type Policy, type Resource } from '../src/index.js'
import { environmentId, flow, policy, use } from './builders.js'
import { dice, pick, richPolicy, richResource, type Dice } from './dice.js'

const context = { environmentId, unblockable: ['shared_a'] }
/** Some of the connectors are in no catalogue. */
const withStrangers = { ...context, catalogued: ['shared_a', 'shared_b'] }
const connectors = ['shared_a', 'shared_b', 'shared_c', 'shared_d', 'http']
const strength = { compliant: 0, unknown: 1, violation: 2 }

function somePolicy(roll: Dice, name: string): Policy {
  const groups = connectors.map((id) => ({ id, group: roll(5) }))
  const inGroup = (group: number): string[] => groups.filter((one) => one.group === group).map(({ id }) => id)
  const rule = {
    order: 1,
    behavior: pick(roll, ['Allow', 'Deny']),
    endPoint: pick(roll, ['https://a*', '*']),
  }
  return policy({
    name,
    business: inGroup(0),
    other: inGroup(1),
    blocked: roll(3) === 0 ? inGroup(2) : [],
    fallback: pick(roll, ['General', 'Confidential', 'General', 'Blocked']),
    filter: pick(roll, ['AllEnvironments', 'AllEnvironments', 'OnlyEnvironments', 'ExceptEnvironments']),
    environments: roll(2) === 0 ? [environmentId] : ['e2'],
    endpoints: roll(2) === 0 ? [{ connectorId: 'Http', endpointRules: [rule] }] : [],
  })
}

function someResource(roll: Dice): Resource {
  const ids = connectors.filter(() => roll(3) === 0)
  const uses = ids.map((id) =>
    id === 'http' ? use(id, { endpoint: { kind: 'static', value: 'https://b' } }) : use(id),
  )
  return { ...flow(...uses), unknowns: roll(20) === 0 ? [{ sentence: 'something' }] : [] }
}

describe('evaluate, over random policies', () => {
  const seeds = Array.from({ length: 3000 }, (_, index) => index + 1)

  it('never gets milder by one more policy', () => {
    const seen = new Set<string>()
    for (const seed of seeds) {
      const roll = dice(seed)
      const resources = [someResource(roll), someResource(roll)]
      const policies = Array.from({ length: roll(4) }, (_, index) => somePolicy(roll, `p${index}`))
      const basis = seed % 2 === 0 ? context : withStrangers
      const before = evaluate(resources, policies, basis).verdict
      const after = evaluate(resources, [...policies, somePolicy(roll, 'more')], basis).verdict
      if (strength[after] < strength[before]) throw new Error(`seed ${seed}: ${before} became ${after}`)
      seen.add(before)
    }
    expect([...seen].sort()).toEqual(['compliant', 'unknown', 'violation'])
  })

  it('never gets milder by one more policy with rules of every kind', () => {
    for (const seed of seeds.slice(0, 1000)) {
      const roll = dice(seed)
      const resources = [richResource(roll, 'flow-1'), richResource(roll, 'flow-2')]
      const policies = Array.from({ length: roll(4) }, (_, index) => richPolicy(roll, `p${index}`))
      const before = evaluate(resources, policies, context)
      const after = evaluate(resources, [richPolicy(roll, 'more'), ...policies], context)
      if (strength[after.verdict] < strength[before.verdict]) throw new Error(`seed ${seed}`)
      const kept = new Set(after.findings.map((finding) => JSON.stringify(finding)))
      if (!before.findings.every((finding) => kept.has(JSON.stringify(finding)))) {
        throw new Error(`seed ${seed}: a finding is gone`)
      }
    }
    expect(seeds.length).toBeGreaterThan(1000)
  })

  it('does not depend on the order of policies and uses', () => {
    for (const seed of seeds) {
      const roll = dice(seed)
      const resource = someResource(roll)
      const policies = Array.from({ length: 3 }, (_, index) => somePolicy(roll, `p${index}`))
      const reversed = { ...resource, uses: [...resource.uses].reverse() }
      const first = JSON.stringify(evaluate([resource], policies, context))
      const second = JSON.stringify(evaluate([reversed], [...policies].reverse(), context))
      if (first !== second) throw new Error(`seed ${seed}`)
    }
    expect(seeds.length).toBeGreaterThan(0)
  })

  it('never calls a solution compliant of which a part could not be read', () => {
    for (const seed of seeds) {
      const roll = dice(seed)
      const resource = { ...someResource(roll), unknowns: [{ sentence: 'something' }] }
      const policies = [policy({ name: 'any' }), somePolicy(roll, 'p')]
      if (evaluate([resource], policies, context).verdict === 'compliant') throw new Error(`seed ${seed}`)
    }
    expect(seeds.length).toBeGreaterThan(0)
  })
})
