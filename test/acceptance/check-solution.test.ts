// check-solution: what counts as too much, what is written for people and for code scanning, and what is refused before
// anything leaves the machine.
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { writeFolder } from '../helpers/folder.js'
import { writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const SCRIPT = 'WebResources/contoso_mainjs0A5D2C11-7B60-4C7D-8A34-000000000001'
const SCRIPTS = {
  /** Nothing to find. */
  clean: "'use strict'\nfunction main() {}\n",
  /** One Critical, one High, two Medium. */
  mixed: "'use strict'\nconsole.log(eval('1'))\nif (a == b) window.top.close()\n",
  /** One Low. */
  low: "'use strict'\nloadTheme(x)\n",
} as const

let world: World
let workspace: string

beforeAll(async () => {
  world = await openWorld({ environments: ['dev'] })
  workspace = path.join(world.folder, 'repository')
  mkdirSync(path.join(workspace, 'out'), { recursive: true })
  for (const [name, script] of Object.entries(SCRIPTS)) {
    await writeSolution(path.join(workspace, 'out'), { entries: { [SCRIPT]: script } }, `${name}.zip`)
  }
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

function check(inputs: Record<string, string>, options: StepOptions = {}): Promise<StepResult> {
  const all = { path: 'out/mixed.zip', 'environment-url': world.url('dev'), ...inputs }
  return runAction(world, 'check-solution', all, { workspace, ...options })
}

function sentToChecker(): string[] {
  return world.emulator.requests
    .list()
    .filter(({ service, url }) => service === 'checker' || /\/api\/(rule|upload|analyze|status)/.test(url))
    .map(
      ({ method, url, status }) =>
        `${method} ${new URL(url).pathname.replace(/[0-9a-f-]{36}/, 'ID')} ${status}`,
    )
}

interface Sarif {
  version: string
  runs: {
    tool: { driver: { rules: { id: string }[] } }
    results: {
      ruleId: string
      ruleIndex: number
      level: string
      message: { text: string }
      locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[]
      suppressions?: object[]
      properties: { severity: string; solution: string }
    }[]
  }[]
}

function readSarif(step: StepResult): Sarif {
  return JSON.parse(readFileSync(step.outputs['sarif-file'] ?? '', 'utf8')) as Sarif
}

describe('check-solution', () => {
  it('passes a solution without findings and sets every output', async () => {
    const step = await check({ path: 'out/clean.zip' })
    expectSuccess(step, 'ok', {
      'analysis-status': 'Finished',
      passed: 'true',
      'critical-issues': '0',
      'total-issues': '0',
      'sarif-file': path.join(step.temporaryFolder, 'check-solution.sarif'),
      'logs-folder': path.join(step.temporaryFolder, 'CheckSolutionLogs'),
    })
    expectAllOutputs('check-solution', step)
    expect(step.summary).toContain('✅')
    expect(sentToChecker()).toEqual([
      'GET /api/ruleset 200',
      'GET /api/rule 200',
      'POST /api/upload 200',
      'POST /api/analyze 202',
      'GET /api/status/ID 200',
      'GET /checker-storage/ID.zip 200',
    ])
  })

  it('fails by default when a finding is High or worse, and shows counts, rules and places', async () => {
    const step = await check({})
    expectFailure(step, 'check-findings', {
      message: /2 findings of High or worse, 0 allowed/,
      remedy: /fail-on/,
      outputs: {
        passed: 'false',
        'critical-issues': '1',
        'high-issues': '1',
        'medium-issues': '2',
        'low-issues': '0',
        'informational-issues': '0',
        'total-issues': '4',
      },
    })
    expect(step.summary).toContain('| `out/mixed.zip` | 1 | 1 | 2 | 0 | 0 |')
    expect(step.summary).toMatch(
      /🛑 Critical \| \[`web-avoid-eval`\]\(https:.*\) \| eval is used \| 1 \| `WebResources\/contoso_\/main\.js:2`/,
    )
    expectAllOutputs('check-solution', step)
  })

  it.each([
    { failOn: 'never', ends: 'ok' },
    { failOn: 'Critical', ends: 'check-findings' },
    { failOn: 'critical=1', ends: 'ok' },
    { failOn: 'Medium=4', ends: 'ok' },
    { failOn: 'Medium=3', ends: 'check-findings' },
    { failOn: 'Informational:3', ends: 'check-findings' },
    { failOn: 'Critical=1, High=1', ends: 'check-findings' },
    { failOn: 'Critical=1\nHigh=2\nLow=4', ends: 'ok' },
  ])('with fail-on %j, which counts all worse findings too, ends with $ends', async ({ failOn, ends }) => {
    const step = await check({ 'fail-on': failOn })
    if (ends === 'ok') expectSuccess(step, 'ok', { passed: 'true', 'total-issues': '4' })
    else expectFailure(step, ends)
  })

  it('takes other severities for rules from a file or from the input itself', async () => {
    const overrides = [
      { Id: 'web-avoid-eval', OverrideLevel: 'Low' },
      { Id: 'web-avoid-window-top', OverrideLevel: 'Informational' },
    ]
    writeFileSync(path.join(workspace, 'overrides.json'), JSON.stringify(overrides))
    for (const given of ['overrides.json', JSON.stringify(overrides)]) {
      const step = await check({ 'rule-level-override': given })
      expectSuccess(step, 'ok', { 'critical-issues': '0', 'low-issues': '1', 'informational-issues': '1' })
    }
  })

  it('shows the findings of excluded rules without counting them', async () => {
    const step = await check({ 'excluded-rules': 'web-avoid-eval, web-avoid-window-top' })
    expectSuccess(step, 'ok', { 'total-issues': '2' })
    const suppressed = readSarif(step).runs[0]?.results.filter(({ suppressions }) => suppressions)
    expect(suppressed?.map(({ ruleId }) => ruleId).sort()).toEqual(['web-avoid-eval', 'web-avoid-window-top'])
    expect(step.summary).toContain('2 of excluded rules are not counted')
  })

  it('leaves excluded files out of the analysis', async () => {
    expectSuccess(await check({ 'excluded-files': '*main*' }), 'ok', { 'total-issues': '0' })
  })

  it('warns of rules that the rule set does not have, and says which one was meant', async () => {
    const step = await check({ 'excluded-rules': 'web-avoid-evil', 'fail-on': 'never' })
    expectSuccess(step, 'ok', { 'total-issues': '4' })
    const warnings = step.commands.filter(({ name, data }) => name === 'warning' && data.includes('evil'))
    expect(warnings.map(({ data }) => data)).toEqual([
      expect.stringContaining('did you mean web-avoid-eval?'),
    ])
  })

  it('checks every solution of a pattern and adds them up', async () => {
    const step = await check({ path: 'out/*.zip', 'fail-on': 'never' })
    expectSuccess(step, 'ok', { 'critical-issues': '1', 'low-issues': '1', 'total-issues': '5' })
    const run = readSarif(step).runs
    expect(run).toHaveLength(1)
    expect(new Set(run[0]?.results.map(({ properties }) => properties.solution))).toEqual(
      new Set(['out/mixed.zip', 'out/low.zip']),
    )
    expect(existsSync(path.join(step.outputs['logs-folder'] ?? '', '3-mixed', 'ContosoApp.sarif'))).toBe(true)
  })

  it('has at most ten notes, on the files of the repository', async () => {
    const many = `'use strict'\n${'eval()\n'.repeat(30)}`
    const folder = path.join(workspace, 'many')
    mkdirSync(folder, { recursive: true })
    await writeSolution(folder, { entries: { [SCRIPT]: many } }, 'many.zip')
    writeFolder(path.join(workspace, 'src'), { 'WebResources/contoso_/main.js': many })
    const step = await check({ path: 'many/many.zip', 'solution-folder': 'src' })
    expectFailure(step, 'check-findings')
    const notes = step.commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name))
    expect(notes).toHaveLength(10)
    expect(notes[0]?.properties).toMatchObject({
      file: 'src/WebResources/contoso_/main.js',
      line: '2',
      title: 'Critical: web-avoid-eval',
    })
  })
})

describe('the SARIF file', () => {
  it('is version 2.1.0, one run, each result with its rule, level, text and place', async () => {
    const step = await check({ 'sarif-file': 'reports/check.sarif' })
    expectFailure(step, 'check-findings', {
      outputs: { 'sarif-file': path.join(workspace, 'reports', 'check.sarif') },
    })
    const { version, runs } = readSarif(step)
    expect(version).toBe('2.1.0')
    expect(runs).toHaveLength(1)
    const [run] = runs
    for (const { ruleId, ruleIndex, level, message, locations, properties } of run?.results ?? []) {
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
      expect(level).toBe({ Critical: 'error', High: 'error', Medium: 'warning' }[properties.severity])
      expect(message.text).toMatch(/^\S.+\.$/)
      expect(locations).toHaveLength(1)
    }
    expect(run?.results).toHaveLength(4)
  })

  it('names the files of the source that unpack wrote', async () => {
    const inputs = { 'solution-file': 'out/mixed.zip', 'solution-folder': 'solutions/app' }
    expectSuccess(await runAction(world, 'unpack', inputs, { workspace }), 'ok')
    const step = await check({ 'solution-folder': 'solutions/app', 'fail-on': 'never' })
    expectSuccess(step, 'ok')
    const places = readSarif(step).runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation)
    const uris = new Set(places?.map((place) => place?.artifactLocation.uri ?? ''))
    expect(uris.size).toBe(1)
    for (const uri of uris) {
      const lines = readFileSync(path.join(workspace, decodeURIComponent(uri)), 'utf8').split('\n')
      expect(lines[1]).toContain('eval')
    }
    expect(places?.[0]?.region?.startLine).toBe(2)
  })
})

