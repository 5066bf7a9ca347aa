// plan-solution: what it foresees in each situation, that it changes nothing, and that an approved plan binds.
import JSZip from 'jszip'
import { readFileSync, writeFileSync } from 'node:fs'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { importsInto, installedSolution, installedSolutions, requestsTo } from '../helpers/service.js'
import { writeSolution, type SolutionRequest } from '../helpers/solutions.js'
import { openWorld, type World } from '../helpers/world.js'

let world: World
let used = 0
const domains = Array.from({ length: 28 }, (_, index) => `plan${index + 1}`)

beforeAll(async () => {
  world = await openWorld({ environments: domains })
})
afterAll(() => world.close())

const nextTarget = (): string => domains[used++] ?? 'none left'

async function file(request: SolutionRequest): Promise<string> {
  const name = `${used}-${request.name ?? 'ContosoApp'}-${request.version ?? '1.0.0.0'}.zip`
  return (await writeSolution(world.folder, request, name)).file
}

async function run(
  action: 'plan-solution' | 'import-solution',
  target: string,
  requests: SolutionRequest[],
  inputs: Record<string, string> = {},
): Promise<StepResult> {
  const files = []
  for (const request of requests) files.push(await file(request))
  const all = { 'environment-url': world.url(target), 'solution-file': files.join('\n'), ...inputs }
  return runAction(world, action, all, { variables: { GITHUB_RUN_ID: String(++runs) } })
}
let runs = 0

interface Plan {
  solutions: Record<string, unknown>[]
  running: unknown[]
  dlp?: unknown
}

const planOf = (step: StepResult): Plan => JSON.parse(step.outputs['plan'] ?? '{}') as Plan

const MANAGED: SolutionRequest = { managed: true, version: '1.0.0.0' }
const BASE: SolutionRequest = {
  name: 'ContosoBase',
  managed: true,
  version: '1.2.0.0',
  scripts: ['fabrikam_/base.js'],
}
const ABOVE: SolutionRequest = {
  name: 'ContosoAbove',
  managed: true,
  version: '1.0.0.0',
  needs: 'ContosoBase',
}

async function asPatchOf(zipFile: string, parent: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(readFileSync(zipFile))
  const manifest = (await zip.file('solution.xml')?.async('text')) ?? ''
  const patchOf = `<ParentSolution><UniqueName>${parent}</UniqueName></ParentSolution><RootComponents>`
  zip.file('solution.xml', manifest.replace('<RootComponents>', patchOf))
  return zip.generateAsync({ type: 'nodebuffer' })
}

