// A job of GitHub Actions that a step runs in: the run on record, its token, its way to an OIDC token.
import { REPOSITORY, type World } from './world.js'

export interface JobRequest {
  /** GitHub environment that the job names. */
  environment?: string
  permissions?: Record<string, 'read' | 'write'>
  /** Login of who started the run. */
  actor?: string
  /** Commit of the run. */
  sha: string
}

export interface Job {
  runId: number
  jobId: number
  token: string
  /** Variables of the job for its steps. */
  variables: Record<string, string>
}

/** Makes the repository of the world; the SHA of its first commit. */
export async function makeRepository(
  { emulator }: World,
  files: Readonly<Record<string, string>> = { 'README.md': '# Apps\n' },
  name = REPOSITORY,
): Promise<{ id: number; sha: string }> {
  const { id, sha } = await emulator.github.setup.createRepository({
    name,
    files,
    collaborators: { 'mia-maker': 'write', 'adam-admin': 'admin' },
  })
  return { id, sha: sha ?? '' }
}

/** Starts a job of the workflow `.github/workflows/promote.yml` on main. */
export async function startJob(
  { emulator: { github } }: World,
  { environment, permissions = {}, actor = 'mia-maker', sha }: JobRequest,
): Promise<Job> {
  const { runId, repositoryId } = await github.host.createRun({
    repository: REPOSITORY,
    workflowPath: '.github/workflows/promote.yml',
    workflowName: 'Promote',
    event: 'workflow_dispatch',
    ref: 'refs/heads/main',
    sha,
    actor,
    triggeringActor: actor,
    inputs: {},
  })
  const { jobId, token, oidc } = await github.host.startJob({
    runId,
    name: 'job',
    permissions,
    jobWorkflowRef: `${REPOSITORY}/.github/workflows/promote.yml@refs/heads/main`,
    ...(environment === undefined ? {} : { environment }),
  })
  const variables = {
    GITHUB_RUN_ID: String(runId),
    GITHUB_REPOSITORY_ID: String(repositoryId),
    GITHUB_SHA: sha,
    GITHUB_ACTOR: actor,
    ...(oidc && {
      ACTIONS_ID_TOKEN_REQUEST_URL: oidc.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken,
    }),
  }
  return { runId, jobId, token, variables }
}

/** Asks GitHub's API as somebody; the parsed answer. */
export async function askGitHub(
  { emulator }: World,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${emulator.endpoints.GITHUB_API_URL}/repos/${REPOSITORY}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

/** Lets the job of the run wait in front of the environment, and somebody review it. */
export async function passGate(
  world: World,
  runId: number,
  environment: string,
  review: { token: string; state: 'approved' | 'rejected' },
): Promise<boolean> {
  const { github } = world.emulator
  const waiting = github.host.enterEnvironment({
    runId,
    jobName: 'job',
    environment,
    signal: new AbortController().signal,
  })
  const gates = await askGitHub(world, review.token, 'GET', `/actions/runs/${runId}/pending_deployments`)
  const ids = (gates.body as { environment: { id: number } }[]).map((gate) => gate.environment.id)
  const body = { environment_ids: ids, state: review.state, comment: 'Seen.' }
  const reviewed = await askGitHub(
    world,
    review.token,
    'POST',
    `/actions/runs/${runId}/pending_deployments`,
    body,
  )
  if (reviewed.status !== 200) throw new Error(`the review was refused: ${JSON.stringify(reviewed.body)}`)
  return (await waiting).approved
}
