// upgrade-solution, delete-solution, set-online-solution-version, publish-solution: what they do, what they refuse, and re-runs.
import { runAction, type RunningStep, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { installedSolution, installedSolutions, requestsTo } from '../helpers/service.js'
import { makeSolution, writeSolution } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const PROMOTIONS = /\/DeleteAndPromoteAsync$/
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: ['upgrade', 'lost', 'delete', 'version'] })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

async function importInto(
  domain: string,
  version: string,
  inputs: Record<string, string> = {},
): Promise<void> {
  const { file } = await writeSolution(world.folder, { managed: true, version }, `${domain}-${version}.zip`)
  const step = await runAction(world, 'import-solution', {
    'environment-url': world.url(domain),
    'solution-file': file,
    ...inputs,
  })
  expectSuccess(step, 'ok')
}

function run(action: string, domain: string, inputs: Record<string, string>): Promise<StepResult> {
  return runAction(world, action, { 'environment-url': world.url(domain), ...inputs })
}

describe('upgrade-solution', () => {
  const upgrade = (domain: string, inputs: Record<string, string> = {}): Promise<StepResult> =>
    run('upgrade-solution', domain, { 'solution-name': 'ContosoApp', ...inputs })

  it('says that the solution is not there', async () => {
    expectFailure(await upgrade('upgrade'), 'solution-not-found', {
      message: /ContosoApp/,
      remedy: /holding/,
    })
  })

  it('puts the pending version in place of the old one', async () => {
    await importInto('upgrade', '1.0.0.0')
    await importInto('upgrade', '2.0.0.0', { 'import-as-holding': 'true' })
    const step = await upgrade('upgrade', { async: 'true' })
    expectSuccess(step, 'ok', {
      'previous-version': '1.0.0.0',
      'solution-version': '2.0.0.0',
      upgraded: 'true',
    })
    expectAllOutputs('upgrade-solution', step)
    expect(step.summary).toContain('`1.0.0.0` → `2.0.0.0`')
    expect(await installedSolutions(world, 'upgrade')).toEqual([
      { uniqueName: 'ContosoApp', version: '2.0.0.0', managed: true },
    ])
  })

  it('has nothing to do when it is run again', async () => {
    const step = await upgrade('upgrade')
    expectSuccess(step, 'unchanged', { 'solution-version': '2.0.0.0', upgraded: 'false' })
    expect(requestsTo(world, 'upgrade', PROMOTIONS)).toEqual([])
  })

  it.each([
    { what: 'the answer is lost', version: '2.0.0.0', effect: { drop: 'after' } },
    { what: 'the answer breaks off', version: '3.0.0.0', effect: { truncateBytes: 20 } },
  ])('is applied once when $what', async ({ version, effect }) => {
    if (!(await installedSolution(world, 'lost'))) await importInto('lost', '1.0.0.0')
    await importInto('lost', version, { 'import-as-holding': 'true' })
    world.emulator.faults.push({ match: { path: PROMOTIONS.source }, effect })
    const step = await upgrade('lost')
    expectSuccess(step, 'ok', { 'solution-version': version })
    expect(await installedSolution(world, 'lost')).toMatchObject({ version })
  })
})

