// The parsers read what a real service answered. Needs the reference data, which is not part of the repository.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnvironment } from '../src/environment.js'
import { readPollAnswer } from '../src/lifecycle.js'
import { createAdminClient, type AdminClient } from '../src/index.js'
import { parseLanguage, parseLocation } from '../src/reference-lists.js'
import { answer, scriptedHttp, testPorts } from '../../../test/helpers/scripted-http.js'

const reference = process.env['ALM_REFERENCE_DATA']
const root = join(reference ?? '', 'api-recordings')
const recorded = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
const values = (name: string): unknown[] => (recorded(name) as { value: unknown[] }).value
const poll = (name: string): unknown =>
  readPollAnswer(
    answer({ method: 'GET', url: new URL('https://x') }, { body: recorded(name) }),
    'the operation',
  )

function client(script: Record<string, { body: unknown }>): AdminClient {
  const endpoint = { http: scriptedHttp(script), url: new URL('https://api.bap.microsoft.com') }
  return createAdminClient(endpoint, endpoint, testPorts())
}

;(reference ? describe : describe.skip)('recorded answers', () => {
  const documents = reference
    ? ['bap/environments', 'bap/managed'].flatMap((folder) =>
        readdirSync(join(root, folder))
          .filter((name) => !/^(error|list)/.test(name))
          .map((name) => `${folder}/${name}`),
      )
    : ['none']
  it.each(documents)('%s is an environment', (name) => {
    expect(parseEnvironment(recorded(name)).id).toMatch(/^[0-9a-f-]{36}$/)
  })
  it('list environments', () => {
    const [developer, plain] = values('bap/environments/list.json').map(parseEnvironment)
    expect(developer).toMatchObject({ sku: 'Developer', ownerId: 'f99f844b-ce3b-49ae-86f3-e374ecae789c' })
    expect(plain).toMatchObject({ disallowed: { Provision: expect.any(String) } })
  })
  it('tell a managed environment from others', () => {
    expect(parseEnvironment(recorded('bap/managed/get-managed.json')).managed).toBe(true)
    expect(parseEnvironment(recorded('bap/managed/get-not-managed.json')).managed).toBe(false)
  })
  it('tell how operations end', () => {
    expect(poll('bap/lifecycle/create-succeeded.json')).toMatchObject({
      kind: 'succeeded',
      environmentId: '00000000-0000-0000-0000-000000000002',
    })
    expect(poll('bap/lifecycle/create-failed.json')).toMatchObject({
      kind: 'failed',
      message: 'it failed in stage Run',
    })
    expect(poll('bap/lifecycle/managed-environment-enable.json')).toMatchObject({ kind: 'succeeded' })
    expect(poll('bap/environments/add-dataverse-poll.json')).toMatchObject({ kind: 'succeeded' })
  })
  it('list locations and languages', () => {
    expect(values('bap/reference/locations.json').map(parseLocation)[0]).toMatchObject({
      name: 'unitedstates',
    })
    expect(values('bap/reference/languages.json').map(parseLanguage)[0]).toEqual({
      code: 1033,
      name: 'English (United States)',
    })
  })
  it('list connectors of three kinds', async () => {
    const metadata = 'GET providers/PowerPlatform.Governance/v1/connectors/metadata'
    const admin = client({
      'GET providers/Microsoft.PowerApps/apis': { body: recorded('powerapps/apis/list.json') },
      [`${metadata}/virtual`]: { body: recorded('governance/connectors/virtual.json') },
      [`${metadata}/unblockable`]: { body: recorded('governance/connectors/unblockable.json') },
    })
    await expect(admin.listConnectors()).resolves.toMatchObject([
      { displayName: 'SharePoint', tier: 'Standard' },
      { tier: 'Standard' },
    ])
    await expect(admin.listVirtualConnectors()).resolves.toMatchObject([
      { id: 'Http' },
      { id: 'HttpRequestReceived' },
    ])
    await expect(admin.listUnblockableConnectors()).resolves.toHaveLength(3)
  })
  it('list policies', async () => {
    const path = 'GET providers/PowerPlatform.Governance/v2/policies'
    const admin = client({
      [path]: { body: recorded('governance/dlp/v2-policies-list.json') },
      [`${path}/00000000-0000-0000-0000-000000000001`]: {
        body: recorded('governance/dlp/v2-policy-all-environments.json'),
      },
      [`${path}/00000000-0000-0000-0000-000000000002`]: {
        body: recorded('governance/dlp/v2-policy-except-environments.json'),
      },
    })
    await expect(admin.listPolicies()).resolves.toHaveLength(2)
  })
})
