// Imports that the service accepts: time, lock, log, upgrade, faults on demand.
import { createHash } from 'node:crypto'
import JSZip from 'jszip'
import { FLOW_ID, makeArchive, type ArchiveWish } from './archive.js'
import { ask, createWorld, importArchive, type Answer, type World } from './world.js'

const older: ArchiveWish = { managed: true, version: '1.0.0.0' }

const patch: ArchiveWish = {
  uniqueName: 'Contoso_Patch',
  parent: 'Contoso',
  managed: true,
  version: '1.0.1.0',
}

const WEB_RESOURCE =
  '<ImportExportXml><WebResources><WebResource><Name>cts_/a.js</Name><FileName>/WebResources/cts_a</FileName></WebResource></WebResources></ImportExportXml>'

const need = { type: '1', schemaName: 'fab_thing', solution: 'Fabrikam (1.0.0.0)' }

async function solutionRow(world: World, name = 'Contoso'): Promise<Answer['body']> {
  const { body } = await ask(world, 'test', `solutions?$filter=uniquename eq '${name}'`)
  return body.value[0]
}

describe('an import that the service refuses', () => {
  type RefusedCase = [string, ArchiveWish[], ArchiveWish, message: string, code: string]
  const cases: RefusedCase[] = [
    [
      'a managed archive over the unmanaged solution',
      [{}],
      { managed: true, version: '2.0' },
      '',
      '0x80048040',
    ],
    ['an unmanaged archive over the managed solution', [older], { version: '2.0' }, '', '0x80048041'],
    ['another publisher', [older], { ...older, version: '2.0', publisher: 'fabrikam' }, '', '0x8004801C'],
    [
      'a lower version of a managed solution',
      [{ managed: true, version: '1.10.0.0' }],
      { managed: true, version: '1.9.0.0' },
      '',
      '0x80048541',
    ],
    ['an upgrade to the version that is there', [older], older, 'StageAndUpgradeAsync', '0x80048541'],
    ['an upgrade of what is not installed', [], older, 'StageAndUpgradeAsync', '0x8004853B'],
    ['an archive of a newer platform', [], { packageVersion: '9.3' }, '', '0x80048068'],
    ['an archive with the name of a system solution', [], { uniqueName: 'Active' }, '', '0x80048046'],
    ['a requirement on a solution that is not there', [], { requires: [need] }, '', '0x8004801D'],
    [
      'a requirement on an optional app',
      [],
      { requires: [{ ...need, solution: 'msdynce_Sales (9.0)' }] },
      '',
      '0x8004801D',
    ],
    ...['type="1" schemaName="cts_gone"', 'type="20" id="{11111111-0000-4000-8000-0000000000aa}"'].map(
      (root): RefusedCase => [
        `a root component that is not in the archive: ${root}`,
        [],
        { rootComponents: `<RootComponent ${root} />` },
        '',
        '0x8004803A',
      ],
    ),
    ['a patch without its parent', [], patch, '', '0x80048034'],
    [
      'a patch of another minor version of its parent',
      [older],
      { ...patch, version: '1.1.1' },
      '',
      '0x80048034',
    ],
    ['an unmanaged patch of a managed solution', [older], { ...patch, managed: false }, '', '0x80048041'],
  ]

  it.each(cases)('%s', async (_name, before, wish, message, code) => {
    const world = createWorld()
    for (const earlier of before) {
      expect((await importArchive(world, 'test', await makeArchive(earlier))).operation.statuscode).toBe(30)
    }
    const wasThere = await solutionRow(world)
    const { operation, jobId } = await importArchive(
      world,
      'test',
      await makeArchive(wish),
      {},
      message || undefined,
    )
    expect(operation).toMatchObject({
      statecode: 3,
      statuscode: 31,
      messagename: message || 'ImportSolutionAsync',
    })
    expect(operation.errorcode).toBe(Number.parseInt(code, 16) | 0)
    expect(operation.completedon).not.toBeNull()
    const job = (await ask(world, 'test', `importjobs(${jobId})`)).body
    expect(job.progress).toBeLessThan(100)
    expect(job.data).toContain('succeeded="failure"')
    expect(job.data).toContain(`errorcode="${code}"`)
    expect(await solutionRow(world)).toEqual(wasThere)
    const result = await ask(world, 'test', `RetrieveSolutionImportResult(ImportJobId=${jobId})`)
    expect(result.body.SolutionOperationResult).toMatchObject({ Status: 'Failed', Type: 'Import' })
    expect(world.service.imports().at(-1)).toMatchObject({ succeeded: false, code })
  })

  const unreadable: [string, () => Promise<Buffer>, string][] = [
    ['bytes that are no zip', async () => Buffer.from('PK not at all'), '0x80048060'],
    ['a zip without solution.xml', () => makeArchive({ without: ['solution.xml'] }), '0x80048060'],
    [
      'a zip without [Content_Types].xml',
      () => makeArchive({ without: ['[Content_Types].xml'] }),
      '0x80048060',
    ],
    ['XML that is not well-formed', () => makeArchive({ customizationsXml: '<a><b></a>' }), '0x80048013'],
    [
      'XML with a document type',
      () =>
        makeArchive({
          customizationsXml: '<!DOCTYPE x [<!ENTITY y "z">]><ImportExportXml>&y;</ImportExportXml>',
        }),
      '0x8004802C',
    ],
    ['a manifest without a version', () => makeArchive({ version: 'x' }), '0x8004802C'],
    [
      'a flow whose file is not in the archive',
      () => makeArchive({ flows: [{ id: FLOW_ID, name: 'x' }], without: [`Workflows/${FLOW_ID}.json`] }),
      '0x80048033',
    ],
    [
      'a web resource whose file is not in the archive',
      () => makeArchive({ tables: [], customizationsXml: WEB_RESOURCE }),
      '0x80048033',
    ],
    ['more than 200 MB of content in a small archive', makeBomb, '0x80040375'],
  ]

  it.each(unreadable)('%s, at once', async (_name, make, code) => {
    const { started } = await importArchive(createWorld(), 'test', await make())
    expect(started.status).toBe(400)
    expect(started.body.error.code).toBe(code)
    expect(started.body.error.message).not.toBe('')
  })

  it('a corrupted entry, by its checksum', async () => {
    const bytes = await makeArchive()
    const at = bytes.indexOf('customizations.xml') + 'customizations.xml'.length + 4
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    const { started } = await importArchive(createWorld(), 'test', bytes)
    expect(started.body.error.code).toBe('0x80048060')
  })

  it('an archive of more than 95 MB', async () => {
    const { started } = await importArchive(createWorld(), 'test', Buffer.alloc(95 * 1024 * 1024 + 1))
    expect(started.body.error.code).toBe('0x80040375')
  })

  it('the synchronous message answers with the refusal itself', async () => {
    const world = createWorld()
    const { started } = await importArchive(
      world,
      'test',
      await makeArchive({ requires: [need] }),
      { ImportJobId: '33333333-0000-4000-8000-000000000001' },
      'ImportSolution',
    )
    expect(started.status).toBe(400)
    expect(started.body.error.message).toContain('<Required type="1" schemaName="fab_thing"')
    const job = await ask(world, 'test', 'importjobs(33333333-0000-4000-8000-000000000001)')
    expect(job.body.completedon).not.toBeNull()
  })
})