describe('an upgrade that is interrupted', () => {
  const PROMOTE_MS = 60_000
  let slow: World
  beforeAll(async () => {
    // The clock stands still: an upgrade ends when the test says so.
    const dataverse = { importMs: 0, importMsPerMegabyte: 0, importJobDelayMs: 0, promoteMs: PROMOTE_MS }
    slow = await openWorld({ environments: ['killed', 'twice'], seed: { dataverse }, speed: 0 })
  })
  afterAll(() => slow.close())

  const prepare = async (domain: string): Promise<void> => {
    for (const [version, holding] of [
      ['1.0.0.0', 'false'],
      ['2.0.0.0', 'true'],
    ] as const) {
      const { file } = await writeSolution(slow.folder, { managed: true, version }, `${domain}.zip`)
      const inputs = { 'solution-file': file, 'import-as-holding': holding }
      expectSuccess(
        await runAction(slow, 'import-solution', { 'environment-url': slow.url(domain), ...inputs }),
        'ok',
      )
    }
  }
  const upgrade = (domain: string, onStart?: StepOptions['onStart']): Promise<StepResult> => {
    const inputs = { 'environment-url': slow.url(domain), 'solution-name': 'ContosoApp' }
    return runAction(slow, 'upgrade-solution', inputs, onStart ? { onStart } : {})
  }
  /** Does something once, as soon as a step follows its upgrade. */
  const whenRunning =
    (act: (step: RunningStep) => void): StepOptions['onStart'] =>
    (step) => {
      let acted = false
      step.process.stdout?.on('data', () => {
        if (acted || !/running after/.test(step.stdout())) return
        acted = true
        act(step)
      })
    }

  it('is taken up again by the next run when its runner was killed', async () => {
    await prepare('killed')
    const killed = await upgrade(
      'killed',
      whenRunning((step) => step.process.kill('SIGKILL')),
    )
    expect(killed.signal).toBe('SIGKILL')
    const again = await upgrade('killed', (step) => {
      step.process.stdout?.on('data', () => {
        if (/runs already/.test(step.stdout())) slow.emulator.clock.advance(PROMOTE_MS)
      })
    })
    expectSuccess(again, 'ok', { 'solution-version': '2.0.0.0' })
    expect(requestsTo(slow, 'killed', PROMOTIONS)).toHaveLength(1)
  })

  it('goes on in the service when the job is cancelled, and the step says so', async () => {
    await prepare('twice')
    const step = await upgrade(
      'twice',
      whenRunning((running) => running.process.kill('SIGTERM')),
    )
    expect(step.exitCode).toBe(143)
    expect(step.report?.message).toMatch(/upgrade of ContosoApp from 1\.0\.0\.0 to 2\.0\.0\.0 goes on/)
  })

  it('is followed by two runs at once, and started by neither again', async () => {
    // Time goes on once both follow it.
    let following = 0
    const follow = whenRunning(() => {
      following += 1
      if (following === 2) slow.emulator.clock.advance(PROMOTE_MS)
    })
    const steps = await Promise.all([upgrade('twice', follow), upgrade('twice', follow)])
    for (const step of steps) expectSuccess(step, 'ok', { 'solution-version': '2.0.0.0' })
    expect(requestsTo(slow, 'twice', PROMOTIONS)).toHaveLength(1)
  })
})