describe('plan-solution', () => {
  it('foresees an install and asks for nothing but reads', async () => {
    const target = nextTarget()
    world.emulator.requests.clear()
    const step = await run('plan-solution', target, [MANAGED])
    expectSuccess(step, 'ok', { operation: 'install', ready: 'true' })
    expectAllOutputs('plan-solution', step)
    const methods = requestsTo(world, target).map((line) => line.split(' ')[0])
    expect([...new Set(methods)]).toEqual(['GET'])
    expect(await installedSolution(world, target)).toBeUndefined()
    expect(JSON.parse(readFileSync(step.outputs['plan-file'] ?? '', 'utf8'))).toEqual(planOf(step))
    expect(step.summary).toContain('### Deployment plan')
  })

  it('names what an upgrade deletes, and nothing that it keeps', async () => {
    const target = nextTarget()
    await run('import-solution', target, [{ ...MANAGED, scripts: ['contoso_/old.js', 'contoso_/main.js'] }])
    const step = await run('plan-solution', target, [
      { ...MANAGED, version: '2.0.0.0', entries: {}, scripts: ['contoso_/old.js'] },
    ])
    expectSuccess(step, 'ok', { operation: 'upgrade' })
    expect(planOf(step).solutions).toMatchObject([
      {
        operation: 'upgrade',
        version: '2.0.0.0',
        installed: { version: '1.0.0.0', managed: true },
        deletions: [{ name: 'contoso_/main.js' }],
        unknownDeletions: 0,
      },
    ])
    expect(step.summary).toMatch(/Deleted by the upgrade[^]*contoso_\/main\.js/)
  })

  it('puts first the tables and columns that an upgrade deletes, since their data goes with them', async () => {
    const target = nextTarget()
    const before = { Contoso_Project: ['contoso_Name', 'contoso_Budget'], Contoso_Log: ['contoso_Name'] }
    await run('import-solution', target, [
      { ...MANAGED, tables: { ...before, account: ['contoso_Score', 'contoso_Shared'] } },
      {
        ...MANAGED,
        name: 'ContosoOther',
        scripts: [],
        firstScript: 50,
        tables: { account: ['contoso_Shared'] },
      },
    ])
    const after = {
      ...MANAGED,
      version: '2.0.0.0',
      scripts: [],
      tables: { Contoso_Project: ['contoso_Name'] },
    }
    const planned = await run('plan-solution', target, [after])
    expectSuccess(planned, 'ok', { operation: 'upgrade' })
    const deletions = [
      { type: 'Table', name: 'Contoso_Log' },
      { type: 'Column', name: 'contoso_project.contoso_budget' },
      { type: 'Column', name: 'account.contoso_score' },
      { type: 'Web Resource', name: 'contoso_/main.js' },
    ]
    expect(planOf(planned).solutions).toMatchObject([{ deletions, unknownDeletions: 0 }])
    expect(planned.summary).toMatch(/4, data in 3/)
    expect(planned.summary).toMatch(
      /with all rows and values[^]*Contoso_Log[^]*contoso_budget[^]*contoso_score[^]*Deleted by the upgrade[^]*main\.js/,
    )
    const digest = { 'plan-digest': planned.outputs['plan-digest'] ?? '' }
    const imported = await run('import-solution', target, [after], digest)
    expectSuccess(imported, 'ok', { operation: 'upgrade' })
    expect(imported.stdout).toMatch(/::warning::.*table Contoso_Log, column contoso_project\.contoso_budget/)
    expect((await run('plan-solution', target, [{ ...after, version: '3.0.0.0' }])).summary).not.toMatch(/🗑️/)
  })

  it('counts what patches brought among what the upgrade deletes', async () => {
    const target = nextTarget()
    await run('import-solution', target, [{ ...MANAGED, tables: { Contoso_Project: ['contoso_Name'] } }])
    const patch = await file({
      ...MANAGED,
      name: 'ContosoApp_Patch_1',
      version: '1.0.1.0',
      scripts: ['contoso_/patch.js'],
      firstScript: 70,
      tables: { Contoso_Project: ['contoso_Patched'] },
    })
    writeFileSync(patch, await asPatchOf(patch, 'ContosoApp'))
    const inputs = { 'environment-url': world.url(target), 'solution-file': patch }
    expectSuccess(await runAction(world, 'import-solution', inputs), 'ok', { operation: 'patch' })
    const after = { ...MANAGED, version: '2.0.0.0', tables: { Contoso_Project: ['contoso_Name'] } }
    expect(planOf(await run('plan-solution', target, [after])).solutions).toMatchObject([
      { deletions: [{ name: 'contoso_project.contoso_patched' }, { name: 'contoso_/patch.js' }] },
    ])
  })

  it('deletes nothing when an update is asked for', async () => {
    const target = nextTarget()
    await run('import-solution', target, [{ ...MANAGED, scripts: ['contoso_/old.js', 'contoso_/main.js'] }])
    const step = await run('plan-solution', target, [{ ...MANAGED, version: '2.0.0.0' }], { mode: 'update' })
    expectSuccess(step, 'ok', { operation: 'update' })
    expect(planOf(step).solutions).toMatchObject([{ deletions: [] }])
  })

  it('says which solution, and which version, brings what is missing', async () => {
    const step = await run('plan-solution', nextTarget(), [ABOVE])
    expectSuccess(step, 'ok', { ready: 'false' })
    expect(planOf(step).solutions).toMatchObject([
      {
        missingDependencies: [
          { component: 'fabrikam_/base.js', solution: 'ContosoBase', version: '1.2.0.0', state: 'missing' },
        ],
        blockers: [{ code: 'import-missing-dependencies' }],
      },
    ])
  })

  it('orders several solutions, so that one brings what the other needs', async () => {
    const step = await run('plan-solution', nextTarget(), [ABOVE, BASE])
    expectSuccess(step, 'ok', { ready: 'true' })
    expect(planOf(step).solutions).toMatchObject([
      { solution: 'ContosoBase', operation: 'install' },
      { solution: 'ContosoAbove', operation: 'install', missingDependencies: [] },
    ])
  })

  it('names connection references without a connection and the flows that stay off for them', async () => {
    const request = { ...MANAGED, connectors: ['shared_office365'] }
    const step = await run('plan-solution', nextTarget(), [request])
    expectSuccess(step, 'ok')
    expect(planOf(step).solutions).toMatchObject([
      {
        connectionReferencesWithoutConnection: ['contoso_shared_office365'],
        flowsOff: [
          { name: 'Send it', reason: expect.stringContaining('contoso_shared_office365') as string },
        ],
      },
    ])
  })

  it('is not ready with settings that the import refuses, and says which', async () => {
    const settings = `${world.folder}/refused-settings.json`
    const references = [
      { LogicalName: 'contoso_shared_office365', ConnectionId: 'c-of-dev', ConnectorId: '' },
      { LogicalName: 'contoso_other', ConnectionId: 'c1', ConnectorId: '' },
    ]
    writeFileSync(settings, JSON.stringify({ ConnectionReferences: references }))
    const request = { ...MANAGED, connectors: ['shared_office365'] }
    const step = await run('plan-solution', nextTarget(), [BASE, request], {
      'deployment-settings-file': settings,
    })
    expectSuccess(step, 'ok', { ready: 'false' })
    expect(planOf(step).solutions).toMatchObject([
      {
        solution: 'ContosoBase',
        blockers: [{ message: expect.stringContaining('"contoso_other"') as string }],
      },
      {
        solution: 'ContosoApp',
        blockers: [],
        connectionReferencesWithoutConnection: ['contoso_shared_office365'],
        flowsOff: [{ name: 'Send it', reason: expect.stringContaining('"c-of-dev"') as string }],
      },
    ])
  })

  it('counts as bound what the settings file binds', async () => {
    const settings = `${world.folder}/plan-settings.json`
    const reference = { LogicalName: 'contoso_shared_office365', ConnectionId: 'c0ffee', ConnectorId: '' }
    writeFileSync(settings, JSON.stringify({ ConnectionReferences: [reference] }))
    const step = await run(
      'plan-solution',
      nextTarget(),
      [{ ...MANAGED, connectors: ['shared_office365'] }],
      {
        'deployment-settings-file': settings,
      },
    )
    expect(planOf(step).solutions).toMatchObject([
      { connectionReferencesWithoutConnection: [], flowsOff: [] },
    ])
  })

  it.each([
    ['a lower version', { ...MANAGED, version: '0.9.0.0' }, 'import-version-lower'],
    ['the other kind', { version: '2.0.0.0' }, 'import-managed-conflict'],
    [
      'another publisher',
      { ...MANAGED, version: '2.0.0.0', publisher: 'Fabrikam' },
      'import-publisher-conflict',
    ],
  ])('foresees that %s is refused, and ends well', async (_name, request, code) => {
    const target = nextTarget()
    await run('import-solution', target, [MANAGED])
    const step = await run('plan-solution', target, [request])
    expectSuccess(step, 'ok', { ready: 'false' })
    expect(planOf(step).solutions).toMatchObject([{ blockers: [{ code }] }])
  })

  it('carries the verdict of check-dlp, and is not ready when it is a violation', async () => {
    const target = nextTarget()
    const report = `${world.folder}/dlp.json`
    const { id } = world.environment(target)
    writeFileSync(report, JSON.stringify({ environmentId: id, verdict: 'violation', summary: 'Two groups.' }))
    const step = await run('plan-solution', target, [MANAGED], { 'dlp-report-file': report })
    expectSuccess(step, 'ok', { ready: 'false' })
    expect(planOf(step).dlp).toEqual({ verdict: 'violation', summary: 'Two groups.' })
  })
})

