// The page of build-dashboard in a real browser: by eye, by keyboard, by screen reader's rules, on a desk and on a phone,
// with thousands of deployments and with texts that attack it.
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { daysAgo, hostileData, NOW, sampleDocument } from '../../packages/dashboard/test/sample.js'
import { runAction } from '../helpers/action.js'
import { browserPath, startBrowser, type Browser, type BrowserOptions } from '../helpers/browser.js'
import { expectSuccess } from '../helpers/expect-step.js'
import { openWorld, type World } from '../helpers/world.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Scripts for the page; as texts, since they know the browser and this file does not. */
const VIOLATIONS =
  'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))'
const TOO_WIDE = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
const FOCUSED = `(({ tagName, name, textContent, id }) =>
  [tagName.toLowerCase(), name || textContent.trim() || id].join(' '))(document.activeElement)`
const FOCUS_RING = 'getComputedStyle(document.activeElement).outlineStyle'
const PROTOCOLS = '[...new Set([...document.links].map(({ protocol }) => protocol))]'

const VIEWS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const

const one = {
  solution: 'Visits',
  environment: 'test',
  version: '1.0.0.0',
  outcome: 'success',
  queuedAt: daysAgo(1),
}
const DATA: Readonly<Record<string, unknown>> = {
  usual: sampleDocument(300),
  large: sampleDocument(5000),
  hostile: hostileData(),
  empty: { history: [] },
  one: [one],
}

const suite = browserPath ? describe : describe.skip

