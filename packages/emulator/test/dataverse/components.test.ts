// What solutions hold: what is added to them, and what depends on whom.
import { makeArchive, type ArchiveWish } from './archive.js'
import { ask, createWorld, environment, type Ask, type World } from './world.js'

const DEV = environment('dev').id
const DEFAULT = 'fd140aaf-4df4-11dd-bd17-0019b9312238'
let world: World

beforeEach(async () => {
  world = createWorld()
  const need = { type: '1', schemaName: 'fab_thing', solution: 'Fabrikam (1.0.0.0)' }
  await put({ uniqueName: 'Fabrikam', publisher: 'fab', tables: ['fab_thing'], managed: true })
  await put({ uniqueName: 'Contoso', tables: ['cts_order'], requires: [need], managed: true })
  const { value } = (await get("publishers?$filter=uniquename eq 'fab'")).body
  const body = {
    uniquename: 'Mine',
    friendlyname: 'Mine',
    version: '1.0.0.0',
    'publisherid@odata.bind': `/publishers(${value[0].publisherid})`,
  }
  await ask(world, 'dev', 'solutions', { method: 'POST', body })
})

async function put(wish: ArchiveWish): Promise<void> {
  await world.service.importAsMaker(DEV, await makeArchive(wish))
}

const get = (path: string): ReturnType<typeof ask> => ask(world, 'dev', path)

async function idOf(uniqueName: string): Promise<string> {
  return (await get(`solutions?$filter=uniquename eq '${uniqueName}'`)).body.value[0].solutionid
}

async function componentOf(name: string, solution = DEFAULT): Promise<Record<string, unknown> | undefined> {
  const rows = await get(`msdyn_solutioncomponentsummaries?$filter=(msdyn_solutionid eq ${solution})`)
  return rows.body.value.find((row: Record<string, unknown>) => row['msdyn_name'] === name)
}

const add = async (ComponentId: unknown, more: object = {}): ReturnType<typeof ask> => {
  const body = {
    ComponentId,
    ComponentType: 1,
    SolutionUniqueName: 'Mine',
    AddRequiredComponents: false,
    ...more,
  }
  return ask(world, 'dev', 'AddSolutionComponent', { method: 'POST', body } satisfies Ask)
}

it('the default solution holds what every solution holds', async () => {
  expect(await componentOf('fab_thing')).toBeDefined()
  expect(await componentOf('cts_order')).toBeDefined()
})

it('a dependency names components and solutions by the ids of the other tables', async () => {
  const { value } = (await get("RetrieveDependenciesForUninstall(SolutionUniqueName='Fabrikam')")).body
  expect(value).toHaveLength(1)
  expect(value[0]).toMatchObject({
    dependentcomponentobjectid: (await componentOf('cts_order'))?.['msdyn_objectid'],
    dependentcomponentbasesolutionid: await idOf('Contoso'),
    requiredcomponentobjectid: (await componentOf('fab_thing'))?.['msdyn_objectid'],
    requiredcomponentbasesolutionid: await idOf('Fabrikam'),
  })
  const roots = await get(`solutioncomponents?$filter=objectid eq ${value[0].dependentcomponentobjectid}`)
  expect(roots.body.value[0]).toMatchObject({ _solutionid_value: await idOf('Contoso') })
})

describe('adding a component', () => {
  it('makes it a root component of the solution, once', async () => {
    const id = (await componentOf('cts_order'))?.['msdyn_objectid']
    const first = await add(id)
    expect(first.status).toBe(200)
    expect((await add(id)).body.id).toBe(first.body.id)
    const roots = await get(`solutioncomponents?$filter=_solutionid_value eq ${await idOf('Mine')}`)
    expect(roots.body.value).toMatchObject([
      { solutioncomponentid: first.body.id, objectid: id, componenttype: 1, rootcomponentbehavior: 0 },
    ])
  })

  it('brings what it needs when asked', async () => {
    const id = (await componentOf('cts_order'))?.['msdyn_objectid']
    await add(id, { AddRequiredComponents: true, DoNotIncludeSubcomponents: true })
    expect(await componentOf('fab_thing', await idOf('Mine'))).toBeDefined()
  })

  it.each([
    { name: 'a component that is not there', more: { ComponentType: 61 }, status: 404, code: '0x80040217' },
    { name: 'a managed solution', more: { SolutionUniqueName: 'Contoso' }, status: 400, code: '0x80040203' },
    { name: 'an unknown solution', more: { SolutionUniqueName: 'No' }, status: 404, code: '0x80040217' },
    { name: 'an id that is none', more: { ComponentId: 'x' }, status: 400, code: '0x80048d19' },
    { name: 'no type', more: { ComponentType: '1' }, status: 400, code: '0x80048d19' },
    {
      name: 'no word on requirements',
      more: { AddRequiredComponents: null },
      status: 400,
      code: '0x80048d19',
    },
    { name: 'a parameter that it lacks', more: { Managed: true }, status: 400, code: '0x80048d19' },
  ])('refuses $name', async ({ more, status, code }) => {
    const answer = await add((await componentOf('cts_order'))?.['msdyn_objectid'], more)
    expect({ status: answer.status, code: answer.body.error?.code }).toEqual({ status, code })
  })
})
