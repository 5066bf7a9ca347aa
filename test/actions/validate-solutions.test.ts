// What validate-solutions decides: which solutions a request changes, what fails the step, what the report says.
import { AlmError } from '@powerops/core'
import { changedSolutions, withoutManifest } from '../../actions/validate-solutions/changed-solutions.js'
import { renderReport, type Judged } from '../../actions/validate-solutions/report.js'
import { withCategory } from '../../actions/validate-solutions/sarif-category.js'
import { faultsOf, type Rules, type Validation } from '../../actions/validate-solutions/validation.js'

const changes = (...paths: string[]): { paths: string[]; complete: boolean } => ({ paths, complete: true })

describe('changedSolutions', () => {
  it.each([
    {
      name: 'by a file in it',
      folders: ['s/A', 's/B'],
      files: changes('s/B/Other/Solution.xml'),
      chosen: ['s/B'],
    },
    {
      name: 'not by a sibling whose name begins the same',
      folders: ['s/A'],
      files: changes('s/AB/x'),
      chosen: [],
    },
    { name: 'not by a file of its name', folders: ['s/A'], files: changes('s/A'), chosen: [] },
    {
      name: 'by anything when it is the repository',
      folders: ['.'],
      files: changes('README.md'),
      chosen: ['.'],
    },
    {
      name: 'all, when GitHub does not tell every file',
      folders: ['s/A', 's/B'],
      files: { paths: ['x'], complete: false },
      chosen: ['s/A', 's/B'],
    },
  ])('finds $name', ({ folders, files, chosen }) => {
    expect(changedSolutions(folders, files)).toEqual(chosen)
  })
})

describe('withoutManifest', () => {
  it.each([
    { name: 'a folder that lost its manifest', paths: ['s/A/Other/Solution.xml'], found: [], lost: ['s/A'] },
    {
      name: 'it once',
      paths: ['s/A/Other/Solution.xml', 's/A/Other/Solution.xml'],
      found: [],
      lost: ['s/A'],
    },
    { name: 'none that has it', paths: ['s/A/Other/Solution.xml'], found: ['s/A'], lost: [] },
    { name: 'none that holds solutions now', paths: ['s/Other/Solution.xml'], found: ['s/A'], lost: [] },
    { name: 'none inside of a solution', paths: ['s/A/B/Other/Solution.xml'], found: ['s/A'], lost: [] },
    {
      name: 'none elsewhere',
      paths: ['t/A/Other/Solution.xml', 's-A/Other/Solution.xml'],
      found: [],
      lost: [],
    },
  ])('finds $name', ({ paths, found, lost }) => {
    expect(withoutManifest(changes(...paths), 's', found)).toEqual(lost)
  })
})

const violation = new AlmError('dlp-violation', { message: '1 violation', remedy: 'Do without it.' })
const unmet = new AlmError('credentials-missing', { message: 'no credentials were given' })
const broken = new AlmError('solution-file-missing', { message: 'no manifest' })
const outage = new AlmError('service-error', { message: 'status 500' })
const tooMuch = new AlmError('check-findings', { message: '1 finding of High' })

function validation(parts: Partial<Validation> = {}): Validation {
  return {
    folder: 'solutions/App',
    name: 'App',
    version: '1.0.0.0',
    pack: { error: undefined, markdown: '' },
    policies: { verdict: 'compliant', violations: 0, error: undefined, markdown: 'The verdict.' },
    checker: undefined,
    ...parts,
  }
}
const judgedBy = (
  error: AlmError | undefined,
  verdict: Validation['policies']['verdict'],
): Partial<Validation> => ({
  policies: {
    verdict,
    violations: verdict === 'violation' ? 1 : 0,
    error,
    markdown: error === violation ? '### Violation\n' : '',
  },
})

