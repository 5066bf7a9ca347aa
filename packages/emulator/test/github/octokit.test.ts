// An independent client: octokit of @actions/github against a listening emulator.
import { getOctokit } from '@actions/github'
import { openGitHub, type GitHubFixture } from './harness.js'

let fixture: GitHubFixture
const repository = { owner: 'contoso', repo: 'app' }
type Octokit = ReturnType<typeof getOctokit>

beforeEach(async () => {
  fixture = await openGitHub({ listens: true })
})
afterEach(() => fixture.close())

function octokit(token: string | undefined): Octokit {
  return getOctokit(token ?? '', { baseUrl: fixture.github.host.endpoints.apiUrl })
}

it('opens a pull request from a branch that it built and merges it', async () => {
  const { rest } = octokit(fixture.tokens['mia'])
  const { data: main } = await rest.git.getRef({ ...repository, ref: 'heads/main' })
  await rest.git.createRef({ ...repository, ref: 'refs/heads/solution/contoso', sha: main.object.sha })
  await rest.repos.createOrUpdateFileContents({
    ...repository,
    path: 'solutions/contoso/Other/Solution.xml',
    branch: 'solution/contoso',
    message: 'Export contoso',
    content: Buffer.from('<ImportExportXml />').toString('base64'),
  })
  const { data: pull } = await rest.pulls.create({
    ...repository,
    title: 'Export contoso',
    head: 'solution/contoso',
    base: 'main',
  })
  const { data: files } = await rest.pulls.listFiles({ ...repository, pull_number: pull.number })
  expect(files.map(({ filename }) => filename)).toEqual(['solutions/contoso/Other/Solution.xml'])
  const { data: comparison } = await rest.repos.compareCommitsWithBasehead({
    ...repository,
    basehead: 'main...solution/contoso',
  })
  expect(comparison).toMatchObject({ status: 'ahead', ahead_by: 1 })
  const { data: merged } = await rest.pulls.merge({
    ...repository,
    pull_number: pull.number,
    sha: pull.head.sha,
    merge_method: 'squash',
  })
  const { data: branch } = await rest.repos.getBranch({ ...repository, branch: 'main' })
  expect(branch.commit.sha).toBe(merged.sha)
})

it('walks all pages of deployments', async () => {
  const client = octokit(fixture.tokens['mia'])
  for (let i = 0; i < 7; i++) {
    const payload = { version: `1.0.0.${i}` }
    await client.rest.repos.createDeployment({ ...repository, ref: 'main', environment: 'test', payload })
  }
  const all = await client.paginate(client.rest.repos.listDeployments, { ...repository, per_page: 3 })
  expect(all.map(({ payload }) => payload)).toEqual(
    [6, 5, 4, 3, 2, 1, 0].map((i) => ({ version: `1.0.0.${i}` })),
  )
})

it('an administrator approves a waiting run, and a job reads the approval', async () => {
  const { host, setup } = fixture.github
  setup.setEnvironment('contoso/app', 'production', { reviewers: ['adam'], preventSelfReview: true })
  const { runId: run_id, token } = await fixture.startJob({ actions: 'read' })
  const { signal } = new AbortController()
  const request = { runId: run_id, jobName: 'deploy', environment: 'production', signal }
  const waiting = host.enterEnvironment(request)
  const adam = octokit(fixture.tokens['adam'])
  const { data: pending } = await adam.rest.actions.getPendingDeploymentsForRun({ ...repository, run_id })
  await adam.rest.actions.reviewPendingDeploymentsForRun({
    ...repository,
    run_id,
    environment_ids: pending.map(({ environment }) => Number(environment.id)),
    state: 'approved',
    comment: 'go',
  })
  expect((await waiting).approved).toBe(true)
  const { data: reviews } = await octokit(token).rest.actions.getReviewsForRun({ ...repository, run_id })
  expect(reviews).toMatchObject([{ state: 'approved', user: { login: 'adam' } }])
})

it('downloads an artifact through the redirect', async () => {
  const zip = Buffer.from('PK pretended')
  const { runId, token } = await fixture.startJob({ actions: 'read' })
  const { id } = await fixture.github.host.uploadArtifact({ runId, name: 'solution', zip })
  const { data } = await octokit(token).rest.actions.downloadArtifact({
    ...repository,
    artifact_id: id,
    archive_format: 'zip',
  })
  expect(Buffer.from(data as ArrayBuffer)).toEqual(zip)
})

it('reads a file as it is', async () => {
  const { rest } = octokit(fixture.tokens['rita'])
  const mediaType = { format: 'raw' }
  const { data } = await rest.repos.getContent({ ...repository, path: 'README.md', mediaType })
  expect(String(data)).toBe('# App\n')
})

it('names the refusal', async () => {
  const { token } = await fixture.startJob({ deployments: 'read' })
  const refused = octokit(token).rest.repos.createDeployment({ ...repository, ref: 'main' })
  await expect(refused).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  })
})
