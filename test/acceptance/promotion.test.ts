// The whole way of a solution with all twelve actions, on each node that actions run on.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runAction, type StepResult } from '../helpers/action.js'
import { expectAllOutputs, expectSuccess } from '../helpers/expect-step.js'
import { askGitHub, makeRepository, passGate, startJob } from '../helpers/job.js'
import { importsInto, installedSolution } from '../helpers/service.js'
import { makeSolution, sha256 } from '../helpers/solutions.js'
import { ADMIN_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

/** The running node, and the one of GitHub's runners when POWEROPS_NODE24 names its binary. */
const node24 = process.env['POWEROPS_NODE24']
const nodes = [
  { name: `node ${process.versions.node}`, node: process.execPath },
  ...(node24 ? [{ name: 'node 24', node: node24 }] : []),
]
const PERMISSIONS = {
  actions: 'read',
  contents: 'write',
  deployments: 'write',
  'id-token': 'write',
  'pull-requests': 'write',
} as const

describe.each(nodes)('a promotion on $name', ({ node }) => {
  let world: World
  let sha: string
  let workspace: string
  let job: Awaited<ReturnType<typeof startJob>>

  beforeAll(async () => {
    world = await openWorld({ environments: ['test', 'production'] })
    sha = (await makeRepository(world)).sha
    world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
    // Signed in by OIDC, as the guide has it: no secret of Entra is in the job.
    job = await startJob(world, { environment: 'production', permissions: PERMISSIONS, sha })
  })
  afterAll(() => world.close())

  async function step(action: string, inputs: Record<string, string>): Promise<StepResult> {
    const result = await runAction(world, action, inputs, {
      node,
      token: job.token,
      variables: { ...job.variables, POWER_PLATFORM_CLIENT_SECRET: undefined },
      ...(workspace ? { workspace } : {}),
    })
    workspace ??= result.workspace
    return result
  }

  it('creates the development environment, signs in to it by OIDC, and the maker builds there', async () => {
    const created = await step('create-environment', {
      name: 'Development',
      domain: 'development',
      region: 'europe',
    })
    expectSuccess(created, 'ok', { created: 'true' })
    const me = await step('who-am-i', { 'environment-url': created.outputs['environment-url'] ?? '' })
    expectSuccess(me, 'ok', { 'environment-id': created.outputs['environment-id'] })
    expect(me.report?.details['identity']).toMatchObject({ kind: 'oidc' })
    const archive = await makeSolution({ version: '1.2.0.0', connectors: ['shared_office365'] })
    await world.emulator.dataverse.importAsMaker(world.environment('development').id, archive)
    expectSuccess(await step('publish-solution', { 'environment-url': world.url('development') }), 'ok')
  })

  it('exports both forms, unpacks the source, packs it again and commits it with a pull request', async () => {
    const exported = await step('export-solution', {
      'environment-url': world.url('development'),
      'solution-name': 'ContosoApp',
      'solution-output-file': 'out/app.zip',
      both: 'true',
    })
    expectSuccess(exported, 'ok', { 'solution-version': '1.2.0.0' })
    expectSuccess(
      await step('unpack', {
        'solution-file': 'out/app.zip',
        'solution-folder': 'src',
        'solution-type': 'Both',
      }),
      'ok',
    )
    expectSuccess(await step('pack', { 'solution-file': 'out/again.zip', 'solution-folder': 'src' }), 'ok')
    const committed = await step('branch-solution', {
      'solution-folder': 'src',
      'solution-target-folder': 'solutions/ContosoApp',
      'repo-token': job.token,
      'branch-name': 'export/ContosoApp',
      'pull-request': 'true',
    })
    expectSuccess(committed, 'ok', { changed: 'true', branch: 'export/ContosoApp' })
    expectAllOutputs('branch-solution', committed)
    const { body } = await askGitHub(
      world,
      ADMIN_TOKEN,
      'GET',
      `/commits/${committed.outputs['commit'] ?? ''}`,
    )
    expect(JSON.stringify(body)).toContain('solutions/ContosoApp/Other/Solution.xml')
  })

  it('deploys the managed zip to test, records it, and to production after the approval', async () => {
    const file = path.join(workspace, 'out', 'app_managed.zip')
    const digest = sha256(readFileSync(file))
    for (const target of ['test', 'production']) {
      const url = { 'environment-url': world.url(target) }
      expectSuccess(await step('check-dlp', { 'solution-file': file, ...url }), 'ok', {
        verdict: 'compliant',
      })
      const approval = target === 'production' ? await approve(digest) : undefined
      const imported = await step('import-solution', {
        'solution-file': file,
        'expected-digest': digest,
        ...url,
      })
      expectSuccess(imported, 'ok', { operation: 'install', 'solution-digest': digest })
      const recorded = await step('record-deployment', {
        environment: target,
        'solution-name': 'ContosoApp',
        'solution-version': imported.outputs['solution-version'] ?? '',
        'solution-digest': digest,
        'import-job-id': imported.outputs['import-job-id'] ?? '',
        ...(approval ? { 'approval-record': approval } : {}),
      })
      expectSuccess(recorded, 'ok')
      expect(await installedSolution(world, target)).toMatchObject({ version: '1.2.0.0', managed: true })
      expect(importsInto(world, target)).toMatchObject([{ digest }])
    }
  })

  async function approve(digest: string): Promise<string> {
    await passGate(world, job.runId, 'production', { token: ADMIN_TOKEN, state: 'approved' })
    const gate = await step('approve-gate', { environment: 'production', 'solution-digest': digest })
    expectSuccess(gate, 'ok', { decision: 'approved', 'approved-by': 'adam-admin' })
    return gate.outputs['approval-record'] ?? ''
  }

  it('deletes the development environment in the end', async () => {
    const { id } = world.environment('development')
    expectSuccess(await step('delete-environment', { 'environment-id': id }), 'ok', { deleted: 'true' })
    expect(
      world.emulator
        .environments()
        .map(({ domainName }) => domainName)
        .sort(),
    ).toEqual(['production', 'test'])
  })
})
