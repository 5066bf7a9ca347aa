// The comments of the issue that asks for an approval.
import { requestId, type ApprovalEvent, type IssueChannel, type Subject } from '@powerops/approval'
import { AlmError } from '@powerops/core'
import type { Discussion, DiscussionComment, GitHubClient } from '@powerops/github'
import { findApprovers } from './approvers.js'
import type { Evidence, EvidenceRequest } from './evidence.js'
import { expiryOf } from './expiry.js'
import { parseRequest, REQUEST_LABEL } from './request.js'
import { fetchRun, findRequesters } from './requesters.js'

/** A request that nobody answers should not be answered weeks later by somebody who has forgotten what it was. */
export const DEFAULT_EXPIRY_HOURS = 72

/** @throws AlmError `approval-missing` when the issue asks for something else than the subject. */
export async function fetchIssueEvidence(
  github: GitHubClient,
  number: number,
  { subject, wish }: EvidenceRequest,
): Promise<Evidence> {
  const run = await fetchRun(github, subject)
  const discussion = await github.getDiscussion(number)
  requireSameSubject(discussion, subject)
  const answers = discussion.comments.filter(({ body }) => /^\/(approve|reject)/im.test(body))
  const voters = answers.filter((answer) => !isByApp(answer)).map(({ author }) => author)
  return {
    events: answers.map((answer) => toEvent(answer, number, subject)),
    rules: {
      channel: describeChannel(discussion, wish.requestAuthor),
      minimum: wish.minimumApprovals,
      approvers: await findApprovers(github, voters, wish, { permission: 'admin' }),
      requesters: await findRequesters(github, run, subject.commit),
      forbidRequesters: !wish.allowSelfApproval,
      expiresAt: expiryOf(run.startedAt, wish.expiresAfterHours ?? DEFAULT_EXPIRY_HOURS) ?? 0,
    },
    links: [discussion.url, ...answers.map(({ url }) => url)],
  }
}

function requireSameSubject(discussion: Discussion, subject: Subject): void {
  const asked = requestId(parseRequest(discussion).subject)
  if (asked === requestId(subject)) return
  throw new AlmError('approval-missing', {
    message: `issue #${discussion.number} asks for request ${asked}, not for ${requestId(subject)}`,
    remedy: 'Approve this deployment, and hand on its approval record unchanged.',
  })
}

function describeChannel(discussion: Discussion, author: string): IssueChannel {
  return {
    kind: 'issue',
    number: discussion.number,
    isGenuine: isGenuine(discussion, author),
    isLocked: discussion.isLocked,
    wasClosed: discussion.wasClosed,
  }
}

/** Whether the text of an issue is that of the account which writes requests, and of nobody else. */
export function isGenuine(discussion: Discussion, author: string): boolean {
  const isAuthor = (login: string | undefined): boolean => login?.toLowerCase() === author.toLowerCase()
  return (
    isAuthor(discussion.author.login) &&
    discussion.labels.some((label) => label.toLowerCase() === REQUEST_LABEL) &&
    (!discussion.wasEdited || isAuthor(discussion.lastEditor))
  )
}

function isByApp({ author, viaApp }: DiscussionComment): boolean {
  return author.type !== 'User' || viaApp
}

function toEvent(
  comment: DiscussionComment,
  issue: number,
  { repositoryId }: Pick<Subject, 'repositoryId'>,
): ApprovalEvent {
  const { body, author, wasEdited, isHidden } = comment
  return {
    kind: 'issue-comment',
    repositoryId,
    issue,
    body,
    edited: wasEdited,
    hidden: isHidden,
    user: { id: author.id, login: author.login },
    isBot: isByApp(comment),
  }
}
