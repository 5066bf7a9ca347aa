// Asks the emulator what was once asked of the services, and compares the shapes of the answers.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defaultSeed, type Emulator } from '../src/index.js'
import { BAP, PPAPI, appToken, call, discard, origin, P, start, userToken, type Answer } from './harness.js'
import { shapeDifferences } from './shape.js'

const reference = process.env['ALM_REFERENCE_DATA']
const describeWithReference = reference === undefined ? describe.skip : describe
const LIFECYCLE_MS = defaultSeed.timings.lifecycleMs
const TENANT = defaultSeed.tenant.id
const TEST_ID = defaultSeed.environments[1]!.id
const BASELINE = defaultSeed.policies[0]!.name
const V = 'api-version=2023-06-01'
const G = '/providers/PowerPlatform.Governance'

/** Routes that were recorded and that the emulator does not have, and why. */
const NOT_EMULATED: Readonly<Record<string, string>> = {
  'powerapps/apps/admin-list.json': 'apps live in Dataverse here; nothing asks the PowerApps API for them',
  'ppapi/application-packages/environment-list.json': 'nothing installs packages of the marketplace',
  'ppapi/application-packages/operation.json': 'nothing installs packages of the marketplace',
  'ppapi/rule-sets/get.json': 'nothing reads the rules of an environment group',
  'ppapi/rule-sets/post-response.json': 'nothing writes the rules of an environment group',
}

/** Members of the environment document that recordings of the same request have or lack, by the tenant or the year. */
const VARYING = [
  '.bingChatEnabled',
  '.billingPolicy', // a detail of billing that the emulator does not have; recordings of one request have and lack it
  '.lifecycleOperationsEnforcement',
]
/** Members whose keys are data. */
const DATA_KEYED = ['.connectionParameters', '.interfaces', '.scopes', '.extendedSettings']

interface Case {
  file: string
  ask: (tools: Tools) => Promise<Answer>
  status?: number
  open?: readonly string[]
}

class Tools {
  readonly emulator: Emulator
  readonly recorded: any // eslint-disable-line @typescript-eslint/no-explicit-any -- recordings of every shape
  readonly #token: string
  readonly #ppapiToken: string

  constructor(emulator: Emulator, recorded: unknown, token: string, ppapiToken: string) {
    this.emulator = emulator
    this.recorded = recorded
    this.#token = token
    this.#ppapiToken = ppapiToken
  }

