// An environment that exists and does not let the application in yet: using it says so, creating it waits.
import { runAction } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { openWorld, type World } from '../helpers/world.js'

const ACCESS_MS = 10 * 60_000
let world: World
beforeAll(async () => {
  // The clock stands still: the application is let in when the test says so.
  const timings = { lifecycleMs: 0, metadataMs: 0, accessMs: ACCESS_MS }
  world = await openWorld({ environments: ['sand'], seed: { timings }, speed: 0 })
})
afterAll(() => world.close())

it('create-environment waits until Dataverse lets the application in', async () => {
  let refused: Promise<void> | undefined
  const useTooEarly = async (): Promise<void> => {
    const step = await runAction(world, 'publish-solution', { 'environment-url': world.url('new-dev') })
    expectFailure(step, 'application-user-missing', { remedy: /application user/i })
    world.emulator.clock.advance(ACCESS_MS)
  }
  const step = await runAction(
    world,
    'create-environment',
    { name: 'New', domain: 'new-dev', region: 'europe', currency: 'EUR' },
    {
      onStart: (running) =>
        running.process.stdout?.on('data', () => {
          if (!refused && /to let the application in/.test(running.stdout())) refused = useTooEarly()
        }),
    },
  )
  expect(refused).toBeDefined()
  await refused
  expectSuccess(step, 'ok', { created: 'true', 'environment-id': world.environment('new-dev').id })
})