suite('the page', () => {
  let world: World
  let browser: Browser
  const pages: Record<string, string> = {}

  beforeAll(async () => {
    world = await openWorld({ environments: [] })
    browser = await startBrowser()
    for (const [name, data] of Object.entries(DATA)) {
      const workspace = path.join(world.folder, name)
      mkdirSync(workspace)
      writeFileSync(path.join(workspace, 'data.json'), JSON.stringify(data))
      const step = await runAction(world, 'build-dashboard', { 'data-file': 'data.json' }, { workspace })
      expectSuccess(step, 'ok')
      pages[name] = step.outputs['page-file'] ?? ''
    }
  })
  afterAll(async () => {
    await browser.close()
    await world.close()
  })

  const open = async (name: string, options: BrowserOptions = {}, hash = ''): Promise<Page> => {
    const { page, complaints } = await browser.open(`file://${pages[name]}${hash}`, {
      now: new Date(NOW + 3_600_000).toISOString(),
      ...options,
    })
    expect(complaints).toEqual([])
    opened = complaints
    return page
  }
  let opened: readonly string[] = []
  afterEach(() => expect(opened).toEqual([]))

  const count = (page: Page): Promise<string | null> => page.textContent('#history-count')
  const lines = (page: Page): Promise<number> => page.locator('#history-lines tr').count()

  describe.each(VIEWS)('at $width px in $colorScheme', (view) => {
    it.each(Object.keys(DATA))('breaks no rule of accessibility and cuts nothing off: %s', async (name) => {
      const page = await open(name, { ...view, bypassPolicy: true })
      expect(await page.evaluate(TOO_WIDE)).toBe(0)
      await page.evaluate(axe)
      expect(await page.evaluate(VIOLATIONS)).toEqual([])
    })
  })

  it('runs nothing that a text says, whatever is opened, filtered and pressed', async () => {
    const page = await open('hostile')
    for (const details of await page.locator('#history details summary').all()) await details.click()
    await page.selectOption('select[name=environment]', { index: 3 })
    await page.getByRole('button', { name: 'Solution' }).click()
    await page.fill('input[name=text]', '<img src=x onerror=alert(1)>')
    await page.locator('#filters button[type=reset]').click()
    expect(await page.evaluate(`'hacked' in globalThis`)).toBe(false)
    const protocols = (await page.evaluate(PROTOCOLS)) as string[]
    expect(protocols.filter((protocol) => !['https:', 'file:'].includes(protocol))).toEqual([])
  })

  describe('the filters', () => {
    it.each<{ what: string; hash: string; expected: RegExp }>([
      { what: 'a word', hash: '#text=assettracker', expected: /^1–(\d+) of \1 deployments \(of 300\)$/ },
      {
        what: 'two words',
        hash: '#text=assettracker+production',
        expected: /of \d+ deployments? \(of 300\)$/,
      },
      { what: 'an environment', hash: '#environment=uat', expected: /\(of 300\)$/ },
      { what: 'a state', hash: '#state=in_progress', expected: /^1–1 of 1 deployment \(of 300\)$/ },
      { what: 'a repository', hash: '#repository=contoso%2Fback-office', expected: /\(of 300\)$/ },
      { what: 'a period', hash: '#days=7', expected: /\(of 300\)$/ },
      {
        what: 'what nobody has',
        hash: '#text=nobody',
        expected: /^No deployment fits the filters \(of 300\)$/,
      },
      {
        what: 'an unknown choice, which counts as none',
        hash: '#environment=moon',
        expected: /of 300 deployments$/,
      },
      { what: 'a page beyond the last', hash: '#page=99', expected: /^251–300 of 300 deployments$/ },
      { what: 'nonsense', hash: '#page=x&sort=__proto__-up&days=%00', expected: /^1–50 of 300 deployments$/ },
    ])('come from the address: $what', async ({ hash, expected }) => {
      const page = await open('usual', {}, hash)
      expect(await count(page)).toMatch(expected)
    })

    it('go into the address, are told, and come back with it', async () => {
      const page = await open('usual')
      await page.getByRole('combobox', { name: 'Environment' }).selectOption('production')
      await page.getByRole('combobox', { name: 'State' }).selectOption('failure')
      await page.getByRole('searchbox').fill('contoso')
      const words = await count(page)
      expect(words).toMatch(/\(of 300\)$/)
      expect(new URL(page.url()).hash).toBe('#text=contoso&environment=production&state=failure')
      const states = await page.locator('#history-lines .badge').allTextContents()
      expect(new Set(states)).toEqual(new Set(['Failed']))
      await page.reload()
      expect(await count(page)).toBe(words)
      await page.getByRole('button', { name: 'Clear' }).click()
      expect(await page.locator('#history-count').textContent()).toBe('1–50 of 300 deployments')
      expect(new URL(page.url()).hash).toBe('')
    })

    it('sort by a column, and back', async () => {
      const page = await open('usual')
      const solutions = (): Promise<string[]> =>
        page.locator('#history-lines [data-text=solution]').allTextContents()
      await page.getByRole('button', { name: 'Solution' }).click()
      expect(await page.locator('th[aria-sort]').textContent()).toBe('Solution')
      expect(new Set(await solutions())).toContain('AssetTracker')
      await page.getByRole('button', { name: 'Solution' }).click()
      expect((await solutions())[0]).toBe('WarrantyClaims')
    })
  })

  it('brings thousands of deployments page by page', async () => {
    const page = await open('large')
    expect(await count(page)).toBe('1–50 of 5,000 deployments')
    expect(await lines(page)).toBe(50)
    await page.getByRole('button', { name: 'Older page' }).click()
    expect(await count(page)).toBe('51–100 of 5,000 deployments')
    expect(await page.getByRole('navigation', { name: 'Pages' }).textContent()).toContain('Page 2 of 100')
    await page.getByRole('button', { name: 'Newer page' }).click()
    expect(await page.getByRole('button', { name: 'Newer page' }).getAttribute('aria-disabled')).toBe('true')
    expect(await count(page)).toBe('1–50 of 5,000 deployments')
  })

  it('is used by keyboard alone', async () => {
    const page = await open('usual')
    const focused = (): Promise<string> => page.evaluate(FOCUSED)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('a Skip to the content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('content')
    const seen: string[] = []
    while (!seen.includes('select solution') && seen.length < 200) {
      await page.keyboard.press('Tab')
      seen.push(await focused())
      const ring = String(await page.evaluate(FOCUS_RING))
      expect(`${seen.at(-1)} ${ring}`).toMatch(/ solid$/)
    }
    expect(seen).toEqual(expect.arrayContaining(['input text', 'select repository', 'select solution']))
    await page.keyboard.type('Asset')
    expect(await count(page)).toMatch(/\(of 300\)$/)
    while ((await focused()) !== 'button When') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
  })

  it('has its essentials without JavaScript', async () => {
    const page = await open('usual', { javaScript: false })
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Waiting for approval',
      'Needs attention',
      'Projects and stages',
      'Environments',
      'History',
    ])
    expect(await lines(page)).toBe(50)
    expect(await page.locator('#filters').isVisible()).toBe(false)
    expect(await page.locator('noscript p').isVisible()).toBe(true)
  })

  it('tells ages as of the moment of looking, and that it is old', async () => {
    const page = await open('one', { now: new Date(NOW + 9 * 86_400_000).toISOString() })
    const age = page.locator('#history-lines .age')
    expect(await age.textContent()).toBe('10 days ago')
    expect(await page.locator('#history-lines time').getAttribute('datetime')).toBe(one.queuedAt)
  })

  it('says what waits for whom, what is wrong and what is where, in this order', async () => {
    const page = await open('usual')
    const waiting = page.locator('#waiting tbody tr')
    expect(await waiting.count()).toBe(2)
    expect(await waiting.last().textContent()).toContain('contoso/release-managers')
    expect(await page.locator('#problems li').first().textContent()).toMatch(/failed; \S+ is still there/)
    expect(await page.locator('#projects thead th').allTextContents()).toEqual([
      'Project',
      'test',
      'uat',
      'production',
    ])
    expect(await page.locator('#environments tbody th').allTextContents()).toEqual([
      'Contoso spike',
      'Contoso dev Mia',
      'Contoso dev Noah',
      'Contoso production',
    ])
  })
})