  bap(method: string, route: string, body?: unknown): Promise<Answer> {
    return call(`${origin(this.emulator)}${route}`, { method, token: this.#token, body })
  }

  ppapi(method: string, route: string, body?: unknown): Promise<Answer> {
    return call(`${origin(this.emulator)}${route}`, { method, token: this.#ppapiToken, body })
  }

  async operation(started: Answer): Promise<Answer> {
    this.emulator.clock.advance(LIFECYCLE_MS)
    return call(started.headers.get('location') ?? '', { token: this.#token })
  }

  async settled(started: Promise<Answer>): Promise<void> {
    expect((await started).status).toBe(202)
    this.emulator.clock.advance(LIFECYCLE_MS)
  }

  create(change: object = {}): Promise<Answer> {
    const linkedEnvironmentMetadata = {
      baseLanguage: 1033,
      domainName: 'made',
      currency: { code: 'EUR' },
      securityGroupId: '00000000-0000-0000-0000-000000000000',
    }
    const properties = {
      displayName: 'Made',
      environmentSku: 'Sandbox',
      linkedEnvironmentMetadata,
      ...change,
    }
    return this.bap('POST', `${P}/environments?${V}`, { location: 'europe', properties })
  }

  /** The test environment brought to the state that the recording shows, read with what it expands. */
  async environmentAsRecorded(id = TEST_ID): Promise<Answer> {
    const { properties } = this.recorded
    const admin = `${P}/scopes/admin/environments/${id}`
    const patch: Record<string, unknown> = {}
    if (properties.description !== undefined) patch['description'] = properties.description
    const securityGroupId = properties.linkedEnvironmentMetadata?.securityGroupId
    if (securityGroupId !== undefined) patch['linkedEnvironmentMetadata'] = { securityGroupId }
    if (properties.parentEnvironmentGroup !== undefined) {
      const group = await this.bap('POST', `${P}/environmentGroups?api-version=2021-04-01`, {
        displayName: 'g',
      })
      patch['parentEnvironmentGroup'] = { id: group.body.id }
    }
    if (Object.keys(patch).length > 0) {
      await this.settled(this.bap('PATCH', `${admin}?api-version=2021-04-01`, { properties: patch }))
    }
    const { protectionLevel, settings } = properties.governanceConfiguration
    if (protectionLevel === 'Standard') {
      const route = `${P}/environments/${id}/governanceConfiguration?api-version=2021-04-01`
      await this.settled(this.bap('POST', route, { protectionLevel, settings }))
    }
    const expand = [
      'permissions',
      ...(properties.capacity ? ['properties.capacity'] : []),
      ...(properties.billingPolicy ? ['properties/billingPolicy'] : []),
      ...(properties.copilotPolicies ? ['properties/copilotPolicies'] : []),
    ]
    return this.bap('GET', `${admin}?${V}&$expand=${expand.join(',')}`)
  }

  async withoutDataverse(): Promise<string> {
    return (await this.create({ linkedEnvironmentMetadata: undefined })).body.name
  }
}

function environment(name: string): Case {
  return {
    file: `bap/environments/${name}.json`,
    ask: (tools) => tools.environmentAsRecorded(),
    open: VARYING,
  }
}

function managed(name: string): Case {
  return { file: `bap/managed/${name}.json`, ask: (tools) => tools.environmentAsRecorded(), open: VARYING }
}

function get(file: string, route: string, change: Partial<Case> = {}): Case {
  return { file, ask: (tools) => tools.bap('GET', route), ...change }
}

const environmentCases: Case[] = [
  ...[
    'get-before-billing-policy',
    'get-in-group',
    'get-security-group-step0',
    'get-security-group-step1',
  ].map(environment),
  ...['get-with-dataverse', 'update-step0', 'update-step1', 'update-step2', 'add-dataverse-step6'].map(
    environment,
  ),
  ...['get-managed', 'get-managed-extended-settings', 'get-not-managed'].map(managed),
  ...['get-no-dataverse', 'add-dataverse-step1', 'get-with-dataverse-2', 'get-copilot-policies'].map(
    (name) => ({
      ...environment(name),
      ask: async (tools: Tools) => tools.environmentAsRecorded(await tools.withoutDataverse()),
    }),
  ),
  {
    ...environment('get-dataverse-metadata-not-ready'),
    ask: async (tools) => {
      const { body } = await tools.operation(await tools.create())
      return tools.environmentAsRecorded(body.links.environment.path.split('/').at(-1))
    },
  },
  {
    file: 'bap/environments/add-dataverse-poll.json',
    ask: async (tools) => {
      const route = `${P}/environments/${await tools.withoutDataverse()}/provisionInstance?api-version=2021-04-01`
      const body = { baseLanguage: 1033, domainName: 'made', currency: { code: 'EUR' } }
      const started = await tools.bap('POST', route, body)
      tools.emulator.clock.advance(LIFECYCLE_MS + defaultSeed.timings.metadataMs)
      return tools.operation(started)
    },
    open: VARYING,
  },
  {
    file: 'bap/environments/list.json',
    ask: async (tools) => {
      for (const { id } of defaultSeed.environments) {
        const route = `${P}/scopes/admin/environments/${id}?api-version=2021-04-01`
        await tools.settled(tools.bap('PATCH', route, { properties: { description: 'd' } }))
      }
      const expand = '$expand=properties/billingPolicy,properties/copilotPolicies'
      return tools.bap('GET', `${P}/scopes/admin/environments?${expand}&${V}`)
    },
    open: VARYING,
  },
  get('bap/environments/error-404-environment-not-found.json', `${P}/scopes/admin/environments/none?${V}`, {
    status: 404,
  }),
  {
    file: 'bap/environments/error-create-no-capacity.json',
    status: 409,
    ask: async (tools) => {
      const other = await start({ seedChange: { databaseCapacity: false } })
      const answer = await new Tools(other, undefined, await adminToken(other), '').create()
      await discard(other)
      expect(answer.body.error.message).toBe(tools.recorded.error.message)
      return answer
    },
  },
  {
    file: 'bap/environments/error-create-operation-in-progress.json',
    status: 409,
    ask: async (tools) => {
      const route = `${P}/scopes/admin/environments/${TEST_ID}?${V}`
      await tools.bap('DELETE', route)
      return tools.bap('DELETE', route)
    },
  },
]

const otherBapCases: Case[] = [
  {
    file: 'bap/lifecycle/create-succeeded.json',
    ask: async (tools) => tools.operation(await tools.create()),
  },
  {
    file: 'bap/lifecycle/create-failed.json',
    ask: async (tools) => {
      tools.emulator.faults.push({ name: 'lifecycle-failure' })
      return tools.operation(await tools.create())
    },
  },
  {
    file: 'bap/lifecycle/managed-environment-enable.json',
    ask: async (tools) => {
      const route = `${P}/environments/${TEST_ID}/governanceConfiguration?api-version=2021-04-01`
      return tools.operation(await tools.bap('POST', route, { protectionLevel: 'Standard' }))
    },
  },
  {
    file: 'bap/environment-groups/get.json',
    ask: async (tools) => {
      const body = { displayName: 'g', description: 'd' }
      const made = await tools.bap('POST', `${P}/environmentGroups?api-version=2021-04-01`, body)
      return tools.bap('GET', `${P}/environmentGroups/${made.body.id}?api-version=2021-04-01`)
    },
  },
  get('bap/reference/locations.json', `${P}/locations?${V}`),
  get('bap/reference/languages.json', `${P}/locations/unitedstates/environmentLanguages?${V}`),
  get('bap/reference/templates.json', `${P}/locations/unitedstates/templates?${V}`),
  {
    file: 'bap/role-assignments/list.json',
    ask: async (tools) => {
      expect((await modifyRoles(tools)).status).toBe(200)
      return tools.bap(
        'GET',
        `${P}/scopes/admin/environments/${TEST_ID}/roleAssignments?api-version=2021-04-01`,
      )
    },
  },
  { file: 'bap/role-assignments/modify-response.json', ask: modifyRoles },
  get('bap/tenant/get.json', `${P}/tenant?api-version=2021-04-01`),
  {
    file: 'bap/tenant/list-settings.json',
    ask: (tools) => tools.bap('POST', `${P}/listTenantSettings?${V}`, {}),
  },
]

const policyCases: Case[] = [
  get('governance/connectors/unblockable.json', `${G}/v1/connectors/metadata/unblockable`),
  get('governance/connectors/virtual.json', `${G}/v1/connectors/metadata/virtual`),
  get('governance/dlp/v2-policies-list.json', `${G}/v2/policies`),
  get('governance/dlp/v2-policy-all-environments.json', `${G}/v2/policies/${BASELINE}`),
  {
    file: 'governance/dlp/v2-policy-except-environments.json',
    ask: async (tools) => {
      const { createdBy: _by, etag: _etag, ...policyDefinition } = tools.recorded.policyDefinition
      const made = await tools.bap('POST', `${G}/v2/policies`, { ...tools.recorded, policyDefinition })
      return tools.bap('GET', `${G}/v2/policies/${made.body.policyDefinition.name}`)
    },
  },
  {
    file: 'governance/tenant-isolation/policy.json',
    ask: (tools) => tools.bap('PUT', `${G}/v1/tenants/${TENANT}/tenantIsolationPolicy`, tools.recorded),
  },
  get(
    'powerapps/apis/list.json',
    `/providers/Microsoft.PowerApps/apis?$filter=${encodeURIComponent(`environment eq '${TEST_ID}'`)}&api-version=2019-05-01&showApisWithToS=true`,
    { open: DATA_KEYED },
  ),
]

const CONNECTIVITY = `/connectivity/environments/${TEST_ID}`

const ppapiCases: Case[] = [
  {
    file: 'ppapi/connections/list.json',
    ask: (tools) => tools.ppapi('GET', `${CONNECTIVITY}/connections?api-version=1`),
    open: DATA_KEYED,
  },
  {
    file: 'ppapi/connections/put.json',
    status: 201,
    ask: (tools) =>
      tools.ppapi('PUT', `${CONNECTIVITY}/connectors/shared_azureopenai/connections/d4e4?api-version=1`, {
        properties: { displayName: 'x' },
      }),
    open: DATA_KEYED,
  },
  {
    file: 'ppapi/connections/error-404-environment-not-visible.json',
    status: 404,
    ask: (tools) => {
      const gone = '/connectivity/environments/00000000-0000-0000-0000-000000000000'
      return tools.ppapi('GET', `${gone}/connections?api-version=1`)
    },
  },
  {
    file: 'ppapi/rbac/role-assignments-tenant.json',
    ask: (tools) => tools.ppapi('GET', '/authorization/roleAssignments?api-version=2024-10-01'),
  },
  {
    file: 'ppapi/rbac/role-definitions.json',
    ask: (tools) => tools.ppapi('GET', '/authorization/roleDefinitions?api-version=2024-10-01'),
  },
]

const CASES = [...environmentCases, ...otherBapCases, ...policyCases, ...ppapiCases]

describeWithReference('an answer of the emulator has the shape of the recorded one', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await start()
  })
  afterEach(() => discard(emulator))

  it.each(CASES.map((each) => [each.file, each] as const))(
    '%s',
    async (file, { ask, status = 200, open }) => {
      const recorded: unknown = JSON.parse(readFileSync(recordingPath(file), 'utf8'))
      const tools = new Tools(emulator, recorded, await adminToken(emulator), await appToken(emulator, PPAPI))
      const answer = await ask(tools)
      expect(answer.status).toBe(status)
      expect(shapeDifferences(recorded, answer.body, open)).toEqual([])
    },
  )

  it('for every recording of these services but those that are not emulated', () => {
    const index: { file: string }[] = JSON.parse(readFileSync(recordingPath('index.json'), 'utf8'))
    const recorded = index
      .map(({ file }) => file)
      .filter((file) => /^(bap|governance|powerapps|ppapi)\//.test(file))
    expect([...CASES.map(({ file }) => file), ...Object.keys(NOT_EMULATED)].sort()).toEqual(recorded.sort())
  })
})

describe('the comparison of shapes', () => {
  it.each([
    ['equal shapes', { a: 1, b: [{ c: 'x' }] }, { a: 2, b: [{ c: 'y' }, { c: 'z' }] }, []],
    ['a missing key', { a: 1, b: 1 }, { a: 1 }, ['$.b is missing']],
    ['a key too many', { a: 1 }, { a: 1, b: 1 }, ['$.b is not recorded']],
    ['another type', { a: 1 }, { a: '1' }, ['$.a is string, recorded number']],
    ['null where none was', { a: 'x' }, { a: null }, ['$.a is null, recorded string']],
    [
      'a time with another fraction',
      { a: '2023-10-02T07:38:50.3269899Z' },
      { a: '2023-10-02T07:38:50Z' },
      ['$.a is time, recorded time7'],
    ],
    ['a key that only some items have', { v: [{ a: 1 }, { a: 1, b: 1 }] }, { v: [{ a: 1 }] }, []],
  ])('finds %s', (_case, recorded, answered, differences) => {
    expect(shapeDifferences(recorded, answered)).toEqual(differences)
  })
})

function recordingPath(file: string): string {
  return path.join(reference ?? '', 'api-recordings', file)
}

function modifyRoles(tools: Tools): Promise<Answer> {
  const admin = `${P}/scopes/admin/environments/${TEST_ID}`
  const roleDefinition = { id: `${admin}/roleDefinitions/EnvironmentAdmin` }
  const principal = { id: defaultSeed.users[0]!.objectId, type: 'User' }
  return tools.bap('POST', `${admin}/modifyRoleAssignments?api-version=2021-04-01`, {
    add: [{ properties: { roleDefinition, principal } }],
  })
}

/** The recordings were made by a person. */
function adminToken(emulator: Emulator): Promise<string> {
  return userToken(emulator, BAP, 'admin@contoso.example', 'admin-password')
}
