// Workflow runs, jobs and artifacts as responses.
import { isoTime, isoTimeOrNull, nodeId, type Forge } from '../forge.js'
import { readCommit } from '../git/history.js'
import { objectType } from '../git/objects.js'
import type { Artifact, Job, Repository, Run } from '../state.js'
import { accountBodyById } from './account-body.js'
import { headCommitBody } from './commit-body.js'
import { repositoryBody, repositoryPage, repositoryUrl } from './repository-body.js'
import type { Schema } from './schemas.js'

const ARTIFACT_LIFETIME_MS = 90 * 24 * 3_600_000

/** `main` of `refs/heads/main`. */
export function shortRef(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '')
}

function runPage(forge: Forge, repository: Repository, runId: number): string {
  return `${repositoryPage(forge, repository)}/actions/runs/${runId}`
}

export async function runBody(
  forge: Forge,
  repository: Repository,
  run: Run,
): Promise<Schema<'workflow-run'>> {
  const url = `${repositoryUrl(forge, repository)}/actions/runs/${run.id}`
  const folder = forge.folderOf(repository)
  const isCommit = (await objectType(folder, run.sha)) === 'commit'
  const commit = isCommit ? await readCommit(folder, run.sha) : undefined
  const previous = run.runAttempt > 1 ? `${url}/attempts/${run.runAttempt - 1}` : null
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CS', run.id),
    head_branch: shortRef(run.ref),
    head_sha: run.sha,
    path: run.workflowPath,
    display_title: commit && run.event === 'push' ? (commit.message.split('\n')[0] ?? '') : run.workflowName,
    run_number: run.runNumber,
    run_attempt: run.runAttempt,
    referenced_workflows: [],
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: runPage(forge, repository, run.id),
    pull_requests: [],
    created_at: isoTime(run.createdAt),
    updated_at: isoTime(run.updatedAt),
    run_started_at: isoTime(run.startedAt),
    actor: accountBodyById(forge, run.actorId),
    triggering_actor: accountBodyById(forge, run.triggeringActorId),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(forge, repository)}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: previous,
    workflow_url: `${repositoryUrl(forge, repository)}/actions/workflows/${run.workflowId}`,
    head_commit: commit ? headCommitBody(commit) : null,
    repository: repositoryBody(forge, repository),
    head_repository: repositoryBody(forge, repository),
  }
}

export function jobBody(forge: Forge, repository: Repository, run: Run, job: Job): Schema<'job'> {
  const url = repositoryUrl(forge, repository)
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: job.runAttempt,
    node_id: nodeId('CR', job.id),
    head_sha: run.sha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: `${runPage(forge, repository, run.id)}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: isoTime(job.startedAt),
    started_at: isoTime(job.startedAt),
    completed_at: isoTimeOrNull(job.completedAt),
    name: job.name,
    steps: [],
    check_run_url: `${url}/check-runs/${job.id}`,
    labels: [],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
    workflow_name: run.workflowName,
    head_branch: shortRef(run.ref),
  }
}

export function isExpired(forge: Forge, artifact: Artifact): boolean {
  return forge.state.clock.now() >= artifact.createdAt + ARTIFACT_LIFETIME_MS
}

export function artifactBody(forge: Forge, repository: Repository, artifact: Artifact): Schema<'artifact'> {
  const url = `${repositoryUrl(forge, repository)}/actions/artifacts/${artifact.id}`
  const run = forge.state.runs.get(String(artifact.runId))
  return {
    id: artifact.id,
    node_id: nodeId('MDg', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.sizeBytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(forge, artifact),
    digest: `sha256:${artifact.digest}`,
    created_at: isoTime(artifact.createdAt),
    updated_at: isoTime(artifact.createdAt),
    expires_at: isoTime(artifact.createdAt + ARTIFACT_LIFETIME_MS),
    workflow_run: run
      ? {
          id: run.id,
          repository_id: repository.id,
          head_repository_id: repository.id,
          head_branch: shortRef(run.ref),
          head_sha: run.sha,
        }
      : null,
  }
}
