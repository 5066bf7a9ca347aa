// update-dlp-policy: shows first, changes what was asked and nothing else, and never over somebody else's change.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FaultRule, Seed } from '@powerops/emulator'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { makeDeployable } from '../helpers/deployable.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { APPLICATION, openWorld, SECRET, type World } from '../helpers/world.js'

const APIS = '/providers/Microsoft.PowerApps/apis'
const MAKER = 'maker@contoso.example'
const LIMITED = '5a1e0000-0000-4000-8000-00000000000b'
const FLOW = '11111111-0000-4000-8000-000000000001'
const policyId = (digit: number): string => `d1900000-0000-4000-8000-00000000000${digit}`
const environmentId = (digit: number): string => `e0000000-0000-4000-8000-00000000000${digit}`
const COMPANY = policyId(1)
const CONFIGURATIONS = {
  connectorActionConfigurations: [
    {
      connectorId: `${APIS}/shared_sql`,
      actionRules: [{ actionId: 'DeleteItem_V2', behavior: 'Block' }],
      defaultConnectorActionRuleBehavior: 'Allow',
    },
  ],
  endpointConfigurations: [
    { connectorId: 'Http', endpointRules: [{ order: 1, behavior: 'Allow', endPoint: '*' }] },
  ],
}

const POLICIES: Seed['policies'] = [
  {
    name: COMPANY,
    displayName: 'Company data',
    environmentType: 'AllEnvironments',
    business: ['shared_office365', 'shared_sharepointonline', 'shared_sql'],
    nonBusiness: ['shared_msnweather'],
    blocked: ['shared_twitter'],
    connectorConfigurationsDefinition: CONFIGURATIONS,
  },
  {
    name: policyId(2),
    displayName: 'Shared name',
    environmentType: 'OnlyEnvironments',
    environments: [environmentId(1)],
  },
  { name: policyId(3), displayName: 'shared NAME', environmentType: 'AllEnvironments' },
  {
    name: policyId(4),
    displayName: 'Single',
    environmentType: 'SingleEnvironment',
    environments: [environmentId(1)],
  },
  {
    name: policyId(5),
    displayName: 'Hostile <img src=x> | `pipe` @all',
    environmentType: 'ExceptEnvironments',
    environments: [environmentId(1), 'e0000000-0000-4000-8000-0000000000ff'],
  },
]

function environment(domainName: string, index: number): Seed['environments'][number] {
  const connection = (name: string, connector: string): object => ({
    name,
    connector,
    displayName: name,
    owner: MAKER,
    sharedWith: [APPLICATION],
  })
  return {
    id: environmentId(index + 1),
    displayName: `Contoso ${domainName}`,
    sku: 'Sandbox',
    domainName,
    administrators: [APPLICATION, MAKER],
    connections: [connection('c-mail', 'shared_office365'), connection('c-rss', 'shared_rss')] as never,
  }
}

let world: World

async function open(): Promise<void> {
  const application = (clientId: string, more: object): Seed['applications'][number] => ({
    clientId,
    objectId: clientId.replace(/..$/, 'ff'),
    displayName: clientId,
    secrets: [{ value: SECRET }],
    ...more,
  })
  world = await openWorld({
    seed: {
      applications: [
        application(APPLICATION, { management: true }),
        { ...application(LIMITED, {}), objectId: policyId(9) },
      ],
      environments: ['one', 'two'].map(environment),
      policies: POLICIES,
    },
  })
}

function update(inputs: Record<string, string>, options: StepOptions = {}): Promise<StepResult> {
  return runAction(world, 'update-dlp-policy', { policy: 'Company data', ...inputs }, options)
}

interface PolicyDocument {
  policyDefinition: {
    etag: string
    connectorGroups: { classification: string; connectors: { id: string; name: string }[] }[]
    environmentType: string
    environments: { name: string }[]
  }
}

async function policy(id = COMPANY): Promise<PolicyDocument> {
  const answer = await send('GET', id)
  return (await answer.json()) as PolicyDocument
}

