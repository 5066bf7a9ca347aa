// Turning flows on: passes, reasons, and whether they stay on.
import { parseGuid, type Guid } from '@powerops/core'
import { createDataverseClient, type DataverseClient, type Flow } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const PARENT = parseGuid('310799b8-dc6c-ee11-9ae7-000d3aaae21d', 'id')
const CHILD = parseGuid('86928ed8-df37-4ce2-add5-47030a833bff', 'id')
const USER = parseGuid('aaaa0000-0000-4000-8000-000000000001', 'id')

function open(script: Record<string, Step | Step[]>): { client: DataverseClient; http: ScriptedHttp } {
  const http = scriptedHttp(script, '/api/data/v9.2/')
  return { client: createDataverseClient(http, new URL('https://localhost/'), testPorts()), http }
}

const flow = (id: Guid, on = false): Flow => ({
  id,
  name: `flow ${id}`,
  kind: 'cloud-flow',
  on,
  suspended: false,
})
const row = (id: Guid, statecode: number, category = 5): object => ({
  workflowid: id,
  name: `flow ${id}`,
  category,
  type: 1,
  statecode,
})
const shown = (...rows: object[]): Step => ({ body: { value: rows } })

/** As Dataverse passes on a refusal of the flow service. */
function refusal(code: string, message: string, details?: object[]): Step {
  const error = { code, message, ...(details ? { details } : {}) }
  const text = `Flow client error returned with status code "BadRequest" and details "${JSON.stringify({ error })}".`
  return { status: 400, body: { error: { code: '0x80060467', message: text } } }
}

describe('flows', () => {
  it('are listed by solution and kind, without the kinds that nobody turns on', async () => {
    const { client, http } = open({
      'GET solutioncomponents': { body: { value: [{ objectid: PARENT }] } },
      'GET workflows': shown(row(PARENT, 1), row(CHILD, 0), row(CHILD, 1, 6)),
    })
    const flows = await client.listFlows({ solutionId: CHILD, kinds: ['cloud-flow', 'workflow'] })
    expect(flows).toEqual([flow(PARENT, true)])
    expect(http.requests.at(-1)?.url.searchParams.get('$filter')).toBe(
      'type eq 1 and (category eq 0 or category eq 5)',
    )
  })

  it('are turned on children first, whatever the order', async () => {
    const { client, http } = open({
      [`PATCH workflows(${PARENT})`]: [refusal('ChildFlowNeverPublished', 'no'), { status: 204 }],
      [`PATCH workflows(${CHILD})`]: { status: 204 },
      'GET workflows': shown(row(PARENT, 1), row(CHILD, 1)),
    })
    const states = await client.turnOnFlows([flow(PARENT), flow(CHILD)])
    expect(states).toEqual([
      { flow: flow(PARENT, true), wasOn: false },
      { flow: flow(CHILD, true), wasOn: false },
    ])
    expect(http.sent.filter((request) => request.startsWith('PATCH'))).toHaveLength(3)
  })

  it('that are on are left alone', async () => {
    const { client, http } = open({ 'GET workflows': shown(row(PARENT, 1)) })
    expect(await client.turnOnFlows([flow(PARENT, true)])).toEqual([
      { flow: flow(PARENT, true), wasOn: true },
    ])
    expect(http.sent).toEqual(['GET workflows'])
  })

  it.each([
    ['accepted but off', 0, 'other'],
    ['suspended by the service', 2, 'dlp'],
  ])('that are %s afterwards are not told to be on', async (_what, statecode, reason) => {
    const { client } = open({
      [`PATCH workflows(${PARENT})`]: { status: 204 },
      'GET workflows': shown(row(PARENT, statecode)),
    })
    expect(await client.turnOnFlows([flow(PARENT)])).toMatchObject([
      { flow: { on: false }, problem: { reason } },
    ])
  })

  it('are turned on in the name of a user, and nothing else is', async () => {
    const { client, http } = open({
      [`PATCH workflows(${PARENT})`]: { status: 204 },
      'GET workflows': shown(row(PARENT, 1)),
    })
    await client.turnOnFlows([flow(PARENT)], { asUser: USER })
    expect(http.requests.map(({ headers }) => headers?.['callerobjectid'])).toEqual([USER, undefined])
  })

  const child = { code: 'ChildFlowNeverPublished', message: 'a child' }
  const cases: [reason: string, step: Step, patches: number][] = [
    ['connection-missing', refusal('XrmConnectionReferenceMissingConnection', 'Connection Id missing'), 1],
    ['connection-not-shared', refusal('ConnectionAuthorizationFailed', 'The caller object id is x'), 1],
    ['dlp', refusal('DlpViolation', 'cannot be activated'), 1],
    ['dlp', refusal('ApiPolicyDataFlowViolation', 'restricts the use'), 1],
    ['child-off', refusal('MultipleErrorsOccurred', 'see details', [child, child]), 1],
    [
      'dlp',
      refusal('MultipleErrorsOccurred', 'see details', [child, { code: 'DlpViolation', message: 'x' }]),
      1,
    ],
    ['access-denied', { status: 403, body: { error: { code: '0x80040220', message: 'missing prvX' } } }, 1],
    ['other', { status: 400, body: { error: { code: '0x80040265', message: 'who knows' } } }, 1],
    [
      'connection-missing',
      {
        status: 400,
        body: {
          error: { code: '0x80060467', message: 'details "{cut: XrmConnectionReferenceMissingConnection' },
        },
      },
      1,
    ],
  ]
  it.each(cases)('that stay off for %s say so', async (reason, step, patches) => {
    const { client, http } = open({
      [`PATCH workflows(${PARENT})`]: step,
      'GET workflows': shown(row(PARENT, 0)),
    })
    const [state] = await client.turnOnFlows([flow(PARENT)])
    expect(state?.problem).toMatchObject({
      reason,
      message: expect.stringMatching(/./),
      remedy: expect.stringMatching(/\.$/),
    })
    expect(http.sent.filter((request) => request.startsWith('PATCH'))).toHaveLength(patches)
  })

  it('with a problem that stays are not tried again in the next pass', async () => {
    const { client, http } = open({
      [`PATCH workflows(${PARENT})`]: refusal('DlpViolation', 'no'),
      [`PATCH workflows(${CHILD})`]: { status: 204 },
      'GET workflows': shown(row(PARENT, 0), row(CHILD, 1)),
    })
    await client.turnOnFlows([flow(PARENT), flow(CHILD)])
    expect(http.sent).toEqual([`PATCH workflows(${PARENT})`, `PATCH workflows(${CHILD})`, 'GET workflows'])
  })
})

describe('a user', () => {
  it('is found by name', async () => {
    const { client, http } = open({ 'GET systemusers': shown({ azureactivedirectoryobjectid: USER }) })
    expect(await client.findUserObjectId("o'neil@contoso.com")).toBe(USER)
    expect(http.requests[0]?.url.searchParams.get('$filter')).toContain("'o''neil@contoso.com'")
  })

  it('who is not there is named', async () => {
    const { client } = open({ 'GET systemusers': shown() })
    await expect(client.findUserObjectId('x@contoso.com')).rejects.toMatchObject({
      code: 'input-invalid',
      message: expect.stringContaining('x@contoso.com'),
    })
  })
})
