// The metadata of tables: what solutions brought, and what the service does not answer.
import { makeArchive } from './archive.js'
import { ask, createWorld, environment, importArchive, type World } from './world.js'

let world: World
const get = (path: string): ReturnType<typeof ask> => ask(world, 'test', path)

function withColumns(table: string, ...columns: string[]): string {
  const attributes = columns.map(
    (name) =>
      `<attribute PhysicalName="${name}"><LogicalName>${name.toLowerCase()}</LogicalName></attribute>`,
  )
  return `<ImportExportXml><Entities><Entity><Name LocalizedName="${table}">${table}</Name><EntityInfo><entity Name="${table}"><attributes>${attributes.join('')}</attributes></entity></EntityInfo></Entity></Entities></ImportExportXml>`
}

async function put(version: string, table: string, ...columns: string[]): Promise<void> {
  const customizationsXml = withColumns(table, ...columns)
  const archive = await makeArchive({ version, managed: true, tables: [table], customizationsXml })
  const message = version === '1.0.0.0' ? 'ImportSolutionAsync' : 'StageAndUpgradeAsync'
  const { operation } = await importArchive(world, 'test', archive, {}, message)
  expect(operation.statuscode).toBe(30)
}

async function columnsOf(table: string): Promise<string[]> {
  const select = '$select=LogicalName&$filter=IsCustomAttribute eq true and IsManaged eq true'
  const { body } = await get(`EntityDefinitions(LogicalName='${table}')/Attributes?${select}`)
  return body.value.map((row: { LogicalName: string }) => row.LogicalName)
}

beforeEach(() => {
  world = createWorld([environment('test')])
})

it('shows the columns that a solution brought, until an upgrade takes them away', async () => {
  await put('1.0.0.0', 'cts_Order', 'cts_Name', 'cts_Price')
  expect(await columnsOf('cts_order')).toEqual(['cts_name', 'cts_price'])
  await put('2.0.0.0', 'cts_Order', 'cts_Name')
  expect(await columnsOf('cts_order')).toEqual(['cts_name'])
})

it("tells a solution's columns from those of the platform's table, and their layers", async () => {
  await put('1.0.0.0', 'account', 'cts_Score')
  const attributes = await get("EntityDefinitions(LogicalName='account')/Attributes")
  const names = attributes.body.value.map((row: { LogicalName: string }) => row.LogicalName)
  expect(names).toEqual(expect.arrayContaining(['cts_score', 'name', 'accountid']))
  expect(await columnsOf('account')).toEqual(['cts_score'])
  const { MetadataId } = attributes.body.value[0]
  const layers = `msdyn_componentlayers?$filter=(msdyn_componentid eq '${MetadataId}' and msdyn_solutioncomponentname eq 'Attribute')`
  expect((await get(layers)).body.value).toMatchObject([{ msdyn_solutionname: 'contoso' }])
  const table = (await get("EntityDefinitions(LogicalName='account')")).body.MetadataId
  const below = `msdyn_componentlayers?$filter=(msdyn_componentid eq '${table}' and msdyn_solutioncomponentname eq 'Entity')`
  expect((await get(below)).body.value).toMatchObject([
    { msdyn_solutionname: 'System', msdyn_order: 1 },
    { msdyn_solutionname: 'contoso', msdyn_order: 2 },
  ])
})

it('columns of the same name in two tables have ids of their own', async () => {
  await put('1.0.0.0', 'cts_Order', 'cts_Name')
  await put('2.0.0.0', 'account', 'cts_Name')
  const idIn = async (table: string): Promise<string> =>
    (await get(`EntityDefinitions(LogicalName='${table}')/Attributes?$select=LogicalName`)).body.value[0]
      ?.MetadataId
  const account = await idIn('account')
  await put('3.0.0.0', 'cts_Order', 'cts_Name')
  expect(await idIn('cts_order')).not.toBe(account)
})

const refused: [name: string, path: string, status: number][] = [
  ['an unknown table', "EntityDefinitions(LogicalName='cts_nothing')/Attributes", 404],
  ['an order', 'EntityDefinitions?$orderby=LogicalName', 400],
  ['the first few', 'EntityDefinitions?$top=3', 400],
  ['a property that there is not', 'EntityDefinitions?$select=Colour', 400],
  ['what is below a definition otherwise', "EntityDefinitions(LogicalName='account')/Keys", 404],
]
it.each(refused)('refuses %s', async (_name, path, status) => {
  await put('1.0.0.0', 'account', 'cts_Score')
  expect((await get(path)).status).toBe(status)
})
