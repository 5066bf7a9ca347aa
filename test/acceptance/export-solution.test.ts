// export-solution: what it writes, what it refuses to write, and that a broken download is fetched again, not exported again.
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { runAction, type StepOptions, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder } from '../helpers/folder.js'
import { makeRepository, startJob } from '../helpers/job.js'
import { requestsTo } from '../helpers/service.js'
import { makeSolution, sha256 } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const EXPORTS = /\/ExportSolutionAsync$/
const DOWNLOADS = /\/DownloadSolutionExportData/
let world: World

beforeAll(async () => {
  world = await openWorld({ environments: ['dev', 'broken', 'versions'] })
  const archive = await makeSolution({ version: '1.4.0.0' })
  for (const domain of ['dev', 'broken', 'versions']) {
    await world.emulator.dataverse.importAsMaker(world.environment(domain).id, archive)
  }
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

function exportFrom(
  domain: string,
  inputs: Record<string, string> = {},
  options: StepOptions = {},
): Promise<StepResult> {
  const all = {
    'environment-url': world.url(domain),
    'solution-name': 'ContosoApp',
    'solution-output-file': 'out/app.zip',
    ...inputs,
  }
  return runAction(world, 'export-solution', all, options)
}

async function managedFlagOf(file: string): Promise<string | undefined> {
  const zip = await JSZip.loadAsync(readFileSync(file))
  return /<Managed>(\d)<\/Managed>/.exec((await zip.file('solution.xml')?.async('text')) ?? '')?.[1]
}

describe('export-solution', () => {
  it.each([
    { form: 'unmanaged', inputs: {}, flag: '0' },
    { form: 'managed', inputs: { managed: 'true' }, flag: '1' },
  ])('writes the $form zip and its digest', async ({ inputs, flag }) => {
    const step = await exportFrom('dev', inputs)
    const file = path.join(step.workspace, 'out', 'app.zip')
    expectSuccess(step, 'ok', {
      'solution-version': '1.4.0.0',
      'solution-digest': sha256(readFileSync(file)),
      'solution-file': file,
      'managed-solution-file': flag === '1' ? file : undefined,
    })
    expect(await managedFlagOf(file)).toBe(flag)
    expect(readdirSync(path.dirname(file))).toEqual(['app.zip'])
    expect(step.summary).toContain('`ContosoApp`')
  })

  it('writes both forms side by side', async () => {
    const step = await exportFrom('dev', { both: 'true' })
    const [plain, managed] = ['app.zip', 'app_managed.zip'].map((name) =>
      path.join(step.workspace, 'out', name),
    )
    expectSuccess(step, 'ok', {
      'solution-file': plain,
      'managed-solution-file': managed,
      'solution-digest': sha256(readFileSync(plain ?? '')),
      'managed-solution-digest': sha256(readFileSync(managed ?? '')),
    })
    expectAllOutputs('export-solution', step, ['previous-version'])
    expect([await managedFlagOf(plain ?? ''), await managedFlagOf(managed ?? '')]).toEqual(['0', '1'])
  })

  it('overwrites a file only when told', async () => {
    const first = await exportFrom('dev')
    const file = path.join(first.workspace, 'out', 'app.zip')
    writeFileSync(file, 'mine')
    const refused = await exportFrom('dev', {}, { workspace: first.workspace })
    expectFailure(refused, 'file-exists', { message: /app\.zip/, remedy: /overwrite: true/ })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    const forced = await exportFrom('dev', { overwrite: 'true' }, { workspace: first.workspace })
    expectSuccess(forced, 'ok', { 'solution-digest': sha256(readFileSync(file)) })
  })

  it('warns that solution-version is ignored', async () => {
    const step = await exportFrom('dev', { 'solution-version': '9.9.9.9' })
    expectSuccess(step, 'ok', { 'solution-version': '1.4.0.0' })
    expect(step.commands.filter(({ name }) => name === 'warning').map(({ data }) => data)).toEqual([
      expect.stringContaining('solution-version'),
    ])
  })
})

describe('the version of the export', () => {
  const VERSION_WRITES = /\/solutions\(/

  it('is set before it, once', async () => {
    const step = await exportFrom('versions', { version: '1.5.0.0', both: 'true' })
    expectSuccess(step, 'ok', { 'solution-version': '1.5.0.0', 'previous-version': '1.4.0.0' })
    expect(step.summary).toContain('`1.4.0.0`')
    const again = await exportFrom('versions', { version: '1.5.0.0' })
    expectSuccess(again, 'ok', { 'solution-version': '1.5.0.0', 'previous-version': undefined })
    expect(requestsTo(world, 'versions', VERSION_WRITES)).toHaveLength(1)
  })

  it('is raised once although the answer to it is lost', async () => {
    const { host } = new URL(world.url('versions'))
    world.emulator.faults.push({ match: { method: 'PATCH', host }, effect: { drop: 'after' } })
    const step = await exportFrom('versions', { bump: 'build' })
    expectSuccess(step, 'ok', { 'solution-version': '1.5.1.0', 'previous-version': '1.5.0.0' })
    expect(requestsTo(world, 'versions', VERSION_WRITES)).toHaveLength(1)
  })

  it('is raised once by all attempts of a run', async () => {
    const { sha } = await makeRepository(world)
    const job = await startJob(world, { sha, permissions: { actions: 'read' } })
    const attempt = (number: string): Promise<StepResult> =>
      exportFrom(
        'versions',
        { bump: 'minor' },
        { token: job.token, variables: { ...job.variables, GITHUB_RUN_ATTEMPT: number } },
      )
    expectSuccess(await attempt('1'), 'ok', { 'solution-version': '1.6.0.0' })
    expectSuccess(await attempt('2'), 'ok', { 'solution-version': '1.6.0.0', 'previous-version': undefined })
    const [next] = [await startJob(world, { sha, permissions: { actions: 'read' } })]
    const later = await exportFrom(
      'versions',
      { bump: 'minor' },
      { token: next.token, variables: { ...next.variables, GITHUB_RUN_ATTEMPT: '1' } },
    )
    expectSuccess(later, 'ok', { 'solution-version': '1.7.0.0' })
  })

  it.each([
    { what: 'below the present one', inputs: { version: '1.0.0.0' }, code: 'input-invalid' },
    { what: 'both named and raised', inputs: { version: '9.0', bump: 'major' }, code: 'input-conflict' },
    { what: 'raised by an unknown part', inputs: { bump: 'patch' }, code: 'input-invalid' },
  ])('is refused when it is $what', async ({ inputs, code }) => {
    const step = await exportFrom('versions', inputs)
    expectFailure(step, code, { message: /version|bump/ })
    expect(requestsTo(world, 'versions', VERSION_WRITES)).toEqual([])
    expect(readFolder(step.workspace)).toEqual({})
  })
})

describe('export-solution refuses', () => {
  it('a solution that is not there, names both, and writes nothing', async () => {
    const step = await exportFrom('dev', { 'solution-name': 'ContosoNothing' })
    expectFailure(step, 'solution-not-found', { message: /ContosoNothing/, remedy: /unique name/ })
    expect(readFolder(step.workspace)).toEqual({})
  })

  it('a managed solution', async () => {
    const managed = await makeSolution({ name: 'ContosoVendor', managed: true })
    await world.emulator.dataverse.importAsMaker(world.environment('dev').id, managed)
    const step = await exportFrom('dev', { 'solution-name': 'ContosoVendor' })
    expectFailure(step, 'solution-managed', { message: /ContosoVendor/, remedy: /where it is developed/ })
    expect(readFolder(step.workspace)).toEqual({})
  })

  it('a folder that a link of the repository leads out of the workspace', async () => {
    const workspace = mkdtempSync(path.join(world.folder, 'linked-'))
    symlinkSync(mkdtempSync(path.join(world.folder, 'elsewhere-')), path.join(workspace, 'out'))
    const step = await exportFrom('dev', { 'solution-output-file': 'out/app.zip' }, { workspace })
    expectFailure(step, 'path-outside-workspace', { message: /out.*leads out/, remedy: /Remove the link/ })
    expect(requestsTo(world, 'dev')).toEqual([])
  })

  it('a name that is no unique name', async () => {
    const step = await exportFrom('dev', { 'solution-name': "x' or 1 eq 1" })
    expectFailure(step, 'input-invalid', { message: /solution-name/ })
    expect(requestsTo(world, 'dev')).toEqual([])
  })

  it('to go without its required inputs, naming the missing one', async () => {
    const step = await runAction(world, 'export-solution', { 'environment-url': world.url('dev') })
    expectFailure(step, 'input-missing', { message: /solution-name/ })
  })
})

describe('a download that breaks', () => {
  it.each([
    { what: 'breaks off in the middle', effect: { truncateBytes: 200 } },
    { what: 'loses its connection', effect: { drop: 'after' } },
    {
      what: 'is answered by a gateway in HTML',
      effect: { status: 502, body: '<html><title>Bad Gateway</title></html>' },
    },
  ])('is fetched again when it $what: one export alone', async ({ effect }) => {
    world.emulator.faults.push({ match: { path: DOWNLOADS.source }, effect })
    const step = await exportFrom('broken')
    expectSuccess(step, 'ok', {})
    expect(await managedFlagOf(path.join(step.workspace, 'out', 'app.zip'))).toBe('0')
    expect(requestsTo(world, 'broken', EXPORTS)).toHaveLength(1)
    expect(requestsTo(world, 'broken', DOWNLOADS)).toHaveLength(2)
  })

  it.each([
    { what: 'another solution', request: { name: 'ContosoOther', version: '1.4.0.0' } },
    { what: 'the other form', request: { version: '1.4.0.0', managed: true } },
    { what: 'another version', request: { version: '1.3.0.0' } },
  ])('is not taken for the export when it is $what', async ({ request }) => {
    const other = (await makeSolution(request)).toString('base64')
    const body = { ExportSolutionFile: other }
    world.emulator.faults.push({ match: { path: DOWNLOADS.source }, effect: { status: 200, body } })
    expectSuccess(await exportFrom('broken'), 'ok', {})
    expect(requestsTo(world, 'broken', DOWNLOADS)).toHaveLength(2)
  })

  it('is never written when one byte of it stays wrong', async () => {
    const bytes = await makeSolution({ version: '1.4.0.0' })
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
    const body = { ExportSolutionFile: bytes.toString('base64') }
    world.emulator.faults.push({ match: { path: DOWNLOADS.source }, times: 9, effect: { status: 200, body } })
    const step = await exportFrom('broken', { both: 'true' })
    expectFailure(step, 'response-invalid', { message: /cannot be used/ })
    expect(readFolder(step.workspace)).toEqual({})
  })

  it('leaves the file as it was when it never comes through', async () => {
    const first = await exportFrom('broken')
    const before = readFolder(first.workspace)
    world.emulator.faults.push({
      match: { path: DOWNLOADS.source },
      times: 99,
      effect: { status: 400, body: { error: { code: '0x80040217', message: 'gone' } } },
    })
    const step = await exportFrom('broken', { overwrite: 'true' }, { workspace: first.workspace })
    expectFailure(step, 'service-error', { message: /gone/ })
    expect(readFolder(first.workspace)).toEqual(before)
  })
})
