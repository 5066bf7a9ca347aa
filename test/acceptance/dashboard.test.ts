// build-dashboard against the emulated services: what it gathers, whom it believes, and what it does when one says no.
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { DashboardDocument } from '@powerops/dashboard'
import { composeBody } from '../../actions/open-pull-request/body.js'
import { runAction, type StepResult } from '../helpers/action.js'
import { DIGEST, GATE_PERMISSIONS, mustDo, pushFile, runGate } from '../helpers/approval.js'
import { expectAllOutputs, expectFailure, expectSuccess } from '../helpers/expect-step.js'
import { readFolder, writeFolder } from '../helpers/folder.js'
import { makeRepository, startJob, type Job } from '../helpers/job.js'
import { ADMIN_TOKEN, APPLICATION, MAKER_TOKEN, openWorld, REPOSITORY, type World } from '../helpers/world.js'

const READS = { actions: 'read', deployments: 'read', issues: 'read', 'pull-requests': 'read' } as const
const NO_SIGN_IN = { POWER_PLATFORM_CLIENT_ID: undefined, POWER_PLATFORM_CLIENT_SECRET: undefined }

let world: World
let sha: string

beforeAll(async () => {
  world = await openWorld({
    seed: {
      environments: [
        {
          id: 'e0000000-0000-4000-8000-000000000001',
          displayName: 'Mia develops',
          sku: 'Developer',
          domainName: 'mia-dev',
          administrators: [APPLICATION],
          description: 'Made by run 7. expires: 2026-01-31; owner: mia-maker',
        },
        {
          id: 'e0000000-0000-4000-8000-000000000002',
          displayName: 'Production',
          sku: 'Production',
          domainName: 'prod',
          administrators: [APPLICATION],
        },
      ],
    },
  })
  sha = (await makeRepository(world)).sha
  world.emulator.github.setup.setEnvironment(REPOSITORY, 'production', { reviewers: ['adam-admin'] })
})
afterAll(() => world.close())
beforeEach(() => {
  world.emulator.faults.clear()
  world.emulator.requests.clear()
})

async function build(
  inputs: Record<string, string> = {},
  { permissions = READS as Record<string, 'read'>, variables = NO_SIGN_IN as Record<string, undefined> } = {},
): Promise<{ step: StepResult; document: DashboardDocument; page: string }> {
  const job = await startJob(world, { permissions, sha })
  const step = await runAction(world, 'build-dashboard', inputs, {
    token: job.token,
    variables: { ...job.variables, ...variables },
  })
  const read = (output: string): string => {
    const file = step.outputs[output]
    return file === undefined ? '' : readFileSync(file, 'utf8')
  }
  return {
    step,
    document: JSON.parse(read('data-file') || '{}') as DashboardDocument,
    page: read('page-file'),
  }
}

async function record(environment: string, inputs: Record<string, string>): Promise<Job> {
  const job = await startJob(world, { permissions: { deployments: 'write' }, sha })
  const facts = {
    environment,
    'solution-name': 'ContosoApp',
    'solution-version': '1.2.0.0',
    'solution-digest': DIGEST,
    production: String(environment === 'production'),
  }
  const step = await runAction(world, 'record-deployment', { ...facts, ...inputs }, job)
  expectSuccess(step, 'ok')
  return job
}

async function askForApproval(environment: string): Promise<{ issue: string; job: Job }> {
  const job = await startJob(world, { permissions: GATE_PERMISSIONS, sha })
  const inputs = {
    kind: 'issue',
    environment,
    'solution-digest': DIGEST,
    approvers: 'adam-admin, contoso/leads',
  }
  const { outputs } = await runGate(world, job, inputs)
  return { issue: outputs['issue-number'] ?? '', job }
}

/** A run whose job stands in front of production until the test ends, with the record that says so. */
async function waitForReview(): Promise<{ runId: number; leave: () => void }> {
  const { runId } = await record('production', {
    state: 'queued',
    'solution-name': 'ContosoBase',
    'solution-version': '3.0.0.0',
    'solution-digest': 'ef'.repeat(32),
  })
  const stop = new AbortController()
  const waiting = world.emulator.github.host.enterEnvironment({
    runId,
    jobName: 'job',
    environment: 'production',
    signal: stop.signal,
  })
  waiting.catch(() => undefined)
  return { runId, leave: () => stop.abort() }
}

