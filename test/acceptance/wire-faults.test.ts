// Faults on the wire along an import and an export: what passes is waited out, what was started is started once.
import type { FaultRule } from '@powerops/emulator'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { importsInto, IMPORT_STARTS, installedSolution, requestsTo } from '../helpers/service.js'
import { makeSolution, writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const START = { method: 'POST', path: 'ImportSolutionAsync$' }
const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>::error::oops</h1></body></html>'
const ANY_READ = { method: 'GET', path: '/api/data/' }

let world: World
let file: string
let used = 0
const domains = Array.from({ length: 32 }, (_, index) => `target${index + 1}`)

beforeAll(async () => {
  world = await openWorld({ environments: [...domains, 'dev'] })
  file = (await writeSolution(world.folder, { managed: true, version: '1.2.0.0' })).file
  await world.emulator.dataverse.importAsMaker(world.environment('dev').id, await makeSolution())
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

/** Imports into an environment of its own while the fault waits there. */
async function importDuring(...faults: FaultRule[]): Promise<{ target: string; step: StepResult }> {
  const target = domains[used++] ?? 'none left'
  const { host } = new URL(world.url(target))
  for (const fault of faults) {
    const problem = world.emulator.faults.push(
      fault.name
        ? { ...fault, subject: world.environment(target).id }
        : { ...fault, match: { ...fault.match, host } },
    )
    expect(problem).toBeUndefined()
  }
  const step = await runAction(world, 'import-solution', {
    'environment-url': world.url(target),
    'solution-file': file,
    'max-async-wait-time': '3',
  })
  return { target, step }
}

async function expectOneImport(target: string): Promise<void> {
  expect(importsInto(world, target)).toMatchObject([{ succeeded: true }])
  expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0' })
}

describe('an import goes through, once, when', () => {
  const cases: { what: string; fault: FaultRule; starts: number }[] = [
    {
      what: 'the first request is throttled for a second',
      fault: { effect: { status: 429, headers: { 'retry-after': '1' } } },
      starts: 1,
    },
    {
      what: 'the first request is throttled until a date',
      fault: {
        effect: { status: 429, headers: { 'retry-after': new Date(Date.now() - 1000).toUTCString() } },
      },
      starts: 1,
    },
    {
      what: 'a reading is throttled without a word on how long',
      fault: { match: ANY_READ, effect: { status: 429 } },
      starts: 1,
    },
    {
      what: 'a reading fails twice with 503',
      fault: { match: ANY_READ, times: 2, effect: { status: 503 } },
      starts: 1,
    },
    {
      what: 'a reading is answered by a gateway in HTML',
      fault: { match: ANY_READ, effect: { status: 502, body: HTML } },
      starts: 1,
    },
    {
      what: 'the connection of a reading breaks',
      fault: { match: ANY_READ, effect: { drop: 'before' } },
      starts: 1,
    },
    {
      what: 'the answer to a reading breaks off',
      fault: { match: { ...ANY_READ, path: 'solutions' }, effect: { truncateBytes: 10 } },
      starts: 1,
    },
    {
      what: 'the answers are slow',
      fault: { match: ANY_READ, times: 3, effect: { delayMs: 400 } },
      starts: 1,
    },
    {
      what: 'the token is refused at the start of the import',
      fault: { match: START, effect: { status: 401 } },
      starts: 2,
    },
    {
      what: 'the start is throttled with a wait',
      fault: { match: START, effect: { status: 429, headers: { 'retry-after': '1' } } },
      starts: 2,
    },
    {
      what: 'the start was accepted and its answer is lost',
      fault: { match: START, effect: { drop: 'after' } },
      starts: 1,
    },
    {
      what: 'the start was accepted and its answer breaks off',
      fault: { match: START, effect: { truncateBytes: 5 } },
      starts: 1,
    },
    {
      what: 'a reading of the running import fails',
      fault: { match: { method: 'GET', path: 'asyncoperations\\(' }, effect: { status: 500 } },
      starts: 1,
    },
    {
      what: 'the upload for the validation breaks off',
      fault: { match: { method: 'POST', path: 'StageSolution$' }, effect: { drop: 'after' } },
      starts: 1,
    },
  ]

  it.each(cases)('$what', async ({ fault, starts }) => {
    const { target, step } = await importDuring(fault)
    expectSuccess(step, 'ok', { imported: 'true' })
    expect(requestsTo(world, target, IMPORT_STARTS)).toHaveLength(starts)
    await expectOneImport(target)
    expect(world.emulator.faults.pending()).toEqual([])
  })
})

describe('an import fails, and is not started a second time, when', () => {
  it('the service fails to start it and says so itself', async () => {
    const { target, step } = await importDuring({
      match: START,
      effect: {
        status: 500,
        body: { error: { code: '0x80040216', message: 'An unexpected error occurred.' } },
      },
    })
    expectFailure(step, 'import-failed', { message: /unexpected error/i, outputs: { imported: undefined } })
    expect(requestsTo(world, target, IMPORT_STARTS)).toHaveLength(1)
    expect(importsInto(world, target)).toEqual([])
  })

  it('the answer to a reading is no JSON although it says so', async () => {
    const { target, step } = await importDuring({
      match: { ...ANY_READ, path: 'solutions' },
      // The plan, which does without the answer, and the look right before the start, which does not.
      times: 2,
      effect: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"value":[' },
    })
    expectFailure(step, 'response-invalid')
    expect(requestsTo(world, target, IMPORT_STARTS)).toEqual([])
  })

  it('the application lacks the privilege, which is named', async () => {
    const { target, step } = await importDuring({
      match: { method: 'POST', path: 'StageSolution$' },
      effect: {
        status: 403,
        body: {
          error: {
            code: '0x80040220',
            message: 'Principal user is missing prvImportCustomization privilege',
          },
        },
      },
    })
    expectFailure(step, 'access-denied', { message: /prvImportCustomization/ })
    expect(importsInto(world, target)).toEqual([])
  })

  it('something in between does not know the address of the start', async () => {
    const { target, step } = await importDuring({ match: START, effect: { status: 404, body: 'gone' } })
    expectFailure(step, 'import-failed', { outputs: { imported: undefined } })
    expect(requestsTo(world, target, IMPORT_STARTS)).toHaveLength(1)
    expect(importsInto(world, target)).toEqual([])
  })

  it('a component of it fails although the import as a whole succeeds', async () => {
    const { step } = await importDuring({
      name: 'dataverse-import',
      detail: { effect: 'component-failure', component: 'contoso_/main.js', message: 'It does not fit.' },
    })
    expectFailure(step, 'import-failed', {
      message: /contoso_\/main\.js|It does not fit/,
      outputs: { imported: undefined },
    })
  })
})

describe('an export', () => {
  it.each([
    {
      what: 'is started again when the answer to its start is lost',
      path: 'ExportSolutionAsync$',
      effect: { drop: 'after' },
      starts: 2,
    },
    {
      what: 'goes on when a reading of its progress fails',
      path: 'asyncoperations\\(',
      effect: { status: 503 },
      starts: 1,
    },
  ])('$what', async ({ path, effect, starts }) => {
    world.emulator.faults.push({ match: { path, host: new URL(world.url('dev')).host }, effect })
    const step = await runAction(world, 'export-solution', {
      'environment-url': world.url('dev'),
      'solution-name': 'ContosoApp',
      'solution-output-file': 'app.zip',
    })
    expectSuccess(step, 'ok')
    expect(requestsTo(world, 'dev', /ExportSolutionAsync$/)).toHaveLength(starts)
  })
})
