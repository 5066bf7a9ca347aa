// The summary: every part is there, and nothing from outside can become markup.
import { evaluate, renderVerdict, type Resource } from '../src/index.js'
import { environmentId, flow, policy, use } from './builders.js'

const context = { environmentId, unblockable: [] }

describe('renderVerdict', () => {
  it('shows violations, classes and policies', () => {
    const p = policy({ name: 'Contoso', business: ['shared_sql'], blocked: ['shared_x'] })
    const text = renderVerdict(evaluate([flow('shared_sql', 'shared_x', 'shared_y')], [p], context))
    expect(text).toContain('Data policies: violation')
    expect(text).toContain('| cloud flow Flow | shared\\_sql | business |')
    expect(text).toContain('| cloud flow Flow | shared\\_x | **blocked** |')
    expect(text).toContain('| Contoso | `id-of-Contoso` | yes | 2026-01-01T00:00:00Z |')
    expect(text).not.toContain('Could not be decided')
  })

  it('keeps what could not be decided apart from violations', () => {
    const resource: Resource = { ...flow('shared_sql'), unknowns: [{ sentence: 'its file is not JSON' }] }
    const text = renderVerdict(evaluate([resource], [policy({})], context))
    expect(text).toContain('#### Could not be decided')
    expect(text).not.toContain('#### Violations')
  })

  it('marks exempt resources and lists unused references', () => {
    const policies = [policy({ name: 'a' }), policy({ name: 'b', exempt: ['f1'] })]
    const verdict = evaluate([flow('shared_sql')], policies, context)
    const text = renderVerdict(verdict, [{ logicalName: 'new_r', key: 'shared_z' }])
    expect(text).toContain('| cloud flow Flow | shared\\_sql | non-business | exempt |')
    expect(text).toContain('- `new_r` (shared\\_z)')
  })

  it('lets no name become markup, a mention or a new row', () => {
    const hostile = '<img src=x>|\n# @admin [x](javascript:y) `'
    const resource = { ...flow(use('shared_x', { name: hostile })), name: hostile }
    const p = policy({ name: hostile, blocked: ['shared_x'] })
    const text = renderVerdict(evaluate([resource], [p], { ...context, environmentId: hostile }))
    expect(text.replaceAll(/`[^\n]*`/g, '')).not.toMatch(/<img|@admin|\]\(|^# @/m)
    expect(text.split('\n').filter((line) => line.startsWith('| cloud flow'))).toHaveLength(1)
  })

  it('cuts a long table and says so', () => {
    const resources = Array.from({ length: 250 }, (_, index) => ({
      ...flow('shared_x'),
      name: `Flow ${index}`,
    }))
    expect(renderVerdict(evaluate(resources, [policy({})], context))).toContain('and 50 more')
  })
})
