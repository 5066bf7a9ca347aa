// The report of check-dlp: every one fits the schema that is published with it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  documentedUnblockable,
  evaluate,
  findConnectors,
  listConnectors,
  parsePolicies,
  planWaysOut,
  toSolutionSource,
  type Policy,
  type Resource,
  type TenantEnvironment,
} from '@powerops/dlp'
import { readZip } from '@powerops/solution'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { formatReport, type Inventory } from '../../actions/check-dlp/report.js'
import { root } from '../contract/repository.js'
import { environmentId, flow, policy, use } from '../../packages/dlp/test/builders.js'
import { dice, richPolicy, richResource } from '../../packages/dlp/test/dice.js'

const schema: unknown = JSON.parse(
  readFileSync(join(root, 'docs/schemas/check-dlp-report.schema.json'), 'utf8'),
)
if (typeof schema !== 'object' || schema === null) throw new Error('the schema is no object')
const validate = new Ajv2020({ allErrors: true }).compile(schema)
const context = { environmentId, unblockable: documentedUnblockable, assumptions: ['Something.'] }
const tenant: readonly TenantEnvironment[] = [
  { id: environmentId, displayName: 'Target', type: 'Production' },
  { id: 'e2', displayName: 'Other', type: '' },
]

const inventoryOf = (resources: readonly Resource[]): Inventory => ({
  resources,
  connectors: listConnectors(resources, [{ id: 'shared_a', displayName: 'A', tier: 'Premium' }]),
  customConnectors: [],
  unused: [],
})

/** The report, and what the schema has against it. */
function reportOf(
  resources: readonly Resource[],
  policies: readonly Policy[],
  environments?: readonly TenantEnvironment[],
  inventory: Inventory = inventoryOf(resources),
): { verdict: string; errors: unknown[] } {
  const verdict = evaluate(resources, policies, context)
  const ways = planWaysOut(verdict, resources, policies, context, environments)
  const report: unknown = JSON.parse(formatReport(verdict, inventory, ways))
  validate(report)
  return { verdict: verdict.verdict, errors: validate.errors ?? [] }
}

describe('the report of check-dlp fits its schema', () => {
  it.each([
    ['compliant', [flow('shared_a')], [policy({})]],
    ['compliant', [], []],
    ['unknown', [{ ...flow('shared_a'), unknowns: [{ sentence: 'x' }] }], [policy({})]],
    ['violation', [flow('shared_a')], [policy({ blocked: ['shared_a'], exempt: ['other'] })]],
  ])('with the verdict %s', (expected, resources, policies) => {
    expect(reportOf(resources, policies)).toEqual({ verdict: expected, errors: [] })
  })

  it('over random policies, with and without the environments of the tenant', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 200; seed++) {
      const roll = dice(seed)
      const resources = [richResource(roll, 'one'), richResource(roll, 'two')]
      const policies = [richPolicy(roll, 'p0'), richPolicy(roll, 'p1')]
      const { verdict, errors } = reportOf(resources, policies, roll(2) === 0 ? tenant : undefined)
      if (errors.length > 0) throw new Error(`seed ${seed}: ${JSON.stringify(errors[0])}`)
      seen.add(verdict)
    }
    expect([...seen].sort()).toEqual(['compliant', 'unknown', 'violation'])
  })

  it('is refused by the schema with a field of another name', () => {
    const verdict = evaluate([flow(use('shared_a'))], [policy({})], context)
    const report: object = JSON.parse(formatReport(verdict, inventoryOf([]), undefined))
    expect(validate({ ...report, verdictt: 1 })).toBe(false)
  })
})

const reference = process.env['ALM_REFERENCE_DATA']
;(reference ? describe : describe.skip)('the report on a real solution fits its schema', () => {
  const folder = join(reference ?? '', 'corpus/zips')
  const names = reference ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : []
  const blocking = parsePolicies({
    policyDefinition: {
      name: 'p',
      displayName: 'Blocks all',
      defaultConnectorsClassification: 'Blocked',
      connectorGroups: [],
      environmentType: 'AllEnvironments',
    },
  })

  it.each(names)('%s', (name) => {
    const entries = readZip(readFileSync(join(folder, name)))
    const source = toSolutionSource(entries.map((entry) => ({ path: entry.path, bytes: entry.read() })))
    const found = findConnectors(source)
    const inventory = { ...found, connectors: listConnectors(found.resources, []) }
    expect(reportOf(found.resources, blocking, tenant, inventory).errors).toEqual([])
  })
})
