// A real browser for tests of pages: Chromium, where the machine has one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
/** It asks nobody for anything: no updates, no services of its maker. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of the browser, which CHROMIUM may name; undefined when there is none. */
export const browserPath = [process.env['CHROMIUM'], ...PLACES].find((place) => place && existsSync(place))

export interface BrowserOptions {
  width?: number
  colorScheme?: 'light' | 'dark'
  javaScript?: boolean
  /** Lets a test put its own script into the page in spite of the page's policy. */
  bypassPolicy?: boolean
  /** What the clock of the page says, ISO 8601; default: the real time. */
  now?: string
}

/** An open page and what went wrong in it. */
export interface OpenPage {
  page: Page
  /** Messages of the console, errors, and addresses that it wanted and that are not of this machine's disk. */
  complaints: readonly string[]
}

/** A browser with a profile of its own, which is gone when it is closed. */
export interface Browser {
  open(file: string, options?: BrowserOptions): Promise<OpenPage>
  close(): Promise<void>
}

export async function startBrowser(): Promise<Browser> {
  const home = mkdtempSync(path.join(tmpdir(), 'powerops-browser-'))
  const browser = await chromium.launch({
    executablePath: browserPath ?? '',
    args: FLAGS,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  })
  const contexts: BrowserContext[] = []
  return {
    async open(file, { width = 1280, colorScheme = 'light', javaScript = true, bypassPolicy, now } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 844 : 900 },
        colorScheme,
        javaScriptEnabled: javaScript,
        bypassCSP: bypassPolicy ?? false,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('dialog', (dialog) => {
        complaints.push(`dialog ${dialog.message()}`)
        void dialog.dismiss()
      })
      page.on('request', (request) => {
        if (!/^(file|data):/.test(request.url())) complaints.push(`request ${request.url()}`)
      })
      if (now !== undefined) await page.clock.setFixedTime(now)
      await page.goto(file.startsWith('file:') ? file : `file://${file}`)
      return { page, complaints }
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
