// What a plan reads of its target, and what it says when the service will not tell.
import { parseGuid } from '@powerops/core'
import { createDataverseClient, type DataverseClient } from '../src/index.js'
import { scriptedHttp, testPorts, type Step } from '../../../test/helpers/scripted-http.js'

const ID = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const PATCH = parseGuid('86928ed8-df37-4ce2-add5-000000000001', 'id')
const OTHER = parseGuid('86928ed8-df37-4ce2-add5-000000000002', 'id')
const rows = (...value: object[]): Step => ({ body: { value } })
const refusal = { error: { code: '0x80040203', message: 'filter not supported' } }
const refused = { status: 400, body: refusal }

function client(script: Record<string, Step | Step[]>): DataverseClient {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return createDataverseClient(http, new URL('https://contoso.crm4.dynamics.com/'), testPorts())
}

const layer = (msdyn_solutionname: string): object => ({ msdyn_componentid: ID, msdyn_solutionname })

/** A multipart answer as the service writes it. */
function batchOf(...parts: [status: number, body: object][]): Step {
  const written = parts.map(([status, body]) =>
    [
      '--batchresponse_1',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `HTTP/1.1 ${status} Any reason`,
      'Content-Type: application/json; odata.metadata=minimal',
      'OData-Version: 4.0',
      '',
      JSON.stringify(body),
      '',
    ].join('\r\n'),
  )
  return {
    headers: { 'content-type': 'multipart/mixed; boundary=batchresponse_1' },
    body: `${written.join('')}--batchresponse_1--\r\n`,
  }
}

describe('the layers of components', () => {
  const cases: [name: string, status: number, answer: object, expected: string[] | undefined][] = [
    [
      'are named, that of changes in the environment too',
      200,
      { value: [layer('Contoso'), layer('Active')] },
      ['Contoso', 'Active'],
    ],
    [
      'are named when all of them are managed',
      200,
      { value: [layer('Contoso'), layer('System')] },
      ['Contoso', 'System'],
    ],
    ['are unknown when the service shows no layer at all', 200, { value: [] }, undefined],
    ['are unknown when the virtual table refuses', 400, refusal, undefined],
  ]
  it.each(cases)('%s', async (_name, status, answer, expected) => {
    const dataverse = client({ 'POST $batch': batchOf([status, answer]) })
    expect(await dataverse.listLayers([{ id: ID, type: 61 }])).toEqual([expected])
  })

  it('are unknown for a type that has no name there, and nobody is asked', async () => {
    expect(await client({}).listLayers([{ id: ID, type: 10_123 }])).toEqual([undefined])
  })

  it('keep their places among components that are not asked about', async () => {
    const answer = batchOf([200, { value: [layer('Active')] }], [200, { value: [layer('System')] }])
    const dataverse = client({ 'POST $batch': answer })
    const layers = await dataverse.listLayers([
      { id: ID, type: 61 },
      { id: ID, type: 10_123 },
      { id: ID, type: 29 },
    ])
    expect(layers).toEqual([['Active'], undefined, ['System']])
  })

  it('need one request for a hundred components', async () => {
    const answers = [100, 100, 50].map((count) =>
      batchOf(...Array.from({ length: count }, (): [number, object] => [200, { value: [layer('Active')] }])),
    )
    const components = Array.from({ length: 250 }, () => ({ id: ID, type: 61 }))
    expect(await client({ 'POST $batch': answers }).listLayers(components)).toEqual(
      components.map(() => ['Active']),
    )
  })

  it('are refused when the answer to a component is missing', async () => {
    const dataverse = client({ 'POST $batch': batchOf([200, { value: [] }]) })
    await expect(
      dataverse.listLayers([
        { id: ID, type: 61 },
        { id: ID, type: 61 },
      ]),
    ).rejects.toMatchObject({ code: 'response-invalid' })
  })

  it('are refused when the batch fails as a whole', async () => {
    const dataverse = client({ 'POST $batch': { ...refused, status: 403 } })
    await expect(dataverse.listLayers([{ id: ID, type: 61 }])).rejects.toMatchObject({
      code: 'access-denied',
    })
  })
})

