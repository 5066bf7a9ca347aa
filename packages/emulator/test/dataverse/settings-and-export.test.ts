// Deployment settings, export and what a maker saves.
import { FLOW_ID, makeArchive, SHAREPOINT } from './archive.js'
import { APPLICATION, ask, createWorld, importArchive, type Answer, type World } from './world.js'

async function solutionRow(world: World, name = 'Contoso'): Promise<Answer['body']> {
  const { body } = await ask(world, 'test', `solutions?$filter=uniquename eq '${name}'`)
  return body.value[0]
}

describe('faults on demand', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['an asynchronous import that meets another one later', { effect: 'busy' }, '0x80071151'],
    ['an import that takes too long', { effect: 'timeout' }, '0x80048543'],
    [
      'an import that fails as the test says',
      { effect: 'fail', code: '0x80048021', message: 'no' },
      '0x80048021',
    ],
  ]

  it.each(cases)('%s', async (_name, detail, code) => {
    const world = createWorld()
    world.fault('dataverse-import', detail)
    const { operation } = await importArchive(world, 'test', await makeArchive())
    expect(operation).toMatchObject({ statuscode: 31, errorcode: Number.parseInt(code, 16) | 0 })
    expect((await importArchive(world, 'test', await makeArchive())).operation.statuscode).toBe(30)
  })

  it('an import that succeeds with a component that failed', async () => {
    const world = createWorld()
    world.fault('dataverse-import', {
      effect: 'component-failure',
      component: 'cts_order',
      code: '0x80048033',
    })
    const { operation, jobId } = await importArchive(world, 'test', await makeArchive())
    expect(operation.statuscode).toBe(30)
    const { data } = (await ask(world, 'test', `importjobs(${jobId})`)).body
    expect(data).toMatch(/<entity id="cts_order"[^>]*><result result="failure" errorcode="0x80048033"/)
  })
})

describe('deployment settings', () => {
  const archive = (): Promise<Buffer> =>
    makeArchive({
      managed: true,
      flows: [{ id: FLOW_ID, name: 'Notify', references: ['cts_sp'] }],
      connectionReferences: ['cts_sp'],
      variables: [{ schemaName: 'cts_Url', value: 'from-archive' }],
    })
  const parameters = (connectionid: string): Record<string, unknown> => ({
    ComponentParameters: [
      {
        '@odata.type': 'Microsoft.Dynamics.CRM.connectionreference',
        connectionreferencelogicalname: 'cts_sp',
        connectionid,
        connectorid: SHAREPOINT,
      },
      {
        '@odata.type': 'Microsoft.Dynamics.CRM.environmentvariablevalue',
        schemaname: 'cts_Url',
        value: 'mapped',
      },
    ],
  })
  const connection = {
    name: 'c1',
    apiId: SHAREPOINT,
    displayName: 'SharePoint',
    status: 'Connected',
    createdByObjectId: APPLICATION.objectId,
  }

  it('turns the flow on when its connection is usable, and takes the mapped value', async () => {
    const world = createWorld()
    world.connections.push(connection)
    await importArchive(world, 'test', await archive(), parameters('c1'))
    expect((await ask(world, 'test', `workflows(${FLOW_ID})`)).body).toMatchObject({
      statecode: 1,
      statuscode: 2,
    })
    const expanded = 'environmentvariabledefinition_environmentvariablevalue($select=value)'
    const [variable] = (await ask(world, 'test', `environmentvariabledefinitions?$expand=${expanded}`)).body
      .value
    expect(variable.environmentvariabledefinition_environmentvariablevalue).toEqual([
      expect.objectContaining({ value: 'mapped' }),
    ])
  })

  const obstacles: [string, string, Record<string, unknown>[], string][] = [
    ['no connection', '', [], 'XrmConnectionReferenceMissingConnection'],
    ['a connection that is not there', 'c2', [], 'ConnectionAuthorizationFailed'],
    [
      'a data policy',
      'c1',
      [
        {
          policyDefinition: {
            displayName: 'No SharePoint',
            connectorGroups: [{ classification: 'Blocked', connectors: [{ id: SHAREPOINT.toLowerCase() }] }],
          },
        },
      ],
      'ApiPolicyDataFlowViolation',
    ],
  ]

  it.each(obstacles)(
    'leaves the flow off for %s, and says so when it is turned on',
    async (_name, id, policies, code) => {
      const world = createWorld()
      world.connections.push(connection)
      world.policies.push(...policies)
      const { operation, jobId } = await importArchive(world, 'test', await archive(), parameters(id))
      expect(operation.statuscode).toBe(30)
      const { data } = (await ask(world, 'test', `importjobs(${jobId})`)).body
      expect(data).toMatch(new RegExp(`result="warning"[^>]*${code}`))
      const turnOn = await ask(world, 'test', `workflows(${FLOW_ID})`, {
        method: 'PATCH',
        body: { statecode: 1, statuscode: 2 },
      })
      expect(turnOn.status).toBe(400)
      expect(turnOn.body.error).toMatchObject({ code: '0x80060467', message: expect.stringContaining(code) })
      expect((await ask(world, 'test', `workflows(${FLOW_ID})`)).body.statecode).toBe(0)
    },
  )

  it('staging lists what needs settings, and the upload can be imported by its id', async () => {
    const world = createWorld()
    const CustomizationFile = (await archive()).toString('base64')
    const staged = await ask(world, 'test', 'StageSolution', { method: 'POST', body: { CustomizationFile } })
    const results = staged.body.StageSolutionResults
    expect(results.StageSolutionStatus).toBe('Passed')
    expect(
      results.SolutionComponentsDetails.map((detail: Answer['body']) => detail.ComponentTypeName),
    ).toEqual([
      'solution',
      'entity',
      'connectionreference',
      'EnvironmentVariableDefinition',
      'EnvironmentVariableValue',
    ])
    const started = await ask(world, 'test', 'ImportSolutionAsync', {
      method: 'POST',
      body: {
        OverwriteUnmanagedCustomizations: true,
        PublishWorkflows: true,
        SolutionParameters: { StageSolutionUploadId: results.StageSolutionUploadId },
      },
    })
    expect(started.status).toBe(200)
    world.advance(5000)
    expect(await solutionRow(world)).toMatchObject({ ismanaged: true })
    const again = await ask(world, 'test', 'StageSolution', {
      method: 'POST',
      body: { CustomizationFile: (await makeArchive()).toString('base64') },
    })
    expect(again.body.StageSolutionResults).toMatchObject({
      StageSolutionStatus: 'Failed',
      SolutionDetails: { PreviousSolutionVersion: '1.0.0.0', PreviousIsManaged: true },
      SolutionValidationResults: [{ ErrorCode: -2147188671 }],
    })
  })
})

