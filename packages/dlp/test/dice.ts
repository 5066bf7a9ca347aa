// Random solutions and policies from a seeded source, for tests of what always holds.
import type { ConnectorUse, Policy, Resource } from '../src/index.js'
import { environmentId, flow, policy, use } from './builders.js'

export type Dice = (limit: number) => number

/** Whole numbers that look random and are the same for the same seed. */
export function dice(seed: number): Dice {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

export function pick<T>(roll: Dice, items: readonly T[]): T {
  const item = items[roll(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

const standard = ['shared_a', 'shared_b', 'shared_c', 'shared_d', 'shared_e', 'http']
const addresses = ['https://one.example/api', 'https://two.example', 'https://three.example/v1/']
const customs = ['one', 'two', 'three'].map((word, index) => {
  return use(`shared_new-5f${word}-5f0123456789abcdef`, {
    name: `Custom ${word}`,
    custom: {
      stem: `new_${word}`,
      displayName: `Custom ${word}`,
      hosts: index === 2 ? [] : [addresses[index] ?? ''],
    },
  })
})
const skills = use('name:skills with copilot studio', { name: 'Skills with Copilot Studio' })

/** A policy with every kind of rule. */
export function richPolicy(roll: Dice, name: string): Policy {
  const ids = [...standard, 'shared_new-5fone-5ffedcba9876543210', 'Skills with Copilot Studio']
  const groups = ids.map((id) => ({ id, group: roll(6) }))
  const inGroup = (group: number): string[] => groups.filter((one) => one.group === group).map(({ id }) => id)
  const classes = ['Confidential', 'General', 'Blocked', 'Ignore']
  return policy({
    name,
    business: inGroup(0),
    other: inGroup(1),
    blocked: roll(2) === 0 ? inGroup(2) : [],
    fallback: pick(roll, ['General', 'Confidential', 'General', 'Blocked']),
    ...pick(roll, [
      { filter: 'AllEnvironments' },
      { filter: 'ExceptEnvironments', environments: ['e2'] },
      { filter: 'ExceptEnvironments', environments: [environmentId] },
      { filter: 'OnlyEnvironments', environments: [environmentId, 'e3'] },
      { filter: 'SingleEnvironment', environments: [environmentId] },
    ]),
    patterns: pick(roll, [
      [],
      [['*', 'Ignore']],
      [
        ['https://*', pick(roll, classes)],
        ['*', 'Blocked'],
      ],
      [
        ['https://one*', 'Blocked'],
        ['*', pick(roll, classes)],
      ],
      [['*', 'Blocked']],
    ]),
    endpoints: roll(3) === 0 ? [{ connectorId: 'Http', endpointRules: someEndpointRules(roll) }] : [],
    actions: roll(3) === 0 ? [someActions(roll)] : [],
    exempt: roll(8) === 0 ? ['flow-1'] : [],
  })
}

function someEndpointRules(roll: Dice): unknown[] {
  return [
    { order: roll(3), behavior: pick(roll, ['Allow', 'Deny']), endPoint: 'https://a*' },
    { order: 2, behavior: pick(roll, ['Allow', 'Deny']), endPoint: '*' },
  ]
}

function someActions(roll: Dice): unknown {
  return {
    connectorId: '/x/shared_b',
    defaultConnectorActionRuleBehavior: pick(roll, ['Allow', 'Block']),
    actionRules: roll(2) === 0 ? [{ actionId: 'Post', behavior: pick(roll, ['Allow', 'Block']) }] : [],
  }
}

/** A resource with some of the connectors that {@link richPolicy} has rules for. */
export function richResource(roll: Dice, name: string): Resource {
  const plain = standard.filter(() => roll(4) === 0).map((key) => detailed(roll, key))
  const special = [...customs, skills].filter(() => roll(6) === 0)
  return { ...flow(...plain, ...special), id: name, name }
}

function detailed(roll: Dice, key: string): ConnectorUse {
  if (key === 'http') {
    return use(
      key,
      pick(roll, [
        { endpoint: { kind: 'static', value: pick(roll, ['https://a.example', 'https://b.example/']) } },
        { endpoint: { kind: 'dynamic', expression: '@x' } },
        { endpoint: { kind: 'none' } },
      ] as const),
    )
  }
  return use(key, key === 'shared_b' ? pick(roll, [{ operation: 'Post' }, { operation: 'Get' }, {}]) : {})
}
