// deployment-settings: a file is written, completed and checked, and nothing that a person wrote is lost.
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { makeDeployable } from '../helpers/deployable.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { requestsTo } from '../helpers/service.js'
import { openWorld, type World } from '../helpers/world.js'

const SHAREPOINT = 'shared_sharepointonline'
const CONNECTOR = `/providers/Microsoft.PowerApps/apis/${SHAREPOINT}`
const REFERENCE = `contoso_${SHAREPOINT}`
const DEPLOYABLE = {
  flows: [{ id: '11111111-0000-4000-8000-000000000001', name: 'Files', connectors: [SHAREPOINT] }],
  variables: { contoso_Url: '<type>100000000</type>', contoso_Mode: '<defaultvalue>fast</defaultvalue>' },
}
let world: World
let archive: Buffer

beforeAll(async () => {
  world = await openWorld({ environments: ['bare', 'ready'] })
  archive = await makeDeployable(DEPLOYABLE)
  await world.emulator.dataverse.importAsMaker(world.environment('ready').id, archive)
})
afterAll(() => world.close())

/** A workspace with the solution and, when given, the settings file. */
function workspace(settings?: string): string {
  const folder = mkdtempSync(path.join(world.folder, 'settings-'))
  writeFileSync(path.join(folder, 'app.zip'), archive)
  if (settings !== undefined) writeFileSync(path.join(folder, 'test.json'), settings)
  return folder
}

function settingsIn(
  folder: string,
  inputs: Record<string, string>,
  variables: StepOptions['variables'] = {},
): Promise<StepResult> {
  const all = { 'solution-file': 'app.zip', 'deployment-settings-file': 'test.json', ...inputs }
  return runAction(world, 'deployment-settings', all, { workspace: folder, variables })
}

const read = (folder: string): string => readFileSync(path.join(folder, 'test.json'), 'utf8')
const FILLED = {
  EnvironmentVariables: [{ SchemaName: 'contoso_Url', Value: 'https://a' }],
  ConnectionReferences: [{ LogicalName: REFERENCE, ConnectionId: 'c1', ConnectorId: CONNECTOR }],
}

describe('deployment-settings', () => {
  it('writes the file of a solution, with nothing filled in', async () => {
    const folder = workspace()
    const step = await settingsIn(folder, { mode: 'create' })
    expectSuccess(step, 'ok', {
      changed: 'true',
      'deployment-settings-file': path.join(folder, 'test.json'),
      errors: '0',
      warnings: '2',
      'missing-connections': '1',
      'missing-values': '1',
    })
    expectAllOutputs('deployment-settings', step)
    expect(JSON.parse(read(folder))).toEqual({
      EnvironmentVariables: [
        { SchemaName: 'contoso_Url', Value: '' },
        { SchemaName: 'contoso_Mode', Value: '' },
      ],
      ConnectionReferences: [{ LogicalName: REFERENCE, ConnectionId: '', ConnectorId: CONNECTOR }],
    })
    expect(step.summary).toContain(`\`${REFERENCE}\``)
  })

  it('does not create over a file that is there', async () => {
    const folder = workspace('{}')
    expectFailure(await settingsIn(folder, { mode: 'create' }), 'file-exists', { remedy: /mode: merge/ })
    expect(read(folder)).toBe('{}')
  })

  it('adds what is missing and keeps everything else, its style too', async () => {
    const present = [
      '{',
      '\t"$comment": "Ask Mia before you change this",',
      '\t"ConnectionReferences": [',
      '\t\t{',
      `\t\t\t"ConnectionId": "c1",`,
      `\t\t\t"LogicalName": "${REFERENCE.toUpperCase()}",`,
      '\t\t\t"Owner": "Mia"',
      '\t\t}',
      '\t],',
      '\t"EnvironmentVariables": [',
      '\t\t{',
      '\t\t\t"SchemaName": "contoso_Mode",',
      '\t\t\t"Value": "${MODE}"',
      '\t\t}',
      '\t]',
      '}',
      '',
    ].join('\r\n')
    const folder = workspace(present)
    expectSuccess(await settingsIn(folder, {}, { MODE: 'slow' }), 'ok', { changed: 'true' })
    expect(read(folder)).toBe(
      present
        .replace('"Owner": "Mia"', `"Owner": "Mia",\r\n\t\t\t"ConnectorId": "${CONNECTOR}"`)
        .replace(
          '\t\t}\r\n\t]\r\n}',
          '\t\t},\r\n\t\t{\r\n\t\t\t"SchemaName": "contoso_Url",\r\n\t\t\t"Value": ""\r\n\t\t}\r\n\t]\r\n}',
        ),
    )
  })

  it('does not touch a file that has everything', async () => {
    const everything = {
      ...FILLED,
      EnvironmentVariables: [...FILLED.EnvironmentVariables, { SchemaName: 'contoso_Mode' }],
    }
    const folder = workspace(JSON.stringify(everything).replaceAll(',', ' ,'))
    const before = statSync(path.join(folder, 'test.json')).mtimeMs
    expectSuccess(await settingsIn(folder, {}), 'unchanged', { changed: 'false', errors: '0', warnings: '0' })
    expect(statSync(path.join(folder, 'test.json')).mtimeMs).toBe(before)
  })

  it('reads the folder of a solution as well as its zip', async () => {
    const folder = workspace()
    const inputs = { 'solution-file': 'app.zip', 'solution-folder': 'src' }
    expectSuccess(await runAction(world, 'unpack', inputs, { workspace: folder }), 'ok')
    const source = { 'solution-file': '', 'solution-folder': 'src' }
    expectSuccess(await settingsIn(folder, source), 'ok', {
      'missing-connections': '1',
      'missing-values': '1',
    })
  })
})

