// How far a promotion came: what the results of jobs mean, and that no name gets out of its place in the picture.
import {
  describePromotion,
  parseStages,
  type PromotionPlan,
} from '../../actions/summarize-promotion/promotion.js'
import { renderPromotion } from '../../actions/summarize-promotion/render-promotion.js'

const PLAN: PromotionPlan = {
  stage: 'production',
  between: ['uat', 'staging'],
  testEnvironment: 'test',
  productionEnvironment: 'production',
  approval: 'environment',
  pullRequest: 7,
}
const job = (result: string, outputs: Record<string, string> = {}): object => ({ result, outputs })
const ok = job('success')
const skipped = job('skipped')
const STARTED = { export: ok, package: skipped, test: ok }
const statesOf = (needs: object, plan: Partial<PromotionPlan> = {}): string =>
  describePromotion(JSON.stringify(needs), { ...PLAN, ...plan })
    .map(({ name, state }) => `${name} ${state}`)
    .join(', ')

describe('describePromotion', () => {
  it.each<{ what: string; needs: object; plan?: Partial<PromotionPlan>; states: string }>([
    {
      what: 'everything is done',
      needs: { ...STARTED, between: ok, plan: ok, production: ok, merge: ok },
      states: 'Source done, test done, uat done, staging done, production done, Merge of #7 done',
    },
    {
      what: 'only test was asked for',
      needs: { ...STARTED, between: skipped, plan: skipped, production: skipped, merge: skipped },
      plan: { stage: 'test' },
      states: 'Source done, test done',
    },
    {
      what: 'the source is a file',
      needs: { export: skipped, package: ok, test: ok },
      plan: { stage: 'test' },
      states: 'Source done, test done',
    },
    {
      what: 'production waits',
      needs: { ...STARTED, between: ok },
      states: 'Source done, test done, uat done, staging done, production waiting, Merge of #7 waiting',
    },
    {
      what: 'the export failed',
      needs: { export: job('failure'), package: skipped, test: skipped },
      states:
        'Source refused, test not-reached, uat not-reached, staging not-reached, production not-reached, Merge of #7 not-reached',
    },
    {
      what: 'the first stage between failed',
      needs: { ...STARTED, between: job('failure') },
      plan: { pullRequest: undefined } as unknown as Partial<PromotionPlan>,
      states: 'Source done, test done, uat refused, staging not-reached, production not-reached',
    },
    {
      what: 'the second stage between failed',
      needs: { ...STARTED, between: job('failure', { 'deployed-to': 'uat' }) },
      plan: { between: ['uat', 'staging', 'rehearsal'] },
      states:
        'Source done, test done, uat done, staging refused, rehearsal not-reached, production not-reached, Merge of #7 not-reached',
    },
    {
      what: 'the plan failed',
      needs: { ...STARTED, between: skipped, plan: job('failure'), production: skipped },
      plan: { between: [] },
      states: 'Source done, test done, production refused, Merge of #7 not-reached',
    },
    {
      what: 'the merge failed',
      needs: { ...STARTED, plan: ok, production: ok, merge: job('failure') },
      plan: { between: [] },
      states: 'Source done, test done, production done, Merge of #7 refused',
    },
    {
      what: 'somebody cancelled the run',
      needs: { ...STARTED, plan: ok, production: job('cancelled'), merge: job('cancelled') },
      plan: { between: [] },
      states: 'Source done, test done, production cancelled, Merge of #7 cancelled',
    },
    {
      what: 'nothing is known',
      needs: {},
      plan: { stage: 'test' },
      states: 'Source waiting, test waiting',
    },
  ])('tells the states when $what', ({ needs, plan = {}, states }) => {
    expect(statesOf(needs, plan)).toBe(states)
  })

  it('says why it stopped, what it waits for, and which version was there before', () => {
    const needs = { ...STARTED, test: job('success', { 'previous-version': '1.0.0.0' }) }
    const failed = { ...needs, plan: ok, production: job('failure', { refusal: 'the file is damaged' }) }
    const plan = { ...PLAN, between: [] }
    expect(describePromotion(JSON.stringify(failed), plan)).toMatchObject([
      {},
      { previousVersion: '1.0.0.0' },
      { note: 'the file is damaged' },
      {},
    ])
    expect(describePromotion(JSON.stringify(needs), { ...plan, approval: 'issue' })[2]).toMatchObject({
      note: 'an answer in the approval issue',
    })
  })

  it.each(['[]', '"x"', 'null', '{"oops'])('refuses %s', (text) => {
    expect(() => describePromotion(text, PLAN)).toThrow()
  })
})

describe('parseStages', () => {
  it('reads the names in their order', () => {
    expect(parseStages('[{"name":"uat","url":"x"},{"name":"staging"}]')).toEqual(['uat', 'staging'])
    expect(parseStages('[]')).toEqual([])
  })
  it.each(['[{}]', '[1]', '[', '[{"name":7}]', '{"name":"uat"}', '"uat"'])('refuses %s', (text) => {
    expect(() => parseStages(text)).toThrow()
  })
})

describe('renderPromotion', () => {
  const HOSTILE = [
    'a"]; click s0 href "https://evil.example" %% ',
    '```\n# a heading\n<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'end',
    '@everyone | cell | **bold** [link](https://evil.example)',
    '1. a list; - another; %%{init: {"theme":"dark"}}%%',
    '`markdown string` #quot; #35;',
    '\u202eright to left\u0000',
    'x'.repeat(10_000),
  ]
  it.each(HOSTILE)('keeps a stage named %p in its label and its cell', (name) => {
    const station = { name, state: 'refused' as const, note: name, previousVersion: name }
    const markdown = renderPromotion([station, { ...station, state: 'done' }], {
      solution: name,
      version: name,
    })
    const [, inside = '', after = ''] = /```mermaid\n([\s\S]*?)\n```([\s\S]*)/.exec(markdown) ?? []
    const labels = inside.split('\n').filter((line) => /^ {2}s\d\[/.test(line))
    expect(labels).toHaveLength(2)
    for (const line of labels) {
      expect(line).toMatch(/^ {2}s\d\["(?:[\p{L}\p{N} .-]|#\d+;|<br\/>)*"\]:::(refused|done)$/u)
      expect(line.length).toBeLessThan(1500)
    }
    expect(inside.split('\n')).toHaveLength(10)
    expect(after.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(4)
    expect(markdown.replaceAll('<br/>', '')).not.toMatch(/<\w/)
    expect(markdown).not.toMatch(/@\w/)
    expect(markdown.match(/^```/gm)).toHaveLength(2)
  })

  it('draws the way with its versions, and a broken line to what is not there yet', () => {
    const markdown = renderPromotion(
      [
        { name: 'test', state: 'done', previousVersion: '1.0.0.0' },
        { name: 'production', state: 'waiting', note: 'a reviewer' },
      ],
      { solution: 'ContosoApp', version: '1.1.0.0' },
    )
    expect(markdown).toContain('### Promotion of ContosoApp 1.1.0.0\n\n**production** waits for a reviewer.')
    expect(markdown).toContain('s0["test<br/>1.0.0.0 #8594; 1.1.0.0<br/>#10003; done"]:::done')
    expect(markdown).toContain('s1["production<br/>#8230; waiting"]:::waiting')
    expect(markdown).toContain('s0 -.-> s1')
    expect(markdown).toContain('| test | ✓ done | 1.0.0.0 → 1.1.0.0 |  |')
  })

  it('says that all is done', () => {
    const done = renderPromotion([{ name: 'test', state: 'done' }], {})
    expect(done).toContain('### Promotion\n\nEverything that was asked for is done.')
  })
})
