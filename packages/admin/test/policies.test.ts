// Reading and replacing data policies against a scripted service.
import { AlmError } from '@powerops/core'
import { createAdminClient, type AdminClient } from '../src/index.js'
import { scriptedHttp, testPorts, type ScriptedHttp, type Step } from '../../../test/helpers/scripted-http.js'

const PATH = 'providers/PowerPlatform.Governance/v2/policies'
const ONE = 'd1900000-0000-4000-8000-000000000001'
const ENVIRONMENT = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'
const DOCUMENT = {
  policyDefinition: {
    name: ONE,
    displayName: 'One',
    etag: 'e1',
    environmentType: 'OnlyEnvironments',
    environments: [{ name: 'E1' }, null],
  },
}
const refusal = (status: number, code: string): Step => ({ status, body: { error: { code, message: code } } })

function open(script: Record<string, Step | Step[]>): { client: AdminClient; http: ScriptedHttp } {
  const http = scriptedHttp(script)
  const endpoint = { http, url: new URL('https://api.bap.microsoft.com') }
  return { client: createAdminClient(endpoint, endpoint, testPorts()), http }
}

describe('data policies', () => {
  it('are listed by name with one request for each page', async () => {
    const next = `https://api.bap.microsoft.com/${PATH}?$skiptoken=1`
    const { client, http } = open({
      [`GET ${PATH}`]: [
        { body: { value: [DOCUMENT], nextLink: next } },
        { body: { value: [{ policyDefinition: { name: 'two' } }] } },
      ],
    })
    await expect(client.listPolicyItems()).resolves.toEqual([
      { id: ONE, displayName: 'One', environmentType: 'OnlyEnvironments', environmentIds: ['e1'] },
      { id: 'two', displayName: 'two', environmentType: '', environmentIds: [] },
    ])
    expect(http.requests.map(({ url }) => url.search)).toEqual(['', '?$skiptoken=1'])
  })

  it('are replaced as a whole, by a request that is sent once', async () => {
    const { client, http } = open({ [`PATCH ${PATH}/${ONE}`]: { body: DOCUMENT } })
    await client.replacePolicy(ONE, DOCUMENT)
    expect(http.requests).toMatchObject([{ method: 'PATCH', body: DOCUMENT, retry: 'once' }])
  })

  it('of a hostile id do not lead to another path', async () => {
    const { client, http } = open({ [`PATCH ${PATH}/../x?y`]: {} })
    await client.replacePolicy('../x?y', DOCUMENT)
    expect(http.requests[0]?.url.href).toBe(`https://api.bap.microsoft.com/${PATH}/..%2Fx%3Fy`)
  })

  it.each<[string, Step, string, RegExp]>([
    ['another revision', refusal(409, 'PolicyEtagMismatch'), 'dlp-policy-changed', /./],
    ['a failed precondition', refusal(412, 'PreconditionFailed'), 'dlp-policy-changed', /./],
    ['a lack of rights', refusal(403, 'Forbidden'), 'access-denied', /administrator.*management application/],
    ['a document that it cannot take', refusal(400, 'InvalidPolicy'), 'service-error', /./],
    [
      'nothing, its answer being lost',
      new AlmError('outcome-unknown', { message: 'lost' }),
      'outcome-unknown',
      /^$/,
    ],
  ])('are not replaced when the service answers %s', async (_what, step, code, remedy) => {
    const { client } = open({ [`PATCH ${PATH}/${ONE}`]: step })
    const error = await client.replacePolicy(ONE, DOCUMENT).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code })
    expect((error as AlmError).remedy ?? '').toMatch(remedy)
  })

  it.each(['listPolicies', 'listPolicyItems'] as const)(
    'that may not be read name the role: %s',
    async (read) => {
      const { client } = open({ [`GET ${PATH}`]: refusal(403, 'Forbidden') })
      await expect(client[read]()).rejects.toMatchObject({
        code: 'access-denied',
        remedy: expect.stringMatching(/Power Platform administrator/) as string,
      })
    },
  )
})

describe('custom connectors', () => {
  it('of an environment are listed without the others', async () => {
    const connector = (name: string, isCustomApi: boolean): object => ({
      name,
      id: `/providers/Microsoft.PowerApps/apis/${name}`,
      properties: { displayName: name, isCustomApi },
    })
    const { client } = open({
      [`GET providers/Microsoft.PowerApps/scopes/admin/environments/${ENVIRONMENT}/apis`]: {
        body: { value: [connector('shared_own', true), connector('shared_sql', false)] },
      },
    })
    await expect(client.listCustomConnectors(ENVIRONMENT)).resolves.toMatchObject([{ name: 'shared_own' }])
  })
})
