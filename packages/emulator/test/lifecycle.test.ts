// Environments over time: create, poll, change, delete, recover, with the refusals in between.
import path from 'node:path'
import { defaultSeed, startEmulator, type Emulator } from '../src/index.js'
import { BAP, appToken, call, discard, origin, P, start, userToken, type Answer } from './harness.js'

const V = 'api-version=2023-06-01'
const LIFECYCLE_MS = defaultSeed.timings.lifecycleMs
const NEW = {
  location: 'europe',
  properties: {
    displayName: 'New',
    environmentSku: 'Sandbox',
    linkedEnvironmentMetadata: {
      baseLanguage: 1033,
      domainName: 'contoso-new',
      currency: { code: 'EUR' },
      securityGroupId: '00000000-0000-0000-0000-000000000000',
    },
  },
}
const TEST_ID = defaultSeed.environments[1]!.id

describe('environments', () => {
  let emulator: Emulator
  let token: string
  const to = (method: string, route: string, body?: unknown, bearer?: string): Promise<Answer> =>
    call(`${origin(emulator)}${P}${route}`, { method, token: bearer ?? token, body })
  const admin = (id: string): Promise<Answer> => to('GET', `/scopes/admin/environments/${id}?${V}`)
  const create = (change: object = {}): Promise<Answer> =>
    to('POST', `/environments?${V}`, { ...NEW, properties: { ...NEW.properties, ...change } })
  const follow = (answer: Answer): Promise<Answer> => call(answer.headers.get('location') ?? '', { token })

  beforeEach(async () => {
    emulator = await start()
    token = await appToken(emulator, BAP)
  })
  afterEach(() => discard(emulator))

  it('are created through every state of the protocol', async () => {
    const created = await create()
    expect(created.status).toBe(202)
    expect(created.headers.get('retry-after')).toBe('5')
    expect(new URL(created.headers.get('location') ?? '').hostname).toBe('localhost')
    const states = []
    for (let part = 0; part <= 10; part += 1) {
      const { status, body } = await follow(created)
      states.push(status === 200 ? body.state.id : status)
      emulator.clock.advance(LIFECYCLE_MS / 10)
    }
    expect(states).toEqual([
      ...[
        'NotStarted',
        'Running',
        409,
        409,
        'Running',
        'Running',
        'Running',
        'Running',
        'Running',
        'Running',
      ],
      'Succeeded',
    ])
    const { body } = await follow(created)
    expect(body.stages.map(({ id }: { id: string }) => id)).toEqual([
      'Validate',
      'Prepare',
      'Run',
      'Finalize',
    ])
    expect(body.links.environment.path).toMatch(/\/environments\/[0-9a-f-]{36}$/)
  })

  it('show their Dataverse only a while after the creation has succeeded', async () => {
    const created = await create()
    emulator.clock.advance(LIFECYCLE_MS)
    const id = (await follow(created)).body.links.environment.path.split('/').at(-1)
    const early = await admin(id)
    expect(early.status).toBe(200)
    expect(early.body.properties).not.toHaveProperty('linkedEnvironmentMetadata')
    emulator.clock.advance(defaultSeed.timings.metadataMs)
    const linked = (await admin(id)).body.properties.linkedEnvironmentMetadata
    expect(linked).toMatchObject({ domainName: 'contoso-new', baseLanguage: 1033, instanceState: 'Ready' })
    expect(linked.instanceUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  })

  it('do not let their maker into Dataverse at once', async () => {
    const created = await create()
    emulator.clock.advance(LIFECYCLE_MS)
    const id = (await follow(created)).body.links.environment.path.split('/').at(-1)
    const { instanceUrl } = emulator.environments().find((view) => view.id === id)!
    const dataverseToken = await appToken(emulator, instanceUrl.slice(0, -1))
    const whoAmI = (): Promise<Answer> =>
      call(`${instanceUrl}api/data/v9.2/WhoAmI`, { token: dataverseToken })
    const early = await whoAmI()
    expect([early.status, early.body.error.code]).toEqual([403, '0x80072560'])
    emulator.clock.advance(defaultSeed.timings.accessMs)
    expect((await whoAmI()).status).toBe(200)
  })

  it('go on being created while the emulator is down', async () => {
    const created = await create()
    const stateDir = path.dirname(path.dirname(emulator.endpoints.NODE_EXTRA_CA_CERTS))
    await emulator.close()
    emulator = await startEmulator({ stateDir })
    expect((await follow(created)).body.state.id).toBe('NotStarted')
    emulator.clock.advance(LIFECYCLE_MS)
    expect((await follow(created)).body.state.id).toBe('Succeeded')
  })

  it('get the Dataverse that was being added when the emulator went down', async () => {
    const { linkedEnvironmentMetadata: linkedMetadata, ...properties } = NEW.properties
    const { body } = await to('POST', `/environments?${V}`, { location: 'europe', properties })
    await to('POST', `/environments/${body.name}/provisionInstance?api-version=2021-04-01`, linkedMetadata)
    const stateDir = path.dirname(path.dirname(emulator.endpoints.NODE_EXTRA_CA_CERTS))
    await emulator.close()
    emulator = await startEmulator({ stateDir })
    emulator.clock.advance(LIFECYCLE_MS)
    const { instanceUrl } = emulator.environments().find((view) => view.id === body.name)!
    expect((await call(`${instanceUrl}api/data/v9.2/WhoAmI`)).status).toBe(401)
  })

  it('without Dataverse are there at once', async () => {
    const { linkedEnvironmentMetadata: _linked, ...properties } = NEW.properties
    const { status, body } = await to('POST', `/environments?${V}`, { location: 'europe', properties })
    expect(status).toBe(201)
    expect(body.properties.provisioningState).toBe('Succeeded')
    const added = await to(
      'POST',
      `/environments/${body.name}/provisionInstance?api-version=2021-04-01`,
      NEW.properties.linkedEnvironmentMetadata,
    )
    expect(added.status).toBe(202)
    const during = await follow(added)
    expect(during.body.properties.provisioningState).toBe('LinkedDatabaseProvisioning')
    emulator.clock.advance(LIFECYCLE_MS)
    expect((await follow(added)).body.properties.provisioningState).toBe('Succeeded')
    emulator.clock.advance(defaultSeed.timings.metadataMs)
    const { properties: after } = (await admin(body.name)).body
    expect(after.linkedEnvironmentMetadata.domainName).toBe('contoso-new')
  })

  it.each([
    [
      'a domain name in use',
      { linkedEnvironmentMetadata: { ...linked(), domainName: 'contoso-dev' } },
      400,
      'DomainNameAlreadyInUse',
    ],
    [
      'a bad domain name',
      { linkedEnvironmentMetadata: { ...linked(), domainName: 'Contoso Dev' } },
      400,
      'InvalidDomainName',
    ],
    [
      'an unknown currency',
      { linkedEnvironmentMetadata: { ...linked(), currency: { code: 'XXX' } } },
      400,
      'InvalidCurrency',
    ],
    ['an unknown kind', { environmentSku: 'Staging' }, 400, 'InvalidEnvironmentSku'],
    [
      'no security group',
      { linkedEnvironmentMetadata: { ...linked(), securityGroupId: undefined } },
      400,
      'InvalidSecurityGroup',
    ],
    [
      'the zero group',
      { parentEnvironmentGroup: { id: '00000000-0000-0000-0000-000000000000' } },
      400,
      'InvalidEnvironmentGroup',
    ],
    [
      'a Developer environment of an application',
      { environmentSku: 'Developer' },
      403,
      'DeveloperEnvironmentCreationNotAllowed',
    ],
  ])('are refused for %s', async (_case, change, status, code) => {
    const answer = await create(change)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('are refused without capacity', async () => {
    await discard(emulator)
    emulator = await start({ seedChange: { databaseCapacity: false } })
    token = await appToken(emulator, BAP)
    const { status, body } = await create()
    expect([status, body.error.code]).toEqual([409, 'InsufficientCapacity_StorageDriven'])
  })

  it('vanish when their creation fails', async () => {
    emulator.faults.push({ name: 'lifecycle-failure', subject: 'Create' })
    const created = await create()
    emulator.clock.advance(LIFECYCLE_MS)
    const { body } = await follow(created)
    expect([body.state.id, body.links.environment.path]).toEqual(['Failed', ''])
    expect((await to('GET', `/scopes/admin/environments?${V}`)).body.value).toHaveLength(3)
  })

  it('take one operation at a time', async () => {
    const body = { environmentSku: 'Production' }
    const route = `/scopes/admin/environments/${TEST_ID}/modifySku?api-version=2021-04-01`
    expect((await to('POST', route, body)).status).toBe(202)
    const second = await to('DELETE', `/scopes/admin/environments/${TEST_ID}?${V}`)
    expect([second.status, second.body.error.code]).toEqual([409, 'OperationNotStartable'])
    emulator.clock.advance(LIFECYCLE_MS)
    expect((await admin(TEST_ID)).body.properties.environmentSku).toBe('Production')
  })

  it('change by PATCH when the operation ends', async () => {
    const properties = { displayName: 'Renamed', description: 'expires: 2027-01-01' }
    const route = `/scopes/admin/environments/${TEST_ID}?api-version=2021-04-01`
    expect((await to('PATCH', route, { properties })).status).toBe(202)
    expect((await admin(TEST_ID)).body.properties.states.management.id).toBe('NotSpecified')
    emulator.clock.advance(LIFECYCLE_MS)
    const { body } = await admin(TEST_ID)
    expect(body.properties).toMatchObject({ ...properties, states: { management: { id: 'Ready' } } })
  })

  it('become managed and unmanaged', async () => {
    const route = `/environments/${TEST_ID}/governanceConfiguration?api-version=2021-04-01`
    const settings = { extendedSettings: { solutionCheckerMode: 'block' } }
    expect((await to('POST', route, { protectionLevel: 'Standard', settings })).status).toBe(202)
    emulator.clock.advance(LIFECYCLE_MS)
    const managed = (await admin(TEST_ID)).body.properties.governanceConfiguration
    expect(managed).toEqual({ protectionLevel: 'Standard', settings })
    expect((await to('POST', route, { protectionLevel: 'Basic' })).status).toBe(202)
    emulator.clock.advance(LIFECYCLE_MS)
    const after = (await admin(TEST_ID)).body.properties.governanceConfiguration
    expect(after).toEqual({ protectionLevel: 'Basic' })
  })

  it('are deleted, listed as deleted and recovered with their address', async () => {
    const before = (await admin(TEST_ID)).body.properties.linkedEnvironmentMetadata.instanceUrl
    const check = await to(
      'POST',
      `/scopes/admin/environments/${TEST_ID}/validateDelete?api-version=2018-01-01`,
    )
    expect(check.body).toMatchObject({ canInitiateDelete: true, errors: [] })
    const body = { code: '7', message: 'test' }
    const deleted = await to('DELETE', `/scopes/admin/environments/${TEST_ID}?${V}`, body)
    expect(deleted.status).toBe(202)
    emulator.clock.advance(LIFECYCLE_MS)
    expect((await admin(TEST_ID)).status).toBe(404)
    const list = await to('GET', '/scopes/admin/deletedEnvironments?api-version=2019-05-01')
    expect(list.body.value).toMatchObject([
      { name: TEST_ID, properties: { softDeletedTime: expect.any(String) } },
    ])
    const again = `/scopes/admin/deletedEnvironments/${TEST_ID}/recover?api-version=2019-05-01`
    expect((await to('POST', again)).status).toBe(202)
    emulator.clock.advance(LIFECYCLE_MS)
    expect((await admin(TEST_ID)).body.properties.linkedEnvironmentMetadata.instanceUrl).toBe(before)
  })

  it('are listed in pages', async () => {
    const first = await to('GET', `/scopes/admin/environments?$top=2&${V}`)
    expect(first.body.value).toHaveLength(2)
    const rest = await call(first.body.nextLink, { token })
    expect(rest.body.value).toHaveLength(1)
    expect(rest.body).not.toHaveProperty('nextLink')
  })

  it('take application users by client id', async () => {
    const route = `/scopes/admin/environments/${TEST_ID}/addAppUser?api-version=2020-10-01`
    const known = await to('POST', route, { servicePrincipalAppId: defaultSeed.applications[0]!.clientId })
    expect(known.status).toBe(200)
    const unknown = await to('POST', route, { servicePrincipalAppId: '99999999-0000-4000-8000-000000000000' })
    expect(unknown.status).toBe(400)
  })

  it.each([
    ['no api-version', '/scopes/admin/environments', 400, 'MissingApiVersionParameter'],
    [
      'an unknown api-version',
      '/scopes/admin/environments?api-version=1999-01-01',
      400,
      'InvalidApiVersionParameter',
    ],
    ['an unknown environment', `/scopes/admin/environments/nope?${V}`, 404, 'EnvironmentNotFound'],
    ['an unknown operation', `/lifecycleOperations/nope?${V}`, 404, 'LifecycleOperationNotFound'],
    ['an unknown route', `/nothing?${V}`, 404, 'ResourceNotFound'],
  ])('answer %s', async (_case, route, status, code) => {
    const answer = await to('GET', route)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
  })

  it('are closed to a token for another audience', async () => {
    const other = await appToken(emulator, 'https://api.powerplatform.com/')
    const { status, headers } = await to('GET', `/scopes/admin/environments?${V}`, undefined, other)
    expect(status).toBe(401)
    expect(headers.get('www-authenticate')).toMatch(
      /^Bearer authorization_uri="https:\/\/localhost:\d+\/.+", resource_id="https:\/\/service\.powerapps\.com\/"$/,
    )
  })

  it('are closed to an application that is not registered, until an administrator registers it', async () => {
    const route = `/adminApplications/${defaultSeed.applications[0]!.clientId}?api-version=2020-10-01`
    const person = await userToken(emulator, BAP, 'admin@contoso.example', 'admin-password')
    expect((await to('DELETE', route, undefined, person)).status).toBe(204)
    const refused = await to('GET', `/scopes/admin/environments?${V}`)
    expect(refused.status).toBe(403)
    expect(refused.body.error.message).toContain('does not have permission to access the path')
    expect((await to('PUT', route, {})).status).toBe(403)
    expect((await to('PUT', route, {}, person)).status).toBe(200)
    expect((await to('GET', `/scopes/admin/environments?${V}`)).status).toBe(200)
  })

  it('are shown to a maker who is a member, under the maker route only', async () => {
    const maker = await userToken(emulator, BAP, 'maker@contoso.example', 'maker-password')
    expect((await to('GET', `/environments?${V}`, undefined, maker)).body.value).toHaveLength(3)
    expect((await to('GET', `/scopes/admin/environments?${V}`, undefined, maker)).status).toBe(403)
  })
})

function linked(): (typeof NEW)['properties']['linkedEnvironmentMetadata'] {
  return NEW.properties.linkedEnvironmentMetadata
}