async function send(method: string, id: string, body?: unknown): Promise<Response> {
  const { endpoints } = world.emulator
  const tokenUrl = `${endpoints.POWER_PLATFORM_ADMIN_URL}/${endpoints.POWER_PLATFORM_TENANT_ID}/oauth2/v2.0/token`
  const token = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: APPLICATION,
      client_secret: SECRET,
      scope: 'https://service.powerapps.com/.default',
    }),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  return fetch(`${endpoints.POWER_PLATFORM_ADMIN_URL}/providers/PowerPlatform.Governance/v2/policies/${id}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

function withoutStamp({ policyDefinition, ...rest }: PolicyDocument): object {
  const { etag: _etag, ...definition } = policyDefinition
  return { ...rest, policyDefinition: { ...definition, lastModifiedTime: '', lastModifiedBy: '' } }
}

const writes = (): number =>
  world.emulator.requests
    .list()
    .filter(({ method, url }) => method === 'PATCH' && url.includes('/v2/policies')).length
const WRITE = { method: 'PATCH', path: 'v2/policies' }
const inject = (...rules: FaultRule[]): void =>
  rules.forEach((rule) => expect(world.emulator.faults.push(rule)).toBeUndefined())

describe('update-dlp-policy', () => {
  beforeEach(open)
  afterEach(() => world.close())

  it('lets a flow run that a policy had kept off: not in the dry run, but after the change', async () => {
    const file = path.join(world.folder, 'app.zip')
    const flows = [{ id: FLOW, name: 'News by mail', connectors: ['shared_office365', 'shared_rss'] }]
    writeFileSync(file, await makeDeployable({ managed: true, flows }))
    const target = { 'environment-url': world.url('one') }
    expectSuccess(await runAction(world, 'import-solution', { ...target, 'solution-file': file }), 'ok')
    const connections = 'contoso_shared_office365=c-mail\ncontoso_shared_rss=c-rss'
    expectSuccess(await runAction(world, 'assign-connections', { ...target, connections }), 'ok')
    const activate = (): Promise<StepResult> => runAction(world, 'activate-flows', { ...target, flows: FLOW })
    expectFailure(await activate(), 'flow-not-activated', { message: /dlp: .*Company data/ })

    const before = await policy()
    const dry = await update({ 'move-connectors': 'RSS: Business' })
    expectSuccess(dry, 'ok', {
      changed: 'false',
      'change-needed': 'true',
      'policy-id': COMPANY,
      'policy-name': 'Company data',
      etag: before.policyDefinition.etag,
      'environments-covered': '2',
    })
    expectAllOutputs('update-dlp-policy', dry)
    expect(JSON.parse(dry.outputs['diff'] ?? '')).toMatchObject({
      schemaVersion: 1,
      connectors: [
        { id: `${APIS}/shared_rss`, name: 'RSS', from: 'General', wasUnlisted: true, to: 'Confidential' },
      ],
      environments: [],
    })
    expect(dry.summary).toMatch(
      /RSS \| .*shared_rss.* \| not listed \(default: Non-business\) \| \*\*Business/,
    )
    expect(dry.summary).toMatch(/covers 2 environments.*would concern[^]*Contoso one[^]*Contoso two/)
    expect(dry.stdout).toMatch(/would be moved[^]*nothing was changed/)
    expect(await policy()).toEqual(before)
    expectFailure(await activate(), 'flow-not-activated')

    const approved = { 'require-etag': dry.outputs['etag'] ?? '' }
    const real = await update({ 'move-connectors': 'RSS: Business', 'dry-run': 'false', ...approved })
    expectSuccess(real, 'ok', { changed: 'true', 'change-needed': 'true' })
    const after = await policy()
    expect(real.outputs['etag']).toBe(after.policyDefinition.etag)
    expectSuccess(await activate(), 'ok', { activated: '1' })
    expect(real.summary).toMatch(/Company data: changed/)

    const [business] = before.policyDefinition.connectorGroups
    business?.connectors.push({
      id: `${APIS}/shared_rss`,
      name: 'RSS',
      type: 'Microsoft.PowerApps/apis',
    } as never)
    expect(withoutStamp(after)).toEqual(withoutStamp(before))
    const again = await update({ 'move-connectors': 'shared_rss: Confidential', 'dry-run': 'false' })
    expectSuccess(again, 'unchanged', { changed: 'false', 'change-needed': 'false' })
    expect(writes()).toBe(1)
  })

  it('takes an environment out of a policy for all, and back again', async () => {
    const before = await policy()
    const out = await update({ 'exclude-environments': world.url('two'), 'dry-run': 'false' })
    expectSuccess(out, 'ok', { changed: 'true', 'environments-covered': '1' })
    expect(out.summary).toMatch(/Contoso two \| .* \| is no longer under the policy \| shared NAME, Hostile/)
    expect((await policy()).policyDefinition).toMatchObject({
      environmentType: 'ExceptEnvironments',
      environments: [{ name: environmentId(2) }],
    })
    const back = await update({ 'include-environments': 'Contoso two', 'dry-run': 'false' })
    expectSuccess(back, 'ok', { changed: 'true', 'environments-covered': '2' })
    expect(withoutStamp(await policy())).toEqual(withoutStamp(before))
  })

  it('takes out of the exceptions an environment that is gone, under a hostile name', async () => {
    const gone = 'e0000000-0000-4000-8000-0000000000FF'
    const step = await update({ policy: policyId(5), 'include-environments': gone })
    expectSuccess(step, 'ok', { changed: 'false', 'environments-covered': '1' })
    expect(step.summary).not.toMatch(/<img|@all/)
  })

  it('stops the second of two runs at once, and loses the change of neither', async () => {
    inject({ match: { method: 'PATCH', path: 'policies' }, times: 1, effect: { delayMs: 300 } })
    const steps = await Promise.all(
      ['RSS: Business', 'MSN Weather: Business'].map((move) =>
        update({ 'move-connectors': move, 'dry-run': 'false' }),
      ),
    )
    const ended = steps.map(({ reasonCode }) => reasonCode)
    const { connectorGroups } = (await policy()).policyDefinition
    const names = connectorGroups[0]?.connectors.map(({ name }) => name) ?? []
    for (const [index, name] of ['RSS', 'MSN Weather'].entries()) {
      expect(names.includes(name)).toBe(ended[index] === 'ok')
      if (ended[index] !== 'ok') expect(ended[index]).toBe('dlp-policy-changed')
    }
    expect(ended).toContain('ok')
  })

  it.each<[string, FaultRule]>([
    ['whose answer was lost', { match: WRITE, effect: { drop: 'after' } }],
    ['whose answer broke off', { match: WRITE, effect: { truncateBytes: 40 } }],
  ])('finds the change made %s, without sending it again', async (_what, fault) => {
    inject(fault)
    expectSuccess(await update({ 'move-connectors': 'RSS: Business', 'dry-run': 'false' }), 'ok', {
      changed: 'true',
    })
    expect(writes()).toBe(1)
  })

  it('says that the change was not made when the service fails before it', async () => {
    const before = await policy()
    inject({ match: WRITE, effect: { status: 503 } })
    const step = await update({ 'move-connectors': 'RSS: Business', 'dry-run': 'false' })
    expectFailure(step, 'service-error', { message: /was not made/, outputs: { changed: undefined } })
    expect(await policy()).toEqual(before)
  })

  it('leaves alone a policy that is not the approved revision', async () => {
    const { etag } = (await update({ 'move-connectors': 'RSS: Business' })).outputs
    expect((await send('PATCH', COMPANY, await policy())).status).toBe(200)
    const before = await policy()
    const late = { 'move-connectors': 'RSS: Business', 'dry-run': 'false', 'require-etag': etag ?? '' }
    expectFailure(await update(late), 'dlp-policy-changed', {
      message: /not the approved/,
      remedy: /dry-run/,
    })
    expect(await policy()).toEqual(before)
  })
})

describe('update-dlp-policy refuses', () => {
  beforeAll(open)
  afterAll(() => world.close())

  it.each<[string, Record<string, string>, string, RegExp, RegExp]>([
    ['to change nothing in particular', {}, 'input-missing', /no input says/, /move-connectors/],
    [
      'a line that is no move',
      { 'move-connectors': 'RSS' },
      'input-invalid',
      /"RSS"/,
      /shared_sql: Business/,
    ],
    ['an unknown group', { 'move-connectors': 'RSS: Green' }, 'input-invalid', /RSS: Green/, /Non-business/],
    [
      'an unknown connector',
      { 'move-connectors': 'shared_sq: Blocked' },
      'input-invalid',
      /shared_sq"/,
      /shared_sql/,
    ],
    [
      'to block what cannot be',
      { 'move-connectors': 'SharePoint: Blocked' },
      'input-invalid',
      /SharePoint/,
      /Business/,
    ],
    [
      'an unknown policy',
      { policy: 'Company dat', 'move-connectors': 'RSS: Business' },
      'dlp-policy-not-found',
      /Company dat"/,
      /"Company data"/,
    ],
    [
      'a name of two policies',
      { policy: 'SHARED name', 'move-connectors': 'RSS: Business' },
      'dlp-policy-ambiguous',
      /000002.*000003/,
      /id/,
    ],
    [
      'an unknown environment',
      { 'exclude-environments': 'Contoso three' },
      'environment-not-found',
      /three/,
      /Contoso/,
    ],
    [
      'the last environment',
      { policy: policyId(2), 'exclude-environments': 'Contoso one' },
      'input-invalid',
      /no environment/,
      /Delete/,
    ],
    [
      'to widen a single one',
      { policy: 'Single', 'include-environments': 'Contoso two' },
      'input-invalid',
      /one environment/,
      /tenant/,
    ],
    [
      'one environment in and out',
      { 'include-environments': 'Contoso two', 'exclude-environments': 'two' },
      'input-conflict',
      /at once/,
      /one of/,
    ],
  ])('%s', async (_what, inputs, code, message, remedy) => {
    const step = await update({ 'dry-run': 'false', ...inputs })
    expectFailure(step, code, { message, remedy, outputs: { changed: undefined } })
    expect(writes()).toBe(0)
  })

  it('an identity without the role, and names the role', async () => {
    const variables = { POWER_PLATFORM_CLIENT_ID: LIMITED }
    const step = await update({ 'move-connectors': 'RSS: Business' }, { variables })
    expectFailure(step, 'access-denied', { remedy: /Power Platform administrator.*management application/ })
  })
})
