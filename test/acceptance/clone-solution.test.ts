// clone-solution: the project that it makes, that it packs to what was exported, and what it never replaces.
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder } from '../helpers/folder.js'
import { makeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const PROJECT = 'solutions/ContosoApp'
const SCRIPT = `${PROJECT}/src/WebResources/contoso_/main.js`
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: ['dev'] })
  const { id } = world.environment('dev')
  const put = async (request: Parameters<typeof makeSolution>[0]): Promise<void> => {
    await world.emulator.dataverse.importAsMaker(id, await makeSolution(request))
  }
  await put({ version: '1.4.0.0', connectors: ['shared_office365'] })
  await put({ name: 'ContosoVendor', managed: true, firstScript: 11, scripts: ['contoso_/vendor.js'] })
})
afterAll(() => world.close())

function clone(inputs: Record<string, string> = {}, options: StepOptions = {}): Promise<StepResult> {
  const all = {
    'environment-url': world.url('dev'),
    'solution-name': 'ContosoApp',
    'target-folder': 'solutions',
    ...inputs,
  }
  return runAction(world, 'clone-solution', all, options)
}

describe('clone-solution', () => {
  it('makes a project with the sources of both forms', async () => {
    const step = await clone()
    expectSuccess(step, 'ok', {
      'solution-version': '1.4.0.0',
      'solution-folder': path.join(step.workspace, 'solutions', 'ContosoApp', 'src'),
    })
    expectAllOutputs('clone-solution', step)
    const files = readFolder(step.workspace)
    expect(Object.keys(files).every((name) => name.startsWith(`${PROJECT}/`))).toBe(true)
    expect(files[`${PROJECT}/src/Other/Solution.xml`]).toContain('<Managed>2</Managed>')
    expect(files[`${PROJECT}/ContosoApp.cdsproj`]).toContain('<SolutionRootPath>src</SolutionRootPath>')
    expect(files[SCRIPT]).toBe('// contoso_/main.js\n')
  })

  it('makes sources that pack, to either form', async () => {
    const { workspace } = await clone()
    const inputs = {
      'solution-folder': `${PROJECT}/src`,
      'solution-file': 'out/app.zip',
      'solution-type': 'Both',
    }
    expectSuccess(await runAction(world, 'pack', inputs, { workspace }), 'ok', {
      'solution-version': '1.4.0.0',
    })
    expect(Object.keys(readFolder(path.join(workspace, 'out'))).sort()).toEqual([
      'app.zip',
      'app_managed.zip',
    ])
  })

  it('has nothing to do when the project is there and the same', async () => {
    const { workspace } = await clone()
    const before = readFolder(workspace)
    expectSuccess(await clone({}, { workspace }), 'unchanged', { 'changed-files': '0' })
    expect(readFolder(workspace)).toEqual(before)
  })

  it('replaces sources only when told, and the project file never', async () => {
    const { workspace } = await clone()
    writeFileSync(path.join(workspace, SCRIPT), '// mine\n')
    writeFileSync(path.join(workspace, PROJECT, 'ContosoApp.cdsproj'), '<Project />')
    const before = readFolder(workspace)
    expectFailure(await clone({}, { workspace }), 'file-exists', {
      message: /main\.js/,
      remedy: /overwrite: true/,
    })
    expect(readFolder(workspace)).toEqual(before)

    expectSuccess(await clone({ overwrite: 'true' }, { workspace }), 'ok', { 'changed-files': '1' })
    expect(readFileSync(path.join(workspace, SCRIPT), 'utf8')).toBe('// contoso_/main.js\n')
    expect(readFileSync(path.join(workspace, PROJECT, 'ContosoApp.cdsproj'), 'utf8')).toBe('<Project />')
  })

  it('writes nothing where a link of the repository leads out of the workspace', async () => {
    const workspace = mkdtempSync(path.join(world.folder, 'linked-'))
    const elsewhere = mkdtempSync(path.join(world.folder, 'elsewhere-'))
    symlinkSync(elsewhere, path.join(workspace, 'solutions'))
    expectFailure(await clone({}, { workspace }), 'path-outside-workspace', { message: /solutions/ })
    expect(readFolder(elsewhere)).toEqual({})
  })

  it('goes into the working directory without a target-folder, and warns of solution-version', async () => {
    const step = await clone({
      'target-folder': '',
      'working-directory': 'work',
      'solution-version': '9.0.0.0',
    })
    expectSuccess(step, 'ok', {
      'solution-folder': path.join(step.workspace, 'work', 'ContosoApp', 'src'),
    })
    expect(step.commands.filter(({ name }) => name === 'warning')).toHaveLength(1)
  })

  it.each([
    { inputs: { 'solution-name': 'ContosoNothing' }, code: 'solution-not-found', text: /ContosoNothing/ },
    { inputs: { 'solution-name': 'ContosoVendor' }, code: 'solution-managed', text: /managed/ },
    { inputs: { 'solution-name': '../up' }, code: 'input-invalid', text: /solution-name/ },
  ])('refuses $inputs with $code and writes nothing', async ({ inputs, code, text }) => {
    const step = await clone(inputs)
    expectFailure(step, code, { message: text })
    expect(readFolder(step.workspace)).toEqual({})
  })
})
