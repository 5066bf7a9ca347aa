// check-solution's decisions: reports of every shape read, severities counted, places found, SARIF written.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Severity } from '@powerops/checker'
import { readZip } from '@powerops/solution'
import type { CheckedSolution } from '../../actions/check-solution/check.js'
import type { Counts, Finding } from '../../actions/check-solution/findings.js'
import { limits } from '../../actions/check-solution/input-kinds.js'
import { parseOverrides } from '../../actions/check-solution/overrides.js'
import { createLocator } from '../../actions/check-solution/places.js'
import { readSarif } from '../../actions/check-solution/read-sarif.js'
import { annotationsOf, renderSummary } from '../../actions/check-solution/report.js'
import { countAnalysis, findExcess } from '../../actions/check-solution/verdict.js'
import { formatSarif } from '../../actions/check-solution/write-sarif.js'
import { findFiles } from '../../actions/common/find-files.js'
import { makeSolution } from '../helpers/solutions.js'

const none: Counts = { Critical: 0, High: 0, Medium: 0, Low: 0, Informational: 0 }
const finding = (change: Partial<Finding> = {}): Finding => ({
  ruleId: 'web-avoid-eval',
  severity: 'High',
  message: 'Avoid it.',
  solution: 'out/app.zip',
  excluded: false,
  places: [{ file: 'src/a b.js', line: 3, inRepository: true }],
  fingerprints: {},
  ...change,
})

describe('a report', () => {
  const read = (result: object, rule: object = {}, run: object = {}): ReturnType<typeof readSarif> =>
    readSarif(
      JSON.stringify({
        version: '2.1.0',
        runs: [{ tool: { driver: { rules: [{ id: 'r1', ...rule }] } }, results: [result], ...run }],
      }),
      'a.sarif',
      (id) => (id === 'catalogued' ? 'Low' : undefined),
    )

  it.each<{ what: string; result: object; rule?: object; severity: Severity }>([
    {
      what: 'of the result',
      result: { properties: { severity: 'Critical' }, level: 'note' },
      severity: 'Critical',
    },
    { what: 'as a number', result: { properties: { severity: 2 } }, severity: 'Low' },
    {
      what: 'of the rule',
      result: { ruleId: 'r1' },
      rule: { properties: { level: 'Informational' } },
      severity: 'Informational',
    },
    { what: 'of the catalogue', result: { ruleId: 'catalogued', level: 'error' }, severity: 'Low' },
    { what: 'that the level stands for', result: { level: 'error' }, severity: 'High' },
    { what: 'that a missing level stands for', result: {}, severity: 'Medium' },
    { what: 'that an unknown level is taken for', result: { level: 'constructor' }, severity: 'Medium' },
  ])('has the severity $what', ({ result, rule, severity }) => {
    expect(read(result, rule).findings[0]?.severity).toBe(severity)
  })

  it.each([
    { what: 'by its id', result: { ruleId: 'other' }, ruleId: 'other' },
    { what: 'by its place among the rules', result: { ruleIndex: 0 }, ruleId: 'r1' },
    { what: 'by a reference', result: { rule: { id: 'referred' } }, ruleId: 'referred' },
    { what: 'that it does not name', result: {}, ruleId: 'unknown' },
  ])('names the rule $what', ({ result, ruleId }) => {
    expect(read(result).findings[0]?.ruleId).toBe(ruleId)
  })

  it.each([
    { what: 'as it stands', message: { text: 'Mend {0}.', arguments: ['it'] }, text: 'Mend it.' },
    { what: 'kept by the rule', message: { id: 'm', arguments: ['x', 'y'] }, text: 'y before x, {2}' },
    { what: 'of the rule when there is none', message: undefined, text: 'Rule one' },
  ])('has the text $what', ({ message, text }) => {
    const rule = {
      shortDescription: { text: 'Rule one' },
      messageStrings: { m: { text: '{1} before {0}, {2}' } },
    }
    expect(read({ ruleId: 'r1', ...(message ? { message } : {}) }, rule).findings[0]?.message).toBe(text)
  })

  it('has places by address or by number, and lines that can be lines', () => {
    const region = { startLine: 2, startColumn: 0, endLine: -1, endColumn: 1.5 }
    const locations = [
      { physicalLocation: { artifactLocation: { uri: 'a.js' }, region } },
      { physicalLocation: { artifactLocation: { index: 0 } } },
      { logicalLocations: [] },
    ]
    const { findings } = read({ locations }, {}, { artifacts: [{ location: { uri: 'b.js' } }] })
    expect(findings[0]?.places).toEqual([{ uri: 'a.js', line: 2 }, { uri: 'b.js' }, {}])
  })

  it('leaves out results that say that something is in order', () => {
    expect(read({ kind: 'pass' }).findings).toEqual([])
  })

  it.each(['{"version":"1.0.0","runs":[]}', '{"version":"2.1.0"}', '[]', 'null', '<html>'])(
    'that is not SARIF 2 is refused: %s',
    (text) => {
      const read = (): unknown => readSarif(text, 'a.sarif', () => undefined)
      expect(read).toThrow(expect.objectContaining({ code: 'response-invalid' }))
    },
  )
})