describe('the columns of tables', () => {
  const column = (LogicalName: string, more: object = {}): object => ({
    MetadataId: ID,
    LogicalName,
    DisplayName: { UserLocalizedLabel: { Label: `Label of ${LogicalName}` } },
    AttributeOf: null,
    IsCustomAttribute: true,
    IsManaged: true,
    ...more,
  })

  it('are those that managed solutions added, and not what comes along with another column', async () => {
    const answer = batchOf([
      200,
      {
        value: [
          column('con_budget'),
          column('con_owneridname', { AttributeOf: 'con_ownerid' }),
          column('con_mine', { IsManaged: false }),
          column('createdon', { IsCustomAttribute: false }),
          column('con_bare', { DisplayName: { UserLocalizedLabel: null } }),
        ],
      },
    ])
    expect(await client({ 'POST $batch': answer }).listCustomColumns(['Con_Project'])).toEqual([
      [
        { id: ID, table: 'con_project', name: 'con_budget', displayName: 'Label of con_budget' },
        { id: ID, table: 'con_project', name: 'con_bare', displayName: 'con_bare' },
      ],
    ])
  })

  it('are unknown for a table that the service does not describe, and nobody is asked about none', async () => {
    const answer = batchOf([404, refusal], [200, { value: [] }])
    expect(await client({ 'POST $batch': answer }).listCustomColumns(['con_gone', 'account'])).toEqual([
      undefined,
      [],
    ])
    expect(await client({}).listCustomColumns([])).toEqual([])
  })
})

describe('what runs in an environment', () => {
  it('is the import that has not ended, with whose it is', async () => {
    const dataverse = client({
      'GET asyncoperations': rows({ asyncoperationid: ID, statecode: 2 }),
      'GET importjobs': rows({ importjobid: ID, solutionname: 'Sales', createdby: { fullname: 'Ada' } }),
    })
    expect(await dataverse.listRunning()).toEqual([
      { operation: 'import', solution: 'Sales', startedBy: 'Ada' },
    ])
  })

  it('is what the solution history shows as begun, exports left out', async () => {
    const dataverse = client({
      'GET asyncoperations': rows(),
      'GET msdyn_solutionhistories': rows(
        { msdyn_name: 'Sales', msdyn_operation: 1, msdyn_starttime: '2026-01-01T00:00:00Z' },
        { msdyn_name: 'Sales', msdyn_operation: 2 },
      ),
    })
    expect(await dataverse.listRunning()).toEqual([
      { operation: 'uninstall', solution: 'Sales', startedOn: '2026-01-01T00:00:00Z' },
    ])
  })

  it('is nothing known when the history is refused', async () => {
    const dataverse = client({ 'GET asyncoperations': rows(), 'GET msdyn_solutionhistories': refused })
    expect(await dataverse.listRunning()).toEqual([])
  })
})

it('components are named by schema name, else by name', async () => {
  const dataverse = client({
    'GET msdyn_solutioncomponentsummaries': rows(
      {
        msdyn_objectid: ID,
        msdyn_componenttype: 61,
        msdyn_componenttypename: 'Web Resource',
        msdyn_name: 'a',
      },
      { msdyn_objectid: ID, msdyn_componenttype: 1, msdyn_schemaname: 'B', msdyn_name: 'b' },
    ),
  })
  expect((await dataverse.listComponents(ID)).map(({ type, name }) => [type, name])).toEqual([
    [61, 'a'],
    [1, 'B'],
  ])
})

it('solutions are listed with those of the platform, also without a version', async () => {
  const dataverse = client({
    'GET solutions': rows(
      { solutionid: ID, uniquename: 'Sales', version: '1.0.0.0' },
      { solutionid: PATCH, uniquename: 'Sales_Patch', version: '1.0.1.0', _parentsolutionid_value: ID },
      { solutionid: OTHER, uniquename: 'System', version: null },
    ),
  })
  expect(await dataverse.listSolutionEntries()).toEqual([
    { id: ID, uniqueName: 'Sales', version: '1.0.0.0' },
    { id: PATCH, uniqueName: 'Sales_Patch', version: '1.0.1.0', patchOf: ID },
    { id: OTHER, uniqueName: 'System' },
  ])
})
