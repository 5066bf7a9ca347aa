// add-solution-component: by name and by id, what it refuses, and re-runs.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { requestsTo } from '../helpers/service.js'
import { makeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const ADDITIONS = /\/AddSolutionComponent$/
const LIBRARY_SCRIPT = '0a5d2c11-7b60-4c7d-8a34-000000000021'
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: ['dev'] })
  const put = async (request: Parameters<typeof makeSolution>[0]): Promise<void> => {
    await world.emulator.dataverse.importAsMaker(world.environment('dev').id, await makeSolution(request))
  }
  await put({ scripts: ['contoso_/main.js'] })
  await put({
    name: 'ContosoLibrary',
    scripts: ['contoso_/library.js', 'contoso_/twice.js'],
    connectors: ['shared_office365'],
    firstScript: 21,
  })
  await put({ name: 'ContosoCopy', scripts: ['contoso_/twice.js'], firstScript: 31 })
  await put({ name: 'ContosoVendor', managed: true, scripts: ['contoso_/vendor.js'], firstScript: 41 })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

function add(inputs: Record<string, string>): Promise<StepResult> {
  return runAction(world, 'add-solution-component', {
    'environment-url': world.url('dev'),
    'solution-name': 'ContosoApp',
    component: 'contoso_/library.js',
    'component-type': '61',
    ...inputs,
  })
}

describe('add-solution-component', () => {
  it('finds a component by its name and adds it', async () => {
    const step = await add({ component: 'Contoso_/Library.js' })
    expectSuccess(step, 'ok', { 'component-id': LIBRARY_SCRIPT, 'component-type': '61', added: 'true' })
    expectAllOutputs('add-solution-component', step)
    expect(step.summary).toContain('contoso\\_/library.js')
  })

  it('has nothing to do when it is run again', async () => {
    expectSuccess(await add({ component: LIBRARY_SCRIPT }), 'unchanged', { added: 'false' })
    expect(requestsTo(world, 'dev', ADDITIONS)).toEqual([])
  })

  it('knows newer kinds by their names', async () => {
    const inputs = { component: 'contoso_shared_office365', 'component-type': 'ConnectionReference' }
    const step = await add({ ...inputs, 'add-required-components': 'true' })
    expectSuccess(step, 'ok', { added: 'true' })
    expect(Number(step.outputs['component-type'])).toBeGreaterThanOrEqual(10_000)
  })

  it('adds once when the answer is lost', async () => {
    world.emulator.faults.push({ match: { path: ADDITIONS.source }, effect: { drop: 'after' } })
    const step = await add({ component: '{0A5D2C11-7B60-4C7D-8A34-000000000022}' })
    expectSuccess(step, 'ok', { added: 'true' })
    expect(requestsTo(world, 'dev', ADDITIONS)).toHaveLength(1)
  })
})

describe('add-solution-component refuses', () => {
  it.each([
    { inputs: { component: 'contoso_/nothing.js' }, code: 'component-not-found', text: /nothing\.js/ },
    {
      inputs: { component: LIBRARY_SCRIPT, 'component-type': '1' },
      code: 'component-not-found',
      text: /of type 1/,
    },
    { inputs: { component: 'contoso_/twice.js' }, code: 'input-invalid', text: /2 components/ },
    { inputs: { 'component-type': 'widget' }, code: 'input-invalid', text: /widget/ },
    { inputs: { 'solution-name': 'ContosoNothing' }, code: 'solution-not-found', text: /ContosoNothing/ },
    { inputs: { 'solution-name': 'ContosoVendor' }, code: 'solution-managed', text: /managed/ },
  ])('$inputs with $code', async ({ inputs, code, text }) => {
    expectFailure(await add(inputs), code, { message: text })
  })
})
