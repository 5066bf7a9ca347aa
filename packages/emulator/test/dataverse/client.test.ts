// A public client library against a running emulator: what other programs ask of Dataverse works here too.
import { DynamicsWebApi } from 'dynamics-web-api'
import { openArchive } from '../../src/dataverse/archive/zip.js'
import type { Emulator } from '../../src/index.js'
import { appToken, discard, start } from '../harness.js'
import { makeArchive } from './archive.js'

interface Account {
  accountid: string
  name: string
  revenue: number | null
}

describe('dynamics-web-api', () => {
  let emulator: Emulator
  let client: DynamicsWebApi

  beforeAll(async () => {
    emulator = await start()
    const serverUrl = emulator.environments()[1]!.instanceUrl
    const token = await appToken(emulator, serverUrl.slice(0, -1))
    client = new DynamicsWebApi({
      serverUrl,
      dataApi: { version: '9.2' },
      onTokenRefresh: async () => token,
    })
    for (const name of ['Anvil', 'Bolt', 'Crane', 'Drill', "O'Hara & Söhne"]) {
      await client.create({ collection: 'accounts', data: { name, revenue: name.length } })
    }
  })
  afterAll(() => discard(emulator))

  it('asks who it is', async () => {
    const answer = await client.callFunction<Record<string, string>>('WhoAmI')
    expect(answer['OrganizationId']).toBe(emulator.environments()[1]!.organizationId)
  })

  it('calls a function with a parameter', async () => {
    const answer = await client.callFunction<{ value: unknown[] }>({
      name: 'RetrieveDependenciesForUninstall',
      parameters: { SolutionUniqueName: 'Default' },
    })
    expect(answer.value).toEqual([])
  })

  it('lists with a selection, a filter, an expansion and an order', async () => {
    const { value } = await client.retrieveMultiple({
      collection: 'solutions',
      select: ['uniquename', 'version'],
      filter: "publisherid/uniquename eq 'MicrosoftCorporation' and ismanaged eq false",
      expand: [{ property: 'publisherid', select: ['uniquename'] }],
      orderBy: ['createdon desc', 'uniquename asc'],
    })
    expect(value.map((row) => [row.uniquename, row.publisherid.uniquename])).toEqual([
      ['System', 'MicrosoftCorporation'],
    ])
  })

  it('finds text with quotes, ampersands and letters beyond ASCII', async () => {
    const filter = "name eq 'O''Hara & Söhne'"
    const { value } = await client.retrieveMultiple<Account>({ collection: 'accounts', filter })
    expect(value.map(({ name }) => name)).toEqual(["O'Hara & Söhne"])
  })

  it('walks through the pages of a list, and says how long it is', async () => {
    const request = {
      collection: 'accounts',
      select: ['name'],
      orderBy: ['name desc'],
      maxPageSize: 2,
      count: true,
    }
    const names: string[][] = []
    let page = await client.retrieveMultiple<Account>(request)
    expect(page.oDataCount).toBe(5)
    for (;;) {
      names.push(page.value.map(({ name }) => name))
      if (page.oDataNextLink === undefined) break
      page = await client.retrieveMultiple<Account>(request, page.oDataNextLink)
    }
    expect(names).toEqual([["O'Hara & Söhne", 'Drill'], ['Crane', 'Bolt'], ['Anvil']])
    expect((await client.retrieveAll<Account>(request)).value).toHaveLength(5)
    expect(await client.count({ collection: 'accounts' })).toBe(5)
  })

  it('creates, reads, changes and deletes a row', async () => {
    const data = { name: 'Echo', revenue: 1.5 }
    const made: Account = await client.create({ collection: 'accounts', data, returnRepresentation: true })
    const key = made.accountid
    await client.update({ collection: 'accounts', key, data: { revenue: 2.5 } })
    const read = await client.retrieve<Account>({ collection: 'accounts', key, select: ['name', 'revenue'] })
    expect([read.name, read.revenue]).toEqual(['Echo', 2.5])
    await client.updateSingleProperty({ collection: 'accounts', key, fieldValuePair: { name: 'Foxtrot' } })
    expect((await client.retrieve<Account>({ collection: 'accounts', key })).name).toBe('Foxtrot')
    await client.deleteRecord({ collection: 'accounts', key })
    await expect(client.retrieve({ collection: 'accounts', key })).rejects.toMatchObject({
      status: 404,
      code: '0x80040217',
    })
  })

  it('makes or changes a row by its key, and holds to what it read', async () => {
    const key = "accountnumber='A-1'"
    await client.upsert({ collection: 'accounts', key, data: { name: 'Made' } })
    await client.upsert({ collection: 'accounts', key, data: { name: 'Changed' } })
    const read = await client.retrieve({ collection: 'accounts', key })
    expect([read.name, read.accountnumber]).toEqual(['Changed', 'A-1'])
    const stale = { collection: 'accounts', key: read.accountid, ifmatch: 'W/"1"', data: { name: 'Late' } }
    expect(await client.update(stale)).toBe(false)
    expect((await client.retrieve({ collection: 'accounts', key: read.accountid })).name).toBe('Changed')
    await client.deleteRecord({ collection: 'accounts', key: read.accountid })
  })

  it('expands, follows and cuts the links between rows', async () => {
    const [account] = (await client.retrieveMultiple<Account>({ collection: 'accounts', top: 1 })).value
    const contact = await client.create({
      collection: 'contacts',
      data: { lastname: 'Hopper', 'parentcustomerid_account@odata.bind': `/accounts(${account!.accountid})` },
      returnRepresentation: true,
    })
    const relatedKey = String((contact as unknown as Record<string, unknown>)['contactid'])
    const read = await client.retrieve({
      collection: 'accounts',
      key: account!.accountid,
      expand: [{ property: 'contact_customer_accounts', select: ['lastname'] }],
    })
    expect(read.contact_customer_accounts).toMatchObject([{ lastname: 'Hopper' }])
    const link = {
      collection: 'accounts',
      primaryKey: account!.accountid,
      navigationProperty: 'primarycontactid',
    }
    await client.associateSingleValued({ ...link, relatedCollection: 'contacts', relatedKey })
    expect(await primaryContactOf(account!.accountid)).toBe(relatedKey)
    await client.disassociateSingleValued(link)
    expect(await primaryContactOf(account!.accountid)).toBeNull()
    await client.deleteRecord({ collection: 'contacts', key: relatedKey })
  })

  async function primaryContactOf(key: string): Promise<unknown> {
    const row = await client.retrieve({ collection: 'accounts', key, select: ['_primarycontactid_value'] })
    return row._primarycontactid_value
  }

  it('does several things in one batch', async () => {
    client.startBatch()
    void client.create({ collection: 'accounts', data: { name: 'Batched' }, contentId: '1' })
    void client.create({
      collection: 'contacts',
      data: { lastname: 'Inner', 'parentcustomerid_account@odata.bind': '$1' },
    })
    void client.retrieveMultiple({ collection: 'accounts', filter: "name eq 'Batched'" })
    const [accountId, contactId, list] = await client.executeBatch()
    expect(list.value).toMatchObject([{ accountid: accountId, name: 'Batched' }])
    const contact = await client.retrieve({ collection: 'contacts', key: contactId })
    expect(contact._parentcustomerid_value).toBe(accountId)
    await client.deleteRecord({ collection: 'accounts', key: accountId })
  })

  it('is told why a batch failed, and that nothing of it happened', async () => {
    client.startBatch()
    void client.create({ collection: 'accounts', data: { name: 'Undone' } })
    void client.create({ collection: 'accounts', data: { nosuchcolumn: 1 } })
    const failure: unknown = await client.executeBatch().catch((caught: unknown) => caught)
    expect([failure].flat()).toMatchObject([{ status: 400, error: { code: '0x80048d19' } }])
    const undone = { collection: 'accounts', filter: "name eq 'Undone'" }
    expect((await client.retrieveMultiple(undone)).value).toEqual([])
  })

  it('imports, publishes and exports a solution', async () => {
    const CustomizationFile = (await makeArchive()).toString('base64')
    const action = { CustomizationFile, OverwriteUnmanagedCustomizations: true, PublishWorkflows: true }
    const { AsyncOperationId } = await client.callAction<{ AsyncOperationId: string }>({
      actionName: 'ImportSolutionAsync',
      action,
    })
    emulator.clock.advance(60_000)
    const ended = await client.retrieve({
      collection: 'asyncoperations',
      key: AsyncOperationId,
      select: ['statuscode'],
    })
    expect(ended.statuscode).toBe(30)
    await client.callAction({ actionName: 'PublishAllXml' })
    const { ExportSolutionFile } = await client.callAction<{ ExportSolutionFile: string }>({
      actionName: 'ExportSolution',
      action: { SolutionName: 'Contoso', Managed: false },
    })
    const entries = await openArchive(Buffer.from(ExportSolutionFile, 'base64'))
    expect([...entries.keys()]).toContain('solution.xml')
  })
})