describe('build-dashboard gathers', () => {
  it('nothing from a repository in which nothing happened', async () => {
    const { step, document, page } = await build()
    const none = { deployments: '0', projects: '0', waiting: '0', problems: '0' }
    expectSuccess(step, 'ok', { ...none, 'unreadable-repositories': '' })
    expectAllOutputs('build-dashboard', step)
    expect(document).toMatchObject({ schemaVersion: 1, repositories: [REPOSITORY], history: [] })
    expect(page).toContain('No deployment has been recorded yet.')
  })

  it('history, requests in issues and runs, and environments with the day on which they end', async () => {
    await record('test', {})
    await record('production', { 'solution-version': '1.1.0.0', 'solution-digest': 'cd'.repeat(32) })
    await record('production', { state: 'failure' })
    const { issue } = await askForApproval('production')
    const { runId, leave } = await waitForReview()
    try {
      const { step, document, page } = await build({}, { variables: {} })
      expectSuccess(step, 'ok', { deployments: '4', projects: '2', waiting: '2', problems: '3' })
      expect(document.history.map(({ environment, outcome }) => `${environment} ${outcome}`)).toEqual([
        'production queued',
        'production failure',
        'production success',
        'test success',
      ])
      expect(document.requests).toMatchObject([
        {
          kind: 'issue',
          environment: 'production',
          waitsFor: ['adam-admin', 'contoso/leads'],
          requestedBy: 'mia-maker',
          solution: 'ContosoApp',
          version: '1.2.0.0',
          url: expect.stringMatching(new RegExp(`/issues/${issue}$`)) as string,
          expiresAt: expect.stringMatching(/^\d{4}-/) as string,
        },
        {
          kind: 'environment',
          environment: 'production',
          waitsFor: ['adam-admin'],
          requestedBy: 'mia-maker',
          solution: 'ContosoBase',
          version: '3.0.0.0',
          url: expect.stringMatching(new RegExp(`/runs/${runId}$`)) as string,
        },
      ])
      expect(document.environments).toMatchObject([
        { name: 'Mia develops', owner: 'mia-maker', expiresAt: '2026-01-31T23:59:59.000Z' },
        { name: 'Production', type: 'Production' },
      ])
      expect(page).toContain('ContosoApp')
      expect(step.summary).toMatch(/Mia develops .*has expired/)
    } finally {
      leave()
    }
  })

  it('no request that nobody can approve: closed, edited by somebody, or not of the gate', async () => {
    const closed = await askForApproval('closed')
    await mustDo(world, ADMIN_TOKEN, 'PATCH', `/issues/${closed.issue}`, { state: 'closed' })
    const edited = await askForApproval('edited')
    const { body } = await mustDo(world, ADMIN_TOKEN, 'GET', `/issues/${edited.issue}`)
    await mustDo(world, ADMIN_TOKEN, 'PATCH', `/issues/${edited.issue}`, { body: `${String(body)} ` })
    await mustDo(world, MAKER_TOKEN, 'POST', '/issues', { title: 'Copied', body, labels: ['alm-approval'] })
    const { document } = await build()
    expect(document.requests.map(({ environment }) => environment)).toEqual(['production'])
  })

  it('the pull request of a promotion, and no other', async () => {
    for (const branch of ['export/app', 'export/draft', 'docs'])
      await pushFile(world, MAKER_TOKEN, branch, branch)
    const body = composeBody('', 'the plan')
    const open = (head: string, more: object): Promise<unknown> =>
      mustDo(world, MAKER_TOKEN, 'POST', '/pulls', { head, base: 'main', title: `Promote ${head}`, ...more })
    await open('export/app', { body })
    await open('export/draft', { body, draft: true })
    await open('docs', { body: 'Spelling' })
    const { document } = await build()
    expect(document.requests.filter(({ kind }) => kind === 'pull-request')).toMatchObject([
      { title: 'Promote export/app', requestedBy: 'mia-maker', openedAt: expect.any(String) as string },
    ])
  })

  it('no deployment that a person made up, but says that there is one', async () => {
    const payload = {
      schemaVersion: 1,
      solution: 'Forged',
      version: '9.0.0.0',
      digest: DIGEST,
      runId: 1,
      runAttempt: 1,
    }
    const forged = { ref: sha, environment: 'production', task: 'alm-import', payload, required_contexts: [] }
    await mustDo(world, MAKER_TOKEN, 'POST', '/deployments', forged)
    const { document, page } = await build()
    expect(document.history.filter(({ solution }) => solution === 'Forged')).toEqual([])
    expect(document.foreign).toMatchObject([{ createdBy: 'mia-maker' }])
    expect(page).toContain('Not counted')
  })

  it('the newest deployments alone when there is a limit, and says so', async () => {
    const { document, page } = await build({ limit: '1' })
    expect(document.history).toHaveLength(1)
    expect(document.truncated).toBe(true)
    expect(page).toContain('older ones are left out')
  })
})

