// Connectors that nobody knows: a default class may not be meant for them, and they are never compliant by it.
import { evaluate, type EvaluationContext } from '../src/index.js'
import { environmentId, flow, kinds, policy, use, type PolicySketch } from './builders.js'

const CATALOGUE = ['/providers/Microsoft.PowerApps/apis/shared_rss', 'shared_SQL', 'Http']

interface Row {
  readonly name: string
  readonly key: string
  readonly catalogued?: readonly string[]
  readonly sketch?: PolicySketch
  readonly expected: readonly string[]
}

const guess = ['unknown', 'unknown grouping']

describe('a connector that the policy does not list', () => {
  it.each<Row>([
    { name: 'has its default class without a catalogue', key: 'shared_new', expected: ['compliant'] },
    {
      name: 'has it when the catalogue knows it',
      key: 'shared_rss',
      catalogued: CATALOGUE,
      expected: ['compliant'],
    },
    { name: 'is compared without case', key: 'shared_sql', catalogued: CATALOGUE, expected: ['compliant'] },
    {
      name: 'is undecided when the catalogue does not',
      key: 'shared_new',
      catalogued: CATALOGUE,
      expected: guess,
    },
    { name: 'is undecided when its id is none', key: 'managedapi', expected: guess },
    {
      name: 'is in violation where the default forbids it, catalogued or not',
      key: 'shared_new',
      catalogued: CATALOGUE,
      sketch: { fallback: 'Blocked' },
      expected: ['violation', 'violation blocked'],
    },
    {
      name: 'is in violation where its default class conflicts, and undecided besides',
      key: 'shared_new',
      catalogued: CATALOGUE,
      sketch: { business: ['shared_sql'] },
      expected: ['violation', 'violation grouping', 'unknown grouping'],
    },
    { name: 'may be built in', key: 'httpwebhook', catalogued: CATALOGUE, expected: ['compliant'] },
    {
      name: 'may be one that lists leave out',
      key: 'shared_microsoftspatialservices',
      catalogued: CATALOGUE,
      expected: ['compliant'],
    },
    {
      name: 'may be a module of desktop flows',
      key: 'desktopflow.excel',
      catalogued: CATALOGUE,
      expected: ['compliant'],
    },
    {
      name: 'may be known by its name alone',
      key: 'name:skills with copilot studio',
      catalogued: CATALOGUE,
      expected: ['compliant'],
    },
  ])('$name', ({ key, catalogued, sketch = {}, expected }) => {
    const context: EvaluationContext = { environmentId, unblockable: [], ...(catalogued && { catalogued }) }
    const other = sketch.business ?? []
    const verdict = evaluate([flow(key, ...other)], [policy(sketch)], context)
    expect([verdict.verdict, ...kinds(verdict)]).toEqual(expected)
  })
})

describe('a connector that is in no catalogue', () => {
  const context = { environmentId, unblockable: [], catalogued: CATALOGUE }

  it('is judged by the class that a policy lists it with', () => {
    expect(evaluate([flow('shared_new')], [policy({ business: ['shared_new'] })], context).verdict).toBe(
      'compliant',
    )
  })

  it('is undecided under each policy that does not list it', () => {
    const policies = [policy({ name: 'A', business: ['shared_new'] }), policy({ name: 'B' })]
    const { findings } = evaluate([flow('shared_new')], policies, context)
    expect(findings.map((finding) => finding.policy?.name)).toEqual(['B'])
    expect(findings[0]?.sentence).toContain('"shared_new"')
  })

  it('is of no interest where no policy is for the environment', () => {
    const elsewhere = policy({ filter: 'OnlyEnvironments', environments: ['e2'] })
    expect(evaluate([flow('shared_new')], [elsewhere], context).verdict).toBe('compliant')
  })

  it('is judged by its address when it is a custom one', () => {
    const custom = { stem: 'new_mine', displayName: 'Mine', hosts: ['https://api.example/'] }
    const verdict = evaluate([flow(use('shared_new_mine', { custom }))], [policy({})], context)
    expect(verdict.verdict).toBe('compliant')
  })
})
