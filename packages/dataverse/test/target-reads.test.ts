// What a plan reads of its target, and what it says when the service will not tell.
import { parseGuid } from '@powerops/core'
import { createDataverseClient, type DataverseClient } from '../src/index.js'
import { scriptedHttp, testPorts, type Step } from '../../../test/helpers/scripted-http.js'

const ID = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const rows = (...value: object[]): Step => ({ body: { value } })
const refused: Step = {
  status: 400,
  body: { error: { code: '0x80040203', message: 'filter not supported' } },
}

function client(script: Record<string, Step | Step[]>): DataverseClient {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return createDataverseClient(http, new URL('https://contoso.crm4.dynamics.com/'), testPorts())
}

const layer = (msdyn_solutionname: string): object => ({ msdyn_componentid: ID, msdyn_solutionname })

describe('the unmanaged layer of a component', () => {
  const cases: [name: string, answer: Step, type: number, expected: boolean | undefined][] = [
    ['is seen above the managed one', rows(layer('Contoso'), layer('Active')), 61, true],
    ['is absent when all layers are managed', rows(layer('Contoso'), layer('System')), 61, false],
    ['is unknown when the service shows no layer at all', rows(), 61, undefined],
    ['is unknown when the virtual table refuses', refused, 61, undefined],
    ['is unknown for a type that has no name there', rows(), 10_123, undefined],
  ]
  it.each(cases)('%s', async (_name, answer, type, expected) => {
    const dataverse = client({ 'GET msdyn_componentlayers': answer })
    expect(await dataverse.hasActiveLayer({ id: ID, type })).toBe(expected)
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
      { uniquename: 'Sales', version: '1.0.0.0' },
      { uniquename: 'System', version: null },
    ),
  })
  expect(await dataverse.listSolutionEntries()).toEqual([
    { uniqueName: 'Sales', version: '1.0.0.0' },
    { uniqueName: 'System' },
  ])
})