describe('an analysis that goes wrong', () => {
  it.each(['Failed', 'FinishedWithErrors'])(
    'as %s fails the step with the remark of the service',
    async (status) => {
      const detail = { status, additionalMessage: 'a rule broke' }
      world.emulator.faults.push({ name: 'checker', detail })
      const step = await check({ path: 'out/clean.zip' })
      expectFailure(step, 'check-failed', {
        message: new RegExp(`${status}: "a rule broke"`),
        remedy: /fail-on-analysis-error/,
        outputs: { 'analysis-status': status, passed: 'false' },
      })
    },
  )

  it('does not fail the step when that is asked for, but is not passed either', async () => {
    world.emulator.faults.push({ name: 'checker', detail: { status: 'FinishedWithErrors' } })
    const step = await check({ path: 'out/clean.zip', 'fail-on-analysis-error': 'false' })
    expectSuccess(step, 'ok', { 'analysis-status': 'FinishedWithErrors', passed: 'false' })
    expect(step.summary).toContain('⚠️ not everything could be analysed')
    expect(step.summary).not.toContain('✅')
  })

  it('counts what the service counts and does not list', async () => {
    world.emulator.faults.push({ name: 'checker', detail: { status: 'FinishedWithErrors', reportsLost: 1 } })
    const step = await check({ 'fail-on-analysis-error': 'false' })
    expectFailure(step, 'check-findings', { outputs: { 'critical-issues': '1', 'total-issues': '4' } })
    expect(step.summary).toContain('counts 4 more than its reports list')
  })

  it.each([
    { what: 'was carried out', effect: { drop: 'after' } },
    { what: 'was not carried out', effect: { drop: 'before' } },
  ])('when the start $what and its answer was lost is started once', async ({ effect }) => {
    world.emulator.faults.push({ match: { path: '/api/analyze' }, effect })
    expectSuccess(await check({ path: 'out/clean.zip' }), 'ok')
    const starts = sentToChecker().filter((line) => line.includes('analyze'))
    expect(starts).toEqual([
      'POST /api/analyze 0',
      `POST /api/analyze ${effect.drop === 'after' ? 409 : 202}`,
    ])
  })

  it.each([
    { what: 'an upload', path: '/api/upload', effect: { status: 503 } },
    { what: 'a status', path: '/api/status', effect: { status: 502 } },
    { what: 'a report', path: '/checker-storage', effect: { truncateBytes: 40 } },
  ])('for a passing reason at $what goes on', async ({ path: match, effect }) => {
    world.emulator.faults.push({ match: { path: match }, effect })
    expectSuccess(await check({ path: 'out/clean.zip' }), 'ok')
  })
})

