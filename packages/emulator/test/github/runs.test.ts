// Runs, jobs, attempts, artifacts, dispatches and variables.
import { createHash } from 'node:crypto'
import type { WorkflowEvent } from '../../src/github/index.js'
import { openGitHub, type GitHubFixture, type JobFixture, type Reply } from './harness.js'

let fixture: GitHubFixture
let job: JobFixture
const mia = (method: string, path: string, body?: object): Promise<Reply> =>
  fixture.call(fixture.tokens['mia'], method, `/repos/contoso/app${path}`, body)

beforeEach(async () => {
  fixture = await openGitHub()
  job = await fixture.startJob({})
})
afterEach(() => fixture.close())

describe('a run', () => {
  it('shows who started it, on which commit, and how it ended', async () => {
    const { host } = fixture.github
    await host.finishJob({ jobId: job.jobId, conclusion: 'failure' })
    await host.finishRun({ runId: job.runId, conclusion: 'failure' })
    const { body } = await mia('GET', `/actions/runs/${job.runId}`)
    expect(body).toMatchObject({
      run_number: 1,
      run_attempt: 1,
      event: 'workflow_dispatch',
      status: 'completed',
      conclusion: 'failure',
      head_branch: 'main',
      head_sha: job.sha,
      path: '.github/workflows/deploy.yml',
      actor: { login: 'mia' },
      head_commit: { id: job.sha, message: 'Initial commit' },
    })
    const jobs = await mia('GET', `/actions/runs/${job.runId}/jobs`)
    expect(jobs.body).toMatchObject({
      total_count: 1,
      jobs: [{ id: job.jobId, name: 'deploy', status: 'completed', conclusion: 'failure' }],
    })
  })

  it('keeps jobs and approver of earlier attempts apart', async () => {
    const { host } = fixture.github
    await host.finishRun({ runId: job.runId, conclusion: 'failure' })
    const again = await host.createAttempt({ runId: job.runId, triggeringActor: 'adam' })
    expect(again).toMatchObject({ runId: job.runId, runNumber: 1, runAttempt: 2 })
    await host.startJob({ runId: job.runId, name: 'second', permissions: {}, jobWorkflowRef: 'x' })
    const run = `/actions/runs/${job.runId}`
    expect((await mia('GET', run)).body).toMatchObject({
      run_attempt: 2,
      actor: { login: 'mia' },
      triggering_actor: { login: 'adam' },
    })
    const names = async (path: string): Promise<string[]> =>
      (await mia('GET', path)).body.jobs.map(({ name }: Reply['body']) => name)
    expect(await names(`${run}/jobs`)).toEqual(['second'])
    expect(await names(`${run}/attempts/1/jobs`)).toEqual(['deploy'])
    expect(await names(`${run}/jobs?filter=all`)).toEqual(['deploy', 'second'])
    expect((await mia('GET', `${run}/attempts/3`)).status).toBe(404)
  })

  it('numbers the runs of each workflow', async () => {
    await fixture.startJob({})
    const { body } = await mia('GET', '/actions/workflows/deploy.yml/runs')
    expect(body.workflow_runs.map((run: Reply['body']) => run.run_number)).toEqual([2, 1])
  })
})

describe('an artifact', () => {
  const zip = Buffer.from('PK pretended')
  const digest = createHash('sha256').update(zip).digest('hex')
  const upload = (name: string, overwrite?: boolean): Promise<{ id: number; digest: string }> =>
    fixture.github.host.uploadArtifact({ runId: job.runId, name, zip, ...(overwrite ? { overwrite } : {}) })

  it('keeps its bytes, id and digest', async () => {
    const { id } = await upload('solution')
    const { host } = fixture.github
    expect(await host.downloadArtifact({ runId: job.runId, name: 'solution' })).toEqual({
      id,
      name: 'solution',
      zip,
      digest,
    })
    expect(await host.listArtifacts(job.runId)).toEqual([
      { id, name: 'solution', digest, sizeBytes: zip.length },
    ])
    expect((await mia('GET', `/actions/artifacts/${id}`)).body).toMatchObject({
      digest: `sha256:${digest}`,
      size_in_bytes: zip.length,
      expired: false,
      workflow_run: { id: job.runId, head_sha: job.sha },
    })
  })

  it('is not replaced unless that is asked for, and gets a new id then', async () => {
    const first = await upload('solution')
    await expect(upload('solution')).rejects.toMatchObject({ status: 409 })
    const second = await upload('solution', true)
    expect(second.id).not.toBe(first.id)
    expect((await mia('GET', `/actions/runs/${job.runId}/artifacts`)).body.total_count).toBe(1)
  })

  it('is downloaded from an address without a token that lives a minute', async () => {
    const { id } = await upload('solution')
    const { status, headers } = await mia('GET', `/actions/artifacts/${id}/zip`)
    expect(status).toBe(302)
    const get = async (address: string): Promise<{ status?: number; body?: unknown }> => {
      const url = new URL(address)
      const rest = { headers: new Map<string, string>(), body: Buffer.alloc(0), root: url.origin }
      return (await fixture.github.handle({ method: 'GET', url, path: url.pathname, ...rest })) ?? {}
    }
    const address = headers['location'] ?? ''
    expect(await get(address)).toMatchObject({ status: 200, body: zip })
    expect((await get(address.replace(/signature=../, 'signature=zz'))).status).toBe(403)
    fixture.clock.advance(61_000)
    expect((await get(address)).status).toBe(403)
  })

  it('expires after ninety days', async () => {
    const { id } = await upload('solution')
    fixture.clock.advance(90 * 24 * 3_600_000)
    expect((await mia('GET', `/actions/artifacts/${id}`)).body.expired).toBe(true)
    expect((await mia('GET', `/actions/artifacts/${id}/zip`)).status).toBe(410)
  })

  it('of another repository is not found', async () => {
    const { id } = await upload('solution')
    await fixture.github.setup.createRepository({ name: 'contoso/other', collaborators: { mia: 'write' } })
    const path = `/repos/contoso/other/actions/artifacts/${id}`
    expect((await fixture.call(fixture.tokens['mia'], 'GET', path)).status).toBe(404)
  })
})