describe('deployment-settings checks', () => {
  const bound = (name: string, connector = CONNECTOR): object => ({
    LogicalName: name,
    ConnectionId: 'c1',
    ConnectorId: connector,
  })
  const EMPTY = '{"EnvironmentVariables":[],"ConnectionReferences":[]}'
  const filled = (more: object): string => JSON.stringify({ ...FILLED, ...more })

  it('a good file without asking anybody', async () => {
    world.emulator.requests.clear()
    const step = await settingsIn(workspace(JSON.stringify(FILLED)), { mode: 'check' })
    expectSuccess(step, 'ok', { changed: 'false', errors: '0', warnings: '0' })
    expect(world.emulator.requests.list()).toEqual([])
  })

  it.each<[string, string, RegExp, RegExp]>([
    [
      'an unknown reference',
      filled({ ConnectionReferences: [bound(`${REFERENCE}s`)] }),
      /shared_sharepointonlines"/,
      /Did you mean "contoso_shared_sharepointonline"/,
    ],
    [
      'an unknown variable',
      filled({ EnvironmentVariables: [{ SchemaName: 'contoso_Ulr', Value: 'x' }] }),
      /"contoso_Ulr"/,
      /"contoso_Url"/,
    ],
    [
      'another connector',
      filled({ ConnectionReferences: [bound(REFERENCE, '/x/shared_teams')] }),
      /shared_teams/,
      /shared_sharepointonline/,
    ],
    [
      'another shape',
      '{"EnvironmentVariables":{"contoso_Url":"x"}}',
      /no list in EnvironmentVariables/,
      /SchemaName/,
    ],
  ])('and refuses %s', async (_what, settings, message, remedy) => {
    const folder = workspace(settings)
    expectFailure(await settingsIn(folder, { mode: 'check' }), 'input-invalid', { message, remedy })
    expect(read(folder)).toBe(settings)
  })

  it('and refuses JSON that is cut off, with the file', async () => {
    expectFailure(await settingsIn(workspace('{"Env'), { mode: 'check' }), 'json-invalid', {
      message: /test\.json/,
    })
  })

  it('what is missing, as a warning or as an error', async () => {
    const folder = workspace(EMPTY)
    expectSuccess(await settingsIn(folder, { mode: 'check' }), 'ok', { warnings: '2', errors: '0' })
    const strict = await settingsIn(folder, { mode: 'check', missing: 'error' })
    expectFailure(strict, 'input-invalid', {
      message: /has no connection.*"contoso_Url" has no value/,
      outputs: { errors: '2' },
    })
  })

  it('tokens: filled and masked, missing, or left for later', async () => {
    const folder = workspace(
      filled({ EnvironmentVariables: [{ SchemaName: 'contoso_Url', Value: '${URL_OF_TEST}' }] }),
    )
    const step = await settingsIn(folder, { mode: 'check' }, { URL_OF_TEST: 'canary-77aa' })
    expectSuccess(step, 'ok', { warnings: '0' })
    expect(step.commands).toContainEqual(expect.objectContaining({ name: 'add-mask', data: 'canary-77aa' }))
    expectFailure(await settingsIn(folder, { mode: 'check' }), 'input-missing', { message: /"URL_OF_TEST"/ })
    expectSuccess(await settingsIn(folder, { mode: 'check', 'fill-tokens': 'false' }), 'ok', {
      warnings: '0',
    })
  })

  it('against the target, which is read and not changed', async () => {
    const inputs = { mode: 'check', missing: 'error', 'environment-url': world.url('ready') }
    const folder = workspace(EMPTY)
    expectFailure(await settingsIn(folder, inputs), 'input-invalid', { outputs: { errors: '2' } })
    const ready = { 'environment-url': world.url('ready') }
    const connections = { ...ready, connections: `${REFERENCE}=c1` }
    expectSuccess(await runAction(world, 'assign-connections', connections), 'ok')
    const variables = { ...ready, variables: 'contoso_Url=x' }
    expectSuccess(await runAction(world, 'set-environment-variables', variables), 'ok')
    const gone = { LogicalName: REFERENCE, ConnectionId: 'c-of-dev', ConnectorId: CONNECTOR }
    const other = workspace(JSON.stringify({ ConnectionReferences: [gone] }))
    expectFailure(await settingsIn(other, inputs), 'input-invalid', { message: /"c-of-dev".*not in the env/ })
    world.emulator.requests.clear()
    expectSuccess(await settingsIn(folder, inputs), 'ok', { errors: '0', warnings: '0' })
    expect(requestsTo(world, 'ready').every((line) => line.startsWith('GET '))).toBe(true)
  })
})
