// The summary: every part is there, and nothing from outside can become markup.
import {
  evaluate,
  planWaysOut,
  renderVerdict,
  type Policy,
  type Resource,
  type TenantEnvironment,
} from '../src/index.js'
import { environmentId, flow, policy, use } from './builders.js'

const context = { environmentId, unblockable: [] }

const tenant: readonly TenantEnvironment[] = [
  { id: environmentId, displayName: 'Target', type: 'Production' },
  { id: 'e2', displayName: 'Sandbox of Ann', type: 'Developer' },
]

function summaryOf(
  resources: readonly Resource[],
  policies: readonly Policy[],
  environments: readonly TenantEnvironment[] | null = tenant,
): string {
  const verdict = evaluate(resources, policies, context)
  return renderVerdict(verdict, {
    ways: planWaysOut(verdict, resources, policies, context, environments ?? undefined),
  })
}

describe('renderVerdict', () => {
  it('puts the verdict first, then violations, the ways out, the matrix and the policies', () => {
    const p = policy({ name: 'Contoso', business: ['shared_sql'], blocked: ['shared_x'] })
    const text = summaryOf([flow('shared_sql', 'shared_x', 'shared_y')], [p])
    const titles = [...text.matchAll(/^#{3,4} (.*)$/gm)].map(([, title]) => title)
    expect(titles).toEqual([
      '❌ Data policies: violation',
      'Violations',
      'Open the policies',
      'Use an exception environment',
      'Connectors by resource',
      'Policies',
    ])
    expect(text).toContain('| cloud flow Flow | ❌ 🟦 business | ❌ 🟥 **blocked** | ❌ 🟩 non-business |')
    expect(text).toContain('| Contoso | `id-of-Contoso` | yes | 2026-01-01T00:00:00Z |')
  })

  it('gives each resource its three ways out', () => {
    const p = policy({
      name: 'Contoso',
      business: ['shared_sql'],
      blocked: ['shared_x'],
      filter: 'ExceptEnvironments',
      environments: ['e2'],
    })
    const text = summaryOf([flow('shared_sql', 'shared_x')], [p])
    expect(text).toContain('**Change the resource:** do without shared\\_x (blocked).')
    expect(text).toContain('**Open policy Contoso:** move shared\\_x from Blocked to Business.')
    expect(text).toContain('**Use another environment:** `e2` would take it as it is.')
    expect(text).toContain('Reaches 1 environment: Target. There are no exceptions within it.')
    expect(text).toContain('- Sandbox of Ann (Developer, dedicated), `e2`')
  })

  it('has a step that can be pasted', () => {
    const p = policy({ name: 'Contoso', business: ['shared_sql'], blocked: ['shared_x'] })
    expect(summaryOf([flow('shared_sql', 'shared_x')], [p])).toContain(
      [
        '- uses: OWNER/powerops-actions/actions/update-dlp-policy@v1',
        '  with:',
        '    policy: "id-of-Contoso"',
        '    move-connectors: |',
        '      shared_x: Business',
        '    dry-run: true',
      ].join('\n'),
    )
  })

  it('says that environments are not known where their list is not', () => {
    const text = summaryOf([flow('shared_x')], [policy({ blocked: ['shared_x'] })], null)
    expect(text).toContain('Reaches every environment of the tenant.')
    expect(text).toContain('is not known without their list')
  })

  it('keeps what could not be decided apart from violations', () => {
    const resource: Resource = { ...flow('shared_sql'), unknowns: [{ sentence: 'its file is not JSON' }] }
    const text = summaryOf([resource], [policy({})])
    expect(text).toContain('#### Could not be decided')
    expect(text).not.toContain('#### Violations')
  })

  it('shows the classes of all policies in one cell, and marks exempt resources', () => {
    const policies = [
      policy({ name: 'a', business: ['shared_sql'] }),
      policy({ name: 'b' }),
      policy({ name: 'c', exempt: ['f1'] }),
    ]
    expect(summaryOf([flow('shared_sql')], policies)).toContain(
      '| cloud flow Flow | 🟦 business / 🟩 non-business |',
    )
    expect(summaryOf([flow('shared_sql')], policies.slice(2))).toContain('| cloud flow Flow | exempt |')
  })

  it('marks connectors that need a premium licence', () => {
    const verdict = evaluate([flow('shared_a', 'shared_b')], [policy({})], context)
    const connectors = [
      { key: 'shared_a', displayName: null, tier: 'Premium', isCustom: false },
      { key: 'shared_b', displayName: null, tier: 'Standard', isCustom: false },
    ]
    expect(renderVerdict(verdict, { connectors })).toContain('| shared\\_a 💎 premium | shared\\_b |')
  })

  it('lists references that nothing uses, and what was assumed', () => {
    const verdict = evaluate([], [], { ...context, assumptions: ['The moon is round.'] })
    const resource = { kind: 'cloud-flow', id: 'f', name: 'Other' } as const
    const text = renderVerdict(verdict, {
      unused: [
        { logicalName: 'new_r', key: 'shared_z' },
        { logicalName: 'new_q', key: '', resource },
      ],
    })
    expect(text).toContain('- `new_r` (shared\\_z)')
    expect(text).toContain('- `new_q` (connector not known) in cloud flow Other')
    expect(text).toContain('- The moon is round.')
  })

  it('lets no name become markup, a mention, an expression or a new row', () => {
    const hostile = '<img src=x>|\n# @admin [x](javascript:y) ` </details> ${{ secrets.TOKEN }}'
    const resource = { ...flow(use('shared_x', { name: hostile })), name: hostile }
    const p = policy({ name: hostile, blocked: ['shared_x'] })
    const environments = [{ id: hostile, displayName: hostile, type: hostile }]
    const text = summaryOf([resource], [p], environments)
    expect(text.replaceAll(/^(`{3,}).*?^\1$/gms, '').replaceAll(/`[^\n]*`/g, '')).not.toMatch(
      /<img|@admin|\]\(|^# @/m,
    )
    expect(text.split('\n').filter((line) => line.startsWith('| cloud flow'))).toHaveLength(1)
    expect(text).not.toMatch(/policy: .*secrets/)
    expect(text.match(/<details>/g)).toHaveLength(text.match(/^<\/details>$/gm)?.length ?? 0)
  })

  it('stays below the limit of GitHub, whatever the names, and says what is left out', () => {
    const long = '𝕏'.repeat(1_000)
    const resources = Array.from({ length: 100 }, (_, index) => ({
      ...flow(...Array.from({ length: 5 }, (__, nth) => use(`shared_${index}_${nth}`, { name: long }))),
      id: `f${index}`,
      name: long,
    }))
    const policies = Array.from({ length: 5 }, (_, index) =>
      policy({
        name: `${index}${long}`,
        blocked: resources.flatMap(({ uses }) => uses.map(({ key }) => key)),
      }),
    )
    const text = summaryOf(resources, policies)
    expect(Buffer.byteLength(text)).toBeLessThan(720_000)
    expect(text).toContain('in the JSON report')
  })

  it('cuts a long table and says so', () => {
    const resources = Array.from({ length: 250 }, (_, index) => ({
      ...flow('shared_x'),
      id: `f${index}`,
      name: `Flow ${index}`,
    }))
    expect(summaryOf(resources, [policy({})])).toContain('and 50 more')
  })
})
