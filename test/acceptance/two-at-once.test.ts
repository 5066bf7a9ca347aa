// Two processes that deploy into one environment at the same time: both end, one after the other, and nothing is lost.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectSuccess } from '../helpers/expect-step.js'
import { importsInto, installedSolutions } from '../helpers/service.js'
import { writeSolution, type SolutionRequest } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const IMPORT_MS = 3000
let world: World

beforeAll(async () => {
  world = await openWorld({
    environments: ['both'],
    seed: { dataverse: { importMs: IMPORT_MS, importMsPerMegabyte: 0, importJobDelayMs: 200 } },
  })
})
afterAll(() => world.close())

async function deploy(target: string, request: SolutionRequest, runId: string): Promise<StepResult> {
  const { file } = await writeSolution(world.folder, { managed: true, ...request }, `${target}-${runId}.zip`)
  const inputs = { 'environment-url': world.url(target), 'solution-file': file }
  return runAction(world, 'import-solution', inputs, { variables: { GITHUB_RUN_ID: runId } })
}

it('two solutions: the second waits for the first', async () => {
  const steps = await Promise.all([
    deploy('both', { name: 'ContosoOne', scripts: ['contoso_/one.js'] }, '1'),
    deploy('both', { name: 'ContosoTwo', scripts: ['contoso_/two.js'] }, '2'),
  ])
  for (const step of steps) expectSuccess(step, 'ok', { imported: 'true' })
  const [first, second] = importsInto(world, 'both').sort((a, b) => a.startedOn.localeCompare(b.startedOn))
  expect([first, second]).toMatchObject([{ succeeded: true }, { succeeded: true }])
  expect(Date.parse(second?.startedOn ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.completedOn ?? ''))
  expect((await installedSolutions(world, 'both')).map(({ uniqueName }) => uniqueName)).toEqual([
    'ContosoOne',
    'ContosoTwo',
  ])
})
