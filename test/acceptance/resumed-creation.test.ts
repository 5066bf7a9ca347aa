// An environment whose creation outlives the job that asked for it: the next run waits for it and makes no second one.
import { runAction, type RunningStep, type StepResult } from '../helpers/action.js'
import { expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { openWorld, type World } from '../helpers/world.js'

const LIFECYCLE_MS = 60_000
let world: World
beforeAll(async () => {
  // The clock stands still: a creation ends when the test says so.
  const timings = { lifecycleMs: LIFECYCLE_MS, metadataMs: 0, accessMs: 0 }
  world = await openWorld({ environments: ['sand'], seed: { timings }, speed: 0 })
})
afterAll(() => world.close())

function create(
  inputs: Record<string, string>,
  attempt: string,
  said: RegExp,
  react: (step: RunningStep) => void,
): Promise<StepResult> {
  return runAction(
    world,
    'create-environment',
    { domain: 'slow-dev', region: 'europe', currency: 'EUR', ...inputs },
    {
      variables: { GITHUB_RUN_ATTEMPT: attempt },
      onStart: (step) => {
        let reacted = false
        step.process.stdout?.on('data', () => {
          if (reacted || !said.test(step.stdout())) return
          reacted = true
          react(step)
        })
      },
    },
  )
}

it('the next attempt of a cancelled creation waits for the environment that is being made', async () => {
  const cancelled = await create({ name: 'Slow' }, '1', /creation: /, ({ process }) => process.kill('SIGINT'))
  expect(cancelled.reasonCode).toBe('cancelled')
  const resumed = await create({ name: 'Slow' }, '2', /creation: /, () =>
    world.emulator.clock.advance(LIFECYCLE_MS),
  )
  const { id, instanceUrl } = world.environment('slow-dev')
  expectSuccess(resumed, 'already-exists', {
    created: 'false',
    'environment-id': id,
    'environment-url': new URL(instanceUrl).origin,
  })
  expect(world.emulator.environments().map(({ displayName }) => displayName)).toEqual([
    'Contoso sand',
    'Slow',
  ])
})

it('a first attempt does not wait for a domain that is taken', async () => {
  const other = { name: 'Other', domain: 'other-dev' }
  const cancelled = await create(other, '1', /creation: /, ({ process }) => process.kill('SIGINT'))
  expect(cancelled.reasonCode).toBe('cancelled')
  const refused = await create({ ...other, name: 'Mine' }, '1', /$^/, () => undefined)
  expectFailure(refused, 'environment-name-taken', { message: /in use/ })
})
