// import-solution: what it does to a target in each situation, and what it leaves alone.
import { readFileSync, writeFileSync } from 'node:fs'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { importsInto, installedSolution, requestsTo } from '../helpers/service.js'
import { makeSolution, writeSolution, type SolutionRequest } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

const MANAGED: SolutionRequest = { managed: true, version: '1.2.0.0' }
let world: World
let used = 0
const domains = Array.from({ length: 24 }, (_, index) => `target${index + 1}`)

beforeAll(async () => {
  world = await openWorld({ environments: domains })
})
afterAll(() => world.close())

/** An environment of the test's own. */
function nextTarget(): string {
  return domains[used++] ?? 'none left'
}

async function importInto(
  target: string,
  request: SolutionRequest,
  inputs: Record<string, string> = {},
  runId = String(used * 100),
): Promise<StepResult & { digest: string }> {
  const { file, digest } = await writeSolution(
    world.folder,
    request,
    `${target}-${request.version ?? 'any'}.zip`,
  )
  const all = { 'environment-url': world.url(target), 'solution-file': file, ...inputs }
  return {
    ...(await runAction(world, 'import-solution', all, { variables: { GITHUB_RUN_ID: runId } })),
    digest,
  }
}

describe('import-solution', () => {
  it('installs a managed solution and proves that it is in', async () => {
    const target = nextTarget()
    const step = await importInto(target, MANAGED)
    expectSuccess(step, 'ok', {
      imported: 'true',
      skipped: 'false',
      operation: 'install',
      'solution-name': 'ContosoApp',
      'solution-version': '1.2.0.0',
      'solution-digest': step.digest,
      'previous-version': undefined,
    })
    const proofs = ['approved-by', 'tested-by-deployment']
    expectAllOutputs('import-solution', step, ['previous-version', ...proofs])
    expect(readFileSync(step.outputs['import-log-file'] ?? '', 'utf8')).toContain('<importexportxml')
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0', managed: true })
    expect(importsInto(world, target)).toMatchObject([
      { importJobId: step.outputs['import-job-id'], digest: step.digest, succeeded: true },
    ])
    expect(step.summary).toContain('### Solution imported')
  })

  it('updates an unmanaged solution in place', async () => {
    const target = nextTarget()
    await importInto(target, { version: '1.0.0.0' }, {}, '1')
    const step = await importInto(target, { version: '1.1.0.0' }, {}, '2')
    expectSuccess(step, 'ok', { operation: 'update', 'previous-version': '1.0.0.0' })
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.1.0.0', managed: false })
  })

  it('upgrades in one step, which removes what the new version no longer has', async () => {
    const target = nextTarget()
    await importInto(target, { ...MANAGED, scripts: ['contoso_/old.js', 'contoso_/main.js'] }, {}, '1')
    const step = await importInto(
      target,
      { managed: true, version: '2.0.0.0' },
      { 'stage-and-upgrade': 'true' },
      '2',
    )
    expectSuccess(step, 'ok', { operation: 'upgrade', 'previous-version': '1.2.0.0', imported: 'true' })
    expect(await installedSolution(world, target)).toMatchObject({ version: '2.0.0.0' })
    expect(await installedSolution(world, target, 'ContosoApp_Upgrade')).toBeUndefined()
  })

  it('with stage-and-upgrade installs where nothing is installed', async () => {
    const target = nextTarget()
    const step = await importInto(target, MANAGED, { 'stage-and-upgrade': 'true' })
    expectSuccess(step, 'ok', { operation: 'install' })
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0' })
  })

  it('as holding solution leaves the installed version and stands beside it', async () => {
    const target = nextTarget()
    await importInto(target, MANAGED, {}, '1')
    const step = await importInto(
      target,
      { managed: true, version: '2.0.0.0' },
      { 'import-as-holding': 'true' },
      '2',
    )
    expectSuccess(step, 'ok', { operation: 'holding', 'previous-version': '1.2.0.0' })
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0' })
    expect(await installedSolution(world, target, 'ContosoApp_Upgrade')).toMatchObject({ version: '2.0.0.0' })
  })

  it.each([
    { installed: '2.0.0.0', offered: '1.0.0.0', what: 'lower' },
    { installed: '2.0.0.0', offered: '2.0.0.0', what: 'same' },
  ])(
    'with skip-lower-version leaves the target alone when the version is $what',
    async ({ installed, offered }) => {
      const target = nextTarget()
      await importInto(target, { managed: true, version: installed }, {}, '1')
      const step = await importInto(
        target,
        { managed: true, version: offered },
        { 'skip-lower-version': 'true' },
        '2',
      )
      expectSuccess(step, 'skipped', { imported: 'false', skipped: 'true', 'previous-version': installed })
      expect(importsInto(world, target)).toHaveLength(1)
    },
  )

  it('publishes an unmanaged solution when asked', async () => {
    const target = nextTarget()
    const step = await importInto(target, {}, { 'publish-changes': 'true' })
    expectSuccess(step, 'ok', { imported: 'true' })
    expect(requestsTo(world, target, /PublishAllXml/)).toHaveLength(1)
  })

  it('sends the deployment settings with the import', async () => {
    const target = nextTarget()
    const settings = `${world.folder}/settings.json`
    const { writeFile } = await import('node:fs/promises')
    await writeFile(
      settings,
      JSON.stringify({
        EnvironmentVariables: [{ SchemaName: 'contoso_site', Value: '' }],
        ConnectionReferences: [
          {
            LogicalName: 'contoso_shared_office365',
            ConnectionId: 'c0ffee',
            ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
          },
        ],
      }),
    )
    const step = await importInto(
      target,
      { ...MANAGED, connectors: ['shared_office365'] },
      { 'deployment-settings-file': settings, 'use-deployment-settings-file': 'true' },
    )
    expectSuccess(step, 'ok', { imported: 'true' })
  })

  it('warns of a connection that the environment does not have, and imports', async () => {
    const target = nextTarget()
    const settings = `${world.folder}/gone.json`
    const reference = { LogicalName: 'contoso_shared_office365', ConnectionId: 'c-of-dev', ConnectorId: '' }
    writeFileSync(settings, JSON.stringify({ ConnectionReferences: [reference] }))
    const solution = { ...MANAGED, connectors: ['shared_office365'] }
    const step = await importInto(target, solution, { 'deployment-settings-file': settings })
    expectSuccess(step, 'ok', { imported: 'true' })
    expect(step.stdout).toMatch(
      /::warning::.*"c-of-dev".*"contoso_shared_office365" is not in the environment.*differ from environment/,
    )
    expect(step.summary).toContain('c-of-dev')
  })
})

