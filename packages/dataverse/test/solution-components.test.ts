// Components by name, and adding them to a solution: once is as good as twice.
import { AlmError, parseGuid } from '@powerops/core'
import { createDataverseClient, type DataverseClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const SOLUTION = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const COMPONENT = parseGuid('0a5d2c11-7b60-4c7d-8a34-000000000001', 'id')
const OTHER = parseGuid('0a5d2c11-7b60-4c7d-8a34-000000000002', 'id')
const SUMMARIES = 'GET msdyn_solutioncomponentsummaries'
const HELD = 'GET solutioncomponents'
const ADD = 'POST AddSolutionComponent'
const lost = new AlmError('outcome-unknown', { message: 'the answer was lost' })
const rows = (...value: object[]): Step => ({ body: { value } })
const done: Step = { body: { id: OTHER } }
const held = (rootcomponentbehavior: number): Step => rows({ componenttype: 61, rootcomponentbehavior })

function open(script: Record<string, Step | Step[]>): { client: DataverseClient; http: ScriptedHttp } {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return { client: createDataverseClient(http, new URL('https://localhost/'), testPorts()), http }
}

describe('a component by name', () => {
  const summaries = rows(
    { msdyn_objectid: COMPONENT, msdyn_name: 'contoso_/Main.js', msdyn_displayname: 'Main' },
    { msdyn_objectid: COMPONENT, msdyn_name: 'contoso_/Main.js', msdyn_displayname: 'Main' },
    { msdyn_objectid: OTHER, msdyn_name: 'other', msdyn_schemaname: 'contoso_Other' },
  )
  it.each([
    { name: 'contoso_/main.js', found: [{ id: COMPONENT, type: 61, name: 'Main' }] },
    { name: 'contoso_other', found: [{ id: OTHER, type: 61, name: 'contoso_other' }] },
    { name: 'Main', found: [] },
  ])('$name is found in the default solution', async ({ name, found }) => {
    const { client, http } = open({ [SUMMARIES]: summaries })
    await expect(client.findComponents(61, name)).resolves.toEqual(found)
    expect(http.requests[0]?.url.searchParams.get('$filter')).toBe(
      '(msdyn_solutionid eq fd140aaf-4df4-11dd-bd17-0019b9312238) and (msdyn_componenttype eq 61)',
    )
  })

  it('has a type that is looked up by its name', async () => {
    const { client } = open({ 'GET solutioncomponentdefinitions': rows({ solutioncomponenttype: 10_132 }) })
    await expect(client.findComponentType('ConnectionReference')).resolves.toBe(10_132)
  })

  it('has no type when the environment does not know the name', async () => {
    await expect(
      open({ 'GET solutioncomponentdefinitions': rows() }).client.findComponentType('x'),
    ).resolves.toBeUndefined()
  })
})

describe('adding a component', () => {
  const add = (script: Record<string, Step | Step[]>, addRequiredComponents = false) => {
    const { client, http } = open(script)
    const request = { uniqueName: 'Contoso', solutionId: SOLUTION, componentId: COMPONENT, type: 61 }
    const outcome = client.addSolutionComponent({ ...request, addRequiredComponents, timeoutMs: 60_000 })
    return { outcome, sends: () => http.sent.filter((key) => key === ADD).length }
  }
  const gateway: Step = { status: 502, body: '<html>' }
  const locked: Step = { status: 429, body: { error: { code: '0x80071151', message: 'Cannot start' } } }

  it.each([
    { name: 'adds what is not there', script: { [HELD]: rows(), [ADD]: done }, outcome: 'added', sends: 1 },
    { name: 'leaves what is there', script: { [HELD]: held(0) }, outcome: 'present', sends: 0 },
    {
      name: 'completes what is there in part',
      script: { [HELD]: held(1), [ADD]: done },
      outcome: 'added',
      sends: 1,
    },
    {
      name: 'looks when the answer is lost, and is content',
      script: { [HELD]: [rows(), held(0)], [ADD]: lost },
      outcome: 'added',
      sends: 1,
    },
    {
      name: 'looks when the answer is lost, and adds again',
      script: { [HELD]: rows(), [ADD]: [gateway, done] },
      outcome: 'added',
      sends: 2,
    },
    {
      name: 'waits for the lock',
      script: { [HELD]: rows(), [ADD]: [locked, done] },
      outcome: 'added',
      sends: 2,
    },
  ] satisfies { name: string; script: Record<string, Step | Step[]>; outcome: string; sends: number }[])(
    '$name',
    async ({ script, outcome, sends }) => {
      const run = add(script)
      await expect(run.outcome).resolves.toBe(outcome)
      expect(run.sends()).toBe(sends)
    },
  )

  it('asks for what is required even when the component itself is there', async () => {
    const run = add({ [HELD]: held(0), [ADD]: done }, true)
    await expect(run.outcome).resolves.toBe('added')
    expect(run.sends()).toBe(1)
  })

  it.each([
    { name: 'gives up after three lost answers', step: lost, code: 'outcome-unknown' },
    {
      name: 'says that there is no such component',
      step: { status: 404, body: { error: { code: '0x80040217', message: 'does not exist' } } },
      code: 'component-not-found',
    },
  ] satisfies { name: string; step: Step; code: string }[])('$name', async ({ step, code }) => {
    await expect(add({ [HELD]: rows(), [ADD]: step }).outcome).rejects.toMatchObject({ code })
  })
})