describe('an import that the service accepts', () => {
  const met: [string, ArchiveWish][] = [
    ['a requirement on the platform', { requires: [{ ...need, solution: 'System' }] }],
    [
      'a requirement on a first-party solution',
      { requires: [{ ...need, type: '61', solution: 'msdyn_AppFrameworkInfraExtensions (1.0)' }] },
    ],
    [
      'a requirement on a platform table in Active',
      { requires: [{ type: '1', schemaName: 'account', solution: 'Active' }] },
    ],
    ['a requirement that the archive meets itself', { tables: ['cts_order', 'fab_thing'], requires: [need] }],
    ['an older package version', { packageVersion: '8.2' }],
  ]

  it.each(met)('%s', async (_name, wish) => {
    const { operation } = await importArchive(createWorld(), 'test', await makeArchive(wish))
    expect(operation.statuscode).toBe(30)
  })

  it('a patch of the version of its parent that is installed', async () => {
    const world = createWorld()
    await importArchive(world, 'test', await makeArchive(older))
    const { operation } = await importArchive(world, 'test', await makeArchive(patch))
    expect(operation.statuscode).toBe(30)
    const parent = await solutionRow(world)
    expect((await solutionRow(world, 'Contoso_Patch'))._parentsolutionid_value).toBe(parent.solutionid)
    expect(parent.version).toBe('1.0.0.0')
  })

  it.each([
    ['percent-encoded', 'Workflows/Caf%C3%A9%20%7B1%7D.json'],
    ['in another case', 'workflows/CAFÉ {1}.json'],
    ['as customizations.xml spells them', 'Workflows/Café {1}.json'],
  ])('finds files whose names are %s', async (_name, entry) => {
    const world = createWorld()
    const flow = `<Workflow WorkflowId="{${FLOW_ID}}" Name="x"><JsonFileName>/Workflows/Café {1}.json</JsonFileName><Category>5</Category></Workflow>`
    const customizationsXml = `<ImportExportXml><Entities /><Workflows>${flow}</Workflows></ImportExportXml>`
    const archive = await makeArchive({
      tables: [],
      customizationsXml,
      extra: { [entry]: '{"properties":{}}' },
    })
    const { operation } = await importArchive(world, 'test', archive)
    expect(operation.statuscode).toBe(30)
    const { body } = await ask(world, 'test', `workflows(${FLOW_ID})?$select=clientdata`)
    expect(body.clientdata).toBe('{"properties":{}}')
  })

  it('takes what an installed solution provides, which then cannot be uninstalled', async () => {
    const world = createWorld()
    await importArchive(
      world,
      'test',
      await makeArchive({ uniqueName: 'Fabrikam', publisher: 'fab', tables: ['fab_thing'], managed: true }),
    )
    const { operation } = await importArchive(
      world,
      'test',
      await makeArchive({ requires: [need], managed: true }),
    )
    expect(operation.statuscode).toBe(30)
    const refused = await ask(world, 'test', 'UninstallSolutionAsync', {
      method: 'POST',
      body: { SolutionUniqueName: 'Fabrikam' },
    })
    expect(refused.body.error).toMatchObject({
      code: '0x8004F01D',
      message: expect.stringContaining('DependencyCount : 1'),
    })
    const rows = await ask(world, 'test', "RetrieveDependenciesForUninstall(SolutionUniqueName='Fabrikam')")
    expect(rows.body.value).toHaveLength(1)
    expect(rows.body.value[0]).toMatchObject({ requiredcomponenttype: 1, dependentcomponenttype: 1 })
    const ended = await ask(world, 'test', "RetrieveMissingDependencies(SolutionUniqueName=@p)?@p='Contoso'")
    expect(ended.body.value).toEqual([])
  })

  it('is in progress until its time is over, and holds the customization lock', async () => {
    const world = createWorld()
    const archive = await makeArchive()
    const body = {
      OverwriteUnmanagedCustomizations: true,
      PublishWorkflows: true,
      CustomizationFile: archive.toString('base64'),
    }
    const started = (await ask(world, 'test', 'ImportSolutionAsync', { method: 'POST', body })).body
    const operation = `asyncoperations(${started.AsyncOperationId})?$select=statecode,statuscode`
    const job = `importjobs(${started.ImportJobKey})?$select=progress,completedon,solutionname`
    expect((await ask(world, 'test', operation)).body).toMatchObject({ statecode: 0, statuscode: 0 })
    expect((await ask(world, 'test', job)).status).toBe(404)
    world.advance(1004)
    expect((await ask(world, 'test', operation)).body).toMatchObject({ statecode: 2, statuscode: 20 })
    expect((await ask(world, 'test', job)).body).toMatchObject({
      progress: 25.1,
      completedon: null,
      solutionname: 'Contoso',
    })
    expect(await solutionRow(world)).toBeUndefined()
    for (const [message, given] of [
      ['ImportSolutionAsync', body],
      ['PublishAllXml', undefined],
    ] as const) {
      const second = await ask(world, 'test', message, { method: 'POST', body: given })
      expect(second.status).toBe(429)
      expect(second.body.error).toEqual({
        code: '0x80071151',
        message: `Cannot start another [${message === 'PublishAllXml' ? 'PublishAll' : 'Import'}] because there is a previous [Import] running at this moment. Use Solution History for more details.`,
      })
    }
    expect(
      (await ask(world, 'test', 'msdyn_solutionhistories?$filter=msdyn_status eq 0')).body.value,
    ).toHaveLength(1)
    world.advance(2996)
    expect((await ask(world, 'test', operation)).body).toMatchObject({ statecode: 3, statuscode: 30 })
    expect((await ask(world, 'test', job)).body.progress).toBe(100)
    expect(await solutionRow(world)).toMatchObject({ version: '1.0.0.0', ismanaged: false })
    const [history] = (await ask(world, 'test', "msdyn_solutionhistories?$filter=msdyn_name eq 'Contoso'"))
      .body.value
    expect(history).toMatchObject({
      msdyn_status: 1,
      msdyn_result: true,
      msdyn_operation: 0,
      msdyn_suboperation: 1,
      msdyn_totaltime: 4,
    })
    expect((await ask(world, 'test', 'PublishAllXml', { method: 'POST' })).status).toBe(204)
  })

  it('honours the import job id of the client, once', async () => {
    const world = createWorld()
    const ImportJobId = '33333333-0000-4000-8000-000000000002'
    const archive = await makeArchive({ managed: true })
    expect((await importArchive(world, 'test', archive, { ImportJobId })).jobId).toBe(ImportJobId)
    const again = await importArchive(world, 'test', archive, { ImportJobId })
    expect(again.started.status).toBe(412)
    expect(again.started.body.error.code).toBe('0x80040237')
    const digest = createHash('sha256').update(archive).digest('hex')
    expect(world.service.imports()).toEqual([
      expect.objectContaining({ digest, domainName: 'test', importJobId: ImportJobId }),
    ])
  })

  it('gives every component its result in the log', async () => {
    const world = createWorld()
    const { jobId } = await importArchive(
      world,
      'test',
      await makeArchive({ flows: [{ id: FLOW_ID, name: 'Notify' }] }),
    )
    const { data } = (await ask(world, 'test', `importjobs(${jobId})?$select=data`)).body
    expect(data).toMatch(/<entities><entity id="cts_order"[^>]*><result result="success" errorcode="0"/)
    expect(data).toMatch(/<Workflows><Workflow id="\{11111111-[^>]*processed="true"><result result="success"/)
    const sheet = (await ask(world, 'test', `RetrieveFormattedImportJobResults(ImportJobId=${jobId})`)).body
      .FormattedResults
    expect(sheet).toContain('<Worksheet ss:Name="Components"')
    expect(sheet).toContain('Contoso &amp; more')
  })

  it('upgrades in one step and deletes what the new version no longer has', async () => {
    const world = createWorld()
    const first = { ...older, flows: [{ id: FLOW_ID, name: 'Notify' }], connectionReferences: ['cts_sp'] }
    await importArchive(world, 'test', await makeArchive(first))
    const next = await makeArchive({ managed: true, version: '1.1.0.0' })
    const { operation } = await importArchive(world, 'test', next, {}, 'StageAndUpgradeAsync')
    expect(operation.statuscode).toBe(30)
    expect(await solutionRow(world)).toMatchObject({ version: '1.1.0.0' })
    expect(await solutionRow(world, 'Contoso_Upgrade')).toBeUndefined()
    expect((await ask(world, 'test', 'workflows')).body.value).toEqual([])
    expect((await ask(world, 'test', 'connectionreferences')).body.value).toEqual([])
  })

  it('keeps an update from deleting, and a holding solution apart until it is promoted', async () => {
    const world = createWorld()
    await importArchive(
      world,
      'test',
      await makeArchive({ ...older, flows: [{ id: FLOW_ID, name: 'Notify' }] }),
    )
    await importArchive(world, 'test', await makeArchive({ managed: true, version: '1.1' }))
    expect((await ask(world, 'test', 'workflows')).body.value).toHaveLength(1)
    const held = await makeArchive({ managed: true, version: '1.2' })
    await importArchive(world, 'test', held, { HoldingSolution: true })
    expect(await solutionRow(world)).toMatchObject({ version: '1.1' })
    expect(await solutionRow(world, 'Contoso_Upgrade')).toMatchObject({ version: '1.2' })
    const blocked = await importArchive(world, 'test', await makeArchive({ managed: true, version: '1.3' }))
    expect(blocked.operation.message).toContain('Contoso_Upgrade exists. Cannot update solution.')
    const promoted = await ask(world, 'test', 'DeleteAndPromoteAsync', {
      method: 'POST',
      body: { UniqueName: 'Contoso' },
    })
    world.advance(5000)
    expect(
      (await ask(world, 'test', `asyncoperations(${promoted.body.AsyncOperationId})`)).body.statuscode,
    ).toBe(30)
    expect(await solutionRow(world)).toMatchObject({ version: '1.2' })
    expect((await ask(world, 'test', 'workflows')).body.value).toEqual([])
  })
})

/** A small archive whose directory lists one entry of a megabyte 201 times under different names. */
async function makeBomb(): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await makeArchive())
  zip.file('Reports/000', Buffer.alloc(1024 * 1024), { createFolders: false })
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  const end = bytes.lastIndexOf('PK\x05\x06')
  const entry = bytes.subarray(bytes.lastIndexOf('PK\x01\x02'), end)
  const copies = Array.from({ length: 200 }, (_unused, at) => {
    const copy = Buffer.from(entry)
    copy.write(String(at + 1).padStart(3, '0'), copy.indexOf('Reports/') + 'Reports/'.length)
    return copy
  })
  const tail = Buffer.from(bytes.subarray(end))
  for (const at of [8, 10]) tail.writeUInt16LE(tail.readUInt16LE(at) + copies.length, at)
  return Buffer.concat([bytes.subarray(0, end), ...copies, tail])
}
