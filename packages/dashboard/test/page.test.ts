// The page as text: nothing of anybody's gets out of its place, and nothing is loaded.
import { createHash } from 'node:crypto'
import { readDashboardDocument, readExpiryNote, renderPage } from '@powerops/dashboard'
import { hostileData, HOSTILE_TEXTS, NOW, sampleDocument } from './sample.js'

const hostile = renderPage(readDashboardDocument(hostileData(), 'it', NOW).document).html

/** What the browser takes as elements: everything but the contents of script, style and comments. */
function elements(html: string): string[] {
  return [
    ...html.replace(/<(script|style)\b([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2>').matchAll(/<([a-z][\w-]*)/gi),
  ].map((match) => match[1] ?? '')
}

it('has the elements of a good page whatever the texts are', () => {
  const good = new Set(elements(renderPage(sampleDocument(60)).html))
  expect(elements(hostile).filter((name) => !good.has(name))).toEqual([])
  expect(hostile.match(/<script/g)).toHaveLength(2)
})

it('has no address but of the web, its own places and its data', () => {
  const targets = [...hostile.matchAll(/(?<![\w-])(?:href|src|action)="([^"]*)"/g)].map(
    (match) => match[1] ?? '',
  )
  expect(targets.filter((target) => !/^(https:\/\/|#\w+$|dashboard\.json$|data:,$)/.test(target))).toEqual([])
})

it('keeps no mark that reorders, hides or breaks text', () => {
  expect(hostile).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
  )
  expect(hostile).not.toMatch(/\p{Surrogate}/u)
})

it('shows the beginning of a name that is far too long', () => {
  expect(hostile).toContain('W'.repeat(79) + '…')
  expect(hostile).not.toContain('W'.repeat(400))
  expect(HOSTILE_TEXTS.some((text) => text.length >= 10_000)).toBe(true)
})

it('allows nothing but its own style and script, by their hashes', () => {
  const { html } = renderPage(sampleDocument(3))
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? ''
  const hashOf = (tag: string): string => {
    const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? ''
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  }
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hashOf('style')}`,
    `script-src ${hashOf('script')}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ])
  expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/)
})

it('holds the newest fifty lines without the script, and all of them as data', () => {
  const { html } = renderPage(sampleDocument(300))
  const lines = /<tbody role="rowgroup" id="history-lines">([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? ''
  expect(lines.match(/<tr/g)).toHaveLength(50)
  const data = /<script type="application\/json" id="history-rows">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
  expect((JSON.parse(data) as { rows: unknown[] }).rows).toHaveLength(300)
})

it('gives hundreds of environments no column each', () => {
  const history = Array.from({ length: 400 }, (_, index) => [
    {
      solution: 'A',
      environment: `branch-${index}`,
      version: '1.0.0.0',
      outcome: 'success',
      queuedAt: '2026-01-01',
    },
    {
      solution: `B${index}`,
      environment: 'test',
      version: '1.0.0.0',
      outcome: 'success',
      queuedAt: '2026-01-01',
    },
  ]).flat()
  const { html } = renderPage(readDashboardDocument({ history }, 'it', NOW).document)
  const matrix = /<table class="cards matrix"[\s\S]*?<\/table>/.exec(html)?.[0] ?? ''
  const heads = [...matrix.matchAll(/<th scope="col"[^>]*>(?:<bdi>)?([^<]*)/g)].map((match) => match[1])
  expect(heads).toHaveLength(10)
  expect(heads).toEqual(expect.arrayContaining(['Project', 'test', 'Elsewhere']))
  expect(matrix).toContain('and 388 more')
})

it('says so when there is nothing', () => {
  const { html } = renderPage(readDashboardDocument({ history: [] }, 'it', NOW).document)
  expect(html).toContain('No deployment has been recorded yet.')
  expect(html).toContain('Nothing waits for an approval.')
  expect(elements(html)).not.toContain('table')
})

describe('the note in the description of an environment', () => {
  it.each([
    ['expires: 2026-03-01', { expiresAt: '2026-03-01T23:59:59.000Z' }],
    [
      'For Mia. expires: 2026-03-01; owner: mia-maker',
      { expiresAt: '2026-03-01T23:59:59.000Z', owner: 'mia-maker' },
    ],
    [
      'owner: mia; Expires:2026-03-01T08:30Z (made by run 7)',
      { expiresAt: '2026-03-01T08:30:00.000Z', owner: 'mia' },
    ],
    ['expires: 2026-13-45', {}],
    ['expires: tomorrow', {}],
    ['notexpires: 2026-03-01', {}],
    ['expires: 2026-03-011', {}],
    ['owner: mia', {}],
    ['', {}],
  ])('%j says %j', (description, note) => {
    expect(readExpiryNote(description)).toEqual(note)
  })
})