describe('export', () => {
  const exported = async (world: World, Managed = false): Promise<Answer> =>
    ask(world, 'dev', 'ExportSolution', { method: 'POST', body: { SolutionName: 'Contoso', Managed } })

  it('carries the version of the table and the asked kind, and is the same for equal state', async () => {
    const world = createWorld()
    await importArchive(world, 'dev', await makeArchive({ extra: { 'WebResources/cts_a': 'x' } }))
    const [row] = (await ask(world, 'dev', "solutions?$filter=uniquename eq 'Contoso'&$select=version")).body
      .value
    const patched = await ask(world, 'dev', `solutions(${row.solutionid})`, {
      method: 'PATCH',
      body: { version: '1.10.0.0' },
    })
    expect(patched.status).toBe(204)
    const start = (
      await ask(world, 'dev', 'ExportSolutionAsync', {
        method: 'POST',
        body: { SolutionName: 'Contoso', Managed: true },
      })
    ).body
    const download = { method: 'POST', body: { ExportJobId: start.ExportJobId } }
    expect((await ask(world, 'dev', 'DownloadSolutionExportData', download)).status).toBe(404)
    world.advance(2000)
    expect((await ask(world, 'dev', `asyncoperations(${start.AsyncOperationId})`)).body.statuscode).toBe(30)
    const managed = (await ask(world, 'dev', 'DownloadSolutionExportData', download)).body.ExportSolutionFile
    expect(managed).toBe((await exported(world, true)).body.ExportSolutionFile)
    expect(managed).not.toBe((await exported(world)).body.ExportSolutionFile)
    const deployed = await importArchive(world, 'test', Buffer.from(managed, 'base64'))
    expect(deployed.operation.statuscode).toBe(30)
    expect(await solutionRow(world)).toMatchObject({ version: '1.10.0.0', ismanaged: true })
    const refused = await ask(world, 'test', 'ExportSolution', {
      method: 'POST',
      body: { SolutionName: 'Contoso', Managed: true },
    })
    expect(refused.body.error.code).toBe('0x80048036')
  })

  it('of a solution made in the environment can be imported elsewhere', async () => {
    const world = createWorld()
    const [publisher] = (await ask(world, 'dev', 'publishers?$filter=isreadonly eq false&$top=1')).body.value
    const body = {
      uniquename: 'Contoso',
      friendlyname: 'A & B',
      version: '1.0.0.0',
      'publisherid@odata.bind': `/publishers(${publisher.publisherid})`,
    }
    expect((await ask(world, 'dev', 'solutions', { method: 'POST', body })).status).toBe(204)
    const { operation } = await importArchive(
      world,
      'test',
      Buffer.from((await exported(world)).body.ExportSolutionFile, 'base64'),
    )
    expect(operation.statuscode).toBe(30)
    expect(await solutionRow(world)).toMatchObject({ friendlyname: 'A & B' })
  })

  it('of what is not there is refused', async () => {
    expect((await exported(createWorld())).body.error.code).toBe('0x80048037')
  })
})
