// Runners that die and jobs that are cancelled in the middle of an import: said plainly, and taken up again, once.
import { runAction, type RunningStep, type StepResult } from '../helpers/action.js'
import { expectGoodManners, expectSuccess } from '../helpers/expect-step.js'
import { importsInto, installedSolution, IMPORT_STARTS, requestsTo } from '../helpers/service.js'
import { writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const IMPORT_MS = 60_000
const TOKEN_LIFETIME_MS = 2 * 60 * 60_000
let world: World
let file: string

beforeAll(async () => {
  // The clock stands still: an import ends when the test says so.
  world = await openWorld({
    environments: ['killed', 'interrupted', 'terminated', 'twice', 'before', 'exported', 'expired'],
    seed: {
      timings: { lifecycleMs: IMPORT_MS, metadataMs: 0, accessMs: 0 },
      dataverse: { importMs: IMPORT_MS, importMsPerMegabyte: 0, exportMs: IMPORT_MS, importJobDelayMs: 0 },
    },
    speed: 0,
  })
  file = (await writeSolution(world.folder, { managed: true, version: '1.2.0.0' })).file
})
afterAll(() => world.close())

function importInto(target: string, onStart?: (step: RunningStep) => void): Promise<StepResult> {
  const inputs = { 'environment-url': world.url(target), 'solution-file': file }
  return runAction(world, 'import-solution', inputs, {
    variables: { GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '1' },
    ...(onStart ? { onStart } : {}),
  })
}

/** Sends the signal as soon as the step has said something like that. */
function once(said: RegExp, signal: NodeJS.Signals): (step: RunningStep) => void {
  return ({ process: child, stdout }) => {
    let sent = false
    child.stdout?.on('data', () => {
      if (sent || !said.test(stdout())) return
      sent = true
      child.kill(signal)
    })
  }
}

/** The next attempt of the run, for which the import ends at once. */
async function nextAttempt(target: string): Promise<StepResult> {
  world.emulator.clock.advance(IMPORT_MS)
  return importInto(target)
}

async function expectAdopted(target: string, step: StepResult): Promise<void> {
  expectSuccess(step, 'already-exists', { imported: 'true', 'solution-version': '1.2.0.0' })
  expect(requestsTo(world, target, IMPORT_STARTS)).toHaveLength(1)
  expect(importsInto(world, target)).toMatchObject([
    { succeeded: true, importJobId: step.outputs['import-job-id'] },
  ])
  expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0' })
}

it('a runner that is killed in the middle of an import: the next attempt finds the import and adopts it', async () => {
  const killed = await importInto('killed', once(/import job [0-9a-f-]{36}/, 'SIGKILL'))
  expect(killed.signal).toBe('SIGKILL')
  expect(killed.reasonCode).toBeUndefined()
  await expectAdopted('killed', await nextAttempt('killed'))
})

it.each([
  { target: 'interrupted', signal: 'SIGINT', exitCode: 130 },
  { target: 'terminated', signal: 'SIGTERM', exitCode: 143 },
] as const)(
  '$signal ends the step with $exitCode at once, which says what goes on and how to resume',
  async ({ target, signal, exitCode }) => {
    let signalledAt = 0
    const cancelled = await importInto(target, (running) => {
      once(/import job [0-9a-f-]{36}/, signal)(running)
      running.process.stdout?.once('data', () => (signalledAt = Date.now()))
    })
    expect(Date.now() - signalledAt).toBeLessThan(10_000)
    expect({ exitCode: cancelled.exitCode, reasonCode: cancelled.reasonCode }).toEqual({
      exitCode,
      reasonCode: 'cancelled',
    })
    expect(cancelled.report).toMatchObject({ outcome: 'cancelled' })
    const said = cancelled.commands.find(({ name }) => name === 'error')?.data ?? ''
    expect(said).toMatch(/goes on in the service/)
    expect(said).toMatch(/Re-run this job/)
    expect(said).toContain(cancelled.outputs['import-job-id'])
    expectGoodManners(cancelled)
    await expectAdopted(target, await nextAttempt(target))
  },
)

it('a token that expires while an import runs is renewed, and the import followed to its end', async () => {
  const step = await importInto('expired', ({ process: child, stdout }) => {
    let advanced = false
    child.stdout?.on('data', () => {
      if (advanced || !/import job [0-9a-f-]{36}/.test(stdout())) return
      advanced = true
      world.emulator.clock.advance(TOKEN_LIFETIME_MS)
    })
  })
  expectSuccess(step, 'ok', { imported: 'true' })
  expect(requestsTo(world, 'expired').filter((request) => request.endsWith(' 401')).length).toBeGreaterThan(0)
  expect(importsInto(world, 'expired')).toHaveLength(1)
})

it('a second signal ends the step without waiting any longer', async () => {
  const cancelled = await importInto('twice', ({ process: child, stdout }) => {
    child.stdout?.on('data', () => {
      if (!/import job/.test(stdout())) return
      child.kill('SIGINT')
      child.kill('SIGTERM')
    })
  })
  expect([130, 143]).toContain(cancelled.exitCode)
  await expectAdopted('twice', await nextAttempt('twice'))
})

it('a cancellation before the import starts nothing', async () => {
  const cancelled = await importInto('before', once(/ContosoApp 1\.2\.0\.0/, 'SIGINT'))
  expect(cancelled.exitCode).toBe(130)
  expect(cancelled.reasonCode).toBe('cancelled')
  expect(requestsTo(world, 'before', IMPORT_STARTS)).toEqual([])
})

it('a cancelled export leaves no half of a file', async () => {
  const { makeSolution } = await import('../helpers/solutions.js')
  const { readFolder } = await import('../helpers/folder.js')
  await world.emulator.dataverse.importAsMaker(world.environment('exported').id, await makeSolution())
  const cancelled = await runAction(
    world,
    'export-solution',
    {
      'environment-url': world.url('exported'),
      'solution-name': 'ContosoApp',
      'solution-output-file': 'out/app.zip',
    },
    { onStart: once(/export of ContosoApp/, 'SIGINT') },
  )
  expect({ exitCode: cancelled.exitCode, reasonCode: cancelled.reasonCode }).toEqual({
    exitCode: 130,
    reasonCode: 'cancelled',
  })
  expect(readFolder(cancelled.workspace)).toEqual({})
})

it('a cancelled creation goes on in the service, and the next run finds the environment', async () => {
  const inputs = { name: 'Cancelled', domain: 'cancelled', region: 'europe' }
  const cancelled = await runAction(world, 'create-environment', inputs, {
    onStart: once(/creation: /, 'SIGINT'),
  })
  expect({ exitCode: cancelled.exitCode, reasonCode: cancelled.reasonCode }).toEqual({
    exitCode: 130,
    reasonCode: 'cancelled',
  })
  expect(cancelled.report?.message).toMatch(/creation of "Cancelled" goes on/)
  world.emulator.clock.advance(IMPORT_MS)
  expectSuccess(await runAction(world, 'create-environment', inputs), 'already-exists', { created: 'false' })
})