describe('import-solution refuses', () => {
  it('a lower version than the installed one, and says which inputs help', async () => {
    const target = nextTarget()
    await importInto(target, { managed: true, version: '2.0.0.0' }, {}, '1')
    const step = await importInto(target, { managed: true, version: '1.0.0.0' }, {}, '2')
    expectFailure(step, 'import-version-lower', {
      message: /2\.0\.0\.0/,
      remedy: /skip-lower-version/,
      outputs: { imported: undefined },
    })
    expect(await installedSolution(world, target)).toMatchObject({ version: '2.0.0.0' })
    expect(importsInto(world, target)).toHaveLength(1)
  })

  it('a solution whose dependencies are missing, names them, and starts no import', async () => {
    const target = nextTarget()
    const step = await importInto(target, { ...MANAGED, needs: 'FabrikamBase' })
    expectFailure(step, 'import-missing-dependencies', {
      message: /fabrikam_.base\.js/,
      remedy: /FabrikamBase/,
    })
    expect(importsInto(world, target)).toEqual([])
    expect(await installedSolution(world, target)).toBeUndefined()
  })

  it('a managed solution over an unmanaged one', async () => {
    const target = nextTarget()
    await importInto(target, { version: '1.0.0.0' }, {}, '1')
    const step = await importInto(target, { managed: true, version: '2.0.0.0' }, {}, '2')
    expectFailure(step, 'import-managed-conflict', { message: /unmanaged/ })
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.0.0.0', managed: false })
  })

  it('a solution of another publisher', async () => {
    const target = nextTarget()
    await importInto(target, MANAGED, {}, '1')
    const step = await importInto(
      target,
      { managed: true, version: '2.0.0.0', publisher: 'Fabrikam' },
      {},
      '2',
    )
    expectFailure(step, 'import-publisher-conflict', { message: /publisher/i })
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0' })
  })

  it('other bytes than the expected ones, and sends nothing at all', async () => {
    const target = nextTarget()
    world.emulator.requests.clear()
    const step = await importInto(target, MANAGED, { 'expected-digest': 'a'.repeat(64) })
    expectFailure(step, 'digest-mismatch', { message: /a{64}/, remedy: /tested and approved/ })
    expect(requestsTo(world, target)).toEqual([])
  })

  it('a file that is no zip, before anything is sent', async () => {
    const target = nextTarget()
    world.emulator.requests.clear()
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`${world.folder}/text.zip`, 'this is a text')
    const step = await runAction(world, 'import-solution', {
      'environment-url': world.url(target),
      'solution-file': `${world.folder}/text.zip`,
    })
    expectFailure(step, 'zip-invalid', { message: /\.zip": .*no end record/ })
    expect(requestsTo(world, target)).toEqual([])
  })

  it('a zip without solution.xml, before anything is sent', async () => {
    const target = nextTarget()
    world.emulator.requests.clear()
    const { default: JSZip } = await import('jszip')
    const { writeFile } = await import('node:fs/promises')
    const bytes = await new JSZip().file('readme.txt', 'hello').generateAsync({ type: 'nodebuffer' })
    await writeFile(`${world.folder}/other.zip`, bytes)
    const step = await runAction(world, 'import-solution', {
      'environment-url': world.url(target),
      'solution-file': `${world.folder}/other.zip`,
    })
    expectFailure(step, 'solution-invalid', { message: /solution\.xml/i })
    expect(requestsTo(world, target)).toEqual([])
  })

  it('a file that is not there, and says where it looked', async () => {
    const step = await runAction(world, 'import-solution', {
      'environment-url': world.url(domains[0] ?? ''),
      'solution-file': 'out/nothing.zip',
    })
    expectFailure(step, 'file-not-found', { message: /out.nothing\.zip/, remedy: /checkout or download/ })
  })

  it('an input that it does not have, and names the one that was meant', async () => {
    const step = await importInto(domains[0] ?? '', MANAGED, { 'skip-lower-versions': 'true' })
    expectFailure(step, 'input-unknown', { message: /skip-lower-versions/, remedy: /"skip-lower-version"/ })
  })

  it('settings that are no JSON', async () => {
    const target = nextTarget()
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`${world.folder}/bad.json`, '{"EnvironmentVariables": [')
    const step = await importInto(target, MANAGED, { 'deployment-settings-file': `${world.folder}/bad.json` })
    expectFailure(step, 'json-invalid', { message: /bad\.json/ })
    expect(importsInto(world, target)).toEqual([])
  })

  it("an import that the service fails, with the service's own words", async () => {
    const target = nextTarget()
    world.emulator.faults.push({
      name: 'dataverse-import',
      subject: world.environment(target).id,
      detail: { effect: 'fail', code: '0x80040203', message: 'The attribute contoso_x is too long.' },
    })
    const step = await importInto(target, MANAGED)
    expectFailure(step, 'import-failed', {
      message: /contoso_x is too long/,
      outputs: { imported: undefined },
    })
    expect(step.outputs['import-job-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(readFileSync(step.outputs['import-log-file'] ?? '', 'utf8')).toContain('result="failure"')
  })
})

describe('two steps of one run', () => {
  it('import one archive once: the second finds what the first did', async () => {
    const target = nextTarget()
    const first = await importInto(target, MANAGED, {}, '777')
    const second = await importInto(target, MANAGED, {}, '777')
    expectSuccess(first, 'ok')
    expectSuccess(second, 'already-exists', {
      imported: 'true',
      'import-job-id': first.outputs['import-job-id'],
    })
    expect(importsInto(world, target)).toHaveLength(1)
  })

  it('start a second import when the first failed, under an id of its own', async () => {
    const target = nextTarget()
    world.emulator.faults.push({
      name: 'dataverse-import',
      subject: world.environment(target).id,
      detail: { effect: 'fail', code: '0x80040203', message: 'Not today.' },
    })
    const first = await importInto(target, MANAGED, {}, '778')
    const second = await importInto(target, MANAGED, {}, '778')
    expectFailure(first, 'import-failed', { message: /Not today/ })
    expectSuccess(second, 'ok', { imported: 'true' })
    expect(second.outputs['import-job-id']).not.toBe(first.outputs['import-job-id'])
    expect(importsInto(world, target).map(({ succeeded }) => succeeded)).toEqual([false, true])
  })

  it('derive the same import job from the same bytes alone', async () => {
    expect(await makeSolution(MANAGED)).toEqual(await makeSolution(MANAGED))
  })
})
