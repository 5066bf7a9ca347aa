// create-environment and delete-environment: made once, found again, deleted only as told.
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { openWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await openWorld({ environments: ['sand', 'spare', 'prod'] })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

const create = (inputs: Record<string, string>): Promise<StepResult> =>
  runAction(world, 'create-environment', { region: 'europe', currency: 'EUR', ...inputs })
const remove = (inputs: Record<string, string>): Promise<StepResult> =>
  runAction(world, 'delete-environment', inputs)

function domainsNow(): string[] {
  return world.emulator
    .environments()
    .map(({ domainName }) => domainName)
    .sort()
}

/** Requests that change something, by method and the last part of the path. */
function changes(): string[] {
  return world.emulator.requests
    .list()
    .filter(({ method, url, status }) => method !== 'GET' && status < 400 && !/oauth2|validate/i.test(url))
    .map(({ method, url }) => `${method} ${new URL(url).pathname.split('/').at(-1) ?? ''}`)
}

describe('create-environment', () => {
  it('creates an environment that lets the application in', async () => {
    const step = await create({ name: 'Ada (development)', domain: 'ada-dev', type: 'Sandbox' })
    const { id, instanceUrl } = world.environment('ada-dev')
    expectSuccess(step, 'ok', {
      created: 'true',
      'environment-id': id,
      'environment-url': new URL(instanceUrl).origin,
    })
    expectAllOutputs('create-environment', step)
    expectSuccess(await runAction(world, 'who-am-i', { 'environment-url': instanceUrl }), 'ok')
  })

  it('finds the environment of an earlier run and creates no second one', async () => {
    const first = await create({ name: 'Twice', domain: 'twice' })
    const before = domainsNow()
    const second = await create({ name: 'Twice', domain: 'twice' })
    expectSuccess(second, 'already-exists', {
      created: 'false',
      'environment-id': first.outputs['environment-id'],
      'environment-url': first.outputs['environment-url'],
    })
    expect(domainsNow()).toEqual(before)
  })

  it('makes the domain from the name', async () => {
    expectSuccess(await create({ name: 'Grace Hopper: Test 2' }), 'ok', { created: 'true' })
    expect(domainsNow()).toContain('grace-hopper-test-2')
  })

  it('creates one environment although the answer to the request is lost', async () => {
    world.emulator.faults.push({
      match: { method: 'POST', path: '/environments\\?' },
      effect: { drop: 'after' },
    })
    const step = await create({ name: 'Lost answer', domain: 'lost-answer' })
    expectSuccess(step, 'ok', { created: 'true' })
    expect(domainsNow().filter((name) => name.startsWith('lost'))).toEqual(['lost-answer'])
  })

  it.each([
    {
      what: 'a domain that another environment has',
      inputs: { name: 'Mine', domain: 'sand' },
      code: 'environment-name-taken',
      message: /sand/,
    },
    {
      what: 'a region that there is not',
      inputs: { name: 'Moon', region: 'moon' },
      code: 'input-invalid',
      message: /moon/,
    },
    {
      what: 'a currency that there is not',
      inputs: { name: 'Coin', currency: 'XXX' },
      code: 'input-invalid',
      message: /XXX/,
    },
    {
      what: 'a language that there is not',
      inputs: { name: 'Word', language: 'Klingon' },
      code: 'input-invalid',
      message: /Klingon/,
    },
    {
      what: 'a type that there is not',
      inputs: { name: 'Type', type: 'Sandpit' },
      code: 'input-invalid',
      message: /Sandpit/,
    },
    {
      what: 'a domain of strange letters',
      inputs: { name: 'Odd', domain: 'a/b' },
      code: 'input-invalid',
      message: /domain/,
    },
    {
      what: 'an environment for Teams',
      inputs: { name: 'Team', 'team-id': 'x' },
      code: 'unsupported',
      message: /team-id/,
    },
    { what: 'to go without a name', inputs: {}, code: 'input-missing', message: /name/ },
  ])('refuses $what and creates nothing', async ({ inputs, code, message }) => {
    const before = domainsNow()
    expectFailure(await create(inputs), code, { message, outputs: { created: undefined } })
    expect(domainsNow()).toEqual(before)
    expect(changes()).toEqual([])
  })
})

describe('create-environment tells of', () => {
  it('a creation that the service gave up', async () => {
    world.emulator.faults.push({ name: 'lifecycle-failure' })
    expectFailure(await create({ name: 'Given up', domain: 'given-up' }), 'environment-create-failed', {
      outputs: { created: undefined },
    })
  })

  it('an identity without admin rights, and which right is missing', async () => {
    world.emulator.faults.push({
      match: { path: '/scopes/admin/environments' },
      times: 9,
      effect: { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } },
    })
    expectFailure(await create({ name: 'Denied' }), 'access-denied', { remedy: /./ })
    expect(changes()).toEqual([])
  })
})

describe('delete-environment', () => {
  it('deletes exactly the one that is named, and says that a second run had nothing to do', async () => {
    await create({ name: 'Short lived', domain: 'short-lived' })
    const { id, instanceUrl } = world.environment('short-lived')
    const before = domainsNow()
    const step = await remove({ 'environment-id': id, 'environment-url': instanceUrl })
    expectSuccess(step, 'ok', { deleted: 'true', 'environment-id': id })
    expectAllOutputs('delete-environment', step)
    expect(domainsNow()).toEqual(before.filter((name) => name !== 'short-lived'))
    expectSuccess(await remove({ 'environment-id': id }), 'unchanged', { deleted: 'false' })
  })

  it('refuses a production environment, and says which input is the consent', async () => {
    const { id } = world.environment('prod')
    const step = await remove({ 'environment-id': id })
    expectFailure(step, 'environment-protected', {
      message: /Production/,
      remedy: new RegExp(`allow-production to ${id}`),
    })
    expect(domainsNow()).toContain('prod')
    expect(changes()).toEqual([])
  })

  it('refuses a consent that is for another environment', async () => {
    const step = await remove({
      'environment-id': world.environment('prod').id,
      'allow-production': world.environment('sand').id,
    })
    expectFailure(step, 'environment-protected')
    expect(domainsNow()).toContain('prod')
  })

  it('refuses references that mean different environments', async () => {
    const step = await remove({
      'environment-id': world.environment('sand').id,
      'environment-url': world.url('spare'),
    })
    expectFailure(step, 'input-conflict', {
      message: /different environments/,
      remedy: /nothing was deleted/,
    })
    expect(domainsNow()).toEqual(expect.arrayContaining(['sand', 'spare']))
    expect(changes()).toEqual([])
  })

  it.each([
    { what: 'no reference at all', inputs: {}, code: 'input-missing' },
    { what: 'an id that is none', inputs: { 'environment-id': 'sand' }, code: 'input-invalid' },
  ])('refuses $what', async ({ inputs, code }) => {
    const before = domainsNow()
    expectFailure(await remove(inputs), code)
    expect(domainsNow()).toEqual(before)
  })

  it('tells of a deletion that the service gave up', async () => {
    await create({ name: 'Sticky', domain: 'sticky' })
    world.emulator.faults.push({ name: 'lifecycle-failure' })
    const step = await remove({ 'environment-id': world.environment('sticky').id })
    expectFailure(step, 'environment-delete-failed', { outputs: { deleted: undefined } })
    expect(domainsNow()).toContain('sticky')
  })

  it('has nothing to do for an environment that does not exist', async () => {
    const step = await remove({ environment: 'never-was-there' })
    expectSuccess(step, 'unchanged', { deleted: 'false', 'environment-id': undefined })
    expect(changes()).toEqual([])
  })
})
