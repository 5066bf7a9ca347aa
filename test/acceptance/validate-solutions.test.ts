// validate-solutions: which folders count, what is reported of each, and that no link leads out of the repository.
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { writeFolder } from '../helpers/folder.js'
import { sourceOf } from '../helpers/pull-request.js'
import { openWorld, type World } from '../helpers/world.js'

const ENVIRONMENT = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const SCRIPT = 'WebResources/contoso_mainjs0A5D2C11-7B60-4C7D-8A34-000000000001'
const POLICY = {
  policyDefinition: {
    name: 'd1900000-0000-4000-8000-000000000001',
    displayName: 'Company data',
    defaultConnectorsClassification: 'General',
    connectorGroups: [],
    environmentType: 'AllEnvironments',
    environments: [],
  },
}

let world: World
let workspace: string

beforeAll(async () => {
  world = await openWorld({ environments: ['test'] })
  workspace = path.join(world.folder, 'repository')
  writeFolder(workspace, {
    ...(await sourceOf(world, 'solutions/App', { name: 'App' })),
    ...(await sourceOf(world, 'solutions/team/.hidden/Old', { name: 'Old' })),
    ...(await sourceOf(world, 'solutions/team/Deep', { name: 'Deep' })),
    ...(await sourceOf(world, 'solutions/team/Deep/WebResources/Inner', { name: 'Inner' })),
    ...(await sourceOf(world, 'risky/Scripts', {
      name: 'Scripts',
      entries: { [SCRIPT]: "'use strict'\nconsole.log(eval('1'))\n" },
    })),
    'empty/README.md': '# Nothing yet',
    'policies.json': JSON.stringify(POLICY),
  })
}, 60_000)
afterAll(() => world.close())

const validate = (inputs: Record<string, string> = {}): Promise<StepResult> =>
  runAction(world, 'validate-solutions', inputs, { workspace })
const fromFile = { 'policy-file': 'policies.json', 'environment-id': ENVIRONMENT }
const foldersOf = (step: StepResult): string[] =>
  (JSON.parse(step.outputs['solutions'] ?? '[]') as { folder: string }[]).map(({ folder }) => folder)

it('validates every solution below the folder, and none inside of another or in a dot folder', async () => {
  const step = await validate(fromFile)
  expectSuccess(step, 'ok', { passed: 'true', 'sarif-files': '2' })
  expectAllOutputs('validate-solutions', step)
  expect(foldersOf(step)).toEqual(['solutions/App', 'solutions/team/Deep'])
  expect(step.summary).toMatch(/✅ All 2 solutions can be imported/)
  expect(readdirSync(step.outputs['markdown-folder'] ?? '')).toEqual(['00000.md'])
})

it('validates the one that is named', async () => {
  const step = await validate({ ...fromFile, 'solution-folder': 'solutions/team/Deep/' })
  expectSuccess(step, 'ok')
  expect(foldersOf(step)).toEqual(['solutions/team/Deep'])
})

it('is content with a folder that has no solution', async () => {
  const step = await validate({ ...fromFile, 'solutions-folder': 'empty' })
  expectSuccess(step, 'skipped', { passed: 'true', solutions: '[]', 'sarif-files': '0' })
  expect(readdirSync(step.outputs['markdown-folder'] ?? '')).toEqual([])
})

it('keeps what two steps of a job report apart', async () => {
  const [all, one] = [
    await validate(fromFile),
    await validate({ ...fromFile, 'solution-folder': 'solutions/App' }),
  ]
  expect(all.outputs['sarif-folder']).not.toBe(one.outputs['sarif-folder'])
  expect(one.outputs['sarif-files']).toBe('1')
})

it('has the checker look through the packed solution, and shows findings in its source', async () => {
  const step = await validate({
    'solutions-folder': 'risky',
    'environment-url': world.url('test'),
    checker: 'true',
  })
  expectFailure(step, 'check-findings', { message: /"risky\/Scripts": the checker found too much/ })
  expect(JSON.parse(step.outputs['solutions'] ?? '')).toMatchObject([
    { packs: true, policies: 'compliant', checker: 'failed', passed: false },
  ])
  const sarif = readdirSync(step.outputs['sarif-folder'] ?? '')
  expect(sarif).toEqual(['00000-checker.sarif', '00000-data-policies.sarif'])
  const report = readFileSync(path.join(step.outputs['markdown-folder'] ?? '', '00001.md'), 'utf8')
  expect(report).toMatch(/^## `risky\/Scripts`/)
  const files = step.commands.map(({ properties }) => properties['file'])
  expect(files.some((file) => file?.startsWith('risky/Scripts/WebResources/'))).toBe(true)
  expectSuccess(
    await validate({
      'solutions-folder': 'risky',
      'environment-url': world.url('test'),
      checker: 'true',
      'checker-fail-on': 'never',
    }),
    'ok',
  )
})

describe('refuses', () => {
  beforeAll(() => {
    const outside = path.join(world.folder, 'outside')
    mkdirSync(outside)
    symlinkSync(outside, path.join(workspace, 'linked'), 'junction')
  })

  it.each([
    {
      what: 'a folder that is not there',
      inputs: { 'solutions-folder': 'solution' },
      code: 'file-not-found',
      message: /solutions-folder/,
    },
    {
      what: 'a file in place of a folder',
      inputs: { 'solution-folder': 'policies.json' },
      code: 'file-not-found',
      message: /solution-folder/,
    },
    {
      what: 'a link out of the repository',
      inputs: { 'solutions-folder': 'linked' },
      code: 'path-outside-workspace',
      message: /linked/,
    },
    {
      what: 'a path out of the repository',
      inputs: { 'solution-folder': '../outside' },
      code: 'path-outside-workspace',
      message: /outside/,
    },
    {
      what: 'a folder that is no solution',
      inputs: { 'solution-folder': 'empty' },
      code: 'solution-file-missing',
      message: /cannot find required file/,
    },
    {
      what: 'to guess the environment',
      inputs: { 'environment-id': '' },
      code: 'input-missing',
      message: /environment-id/,
    },
    {
      what: 'policies that are not there',
      inputs: { 'policy-file': 'none.json' },
      code: 'file-not-found',
      message: /none\.json/,
    },
  ])('$what', async ({ inputs, code, message }) => {
    expectFailure(await validate({ ...fromFile, ...inputs }), code, { message })
  })

  it('a solution that is a link elsewhere, by not looking into it', async () => {
    writeFolder(path.join(world.folder, 'outside'), { 'Other/Solution.xml': '<ImportExportXml/>' })
    mkdirSync(path.join(workspace, 'links'))
    symlinkSync(path.join(world.folder, 'outside'), path.join(workspace, 'links', 'App'), 'junction')
    expectSuccess(await validate({ ...fromFile, 'solutions-folder': 'links' }), 'skipped', {
      solutions: '[]',
    })
  })
})