describe('check-solution refuses', () => {
  it('a solution of more than 100 MB, naming both limits, before anything is sent', async () => {
    const { file } = await writeSolution(world.folder, {}, 'huge.zip')
    truncateSync(file, 100 * 1024 * 1024 + 1)
    const step = await check({ path: file })
    expectFailure(step, 'solution-too-large', { message: /huge\.zip.*100 MB.*30 MB/, remedy: /split/ })
    expect(sentToChecker()).toEqual([])
  })

  it('with the words of the limit what the service refuses as too large', async () => {
    world.emulator.faults.push({ match: { path: '/api/upload' }, effect: { status: 413 } })
    expectFailure(await check({}), 'solution-too-large', { message: /413.*30 MB/ })
  })

  it.each([
    {
      what: 'a path that leads to nothing',
      inputs: { path: 'out/none.zip' },
      code: 'file-not-found',
      message: /none\.zip/,
    },
    {
      what: 'a pattern that fits nothing',
      inputs: { path: 'out/*.cab' },
      code: 'file-not-found',
      message: /\*\.cab/,
    },
    {
      what: 'an unknown severity',
      inputs: { 'fail-on': 'Severe' },
      code: 'input-invalid',
      message: /"Severe"/,
    },
    { what: 'an unknown geography', inputs: { geo: 'Eurpoe' }, code: 'input-invalid', message: /"Eurpoe"/ },
    {
      what: 'an unknown rule set',
      inputs: { 'rule-set': 'Strict' },
      code: 'input-invalid',
      message: /"Strict"/,
    },
    {
      what: 'overrides that are no JSON',
      inputs: { 'rule-level-override': '[{' },
      code: 'json-invalid',
      message: /rule-level-override/,
    },
    {
      what: 'an override without a level',
      inputs: { 'rule-level-override': '[{"Id": "web-avoid-eval"}]' },
      code: 'input-invalid',
      message: /item 1.*OverrideLevel/,
    },
    {
      what: 'a name that is no artifact',
      inputs: { 'checker-logs-artifact-name': '../x' },
      code: 'input-invalid',
      message: /artifact/,
    },
    {
      what: 'source outside of the repository',
      inputs: { 'solution-folder': '..' },
      code: 'path-outside-workspace',
      message: /solution-folder/,
    },
  ])('$what', async ({ inputs, code, message }) => {
    expectFailure(await check(inputs), code, { message })
    expect(sentToChecker().filter((line) => line.startsWith('POST'))).toEqual([])
  })

  it('what is no zip, before it is uploaded', async () => {
    writeFileSync(path.join(workspace, 'text.zip'), 'no zip')
    expectFailure(await check({ path: 'text.zip' }), 'zip-invalid')
    expect(sentToChecker().filter((line) => line.startsWith('POST'))).toEqual([])
  })
})

