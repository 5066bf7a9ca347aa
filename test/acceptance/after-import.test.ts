// activate-flows, set-environment-variables, assign-connections: what makes an imported solution run.
import JSZip from 'jszip'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { FaultEffect, Seed } from '@powerops/emulator'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { makeDeployable, type DeployableFlow } from '../helpers/deployable.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { requestsTo, rowsOf } from '../helpers/service.js'
import { APPLICATION, openWorld, type World } from '../helpers/world.js'

const id = (digit: number): string => `11111111-0000-4000-8000-00000000000${digit}`
const SHAREPOINT = 'shared_sharepointonline'
const OFFICE = 'shared_office365'
const MAKER = 'maker@contoso.example'
const MAKER_ID = '9b5e0000-0000-4000-8000-000000000001'
const WRITES = /^(PATCH|POST|DELETE) /
const TARGETS = [
  'flows',
  'chain',
  'owner',
  'policy',
  'classic',
  'variables',
  'assign',
  'lost',
  'import',
  'steps',
]

function environment(domainName: string, index: number): Seed['environments'][number] {
  return {
    id: `e0000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    displayName: `Contoso ${domainName}`,
    sku: 'Sandbox',
    domainName,
    administrators: [APPLICATION, MAKER],
    connections: [
      {
        name: 'c-files',
        connector: SHAREPOINT,
        displayName: 'Files',
        owner: MAKER,
        sharedWith: [APPLICATION],
      },
      { name: 'c-mail', connector: OFFICE, displayName: 'Mail', owner: MAKER },
      { name: 'c-other', connector: OFFICE, displayName: 'Other', owner: MAKER },
      {
        name: 'c-broken',
        connector: OFFICE,
        displayName: 'Old',
        owner: MAKER,
        sharedWith: [APPLICATION],
        status: 'Error',
      },
    ],
  }
}

const POLICY: Seed['policies'][number] = {
  name: 'aaaa0000-0000-4000-8000-00000000000a',
  displayName: 'No SharePoint',
  environmentType: 'OnlyEnvironments',
  environments: [environment('policy', TARGETS.indexOf('policy')).id],
  blocked: [SHAREPOINT],
}

let world: World
let faulty = 0
beforeAll(async () => {
  world = await openWorld({ seed: { environments: TARGETS.map(environment), policies: [POLICY] } })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

async function install(
  domain: string,
  flows: readonly DeployableFlow[],
  variables: Record<string, string> = {},
): Promise<void> {
  const archive = await makeDeployable({ flows, variables })
  await world.emulator.dataverse.importAsMaker(world.environment(domain).id, archive)
}

function run(
  action: string,
  domain: string,
  inputs: Record<string, string>,
  options: StepOptions = {},
): Promise<StepResult> {
  return runAction(world, action, { 'environment-url': world.url(domain), ...inputs }, options)
}

function assign(domain: string, ...connections: string[]): Promise<StepResult> {
  return run('assign-connections', domain, { connections: connections.join('\n') })
}

function activate(domain: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  return run('activate-flows', domain, { 'solution-name': 'ContosoApp', ...inputs })
}

const writesTo = (domain: string): string[] => requestsTo(world, domain).filter((line) => WRITES.test(line))
const flowsOf = (step: StepResult): Record<string, unknown>[] => JSON.parse(step.outputs['flows'] ?? '[]')

describe('activate-flows', () => {
  it('says of each flow why it stays off, and after mending turns on what is left', async () => {
    await install('flows', [
      { id: id(1), name: 'Files', connectors: [SHAREPOINT] },
      { id: id(2), name: 'Mail', connectors: [OFFICE] },
      { id: id(3), name: 'Plain' },
    ])
    await assign('flows', `contoso_${OFFICE}=c-mail`)
    const first = await activate('flows')
    expectFailure(first, 'flow-not-activated', {
      message: /"(Files|Mail)" stays off/,
      remedy: /run this step again/,
      outputs: { activated: '1', 'already-active': '0', inactive: '2' },
    })
    expect(flowsOf(first)).toEqual([
      expect.objectContaining({ name: 'Files', state: 'off', reason: 'connection-missing' }),
      expect.objectContaining({ name: 'Mail', state: 'off', reason: 'connection-not-shared' }),
      { id: id(3), name: 'Plain', kind: 'cloud-flow', state: 'on' },
    ])
    expect(first.summary).toMatch(/Files \| off \| connection-missing/)
    await assign('flows', `contoso_${SHAREPOINT}=c-files`)
    const second = await activate('flows', { 'fail-on': 'never' })
    expectSuccess(second, 'ok', { activated: '1', 'already-active': '1', inactive: '1' })
    expectAllOutputs('activate-flows', second)
  })

  it('turns on a chain of children before their parents, and nothing the second time', async () => {
    await install('chain', [
      { id: id(1), name: 'Grandparent', calls: [id(2)] },
      { id: id(2), name: 'Parent', calls: [id(3)] },
      { id: id(3), name: 'Child' },
      { id: id(4), name: 'Orphan', calls: [id(9)] },
    ])
    const step = await activate('chain')
    expectFailure(step, 'flow-not-activated', {
      message: /"Orphan" stays off, child-off/,
      outputs: { activated: '3', inactive: '1' },
    })
    const named = await activate('chain', { flows: `Grandparent\n${id(3)}` })
    expectSuccess(named, 'unchanged', { activated: '0', 'already-active': '2', inactive: '0' })
  })

  it.each([
    ['user name', MAKER],
    ['object id', MAKER_ID],
  ])('turns flows on in the name of the owner of the connections, by %s', async (_how, user) => {
    const flowId = user === MAKER ? id(5) : id(6)
    await install('owner', [{ id: flowId, name: `Mail for ${user}`, connectors: [OFFICE] }])
    await assign('owner', `contoso_${OFFICE}=c-mail`)
    const step = await run('activate-flows', 'owner', { flows: flowId, 'as-user': user })
    expectSuccess(step, 'ok', { activated: '1' })
  })

  it('names the data policy that is in the way', async () => {
    await install('policy', [{ id: id(1), name: 'Files', connectors: [SHAREPOINT] }])
    await assign('policy', `contoso_${SHAREPOINT}=c-files`)
    expectFailure(await activate('policy'), 'flow-not-activated', {
      message: /dlp: .*No SharePoint/,
      remedy: /check-dlp/,
    })
  })

  it('leaves classic workflows alone unless told', async () => {
    await install('classic', [{ id: id(1), name: 'Approve', category: 0 }])
    expectSuccess(await activate('classic'), 'unchanged', { activated: '0' })
    expectSuccess(await activate('classic', { 'include-classic': 'true' }), 'ok', { activated: '1' })
  })

  it.each<[string, Record<string, string>, string, RegExp, RegExp]>([
    ['neither solution nor flows', {}, 'input-missing', /solution-name nor flows/, /Name the solution/],
    ['a flow that is not there', { flows: 'Apprve' }, 'input-invalid', /"Apprve"/, /"Approve"/],
    [
      'a solution that is not there',
      { 'solution-name': 'ContosoNo' },
      'solution-not-found',
      /ContosoNo/,
      /Import it/,
    ],
    [
      'a user who is not there',
      { 'solution-name': 'ContosoApp', 'as-user': 'x@contoso.example' },
      'input-invalid',
      /x@contoso\.example/,
      /user name/,
    ],
  ])('refuses %s', async (_what, inputs, code, message, remedy) => {
    await install('classic', [{ id: id(1), name: 'Approve' }])
    expectFailure(await run('activate-flows', 'classic', inputs), code, { message, remedy })
  })
})

describe('activate-plugins of import-solution', () => {
  it('decides whether processes are on after the import, and activate-flows finds the rest', async () => {
    const flows = [
      { id: id(1), name: 'Approve', category: 0, on: true },
      { id: id(2), name: 'Mail', connectors: [OFFICE], on: true },
      { id: id(3), name: 'Plain', on: true },
    ]
    const importWith = async (version: string, activatePlugins: string): Promise<StepResult> => {
      const file = path.join(world.folder, `app-${version}.zip`)
      writeFileSync(file, await makeDeployable({ version, managed: true, flows }))
      const inputs = { 'solution-file': file, 'activate-plugins': activatePlugins }
      return run('import-solution', 'import', inputs, { variables: { GITHUB_RUN_ID: version } })
    }
    expectSuccess(await importWith('1.0.0.0', 'false'), 'ok')
    const all = { 'include-classic': 'true', 'fail-on': 'never' }
    expectSuccess(await activate('import', all), 'ok', {
      activated: '2',
      'already-active': '0',
      inactive: '1',
    })
    expectSuccess(await importWith('1.0.0.1', 'true'), 'ok')
    expectSuccess(await activate('import', all), 'unchanged', { 'already-active': '2', inactive: '1' })
  })

  it('decides whether plug-in steps are on, and a plan names the processes that will be off', async () => {
    const step = `<SdkMessageProcessingSteps><SdkMessageProcessingStep Name="On create" SdkMessageProcessingStepId="{${id(7)}}" /></SdkMessageProcessingSteps>`
    const flows = [{ id: id(1), name: 'Approve', category: 0, on: true }]
    const states: unknown[] = []
    for (const [version, activatePlugins] of [
      ['1.0.0.0', 'false'],
      ['1.0.0.1', 'true'],
    ] as const) {
      const zip = await JSZip.loadAsync(await makeDeployable({ version, managed: true, flows }))
      const customizations = (await zip.file('customizations.xml')?.async('text')) ?? ''
      zip.file('customizations.xml', customizations.replace('<WebResources>', `${step}<WebResources>`))
      const file = path.join(world.folder, `steps-${version}.zip`)
      writeFileSync(file, await zip.generateAsync({ type: 'nodebuffer' }))
      const inputs = { 'solution-file': file, 'activate-plugins': activatePlugins }
      const planned = await run('plan-solution', 'steps', inputs)
      expect(planned.summary.includes('Approve: activate-plugins is false')).toBe(activatePlugins === 'false')
      expectSuccess(await run('import-solution', 'steps', inputs), 'ok')
      states.push(await rowsOf(world, 'steps', `sdkmessageprocessingsteps?$select=statecode`))
    }
    expect(states).toMatchObject([[{ statecode: 1 }], [{ statecode: 0 }]])
  })
})

describe('set-environment-variables', () => {
  const NUMBER = '<type>100000001</type>'
  const set = (inputs: Record<string, string>, options: StepOptions = {}): Promise<StepResult> =>
    run('set-environment-variables', 'variables', inputs, options)

  beforeAll(() =>
    install('variables', [], {
      contoso_Url: '<type>100000000</type>',
      contoso_Key: '',
      contoso_Count: NUMBER,
    }),
  )

  it('writes what differs, once, and never shows a value', async () => {
    const variables = 'contoso_Url=https://a.example/?x=1\ncontoso_KEY=${API_KEY}'
    const options = { variables: { API_KEY: 'canary-5f1c' } }
    const first = await set({ variables }, options)
    expectSuccess(first, 'ok', { created: '2', updated: '0', unchanged: '0' })
    expectAllOutputs('set-environment-variables', first)
    const seen =
      first.stdout.replace(/^::add-mask::.*$/gm, '') + first.summary + JSON.stringify(first.outputs)
    expect(seen).not.toContain('canary-5f1c')
    world.emulator.requests.clear()
    expectSuccess(await set({ variables }, options), 'unchanged', {
      created: '0',
      updated: '0',
      unchanged: '2',
    })
    expect(writesTo('variables')).toEqual([])
    const third = await set({ variables: 'contoso_Url=https://b.example' })
    expectSuccess(third, 'ok', { created: '0', updated: '1', unchanged: '0' })
  })

  it('takes values from a settings file, those that are filled in', async () => {
    const file = path.join(world.folder, 'variables.json')
    const entry = (SchemaName: string, Value: string): object => ({ SchemaName, Value })
    writeFileSync(
      file,
      JSON.stringify({ EnvironmentVariables: [entry('contoso_Count', '7'), entry('contoso_Url', '')] }),
    )
    const step = await set({ 'deployment-settings-file': file })
    expectSuccess(step, 'ok', { created: '1', updated: '0', unchanged: '0' })
  })

  it.each<[string, Record<string, string>, string, RegExp, RegExp]>([
    [
      'a variable that is not there',
      { variables: 'contoso_Url=new\ncontoso_Kye=x' },
      'input-invalid',
      /"contoso_Kye"/,
      /"contoso_Key"/,
    ],
    [
      'a value of the wrong type',
      { variables: 'contoso_Url=new\ncontoso_Count=many' },
      'input-invalid',
      /"contoso_Count" \(number\)/,
      /digits/,
    ],
    [
      'a token of a variable that is not set',
      { variables: 'contoso_Url=${NO_SUCH}' },
      'input-missing',
      /"NO_SUCH"/,
      /env:/,
    ],
    ['a line without a name', { variables: 'contoso_Url' }, 'input-invalid', /not name=value/, /\|/],
    ['nothing to do', {}, 'input-missing', /variables nor deployment-settings-file/, /name=value/],
  ])('refuses %s before anything is written', async (_what, inputs, code, message, remedy) => {
    expectFailure(await set(inputs), code, { message, remedy })
    expect(writesTo('variables')).toEqual([])
  })

  it.each<[string, FaultEffect, string]>([
    ['its answer is lost', { drop: 'after' }, 'ok'],
    ['the connection breaks before it', { drop: 'before' }, 'outcome-unknown'],
    ['a gateway gives up', { status: 504, body: '<html>Gateway Timeout</html>' }, 'service-error'],
    ['the service is busy', { status: 429, headers: { 'Retry-After': '1' } }, 'ok'],
  ])('makes one value, by the second run at the latest, when %s', async (_what, effect, code) => {
    const name = `contoso_V${faulty++}`
    await install('lost', [], { [name]: '' })
    world.emulator.faults.push({ match: { method: 'POST', path: 'environmentvariablevalues$' }, effect })
    const inputs = { variables: `${name}=x` }
    expect((await run('set-environment-variables', 'lost', inputs)).reasonCode).toBe(code)
    const again = await run('set-environment-variables', 'lost', inputs)
    expectSuccess(again, code === 'ok' ? 'unchanged' : 'ok', { created: code === 'ok' ? '0' : '1' })
    expectSuccess(await run('set-environment-variables', 'lost', inputs), 'unchanged')
  })
})

describe('assign-connections', () => {
  beforeAll(() => install('assign', [{ id: id(1), name: 'Files', connectors: [SHAREPOINT, OFFICE] }]))

  it('binds what differs, and nothing the second time', async () => {
    const first = await assign('assign', `CONTOSO_${SHAREPOINT}=c-files`)
    expectSuccess(first, 'ok', { assigned: '1', unchanged: '0' })
    expectAllOutputs('assign-connections', first)
    world.emulator.requests.clear()
    const again = `contoso_${SHAREPOINT}=/providers/Microsoft.PowerApps/apis/${SHAREPOINT}/connections/c-files`
    expectSuccess(await assign('assign', again), 'unchanged', { assigned: '0', unchanged: '1' })
    expect(writesTo('assign')).toEqual([])
  })

  it('names every connection that is not there, before any is bound', async () => {
    const step = await assign('assign', `contoso_${SHAREPOINT}=c-gone`, `contoso_${OFFICE}=c-shared`)
    expectFailure(step, 'input-invalid', {
      message: /"c-gone".*"contoso_shared_sharepointonline" is not in the environment/,
      remedy: /id of a connection of shared_sharepointonline/,
    })
    expect(writesTo('assign')).toEqual([])
  })

  it.each([
    { connection: 'c-broken', warning: /::warning::.*"c-broken".*is not connected.*sign in again/ },
    { connection: 'c-other', warning: /::warning::.*"c-other".*is not shared.*share it/ },
  ])('binds $connection all the same, and says that flows will stay off', async ({ connection, warning }) => {
    const step = await assign('assign', `contoso_${OFFICE}=${connection}`)
    expectSuccess(step, 'ok', { assigned: '1' })
    expect(step.stdout).toMatch(warning)
  })

  it('does not ask about connections when the service does not tell', async () => {
    world.emulator.faults.push({ match: { path: '/connectivity/' }, effect: { status: 403 } })
    const step = await assign('assign', `contoso_${OFFICE}=c-gone`)
    expectSuccess(step, 'ok', { assigned: '1' })
    expect(step.stdout).toMatch(/whether the connection c-gone can be used is not told: 403/)
  })

  it('works in the name of a user', async () => {
    const inputs = { connections: `contoso_${OFFICE}=c-mail`, 'as-user': MAKER }
    expectSuccess(await run('assign-connections', 'assign', inputs), 'ok', { assigned: '1' })
    const stranger = { connections: `contoso_${OFFICE}=c-other`, 'as-user': id(9) }
    expectFailure(await run('assign-connections', 'assign', stranger), 'application-user-missing')
  })

  it('refuses a reference that is not there, and a connection of another connector', async () => {
    expectFailure(
      await assign('assign', `contoso_${OFFICE}=c-mail`, 'contoso_shared_office36=x'),
      'input-invalid',
      {
        message: /contoso_shared_office36"/,
        remedy: /"contoso_shared_office365"/,
      },
    )
    const file = path.join(world.folder, 'connections.json')
    const entry = {
      LogicalName: `contoso_${OFFICE}`,
      ConnectionId: 'c-files',
      ConnectorId: `/providers/Microsoft.PowerApps/apis/${SHAREPOINT}`,
    }
    writeFileSync(file, JSON.stringify({ ConnectionReferences: [entry] }))
    const step = await run('assign-connections', 'assign', { 'deployment-settings-file': file })
    expectFailure(step, 'input-invalid', { message: /shared_office365.*shared_sharepointonline/ })
    expect(writesTo('assign')).toEqual([])
  })
})