describe('too many findings', () => {
  const counts: Counts = { Critical: 1, High: 2, Medium: 3, Low: 4, Informational: 5 }
  it.each([
    { text: 'Critical', found: [1] },
    { text: 'High=3', found: [] },
    { text: 'High=2', found: [3] },
    { text: 'medium : 5', found: [6] },
    { text: 'Critical=1, Low=9', found: [10] },
    { text: 'Informational=15', found: [] },
    { text: 'NEVER', found: [] },
  ])('under $text are $found', ({ text, found }) => {
    const parsed = limits.required().parse(text, 'fail-on')
    expect(findExcess(counts, parsed).map((excess) => excess.found)).toEqual(found)
  })

  it.each(['High, never', 'High=-1', 'High=many', 'Severe', 'High=1=2'])('%s is no limit', (text) => {
    expect(() => limits.required().parse(text, 'fail-on')).toThrow(/input fail-on has/)
  })

  it('are counted with those that the service counts and its report lacks, at its severity', () => {
    const service = { counts: { ...none, Critical: 2, Medium: 1 } }
    const listed = [finding({ severity: 'Low' })]
    expect(countAnalysis(service, listed, ['Medium'])).toEqual({
      counts: { ...none, Critical: 2, Low: 1 },
      unlisted: 2,
    })
  })

  it('are those of the report when the service counts no more', () => {
    const service = { counts: { ...none, Low: 1 } }
    expect(countAnalysis(service, [finding()], ['High'])).toEqual({
      counts: { ...none, High: 1 },
      unlisted: 0,
    })
  })
})

describe('overrides', () => {
  it('are read under every spelling of their members', () => {
    const text = '[{"Id":"a","OverrideLevel":"Low"},{"code":" b ","overridelevel":"HIGH"}]'
    expect(parseOverrides(text, 'x')).toEqual([
      { code: 'a', severity: 'Low' },
      { code: 'b', severity: 'High' },
    ])
  })

  it.each([
    { text: '{}', message: /not a list/ },
    { text: '[1]', message: /item 1.*not an object/ },
    { text: '[{"OverrideLevel":"Low"}]', message: /item 1.*no rule/ },
    { text: '[{"Id":"a","OverrideLevel":"Off"}]', message: /"Off".*not a severity/ },
    { text: '[{"Id":"a","OverrideLevel":"Low"},{"Id":"a","OverrideLevel":"High"}]', message: /"a" twice/ },
  ])('are refused: $text', ({ text, message }) => {
    expect(() => parseOverrides(text, 'input rule-level-override')).toThrow(message)
  })
})

describe('a place', () => {
  const archived = 'WebResources/contoso_mainjs0A5D2C11-7B60-4C7D-8A34-000000000001'
  const source = { path: 'solutions/app', files: ['WebResources/contoso_/Main.js', 'Workflows/Send It.json'] }
  it.each([
    { what: 'path in the zip', uri: archived },
    { what: 'path in the zip in other case', uri: archived.toUpperCase() },
    { what: 'path on the machine of the service', uri: `file:///C:/jobs/1/${archived}` },
    { what: 'path with backslashes', uri: `jobs\\1\\${archived.replace('/', '\\')}` },
    { what: 'name of the web resource', uri: 'contoso_/main.js' },
    { what: 'name below a folder', uri: '/tmp/x/contoso_/main.js' },
  ])('is found in the source by its $what', async ({ uri }) => {
    const locate = createLocator(readZip(await makeSolution()), source)
    expect(locate({ uri, line: 4 })).toEqual({
      file: 'solutions/app/WebResources/contoso_/Main.js',
      line: 4,
      inRepository: true,
    })
  })

  it.each([
    {
      what: 'by its decoded path',
      uri: 'Workflows/Send%20It.json',
      file: 'solutions/app/Workflows/Send It.json',
      inRepository: true,
    },
    {
      what: 'as it was reported when it is nowhere',
      uri: 'Formulas/%zz.xaml',
      file: 'Formulas/%zz.xaml',
      inRepository: false,
    },
  ])('is named $what', async ({ uri, file, inRepository }) => {
    const locate = createLocator(readZip(await makeSolution()), source)
    expect(locate({ uri })).toEqual({ file, inRepository })
  })

  it('without source is named as unpack would name it', async () => {
    const locate = createLocator(readZip(await makeSolution()), undefined)
    expect(locate({ uri: archived })).toEqual({ file: 'WebResources/contoso_/main.js', inRepository: false })
    expect(locate({})).toEqual({ inRepository: false })
  })
})

