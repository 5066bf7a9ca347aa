// Workflow runs: who started them, who approved them, what they wait for.
import { arrayField, numberField, recordField, stringField } from '@powerops/core'
import {
  optional,
  parseAccount,
  requiredId,
  requiredList,
  requiredRecord,
  requiredText,
  requiredWord,
} from './fields.js'
import { call, callIfThere, type Api } from './octokit.js'
import { parseReviewers } from './environments.js'
import type { PendingDeployment, RunApproval, RunJob, WorkflowRun } from './types.js'

const PERMISSION = 'actions: read'
const APPROVAL_STATES = ['approved', 'rejected', 'pending'] as const

export async function getRun({ octokit, repo }: Api, runId: number): Promise<WorkflowRun> {
  return call({ what: `reading workflow run ${runId}`, permission: PERMISSION }, async () => {
    const { data } = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: runId })
    return parseRun(data)
  })
}

export async function findRun({ octokit, repo }: Api, runId: number): Promise<WorkflowRun | undefined> {
  return callIfThere({ what: `looking for workflow run ${runId}`, permission: PERMISSION }, async () => {
    const { data } = await octokit.rest.actions.getWorkflowRun({ ...repo, run_id: runId })
    return parseRun(data)
  })
}

export async function listWaitingRuns({ octokit, repo }: Api): Promise<WorkflowRun[]> {
  return call({ what: 'listing the runs that wait', permission: PERMISSION }, async () => {
    const route = { ...repo, status: 'waiting' as const, per_page: 100 }
    return (await octokit.paginate(octokit.rest.actions.listWorkflowRunsForRepo, route)).map(parseRun)
  })
}

export async function listRunJobs({ octokit, repo }: Api, runId: number): Promise<RunJob[]> {
  return call({ what: `listing the jobs of run ${runId}`, permission: PERMISSION }, async () => {
    const route = { ...repo, run_id: runId, filter: 'all' as const, per_page: 100 }
    return (await octokit.paginate(octokit.rest.actions.listJobsForWorkflowRun, route)).map(parseJob)
  })
}

/** @throws AlmError `response-invalid`. */
function parseJob(untrusted: unknown): RunJob {
  const answer = 'a job of the run'
  return {
    id: requiredId(untrusted, 'id', answer),
    name: requiredText(untrusted, 'name', answer),
    attempt: numberField(untrusted, 'run_attempt') ?? 1,
    status: stringField(untrusted, 'status') ?? '',
    ...optional('conclusion', stringField(untrusted, 'conclusion')),
  }
}

/** @throws AlmError `response-invalid`. */
function parseRun(untrusted: unknown): WorkflowRun {
  const answer = 'the workflow run'
  return {
    id: requiredId(untrusted, 'id', answer),
    attempt: numberField(untrusted, 'run_attempt') ?? 1,
    event: requiredText(untrusted, 'event', answer),
    status: stringField(untrusted, 'status') ?? '',
    headSha: requiredText(untrusted, 'head_sha', answer),
    path: requiredText(untrusted, 'path', answer),
    createdAt: requiredText(untrusted, 'created_at', answer),
    startedAt: stringField(untrusted, 'run_started_at') ?? requiredText(untrusted, 'created_at', answer),
    actor: parseAccount(requiredRecord(untrusted, 'actor', answer), `${answer}'s actor`),
    triggeringActor: parseAccount(
      requiredRecord(untrusted, 'triggering_actor', answer),
      `${answer}'s triggering actor`,
    ),
    url: requiredText(untrusted, 'html_url', answer),
    ...optional('title', stringField(untrusted, 'display_title')),
    ...optional('conclusion', stringField(untrusted, 'conclusion')),
    ...optional('headBranch', stringField(untrusted, 'head_branch')),
  }
}

export async function listRunApprovals({ octokit, repo }: Api, runId: number): Promise<RunApproval[]> {
  return call({ what: `reading the approvals of run ${runId}`, permission: PERMISSION }, async () => {
    const { data } = await octokit.rest.actions.getReviewsForRun({ ...repo, run_id: runId })
    return requiredList(data, 'the list of approvals').map(parseApproval)
  })
}

/** @throws AlmError `response-invalid`. */
function parseApproval(untrusted: unknown): RunApproval {
  const answer = 'an approval of the run'
  return {
    state: requiredWord(untrusted, 'state', APPROVAL_STATES, answer),
    comment: stringField(untrusted, 'comment') ?? '',
    user: parseAccount(requiredRecord(untrusted, 'user', answer), `${answer}: its user`),
    environments: arrayField(untrusted, 'environments').map((environment) => parseNamed(environment, answer)),
  }
}

export async function listPendingDeployments(
  { octokit, repo }: Api,
  runId: number,
): Promise<PendingDeployment[]> {
  const what = `reading what run ${runId} waits for`
  return call({ what, permission: PERMISSION }, async () => {
    const { data } = await octokit.rest.actions.getPendingDeploymentsForRun({ ...repo, run_id: runId })
    return requiredList(data, 'the list of pending deployments').map(parsePendingDeployment)
  })
}

/** @throws AlmError `response-invalid`. */
function parsePendingDeployment(untrusted: unknown): PendingDeployment {
  return {
    environment: parseNamed(recordField(untrusted, 'environment'), 'a pending deployment'),
    waitTimerMinutes: numberField(untrusted, 'wait_timer') ?? 0,
    reviewers: parseReviewers(arrayField(untrusted, 'reviewers')),
  }
}

function parseNamed(untrusted: unknown, answer: string): { id: number; name: string } {
  const of = `${answer}: its environment`
  return { id: requiredId(untrusted, 'id', of), name: requiredText(untrusted, 'name', of) }
}