describe('faultsOf', () => {
  const strict: Rules = { failOn: 'violation', credentialsOptional: false }
  const telling: Rules = { failOn: 'never', credentialsOptional: false }
  const fork: Rules = { failOn: 'violation', credentialsOptional: true }
  it.each([
    { name: 'a violation', parts: judgedBy(violation, 'violation'), rules: strict, faults: [violation] },
    {
      name: 'a source that does not pack',
      parts: { pack: { error: broken, markdown: '' } },
      rules: strict,
      faults: [broken],
    },
    {
      name: 'too many findings',
      parts: { checker: { error: tooMuch, markdown: '' } },
      rules: strict,
      faults: [tooMuch],
    },
    {
      name: 'credentials that are missing',
      parts: judgedBy(unmet, 'not-checked'),
      rules: strict,
      faults: [unmet],
    },
    {
      name: 'no credentials that may be missing',
      parts: judgedBy(unmet, 'not-checked'),
      rules: fork,
      faults: [],
    },
    {
      name: 'a service that fails, also for a fork',
      parts: judgedBy(outage, 'not-checked'),
      rules: fork,
      faults: [outage],
    },
    {
      name: 'no checker that cannot be asked for want of credentials',
      parts: { checker: { error: unmet, markdown: '' } },
      rules: fork,
      faults: [],
    },
    {
      name: 'a violation for a fork',
      parts: judgedBy(violation, 'violation'),
      rules: fork,
      faults: [violation],
    },
    {
      name: 'no finding when nothing is to fail',
      parts: { pack: { error: broken, markdown: '' }, checker: { error: tooMuch, markdown: '' } },
      rules: telling,
      faults: [],
    },
    {
      name: 'a service that fails, whatever is asked for',
      parts: { checker: { error: outage, markdown: '' } },
      rules: telling,
      faults: [outage],
    },
    { name: 'nothing of a good solution', parts: {}, rules: strict, faults: [] },
  ])('counts $name', ({ parts, rules, faults }) => {
    expect(faultsOf(validation(parts), rules)).toEqual(faults)
  })
})

describe('renderReport', () => {
  const context = { commit: 'a'.repeat(40), runUrl: 'https://github.com/contoso/apps/actions/runs/1' }
  const judged = (parts: Partial<Judged> = {}): Judged => ({ ...validation(parts), passed: true, ...parts })

  it('is one table when all is well', () => {
    const parts = renderReport([judged(), judged({ folder: 'solutions/B' })], context)
    expect(parts).toHaveLength(1)
    expect(parts[0]).toMatch(/^## ✅ All 2 solutions can be imported\n\n\| Solution \|/)
    expect(parts[0]).toContain('As of `aaaaaaaaaaaa`')
    expect(parts[0]).not.toContain('Checker')
  })

  it('has a part for each solution that needs attention, in its order', () => {
    const parts = renderReport(
      [
        judged({ folder: 'a', ...judgedBy(violation, 'violation'), passed: false }),
        judged({ folder: 'b' }),
        judged({ folder: 'c', pack: { error: broken, markdown: '' }, passed: false }),
      ],
      context,
    )
    expect(parts.map((part) => part.split('\n')[0])).toEqual([
      '## ❌ 2 of 3 solutions do not pass',
      '## `a`',
      '## `c`',
    ])
    expect(parts[1]).toBe('## `a`\n\n### Violation')
  })

  it.each([
    {
      name: 'what is not known',
      parts: judgedBy(undefined, 'unknown'),
      headline: /^## ⚠️ The solution passed, with reservations/,
    },
    {
      name: 'what was not checked',
      parts: judgedBy(unmet, 'not-checked'),
      headline: /^## ⚠️ The solution passed/,
    },
  ])('has reservations about $name', ({ parts, headline }) => {
    expect(renderReport([judged(parts)], context)[0]).toMatch(headline)
  })

  it('shows what the checker says of a solution that it does not pass', () => {
    const checker = { error: tooMuch, markdown: '### Findings' }
    const [table, part] = renderReport([judged({ checker, passed: false }), judged()], context)
    expect(table).toMatch(/\| ❌ see below \|\n.*\| ⚠️ not checked \|/)
    expect(part).toContain('### Findings')
  })

  it('escapes what an error quotes', () => {
    const evil = new AlmError('solution-invalid', { message: '<img src=x> @mallory [x](y)', remedy: '| a' })
    const [, part] = renderReport([judged({ pack: { error: evil, markdown: '' }, passed: false })], context)
    expect(part).not.toMatch(/<img|@mallory|\]\(y\)/)
  })
})

describe('withCategory', () => {
  it('gives every run the category', () => {
    const text = JSON.stringify({
      version: '2.1.0',
      runs: [{ results: [] }, { automationDetails: { id: 'x' } }],
    })
    const log = JSON.parse(withCategory(text, 'data-policies/solutions/App')) as unknown
    const automationDetails = { id: 'data-policies/solutions/App/' }
    expect(log).toEqual({
      version: '2.1.0',
      runs: [{ results: [], automationDetails }, { automationDetails }],
    })
  })
})
