// Environments created, deleted, changed and found, against a scripted service.
import type { Step } from '../../../test/helpers/scripted-http.js'
import {
  accepted,
  bare,
  busy,
  CREATE,
  environment,
  ID,
  LIST,
  lost,
  notFound,
  one,
  open,
  OPERATION,
  OTHER,
  P,
  REGIONAL,
  request,
  state,
  wait,
} from './scripted-client.js'

describe('creating an environment', () => {
  const cases: [name: string, script: Record<string, Step | Step[]>, recovered: boolean][] = [
    [
      'follows the operation and waits for Dataverse',
      {
        [CREATE]: accepted,
        [OPERATION]: [state('Running'), state('Succeeded')],
        [one(ID)]: [notFound, { body: bare }, { body: environment() }],
      },
      false,
    ],
    [
      'takes an environment that is made at once',
      { [CREATE]: { status: 201, body: bare }, [one(ID)]: { body: environment() } },
      false,
    ],
    [
      'finds the environment by its domain when the answer was lost',
      {
        [CREATE]: lost,
        [LIST]: [{ body: { value: [] } }, { body: { value: [environment()] } }],
        [one(ID)]: { body: environment() },
      },
      true,
    ],
    [
      'finds the environment when a gateway answered',
      {
        [CREATE]: { status: 504, body: '<html/>' },
        [LIST]: { body: { value: [environment()] } },
        [one(ID)]: { body: environment() },
      },
      true,
    ],
    [
      'finds the environment that the operation does not name',
      {
        [CREATE]: accepted,
        [OPERATION]: state('Succeeded', { links: {} }),
        [LIST]: { body: { value: [environment()] } },
        [one(ID)]: { body: environment() },
      },
      false,
    ],
    [
      'waits for the operation that is in its way',
      {
        [CREATE]: [busy, { status: 409 }, accepted],
        [OPERATION]: state('Succeeded'),
        [one(ID)]: { body: environment() },
      },
      false,
    ],
  ]
  it.each(cases)('%s', async (_name, script, recovered) => {
    const created = await open(script).client.createEnvironment(request, wait)
    expect(created).toMatchObject({
      recovered,
      environment: { id: ID, dataverse: { url: 'https://contoso-dev.crm4.dynamics.com' } },
    })
  })

  const failures: [name: string, script: Record<string, Step | Step[]>, code: string][] = [
    [
      'no capacity is final',
      {
        [CREATE]: {
          status: 409,
          body: { error: { code: 'InsufficientCapacity_StorageDriven', message: 'x' } },
        },
      },
      'environment-create-failed',
    ],
    [
      'a server error with a code is final',
      { [CREATE]: { status: 500, body: { error: { code: 'LicenceMissing', message: 'x' } } } },
      'environment-create-failed',
    ],
    [
      'a taken domain name is said',
      { [CREATE]: { status: 400, body: { error: { code: 'DomainNameAlreadyInUse', message: 'x' } } } },
      'environment-name-taken',
    ],
    [
      'a failed operation is a failed creation',
      { [CREATE]: accepted, [OPERATION]: state('Failed') },
      'environment-create-failed',
    ],
    [
      'a lost creation that never shows is unknown',
      { [CREATE]: lost, [LIST]: { body: { value: [] } } },
      'outcome-unknown',
    ],
    [
      'an environment without Dataverse is still running',
      { [CREATE]: { status: 201, body: bare }, [one(ID)]: { body: bare } },
      'still-running',
    ],
    ['an operation that never leaves the way ends the tries', { [CREATE]: busy }, 'environment-not-ready'],
  ]
  it.each(failures)('%s', async (_name, script, code) => {
    const { client, http } = open(script)
    await expect(client.createEnvironment(request, wait)).rejects.toMatchObject({ code })
    if (code !== 'environment-not-ready') expect(http.sent.filter((key) => key === CREATE)).toHaveLength(1)
  })

  it('opens it to the tenant unless a group is named, and never sends an empty group of environments', async () => {
    const { client, http } = open({
      [CREATE]: { status: 201, body: environment() },
      [one(ID)]: { body: environment() },
    })
    await client.createEnvironment(request, wait)
    expect(http.requests[0]).toMatchObject({
      retry: 'once',
      body: {
        properties: {
          linkedEnvironmentMetadata: { securityGroupId: '00000000-0000-0000-0000-000000000000' },
        },
      },
    })
    expect(JSON.stringify(http.requests[0]?.body)).not.toContain('parentEnvironmentGroup')
  })
})

