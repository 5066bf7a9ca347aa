// Turning flows on: whose connections, whose children, in whose name.
import { FLOW_ID, makeArchive, SHAREPOINT, type ArchiveWish } from './archive.js'
import {
  APPLICATION,
  ask,
  createWorld,
  environment,
  importArchive,
  tokenFor,
  type Answer,
  type World,
} from './world.js'

const CHILD_ID = '11111111-0000-4000-8000-000000000002'
const MAKER = {
  objectId: 'aaaa0000-0000-4000-8000-000000000001',
  displayName: 'Mia Maker',
  userPrincipalName: 'mia@contoso.example',
  availableAt: 0,
}
const STRANGER = 'aaaa0000-0000-4000-8000-000000000009'

function openWorld(): World {
  return createWorld([environment('test', [APPLICATION, MAKER])])
}

function turnOn(world: World, id: string, headers: Record<string, string> = {}): Promise<Answer> {
  const body = { statecode: 1, statuscode: 2 }
  return ask(world, 'test', `workflows(${id})`, { method: 'PATCH', body, headers })
}

async function install(world: World, wish: ArchiveWish): Promise<void> {
  await importArchive(world, 'test', await makeArchive({ managed: true, ...wish }), {
    PublishWorkflows: false,
  })
}

const parent = (...children: string[]): string =>
  JSON.stringify({
    properties: {
      definition: {
        actions: {
          Scope: {
            type: 'Scope',
            actions: Object.fromEntries(
              children.map((workflowReferenceName, index) => [
                `Call_${index}`,
                { type: 'Workflow', inputs: { host: { workflowReferenceName } } },
              ]),
            ),
          },
        },
      },
    },
  })

describe('a parent flow', () => {
  const flows = [
    { id: FLOW_ID, name: 'Parent', json: parent(CHILD_ID.toUpperCase()) },
    { id: CHILD_ID, name: 'Child' },
  ]

  it('is turned on after its child', async () => {
    const world = openWorld()
    await install(world, { flows })
    const early = await turnOn(world, FLOW_ID)
    expect(early.status).toBe(400)
    expect(early.body.error).toMatchObject({
      code: '0x80060467',
      message: expect.stringMatching(new RegExp(`ChildFlowNeverPublished.*'${CHILD_ID}'`)),
    })
    expect((await turnOn(world, CHILD_ID)).status).toBe(204)
    expect((await turnOn(world, FLOW_ID)).status).toBe(204)
  })

  it('needs its child to have been on once', async () => {
    const world = openWorld()
    await install(world, { flows })
    await turnOn(world, CHILD_ID)
    await ask(world, 'test', `workflows(${CHILD_ID})`, {
      method: 'PATCH',
      body: { statecode: 0, statuscode: 1 },
    })
    expect((await turnOn(world, FLOW_ID)).status).toBe(204)
  })

  it('wraps what is wrong with several children into one error', async () => {
    const world = openWorld()
    await install(world, { flows: [{ id: FLOW_ID, name: 'Parent', json: parent(CHILD_ID, STRANGER) }] })
    const { message } = (await turnOn(world, FLOW_ID)).body.error
    const details = JSON.parse(/details "(.*)"\.$/s.exec(message)?.[1] ?? '')
    expect(details.error).toMatchObject({
      code: 'MultipleErrorsOccurred',
      details: [{ code: 'ChildFlowNeverPublished' }, { code: 'ChildFlowNeverPublished' }],
    })
  })
})

describe('a connection', () => {
  const wish = {
    flows: [{ id: FLOW_ID, name: 'Notify', references: ['cts_sp'] }],
    connectionReferences: ['cts_sp'],
  }
  const connection = {
    name: 'c1',
    apiId: SHAREPOINT,
    displayName: 'x',
    status: 'Connected',
    createdByObjectId: MAKER.objectId,
  }

  async function bound(sharedWith: string[] = []): Promise<World> {
    const world = openWorld()
    world.connections.push({ ...connection, sharedWith })
    await install(world, wish)
    const [reference] = (await ask(world, 'test', 'connectionreferences')).body.value
    await ask(world, 'test', `connectionreferences(${reference.connectionreferenceid})`, {
      method: 'PATCH',
      body: { connectionid: 'c1' },
    })
    return world
  }

  it('of somebody else is refused, by the ids of both', async () => {
    const { status, body } = await turnOn(await bound(), FLOW_ID)
    expect(status).toBe(400)
    expect(body.error.message).toMatch(
      new RegExp(`ConnectionAuthorizationFailed.*'${APPLICATION.objectId}'.*connections/c1'`),
    )
  })

  it.each([
    ['is shared with the caller', [APPLICATION.objectId], {}],
    ['belongs to whom the caller acts for', [], { callerobjectid: MAKER.objectId }],
  ])('that %s is used', async (_what, sharedWith, headers) => {
    expect((await turnOn(await bound(sharedWith), FLOW_ID, headers)).status).toBe(204)
  })
})

describe('acting for another user', () => {
  it('is that user', async () => {
    const headers = { callerobjectid: MAKER.objectId.toUpperCase() }
    const { body } = await ask(openWorld(), 'test', 'WhoAmI()', { headers })
    const other = await ask(openWorld(), 'test', 'WhoAmI()')
    expect(body.UserId).not.toBe(other.body.UserId)
  })

  it('is refused for a stranger', async () => {
    const headers = { callerobjectid: STRANGER }
    const { status, body } = await ask(openWorld(), 'test', 'WhoAmI()', { headers })
    expect([status, body.error.code]).toEqual([403, '0x80072560'])
  })

  it('needs the privilege', async () => {
    const world = openWorld()
    const users = (await ask(world, 'test', 'systemusers')).body.value
    const maker = users.find((user: Answer['body']) => user.azureactivedirectoryobjectid === MAKER.objectId)
    const held = `systemusers(${maker.systemuserid})/systemuserroles_association`
    const [role] = (await ask(world, 'test', held)).body.value
    await ask(world, 'test', `${held}(${role.roleid})/$ref`, { method: 'DELETE' })
    const token = tokenFor('test', MAKER)
    const answer = await ask(world, 'test', 'WhoAmI()', {
      token,
      headers: { callerobjectid: APPLICATION.objectId },
    })
    expect(answer.status).toBe(403)
    expect(answer.body.error.message).toContain('prvActOnBehalfOfAnotherUser')
  })
})