describe('delete-solution', () => {
  const remove = (name: string): Promise<StepResult> =>
    run('delete-solution', 'delete', { 'solution-name': name })

  beforeAll(async () => {
    const { id } = world.environment('delete')
    const put = async (request: Parameters<typeof makeSolution>[0]): Promise<void> => {
      await world.emulator.dataverse.importAsMaker(id, await makeSolution(request))
    }
    const entries = { managed: true, publisher: 'Contoso' }
    await put({ ...entries, name: 'ContosoBase', version: '1.2.0.0', scripts: ['fabrikam_/base.js'] })
    await put({ ...entries, name: 'ContosoVisits', needs: 'ContosoBase', firstScript: 11 })
    await put({ name: 'ContosoDraft', scripts: ['contoso_/draft.js'], firstScript: 21 })
  })

  it('names the solutions and components that are in the way, and deletes nothing', async () => {
    const step = await remove('ContosoBase')
    expectFailure(step, 'solution-in-use', {
      message:
        /"ContosoBase" cannot be deleted because ContosoVisits .*contoso_\/main\.js.*needs "fabrikam_\/base\.js"/,
      remedy: /Delete ContosoVisits first/,
      outputs: { deleted: 'false', 'solution-version': '1.2.0.0', 'blocking-solutions': 'ContosoVisits' },
    })
    expect(step.report?.details).toMatchObject({ blockingSolutions: ['ContosoVisits'] })
    expect(step.summary).toContain('| `ContosoVisits` |')
    expectAllOutputs('delete-solution', step)
    expect(requestsTo(world, 'delete', /solutions\(/)).toEqual([])
    expect(await installedSolutions(world, 'delete')).toHaveLength(3)
  })

  it('says so when somebody else made a solution depend on it meanwhile', async () => {
    const body = { error: { code: '0x8004F01D', message: 'Solution dependencies exist, cannot uninstall.' } }
    world.emulator.faults.push({ match: { method: 'DELETE' }, effect: { status: 400, body } })
    expectFailure(await remove('ContosoVisits'), 'solution-in-use', { message: /dependencies exist/ })
  })

  it('names the right input for one of the other solution actions', async () => {
    const step = await run('set-online-solution-version', 'delete', {
      'solution-name': 'ContosoBase',
      name: 'ContosoBase',
      version: '1.0.0.0',
    })
    expectFailure(step, 'input-unknown', { remedy: /"name"/ })
  })

  it('deletes when nothing is in the way any more', async () => {
    expectSuccess(await remove('ContosoVisits'), 'ok', { deleted: 'true' })
    const step = await remove('ContosoBase')
    expectSuccess(step, 'ok', { deleted: 'true', 'solution-version': '1.2.0.0' })
    expect(step.summary).toContain('their data')
    expect(await installedSolution(world, 'delete', 'ContosoBase')).toBeUndefined()
  })

  it('has nothing to do when it is run again', async () => {
    expectSuccess(await remove('ContosoBase'), 'unchanged', { deleted: 'false' })
  })

  it('gives a pending upgrade up, and keeps the version that is in place', async () => {
    await importInto('delete', '1.0.0.0')
    await importInto('delete', '2.0.0.0', { 'import-as-holding': 'true' })
    expectSuccess(await remove('ContosoApp_Upgrade'), 'ok', { 'solution-version': '2.0.0.0' })
    expect(await installedSolution(world, 'delete')).toMatchObject({ version: '1.0.0.0' })
    expect(await installedSolution(world, 'delete', 'ContosoApp_Upgrade')).toBeUndefined()
  })

  it('is sure of the end when the answer is lost', async () => {
    world.emulator.faults.push({ match: { method: 'DELETE' }, effect: { drop: 'after' } })
    expectSuccess(await remove('ContosoDraft'), 'ok', { deleted: 'true' })
    expect(await installedSolution(world, 'delete', 'ContosoDraft')).toBeUndefined()
  })
})

describe('set-online-solution-version', () => {
  const set = (version: string, name = 'ContosoApp'): Promise<StepResult> =>
    run('set-online-solution-version', 'version', { name, version })

  beforeAll(async () => {
    const { id } = world.environment('version')
    await world.emulator.dataverse.importAsMaker(id, await makeSolution({ version: '1.2.0.0' }))
    const managed = await makeSolution({ name: 'ContosoVendor', managed: true })
    await world.emulator.dataverse.importAsMaker(id, managed)
  })

  it.each([
    { version: '1.10.0.0', before: '1.2.0.0', reason: 'ok', warnings: 0 },
    { version: '1.10', before: '1.10.0.0', reason: 'unchanged', warnings: 0 },
    { version: '1.3.0.0', before: '1.10.0.0', reason: 'ok', warnings: 1 },
  ])('$before to $version ends with $reason', async ({ version, before, reason, warnings }) => {
    const step = await set(version)
    const shown = reason === 'ok' ? version : before
    expectSuccess(step, reason, { 'previous-version': before, 'solution-version': shown })
    expectAllOutputs('set-online-solution-version', step)
    expect(step.commands.filter(({ name }) => name === 'warning')).toHaveLength(warnings)
    expect(await installedSolution(world, 'version')).toMatchObject({ version: shown })
  })

  it.each([
    { name: 'ContosoNothing', version: '1.0.0.0', code: 'solution-not-found', text: /ContosoNothing/ },
    { name: 'ContosoVendor', version: '2.0.0.0', code: 'solution-managed', text: /managed/ },
    { name: 'ContosoApp', version: '1.0.0.x', code: 'version-invalid', text: /1\.0\.0\.x/ },
  ])('refuses $name $version with $code', async ({ name, version, code, text }) => {
    expectFailure(await set(version, name), code, { message: text })
    expect(requestsTo(world, 'version').filter((request) => request.startsWith('PATCH'))).toEqual([])
  })
})

describe('publish-solution', () => {
  const publish = (inputs: Record<string, string> = {}): Promise<StepResult> =>
    run('publish-solution', 'version', inputs)

  it('publishes and says where', async () => {
    const step = await publish({ 'run-asynchronously': 'true' })
    expectSuccess(step, 'ok')
    expectAllOutputs('publish-solution', step)
    expect(step.summary).toContain(new URL(world.url('version')).origin)
    expect(requestsTo(world, 'version', /PublishAllXml$/)).toHaveLength(1)
  })

  it('says what the service refuses', async () => {
    const body = { error: { code: '0x80040216', message: 'the form contoso_visit is broken' } }
    world.emulator.faults.push({ match: { path: '/PublishAllXml$' }, effect: { status: 400, body } })
    expectFailure(await publish(), 'publish-failed', { message: /contoso_visit/ })
  })
})