describe('an analysis that takes its time', () => {
  let slow: World
  const timings = { lifecycleMs: 0, metadataMs: 0, accessMs: 0, analysisMs: 3_600_000 }
  beforeAll(async () => {
    slow = await openWorld({ environments: ['dev'], seed: { timings } })
    await writeSolution(slow.folder, {}, 'slow.zip')
  })
  afterAll(() => slow.close())
  const inputs = { path: 'slow.zip', geo: 'Europe' }

  it('is waited for as long as the service says, with a line for each step of the way', async () => {
    slow.emulator.clock.setSpeed(1800)
    const step = await runAction(slow, 'check-solution', inputs, { workspace: slow.folder })
    expectSuccess(step, 'ok', { passed: 'true' })
    const lines = step.stdout.split('\n').filter((line) => line.startsWith('slow.zip: InProgress'))
    expect(lines.length).toBeGreaterThan(1)
    expect(new Set(lines.map((line) => line.replace(/ after.*/, ''))).size).toBe(lines.length)
    slow.emulator.clock.setSpeed(1)
  })

  it('ends with the job when that is cancelled', async () => {
    const onStart: StepOptions['onStart'] = ({ process: child, stdout }) => {
      child.stdout?.on('data', () => stdout().includes('InProgress') && child.kill('SIGTERM'))
    }
    const step = await runAction(slow, 'check-solution', inputs, { workspace: slow.folder, onStart })
    expect({ exitCode: step.exitCode, reasonCode: step.reasonCode }).toEqual({
      exitCode: 143,
      reasonCode: 'cancelled',
    })
  })
})