describe('an approved plan', () => {
  it('is carried out while nothing has changed', async () => {
    const target = nextTarget()
    const plan = await run('plan-solution', target, [MANAGED])
    const again = await run('plan-solution', target, [MANAGED])
    expect(again.outputs['plan-digest']).toBe(plan.outputs['plan-digest'])
    const step = await run('import-solution', target, [MANAGED], {
      'plan-digest': plan.outputs['plan-digest'] ?? '',
    })
    expectSuccess(step, 'ok', { operation: 'install' })
  })

  it('stops the import when the target has changed since, before anything is sent', async () => {
    const target = nextTarget()
    const plan = await run('plan-solution', target, [{ ...MANAGED, version: '2.0.0.0' }])
    await run('import-solution', target, [MANAGED])
    world.emulator.requests.clear()
    const step = await run('import-solution', target, [{ ...MANAGED, version: '2.0.0.0' }], {
      'plan-digest': plan.outputs['plan-digest'] ?? '',
    })
    expectFailure(step, 'plan-changed', { remedy: /plan-solution again/, outputs: { imported: undefined } })
    // A batch holds the reads of many components; beside it nothing is posted.
    expect(requestsTo(world, target, /^/).filter((line) => !/^GET|\$batch/.test(line))).toEqual([])
    expect(await installedSolution(world, target)).toMatchObject({ version: '1.0.0.0' })
  })

  it('needs no approval to be the first step of an import, in its log and in its summary', async () => {
    const target = nextTarget()
    await run('import-solution', target, [MANAGED])
    const step = await run('import-solution', target, [{ ...MANAGED, version: '2.0.0.0' }])
    expectSuccess(step, 'ok', { operation: 'upgrade' })
    expect(step.stdout).toContain('plan: upgrade ContosoApp 1.0.0.0 → 2.0.0.0')
    const { summary } = step
    expect(summary).toContain('As it was before the import.')
    expect(summary.indexOf('Deployment plan')).toBeLessThan(summary.indexOf('Solution imported'))
  })

  it('stops no import when the target does not let itself be read', async () => {
    const target = nextTarget()
    const { host } = new URL(world.url(target))
    world.emulator.faults.push({
      match: { method: 'GET', path: 'environmentvariabledefinitions', host },
      effect: { status: 403, body: { error: { code: '0x80040220', message: 'no privilege' } } },
    })
    const step = await run('import-solution', target, [MANAGED])
    expectSuccess(step, 'ok', { operation: 'install' })
    expect(step.stdout).toMatch(/what the import will do could not be told before: .*no privilege/)
  })
})

