// check-dlp: the same verdict for zip and folder, from the service or from a file, and doubt that is never compliance.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { writeSolution } from '../helpers/solutions.js'
import { APPLICATION, openWorld, SECRET, type World } from '../helpers/world.js'

const LIMITED = '5a1e0000-0000-4000-8000-00000000000b'
let world: World
let workspace: string

beforeAll(async () => {
  world = await openWorld({
    environments: ['target', 'other'],
    seed: {
      applications: [
        {
          clientId: APPLICATION,
          objectId: '5a1e0000-0000-4000-8000-0000000000a1',
          displayName: 'powerops',
          secrets: [{ value: SECRET }],
          management: true,
        },
        {
          clientId: LIMITED,
          objectId: '5a1e0000-0000-4000-8000-0000000000b1',
          displayName: 'no admin',
          secrets: [{ value: SECRET }],
        },
      ],
      policies: [
        {
          name: 'd1900000-0000-4000-8000-000000000001',
          displayName: 'Company data',
          environmentType: 'AllEnvironments',
          defaultClassification: 'General',
          business: ['shared_commondataserviceforapps', 'shared_office365'],
          blocked: ['shared_twitter'],
        },
      ],
    },
  })
  // The workspace of all cases: solutions as zips and, unpacked, as folders.
  for (const [name, connectors] of Object.entries(SOLUTIONS)) {
    const { file } = await writeSolution(world.folder, { connectors }, `${name}.zip`)
    const inputs = { 'solution-file': file, 'solution-folder': path.join(world.folder, name) }
    expectSuccess(await runAction(world, 'unpack', inputs), 'ok')
  }
  workspace = world.folder
})
afterAll(() => world.close())
beforeEach(() => world.emulator.requests.clear())

const SOLUTIONS = {
  clean: ['shared_office365'],
  blocked: ['shared_office365', 'shared_twitter'],
  mixed: ['shared_office365', 'shared_rss'],
} as const

function check(inputs: Record<string, string>, options: StepOptions = {}): Promise<StepResult> {
  return runAction(world, 'check-dlp', inputs, { workspace, ...options })
}

const forms = (name: string): Record<string, string>[] => [
  { 'solution-file': `${name}.zip` },
  { 'solution-folder': name },
]

describe('check-dlp', () => {
  it.each(forms('clean'))('finds a compliant solution compliant: %j', async (source) => {
    const step = await check({ ...source, 'environment-url': world.url('target') })
    expectSuccess(step, 'ok', { verdict: 'compliant', violations: '0' })
    expectAllOutputs('check-dlp', step)
  })

  it.each([...forms('blocked'), ...forms('mixed')])('finds the violation: %j', async (source) => {
    const step = await check({ ...source, 'environment-url': world.url('target') })
    const connector = JSON.stringify(source).includes('blocked') ? /twitter/i : /rss|office/i
    expectFailure(step, 'dlp-violation', {
      message: connector,
      outputs: { verdict: 'violation', violations: '1' },
    })
    expect(step.summary).toMatch(connector)
    expect(step.outputs['report-file']).toBe(path.join(step.temporaryFolder, 'check-dlp-report.json'))
  })

  it.each(['never', 'unknown', 'violation'])('with fail-on: %s ends as that asks', async (failOn) => {
    const step = await check({
      'solution-file': 'blocked.zip',
      'environment-url': world.url('target'),
      'fail-on': failOn,
    })
    if (failOn === 'never') expectSuccess(step, 'ok', { verdict: 'violation' })
    else expectFailure(step, 'dlp-violation', { outputs: { verdict: 'violation' } })
  })

  it('judges by a policy file without a request to anybody', async () => {
    const definition = {
      name: 'd1900000-0000-4000-8000-000000000009',
      displayName: 'From a file',
      environmentType: 'AllEnvironments',
      defaultConnectorsClassification: 'General',
      environments: [],
      connectorGroups: [
        { classification: 'Confidential', connectors: [] },
        { classification: 'General', connectors: [] },
        {
          classification: 'Blocked',
          connectors: [
            {
              id: '/providers/Microsoft.PowerApps/apis/shared_office365',
              name: 'Office 365 Outlook',
              type: 'Microsoft.PowerApps/apis',
            },
          ],
        },
      ],
    }
    writeFileSync(path.join(workspace, 'policy.json'), JSON.stringify(definition))
    const step = await check(
      {
        'solution-file': 'clean.zip',
        'policy-file': 'policy.json',
        'environment-id': world.environment('target').id,
      },
      { variables: { POWER_PLATFORM_CLIENT_SECRET: undefined, POWER_PLATFORM_CLIENT_ID: undefined } },
    )
    expectFailure(step, 'dlp-violation', {
      message: /office365|Office 365/i,
      outputs: { verdict: 'violation' },
    })
    expect(world.emulator.requests.list()).toEqual([])
  })

  it('finds nothing out when it may not read the policies, and names the role that may', async () => {
    const inputs = { 'solution-file': 'clean.zip', 'environment-id': world.environment('target').id }
    const variables = { POWER_PLATFORM_CLIENT_ID: LIMITED }
    expectFailure(await check(inputs, { variables }), 'access-denied', {
      remedy: /Power Platform administrator/,
      outputs: { verdict: 'unknown' },
    })
    expectSuccess(await check({ ...inputs, 'fail-on': 'never' }, { variables }), 'ok', { verdict: 'unknown' })
  })

  it('shows the ways out, with the environments that the service lists', async () => {
    const step = await check({ 'solution-file': 'blocked.zip', 'environment-url': world.url('target') })
    expect(step.summary).toContain('Reaches 2 environments: Contoso target, Contoso other.')
    expect(step.summary).toContain('shared_twitter: Business')
    const report: unknown = JSON.parse(readFileSync(step.outputs['report-file'] ?? '', 'utf8'))
    expect(report).toMatchObject({
      schemaVersion: 1,
      waysOut: {
        resources: [{ deny: { replace: [{ key: 'shared_twitter', because: 'blocked' }] } }],
        extend: { remainingViolations: 0 },
        exception: { existing: { accepting: [], refusing: 1 } },
      },
    })
  })

  it('leaves a connector undecided that neither the policies nor the catalogue of the tenant know', async () => {
    await writeSolution(world.folder, { connectors: ['shared_nobodyknows'] }, 'stranger.zip')
    const step = await check({ 'solution-file': 'stranger.zip', 'environment-url': world.url('target') })
    expectSuccess(step, 'ok', { verdict: 'unknown', violations: '0', warnings: '1' })
    expect(step.summary).toContain('shared\\_nobodyknows')
  })

  it('takes the environments from a file, and refuses a target that is not among them', async () => {
    const { id } = world.environment('target')
    const policy = { name: 'p', displayName: 'P', environmentType: 'AllEnvironments' }
    const groups = { defaultConnectorsClassification: 'Blocked', connectorGroups: [] }
    writeFileSync(
      path.join(workspace, 'p.json'),
      JSON.stringify({ policyDefinition: { ...policy, ...groups } }),
    )
    writeFileSync(path.join(workspace, 'e.json'), JSON.stringify([{ id, displayName: 'Only one' }]))
    const inputs = { 'solution-file': 'blocked.zip', 'policy-file': 'p.json', 'environments-file': 'e.json' }
    const step = await check({ ...inputs, 'environment-id': id })
    expect(step.summary).toContain('Reaches 1 environment: Only one.')
    const elsewhere = { ...inputs, 'environment-id': world.environment('other').id }
    expectFailure(await check(elsewhere), 'environment-not-found', { outputs: { verdict: undefined } })
  })
})