describe('a dispatch', () => {
  let events: WorkflowEvent[]
  beforeEach(async () => {
    events = []
    fixture.github.onEvent((event) => {
      events.push(event)
      const inputs = event.payload['inputs'] as object | undefined
      return inputs && 'bad' in inputs ? { refusal: 'Unexpected inputs provided: ["bad"]' } : undefined
    })
    const write = (name: string, text: string): Promise<Reply> =>
      mia('PUT', `/contents/.github/workflows/${name}`, {
        message: name,
        content: Buffer.from(text).toString('base64'),
      })
    await write('deploy.yml', 'on:\n  workflow_dispatch:\n    inputs: {}\n')
    await write('check.yml', 'on: push\n')
  })

  it('reaches the listeners with ref, commit and inputs', async () => {
    const inputs = { solution: 'contoso' }
    const sent = await mia('POST', '/actions/workflows/deploy.yml/dispatches', { ref: 'main', inputs })
    expect(sent.status).toBe(204)
    const { sha } = (await mia('GET', '/git/ref/heads/main')).body.object
    expect(events).toMatchObject([
      {
        event: 'workflow_dispatch',
        workflowPath: '.github/workflows/deploy.yml',
        ref: 'refs/heads/main',
        sha,
        actor: 'mia',
        payload: { inputs },
      },
    ])
  })

  it.each([
    ['of an unknown workflow', 'none.yml', { ref: 'main' }, 404],
    ['of a workflow without the trigger', 'check.yml', { ref: 'main' }, 422],
    ['on an unknown ref', 'deploy.yml', { ref: 'none' }, 422],
    ['without a ref', 'deploy.yml', {}, 422],
    ['that a listener refuses', 'deploy.yml', { ref: 'main', inputs: { bad: '1' } }, 422],
  ])('%s is refused', async (_name, workflow, body, status) => {
    expect((await mia('POST', `/actions/workflows/${workflow}/dispatches`, body)).status).toBe(status)
  })

  it('of the repository carries its payload', async () => {
    const body = { event_type: 'promote', client_payload: { digest: 'ab' } }
    expect((await mia('POST', '/dispatches', body)).status).toBe(204)
    expect(events).toMatchObject([
      { event: 'repository_dispatch', action: 'promote', payload: { client_payload: { digest: 'ab' } } },
    ])
  })
})

describe('settings', () => {
  it('of repository and environment reach the runner', async () => {
    const { setup, host } = fixture.github
    setup.setSecret('contoso/app', 'PASSWORD', 's3cret')
    setup.setVariable('contoso/app', 'region', 'eu')
    setup.setEnvironment('contoso/app', 'test', { secrets: { KEY: 'k' }, variables: { URL: 'u' } })
    expect(await host.repositorySettings('contoso/app')).toEqual({
      secrets: { PASSWORD: 's3cret' },
      variables: { REGION: 'eu' },
    })
    expect(await host.environmentSettings('contoso/app', 'test')).toEqual({
      secrets: { KEY: 'k' },
      variables: { URL: 'u' },
    })
    expect(await host.environmentSettings('contoso/app', 'none')).toEqual({ secrets: {}, variables: {} })
  })

  it.each(['/actions/variables', '/environments/test/variables'])('%s are kept by name', async (path) => {
    fixture.github.setup.setEnvironment('contoso/app', 'test', {})
    expect((await mia('POST', path, { name: 'url', value: 'a' })).status).toBe(201)
    expect((await mia('POST', path, { name: 'URL', value: 'b' })).status).toBe(409)
    expect((await mia('PATCH', `${path}/url`, { value: 'c' })).status).toBe(204)
    expect((await mia('GET', path)).body).toMatchObject({
      total_count: 1,
      variables: [{ name: 'URL', value: 'c' }],
    })
    expect((await mia('DELETE', `${path}/URL`)).status).toBe(204)
    expect((await mia('GET', `${path}/URL`)).status).toBe(404)
  })
})
