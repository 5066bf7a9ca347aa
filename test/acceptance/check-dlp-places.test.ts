// check-dlp: findings at the right line of the right file, in annotations and for code scanning, without a service.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Log } from 'sarif'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const ENVIRONMENT = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const FLOW = 'Workflows/SendIt-6F0B7C52-3A41-4F0E-9D55-1A2B3C4D5E6F.json'
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: [] })
  for (const [name, connectors] of Object.entries({ few: ['shared_rss', 'shared_twitter'], many: MANY })) {
    const { file } = await writeSolution(
      world.folder,
      { connectors, entries: { [FLOW]: indentedFlow(connectors) } },
      `${name}.zip`,
    )
    const inputs = { 'solution-file': file, 'solution-folder': path.join(world.folder, 'solutions', name) }
    expectSuccess(await runAction(world, 'unpack', inputs), 'ok')
  }
  writePolicy('blocks-twitter.json', ['shared_twitter'])
  writePolicy('blocks-many.json', MANY)
})
afterAll(() => world.close())

const MANY = Array.from({ length: 25 }, (_, index) => `shared_service${String(index).padStart(2, '0')}`)

const check = (inputs: Record<string, string>): Promise<StepResult> =>
  runAction(world, 'check-dlp', { 'environment-id': ENVIRONMENT, ...inputs }, { workspace: world.folder })

/** A flow with a step for each connector, each on lines of its own. */
function indentedFlow(connectors: readonly string[]): string {
  const actions = Object.fromEntries(
    connectors.map((name) => [
      `Use_${name}`,
      {
        type: 'OpenApiConnection',
        inputs: { host: { apiId: `/providers/Microsoft.PowerApps/apis/${name}` } },
      },
    ]),
  )
  return JSON.stringify({ properties: { connectionReferences: {}, definition: { actions } } }, undefined, 2)
}

function writePolicy(name: string, blocked: readonly string[]): void {
  const connectors = blocked.map((id) => ({
    id: `/providers/Microsoft.PowerApps/apis/${id}`,
    name: id,
    type: 'x',
  }))
  const definition = {
    name: 'd1900000-0000-4000-8000-000000000001',
    displayName: 'Company data',
    defaultConnectorsClassification: 'General',
    connectorGroups: [
      { classification: 'Confidential', connectors: [] },
      { classification: 'General', connectors: [] },
      { classification: 'Blocked', connectors },
    ],
    environmentType: 'AllEnvironments',
    environments: [],
  }
  const rules = { customConnectorUrlPatternsDefinition: { rules: [] }, connectorConfigurationsDefinition: {} }
  writeFileSync(path.join(world.folder, name), JSON.stringify({ policyDefinition: definition, ...rules }))
}

/** The lines that findings are shown at, as `file: text of the line`. */
function shownLines(step: StepResult, root: string): string[] {
  return step.commands
    .filter(({ properties }) => properties['title'] === 'Data policy' && properties['file'] !== undefined)
    .map(({ properties: { file = '', line } }) => {
      const text = readFileSync(path.join(root, file), 'utf8').split('\n')[Number(line) - 1] ?? ''
      return `${file}: ${text.trim()}`
    })
}

function sarifOf(step: StepResult): Log {
  return JSON.parse(readFileSync(step.outputs['sarif-file'] ?? '', 'utf8')) as Log
}

describe('check-dlp shows a finding', () => {
  const folder = 'solutions/few'
  it.each([
    {
      what: 'of a folder in its file',
      inputs: { 'solution-folder': folder },
      prefix: `${folder}/`,
      root: '.',
    },
    {
      what: 'of a zip in its source',
      inputs: { 'solution-file': 'few.zip', 'source-folder': folder },
      prefix: `${folder}/`,
      root: '.',
    },
    {
      what: 'of a zip alone where unpacking would put it',
      inputs: { 'solution-file': 'few.zip' },
      prefix: '',
      root: folder,
    },
    {
      what: 'of a folder below the working directory, by the path from the workspace',
      inputs: {
        'solution-folder': 'few',
        'working-directory': 'solutions',
        'policy-file': '../blocks-twitter.json',
      },
      prefix: `${folder}/`,
      root: '.',
    },
  ])('$what', async ({ inputs, prefix, root }) => {
    const step = await check({ 'policy-file': 'blocks-twitter.json', ...inputs })
    expectFailure(step, 'dlp-violation')
    expect(shownLines(step, path.join(world.folder, root))).toEqual([
      `${prefix}${FLOW}: "Use_shared_twitter": {`,
    ])
    const [result, ...others] = sarifOf(step).runs[0]?.results ?? []
    expect(others).toEqual([])
    expect(result).toMatchObject({ ruleId: 'data-policy/blocked-connector', level: 'error' })
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(`${prefix}${FLOW}`)
    const report = JSON.parse(readFileSync(step.outputs['report-file'] ?? '', 'utf8')) as {
      findings: { sites: { place: unknown }[] }[]
    }
    expect(report.findings[0]?.sites[0]?.place).toMatchObject({ file: `${prefix}${FLOW}`, line: 14 })
  })
})

describe('check-dlp', () => {
  it('annotates as much as GitHub shows and counts the rest', async () => {
    const step = await check({ 'solution-folder': 'solutions/many', 'policy-file': 'blocks-many.json' })
    expectFailure(step, 'dlp-violation', { outputs: { violations: '25' } })
    expect(step.commands.filter(({ name }) => name === 'error')).toHaveLength(10)
    expect(step.commands.filter(({ name }) => name === 'notice').map(({ data }) => data)).toEqual([
      expect.stringMatching(/^16 more findings/),
    ])
    expect(sarifOf(step).runs[0]?.results).toHaveLength(25)
  })

  it('writes the SARIF file where it is told to', async () => {
    const inputs = {
      'solution-file': 'few.zip',
      'policy-file': 'blocks-many.json',
      'sarif-file': 'out/dlp.sarif',
    }
    const step = await check(inputs)
    expectSuccess(step, 'ok', { 'sarif-file': path.join(world.folder, 'out/dlp.sarif') })
    expect(sarifOf(step)).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] })
  })
})