describe('check-dlp with a policy file', () => {
  const policy = { name: 'p', displayName: 'P', environmentType: 'AllEnvironments' }
  const groups = { defaultConnectorsClassification: 'Blocked', connectorGroups: [] }
  const text = JSON.stringify({ policyDefinition: { ...policy, ...groups } })
  const bigEndian = (): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()

  it.each([
    ['UTF-8 with a mark', () => Buffer.from(`\ufeff${text}`)],
    ['UTF-16, as Windows PowerShell writes it', () => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 of the other order', bigEndian],
  ])('reads %s', async (_name, bytes) => {
    writeFileSync(path.join(workspace, 'encoded.json'), bytes())
    const step = await check({
      'solution-file': 'blocked.zip',
      'policy-file': 'encoded.json',
      'environment-id': world.environment('target').id,
    })
    expectFailure(step, 'dlp-violation')
  })

  it('says that the address of the environment is not used', async () => {
    writeFileSync(path.join(workspace, 'one.json'), text)
    const inputs = { 'solution-file': 'blocked.zip', 'policy-file': 'one.json' }
    const target = { 'environment-id': world.environment('target').id, 'environment-url': world.url('other') }
    const { commands } = await check({ ...inputs, ...target })
    expect(commands).toContainEqual(
      expect.objectContaining({
        name: 'warning',
        data: expect.stringContaining('environment-url is not used'),
      }),
    )
    expect(world.emulator.requests.list()).toEqual([])
  })
})

describe('check-dlp refuses', () => {
  const both = { 'solution-file': 'clean.zip', 'solution-folder': 'clean' }
  it.each([
    { what: 'a zip and a folder at once', inputs: both, code: 'input-conflict' },
    {
      what: 'neither zip nor folder',
      inputs: { 'environment-id': '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      code: 'input-missing',
    },
    { what: 'to go without a target', inputs: { 'solution-file': 'clean.zip' }, code: 'input-missing' },
    { what: 'a zip that is not there', inputs: { 'solution-file': 'nothing.zip' }, code: 'file-not-found' },
    { what: 'a folder that is not there', inputs: { 'solution-folder': 'nothing' }, code: 'file-not-found' },
    {
      what: 'a policy file without the id of the target',
      inputs: { 'solution-file': 'clean.zip', 'policy-file': 'policy.json' },
      code: 'input-missing',
    },
  ])('$what, without a verdict', async ({ inputs, code }) => {
    expectFailure(await check(inputs), code, { outputs: { verdict: undefined } })
  })

  it('a policy file that is none, without a verdict', async () => {
    writeFileSync(path.join(workspace, 'broken.json'), '{"value": "none"}')
    const step = await check({
      'solution-file': 'clean.zip',
      'policy-file': 'broken.json',
      'environment-id': world.environment('target').id,
    })
    expectFailure(step, 'json-invalid', { message: /broken\.json/, outputs: { verdict: undefined } })
  })

  it.each([
    { what: 'fail', effect: { status: 500 }, code: 'service-error' },
    { what: 'break off', effect: { status: 200, body: '{"value":[' }, code: 'response-invalid' },
  ])('to judge when the policies $what, without a verdict', async ({ effect, code }) => {
    world.emulator.faults.push({ match: { path: 'apiPolicies|policies', method: 'GET' }, times: 9, effect })
    const step = await check({
      'solution-file': 'clean.zip',
      'environment-id': world.environment('target').id,
    })
    world.emulator.faults.clear()
    expectFailure(step, code, { outputs: { verdict: undefined } })
  })
})
