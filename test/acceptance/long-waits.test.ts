// What takes its time by design, all at once: waiting for the lock of a target, looking for a start that was lost.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import {
  importsInto,
  IMPORT_STARTS,
  installedSolution,
  installedSolutions,
  requestsTo,
} from '../helpers/service.js'
import { writeSolution, type SolutionRequest } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

/** Long enough for two steps that start together to meet, on a machine with much else to do. */
const IMPORT_MS = 12_000
const LONGEST_MS = 200_000
let world: World
/** Its clock stands still, so that an import there lasts until the test says so. */
let frozen: World
let steps: Record<
  'first' | 'second' | 'same' | 'twin' | 'busy' | 'swallowed' | 'endless',
  Promise<StepResult>
>

beforeAll(async () => {
  world = await openWorld({
    environments: ['shared', 'joined', 'busy', 'swallowed'],
    seed: { dataverse: { importMs: IMPORT_MS, importMsPerMegabyte: 0, importJobDelayMs: 0 } },
  })
  frozen = await openWorld({
    environments: ['endless'],
    seed: { dataverse: { importMs: IMPORT_MS } },
    speed: 0,
  })
  const { faults } = world.emulator
  for (let times = 0; times < 20; times++) {
    faults.push({
      name: 'dataverse-import',
      subject: world.environment('busy').id,
      detail: { effect: 'busy-now' },
    })
  }
  const { host } = new URL(world.url('swallowed'))
  faults.push({ match: { method: 'POST', path: 'ImportSolutionAsync$', host }, effect: { drop: 'before' } })
  const large = { name: 'ContosoApp', scripts: ['a', 'b', 'c', 'd'].map((name) => `contoso_/${name}.js`) }
  const solution = (name: string): SolutionRequest => ({ name, scripts: [`contoso_/${name}.js`] })
  steps = {
    first: importInto('shared', solution('ContosoFirst')),
    second: importInto('shared', solution('ContosoSecond')),
    same: importInto('joined', large, '5', world, { GITHUB_RUN_ID: '901' }),
    twin: importInto('joined', large, '5', world, { GITHUB_RUN_ID: '902' }),
    busy: importInto('busy', solution('ContosoApp'), '1'),
    swallowed: importInto('swallowed', solution('ContosoApp')),
    endless: importInto('endless', solution('ContosoApp'), '1', frozen),
  }
})
afterAll(async () => {
  await Promise.allSettled(Object.values(steps))
  await Promise.all([world.close(), frozen.close()])
})

async function importInto(
  target: string,
  request: SolutionRequest,
  minutes = '5',
  place = world,
  variables: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  const { file } = await writeSolution(place.folder, request, `${target}-${request.name ?? ''}.zip`)
  const inputs = {
    'environment-url': place.url(target),
    'solution-file': file,
    'max-async-wait-time': minutes,
  }
  return runAction(place, 'import-solution', inputs, { variables })
}

it(
  'two runs that bring the same bytes at once make one import of it',
  async () => {
    const both = await Promise.all([steps.same, steps.twin])
    expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(both.map(({ reasonCode }) => reasonCode).sort()).toEqual(['already-exists', 'ok'])
    expect(importsInto(world, 'joined')).toHaveLength(1)
  },
  LONGEST_MS,
)

it(
  'an import that takes its time says the component that was done last',
  async () => {
    expect((await steps.same).stdout).toMatch(
      /import of ContosoApp 1\.0\.0\.0: running \d+ % after .*, \w+ ".+" done/,
    )
  },
  LONGEST_MS,
)

it(
  'two imports into one environment at once both go through, one after the other',
  async () => {
    const both = await Promise.all([steps.first, steps.second])
    for (const step of both) expectSuccess(step, 'ok', { imported: 'true' })
    expect(both.map(({ stdout }) => stdout).join('\n')).toMatch(
      /Waiting in line: .*the import of solution Contoso(First|Second) by powerops/,
    )
    expect(importsInto(world, 'shared')).toHaveLength(2)
    const installed = await installedSolutions(world, 'shared')
    expect(installed.map(({ uniqueName }) => uniqueName)).toEqual(['ContosoFirst', 'ContosoSecond'])
  },
  LONGEST_MS,
)

it(
  'a target that stays busy for longer than the step may wait is an error of its own',
  async () => {
    expectFailure(await steps.busy, 'import-busy', {
      message: /could not start within/,
      remedy: /solution history/,
    })
    expect(importsInto(world, 'busy')).toEqual([])
  },
  LONGEST_MS,
)

it(
  'a start that never arrived is looked for, found absent, and made once more',
  async () => {
    expectSuccess(await steps.swallowed, 'ok', { imported: 'true' })
    expect(requestsTo(world, 'swallowed', IMPORT_STARTS)).toHaveLength(2)
    expect(importsInto(world, 'swallowed')).toMatchObject([{ succeeded: true }])
    expect(await installedSolution(world, 'swallowed')).toMatchObject({ version: '1.0.0.0' })
  },
  LONGEST_MS,
)

it(
  'an import that outlasts the waiting has not failed: the step says so, and the next attempt goes on with it',
  async () => {
    const step = await steps.endless
    expectFailure(step, 'still-running', {
      message: /did not end within/,
      remedy: /Run the same job again/,
      outputs: { imported: undefined },
    })
    frozen.emulator.clock.advance(IMPORT_MS * 10)
    const next = await importInto(
      'endless',
      { name: 'ContosoApp', scripts: ['contoso_/ContosoApp.js'] },
      '1',
      frozen,
    )
    expectSuccess(next, 'already-exists', {
      imported: 'true',
      'import-job-id': step.outputs['import-job-id'],
    })
    expect(importsInto(frozen, 'endless')).toMatchObject([{ succeeded: true }])
  },
  LONGEST_MS,
)
