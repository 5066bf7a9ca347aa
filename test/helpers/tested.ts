// Entries of the deployment history as workflows write them, and as somebody who may write deployments forges them.
import { mustDo } from './approval.js'
import { askGitHub } from './job.js'
import { REPOSITORY, type World } from './world.js'

export const PROMOTE = '.github/workflows/promote.yml'
/** The rights of a job that deploys. */
export const DEPLOYS = {
  actions: 'read',
  contents: 'read',
  deployments: 'write',
  issues: 'write',
  'pull-requests': 'write',
} as const

/** What was deployed, where, and by what. Everything that is absent is as it should be. */
export interface TestedZip {
  sha: string
  digest: string
  solution?: string
  version?: string
  environment?: string
  workflowPath?: string
  ref?: string
  jobName?: string
  jobEnds?: 'success' | 'failure'
  outcome?: 'success' | 'failure' | 'in_progress'
  /** Writes the deployment in place of the job. */
  creatorToken?: string
  /** Writes the last status in place of the job. */
  statusToken?: string
  /** Fields of the payload in place of the true ones. */
  payload?: Readonly<Record<string, unknown>>
}

/** Starts a run of a workflow; its id. */
export async function startRun(
  { emulator }: World,
  sha: string,
  workflowPath = PROMOTE,
  ref = 'refs/heads/main',
): Promise<number> {
  const { runId } = await emulator.github.host.createRun({
    repository: REPOSITORY,
    workflowPath,
    workflowName: 'Promote',
    event: 'workflow_dispatch',
    ref,
    sha,
    actor: 'mia-maker',
    triggeringActor: 'mia-maker',
    inputs: {},
  })
  return runId
}

/** A run with the job that imported the zip, and its entry in the history; the ids of both. */
export async function recordTest(
  world: World,
  zip: TestedZip,
): Promise<{ runId: number; deploymentId: number }> {
  const { host } = world.emulator.github
  const { sha, digest, environment = 'test', workflowPath, ref, outcome = 'success' } = zip
  const runId = await startRun(world, sha, workflowPath, ref)
  const { jobId, token } = await host.startJob({
    runId,
    name: zip.jobName ?? `Promote / Test / Import into ${environment}: ${digest}`,
    permissions: { deployments: 'write' },
    jobWorkflowRef: `${REPOSITORY}/${workflowPath ?? PROMOTE}@${ref ?? 'refs/heads/main'}`,
  })
  const { id } = await mustDo(world, zip.creatorToken ?? token, 'POST', '/deployments', {
    ref: sha,
    environment,
    task: 'alm-import',
    auto_merge: false,
    required_contexts: [],
    payload: {
      schemaVersion: 1,
      solution: zip.solution ?? 'ContosoApp',
      version: zip.version ?? '1.0.0.0',
      digest,
      runId,
      runAttempt: 1,
      ...zip.payload,
    },
  })
  const deploymentId = Number(id)
  await setState(world, deploymentId, token, 'in_progress')
  if (outcome !== 'in_progress') {
    await setState(world, deploymentId, zip.statusToken ?? zip.creatorToken ?? token, outcome)
  }
  await host.finishJob({ jobId, conclusion: zip.jobEnds ?? 'success' })
  return { runId, deploymentId }
}

async function setState(world: World, deploymentId: number, token: string, state: string): Promise<void> {
  const path = `/deployments/${deploymentId}/statuses`
  const { status, body } = await askGitHub(world, token, 'POST', path, { state })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
}
