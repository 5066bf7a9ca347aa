// who-am-i: signs in, says as whom, names the step of the set-up that is missing.
import { runAction } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { APPLICATION, openWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await openWorld({ environments: ['dev'] })
})
afterAll(() => world.close())

describe('who-am-i', () => {
  it('says who is signed in, in which environment, and that every step of the set-up is done', async () => {
    const step = await runAction(world, 'who-am-i', { 'environment-url': world.url('dev') })
    expectSuccess(step, 'ok', {
      administrator: 'true',
      'environment-id': world.environment('dev').id,
      'organization-id': world.environment('dev').organizationId,
    })
    expectAllOutputs('who-am-i', step)
    expect(step.report?.details['identity']).toEqual({ kind: 'secret', applicationId: APPLICATION })
    expect(step.summary).toContain('| Security role | ✓ |')
  })

  it('without environment-url tells of the admin API alone', async () => {
    const step = await runAction(world, 'who-am-i', {})
    expectSuccess(step, 'ok', { administrator: 'true', 'environment-id': undefined, 'user-id': undefined })
  })

  it('refuses an address that is none of Dataverse', async () => {
    const step = await runAction(world, 'who-am-i', { 'environment-url': 'https://evil.example/' })
    expectFailure(step, 'host-not-allowed', { message: /evil\.example/ })
  })
})