describe('the SARIF that is written', () => {
  interface Written {
    tool: { driver: { rules: { id: string }[] } }
    results: { ruleIndex: number; locations: object[]; suppressions?: object[] }[]
  }
  const write = (findings: readonly Finding[]): Written => {
    const document = JSON.parse(formatSarif(findings, [], true)) as { runs: [Written] }
    return document.runs[0]
  }

  it('describes rules that the report left out, each once', () => {
    const run = write([finding(), finding(), finding({ ruleId: 'other', severity: 'Low' })])
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['web-avoid-eval', 'other'])
    expect(run.results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0, 1])
  })

  it('has addresses that are addresses, and regions with a line alone', () => {
    const places = [
      { file: 'src/a b#.js', line: 3, endLine: 2, endColumn: 9, inRepository: true },
      { file: 'b.js', column: 4, inRepository: true },
    ]
    expect(write([finding({ places })]).results[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'src/a%20b%23.js' }, region: { startLine: 3 } } },
      { physicalLocation: { artifactLocation: { uri: 'b.js' } } },
    ])
  })

  it('puts a finding without a place at the solution', () => {
    const [result] = write([finding({ places: [] })]).results
    expect(result?.locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'out/app.zip' } } }])
  })

  it('marks findings of excluded rules as suppressed', () => {
    expect(write([finding({ excluded: true })]).results[0]?.suppressions).toMatchObject([
      { kind: 'external' },
    ])
  })
})

describe('what people see', () => {
  const checked = (findings: Finding[], helpUrl = ''): CheckedSolution => ({
    file: 'out/app.zip',
    analysis: { runId: '1', status: 'Finished', reports: [] },
    findings,
    counts: none,
    unlisted: 0,
    rules: [{ id: 'web-avoid-eval', severity: 'High', summary: 'Avoid | <b>eval</b>', helpUrl }],
    reportFiles: new Map(),
  })

  it('holds no markup of a report', () => {
    const hostile = finding({ places: [{ file: 'a`|\n<script>.js', line: 1, inRepository: false }] })
    const summary = renderSummary([checked([hostile], 'javascript:alert(1)')], [], [])
    expect(summary).not.toMatch(/<b>|javascript:|\n<script>/)
    expect(summary).toContain('Avoid \\| &lt;b&gt;eval&lt;/b&gt;')
  })

  it('links a rule to its page alone', () => {
    const summary = renderSummary([checked([finding()], 'https://learn.microsoft.com/a)b|c')], [], [])
    expect(summary).toMatch(/\[`web-avoid-eval`\]\(https:\/\/learn\.microsoft\.com\/[^()|\s]*\)/)
  })

  it('has notes for the nine worst findings that count', () => {
    const many = Array.from({ length: 20 }, () => finding({ severity: 'Low' }))
    const findings = [
      ...many,
      finding({ severity: 'Critical' }),
      finding({ severity: 'High', excluded: true }),
    ]
    const notes = annotationsOf([checked(findings)], [{ severity: 'Critical', allowed: 0, found: 1 }])
    expect(notes).toHaveLength(9)
    expect(notes[0]).toEqual({
      level: 'error',
      title: 'Critical: web-avoid-eval',
      message: 'Avoid it.',
      file: 'src/a b.js',
      line: 3,
    })
    expect(new Set(notes.slice(1).map(({ level }) => level))).toEqual(new Set(['warning']))
  })
})

describe('files by a pattern', () => {
  let workspace: string
  beforeAll(() => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'find-files-')))
    for (const file of [
      'a.zip',
      'b.zip',
      'b.txt',
      'x/c.zip',
      'x/y/d.zip',
      'node_modules/e.zip',
      'x.y/[f].zip',
    ]) {
      mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true })
      writeFileSync(path.join(workspace, file), '')
    }
  })
  afterAll(() => rmSync(workspace, { recursive: true }))

  it.each([
    { text: 'a.zip', files: ['a.zip'] },
    { text: '*.zip', files: ['a.zip', 'b.zip'] },
    { text: '?.*', files: ['a.zip', 'b.txt', 'b.zip'] },
    { text: '*/*.zip', files: ['node_modules/e.zip', 'x/c.zip', 'x.y/[f].zip'] },
    { text: '**/*.zip', files: ['a.zip', 'b.zip', 'x/c.zip', 'x/y/d.zip', 'x.y/[f].zip'] },
    { text: 'x/**', files: ['x/c.zip', 'x/y/d.zip'] },
    { text: 'x.y/[f].zip', files: ['x.y/[f].zip'] },
    { text: 'b.zip\n\n*.zip', files: ['b.zip', 'a.zip'] },
  ])('are found: %j', async ({ text, files }) => {
    const found = await findFiles({ workspace }, undefined, text, 'path')
    const relative = found.map((file) => path.relative(workspace, file).replaceAll(path.sep, '/'))
    expect(relative).toEqual(files)
  })

  it('start from the working directory', async () => {
    expect(await findFiles({ workspace }, 'x', '*.zip', 'path')).toEqual([path.join(workspace, 'x', 'c.zip')])
  })

  it.each(['none.zip', '*.cab', 'none/*', 'x'])('that are none are an error: %s', async (text) => {
    const found = findFiles({ workspace }, undefined, text, 'path')
    await expect(found).rejects.toMatchObject({ code: 'file-not-found' })
  })
})
