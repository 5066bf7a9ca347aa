// What a step decides about: inputs and job, an issue that it opens, or one that was answered.
import type { ActionPorts } from '@powerops/actions-kit'
import type { RecordSource, Subject } from '@powerops/approval'
import { AlmError, optional, quote } from '@powerops/core'
import type { GitHubClient, Issue } from '@powerops/github'
import { expiryOf } from '../common/approval/expiry.js'
import { DEFAULT_EXPIRY_HOURS } from '../common/approval/issue-evidence.js'
import { parseRequest, type ApprovalRequest } from '../common/approval/request.js'
import { fetchRun } from '../common/approval/requesters.js'
import type { Job } from '../common/job.js'
import { readPlanFile, type ShownPlan } from '../common/plan/read-plan.js'
import { requestApproval } from './request-approval.js'
import { describeSubject, requireInput, type Inputs } from './subject.js'

/** What is to be decided about, and where. */
export interface Question extends ApprovalRequest {
  readonly source: RecordSource
  /** For kind issue. */
  readonly issue?: Issue
}

/** Finds what is to be decided; for kind issue, opens the issue unless one is given. */
export async function findQuestion(
  github: GitHubClient,
  inputs: Inputs,
  job: Job,
  ports: ActionPorts,
): Promise<Question> {
  const { kind, issueNumber } = inputs
  refuseStrayInputs(inputs)
  if (kind === 'issue' && issueNumber !== undefined) return readAnswered(github, inputs, job, issueNumber)
  const plan = inputs.planFile === undefined ? undefined : await readPlanFile(inputs.planFile, ports)
  const subject = describeSubject(inputs, job, plan?.digest)
  if (kind === 'environment') return { subject, source: { kind } }
  if (kind === 'pull-request') {
    return {
      subject,
      source: { kind, number: requireInput(inputs.pullRequestNumber, 'pull-request-number') },
    }
  }
  return ask(github, inputs, job, { subject, plan, ports })
}

async function ask(
  github: GitHubClient,
  inputs: Inputs,
  job: Job,
  { subject, plan, ports }: { subject: Subject; plan: ShownPlan | undefined; ports: ActionPorts },
): Promise<Question> {
  const run = await fetchRun(github, subject)
  const endsAt = expiryOf(run.startedAt, inputs.expiresAfterHours ?? DEFAULT_EXPIRY_HOURS)
  const request = { subject, ...optional('artifactId', inputs.artifactId?.toString()) }
  const facts = {
    requester: run.triggeringActor.login,
    runUrl: job.runUrl,
    minimum: inputs.minimumApprovals,
    approvers: inputs.approvers ?? [],
    expiresAt: new Date(endsAt ?? 0).toISOString(),
    plan: plan?.markdown,
  }
  const issue = await requestApproval(github, request, facts, {
    author: inputs.requestAuthor,
    log: ports.log,
  })
  return { ...request, source: { kind: 'issue', number: issue.number }, issue }
}

/** @throws AlmError `approval-missing` for a request of another repository or environment. */
async function readAnswered(
  github: GitHubClient,
  { environment }: Inputs,
  job: Job,
  number: number,
): Promise<Question> {
  const issue = await github.getDiscussion(number)
  const request = parseRequest(issue)
  const { subject } = request
  const wanted = environment?.trim().toLowerCase()
  if (subject.repositoryId === job.repositoryId && (wanted ?? subject.environment) === subject.environment) {
    return { ...request, source: { kind: 'issue', number }, issue }
  }
  throw new AlmError('approval-missing', {
    message: `issue #${number} asks for environment ${quote(subject.environment)} of repository ${subject.repositoryId}, which is not what this step decides about`,
    remedy: 'Answer the issue in the repository and for the environment that it was opened for.',
  })
}

/** An input that would be left out of account may have been meant to protect something. */
function refuseStrayInputs({ kind, issueNumber, pullRequestNumber, continueWith, artifactId }: Inputs): void {
  const strays = [
    ...(kind !== 'issue' && issueNumber !== undefined ? ['issue-number'] : []),
    ...(kind !== 'issue' && artifactId !== undefined ? ['artifact-id'] : []),
    ...(kind !== 'pull-request' && pullRequestNumber !== undefined ? ['pull-request-number'] : []),
    ...(issueNumber === undefined && continueWith !== undefined ? ['continue-with'] : []),
  ]
  if (strays.length === 0) return
  throw new AlmError('input-conflict', {
    message: `input ${strays.join(' and ')} has no meaning with kind ${kind}${issueNumber === undefined ? ' and without issue-number' : ''}`,
    remedy: 'Remove it, or choose the kind that it belongs to.',
  })
}
