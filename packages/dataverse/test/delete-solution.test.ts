// Deleting a solution, and naming what is in the way.
import { AlmError, parseGuid } from '@powerops/core'
import { createDataverseClient, type DataverseClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const SOLUTION = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const HOLDER = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const DEPENDENT = '0a5d2c11-7b60-4c7d-8a34-000000000001'
const REQUIRED = '0a5d2c11-7b60-4c7d-8a34-000000000002'
const SOLUTIONS = 'GET solutions'
const DELETE = `DELETE solutions(${SOLUTION})`
const DEPENDENCIES = "GET RetrieveDependenciesForUninstall(SolutionUniqueName='Contoso')"
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const rows = (...value: object[]): Step => ({ body: { value } })
const contoso = { solutionid: SOLUTION, uniquename: 'Contoso', version: '1.0', ismanaged: true }

function open(script: Record<string, Step | Step[]>): { client: DataverseClient; http: ScriptedHttp } {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return { client: createDataverseClient(http, new URL('https://localhost/'), testPorts()), http }
}

describe('a deletion whose answer is lost', () => {
  it('is asked for again when the solution is still there after two minutes', async () => {
    let deletions = 0
    const { client } = open({
      [SOLUTIONS]: () => ({ body: { value: deletions < 2 ? [contoso] : [] } }),
      [DELETE]: () => (++deletions < 2 ? { status: 504, body: '<html>' } : { status: 204 }),
    })
    await expect(client.deleteSolution('Contoso', { timeoutMs: 600_000 })).resolves.toBe('deleted')
    expect(deletions).toBe(2)
  })

  it('goes on in the service when the time is over', async () => {
    const { client } = open({ [SOLUTIONS]: rows(contoso), [DELETE]: lost })
    await expect(client.deleteSolution('Contoso', { timeoutMs: 60_000 })).rejects.toMatchObject({
      code: 'still-running',
    })
  })

  it('is done when the service does not know the solution any more', async () => {
    const { client } = open({ [SOLUTIONS]: [rows(contoso), rows()], [DELETE]: { status: 404 } })
    await expect(client.deleteSolution('Contoso', { timeoutMs: 60_000 })).resolves.toBe('deleted')
  })

  it('tells a solution that was made anew meanwhile from the one that was deleted', async () => {
    const { client } = open({
      [SOLUTIONS]: [rows(contoso), rows({ ...contoso, solutionid: HOLDER })],
      [DELETE]: { status: 204 },
    })
    await expect(client.deleteSolution('Contoso', { timeoutMs: 60_000 })).resolves.toBe('deleted')
  })
})

describe('what is in the way of a deletion', () => {
  const dependency = {
    dependentcomponentobjectid: DEPENDENT,
    dependentcomponenttype: 61,
    dependentcomponentbasesolutionid: HOLDER,
    requiredcomponentobjectid: REQUIRED,
  }
  const holder = { solutionid: HOLDER, uniquename: 'ContosoVisits' }
  const containing = (...names: string[]): Step =>
    rows(...names.map((uniquename) => ({ objectid: DEPENDENT, solutionid: { ...holder, uniquename } })))
  const summaries = rows(
    { msdyn_objectid: DEPENDENT, msdyn_name: 'main.js' },
    { msdyn_objectid: REQUIRED, msdyn_displayname: 'Base script', msdyn_name: 'base.js' },
  )
  const script = {
    [DEPENDENCIES]: rows(dependency),
    'GET solutioncomponents': containing('Active', 'Default', 'Contoso', 'ContosoVisits'),
    [SOLUTIONS]: rows(contoso),
    'GET msdyn_solutioncomponentsummaries': summaries,
  }
  const blocker = { id: DEPENDENT, type: 61, name: 'main.js', needs: 'Base script' }

  const cases: [name: string, script: Record<string, Step | Step[]>, solutions: string[]][] = [
    ['is named with the solution that holds it', script, ['ContosoVisits']],
    [
      'is named with the solution that brought it when none lists it',
      { ...script, 'GET solutioncomponents': rows(), [SOLUTIONS]: [rows(holder), rows(contoso)] },
      ['ContosoVisits'],
    ],
    [
      'belongs to no solution when it is in the default one alone',
      {
        ...script,
        'GET solutioncomponents': containing('Default'),
        [SOLUTIONS]: [rows({ ...holder, uniquename: 'Active' }), rows(contoso)],
      },
      [],
    ],
  ]
  it.each(cases)('%s', async (_name, given, solutions) => {
    await expect(open(given).client.listUninstallBlockers('Contoso')).resolves.toEqual([
      { ...blocker, solutions },
    ])
  })

  it('is nothing, and costs one request, when nothing depends on it', async () => {
    const { client, http } = open({ [DEPENDENCIES]: rows() })
    await expect(client.listUninstallBlockers('Contoso')).resolves.toEqual([])
    expect(http.sent).toHaveLength(1)
  })

  it('asks for twenty components at a time', async () => {
    const many = Array.from({ length: 45 }, (_, index) => ({
      ...dependency,
      dependentcomponentobjectid: `0a5d2c11-7b60-4c7d-8a34-${String(100 + index).padStart(12, '0')}`,
    }))
    const { client, http } = open({ ...script, [DEPENDENCIES]: rows(...many) })
    await expect(client.listUninstallBlockers('Contoso')).resolves.toHaveLength(45)
    expect(http.sent.filter((key) => key === 'GET solutioncomponents')).toHaveLength(3)
  })

  it('is an unreadable answer without the id of the component', async () => {
    const { client } = open({ [DEPENDENCIES]: rows({ dependentcomponenttype: 61 }) })
    await expect(client.listUninstallBlockers('Contoso')).rejects.toMatchObject({ code: 'response-invalid' })
  })
})