describe('what somebody else does in the target', () => {
  it('is named when they changed a component that the solution brings', async () => {
    const target = nextTarget()
    await run('import-solution', target, [MANAGED])
    await run('import-solution', target, [{ name: 'ContosoEdits', version: '1.0.0.0' }])
    const step = await run('plan-solution', target, [{ ...MANAGED, version: '2.0.0.0' }])
    expectSuccess(step, 'ok', { operation: 'upgrade' })
    expect(planOf(step).solutions).toMatchObject([
      { unmanagedLayers: [{ name: 'contoso_/main.js' }], unknownLayers: 0 },
    ])
    expect(step.summary).toContain('which hides what the solution brings')
  })

  it('is said in the log of the upgrade that deletes something', async () => {
    const target = nextTarget()
    await run('import-solution', target, [{ ...MANAGED, scripts: ['contoso_/old.js', 'contoso_/main.js'] }])
    const newer = { ...MANAGED, version: '2.0.0.0', scripts: ['contoso_/old.js'] }
    const step = await run('import-solution', target, [newer])
    expectSuccess(step, 'ok', { operation: 'upgrade' })
    expect(step.stdout).toMatch(/deletes 1 component\(s\): web resource contoso_\/main\.js/)
  })
})

describe('several solutions in one import', () => {
  it('go in by their dependencies, and their upgrades are applied in the reverse order', async () => {
    const target = nextTarget()
    const first = await run('import-solution', target, [ABOVE, BASE])
    expectSuccess(first, 'ok', { 'solution-name': 'ContosoBase', operation: 'install' })
    world.emulator.requests.clear()
    const newer = [
      { ...ABOVE, version: '2.0.0.0' },
      { ...BASE, version: '2.0.0.0' },
    ]
    const second = await run('import-solution', target, newer)
    expectSuccess(second, 'ok', { operation: 'upgrade', 'previous-version': '1.2.0.0' })
    expect(importsInto(world, target).map(({ solutionUniqueName }) => solutionUniqueName)).toEqual([
      'ContosoBase',
      'ContosoAbove',
      'ContosoBase',
      'ContosoAbove',
    ])
    const posts = requestsTo(world, target, /\/(DeleteAndPromoteAsync|ImportSolutionAsync)$/)
    expect(posts).toHaveLength(4)
    expect(posts.slice(2).every((line) => line.includes('DeleteAndPromoteAsync'))).toBe(true)
    expect(second.stdout.indexOf('upgrade of ContosoAbove')).toBeLessThan(
      second.stdout.indexOf('upgrade of ContosoBase'),
    )
    expect(await installedSolutions(world, target)).toEqual([
      { uniqueName: 'ContosoAbove', version: '2.0.0.0', managed: true },
      { uniqueName: 'ContosoBase', version: '2.0.0.0', managed: true },
    ])
  })

  it('stop at the first that fails: what comes after is not started', async () => {
    const target = nextTarget()
    world.emulator.faults.push({
      name: 'dataverse-import',
      subject: world.environment(target).id,
      detail: { effect: 'fail', code: '0x80040203', message: 'Not today.' },
    })
    const step = await run('import-solution', target, [ABOVE, BASE])
    expectFailure(step, 'import-failed', { message: /Not today.*not started: "ContosoAbove"/ })
    expect(importsInto(world, target)).toHaveLength(1)
  })
})

