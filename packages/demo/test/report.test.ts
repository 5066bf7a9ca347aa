// The report of a demo: what it says, and that nothing from a solution becomes markup in it.
import { AlmError } from '@powerops/core'
import { parseDemoArguments } from '../src/arguments.js'
import type { Outcome } from '../src/outcome.js'
import { renderPage } from '../src/report/page.js'
import { renderSummary } from '../src/report/summary.js'
import { findRefusal } from '../src/run-facts.js'
import { describeUnreadable } from '../src/unreadable.js'

const promoted: Outcome = {
  schemaVersion: 1,
  outcome: 'promoted',
  reasonCode: 'ok',
  reason: 'Every stage accepted the solution.',
  startedAt: '2026-01-31T09:00:00.000Z',
  endedAt: '2026-01-31T09:00:30.000Z',
  durationMs: 30_000,
  solution: {
    uniqueName: 'Contoso',
    displayName: 'Contoso <script>alert(1)</script>',
    version: '1.4.0.0',
    publisher: 'Contoso & Sons',
    managed: false,
    file: 'Contoso.zip',
    sizeBytes: 4341,
    componentCount: 4,
  },
  solutionDigest: 'ab'.repeat(32),
  source: { repository: 'contoso/apps', branch: 'dev/ada', commit: 'c'.repeat(40) },
  stages: [
    {
      name: 'development',
      state: 'done',
      managed: false,
      versionAfter: '1.4.0.0',
      environmentUrl: 'http://127.0.0.1:1/',
    },
    {
      name: 'test',
      state: 'done',
      managed: true,
      versionAfter: '1.4.0.0',
      policyVerdict: 'compliant',
      operation: 'install',
    },
    {
      name: 'production',
      state: 'done',
      managed: true,
      versionBefore: '1.3.0.0',
      versionAfter: '1.4.0.0',
      operation: 'upgrade',
    },
  ],
  approval: {
    approvedBy: ['grace'],
    comment: 'ok',
    requestId: 'a1b2',
    decidedAt: '2026-01-31T09:00:20.000Z',
  },
  history: [
    {
      environment: 'production',
      solution: 'Contoso',
      version: '1.4.0.0',
      digest: 'ab'.repeat(32),
      state: 'success',
      at: '2026-01-31T09:00:29Z',
      approvedBy: ['grace'],
    },
  ],
  steps: [{ job: 'Test', step: 'Import <b>', result: 'success', startMs: 10, durationMs: 20 }],
}

describe('the page', () => {
  const page = renderPage(promoted)

  it.each([
    '1.4.0.0',
    '1.3.0.0',
    'upgrade',
    'compliant',
    'grace',
    'ab'.repeat(32),
    'c'.repeat(40),
    'dev/ada',
  ])('tells %s', (fact) => {
    expect(page).toContain(fact)
  })

  it('shows outside text as text', () => {
    expect(page).not.toContain('<script>')
    expect(page).not.toContain('Import <b>')
    expect(page).toContain('Contoso &amp; Sons')
  })

  it('asks nobody else for anything', () => {
    expect(page).not.toMatch(/(src|href)="(?!#)/)
    expect(page).not.toMatch(/@import|url\((?!#)/)
  })

  it('says why a solution was refused', () => {
    const refused = renderPage({
      ...promoted,
      outcome: 'refused',
      reasonCode: 'dlp-violation',
      reason: 'RSS <mixed>',
    })
    expect(refused).toContain('dlp-violation')
    expect(refused).toContain('RSS &lt;mixed&gt;')
  })
})

describe('the summary', () => {
  it('has a row for each stage and keeps outside text plain', () => {
    const summary = renderSummary(promoted)
    expect(summary.match(/^\| (development|test|production) /gm)).toHaveLength(4)
    expect(summary).not.toContain('<script>')
  })
})

describe('a file that is no solution', () => {
  it('is refused with its reason', () => {
    const offer = { archive: new Uint8Array(3), file: 'x.zip' }
    const error = new AlmError('zip-invalid', { message: 'no zip', remedy: 'Give a zip.' })
    expect(describeUnreadable(offer, error, Date.now())).toMatchObject({
      outcome: 'refused',
      reasonCode: 'zip-invalid',
      reason: 'no zip. Give a zip.',
    })
  })
})

describe('findRefusal', () => {
  const step = (outcome: 'success' | 'failure', result?: object) => ({
    name: 's',
    id: 's',
    outcome,
    conclusion: outcome,
    durationMs: 1,
    outputs: result ? { result: JSON.stringify(result) } : {},
  })
  const job = (...steps: ReturnType<typeof step>[]) => ({
    id: 'j',
    name: 'j',
    result: 'failure' as const,
    outputs: {},
    steps,
  })

  it('is what the first failed step says', () => {
    const jobs = {
      a: job(step('success'), step('failure', { reasonCode: 'dlp-violation', message: 'm', remedy: 'r' })),
    }
    expect(findRefusal(jobs)).toEqual({ reasonCode: 'dlp-violation', reason: 'm. r' })
  })
  it('is a defect where a step failed without a word', () => {
    expect(findRefusal({ a: job(step('failure')) })?.reasonCode).toBe('internal-error')
  })
  it('is nothing where nothing failed', () => {
    expect(findRefusal({ a: job(step('success')) })).toBeUndefined()
  })
})

describe('the command line', () => {
  it('takes a file and a folder', () => {
    const options = parseDemoArguments(['--solution', '/a/b.zip', '--out', '/c', '--verbose'])
    expect(options).toEqual({ solutionFile: '/a/b.zip', outputFolder: '/c', verbose: true })
  })
  it('refuses what it does not know', () => {
    expect(() => parseDemoArguments(['--solutoin', 'x'])).toThrow(/solutoin/)
  })
})