describe('deleting an environment', () => {
  const DELETE = `DELETE ${P}/scopes/admin/environments/${ID}`
  const cases: [name: string, script: Record<string, Step | Step[]>, outcome: string][] = [
    [
      'follows the operation until it has disappeared',
      {
        [DELETE]: accepted,
        [OPERATION]: [state('Running'), { status: 404 }],
        [one(ID)]: [{ body: environment() }, notFound],
      },
      'deleted',
    ],
    ['is done with 204', { [DELETE]: { status: 204 }, [one(ID)]: notFound }, 'deleted'],
    ['is absent with 404', { [DELETE]: notFound }, 'absent'],
    [
      'waits for another operation',
      { [DELETE]: [{ status: 409 }, busy, { status: 204 }], [one(ID)]: notFound },
      'deleted',
    ],
  ]
  it.each(cases)('%s', async (_name, script, outcome) => {
    await expect(open(script).client.deleteEnvironment(ID, 'expired', wait)).resolves.toBe(outcome)
  })
  it('fails with the operation', async () => {
    await expect(
      open({ [DELETE]: accepted, [OPERATION]: state('Failed') }).client.deleteEnvironment(ID, 'x', wait),
    ).rejects.toMatchObject({ code: 'environment-delete-failed' })
  })
  it.each(['', '..', 'contoso', `${ID}/x`])('refuses the id "%s" before it becomes a path', async (id) => {
    const { client, http } = open({})
    await expect(client.deleteEnvironment(id, 'x', wait)).rejects.toMatchObject({ code: 'input-invalid' })
    expect(http.sent).toEqual([])
  })
})

describe('changing an environment', () => {
  it('waits until the change shows', async () => {
    const changed = environment({
      more: { description: 'expires: 2026-03-01', states: { management: { id: 'Ready' } } },
    })
    const { client } = open({
      [`PATCH ${P}/scopes/admin/environments/${ID}`]: accepted,
      [OPERATION]: state('Succeeded'),
      [one(ID)]: [{ body: environment() }, { body: changed }],
    })
    await expect(
      client.updateEnvironment(ID, { description: 'expires: 2026-03-01' }, wait),
    ).resolves.toMatchObject({ description: 'expires: 2026-03-01' })
  })
})

describe('finding an environment', () => {
  const all: Step = {
    body: {
      value: [
        environment(),
        environment({ id: OTHER, displayName: 'Contoso', domainName: 'contoso' }),
        environment({ id: OTHER.replace('1a', '2a'), displayName: 'contoso', domainName: 'third' }),
      ],
    },
  }
  it.each([
    ['its URL', 'https://contoso-dev.crm4.dynamics.com/'],
    ['its URL in another case and with a page', 'https://Contoso-Dev.crm4.dynamics.com/main.aspx'],
    ['its host', 'contoso-dev.crm4.dynamics.com'],
    ['its domain name', 'contoso-dev'],
    ['its display name', 'contoso DEV'],
  ])('by %s', async (_name, reference) => {
    await expect(open({ [LIST]: all }).client.findEnvironment(reference)).resolves.toMatchObject({ id: ID })
  })
  it('by its id, without the list', async () => {
    const { client, http } = open({ [one(ID)]: { body: environment() } })
    await client.findEnvironment(ID)
    expect(http.sent).toEqual([one(ID)])
  })
  it('refuses a name that fits two and names them', async () => {
    await expect(open({ [LIST]: all }).client.findEnvironment('contoso')).rejects.toMatchObject({
      code: 'environment-ambiguous',
      details: { candidates: [{ id: OTHER }, {}] },
    })
  })
  it('proposes what was meant', async () => {
    await expect(open({ [LIST]: all }).client.findEnvironment('contoso-dve')).rejects.toMatchObject({
      code: 'environment-not-found',
      remedy: expect.stringContaining('contoso-dev'),
    })
  })
  it('reads all pages', async () => {
    const page: Step = { body: { value: [environment()], nextLink: `${REGIONAL}/${P}/more` } }
    await expect(
      open({ [LIST]: page, [`GET ${P}/more`]: all }).client.listEnvironments(),
    ).resolves.toHaveLength(4)
  })
  it.each([
    ['properties', { name: ID }],
    ['displayName', environment({ more: { displayName: undefined } })],
    ['environmentSku', environment({ more: { environmentSku: 7 } })],
    [
      'linkedEnvironmentMetadata.instanceUrl',
      environment({ more: { linkedEnvironmentMetadata: { instanceUrl: 'nowhere' } } }),
    ],
  ])('names the unusable field %s', async (field, body) => {
    await expect(open({ [one(ID)]: { body } }).client.getEnvironment(ID)).rejects.toMatchObject({
      code: 'response-invalid',
      details: { field },
    })
  })
})
