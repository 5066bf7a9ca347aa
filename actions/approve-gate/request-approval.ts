// Asks for an approval by an issue: one issue for a run and an environment, however often it is asked.
import { requestId, type Subject } from '@powerops/approval'
import type { Logger } from '@powerops/core'
import type { GitHubClient, Issue } from '@powerops/github'
import { sortApprovers } from '../common/approval/approvers.js'
import { isGenuine } from '../common/approval/issue-evidence.js'
import {
  parseRequest,
  renderRequest,
  REQUEST_LABEL,
  requestMarker,
  requestTitle,
  type ApprovalRequest,
  type RequestFacts,
} from '../common/approval/request.js'

/** Opens the issue, or brings the one of an earlier attempt of the run up to date. */
export async function requestApproval(
  github: GitHubClient,
  request: ApprovalRequest,
  facts: RequestFacts,
  { author, log }: { author: string; log: Logger },
): Promise<Issue> {
  const body = renderRequest(request, facts)
  const present = await findRequest(github, request.subject, author)
  if (present) {
    const asked = parseRequest(present)
    const isSame =
      requestId(asked.subject) === requestId(request.subject) && asked.artifactId === request.artifactId
    return isSame ? present : github.updateIssue(present.number, { body })
  }
  const issue = await github.createIssue({
    title: requestTitle(request.subject),
    body,
    labels: [REQUEST_LABEL],
  })
  await assign(github, issue.number, facts, log)
  return issue
}

/**
 * The open issue of the run and environment. Anybody can copy its first line, so it must be written by our account, be
 * changed by nobody else, and never have been closed: whatever else is found is left alone, and a new one is opened.
 */
async function findRequest(
  github: GitHubClient,
  subject: Subject,
  author: string,
): Promise<Issue | undefined> {
  const marker = requestMarker(subject)
  const candidates = (await github.listIssues(REQUEST_LABEL))
    .filter(({ body }) => body.startsWith(marker))
    .filter((issue) => issue.author.login.toLowerCase() === author.toLowerCase())
    .sort((left, right) => left.number - right.number)
  for (const { number } of candidates) {
    const discussion = await github.getDiscussion(number)
    if (isGenuine(discussion, author) && !discussion.wasClosed && !discussion.isLocked) return discussion
  }
  return undefined
}

/** Being assigned is how approvers learn of it; that it fails stops nobody from answering. */
async function assign(
  github: GitHubClient,
  number: number,
  { approvers }: RequestFacts,
  log: Logger,
): Promise<void> {
  const { users } = sortApprovers(approvers)
  if (users.length === 0) return
  try {
    await github.addAssignees(number, users)
  } catch (caught) {
    log.warning(`nobody was assigned to issue #${number}: ${caught instanceof Error ? caught.message : ''}`)
  }
}