describe('one of several solutions that cannot go in', () => {
  it('keeps all of them out while that can be known, and says which and why', async () => {
    const target = nextTarget()
    await run('import-solution', target, [BASE, { ...ABOVE, publisher: 'Fabrikam' }])
    const step = await run('import-solution', target, [
      { ...BASE, version: '2.0.0.0' },
      { ...ABOVE, version: '2.0.0.0' },
    ])
    expectFailure(step, 'import-publisher-conflict', {
      message: /"ContosoAbove": .*"Fabrikam".*none of the 2 solutions was sent/,
    })
    expect(importsInto(world, target)).toHaveLength(2)
    expect(await installedSolutions(world, target)).toHaveLength(2)
  })
})

describe('the mode of an import', () => {
  it('makes an unmanaged solution managed when asked, though an upgrade would suit its version', async () => {
    const target = nextTarget()
    await run('import-solution', target, [{ version: '1.0.0.0' }])
    const newer = { ...MANAGED, version: '2.0.0.0' }
    const refused = await run('import-solution', target, [newer])
    expectFailure(refused, 'import-managed-conflict', { message: /as a managed .* as an unmanaged one/ })
    const step = await run('import-solution', target, [newer], { 'convert-to-managed': 'true' })
    expectSuccess(step, 'ok', { operation: 'update', 'previous-version': '1.0.0.0' })
    expect(await installedSolutions(world, target)).toEqual([
      { uniqueName: 'ContosoApp', version: '2.0.0.0', managed: true },
    ])
  })

  it('upgrades in two steps', async () => {
    const target = nextTarget()
    await run('import-solution', target, [MANAGED])
    const step = await run('import-solution', target, [{ ...MANAGED, version: '2.0.0.0' }], {
      mode: 'upgrade',
    })
    expectSuccess(step, 'ok', { operation: 'upgrade' })
    expect(await installedSolutions(world, target)).toEqual([
      { uniqueName: 'ContosoApp', version: '2.0.0.0', managed: true },
    ])
  })
})