describe('when something says no, build-dashboard', () => {
  it('names the repository that cannot be read, and shows the others', async () => {
    const { step, document, page } = await build({ repositories: `${REPOSITORY}, contoso/nowhere` })
    expectSuccess(step, 'ok', { 'unreadable-repositories': 'contoso/nowhere' })
    expect(document.repositories).toEqual([REPOSITORY])
    expect(page).toContain('contoso/nowhere')
    expect(step.commands.filter(({ name }) => name === 'warning')).not.toEqual([])
  })

  it('fails when no history could be read', async () => {
    const { step } = await build({ repositories: 'contoso/nowhere' })
    expect(step.exitCode).toBe(1)
    expect(step.outputs['page-file']).toBeUndefined()
  })

  it('shows the history without the requests that it may not read, and names the permission', async () => {
    const { step, document } = await build({}, { permissions: { deployments: 'read' } })
    expectSuccess(step, 'ok', { waiting: '0', 'unreadable-repositories': REPOSITORY })
    expect(document.unreadable.map(({ message }) => message)).toEqual([
      expect.stringContaining('approval issues'),
      expect.stringContaining('pull requests'),
      expect.stringContaining('waiting runs'),
    ])
    expect(document.history.length).toBeGreaterThan(0)
    expect(step.stdout).toMatch(/issues: read/)
  })

  it('shows everything but the environments when the admin API does', async () => {
    world.emulator.faults.push({
      match: { path: 'scopes/admin/environments' },
      times: 9,
      effect: { status: 403 },
    })
    const { step, document } = await build({}, { variables: {} })
    expectSuccess(step, 'ok')
    expect(document.environments).toEqual([])
    expect(document.unreadable).toMatchObject([{ repository: 'Power Platform' }])
  })
})

describe('from files build-dashboard', () => {
  const entry = {
    solution: 'Visits',
    environment: 'test',
    version: '1.0.0.0',
    outcome: 'success',
    queuedAt: '2026-01-01',
  }
  let workspace: string

  beforeEach(() => {
    workspace = writeFolder(path.join(world.folder, `files-${randomUUID()}`), {
      'list.json': JSON.stringify([entry, null]),
      'empty.json': '{"history":[]}',
      'none.json': '{"hello":"world"}',
      'broken.json': '{"history":[',
      'environments.json': '[{"name":"Sandbox","expiresAt":"2026-02-01"},{"url":7}]',
      'site/CNAME': 'alm.contoso.example',
    })
  })
  const fromFiles = (inputs: Record<string, string>): Promise<StepResult> =>
    runAction(world, 'build-dashboard', inputs, { workspace, token: '', variables: NO_SIGN_IN })

  it('asks nobody, counts what it cannot show, and leaves other files of the folder alone', async () => {
    const step = await fromFiles({
      'data-file': 'list.json',
      'environments-file': 'environments.json',
      'output-folder': 'site',
      title: 'Ours',
      stages: 'test',
    })
    expectSuccess(step, 'ok', { deployments: '1', problems: '1' })
    expect(world.emulator.requests.list()).toEqual([])
    expect(Object.keys(readFolder(path.join(workspace, 'site')))).toEqual([
      'CNAME',
      'dashboard.json',
      'index.html',
    ])
    expect(step.stdout).toContain('1 entries of list.json cannot be shown')
    expect(readFileSync(path.join(workspace, 'site', 'index.html'), 'utf8')).toContain('<title>Ours</title>')
  })

  it('reads its own document again, to the same page', async () => {
    const inputs = { 'data-file': 'list.json', 'environments-file': 'environments.json' }
    expectSuccess(await fromFiles({ ...inputs, 'output-folder': 'first' }), 'ok')
    expectSuccess(await fromFiles({ 'data-file': 'first/dashboard.json', 'output-folder': 'second' }), 'ok')
    const [first, second] = ['first', 'second'].map((folder) => readFolder(path.join(workspace, folder)))
    expect(second).toEqual(first)
  })

  it.each([
    { what: 'a file that is not there', inputs: { 'data-file': 'no.json' }, code: 'file-not-found' },
    { what: 'a file that is cut off', inputs: { 'data-file': 'broken.json' }, code: 'json-invalid' },
    { what: 'a file without a history', inputs: { 'data-file': 'none.json' }, code: 'input-invalid' },
    {
      what: 'environments that are no list',
      inputs: { 'data-file': 'empty.json', 'environments-file': 'none.json' },
      code: 'input-invalid',
    },
    { what: 'a repository that is none', inputs: { repositories: 'contoso' }, code: 'input-invalid' },
    { what: 'more days than a year has', inputs: { 'expiry-warning-days': '366' }, code: 'input-invalid' },
    { what: 'to go without a token', inputs: {}, code: 'credentials-missing' },
  ])('refuses $what, and writes nothing', async ({ inputs, code }) => {
    expectFailure(await fromFiles(inputs), code)
    expect(existsSync(path.join(workspace, 'dashboard'))).toBe(false)
  })
})
